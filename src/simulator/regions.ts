import type {Simulation} from './kernel/simulation.js'
import {subcloudName} from './scenarios/scenario.js'
import type {RegionFact} from './seams.js'

export const centralRegion = 'RegionOne'
/** What the central system is also called in a distributed cloud: the name under which its proxies are registered. */
export const controllerAlias = 'SystemController'

/** The regions as the scenario plans them, for as long as no service of the distributed cloud says otherwise. */
export function planRegions(sim: Simulation): void {
  const {central, subcloud, subclouds} = sim.scenario
  const distributed = subcloud !== undefined
  const regions: RegionFact[] = [
    {name: centralRegion, role: distributed ? 'systemcontroller' : 'standalone', ...central},
  ]
  for (let n = 1; distributed && n <= subclouds; n += 1) {
    regions.push({name: subcloudName(n), role: 'subcloud', ...subcloud})
  }
  const byName = new Map(regions.map((one) => [one.name, one]))
  if (distributed) sim.alias(controllerAlias, centralRegion)
  sim.provide('regions', () => regions)
  sim.provide('region', (name) => byName.get(name))
  sim.provide('regionsRevision', () => 'planned')
}
