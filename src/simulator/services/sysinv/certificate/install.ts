import {spaced} from '../../../date.js'
import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {rowAsked, showRow} from '../resource/resource.js'
import {add} from '../row.js'
import {serviceParameters} from '../service-parameter/model.js'
import {watchExpiry} from './expiry.js'
import {type Certificate, type CertificateMode, certificateModes, certificates, platformCertificates} from './model.js'
import {certificatesIn, type Parsed, privateKeyIn} from './pem.js'
import {certificateResource} from './show.js'

/** What cannot be installed is answered with 200 and a reason. */
class NotInstalled extends Error {}

const no = (reason: string): never => {
  throw new NotInstalled(reason)
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

const isMode = (mode: string): mode is CertificateMode => (certificateModes as readonly string[]).includes(mode)

export function installCertificate(c: Call) {
  try {
    return install(c)
  } catch (error) {
    if (!(error instanceof NotInstalled)) throw error
    return {success: '', error: error.message}
  }
}

function install(c: Call) {
  const {mode: wanted, passphrase, force} = (c.body ?? {}) as Readonly<Record<string, string | undefined>>
  const mode = wanted === undefined || wanted === '' ? 'ssl' : wanted
  if (!isMode(mode)) return no(`Invalid mode: ${mode}`)
  if (force !== 'true') checkManaged(c, mode)
  const file = c.files.find(({field}) => field === 'file') ?? no('Error: No file uploaded')
  const pem = file.content?.toString() ?? ''
  const parsed = readable(() => certificatesIn(pem), 'No certificates have been added, ')
  if (parsed.length === 0) no('No certificates have been added, no valid certificates found in file.')
  const outdated = parsed.map((one) => invalidity(c, one))
  if (parsed.length === 1 && outdated[0] !== undefined) no(outdated[0])
  const valid = parsed.filter((_one, index) => outdated[index] === undefined)
  if (isServer(mode)) checkChain(valid)
  if (mode === 'ssl_ca') checkAuthorities(valid)
  if (mode === 'openstack' && valid[0] !== undefined) checkDomain(c, valid[0])
  if (isServer(mode) || mode === 'openldap_ca') checkKey(pem, passphrase || undefined, valid)
  const kept = isServer(mode) ? valid.filter((one) => !one.ca) : valid
  const stored = kept.map((one) => store(c, mode, one))
  if (mode === 'openldap_ca') replaceLocalCa(c, valid)
  watchExpiry(c.sim, c.region.name)
  const errors = outdated.flatMap((reason, index) =>
    reason === undefined ? [] : [`Error with cert number ${index + 1} in the file: ${reason}`],
  )
  return {success: '', error: errors.join('\n'), body: '', certificates: stored.map(describe)}
}

function readable<T>(read: () => T, prefix = ''): T {
  try {
    return read()
  } catch (error) {
    return no(`${prefix}${reasonOf(error)}`)
  }
}

const secrets: Partial<Record<CertificateMode, string>> = {
  ssl: 'system-restapi-gui-certificate',
  docker_registry: 'system-registry-local-certificate',
  openldap: 'system-openldap-local-certificate',
}

/** What cert-manager renews is not to be replaced by hand. */
function checkManaged(c: Call, mode: CertificateMode): void {
  const secret = secrets[mode]
  if (secret === undefined || !c.region.of(platformCertificates).has(secret)) return
  no(
    'Certificate is currently being managed by cert-manager. \n' +
      `To manage certificate with this command, first delete the ${secret} Certificate and Secret.`,
  )
}

const isServer = (mode: CertificateMode): boolean =>
  mode === 'ssl' || mode === 'docker_registry' || mode === 'openstack' || mode === 'openldap'

function invalidity(c: Call, {start, expiry}: Parsed): string | undefined {
  const now = c.sim.now()
  if (now > start && now < expiry) return undefined
  return `certificate is not valid before ${spaced(start)} nor after ${spaced(expiry)}`
}

/** First the server's, then those that signed it, each after what it signed. */
function checkChain(chain: readonly Parsed[]): void {
  for (const [index, one] of chain.entries()) {
    const before = chain[index - 1]
    if (before === undefined) {
      if (one.ca) no('The first cert in the file should not be a CA cert')
    } else if (!one.ca) no(`Number ${index + 1} cert in the file should be a CA cert`)
    else if (one.subjectHash !== before.issuerHash) {
      no(
        `Number ${index + 1} cert in the file is not signing cert of the preceding one. Check certs order in the file.`,
      )
    }
  }
}

function checkAuthorities(all: readonly Parsed[]): void {
  for (const one of all) {
    if (!one.ca) no('Cannot install non-CA type certificate as SSL CA certificate')
    if (one.subject === '') no('Cannot install CA certificate without subject')
  }
}

function checkDomain(c: Call, {x509}: Parsed): void {
  const domain =
    c.region.of(serviceParameters).find((one) => one.section === 'helm' && one.name === 'endpoint_domain') ??
    no('Service parameter for openstack, helm, endpoint_domain is not provisioned')
  const host = `keystone.${domain.value}`
  if (x509.checkHost(host) === undefined) {
    no(`hostname '${host}' doesn't match '${(x509.subjectAltName ?? x509.subject).replaceAll('DNS:', '')}'`)
  }
}

function checkKey(pem: string, passphrase: string | undefined, valid: readonly Parsed[]): void {
  const key = readable(() => privateKeyIn(pem, passphrase))
  if (key.asymmetricKeyType !== 'rsa' && key.asymmetricKeyType !== 'ec') {
    no('Only RSA or ECC encryption based Private Keys are supported.')
  }
  const [first] = valid
  if (first !== undefined && !first.x509.checkPrivateKey(key)) {
    no('The private key in the file does not belong to its first certificate.')
  }
}

/** A CA takes the place of one with the same subject, anything else that of whatever was installed for the same. */
function store(c: Call, mode: CertificateMode, one: Parsed): Certificate {
  const table = c.region.of(certificates)
  const signature = `${mode}_${one.serial}`.slice(0, 255)
  const hash = String(one.subjectHash)
  const rows = table.where((row) => row.certtype === mode)
  if (mode === 'ssl_ca') {
    for (const row of rows) if (row.hash_subject === hash && row.signature !== signature) table.remove(row.uuid)
  }
  const {start, expiry, subject} = one
  const patch = {certtype: mode, issuer: null, signature, start, expiry, subject, hash_subject: hash}
  const known = mode === 'ssl_ca' ? rows.find((row) => row.signature === signature) : rows[0]
  const now = c.sim.now()
  if (known !== undefined) return table.update(known.uuid, {...patch, updatedAt: now})
  return add(table, now, {uuid: c.sim.random(c.region.name, 'certificate.uuid').uuid(), ...patch})
}

/** The platform's own authority, which signs the certificates that cert-manager renews. */
function replaceLocalCa(c: Call, [one]: readonly Parsed[]): void {
  if (one === undefined) return
  const {subject, start, expiry} = one
  c.region.of(platformCertificates).update('system-local-ca', {subject, issuer: subject, start, expiry})
}

const zoned = (time: number): string => `${spaced(time)}+00:00`

const describe = (row: Certificate) => ({
  ...{uuid: row.uuid, certtype: row.certtype, issuer: row.issuer, signature: row.signature},
  ...{start_date: zoned(row.start), expiry_date: zoned(row.expiry), subject: row.subject},
  ...{hash_subject: row.hash_subject, created_at: zoned(row.createdAt)},
  updated_at: row.updatedAt === null ? null : zoned(row.updatedAt),
})

/** Answered with what is no more there. */
export function uninstallCertificate(c: Call<'uuid'>) {
  const row = rowAsked(c, certificateResource)
  if (row.certtype !== 'ssl_ca') {
    refuse(
      400,
      `Unsupported mode: ${row.certtype}\n` +
        'Please use certificate-install instead to update the existing certificate',
    )
  }
  c.region.of(certificates).remove(row.uuid)
  watchExpiry(c.sim, c.region.name)
  return showRow(c, certificateResource, row)
}
