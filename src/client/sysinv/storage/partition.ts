import * as z from 'zod'
import {whenAbsent} from '../../absent.js'
import type {Api} from '../../api.js'
import {ClientError} from '../../error.js'
import {replacements} from '../../json-patch.js'
import {path} from '../../path.js'
import type {Standing} from '../../standing.js'
import {create} from '../create.js'
import {gone} from '../gone.js'
import {type Host, hosts} from '../host/host.js'
import {hostInventory} from '../host/host-inventory.js'
import {theOne} from '../lookup.js'
import {disks} from './disk.js'

export const Partition = z.looseObject({
  uuid: z.string(),
  device_path: z.string().nullish(),
  device_node: z.string().nullish(),
  size_mib: z.number(),
  status: z.number(),
})

export type Partition = z.infer<typeof Partition>

/** The only type that people can make: one that can become a physical volume. */
const PHYSICAL_VOLUME = 'ba5eba11-0000-1111-2222-000000000001'

export type Partitions = ReturnType<typeof partitions>

export function partitions(api: Api) {
  const {on} = hostInventory(api, 'partitions', Partition)
  const isMeant = (ref: string) => (partition: Partition) => partition.device_path === ref || partition.uuid === ref

  async function diskOf(host: Host, ref: string) {
    const disk = await disks(api).lookUp(host, ref)
    if (disk) return disk
    throw new ClientError('not-found', `Disk not found: ${ref}`, {about: {resource: 'disk', ref, of: host.hostname}})
  }

  async function find(ref: string, partition: string): Promise<Partition> {
    const host = await hosts(api).get(ref)
    const missing = `Partition not found on host '${host.hostname}' by device path or uuid: ${partition}`
    return theOne(await on(host), isMeant(partition), missing, undefined, partition)
  }

  return {
    /** Of all disks of a host, or of one. */
    async list(ref: string, disk?: string): Promise<Partition[]> {
      const host = await hosts(api).get(ref)
      if (!disk) return on(host)
      const {uuid} = await diskOf(host, disk)
      return api.list(path`/ihosts/${host.uuid}/idisks/${uuid}/partitions`, 'partitions', Partition)
    },
    /** By device path or uuid. */
    find,
    /** The same, where it need not be a partition. */
    lookUp: async (host: Host, ref: string): Promise<Partition | undefined> => (await on(host)).find(isMeant(ref)),
    get: (uuid: string) => api.get(path`/partitions/${uuid}`, Partition),
    /** What is left of one that is being deleted. */
    remains: (uuid: string) => api.get(path`/partitions/${uuid}`, Partition).catch(gone),
    async add(ref: string, disk: string, size_mib: number): Promise<Partition> {
      const host = await hosts(api).get(ref)
      const {uuid} = await diskOf(host, disk)
      const body = {ihost_uuid: host.uuid, idisk_uuid: uuid, size_mib, type_guid: PHYSICAL_VOLUME}
      return create(api, '/partitions', 'Partition', body, Partition)
    },
    /** Only the last partition of a disk can grow. */
    async resize(ref: string, partition: string, size_mib: number): Promise<Partition> {
      const body = replacements({size_mib})
      const {uuid} = await find(ref, partition)
      return api.patch(path`/partitions/${uuid}`, body, Partition).catch(whenAbsent('Partition update failed'))
    },
    async delete(ref: string, partition: string): Promise<Partition> {
      const found = await find(ref, partition)
      await api.delete(path`/partitions/${found.uuid}`).catch(whenAbsent('Partition delete failed'))
      return found
    },
  }
}

/** Where a partition stands that was added or changed. */
export function partitioning({status}: Partition): Standing {
  switch (status) {
    case 0:
      return {phase: 'ready', done: true}
    case 1:
      return {phase: 'in use', done: true}
    case 2:
      return {phase: 'creating'}
    // Nothing more happens before somebody unlocks the host.
    case 3:
      return {phase: 'to be created when the host is unlocked', done: true}
    case 4:
      return {phase: 'deleting'}
    case 5:
      return {phase: 'modifying'}
    case 11:
      return {phase: 'error', failed: 'the script that makes partitions failed'}
    case 12:
      return {phase: 'error', failed: 'the disk has no GPT partition table'}
    default:
      return {phase: 'error', failed: status >= 10 ? 'the partition is in error' : undefined}
  }
}
