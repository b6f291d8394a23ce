import * as z from 'zod'
import {whenAbsent} from '../../absent.js'
import type {Api} from '../../api.js'
import {path} from '../../path.js'
import {isNumber, isUuid, theOne} from '../lookup.js'

export const Network = z.looseObject({
  id: z.number(),
  uuid: z.string(),
  name: z.string(),
  type: z.string(),
  dynamic: z.boolean(),
  pool_uuid: z.string().nullish(),
  primary_pool_family: z.string().nullish(),
})

export type Network = z.infer<typeof Network>

export interface NewNetwork {
  name: string
  type: string
  /** `true` or `false`, in any case. */
  dynamic: string
  pool_uuid: string
}

export type Networks = ReturnType<typeof networks>

export function networks(api: Api) {
  const list = () => api.list('/networks', 'networks', Network)
  const get = (uuid: string) => api.get(path`/networks/${uuid}`, Network)
  return {
    list,
    get,
    /** By name, number or uuid. */
    async find(ref: string): Promise<Network> {
      const missing = `network not found: ${ref}`
      const about = {resource: 'network', ref} as const
      if (isUuid(ref)) return get(ref).catch(whenAbsent(missing, about))
      const isMeant = isNumber(ref)
        ? ({id}: Network) => id === Number.parseInt(ref, 10)
        : ({name}: Network) => name === ref
      return theOne(await list(), isMeant, missing, about)
    },
    add: ({dynamic, ...network}: NewNetwork) =>
      api.post('/networks', {...network, dynamic: dynamic.toLowerCase()}, Network),
    delete: (uuid: string) => api.delete(path`/networks/${uuid}`),
  }
}
