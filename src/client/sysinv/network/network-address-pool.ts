import * as z from 'zod'
import type {Api} from '../../api.js'
import {path} from '../../path.js'
import {addressPools} from './address-pool.js'
import {networks} from './network.js'

/** An address pool that serves a network. */
export const NetworkAddressPool = z.looseObject({
  uuid: z.string(),
  network_name: z.string().nullish(),
  address_pool_name: z.string().nullish(),
})

export type NetworkAddressPool = z.infer<typeof NetworkAddressPool>

export type NetworkAddressPools = ReturnType<typeof networkAddressPools>

export function networkAddressPools(api: Api) {
  return {
    list: () => api.list('/network_addresspools', 'network_addresspools', NetworkAddressPool),
    get: (uuid: string) => api.get(path`/network_addresspools/${uuid}`, NetworkAddressPool),
    async assign(network: string, pool: string): Promise<NetworkAddressPool> {
      const {uuid: address_pool_uuid} = await addressPools(api).find(pool)
      const {uuid: network_uuid} = await networks(api).find(network)
      return api.post('/network_addresspools', {address_pool_uuid, network_uuid}, NetworkAddressPool)
    },
    remove: (uuid: string) => api.delete(path`/network_addresspools/${uuid}`),
  }
}
