import * as z from 'zod'
import {whenAbsent} from '../../absent.js'
import type {Api} from '../../api.js'
import {ClientError} from '../../error.js'
import {replacements} from '../../json-patch.js'
import type {Pairs} from '../../members.js'
import {path} from '../../path.js'
import {hosts} from '../host/host.js'
import {hostInventory} from '../host/host-inventory.js'

export const CephMon = z.looseObject({
  uuid: z.string(),
  hostname: z.string().nullish(),
  ceph_mon_gib: z.number().nullish(),
  state: z.string().nullish(),
  task: z.string().nullish(),
})

export type CephMon = z.infer<typeof CephMon>

const Added = z.looseObject({ceph_mon: z.array(CephMon)})

/** Texts, as the server takes them. */
export type CephMonChange = Partial<Record<'ceph_mon_gib', string>>

export type CephMons = ReturnType<typeof cephMons>

export function cephMons(api: Api) {
  const list = () => api.list('/ceph_mon', 'ceph_mon', CephMon)
  const get = (uuid: string) => api.get(path`/ceph_mon/${uuid}`, CephMon)

  return {
    list,
    get,
    async ofHost(host: string): Promise<CephMon[]> {
      const {hostname} = await hosts(api).get(host)
      return (await list()).filter((mon) => mon.hostname === hostname)
    },
    async add(host: string): Promise<CephMon> {
      const {uuid: ihost_uuid} = await hosts(api).get(host)
      const reply = await api
        .post('/ceph_mon', {ihost_uuid}, Added)
        .catch(whenAbsent(`Ceph mon creation failed: host ${host}`))
      const [added] = reply.ceph_mon
      if (!added) throw new ClientError('failed', 'Created ceph_mon has invalid data.', {service: 'sysinv'})
      return get(added.uuid)
    },
    /** The API takes the host's uuid here. */
    async delete(host: string): Promise<void> {
      const {uuid} = await hosts(api).get(host)
      await api.delete(path`/ceph_mon/${uuid}`).catch(whenAbsent('failed to delete ceph_mon'))
    },
    /** Monitors have one size: a new one is set on all, which are then returned. */
    async modify(controller: string, change: CephMonChange | Pairs): Promise<CephMon | CephMon[]> {
      const steps = replacements(change)
      const body = [...steps, {op: 'replace', path: '/controller', value: controller}]
      const host = await hosts(api).get(controller)
      const [own] = await hostInventory(api, 'ceph_mon', CephMon).on(host)
      if (!own)
        throw new ClientError('not-found', `no ceph monitor on ${controller}`, {
          about: {resource: 'ceph-monitor', ref: controller},
        })
      const apply = (mon: CephMon) => api.patch(path`/ceph_mon/${mon.uuid}`, body, CephMon)
      if (!steps.some((step) => step.path === '/ceph_mon_gib' && step.value)) return apply(own)
      for (const mon of await list()) await apply(mon)
      return list()
    },
  }
}
