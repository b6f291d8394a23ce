import {type Collection, collection} from '../../kernel/collection.js'

export type Power = 'On' | 'Off'

/** The board controller of one server. One that nobody has changed yet has no document. */
export interface Bmc {
  readonly address: string
  readonly power: Power
  /** who may log in; null: an untouched one lets everybody in who names a user and a password */
  readonly account: {readonly username: string; readonly password: string} | null
  /** what lies in the virtual drive */
  readonly image: string | null
  readonly boot: {readonly enabled: 'Disabled' | 'Once' | 'Continuous'; readonly target: string; readonly mode: string}
  readonly sessions: readonly {readonly id: number; readonly token: string; readonly username: string}[]
  readonly lastSession: number
  /** when the server was last switched on with an image to start from */
  readonly startedFrom: {readonly image: string; readonly at: number} | null
}

export const bmcs: Collection<Bmc> = collection<Bmc>('redfish.bmc', {key: 'address'})

export const untouched = (address: string): Bmc => ({
  address,
  power: 'Off',
  account: null,
  image: null,
  boot: {enabled: 'Disabled', target: 'None', mode: 'UEFI'},
  sessions: [],
  lastSession: 0,
  startedFrom: null,
})
