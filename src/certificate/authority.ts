import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
  X509Certificate,
} from 'node:crypto'
import {isIP} from 'node:net'

/** What a TLS server needs, in PEM. */
export interface TlsIdentity {
  readonly key: string
  readonly cert: string
}

const day = 86_400_000

/**
 * Node can sign but not write certificates, so their encoding (X.509 in DER, RFC 5280) is written out here: just what a
 * private authority and one server certificate need, on P-256.
 */
export function createAuthority(now: number, called: string): TlsIdentity {
  const {privateKey, publicKey} = keyPair()
  const name = distinguishedName(called)
  const cert = certificate({
    issuer: name,
    subject: name,
    from: now - day,
    until: now + 3650 * day,
    publicKey,
    signer: privateKey,
    extensions: [
      extension('2.5.29.19', true, sequence(boolean(true))),
      // keyCertSign, cRLSign
      extension('2.5.29.15', true, tlv(0x03, Buffer.from([1, 0x06]))),
      extension('2.5.29.14', false, octets(keyId(publicKey))),
      extension('2.5.29.35', false, sequence(tlv(0x80, keyId(publicKey)))),
    ],
  })
  return {key: pem('PRIVATE KEY', privateKey.export({type: 'pkcs8', format: 'der'})), cert}
}

/** A certificate for these names and addresses; valid no longer than the strictest clients accept. */
export function issueServerIdentity(authority: TlsIdentity, hosts: readonly string[], now: number): TlsIdentity {
  const {privateKey, publicKey} = keyPair()
  const signer = createPrivateKey(authority.key)
  const cert = certificate({
    issuer: distinguishedName(new X509Certificate(authority.cert).subject.replace(/^CN=/, '')),
    subject: distinguishedName(hosts[0] ?? 'localhost'),
    from: now - day,
    until: now + 396 * day,
    publicKey,
    signer,
    extensions: [
      extension('2.5.29.19', true, sequence()),
      // digitalSignature
      extension('2.5.29.15', true, tlv(0x03, Buffer.from([7, 0x80]))),
      extension('2.5.29.37', false, sequence(oid('1.3.6.1.5.5.7.3.1'))),
      extension('2.5.29.17', false, sequence(...hosts.map(alternativeName))),
      extension('2.5.29.14', false, octets(keyId(publicKey))),
      extension('2.5.29.35', false, sequence(tlv(0x80, keyId(createPublicKey(signer))))),
    ],
  })
  return {key: pem('PRIVATE KEY', privateKey.export({type: 'pkcs8', format: 'der'})), cert: cert + authority.cert}
}

interface Contents {
  issuer: Buffer
  subject: Buffer
  from: number
  until: number
  publicKey: KeyObject
  signer: KeyObject
  extensions: readonly Buffer[]
}

function certificate({issuer, subject, from, until, publicKey, signer, extensions}: Contents): string {
  const algorithm = sequence(oid('1.2.840.10045.4.3.2'))
  const serial = randomBytes(16)
  // Positive, and without a leading zero.
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40
  const body = sequence(
    tlv(0xa0, tlv(0x02, Buffer.from([2]))),
    tlv(0x02, serial),
    algorithm,
    issuer,
    sequence(time(from), time(until)),
    subject,
    publicKey.export({type: 'spki', format: 'der'}),
    tlv(0xa3, sequence(...extensions)),
  )
  const signature = sign('sha256', body, signer)
  return pem('CERTIFICATE', sequence(body, algorithm, tlv(0x03, Buffer.from([0]), signature)))
}

const keyPair = () => generateKeyPairSync('ec', {namedCurve: 'P-256'})

/** The customary key identifier: the digest of the key's own bits, which end its description. */
const keyId = (publicKey: KeyObject): Buffer =>
  createHash('sha1')
    .update(publicKey.export({type: 'spki', format: 'der'}).subarray(-65))
    .digest()

function tlv(tag: number, ...contents: readonly Buffer[]): Buffer {
  const content = Buffer.concat(contents)
  const {length} = content
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), content])
  const size = Buffer.from(length.toString(16).padStart(length > 0xff ? 4 : 2, '0'), 'hex')
  return Buffer.concat([Buffer.from([tag, 0x80 | size.length]), size, content])
}

const sequence = (...items: readonly Buffer[]): Buffer => tlv(0x30, ...items)
const octets = (content: Buffer): Buffer => tlv(0x04, content)
const boolean = (value: boolean): Buffer => tlv(0x01, Buffer.from([value ? 0xff : 0]))

function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  const bytes = [first * 40 + second]
  for (const part of rest) {
    const septets = [part & 0x7f]
    for (let left = part >> 7; left > 0; left >>= 7) septets.unshift((left & 0x7f) | 0x80)
    bytes.push(...septets)
  }
  return tlv(0x06, Buffer.from(bytes))
}

const distinguishedName = (commonName: string): Buffer =>
  sequence(tlv(0x31, sequence(oid('2.5.4.3'), tlv(0x0c, Buffer.from(commonName)))))

/** UTCTime until 2049, GeneralizedTime after, as RFC 5280 wants it. */
function time(at: number): Buffer {
  const digits = `${new Date(at).toISOString().slice(0, 19).replace(/\D/g, '')}Z`
  return digits < '2050' ? tlv(0x17, Buffer.from(digits.slice(2))) : tlv(0x18, Buffer.from(digits))
}

const extension = (id: string, critical: boolean, content: Buffer): Buffer =>
  sequence(oid(id), ...(critical ? [boolean(true)] : []), octets(content))

function alternativeName(host: string): Buffer {
  switch (isIP(host)) {
    case 4:
      return tlv(0x87, Buffer.from(host.split('.').map(Number)))
    case 6:
      return tlv(0x87, addressBytes(host))
    default:
      return tlv(0x82, Buffer.from(host))
  }
}

function addressBytes(address: string): Buffer {
  const groups = new URL(`http://[${address}]/`).hostname.slice(1, -1).split('::')
  const [head = [], tail = []] = groups.map((side) => side.split(':').filter((group) => group !== ''))
  const middle = Array<string>(8 - head.length - tail.length).fill('0')
  return Buffer.from([...head, ...middle, ...tail].map((group) => group.padStart(4, '0')).join(''), 'hex')
}

function pem(label: string, der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? []
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`
}
