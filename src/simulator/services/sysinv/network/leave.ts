import {interfaceNetworks} from '../record/interface.js'
import type {Where} from '../where.js'
import {addresses, networkPools, networks, type Pool} from './model.js'

/** What is tied to a pool goes with it. A network goes with its first pool, and is on no interface any more. */
export function leavePool({region}: Where, pool: Pool): void {
  for (const {uuid} of region.of(addresses).where({pool_uuid: pool.uuid})) region.of(addresses).remove(uuid)
  const ties = region.of(networkPools).where({address_pool_uuid: pool.uuid})
  for (const {uuid, network_uuid} of ties) {
    region.of(networkPools).remove(uuid)
    if (region.of(networks).get(network_uuid)?.pool_uuid !== pool.uuid) continue
    for (const row of region.of(interfaceNetworks).where({network_uuid})) region.of(interfaceNetworks).remove(row.uuid)
    region.of(networks).remove(network_uuid)
  }
}
