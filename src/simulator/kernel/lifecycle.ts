import type {EventVocabulary} from '../events.js'
import type {Collection} from './collection.js'
import type {Duration} from './duration.js'
import type {EventName} from './event-bus.js'
import type {RandomStream} from './random.js'
import type {Simulation} from './simulation.js'
import type {Scope} from './store.js'

/** The moment at which a step happens. */
export interface Moment {
  readonly sim: Simulation
  readonly scope: Scope
  readonly region: string
  readonly now: number
  /** what `sim.start` was given */
  readonly input: Readonly<Record<string, unknown>>
  random(purpose: string): RandomStream
  emit<N extends EventName>(name: N, data: EventVocabulary[N]): void
  /** goes on at the named step, after that step's delay, instead of at the next one */
  goto(phase: string): void
  /** ends here */
  end(): void
  /** ends here as a failure: the lifecycle's `failed` says what becomes of the object */
  fail(reason: string): void
}

export interface Step<T> {
  /** how the step is found again after a restart, and how faults name it; unique in the lifecycle */
  readonly phase: string
  /** a name of the timing profile, milliseconds, or what the document says; without it the step follows at once */
  readonly after?: string | number | ((doc: T, at: Moment) => Duration)
  /** false: the step is passed over */
  readonly when?: (doc: T, at: Moment) => boolean
  /** what changes; nothing is also an answer */
  readonly do?: (doc: T, at: Moment) => Partial<T> | undefined
}

export interface LifecycleOptions<T> {
  /** lifecycles of one track exclude each other on the same object: starting one ends the other */
  readonly track?: string
  readonly failed?: (doc: T, at: Moment, reason: string) => Partial<T>
  /** what a fault rule's `host` is compared with */
  readonly host?: (doc: T) => string
  readonly background?: boolean
}

export interface Lifecycle<T extends object = object> {
  readonly collection: Collection<T>
  readonly name: string
  readonly steps: readonly Step<T>[]
  readonly options: LifecycleOptions<T>
}

/** A lifecycle of whatever collection. */
export interface AnyLifecycle {
  readonly name: string
  readonly collection: {readonly name: string}
  readonly steps: readonly {readonly phase: string}[]
}

/**
 * Says, as data, what happens to an object over time. `name` is unique in the simulator: `host.lock`. Write the type out,
 * `lifecycle<Lamp>(lamps, …)`: inferred, the compiler would take a step's `'on'` for any string.
 */
export function lifecycle<T extends object>(
  collection: Collection<T>,
  name: string,
  steps: readonly Step<T>[],
  options: LifecycleOptions<T> = {},
): Lifecycle<T> {
  return {collection, name, steps, options}
}
