import {createPrivateKey, type KeyObject, X509Certificate} from 'node:crypto'
import {nameHash, namesIn} from './distinguished-name.js'

/** A certificate of a file, as far as sysinv looks at it. */
export interface Parsed {
  readonly subject: string
  readonly subjectHash: number
  readonly issuerHash: number
  readonly serial: string
  readonly start: number
  readonly expiry: number
  readonly ca: boolean
  readonly x509: X509Certificate
}

const begin = '-----BEGIN CERTIFICATE-----'
const end = '-----END CERTIFICATE-----'

/** Every certificate of a file, in its order; throws where something that looks like one is none. */
export function certificatesIn(pem: string): Parsed[] {
  const found: Parsed[] = []
  for (let at = pem.indexOf(begin); at >= 0; at = pem.indexOf(begin, at + begin.length)) {
    const stop = pem.indexOf(end, at)
    if (stop < 0) throw new Error('Failed to load pem x509 certificate')
    found.push(parse(pem.slice(at, stop + end.length)))
  }
  return found
}

function parse(block: string): Parsed {
  let x509: X509Certificate
  try {
    x509 = new X509Certificate(block)
  } catch (cause) {
    throw new Error('Failed to load pem x509 certificate', {cause})
  }
  const {issuer, subject} = namesIn(x509.raw)
  return {
    // RFC 4514 begins with the last part.
    subject: x509.subject.split('\n').reverse().join(','),
    subjectHash: nameHash(subject),
    issuerHash: nameHash(issuer),
    serial: BigInt(`0x${x509.serialNumber}`).toString(),
    start: Date.parse(x509.validFrom),
    expiry: Date.parse(x509.validTo),
    ca: x509.ca,
    x509,
  }
}

/** The private key of a file; throws with what is wrong with it. */
export function privateKeyIn(pem: string, passphrase: string | undefined): KeyObject {
  const block = keyBlock(pem)
  if (block === undefined) throw new Error('Error loading private key from PEM data: no private key in it.')
  try {
    return createPrivateKey({key: block, passphrase})
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(`Error loading private key from PEM data: ${reason}`)
  }
}

/** From the first beginning to the first end behind it: each is looked for once, however many beginnings there are. */
function keyBlock(pem: string): string | undefined {
  const start = pem.search(/-----BEGIN (?:\w{2,9} )?PRIVATE KEY-----/)
  if (start < 0) return undefined
  const rest = pem.slice(start)
  const end = /-----END (?:\w{2,9} )?PRIVATE KEY-----/.exec(rest)
  return end ? rest.slice(0, end.index + end[0].length) : undefined
}
