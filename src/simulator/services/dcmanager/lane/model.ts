import {collection} from '../../../kernel/collection.js'

/** How many operations of a kind run, and which of the waiting ones is next. */
export interface Lane {
  readonly name: string
  readonly running: number
  readonly next: number
  readonly last: number
}

export const lanes = collection<Lane>('dcmanager.lane', {key: 'name'})

/** A subcloud in a lane: it runs, or waits with its number. */
export interface LaneEntry {
  readonly key: string
  readonly lane: string
  readonly subcloudId: number
  readonly runs: boolean
  /** what its kind of operation is started with */
  readonly input: unknown
}

export const laneEntries = collection<LaneEntry>('dcmanager.lane-entry', {key: 'key', index: ['lane']})

/** Which entry waits under a number. */
export interface LaneTicket {
  readonly key: string
  readonly entry: string
}

export const laneTickets = collection<LaneTicket>('dcmanager.lane-ticket', {key: 'key'})
