import type {Simulation} from '../../../kernel/simulation.js'
import {centralRegion} from '../../../regions.js'
import {type Subcloud, subclouds} from './model.js'

/** Every change of a subcloud is dated. */
export const changeSubcloud = (sim: Simulation, id: number, patch: Partial<Subcloud>): Subcloud =>
  sim
    .in(centralRegion)
    .of(subclouds)
    .update(id, {...patch, updatedAt: sim.now()})

export const subcloudById = (sim: Simulation, id: number): Subcloud | undefined =>
  sim.in(centralRegion).of(subclouds).get(id)
