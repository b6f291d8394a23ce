import type {Scenario} from './scenarios/scenario.js'
import type {RegionFact} from './seams.js'
import type {Simulation} from './simulation.js'

export const centralRegion = 'RegionOne'
/** What the central system is also called in a distributed cloud: the name under which its proxies are registered. */
const controllerAlias = 'SystemController'

const isDistributed = (scenario: Scenario): boolean => scenario.subcloud !== undefined

/** The system that is always there. */
export const centralFact = (scenario: Scenario): RegionFact => ({
  name: centralRegion,
  role: isDistributed(scenario) ? 'systemcontroller' : 'standalone',
  ...scenario.central,
})

const distributedAliases: ReadonlyMap<string, string> = new Map([[controllerAlias, centralRegion]])
const noAliases: ReadonlyMap<string, string> = new Map()

export const aliasesOf = (scenario: Scenario): ReadonlyMap<string, string> =>
  isDistributed(scenario) ? distributedAliases : noAliases

/** One controller is all that the system of a region has. */
export const isSimplex = (sim: Simulation, region: string): boolean => sim.ask('system', region)?.mode === 'simplex'
