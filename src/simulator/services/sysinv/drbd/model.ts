import {collection} from '../../../kernel/collection.js'
import type {Row} from '../row.js'

/** How the controllers copy their file systems to one another. */
export interface Drbd extends Row {
  readonly link_util: number
  readonly num_parallel: number
  readonly rtt_ms: number
  /** whether what they copy is encrypted; the API does not show it */
  readonly secure: boolean
  readonly isystem_uuid: string
}

export const drbds = collection<Drbd>('sysinv.drbd', {key: 'uuid'})
