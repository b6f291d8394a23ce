import type {Api} from '../../api.js'
import {path} from '../../path.js'
import type {Schema} from '../../reply.js'
import {type Host, hosts} from '../host/host.js'
import type {Named} from '../host/host-inventory.js'
import {type Interface, interfaces} from './interface.js'

/** What was put on interfaces, be it platform networks or data networks. */
export function interfaceAssignments<T extends {forihostid: number}>(api: Api, kind: string, item: Schema<T>) {
  const named = (row: T, {hostname}: Host): Named<T> => ({...row, hostname})
  return {
    /** Of all interfaces of a host, or of one. */
    async list(host: string, iface?: string): Promise<Named<T>[]> {
      const owner = await hosts(api).get(host)
      const holder =
        iface === undefined
          ? path`/ihosts/${owner.uuid}`
          : path`/iinterfaces/${(await interfaces(api).find(owner, iface)).uuid}`
      const rows = await api.list(`${holder}/${kind}`, kind, item)
      return rows.map((row) => named(row, owner))
    },
    async get(uuid: string): Promise<Named<T>> {
      const row = await api.get(path`/${kind}/${uuid}`, item)
      return named(row, await hosts(api).get(String(row.forihostid)))
    },
    async assign(host: string, iface: string, body: (on: Interface) => Promise<object>): Promise<Named<T>> {
      const owner = await hosts(api).get(host)
      const on = await interfaces(api).find(owner, iface)
      return named(await api.post(`/${kind}`, await body(on), item), owner)
    },
    remove: (uuid: string) => api.delete(path`/${kind}/${uuid}`),
  }
}
