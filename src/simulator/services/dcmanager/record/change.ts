import {centralRegion} from '../../../regions.js'
import type {Simulation} from '../../../simulation.js'
import {changing} from '../row.js'
import {type Subcloud, subclouds} from './model.js'

export const changeSubcloud = changing(subclouds)

export const subcloudById = (sim: Simulation, id: number): Subcloud | undefined =>
  sim.in(centralRegion).of(subclouds).get(id)
