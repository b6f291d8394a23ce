import {collection} from '../../../kernel/collection.js'

/** Whether all alarms of one kind are hidden. */
export interface Suppression {
  readonly id: number
  readonly uuid: string
  readonly alarmId: string
  readonly description: string
  readonly status: 'suppressed' | 'unsuppressed'
}

export const suppressions = collection<Suppression>('fm.suppression', {key: 'uuid', index: ['alarmId']})
