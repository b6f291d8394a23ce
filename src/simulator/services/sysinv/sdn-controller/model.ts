import {collection} from '../../../kernel/collection.js'
import type {Row} from '../row.js'

/** A controller of a software-defined network, outside of this system. */
export interface SdnController extends Row {
  readonly ip_address: string
  readonly port: number
  readonly transport: string
  /** as it was given: nobody looks at it */
  readonly state: string
}

export const sdnControllers = collection<SdnController>('sysinv.sdn-controller', {key: 'uuid'})
