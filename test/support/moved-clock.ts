import type {Time} from '../../src/cli/time.js'

/** A clock of waits that stands still, but for pauses: these take no time at all, and what passes meanwhile is the test's. */
export class MovedClock implements Time {
  #now = 0
  #alarms: {at: number; ring: () => void}[] = []
  readonly paused: number[] = []

  /** What passes beside it, as the time of a simulator; the moments are those of this clock. */
  constructor(
    private readonly passes: (milliseconds: number, now: number) => void | Promise<void> = () => {},
    private readonly start = Date.UTC(2026, 2, 1, 10),
  ) {}

  now = () => this.#now
  date = () => this.start + this.#now

  async pause(milliseconds: number, signal: AbortSignal): Promise<void> {
    this.paused.push(milliseconds)
    await this.pass(milliseconds)
    signal.throwIfAborted()
  }

  alarm(milliseconds: number): Promise<void> {
    return new Promise((ring) => this.#alarms.push({at: this.#now + milliseconds, ring}))
  }

  /** Time passes, also in the middle of something. */
  async pass(milliseconds: number): Promise<void> {
    this.#now += milliseconds
    await this.passes(milliseconds, this.#now)
    for (const {at, ring} of this.#alarms) if (at <= this.#now) ring()
  }
}
