import {type Duration, milliseconds} from './duration.js'
import {SimulatorError} from './problem.js'
import type {RandomStream} from './random.js'

/** How long things take, by name; `jitter` is the fraction by which each occasion may differ. */
export type TimingProfile = Readonly<Record<string, Duration | {readonly typical: Duration; readonly jitter: number}>>

export class Timing {
  readonly #entries = new Map<string, {typical: number; jitter: number}>()

  constructor(...profiles: readonly TimingProfile[]) {
    for (const profile of profiles) {
      for (const [name, entry] of Object.entries(profile)) {
        const {typical, jitter} = typeof entry === 'object' ? entry : {typical: entry, jitter: 0}
        this.#entries.set(name, {typical: milliseconds(typical), jitter})
      }
    }
  }

  has(name: string): boolean {
    return this.#entries.has(name)
  }

  ms(name: string, random?: RandomStream): number {
    const entry = this.#entries.get(name)
    if (entry === undefined) throw new SimulatorError('failed', `the timing profile has no '${name}'`)
    return random === undefined ? entry.typical : random.jitter(entry.typical, entry.jitter)
  }
}
