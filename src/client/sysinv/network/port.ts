import * as z from 'zod'
import type {Api} from '../../api.js'
import {path} from '../../path.js'
import type {Schema} from '../../reply.js'
import {hostInventory} from '../host/host-inventory.js'

const named = {uuid: z.string(), name: z.string(), numa_node: z.number().nullish()}

export const Port = z.looseObject({
  ...named,
  namedisplay: z.string().nullish(),
  type: z.string().nullish(),
  dpdksupport: z.boolean().nullish(),
})

export type Port = z.infer<typeof Port>

export const EthernetPort = z.looseObject({...named, mac: z.string().nullish(), bootp: z.string().nullish()})

export type EthernetPort = z.infer<typeof EthernetPort>

export type Ports = ReturnType<typeof ports>
export type EthernetPorts = ReturnType<typeof ethernetPorts>

export const ports = (api: Api) => ({
  ...portsOf(api, 'ports', Port, 'Port'),
  /** Those of one interface. */
  under: (iface: string) => api.list(path`/iinterfaces/${iface}/ports`, 'ports', Port),
})
export const ethernetPorts = (api: Api) => portsOf(api, 'ethernet_ports', EthernetPort, 'Ethernet port')

function portsOf<T extends {uuid: string; name: string}>(api: Api, kind: string, item: Schema<T>, title: string) {
  const {list, find} = hostInventory(api, kind, item)
  return {
    list,
    /** By name or uuid. */
    find: (host: string, ref: string) =>
      find(
        host,
        ({name, uuid}) => name === ref || uuid === ref,
        ({id}) => `${title} not found: host ${id} port ${ref}`,
        ref,
      ),
  }
}
