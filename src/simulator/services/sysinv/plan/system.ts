import {centralRegion} from '../../../regions.js'
import {type NetworkPlan, type SystemPlan, subcloudPlan, usualHardware} from '../../../scenarios/scenario.js'
import type {RegionFact} from '../../../seams.js'
import type {Simulation} from '../../../simulation.js'
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
  /** which of the addresses of a network is its own: controllers come first, whether both are there or not */
  readonly seat: number
  /** its kind of machine */
  readonly hardware: string
}

export interface PlannedSystem {
  readonly seed: number
  readonly region: string
  readonly systemUuid: string
  readonly mode: RegionFact['systemMode']
  readonly type: RegionFact['systemType']
  readonly role: RegionFact['role']
  readonly hosts: readonly PlannedHost[]
  /** where it lies; what was kept by an earlier version does not say so */
  readonly networks?: readonly NetworkPlan[]
}

/** A system as the scenario plans it: the same for the same seed, whatever happened since. */
export function plannedSystem(sim: Simulation, region: string): PlannedSystem {
  const plan = sim.ask('region', region)
  const id: Identity = identityIn(sim, region)
  const allInOne = plan?.systemType === 'All-in-one'
  const planned = plan?.hosts ?? []
  const others = planned.filter(({personality}) => personality !== 'controller')
  return {
    seed: sim.origin.seed,
    region,
    systemUuid: id.uuid('system'),
    mode: plan?.systemMode ?? 'simplex',
    type: plan?.systemType ?? 'All-in-one',
    role: plan?.role ?? 'standalone',
    networks: plan?.networks ?? systemPlan(sim, region).networks,
    hosts: planned.map((host, index) => ({
      id: index + 1,
      uuid: id.uuid('host', host.hostname),
      hostname: host.hostname,
      personality: host.personality,
      subfunctions: subfunctionsOf(host.personality, allInOne),
      seat: host.personality === 'controller' ? (host.hostname === 'controller-0' ? 1 : 2) : others.indexOf(host) + 3,
      hardware: host.hardware,
    })),
  }
}

export const subfunctionsOf = (personality: string, allInOne: boolean): string =>
  allInOne && personality === 'controller' ? 'controller,worker' : personality

/** What the scenario says of a system beyond its hosts; it never changes, so seeders need not keep it among their facts. */
export const systemPlan = ({origin}: Simulation, region: string): SystemPlan =>
  (region === centralRegion ? undefined : subcloudPlan(origin.plan, region)) ?? origin.plan.central

export const networksOf = (sim: Simulation, {region, networks}: PlannedSystem): readonly NetworkPlan[] =>
  networks ?? systemPlan(sim, region).networks

/** What a machine turns out to be that was not there in the beginning: what one of that name was planned to be. */
export function hardwareFound(
  sim: Simulation,
  region: string,
  host: Pick<PlannedHost, 'hostname' | 'personality'>,
): string {
  const {hosts, systemType} = systemPlan(sim, region)
  const planned = hosts.find((one) => one.hostname === host.hostname && one.personality === host.personality)
  return planned?.hardware ?? usualHardware(host.personality, systemType)
}
