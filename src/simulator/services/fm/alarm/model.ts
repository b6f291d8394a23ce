import {collection} from '../../../kernel/collection.js'
import type {Severity} from '../../../states.js'

export interface Alarm {
  readonly uuid: string
  readonly alarmId: string
  readonly entityType: string
  readonly entity: string
  readonly severity: Severity
  readonly reason: string
  readonly alarmType: string
  readonly cause: string
  readonly repair: string | null
  readonly serviceAffecting: boolean
  /** may be suppressed while it lasts; suppressing all of its kind is another matter */
  readonly suppression: boolean
  readonly raisedAt: number
}

export const alarms = collection<Alarm>('fm.alarm', {key: 'uuid', index: ['entity', 'alarmId']})
