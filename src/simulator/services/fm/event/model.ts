import {collection} from '../../../kernel/collection.js'
import type {Severity} from '../../../states.js'

/** An entry of the event log: an alarm set or cleared, or something that happened and is over. */
export interface EventRecord {
  readonly id: number
  readonly uuid: string
  readonly eventId: string
  readonly state: 'set' | 'clear' | 'log'
  readonly entityType: string
  readonly entity: string
  readonly severity: Severity | 'not-applicable'
  readonly reason: string
  readonly type: string
  readonly cause: string
  readonly repair: string | null
  readonly serviceAffecting: boolean
  readonly suppression: boolean
  readonly at: number
}

export const events = collection<EventRecord>('fm.event', {key: 'uuid'})
