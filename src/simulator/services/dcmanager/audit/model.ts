import {collection} from '../../../kernel/collection.js'

/** A subcloud of which something is still to be found out; the audit looks at no others. */
export interface Watched {
  readonly subcloudId: number
}

export const watched = collection<Watched>('dcmanager.watched', {key: 'subcloudId'})

/** A subcloud that a fault keeps from answering. */
export interface Lost {
  readonly subcloudId: number
}

export const lost = collection<Lost>('dcmanager.lost', {key: 'subcloudId'})

export interface AlarmSummary {
  readonly id: number
  readonly uuid: string
  readonly subcloudId: number
  readonly critical: number
  readonly major: number
  readonly minor: number
  readonly warnings: number
  readonly status: 'critical' | 'degraded' | 'OK' | 'disabled'
}

export const alarmSummaries = collection<AlarmSummary>('dcmanager.alarm-summary', {
  key: 'id',
  index: ['subcloudId'],
})
