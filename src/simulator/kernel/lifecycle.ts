import type {Collection} from './collection.js'
import type {Duration} from './duration.js'
import type {RandomStream} from './random.js'
import type {Scope} from './store.js'

/** A simulation, in whatever words its services speak. */
export interface Speaker {
  readonly emit: (name: never, data: never) => void
}

/** The moment at which a step happens. */
export interface Moment<Sim extends Speaker, Input = unknown> {
  readonly sim: Sim
  readonly scope: Scope
  readonly region: string
  readonly now: number
  /** what `sim.start` was given */
  readonly input: Input
  random(purpose: string): RandomStream
  readonly emit: Sim['emit']
  /** goes on at the named step, after that step's delay, instead of at the next one */
  goto(phase: string): void
  /** ends here */
  end(): void
  /** ends here as a failure: the lifecycle's `failed` says what becomes of the object */
  fail(reason: string): void
}

export interface Step<Sim extends Speaker, Doc, Input> {
  /** how the step is found again after a restart, and how faults name it; unique in the lifecycle */
  readonly phase: string
  /** a name of the timing profile, milliseconds, or what the document says; without it the step follows at once */
  readonly after?: string | number | ((doc: Doc, at: Moment<Sim, Input>) => Duration)
  /** false: the step is passed over */
  readonly when?: (doc: Doc, at: Moment<Sim, Input>) => boolean
  /** what changes; nothing is also an answer */
  readonly do?: (doc: Doc, at: Moment<Sim, Input>) => Partial<Doc> | undefined
}

export interface LifecycleOptions<Sim extends Speaker, Doc, Input> {
  /** lifecycles of one track exclude each other on the same object: starting one ends the other */
  readonly track?: string
  readonly failed?: (doc: Doc, at: Moment<Sim, Input>, reason: string) => Partial<Doc>
  /** what a fault rule's `host` is compared with */
  readonly host?: (doc: Doc) => string
  readonly background?: boolean
}

export interface Lifecycle<Sim extends Speaker, Doc extends object, Input> {
  readonly collection: Collection<Doc>
  readonly name: string
  readonly steps: readonly Step<Sim, Doc, Input>[]
  readonly options: LifecycleOptions<Sim, Doc, Input>
}

/** What a lifecycle is started with: nothing, where it needs nothing. */
export type Given<Input> = Record<string, never> extends Input ? [input?: Input] : [input: Input]

/** A lifecycle of whatever collection. */
export interface AnyLifecycle {
  readonly name: string
  readonly collection: {readonly name: string}
  readonly steps: readonly {readonly phase: string}[]
}

/** What tells the lifecycles of one object apart that may run beside each other. */
export const trackName = (
  one: {readonly collection: {readonly name: string}; readonly options: {readonly track?: string}},
  key: string,
): string => `lifecycle\n${one.collection.name}\n${one.options.track ?? 'main'}\n${key}`
