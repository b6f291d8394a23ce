import type {Router} from '../../http/service.js'
import type {Simulation} from '../../simulation.js'
import type {HostPart} from './part.js'

/** What a folder gives the service. */
export interface Room {
  /** registers its seeds and lifecycles, and what it hears and answers; once, before anything else */
  readonly install?: (sim: Simulation) => void
  /** once in a new or reset simulation */
  readonly begin?: (sim: Simulation) => void
  readonly routes?: (router: Router) => void
  /** what of it belongs to hosts */
  readonly parts?: readonly HostPart[]
}
