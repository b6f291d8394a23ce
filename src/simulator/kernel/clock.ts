/** How simulated time moves: a multiple of real time, as fast as the work allows, or only when told. */
export type Speed = number | 'max' | 'frozen'

export interface ClockState {
  readonly time: number
  readonly speed: Speed
}

/** Later dates have more digits than the formats of the genuine servers, and end soon after. */
export const latestTime = Date.UTC(9999, 0)

/** Simulated time in milliseconds since 1970. It never goes back. */
export class Clock {
  #base: number
  #since: number
  #speed: Speed
  #held: number | undefined

  constructor(
    state: ClockState,
    /** real time that never goes back */
    private readonly steady: () => number,
  ) {
    this.#base = state.time
    this.#speed = state.speed
    this.#since = steady()
  }

  now(): number {
    return this.#held ?? this.#flowing()
  }

  get speed(): Speed {
    return this.#speed
  }

  set speed(speed: Speed) {
    this.jump(this.#flowing())
    this.#speed = speed
  }

  /** Real milliseconds per simulated one while nothing pushes the clock; at `max` idle time passes as real time does. */
  get pace(): number {
    if (this.#speed === 'frozen') return Number.POSITIVE_INFINITY
    return this.#speed === 'max' ? 1 : 1 / this.#speed
  }

  jump(time: number): void {
    this.#base = Math.max(Math.min(time, latestTime), this.#base)
    this.#since = this.steady()
  }

  /** Stops the hands at `time` while `work` runs: one request or one timer is one moment. */
  hold<T>(time: number, work: () => T): T {
    const before = this.#held
    this.#held = time
    try {
      return work()
    } finally {
      this.#held = before
    }
  }

  get state(): ClockState {
    return {time: this.now(), speed: this.#speed}
  }

  /** Takes over another state, as after a reset or a loaded snapshot: the one case in which time may go back. */
  restore(state: ClockState): void {
    this.#base = state.time
    this.#speed = state.speed
    this.#since = this.steady()
  }

  #flowing(): number {
    if (this.#speed === 'frozen') return this.#base
    const factor = this.#speed === 'max' ? 1 : this.#speed
    return Math.min(Math.floor(this.#base + (this.steady() - this.#since) * factor), Math.max(latestTime, this.#base))
  }
}
