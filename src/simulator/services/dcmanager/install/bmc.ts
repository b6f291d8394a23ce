import {centralRegion} from '../../../regions.js'
import type {Simulation} from '../../../simulation.js'
import type {Subcloud} from '../record/model.js'
import {textOf} from '../values/values.js'

/** Does the board controller of the subcloud's server answer? It does, unless a fault keeps it from that. */
export function bmcAnswers(sim: Simulation, {name, installValues}: Subcloud): boolean {
  const region = centralRegion
  if (sim.faults.state('subcloud.bmc', {region, host: name}) !== undefined) return false
  const address = installValues === null ? '' : textOf(installValues, 'bmc_address')
  return address === '' || sim.faults.state('bmc.unreachable', {region, host: address}) === undefined
}
