import type {Api} from '../../api.js'
import {path} from '../../path.js'
import type {Schema} from '../../reply.js'
import {theOne} from '../lookup.js'
import {type Host, hosts} from './host.js'

/** The API gives the host by its number; people know it by its name. */
export type Named<T> = T & {hostname: string | null}

/** What a host has of one kind, listed under the host. */
export function hostInventory<T>(api: Api, collection: string, item: Schema<T>) {
  const on = (host: Host) => api.list(path`/ihosts/${host.uuid}/${collection}`, collection, item)
  return {
    on,
    list: async (host: string) => on(await hosts(api).get(host)),
    /** `ref`: how it was named, where it can have a name. */
    async find(host: string, isMeant: (row: T) => boolean, missing: (host: Host) => string, ref?: string): Promise<T> {
      const owner = await hosts(api).get(host)
      return theOne(await on(owner), isMeant, missing(owner), undefined, ref)
    },
  }
}
