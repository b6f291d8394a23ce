import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {controllerFilesystems, isResizing} from '../record/controller-fs.js'
import {type Host, isWorker} from '../record/host.js'
import {type Disk, type Partition, partitionStatus, physicalVolumes, type VolumeGroup} from './model.js'
import {onDisk, statusName} from './partition-check.js'
import {hasFunction} from './volume-group-function.js'

const isFree = (host: Host): boolean => host.administrative === 'locked' && host.ihost_action !== 'unlock'

/** Where groups are changed: on locked workers, the system's own also on controllers that work. */
export function checkVolumeHost(host: Host, group: VolumeGroup): void {
  const own = group.lvm_vg_name === 'cgts-vg'
  if (own && host.personality !== 'controller' && host.personality !== 'worker') {
    refuse(400, 'Physical volume operations for cgts-vg are only supported on worker and controller hosts')
  }
  const nova = group.lvm_vg_name === 'nova-local' && isWorker(host)
  if ((nova || (own && host.personality === 'worker')) && !isFree(host)) refuse(400, 'Host must be locked')
}

interface Device {
  readonly disk: Disk | undefined
  readonly partition: Partition | undefined
}

/** That nothing else uses what shall become a physical volume. */
export function checkDevice(c: Call, host: Host, group: VolumeGroup, {disk, partition}: Device): void {
  if (partition === undefined && disk !== undefined) checkDisk(c, host, disk)
  if (partition !== undefined) checkPartition(host, group, partition)
  const path = (partition ?? disk)?.device_path ?? ''
  const other = c.region
    .of(physicalVolumes)
    .where({ihost_uuid: host.uuid})
    .find((one) => one.pv_state !== 'removing' && overlaps(one.disk_or_part_device_path, path))
  if (other === undefined) return
  if (partition === undefined) {
    refuse(400, `Invalid data: This disk is in use by another physical volume. Cannot use this disk: ${path}`)
  }
  refuse(
    400,
    'Invalid data: The device requested for this Physical Volume is already in use by another physical volume: ' + path,
  )
}

const overlaps = (one: string, other: string): boolean =>
  one === other || one.startsWith(`${other}-part`) || other.startsWith(`${one}-part`)

function checkDisk(c: Call, host: Host, disk: Disk): void {
  if (disk.capabilities['stor_function'] === 'rootfs') {
    refuse(400, 'Cannot assign the rootfs disk to a physical volume.')
  }
  if (disk.ipv_uuid !== null) refuse(400, 'Disk already assigned to a physical volume.')
  if (disk.istor_uuid !== null) refuse(400, 'Disk already assigned to a storage volume.')
  if (onDisk(c, disk).length > 0) {
    refuse(400, 'Cannot assign disk to a physical volume because disk contains other partitions.')
  }
  if (disk.ihost_uuid !== host.uuid) refuse(400, 'Disk is attached to a different host')
}

function checkPartition(host: Host, group: VolumeGroup, partition: Partition): void {
  const working = host.invprovision === 'provisioned' || host.invprovision === 'provisioning'
  const {ready, creatingOnUnlock} = partitionStatus
  const fits = working
    ? group.lvm_vg_name !== 'cgts-vg' || partition.status === ready
    : partition.status === ready || partition.status === creatingOnUnlock
  if (fits) return
  refuse(
    400,
    `The partition ${partition.device_path} is not in an acceptable state to be added as a physical volume: ` +
      `${statusName(partition)}.`,
  )
}

export function checkGroup(c: Call, group: VolumeGroup, what: 'add' | 'delete'): void {
  const name = group.lvm_vg_name
  if (name !== 'nova-local' && name !== 'cgts-vg' && !hasFunction(group)) {
    refuse(400, `This operation can not be performed on Local Volume Group ${name}`)
  }
  if (group.vg_state === 'removing') {
    refuse(400, `Local volume Group. ${name} set to be deleted. Add it again to allow adding physical volumes. `)
  }
  if (name !== 'cgts-vg') return
  if (what === 'delete') refuse(400, 'Physical volumes cannot be removed from the cgts-vg volume group.')
  const resizing = c.region.of(controllerFilesystems).find(isResizing)
  if (resizing !== undefined) {
    refuse(
      400,
      `Filesystem (${resizing.name}) resize is in progress. Wait fot the resize to finish before adding a physical ` +
        'volume to the cgts-vg volume group.',
    )
  }
}
