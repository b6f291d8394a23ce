import {createPrivateKey, generateKeyPairSync, sign} from 'node:crypto'

interface Wish {
  /** `{CN: 'Example', O: 'Somebody'}`, in this order */
  subject: Record<string, string>
  /** without one it signs itself */
  signedBy?: Certified
  ca?: boolean
  /** YYYY-MM-DD */
  from?: string
  to?: string
  serial?: number
  /** DNS names */
  names?: string[]
}

export interface Certified {
  pem: string
  /** the private key in PEM format */
  key: string
  subject: Record<string, string>
}

const der = (tag: number, ...parts: Buffer[]): Buffer => {
  const content = Buffer.concat(parts)
  const {length} = content
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}
const sequence = (...parts: Buffer[]) => der(0x30, ...parts)
/** A small number above zero; a first bit that is set would make it negative. */
const integer = (value: number) => {
  const hex = value.toString(16)
  const whole = hex.padStart(hex.length + (hex.length % 2), '0')
  return der(0x02, Buffer.from(/^[89a-f]/.test(whole) ? `00${whole}` : whole, 'hex'))
}
const oid = (hex: string) => der(0x06, Buffer.from(hex, 'hex'))

const types: Record<string, string> = {CN: '550403', C: '550406', L: '550407', ST: '550408', O: '55040a', OU: '55040b'}

const name = (parts: Record<string, string>) =>
  sequence(
    ...Object.entries(parts).map(([type, value]) =>
      der(0x31, sequence(oid(types[type] ?? ''), der(0x0c, Buffer.from(value)))),
    ),
  )

const time = (date: string) => der(0x18, Buffer.from(`${date.replaceAll('-', '')}000000Z`))
const extension = (id: string, value: Buffer) => sequence(oid(id), der(0x04, value))
const ecdsaWithSha256 = sequence(oid('2a8648ce3d040302'))

/** A certificate of an elliptic curve, made by hand: the tests need no other program for it. */
export function certified(wish: Wish): Certified {
  const {subject, signedBy, ca = false, from = '2025-01-01', to = '2035-01-01', serial = 4711, names = []} = wish
  const pair = generateKeyPairSync('ec', {namedCurve: 'P-256'})
  const signer = signedBy === undefined ? pair.privateKey : createPrivateKey(signedBy.key)
  const alternatives = sequence(...names.map((one) => der(0x82, Buffer.from(one))))
  const signed = sequence(
    ...[der(0xa0, integer(2)), integer(serial), ecdsaWithSha256, name(signedBy?.subject ?? subject)],
    ...[sequence(time(from), time(to)), name(subject), pair.publicKey.export({type: 'spki', format: 'der'})],
    der(
      0xa3,
      sequence(
        extension('551d13', sequence(...(ca ? [der(0x01, Buffer.from([0xff]))] : []))),
        ...(names.length === 0 ? [] : [extension('551d11', alternatives)]),
      ),
    ),
  )
  const signature = der(0x03, Buffer.from([0]), sign('sha256', signed, signer))
  const base64 = sequence(signed, ecdsaWithSha256, signature).toString('base64')
  const lines = base64.match(/.{1,64}/g) ?? []
  return {
    pem: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
    key: pair.privateKey.export({type: 'pkcs8', format: 'pem'}).toString(),
    subject,
  }
}
