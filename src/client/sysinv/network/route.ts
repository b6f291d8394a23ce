import * as z from 'zod'
import type {Api} from '../../api.js'
import {path} from '../../path.js'
import {hosts} from '../host/host.js'
import {hostInventory} from '../host/host-inventory.js'
import {interfaces} from './interface.js'

export const Route = z.looseObject({
  uuid: z.string(),
  network: z.string(),
  prefix: z.number(),
  gateway: z.string(),
  metric: z.number(),
  ifname: z.string().nullish(),
})

export type Route = z.infer<typeof Route>

/** Texts, as the server takes them. */
export interface NewRoute {
  network: string
  prefix: string
  gateway: string
  metric?: string
}

export type Routes = ReturnType<typeof routes>

export function routes(api: Api) {
  return {
    list: hostInventory(api, 'routes', Route).list,
    get: (uuid: string) => api.get(path`/routes/${uuid}`, Route),
    async add(host: string, iface: string, {network, prefix, gateway, metric}: NewRoute): Promise<Route> {
      const {uuid: interface_uuid} = await interfaces(api).find(await hosts(api).get(host), iface)
      return api.post('/routes', {network, prefix, gateway, metric: metric ?? 1, interface_uuid}, Route)
    },
    delete: (uuid: string) => api.delete(path`/routes/${uuid}`),
  }
}
