import {createCipheriv, createDecipheriv, randomBytes} from 'node:crypto'
import {type Database, vaultKey} from './database.js'
import type {Writer} from './database-row.js'

/** What begins so in a row was sealed; nothing that somebody types does. */
const mark = '\u0001sealed:'
const [ivLength, tagLength] = [12, 16]

/**
 * Passwords that operators give may be genuine ones. Rows hold them sealed, so that neither files nor copies tell them;
 * the key stays in this simulator's own database, whose owner alone can read it. Elsewhere they are lost, not told.
 */
export class Vault {
  constructor(private readonly database: Database) {}

  /** A document as text, with the members of these names sealed, however deep they stand. */
  write(doc: object, names: readonly string[], writer: Writer): string {
    if (names.length === 0) return JSON.stringify(doc)
    const key = this.#key() ?? newKey(writer)
    return JSON.stringify(doc, (name, value: unknown) =>
      names.includes(name) && typeof value === 'string' && value !== '' ? sealed(value, key) : value,
    )
  }

  read<T>(body: string): T {
    if (!body.includes('sealed:')) return JSON.parse(body) as T
    const key = this.#key()
    return JSON.parse(body, (_name, value: unknown) =>
      typeof value === 'string' && value.startsWith(mark) ? opened(value, key) : value,
    ) as T
  }

  #key(): Buffer | undefined {
    const kept = this.database.meta<string>(vaultKey)
    return kept === undefined ? undefined : Buffer.from(kept, 'base64')
  }
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
  return mark + Buffer.concat([iv, cipher.getAuthTag(), content]).toString('base64')
}

/** Nothing, where another simulator sealed it. */
function opened(text: string, key: Buffer | undefined): string {
  if (key === undefined) return ''
  const bytes = Buffer.from(text.slice(mark.length), 'base64')
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivLength))
    decipher.setAuthTag(bytes.subarray(ivLength, ivLength + tagLength))
    return decipher.update(bytes.subarray(ivLength + tagLength), undefined, 'utf8') + decipher.final('utf8')
  } catch {
    return ''
  }
}
