import {collection} from '../../../kernel/collection.js'
import type {Severity} from '../catalogue.js'

export interface Alarm {
  readonly uuid: string
  readonly alarmId: string
  readonly entity: string
  readonly severity: Severity
  readonly reason: string
  readonly raisedAt: number
}

export const alarms = collection<Alarm>('fm.alarm', {key: 'uuid', index: ['alarmId', 'entity']})
