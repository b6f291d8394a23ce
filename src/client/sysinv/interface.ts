import * as z from 'zod'
import type {Api} from '../api.js'
import type {Host} from './host.js'
import {hostInventory} from './host-inventory.js'
import {theOne} from './lookup.js'

export const Interface = z.looseObject({uuid: z.string(), ifname: z.string()})

export type Interface = z.infer<typeof Interface>

export type Interfaces = ReturnType<typeof interfaces>

export function interfaces(api: Api) {
  const {on} = hostInventory(api, 'iinterfaces', Interface)
  return {
    /** By name or uuid. */
    find: async (host: Host, ref: string): Promise<Interface> =>
      theOne(
        await on(host),
        ({ifname, uuid}) => ifname === ref || uuid === ref,
        `Interface not found: host ${host.hostname} interface ${ref}`,
        `see: stx host if list ${host.hostname}`,
      ),
  }
}
