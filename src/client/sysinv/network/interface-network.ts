import * as z from 'zod'
import type {Api} from '../../api.js'
import type {Named} from '../host/host-inventory.js'
import {interfaceAssignments} from './interface-assignment.js'
import {networks} from './network.js'

/** A platform network on an interface. */
export const InterfaceNetwork = z.looseObject({
  uuid: z.string(),
  forihostid: z.number(),
  ifname: z.string().nullish(),
  network_name: z.string().nullish(),
})

export type InterfaceNetwork = Named<z.infer<typeof InterfaceNetwork>>

export type InterfaceNetworks = ReturnType<typeof interfaceNetworks>

export function interfaceNetworks(api: Api) {
  const assignments = interfaceAssignments(api, 'interface_networks', InterfaceNetwork)
  return {
    ...assignments,
    assign: (host: string, iface: string, network: string) =>
      assignments.assign(host, iface, async ({uuid}) => ({
        interface_uuid: uuid,
        network_uuid: (await networks(api).find(network)).uuid,
      })),
  }
}
