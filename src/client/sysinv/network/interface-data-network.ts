import * as z from 'zod'
import type {Api} from '../../api.js'
import type {Named} from '../host/host-inventory.js'
import {dataNetworks} from './data-network.js'
import {interfaceAssignments} from './interface-assignment.js'

/** A data network on an interface. */
export const InterfaceDataNetwork = z.looseObject({
  uuid: z.string(),
  forihostid: z.number(),
  ifname: z.string().nullish(),
  datanetwork_name: z.string().nullish(),
})

export type InterfaceDataNetwork = Named<z.infer<typeof InterfaceDataNetwork>>

export type InterfaceDataNetworks = ReturnType<typeof interfaceDataNetworks>

export function interfaceDataNetworks(api: Api) {
  const assignments = interfaceAssignments(api, 'interface_datanetworks', InterfaceDataNetwork)
  return {
    ...assignments,
    assign: (host: string, iface: string, network: string) =>
      assignments.assign(host, iface, async ({uuid}) => ({
        interface_uuid: uuid,
        datanetwork_uuid: (await dataNetworks(api).find(network)).uuid,
      })),
  }
}
