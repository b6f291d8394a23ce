import {collection} from '../../../kernel/collection.js'
import type {Row} from '../resource/resource.js'

/** A certificate that somebody installed. */
export interface Certificate extends Row {
  readonly certtype: 'ssl_ca' | 'openstack' | 'openstack_ca'
  readonly issuer: string | null
  readonly signature: string
  readonly start: number
  readonly expiry: number
  readonly subject: string | null
  readonly hash_subject: string | null
}

/** One that the platform keeps for itself. */
export interface PlatformCertificate {
  readonly name: string
  readonly subject: string
  readonly issuer: string
  readonly start: number
  readonly expiry: number
  readonly automatic: boolean
  /** where it lies: in a file, or in a secret of Kubernetes */
  readonly file: string | null
  readonly namespace: string | null
}

export const certificates = collection<Certificate>('sysinv.certificate', {key: 'uuid'})
export const platformCertificates = collection<PlatformCertificate>('sysinv.platform-certificate', {key: 'name'})
