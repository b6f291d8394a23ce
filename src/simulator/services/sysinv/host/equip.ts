import type {Simulation} from '../../../simulation.js'
import {identityIn} from '../identity.js'
import {type Fitting, hardwareNamed} from '../plan/fitting.js'
import {hardwareFound, plannedSystem, systemPlan} from '../plan/system.js'
import type {Host} from '../record/host.js'
import {hostParts} from '../rooms.js'

/** The inventory of a host that was just installed comes in for the first time. */
export function equip(sim: Simulation, region: string, host: Host, at: number): void {
  const {id, uuid, hostname, personality, subfunctions, mgmt_mac: mac, mgmt_ip: address} = host
  if (hostname === null || personality === null || subfunctions === null || address === null) return
  const scope = sim.in(region)
  const fitting: Fitting = {
    scope,
    system: plannedSystem(sim, region),
    plan: systemPlan(sim, region),
    host: {id, uuid, hostname, personality, subfunctions},
    hardware: hardwareNamed(sim, hardwareFound(sim, region, {hostname, personality})),
    id: identityIn(sim, region),
    at,
    configured: false,
    bootstrapped: false,
    mac,
    address,
  }
  for (const part of hostParts) part.fit?.(fitting)
  for (const {onInventory} of hostParts) onInventory?.({sim, region: scope}, host)
}
