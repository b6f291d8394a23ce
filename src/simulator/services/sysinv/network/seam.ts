import type {Simulation} from '../../../simulation.js'
import {networks, pools} from './model.js'

/** Where operators reach a system: the floating address of its OAM network. */
export function provideOamAddress(sim: Simulation): void {
  sim.provide('oamAddress', (region) => {
    const scope = sim.store.in(region)
    const pool = scope.of(networks).find({type: 'oam'})?.pool_uuid
    return (pool == null ? undefined : scope.of(pools).get(pool))?.floating_address ?? undefined
  })
}
