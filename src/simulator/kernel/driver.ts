import {type Clock, latestTime} from './clock.js'
import {SimulatorError, StorageError} from './problem.js'
import type {Scheduler} from './scheduler.js'

/** Timers per transaction: long enough to be cheap, short enough that requests are answered in between. */
const batch = 250
const longestSleep = 60_000
const retryAfterRefusal = 1000

/** Lets real time pass into the simulation: sleeps until the next timer is due, or works through them at `max`. */
export class Driver {
  #timeout: NodeJS.Timeout | undefined
  #immediate: NodeJS.Immediate | undefined
  #advancing = 0
  #running = false

  constructor(
    private readonly clock: Clock,
    private readonly scheduler: Scheduler,
    private readonly afterBatch: () => void,
    private readonly arrive: (time: number) => void,
    private readonly errands: {holding: () => boolean; released: () => Promise<void>},
  ) {}

  start(): void {
    this.#running = true
    this.poke()
  }

  stop(): void {
    this.#running = false
    this.#rest()
  }

  get advancing(): boolean {
    return this.#advancing > 0
  }

  get running(): boolean {
    return this.#running
  }

  /** Something changed: timers, speed or time. */
  poke(): void {
    if (!this.#running || this.#advancing > 0 || this.#immediate !== undefined) return
    this.#rest()
    if (this.clock.speed === 'frozen' || this.errands.holding()) return
    if (this.clock.speed === 'max' && this.scheduler.foreground > 0) {
      this.#soon()
      return
    }
    const due = this.scheduler.nextDue()
    if (due === undefined) return
    const wait = (due - this.clock.now()) * this.clock.pace
    if (wait <= 0) this.#soon()
    else this.#timeout = setTimeout(() => this.#work(), Math.min(Math.ceil(wait), longestSleep))
  }

  /** Before a request changes anything: what is due by now happened before it. */
  catchUp(): void {
    if (this.clock.speed === 'frozen') return
    const now = this.clock.now()
    while (!this.errands.holding() && (this.scheduler.nextDue() ?? Number.POSITIVE_INFINITY) <= now) {
      this.scheduler.runBatch(now, batch)
    }
  }

  /** Runs everything due within `duration` in order, then stands at its end. Requests are answered in between. */
  async advance(duration: number): Promise<number> {
    const until = this.clock.now() + duration
    if (!(until <= latestTime)) {
      throw new SimulatorError(
        'usage',
        'simulated time ends with the year 9998',
        'advance less, or reset the simulator',
      )
    }
    let ran = 0
    this.#advancing += 1
    this.#rest()
    try {
      for (;;) {
        const count = this.scheduler.runBatch(until, batch)
        ran += count
        this.afterBatch()
        if (this.errands.holding()) await this.errands.released()
        else if (count < batch) break
        else await new Promise((resolve) => setImmediate(resolve))
      }
      this.arrive(until)
    } finally {
      this.#advancing -= 1
      this.poke()
    }
    return ran
  }

  #soon(): void {
    this.#immediate = setImmediate(() => this.#work())
  }

  #rest(): void {
    clearTimeout(this.#timeout)
    clearImmediate(this.#immediate)
    this.#timeout = undefined
    this.#immediate = undefined
  }

  #work(): void {
    this.#rest()
    try {
      const {speed} = this.clock
      if (speed === 'frozen') return
      const hurry = speed === 'max' && this.scheduler.foreground > 0
      this.scheduler.runBatch(hurry ? undefined : this.clock.now(), batch)
      this.afterBatch()
    } catch (error) {
      // A full disk: the batch was taken back whole and is tried again; anything else is a defect and may surface.
      if (!(error instanceof StorageError)) throw error
      this.#timeout = setTimeout(() => this.#work(), retryAfterRefusal)
      return
    }
    this.poke()
  }
}
