import {isoZone} from '../../../date.js'
import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import type {Router} from '../../../http/service.js'
import {pick, type Resource, readRoutes} from '../resource/resource.js'
import {type Certificate, certificates, type PlatformCertificate, platformCertificates} from './model.js'

const day = 86_400_000

export const certificateResource: Resource<Certificate> = {
  collection: certificates,
  path: 'certificate',
  list: 'certificates',
  argument: 'certificate_uuid',
  missing: (ref) => refuse(400, `No certificate found for ${ref}`),
  show: (row) => ({
    ...pick(row, 'uuid', 'certtype', 'issuer', 'signature'),
    start_date: isoZone(row.start),
    expiry_date: isoZone(row.expiry),
    details: null,
    ...pick(row, 'subject', 'hash_subject'),
  }),
}

const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
]

/** `January 01 00:00:00 2026` */
function inWords(time: number): string {
  const text = isoZone(time)
  return `${months[Number(text.slice(5, 7)) - 1]} ${text.slice(8, 10)} ${text.slice(11, 19)} ${text.slice(0, 4)}`
}

const describe = (one: PlatformCertificate, now: number) => ({
  'Residual Time': `${Math.floor((one.expiry - now) / day)}d`,
  Issuer: one.issuer,
  Subject: one.subject,
  Renewal: one.automatic ? 'Automatic' : 'Manual',
  ...(one.file === null ? {} : {'File Path': one.file}),
  ...(one.namespace === null ? {} : {Namespace: one.namespace, Secret: one.name}),
  Validity: {'Not Before': inWords(one.start), 'Not After': inWords(one.expiry)},
})

function inventory(c: Call, rows: readonly PlatformCertificate[]) {
  const now = c.sim.now()
  const {expired, soon_to_expiry: soon} = c.query
  if (soon !== undefined && !/^\d+$/.test(soon)) refuse(400, `Invalid number of days: ${soon}`)
  const wanted = rows.filter(({expiry}) => {
    if (expired === 'True') return expiry <= now
    return soon === undefined || (expiry > now && expiry <= now + Number(soon) * day)
  })
  return Object.fromEntries(wanted.map((one) => [one.name, describe(one, now)]))
}

export function certificateRoutes(router: Router): void {
  router.get('/v1/certificate/get_all_certs', {}, (c) => inventory(c, c.region.of(platformCertificates).all()))
  router.get('/v1/certificate/get_all_k8s_certs', {}, (c) =>
    inventory(
      c,
      c.region.of(platformCertificates).where((one) => one.namespace !== null),
    ),
  )
  readRoutes(router, certificateResource)
}
