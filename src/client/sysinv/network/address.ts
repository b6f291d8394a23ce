import * as z from 'zod'
import type {Api} from '../../api.js'
import {path} from '../../path.js'
import {hosts} from '../host/host.js'
import {hostInventory} from '../host/host-inventory.js'
import {interfaces} from './interface.js'

export const Address = z.looseObject({
  uuid: z.string(),
  address: z.string(),
  prefix: z.number(),
  ifname: z.string().nullish(),
  forihostid: z.number().nullish(),
})

export type Address = z.infer<typeof Address>

/** Texts, as the server takes them. */
export interface NewAddress {
  address: string
  prefix: string
}

export type Addresses = ReturnType<typeof addresses>

export function addresses(api: Api) {
  return {
    list: hostInventory(api, 'addresses', Address).list,
    get: (uuid: string) => api.get(path`/addresses/${uuid}`, Address),
    async add(host: string, iface: string, {address, prefix}: NewAddress): Promise<Address> {
      const {uuid: interface_uuid} = await interfaces(api).find(await hosts(api).get(host), iface)
      return api.post('/addresses', {address, prefix, interface_uuid}, Address)
    },
    delete: (uuid: string) => api.delete(path`/addresses/${uuid}`),
  }
}
