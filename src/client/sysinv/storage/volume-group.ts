import * as z from 'zod'
import {whenAbsent} from '../../absent.js'
import type {Api} from '../../api.js'
import {replacements} from '../../json-patch.js'
import {path} from '../../path.js'
import {pythonJson} from '../../python-json.js'
import {create} from '../create.js'
import {type Host, hosts} from '../host/host.js'
import {hostInventory} from '../host/host-inventory.js'
import {isNumber, theOne} from '../lookup.js'

export const VolumeGroup = z.looseObject({
  uuid: z.string(),
  lvm_vg_name: z.string(),
  vg_state: z.string().nullish(),
  /** Bytes. */
  lvm_vg_size: z.number().nullish(),
  lvm_vg_avail_size: z.number().nullish(),
  capabilities: z.record(z.string(), z.unknown()),
})

export type VolumeGroup = z.infer<typeof VolumeGroup>

/** What a volume group is used for, and how; texts, as the server takes them. */
export interface VolumeGroupUse {
  lvm_function?: string
  lvm_type?: string
  lvm_pool_size?: string
}

export type VolumeGroups = ReturnType<typeof volumeGroups>

export function volumeGroups(api: Api) {
  const {on, list} = hostInventory(api, 'ilvgs', VolumeGroup)

  async function lookUp(host: Host, ref: string): Promise<VolumeGroup> {
    if (isNumber(ref)) {
      return api.get(path`/ilvgs/${ref}`, VolumeGroup).catch(whenAbsent(`Local volume group not found by id: ${ref}`))
    }
    const missing = `Local volume group not found by name or uuid: ${ref}`
    const isMeant = ({lvm_vg_name, uuid}: VolumeGroup) => lvm_vg_name === ref || uuid === ref
    return theOne(await on(host), isMeant, missing, {resource: 'volume-group', ref, of: host.hostname})
  }

  const find = async (host: string, ref: string) => lookUp(await hosts(api).get(host), ref)

  return {
    list,
    lookUp,
    /** By name, number or uuid. */
    find,
    async add(ref: string, name: string, {lvm_function, lvm_type}: VolumeGroupUse = {}): Promise<VolumeGroup> {
      const {uuid} = await hosts(api).get(ref)
      const use = given({lvm_function, lvm_type})
      const body = {lvm_vg_name: name.replaceAll(' ', ''), ihost_uuid: uuid}
      const whole = Object.keys(use).length > 0 ? {...body, capabilities: use} : body
      return create(api, '/ilvgs', 'Lvg', whole, VolumeGroup)
    },
    async modify(ref: string, group: string, {lvm_function, lvm_pool_size}: VolumeGroupUse): Promise<VolumeGroup> {
      const {uuid} = await find(ref, group)
      const body = replacements({capabilities: pythonJson(given({lvm_function, lvm_pool_size}))})
      return api.patch(path`/ilvgs/${uuid}`, body, VolumeGroup).catch(whenAbsent('Local Volume Group update failed'))
    },
    async delete(ref: string, group: string): Promise<void> {
      const {uuid} = await find(ref, group)
      await api.delete(path`/ilvgs/${uuid}`).catch(whenAbsent('Local Volume Group delete failed'))
    },
  }
}

const given = (members: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(Object.entries(members).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
