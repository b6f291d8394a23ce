import {SimulatorError} from '../kernel/problem.js'
import {centralRegion} from '../regions.js'
import type {Simulation} from '../simulation.js'

/** The region that an order to the simulation names, or whose subcloud it names; the central one without a name. */
export function regionNamed(sim: Simulation, region: string | undefined): string {
  const wanted = region ?? centralRegion
  const name = sim.aliases.get(wanted) ?? wanted
  const exists = (one: string | undefined) => one !== undefined && sim.ask('region', one) !== undefined
  const found = [name, sim.ask('subcloudRegion', wanted)].find(exists)
  if (found !== undefined) return found
  throw new SimulatorError('not-found', `no region ${wanted}`, 'name RegionOne or a subcloud')
}
