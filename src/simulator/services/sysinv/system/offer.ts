import type {Simulation} from '../../../simulation.js'
import {systems} from '../record/system.js'

/** What other services may know of the system. */
export function offerSystem(sim: Simulation): void {
  sim.provide('system', (region) => {
    const [system] = sim.in(region).of(systems).all()
    return system === undefined ? undefined : {uuid: system.uuid, name: system.name, mode: system.system_mode}
  })
}
