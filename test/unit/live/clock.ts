import {setImmediate as breath} from 'node:timers/promises'
import type {Clock} from '../../../src/live/live.js'

/** Time that passes only where the test says so. */
export class ToldClock implements Clock {
  #now: number
  #sleepers = new Set<{at: number; wake: () => void}>()

  constructor(now = Date.UTC(2026, 0, 1, 10)) {
    this.#now = now
  }

  now = () => this.#now

  sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const sleeper = {at: this.#now + milliseconds, wake: resolve}
      this.#sleepers.add(sleeper)
      const awake = () => {
        this.#sleepers.delete(sleeper)
        reject(new Error('awake'))
      }
      if (signal.aborted) awake()
      else signal.addEventListener('abort', awake, {once: true})
    })
  }

  /** How long until somebody wakes up. */
  get next(): number | undefined {
    const moments = [...this.#sleepers].map(({at}) => at)
    return moments.length === 0 ? undefined : Math.min(...moments) - this.#now
  }

  /** So much time passes, and those whose time has come wake up. */
  pass(milliseconds: number): void {
    this.#now += milliseconds
    for (const sleeper of this.#sleepers) {
      if (sleeper.at > this.#now) continue
      this.#sleepers.delete(sleeper)
      sleeper.wake()
    }
  }
}

/** All that can happen without time passing has happened. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await breath()
}
