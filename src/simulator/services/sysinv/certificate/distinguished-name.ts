import {createHash} from 'node:crypto'

interface Element {
  readonly tag: number
  readonly content: Buffer
  readonly whole: Buffer
}

/** The elements of a DER encoding, one after the other. */
function elements(der: Buffer): Element[] {
  const found: Element[] = []
  for (let at = 0; at < der.length; ) {
    const tag = der.readUInt8(at)
    let length = der.readUInt8(at + 1)
    let begin = at + 2
    if (length > 0x7f) {
      const bytes = length & 0x7f
      length = der.readUIntBE(begin, bytes)
      begin += bytes
    }
    const end = begin + length
    found.push({tag, content: der.subarray(begin, end), whole: der.subarray(at, end)})
    at = end
  }
  return found
}

function encode(tag: number, content: Buffer): Buffer {
  const {length} = content
  const header = length < 0x80 ? [tag, length] : length < 0x100 ? [tag, 0x81, length] : [tag, 0x82, length >> 8, length]
  return Buffer.concat([Buffer.from(header), content])
}

const utf8String = 0x0c
/** UTF8String, PrintableString, T61String, IA5String, VisibleString: in ASCII all the same. */
const plainText = [utf8String, 0x13, 0x14, 0x16, 0x1a]
const bmpString = 0x1e

function textOf({tag, content}: Element): string | undefined {
  if (plainText.includes(tag)) return content.toString(tag === 0x14 ? 'latin1' : 'utf8')
  return tag === bmpString ? Buffer.from(content).swap16().toString('utf16le') : undefined
}

const canonical = (text: string): string =>
  text
    .trim()
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase())

function canonicalAttribute(attribute: Element): Buffer {
  const [type, value] = elements(attribute.content)
  const text = value && textOf(value)
  if (type === undefined || text === undefined) return attribute.whole
  return encode(0x30, Buffer.concat([type.whole, encode(utf8String, Buffer.from(canonical(text)))]))
}

/** The number by which OpenSSL finds a name: a hash of it in lower case and with single spaces. */
export function nameHash(name: Buffer): number {
  const sets = elements(name).map((set) =>
    encode(set.tag, Buffer.concat(elements(set.content).map(canonicalAttribute).sort(Buffer.compare))),
  )
  return createHash('sha1').update(Buffer.concat(sets)).digest().readUInt32LE(0)
}

/** Who issued a certificate and whom it names, as they are encoded in it. */
export function namesIn(certificate: Buffer): {issuer: Buffer; subject: Buffer} {
  const [signed] = elements(elements(certificate)[0]?.content ?? Buffer.alloc(0))
  // [version], serial number, algorithm, issuer, validity, subject
  const parts = elements(signed?.content ?? Buffer.alloc(0)).filter(({tag}) => tag !== 0xa0)
  return {issuer: parts[2]?.content ?? Buffer.alloc(0), subject: parts[4]?.content ?? Buffer.alloc(0)}
}
