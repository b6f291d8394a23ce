import type {Simulation} from '../../../simulation.js'
import {identity} from '../identity.js'
import {type PlannedSystem, plannedSystem} from '../plan/system.js'
import {add} from '../row.js'
import {drbds} from './model.js'

export function seedDrbd(sim: Simulation): void {
  sim.seed<PlannedSystem>({
    name: 'sysinv.drbd',
    in: 'region',
    collections: [drbds],
    facts: (region) => plannedSystem(sim, region),
    build: ({scope, facts, epoch}) => {
      add(scope.of(drbds), epoch, {
        uuid: identity(facts.seed, facts.region).uuid('drbd'),
        link_util: 40,
        num_parallel: 1,
        rtt_ms: 0.2,
        // As the parameter of the platform says, which the bootstrap makes.
        secure: true,
        isystem_uuid: facts.systemUuid,
      })
    },
  })
}
