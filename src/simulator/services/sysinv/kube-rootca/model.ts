import {collection} from '../../../kernel/collection.js'
import type {RootcaHostState, RootcaState} from '../../../states.js'
import type {Row} from '../row.js'

/** The replacement of the root certificate that Kubernetes trusts. */
export interface RootcaUpdate extends Row {
  readonly from_rootca_cert: string
  readonly to_rootca_cert: string | null
  readonly state: RootcaState
  /** what was asked of the new certificate; null: as the old one */
  readonly subject: string | null
  readonly expiry: number | null
}

/** What one host has to do with it. */
export interface RootcaHostUpdate extends Row {
  readonly target_rootca_cert: string | null
  readonly effective_rootca_cert: string
  readonly state: RootcaHostState | null
  readonly hostname: string
  readonly personality: string
}

/** The root certificate that is in use. */
export interface RootCertificate {
  readonly key: 'root'
  readonly id: string
}

export const rootcaUpdates = collection<RootcaUpdate>('sysinv.rootca-update', {key: 'uuid'})
export const rootcaHostUpdates = collection<RootcaHostUpdate>('sysinv.rootca-host-update', {
  key: 'uuid',
  index: ['hostname'],
})
export const rootCertificates = collection<RootCertificate>('sysinv.root-certificate', {key: 'key'})
