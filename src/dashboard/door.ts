import {createHash, randomBytes, timingSafeEqual} from 'node:crypto'
import {addressOf, addressText} from '../addressing/network.js'

const secret = () => randomBytes(32).toString('base64url')
const digest = (text: string) => createHash('sha256').update(text).digest()
const same = (text: string, known: Buffer) => timingSafeEqual(digest(text), known)

/** So many browsers are let in at a time; who comes after them takes the place of the first. */
const MOST_VISITORS = 64
/** So many of those who guess are remembered at a time; who guesses anew takes the place of who has not for longest. */
const MOST_GUESSERS = 1_000
const FREE_TRIES = 5
const LONGEST_PAUSE_MS = 60_000

export interface Visitor {
  /** What requests that change something have to repeat: a form of another page does not know it. */
  readonly token: string
}

/**
 * Who may come in: who has the key, which opens once, or who knows the password. Then a cookie says that he was let in.
 * Neither is kept as it is.
 */
export class Door {
  readonly #now: () => number
  readonly #password: Buffer | undefined
  readonly #visitors = new Map<string, Visitor>()
  /** By where they come from: who guesses wrong keeps nobody else out. */
  readonly #guessers = new Map<string, Guesser>()
  #key: Buffer | undefined

  constructor({password, now = Date.now}: {password?: string; now?: () => number} = {}) {
    this.#now = now
    this.#password = password === undefined ? undefined : digest(password)
  }

  get takesPassword(): boolean {
    return this.#password !== undefined
  }

  /** A key that opens once; the one before opens no more. */
  newKey(): string {
    const key = secret()
    this.#key = digest(key)
    return key
  }

  /** With the key: the cookie's value. */
  byKey(key: string): string | undefined {
    if (this.#key === undefined || !same(key, this.#key)) return undefined
    this.#key = undefined
    return this.#letIn()
  }

  /** With the password: the cookie's value, or how long who comes from there has to wait before the next try. */
  byPassword(password: string, address: string): {cookie: string} | {waitMs: number} {
    const now = this.#now()
    const from = networkOf(address)
    const {failures, closedUntil} = this.#guessers.get(from) ?? {failures: 0, closedUntil: 0}
    if (now < closedUntil) return {waitMs: closedUntil - now}
    this.#guessers.delete(from)
    if (this.#password !== undefined && same(password, this.#password)) return {cookie: this.#letIn()}
    const pause = failures + 1 < FREE_TRIES ? 0 : Math.min(LONGEST_PAUSE_MS, 1_000 * 2 ** (failures + 1 - FREE_TRIES))
    const [first] = this.#guessers.keys()
    if (this.#guessers.size >= MOST_GUESSERS && first !== undefined) this.#guessers.delete(first)
    this.#guessers.set(from, {failures: failures + 1, closedUntil: now + pause})
    return {waitMs: pause}
  }

  visitor(cookie: string | undefined): Visitor | undefined {
    return cookie === undefined ? undefined : this.#visitors.get(digest(cookie).toString('base64'))
  }

  #letIn(): string {
    const cookie = secret()
    const [first] = this.#visitors.keys()
    if (this.#visitors.size >= MOST_VISITORS && first !== undefined) this.#visitors.delete(first)
    this.#visitors.set(digest(cookie).toString('base64'), {token: secret()})
    return cookie
  }
}

interface Guesser {
  readonly failures: number
  readonly closedUntil: number
}

const SITE_BITS = 64n

/** Whoever has one address of IPv6 has all of its network: they count as one. */
function networkOf(address: string): string {
  const known = addressOf(address.replace(/^::ffff:(?=\d+\.)/, ''))
  return known?.family === 6 ? addressText(6, (known.value >> SITE_BITS) << SITE_BITS) : address
}

/** Whether what a visitor repeats is his token. */
export const isToken = (text: string | undefined, {token}: Visitor): boolean =>
  text !== undefined && same(text, digest(token))
