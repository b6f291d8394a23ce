import type {Scope} from '../../kernel/store.js'
import type {Simulation} from '../../simulation.js'

/** The system that something is asked of: a request has it, and an event leads to it. */
export interface Where {
  readonly sim: Simulation
  readonly region: Scope
}
