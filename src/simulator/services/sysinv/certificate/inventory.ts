import {isoZone} from '../../../date.js'
import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {certificates, day, type PlatformCertificate, periodOf, platformCertificates} from './model.js'

const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
]

/** `January 01 00:00:00 2026` */
function inWords(time: number): string {
  const text = isoZone(time)
  return `${months[Number(text.slice(5, 7)) - 1]} ${text.slice(8, 10)} ${text.slice(11, 19)} ${text.slice(0, 4)}`
}

const daysLeft = (expiry: number, now: number): number => Math.floor((expiry - now) / day)

function describe(one: PlatformCertificate, now: number) {
  const {start, expiry} = periodOf(one, now)
  return {
    'Residual Time': `${daysLeft(expiry, now)}d`,
    Issuer: one.issuer,
    Subject: one.subject,
    Renewal: one.renewBefore === null ? 'Manual' : 'Automatic',
    ...(one.file === null ? {} : {'File Path': one.file}),
    ...(one.namespace === null ? {} : {Namespace: one.namespace, Secret: one.name, 'Secret Type': 'kubernetes.io/tls'}),
    Validity: {'Not Before': inWords(start), 'Not After': inWords(expiry)},
  }
}

/** Where the platform puts what is installed for a purpose. */
const files = {
  ssl: '/etc/ssl/private/server-cert.pem',
  docker_registry: '/etc/ssl/private/registry-cert.crt',
  openldap: '/etc/ldap/certs/openldap-cert.crt',
  openstack: '/etc/ssl/private/openstack/cert.pem',
  openstack_ca: '/etc/ssl/private/openstack/ca-cert.pem',
  openldap_ca: null,
} as const

/** Installed ones lie in files like the platform's own. */
function installed(c: Call): PlatformCertificate[] {
  const rows = c.region.of(certificates).all()
  return rows.flatMap(({certtype, signature, subject, start, expiry}) => {
    const name = certtype === 'ssl_ca' ? signature : certtype
    const file = certtype === 'ssl_ca' ? `/opt/platform/config/ssl_ca/${name}` : files[certtype]
    if (file === null) return []
    const whom = subject ?? ''
    return [{name, subject: whom, issuer: whom, start, expiry, renewBefore: null, file, namespace: null}]
  })
}

function chosen(c: Call, rows: readonly PlatformCertificate[]) {
  const now = c.sim.now()
  const {expired, soon_to_expiry: soon} = c.query
  if (soon !== undefined && !/^\d+$/.test(soon)) refuse(400, `Invalid number of days: ${soon}`)
  const wanted = rows.filter((one) => {
    const left = daysLeft(periodOf(one, now).expiry, now)
    if (expired === 'True' || expired === 'true') return left < 0
    return soon === undefined || (left >= 0 && left <= Number(soon))
  })
  return Object.fromEntries(wanted.map((one) => [one.name, describe(one, now)]))
}

export const wholeInventory = (c: Call) => chosen(c, [...installed(c), ...c.region.of(platformCertificates).all()])

/** What lies in secrets of Kubernetes. */
export const kubernetesInventory = (c: Call) =>
  chosen(
    c,
    c.region.of(platformCertificates).where((one) => one.namespace !== null),
  )
