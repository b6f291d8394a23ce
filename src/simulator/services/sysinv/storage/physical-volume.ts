import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {reply} from '../../../http/reply.js'
import {hostGiven} from '../host/find.js'
import {hosts, nameOf} from '../host/model.js'
import {freeUnderlying} from '../pending.js'
import {change, create, fieldsOf} from '../resource/change.js'
import {rowAsked, showRow} from '../resource/resource.js'
import * as model from './model.js'
import * as resources from './resource.js'

export function postVolume(c: Call) {
  const body = fieldsOf(c, 'pv', ['ihost_uuid', 'ilvg_uuid', 'disk_or_part_uuid', 'pv_type', 'lvm_vg_name'])
  const host = hostGiven(c, body['ihost_uuid'])
  const group = c.region.of(model.volumeGroups).get(String(body['ilvg_uuid']))
  const ref = String(body['disk_or_part_uuid'])
  const disk = c.region.of(model.disks).get(ref)
  const partition = c.region.of(model.partitions).get(ref)
  if (group === undefined || (disk === undefined && partition === undefined)) {
    refuse(400, 'Invalid data: failed to create a physical volume object')
  }
  if (group.lvm_vg_name === 'nova-local' && host.administrative !== 'locked') refuse(400, 'Host must be locked')
  const under = partition ?? disk
  if (under === undefined || under.ihost_uuid !== host.uuid)
    refuse(400, `The disk or partition is not on ${nameOf(host)}`)
  if (under.ipv_uuid !== null || (disk !== undefined && disk.istor_uuid !== null)) {
    refuse(
      400,
      `${disk === undefined ? 'Partition' : 'Disk'} is already used by a physical volume or storage function.`,
    )
  }
  if (disk !== undefined && c.region.of(model.partitions).find({idisk_uuid: disk.uuid}) !== undefined) {
    refuse(400, 'Cannot assign a disk with partitions as a physical volume; use one of its partitions.')
  }
  if (disk?.capabilities['stor_function'] === 'rootfs') refuse(400, 'Cannot assign the boot disk to a physical volume.')
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
  return showRow(c, resources.physicalVolumeResource, volume)
}

export function deleteVolume(c: Call) {
  const volume = rowAsked(c, resources.physicalVolumeResource)
  if (volume.lvm_vg_name === 'cgts-vg' && volume.pv_state !== 'adding') {
    refuse(400, 'Physical volumes cannot be removed from the cgts-vg volume group.')
  }
  const host = c.region.of(hosts).get(volume.ihost_uuid)
  if (host?.administrative !== 'locked') refuse(400, 'Host must be locked')
  if (volume.pv_state === 'adding') {
    c.region.of(model.physicalVolumes).remove(volume.uuid)
    freeUnderlying(c.region, volume.disk_or_part_uuid, c.sim.now())
  } else change(c, resources.physicalVolumeResource, volume.uuid, {pv_state: 'removing'})
  return reply(204)
}
