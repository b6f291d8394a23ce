import {collection} from '../../../kernel/collection.js'
import type {Row} from '../row.js'

/** What certificates are installed for. */
export const certificateModes = [
  ...(['ssl', 'ssl_ca', 'docker_registry', 'openstack', 'openstack_ca', 'openldap', 'openldap_ca'] as const),
] as const

export type CertificateMode = (typeof certificateModes)[number]

/** A certificate that somebody installed. */
export interface Certificate extends Row {
  readonly certtype: CertificateMode
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
  /** renewed by itself so many milliseconds before it expires; null: somebody has to see to it */
  readonly renewBefore: number | null
  /** where it lies: in a file, or in a secret of Kubernetes */
  readonly file: string | null
  readonly namespace: string | null
}

export const certificates = collection<Certificate>('sysinv.certificate', {key: 'uuid'})
export const platformCertificates = collection<PlatformCertificate>('sysinv.platform-certificate', {key: 'name'})

export const day = 86_400_000

/**
 * The period for which a certificate is valid now. One that is renewed by itself has been, however long nobody looked;
 * so no timer has to do it.
 */
export function periodOf(one: PlatformCertificate, now: number): {start: number; expiry: number} {
  const {start, expiry, renewBefore} = one
  if (renewBefore === null) return {start, expiry}
  const between = expiry - start - renewBefore
  const past = Math.max(0, Math.floor((now - start) / between)) * between
  return {start: start + past, expiry: expiry + past}
}
