import type {Scope, Seeder} from '../../../kernel/store.js'
import type {Hardware} from '../../../scenarios/hardware.js'
import type {SystemPlan} from '../../../scenarios/scenario.js'
import type {Simulation} from '../../../simulation.js'
import {type Identity, identity} from '../identity.js'
import {hostAddress, networkPlanned} from './network.js'
import {networksOf, type PlannedHost, type PlannedSystem, plannedSystem, systemPlan} from './system.js'

/** One host to be equipped: by a seeder, or at run time when its inventory comes in for the first time. */
export interface Fitting {
  readonly scope: Scope
  readonly system: PlannedSystem
  readonly plan: SystemPlan
  readonly host: Omit<PlannedHost, 'seat' | 'hardware'>
  readonly hardware: Hardware
  readonly id: Identity
  /** when the inventory came in */
  readonly at: number
  /** a planned host is configured already; one that was just installed has bare hardware */
  readonly configured: boolean
  /** the platform's networks are on the loopback until somebody gives them an interface */
  readonly bootstrapped: boolean
  /** of the port that it was found by */
  readonly mac?: string
  /** on the management network */
  readonly address: string
}

export function fittings(sim: Simulation, scope: Scope, system: PlannedSystem, at: number): Fitting[] {
  const plan = systemPlan(sim, system.region)
  const id = identity(system.seed, system.region)
  const {bootstrapped = false} = plan
  const networks = networksOf(sim, system)
  return system.hosts.map((host) => {
    const hardware = hardwareNamed(sim, host.hardware)
    const address = hostAddress(networkPlanned(networks, 'mgmt'), host, system.mode)
    return {scope, system, plan, host, hardware, address, at, id, configured: !bootstrapped, bootstrapped}
  })
}

/** What the planned hosts have of one kind, in a region that nobody has changed yet. */
export function seedFitted(
  sim: Simulation,
  name: string,
  collections: Seeder['collections'],
  fit: (fitting: Fitting) => void,
): void {
  sim.seed<PlannedSystem>({
    name,
    in: 'region',
    collections,
    facts: (region) => plannedSystem(sim, region),
    build: ({scope, facts, epoch}) => fittings(sim, scope, facts, epoch).forEach(fit),
  })
}

export function hardwareNamed({origin}: Simulation, kind: string): Hardware {
  const found = origin.plan.hardware[kind]
  if (found === undefined) throw new Error(`the scenario has no hardware called ${kind}`)
  return found
}
