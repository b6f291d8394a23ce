import * as z from 'zod'
import {whenAbsent} from '../../absent.js'
import type {Api} from '../../api.js'
import {ClientError} from '../../error.js'
import {path} from '../../path.js'
import type {Standing} from '../../standing.js'
import {create} from '../create.js'
import {gone} from '../gone.js'
import {type Host, hosts} from '../host/host.js'
import {hostInventory} from '../host/host-inventory.js'
import {disks} from './disk.js'
import {partitions} from './partition.js'
import {volumeGroups} from './volume-group.js'

export const PhysicalVolume = z.looseObject({
  uuid: z.string(),
  pv_state: z.string().nullish(),
  ihost_uuid: z.string().nullish(),
  /** Bytes. */
  lvm_pv_size: z.number().nullish(),
  capabilities: z.record(z.string(), z.unknown()).nullish(),
})

export type PhysicalVolume = z.infer<typeof PhysicalVolume>

/** A volume on its host: whether that is locked decides when anything happens. */
export interface HostedVolume {
  volume: PhysicalVolume
  host: Host
}

export type PhysicalVolumes = ReturnType<typeof physicalVolumes>

export function physicalVolumes(api: Api) {
  const {list, find} = hostInventory(api, 'ipvs', PhysicalVolume)
  const get = (uuid: string) => api.get(path`/ipvs/${uuid}`, PhysicalVolume)

  /** A disk, or where there is none a partition. */
  async function device(host: Host, ref: string): Promise<{disk_or_part_uuid: string; pv_type: string}> {
    const disk = await disks(api).lookUp(host, ref)
    if (disk) return {disk_or_part_uuid: disk.uuid, pv_type: 'disk'}
    const partition = await partitions(api).lookUp(host, ref)
    if (partition) return {disk_or_part_uuid: partition.uuid, pv_type: 'partition'}
    const message = `No disk or partition found on host '${host.hostname}' by device path or uuid ${ref}`
    throw new ClientError('not-found', message, {service: 'sysinv'})
  }

  return {
    list,
    find: (host: string, uuid: string) =>
      find(
        host,
        (volume) => volume.uuid === uuid,
        ({hostname}) => `PV not found: host ${hostname} PV ${uuid}`,
      ),
    get,
    /** What is left of one that is being deleted. */
    remains: (uuid: string) => get(uuid).catch(gone),
    hostOf: async (uuid: string): Promise<Host> => hosts(api).get((await get(uuid)).ihost_uuid ?? ''),
    /** Of a disk or a partition, by device node, device path or uuid. */
    async add(ref: string, group: string, on: string): Promise<HostedVolume> {
      const host = await hosts(api).get(ref)
      const {uuid} = await volumeGroups(api).lookUp(host, group)
      const body = {ihost_uuid: host.uuid, ilvg_uuid: uuid, ...(await device(host, on))}
      return {host, volume: await create(api, '/ipvs', 'physical volume', body, PhysicalVolume)}
    },
    delete: (uuid: string) =>
      api.delete(path`/ipvs/${uuid}`).catch(whenAbsent(`Physical volume deletion failed: ${uuid} not found`)),
  }
}

/** Where a volume stands that was added. */
export const provisioning =
  (host: Host) =>
  (volume: PhysicalVolume): Standing =>
    volume.pv_state === 'provisioned' ? {phase: 'provisioned', done: true} : changing(volume, host)

/** Where a volume stands that was deleted. */
export const removing =
  (host: Host) =>
  (volume: PhysicalVolume | undefined): Standing =>
    volume === undefined ? {phase: 'deleted', done: true} : changing(volume, host)

/** On a locked host nothing more happens before somebody unlocks it. */
function changing({pv_state: state}: PhysicalVolume, {administrative}: Host): Standing {
  if (state === 'failed') return {phase: state, failed: 'the volume is in state failed'}
  const waits = administrative === 'locked' && (state === 'adding' || state === 'removing')
  return waits ? {phase: `${state} (on unlock)`, done: true} : {phase: state || 'changing'}
}
