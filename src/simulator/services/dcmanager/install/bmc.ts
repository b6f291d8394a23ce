import type {Simulation} from '../../../kernel/simulation.js'
import {centralRegion} from '../../../regions.js'
import type {Subcloud} from '../subcloud/model.js'

/** Does the board controller of the subcloud's server answer? It does, unless a fault keeps it from that. */
export const bmcAnswers = (sim: Simulation, {name}: Subcloud): boolean =>
  sim.faults.state('subcloud.bmc', {region: centralRegion, host: name}) === undefined
