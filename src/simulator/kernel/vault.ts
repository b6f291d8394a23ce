import {createCipheriv, createDecipheriv, randomBytes} from 'node:crypto'
import {type Database, vaultKey} from './database.js'
import type {Writer} from './database-row.js'
import {holdsSecret, namesSecret, secretBeside, worthALook} from './telltale.js'

/** What begins so in a row was sealed; nothing that somebody types does. */
const mark = '\u0001sealed:'
/** A password of digits only is a number in YAML, and must be one again. */
const numberMark = '\u0001sealed-number:'
const [ivLength, tagLength] = [12, 16]

/**
 * Secrets that operators give may be genuine ones. Rows hold them sealed, so that neither files nor copies tell them;
 * the key stays in this simulator's own database, whose owner alone can read it. Elsewhere they are lost, not told.
 */
export class Vault {
  constructor(private readonly database: Database) {}

  /** A value as JSON. Sealed is what looks like a secret, and the members of these names, however deep they stand. */
  write(value: unknown, names: readonly string[], writer: Writer): string {
    return this.cover(JSON.stringify(value), names, writer)
  }

  /** The same for what is JSON already. */
  cover(json: string, names: readonly string[], writer: Writer): string {
    if (names.length === 0 && !worthALook(json)) return json
    let key: Buffer | undefined
    const seal = (text: string): string => {
      key ??= this.#key() ?? newKey(writer)
      return sealed(text, key)
    }
    return JSON.stringify(covered(JSON.parse(json), false, {names, seal}))
  }

  read<T>(body: string): T {
    if (!body.includes('sealed')) return JSON.parse(body) as T
    const key = this.#key()
    return JSON.parse(body, (_name, value: unknown) => {
      if (typeof value !== 'string') return value
      if (value.startsWith(mark)) return opened(value.slice(mark.length), key)
      return value.startsWith(numberMark) ? numbered(opened(value.slice(numberMark.length), key)) : value
    }) as T
  }

  #key(): Buffer | undefined {
    const kept = this.database.meta<string>(vaultKey)
    return kept === undefined ? undefined : Buffer.from(kept, 'base64')
  }
}

interface Cover {
  readonly names: readonly string[]
  readonly seal: (text: string) => string
}

function covered(value: unknown, secret: boolean, cover: Cover): unknown {
  if (typeof value === 'string')
    return value !== '' && (secret || holdsSecret(value)) ? mark + cover.seal(value) : value
  if (typeof value === 'number') return secret ? numberMark + cover.seal(String(value)) : value
  if (Array.isArray(value)) return value.map((one) => covered(one, secret, cover))
  if (typeof value !== 'object' || value === null) return value
  const beside = secretBeside(value as Readonly<Record<string, unknown>>)
  const isSecret = (name: string) => secret || namesSecret(name) || beside.includes(name) || cover.names.includes(name)
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, covered(member, isSecret(name), cover)]),
  )
}

function newKey(writer: Writer): Buffer {
  const key = randomBytes(32)
  writer.meta(vaultKey, key.toString('base64'))
  return key
}

function sealed(text: string, key: Buffer): string {
  const iv = randomBytes(ivLength)
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  const content = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), content]).toString('base64')
}

const numbered = (text: string): number | string => (text === '' ? text : Number(text))

/** Nothing, where another simulator sealed it. */
function opened(text: string, key: Buffer | undefined): string {
  if (key === undefined) return ''
  const bytes = Buffer.from(text, 'base64')
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivLength))
    decipher.setAuthTag(bytes.subarray(ivLength, ivLength + tagLength))
    return decipher.update(bytes.subarray(ivLength + tagLength), undefined, 'utf8') + decipher.final('utf8')
  } catch {
    return ''
  }
}
