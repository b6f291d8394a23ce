import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {reply} from '../../../http/reply.js'
import {lifecycle} from '../../../simulation.js'
import {hostFor} from '../record/find-host.js'
import {type Host, hosts} from '../record/host.js'
import {change, create, fieldsOf} from '../resource/change.js'
import {rowAsked, showRow} from '../resource/resource.js'
import {applyVolumes, freeUnderlying} from './apply-volumes.js'
import * as model from './model.js'
import {checkDevice, checkGroup, checkVolumeHost} from './physical-volume-check.js'
import * as resources from './show.js'
import {hasFunction} from './volume-group-function.js'

/** Volumes of the system's own group, and of groups for applications, are taken in while the host works. */
export const volumeWork = lifecycle<model.PhysicalVolume>(
  model.physicalVolumes,
  'volume.work',
  [
    {
      phase: 'done',
      after: 'host.partition',
      do: (row, at) => {
        applyVolumes(at.scope, row.ihost_uuid, at.now, row.ilvg_uuid)
        return undefined
      },
    },
  ],
  {failed: (_row, at) => ({pv_state: 'failed', updatedAt: at.now})},
)

export function postVolume(c: Call) {
  const body = fieldsOf(c, 'pv', ['ihost_uuid', 'ilvg_uuid', 'disk_or_part_uuid', 'pv_type', 'lvm_vg_name'])
  const host = hostFor(c, body['ihost_uuid'], ': failed to create a physical volume object')
  const group = c.region.of(model.volumeGroups).get(String(body['ilvg_uuid']))
  const ref = String(body['disk_or_part_uuid'])
  const disk = c.region.of(model.disks).get(ref)
  const partition = c.region.of(model.partitions).get(ref)
  const under = partition ?? disk
  if (group === undefined || under === undefined) {
    refuse(400, 'Invalid data: failed to create a physical volume object')
  }
  checkVolumeHost(host, group)
  checkDevice(c, host, group, {disk, partition})
  checkGroup(c, group, 'add')
  const volume = create(c, resources.physicalVolumeResource, {
    pv_state: 'adding',
    pv_type: partition === undefined ? 'disk' : 'partition',
    disk_or_part_uuid: ref,
    disk_or_part_device_node: under.device_node,
    disk_or_part_device_path: under.device_path,
    lvm_pv_name: under.device_node,
    lvm_vg_name: group.lvm_vg_name,
    ...{lvm_pv_uuid: null, lvm_pv_size: 0, lvm_pe_total: 0, lvm_pe_alloced: 0},
    ihost_uuid: host.uuid,
    ilvg_uuid: group.uuid,
  })
  const used = {ipv_uuid: volume.uuid}
  if (partition !== undefined)
    change(c, resources.partitionResource, ref, {...used, status: model.partitionStatus.inUse})
  else change(c, resources.diskResource, ref, {...used, available_mib: 0})
  if (isAtOnce(host, group)) c.sim.start(volumeWork, c.region.name, volume.uuid)
  return showRow(c, resources.physicalVolumeResource, volume)
}

/** The platform's own group of a controller grows at once, also while that is locked: it holds what an install needs. */
function isAtOnce({personality, administrative, availability}: Host, group: model.VolumeGroup): boolean {
  const working = administrative === 'unlocked' || availability === 'online'
  if (group.lvm_vg_name === 'cgts-vg') return personality === 'controller' && working
  return administrative === 'unlocked' && hasFunction(group)
}

export function deleteVolume(c: Call<'uuid'>) {
  const volume = rowAsked(c, resources.physicalVolumeResource)
  const host = c.region.of(hosts).get(volume.ihost_uuid)
  const group = c.region.of(model.volumeGroups).get(volume.ilvg_uuid)
  if (host !== undefined && group !== undefined) checkVolumeHost(host, group)
  if (volume.pv_state === 'removing') {
    refuse(400, `Physical Volume (${volume.lvm_pv_name}) already marked for removal.`)
  }
  if (group !== undefined) checkGroup(c, group, 'delete')
  if (volume.pv_state === 'adding') {
    c.region.of(model.physicalVolumes).remove(volume.uuid)
    freeUnderlying(c.region, volume.disk_or_part_uuid, c.sim.now())
  } else change(c, resources.physicalVolumeResource, volume.uuid, {pv_state: 'removing'})
  return reply(204)
}
