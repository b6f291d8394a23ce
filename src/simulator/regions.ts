import type {Simulation} from './kernel/simulation.js'
import {type Scenario, subcloudName} from './scenarios/scenario.js'
import type {RegionFact} from './seams.js'

export const centralRegion = 'RegionOne'
/** What the central system is also called in a distributed cloud: the name under which its proxies are registered. */
const controllerAlias = 'SystemController'

/** The regions as the scenario plans them, for as long as no service of the distributed cloud says otherwise. */
export function planRegions(sim: Simulation): void {
  let planned: Plan | undefined
  const plan = (): Plan => {
    if (planned?.scenario !== sim.scenario) planned = planOf(sim.scenario)
    return planned
  }
  sim.provide('regions', () => plan().regions)
  sim.provide('region', (name) => plan().byName.get(name))
  sim.provide('aliases', () => plan().aliases)
  sim.provide('regionsRevision', () => `${sim.scenario.name} ${plan().regions.length}`)
}

interface Plan {
  readonly scenario: Scenario
  readonly regions: readonly RegionFact[]
  readonly byName: ReadonlyMap<string, RegionFact>
  readonly aliases: ReadonlyMap<string, string>
}

function planOf(scenario: Scenario): Plan {
  const {central, subcloud, subclouds} = scenario
  const role = subcloud === undefined ? 'standalone' : 'systemcontroller'
  const regions: RegionFact[] = [{name: centralRegion, role, ...central}]
  if (subcloud !== undefined) {
    for (let n = 1; n <= subclouds; n += 1) regions.push({name: subcloudName(n), role: 'subcloud', ...subcloud})
  }
  return {
    scenario,
    regions,
    byName: new Map(regions.map((one) => [one.name, one])),
    aliases: new Map(subcloud === undefined ? [] : [[controllerAlias, centralRegion]]),
  }
}
