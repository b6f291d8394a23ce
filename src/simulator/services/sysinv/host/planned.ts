import type {Simulation} from '../../../kernel/simulation.js'
import type {RegionFact} from '../../../seams.js'
import {type Identity, identityIn} from '../identity.js'

/** The major release that a fresh system was installed with. */
export const installedRelease = '26.03'

/** What seeders know of a host without reading any row. */
export interface PlannedHost {
  readonly id: number
  readonly uuid: string
  readonly hostname: string
  readonly personality: 'controller' | 'worker' | 'storage'
  readonly subfunctions: string
}

export interface PlannedSystem {
  readonly seed: number
  readonly region: string
  readonly systemUuid: string
  readonly mode: RegionFact['systemMode']
  readonly type: RegionFact['systemType']
  readonly role: RegionFact['role']
  readonly hosts: readonly PlannedHost[]
}

/** A system as the scenario plans it: the same for the same seed, whatever happened since. */
export function plannedSystem(sim: Simulation, region: string): PlannedSystem {
  const plan = sim.ask('region', region)
  const id: Identity = identityIn(sim, region)
  const allInOne = plan?.systemType === 'All-in-one'
  return {
    seed: sim.origin.seed,
    region,
    systemUuid: id.uuid('system'),
    mode: plan?.systemMode ?? 'simplex',
    type: plan?.systemType ?? 'All-in-one',
    role: plan?.role ?? 'standalone',
    hosts: (plan?.hosts ?? []).map(({hostname, personality}, index) => ({
      id: index + 1,
      uuid: id.uuid('host', hostname),
      hostname,
      personality,
      subfunctions: subfunctionsOf(personality, allInOne),
    })),
  }
}

export const subfunctionsOf = (personality: string, allInOne: boolean): string =>
  allInOne && personality === 'controller' ? 'controller,worker' : personality
