import {isoZone} from '../../../date.js'
import {refuse} from '../../../http/refusal.js'
import type {Where} from '../where.js'
import {rootcaUpdates} from './model.js'
import {certificateId} from './seed.js'
import {currentUpdate} from './update.js'

const day = 86_400_000

export interface NewCertificate {
  readonly expiryDate: string | null
  readonly subject: string | null
}

/** What the reply says; not everything that goes wrong here is an error of the request. */
export function generateCertificate(c: Where, {expiryDate, subject}: NewCertificate) {
  const expiry = expiryDate === null ? null : endOf(expiryDate, c.sim.now())
  if (subject !== null) checkSubject(subject)
  const update = currentUpdate(c)
  if (update === undefined) return {success: '', error: 'Kubernetes root CA update not started'}
  if (update.state !== 'update-started') return {success: '', error: 'A new root CA certificate already exists'}
  const id = certificateId(c.sim.random(c.region.name, 'rootca'))
  const state = 'update-new-rootca-cert-generated' as const
  const patch = {state, to_rootca_cert: id, subject: subject ?? 'CN=kubernetes', expiry, updatedAt: c.sim.now()}
  c.region.of(rootcaUpdates).update(update.uuid, patch)
  c.sim.emit('rootca.changed', {region: c.region.name, state})
  return {success: id, error: ''}
}

/** The certificate shall expire in the course of that day. */
function endOf(date: string, now: number): number {
  const [, year = Number.NaN, month = 0, dayOfMonth] = (/^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(date) ?? []).map(Number)
  const start = Date.UTC(year, month - 1, dayOfMonth)
  // The 31st of a month with fewer days would be in the next one.
  if (Number.isNaN(start) || Number(isoZone(start).slice(5, 7)) !== month) {
    refuse(400, `expiry_date ${date} doesn't match format YYYY-MM-DD`)
  }
  const hours = (Math.floor((start - now) / day) + 1) * 24
  if (hours <= 24) refuse(400, 'New k8s rootCA should have at least 24 hours of validation before expiry.')
  return now + hours * 3_600_000
}

const known = ['C', 'OU', 'O', 'ST', 'CN', 'L']

function checkSubject(subject: string): void {
  const names = [...subject.matchAll(/([^=]+)=[^=]+(?:\s|$)/g)].map(([, name]) => name ?? '')
  if (names.some((name) => !known.includes(name))) {
    refuse(
      400,
      'There are parameters not supported for the certificate subject specification. The subject parameter has to be ' +
        "in the format of 'C=<Country> ST=<State/Province> L=<Locality> O=<Organization> OU=<OrganizationUnit> " +
        'CN=<commonName>',
    )
  }
  if (!names.includes('CN')) {
    refuse(400, 'The CN=<commonName> parameter is required to be specified in subject argument')
  }
}
