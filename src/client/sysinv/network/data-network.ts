import * as z from 'zod'
import {whenAbsent} from '../../absent.js'
import type {Api} from '../../api.js'
import {replacements} from '../../json-patch.js'
import {path} from '../../path.js'
import {isNumber, isUuid, theOne} from '../lookup.js'

export const DataNetwork = z.looseObject({
  id: z.number(),
  uuid: z.string(),
  name: z.string(),
  network_type: z.string(),
  mtu: z.number(),
  description: z.string().nullish(),
})

export type DataNetwork = z.infer<typeof DataNetwork>

/** Texts, as the server takes them. */
export interface NewDataNetwork {
  name: string
  network_type: string
  mtu?: string
  mode?: string
  description?: string
  multicast_group?: string
  port_num?: string
  ttl?: string
}

export type DataNetworks = ReturnType<typeof dataNetworks>

export function dataNetworks(api: Api) {
  const list = () => api.list('/datanetworks', 'datanetworks', DataNetwork)
  /** The server takes names as well. */
  const get = (ref: string) => api.get(path`/datanetworks/${ref}`, DataNetwork)
  return {
    list,
    get,
    /** By name, number or uuid; where only the uuid will do. */
    async find(ref: string): Promise<DataNetwork> {
      const missing = `datanetwork not found: ${ref}`
      const about = {resource: 'data-network', ref} as const
      if (isUuid(ref)) return get(ref).catch(whenAbsent(missing, about))
      const isMeant = isNumber(ref)
        ? ({id}: DataNetwork) => id === Number.parseInt(ref, 10)
        : ({name}: DataNetwork) => name === ref
      return theOne(await list(), isMeant, missing, about)
    },
    /** The official program sends its defaults along, the MTU as a number. */
    add: ({mtu, mode = 'dynamic', ...network}: NewDataNetwork) =>
      api.post('/datanetworks', {...network, mtu: mtu ?? 1500, mode}, DataNetwork),
    modify: (ref: string, {mtu, description}: {mtu?: string; description?: string}) =>
      api.patch(path`/datanetworks/${ref}`, replacements({mtu, description}), DataNetwork),
    delete: (uuid: string) => api.delete(path`/datanetworks/${uuid}`),
  }
}
