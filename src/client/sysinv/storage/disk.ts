import * as z from 'zod'
import {whenAbsent} from '../../absent.js'
import type {Api} from '../../api.js'
import {replacements} from '../../json-patch.js'
import {path} from '../../path.js'
import {gone} from '../gone.js'
import type {Host} from '../host/host.js'
import {hostInventory} from '../host/host-inventory.js'
import {isUuid} from '../lookup.js'

export const Disk = z.looseObject({
  uuid: z.string(),
  device_node: z.string().nullish(),
  device_path: z.string().nullish(),
  size_mib: z.number(),
  available_mib: z.number(),
})

export type Disk = z.infer<typeof Disk>

export type Disks = ReturnType<typeof disks>

export function disks(api: Api) {
  const inventory = hostInventory(api, 'idisks', Disk)
  const isNamed = (ref: string) => (disk: Disk) => disk.device_node === ref || disk.device_path === ref

  const find = (host: string, ref: string): Promise<Disk> =>
    inventory.find(
      host,
      (disk) => disk.uuid === ref || isNamed(ref)(disk),
      ({id}) => `Disk not found: host ${id} disk ${ref}`,
      ref,
    )

  return {
    list: inventory.list,
    /** By device node, device path or uuid. */
    find,
    /** The same, where it need not be a disk. */
    async lookUp(host: Host, ref: string): Promise<Disk | undefined> {
      if (isUuid(ref)) return api.get(path`/idisks/${ref}`, Disk).catch(gone)
      return (await inventory.on(host)).find(isNamed(ref))
    },
    /** All data on it is lost; an empty partition table is written unless `format` is false. */
    async wipe(host: string, ref: string, {format = true}: {format?: boolean} = {}): Promise<void> {
      const {uuid} = await find(host, ref)
      const body = replacements({partition_table: 'gpt', skip_formatting: format ? 'False' : 'True'})
      await api.patch(path`/idisks/${uuid}`, body, z.unknown()).catch(whenAbsent(`Failed to wipe disk ${ref}`))
    },
  }
}
