import {collection} from '../../../kernel/collection.js'

/** One kind of alarm that could be hidden. */
export interface Suppression {
  readonly id: number
  readonly uuid: string
  readonly alarmId: string
  readonly description: string
}

export const suppressions = collection<Suppression>('fm.suppression', {key: 'uuid'})

/** A kind that is hidden. Each alarm of each subcloud asks for it: none needs the whole catalogue to be derived. */
export interface Hidden {
  readonly alarmId: string
}

export const hiddenKinds = collection<Hidden>('fm.hidden', {key: 'alarmId'})
