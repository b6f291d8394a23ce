import type {EventVocabulary} from './events.js'
import type {Collection} from './kernel/collection.js'
import type * as kernel from './kernel/lifecycle.js'
import type {Simulation as Kernel} from './kernel/simulation.js'
import type * as words from './kernel/vocabulary.js'
import type {Scenario} from './scenarios/scenario.js'
import type {Seams} from './seams.js'

/** The kernel in the words of a simulated cloud: what services import of it stands here. */

export interface Origin extends words.Origin {
  /** its name, or that of the file it was read from */
  readonly scenario: string
  readonly subclouds: number
  /** all that it says: a file may change, and what is derived from it must not */
  readonly plan: Scenario
}

export interface Vocabulary {
  readonly events: EventVocabulary
  readonly seams: Seams
  readonly origin: Origin
}

export type Simulation = Kernel<Vocabulary>

/** `Input` is what the lifecycle is started with; whoever does not look at it leaves it out, and fits everywhere. */
export type Moment<Input = unknown> = kernel.Moment<Simulation, Input>
export type Step<Doc, Input = unknown> = kernel.Step<Simulation, Doc, Input>
export type Lifecycle<Doc extends object, Input = unknown> = kernel.Lifecycle<Simulation, Doc, Input>

/**
 * Says, as data, what happens to an object over time. `name` is unique in the simulator: `host.lock`. Write the type out,
 * `lifecycle<Lamp>(lamps, …)`, or `lifecycle<Lamp, {colour: string}>(…)` where `sim.start` says more than which one:
 * inferred, the compiler would take a step's `'on'` for any string.
 */
export const lifecycle = <Doc extends object, Input = unknown>(
  collection: Collection<Doc>,
  name: string,
  steps: readonly Step<Doc, Input>[],
  options: kernel.LifecycleOptions<Simulation, Doc, Input> = {},
): Lifecycle<Doc, Input> => ({collection, name, steps, options})
