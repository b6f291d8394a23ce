import * as z from 'zod'
import {whenAbsent} from '../../absent.js'
import type {Api} from '../../api.js'
import {replacements} from '../../json-patch.js'
import {path} from '../../path.js'
import {isUuid, theOne} from '../lookup.js'

export const AddressPool = z.looseObject({
  uuid: z.string(),
  name: z.string(),
  network: z.string(),
  prefix: z.number(),
  order: z.string().nullish(),
  /** First and last address of each. */
  ranges: z.array(z.array(z.string())).nullish(),
  floating_address: z.string().nullish(),
  controller0_address: z.string().nullish(),
  controller1_address: z.string().nullish(),
  gateway_address: z.string().nullish(),
})

export type AddressPool = z.infer<typeof AddressPool>

/** Texts, as the server takes them. */
export interface AddressPoolChange {
  name?: string
  network?: string
  prefix?: string
  /** First and last address of each. */
  ranges?: readonly (readonly string[])[]
  order?: string
  floating_address?: string
  controller0_address?: string
  controller1_address?: string
  gateway_address?: string
}

export type AddressPools = ReturnType<typeof addressPools>

export function addressPools(api: Api) {
  const list = () => api.list('/addrpools', 'addrpools', AddressPool)
  const get = (uuid: string) => api.get(path`/addrpools/${uuid}`, AddressPool)
  return {
    list,
    get,
    /** By name or uuid. */
    async find(ref: string): Promise<AddressPool> {
      const missing = `address pool not found: ${ref}`
      const about = {resource: 'address-pool', ref} as const
      if (isUuid(ref)) return get(ref).catch(whenAbsent(missing, about))
      return theOne(await list(), ({name}) => name === ref, missing, about)
    },
    add: (pool: AddressPoolChange & {name: string; network: string; prefix: string}) =>
      api.post('/addrpools', pool, AddressPool),
    modify: (uuid: string, change: AddressPoolChange) =>
      api.patch(path`/addrpools/${uuid}`, replacements({...change}), AddressPool),
    delete: (uuid: string) => api.delete(path`/addrpools/${uuid}`),
  }
}
