import type {HostFact} from '../../../../seams.js'
import type {Simulation} from '../../../../simulation.js'
import type {Step, Strategy} from '../../model.js'

export interface Run {
  readonly sim: Simulation
  readonly region: string
  readonly strategy: Strategy
  readonly step: Step
}

/** What became of a step: done, or why not; nothing while it waits for more. */
export type Outcome = 'done' | {readonly done: string} | {readonly failed: string} | undefined

export interface Behaviour {
  /** the timing profile's name for how long it works; without one it waits for what happens elsewhere */
  readonly takes?: string
  readonly begin?: (run: Run) => Outcome
  /** when its time is over, or when something happened in the region */
  readonly settle?: (run: Run) => Outcome
}

export const failed = (reason: string): Outcome => ({failed: reason})

/** Done, and this is said of it. */
export const done = (reason: string): Outcome => ({done: reason})

export const own = ({sim, region, step}: Run): HostFact[] =>
  sim.ask('hosts', region).filter(({hostname}) => step.names.includes(hostname))

/** Done when all hosts of the step are so. */
export const allHosts =
  (fits: (host: HostFact) => boolean) =>
  (run: Run): Outcome =>
    own(run).every(fits) ? 'done' : undefined

export const timed = (takes: string, settle?: (run: Run) => Outcome): Behaviour => ({
  takes,
  settle: settle ?? (() => 'done'),
})
