import {ClientError} from '../client/error.js'
import {pauseAfter} from '../client/pause.js'
import type {Stale} from './fleet.js'

/** Something that is read again and again, by itself: what it brought, and what became of the last attempt. */
export class Reader<T> {
  #value: T | undefined
  #readAt: number | undefined
  #begunAt: number | undefined
  #failures = 0
  #failure: unknown
  #due = Number.NEGATIVE_INFINITY
  #everyMs: number

  constructor(
    private readonly options: {
      read: () => Promise<T>
      everyMs: number
      now: () => number
    },
  ) {
    this.#everyMs = options.everyMs
  }

  get value(): T | undefined {
    return this.#value
  }

  /** When it is to be read again; never while it is being read. */
  get due(): number {
    return this.#begunAt === undefined ? this.#due : Number.POSITIVE_INFINITY
  }

  /** The time from one question to the next; longer while answers take long or fail. */
  get everyMs(): number {
    return this.#everyMs
  }

  /** When it was read last. */
  get readAt(): number | undefined {
    return this.#readAt
  }

  /** Why the last attempt failed, if it did. */
  get failure(): unknown {
    return this.#failure
  }

  /** Why it is not what it was asked to be: it failed, or an answer takes longer than `graceMs`. */
  stale(graceMs: number): Stale | undefined {
    const since = this.#readAt
    if (this.#failure !== undefined) return {reason: reasonOf(this.#failure), since}
    const late = this.#begunAt !== undefined && this.options.now() - this.#begunAt >= graceMs
    return late ? {reason: 'no answer yet', since} : undefined
  }

  /** Asks for it; resolves when the answer, whatever it is, has come, with what it took. Never fails. */
  async ask(): Promise<number> {
    const {read, everyMs, now} = this.options
    const begun = now()
    this.#begunAt = begun
    try {
      this.#value = await read()
      this.#readAt = now()
      this.#failures = 0
      this.#failure = undefined
    } catch (error) {
      this.#failures++
      this.#failure = error
    } finally {
      this.#begunAt = undefined
    }
    const answerMs = now() - begun
    // What is asked at the same moment stays together: its rhythm counts from the question on.
    const intervalMs = Math.max(0, everyMs - answerMs)
    this.#due = now() + pauseAfter({intervalMs, answerMs, failures: this.#failures})
    this.#everyMs = this.#due - begun
    return answerMs
  }

  /** It is due at once. */
  hurry(): void {
    this.#due = Number.NEGATIVE_INFINITY
  }
}

/** In words that fit a line. */
function reasonOf(error: unknown): string {
  if (error instanceof ClientError) return error.message
  return error instanceof Error ? error.message : String(error)
}
