import {createCipheriv, createDecipheriv, randomBytes} from 'node:crypto'
import type {Grant} from './model.js'

/** What a token says by itself, so that no list of those that were issued has to be kept. */
export interface Claims {
  readonly user: string
  /** none of a token that is good for nothing but to get another one */
  readonly scope?: Pick<Grant, 'scope' | 'where'>
  readonly methods: readonly string[]
  /** real milliseconds since 1970, see `token.ts` */
  readonly issued: number
  readonly expires: number
  /** names the token where it is not to be told */
  readonly audit: string
  /** of the password with which it was got: a token ends with it */
  readonly password: string
}

/** As genuine tokens begin: their version, and when they were issued. */
const version = 0x80
const [headLength, ivLength, tagLength] = [9, 12, 16]

export const newKey = (): string => randomBytes(32).toString('base64')

export function sealed(claims: Claims, key: string): string {
  const head = Buffer.alloc(headLength)
  head.writeUInt8(version)
  head.writeBigUInt64BE(BigInt(Math.floor(claims.issued / 1000)), 1)
  const iv = randomBytes(ivLength)
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(key, 'base64'), iv).setAAD(head)
  const content = Buffer.concat([cipher.update(JSON.stringify(claims), 'utf8'), cipher.final()])
  return Buffer.concat([head, iv, cipher.getAuthTag(), content]).toString('base64url')
}

/** Nothing, where nobody with this key sealed it. */
export function opened(token: string, key: string): Claims | undefined {
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length <= headLength + ivLength + tagLength || bytes.toString('base64url') !== token) return undefined
  const at = headLength + ivLength
  const decipher = createDecipheriv('aes-256-gcm', Buffer.from(key, 'base64'), bytes.subarray(headLength, at))
    .setAAD(bytes.subarray(0, headLength))
    .setAuthTag(bytes.subarray(at, at + tagLength))
  try {
    const content = decipher.update(bytes.subarray(at + tagLength), undefined, 'utf8') + decipher.final('utf8')
    return JSON.parse(content) as Claims
  } catch {
    return undefined
  }
}
