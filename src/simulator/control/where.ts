import {SimulatorError} from '../kernel/problem.js'
import {centralRegion} from '../regions.js'
import type {Simulation} from '../simulation.js'

/** The region that an order to the simulation names; the central one without a name. */
export function regionNamed(sim: Simulation, region: string | undefined): string {
  const wanted = region ?? centralRegion
  const name = sim.aliases.get(wanted) ?? wanted
  if (sim.ask('region', name) !== undefined) return name
  throw new SimulatorError('not-found', `no region ${wanted}`, 'name RegionOne or a subcloud')
}
