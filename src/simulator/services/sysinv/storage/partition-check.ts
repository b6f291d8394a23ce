import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {type Host, nameOf} from '../record/host.js'
import {type Disk, inGib, type Partition, partitionStatus, partitions} from './model.js'
import {userPartition} from './seed.js'

const names: Readonly<Record<number, string>> = {
  [partitionStatus.inUse]: 'In-Use',
  [partitionStatus.creating]: 'Creating',
  [partitionStatus.creatingOnUnlock]: 'Creating (on unlock)',
  [partitionStatus.deleting]: 'Deleting',
  [partitionStatus.modifying]: 'Modifying',
  [partitionStatus.ready]: 'Ready',
  [partitionStatus.deleted]: 'Deleted',
  [partitionStatus.errors]: 'Error',
}

export const statusName = (row: Partition): string => names[row.status] ?? 'Error'

export const numberOf = (partition: Partition): number => Number(/part(\d+)$/.exec(partition.device_path)?.[1] ?? 0)

export const onDisk = (c: Call, disk: {uuid: string}): readonly Partition[] =>
  c.region.of(partitions).where({idisk_uuid: disk.uuid})

const isLast = (c: Call, row: Partition): boolean =>
  onDisk(c, {uuid: row.idisk_uuid}).every((one) => numberOf(one) <= numberOf(row))

/** Where partitions are made at all: on free disks of controllers and workers. */
export function checkPlace(host: Host, disk: Disk, guid: string): void {
  if (host.personality !== 'controller' && host.personality !== 'worker') {
    refuse(400, 'Host personality must be a one of [controller, worker]')
  }
  if (disk.ihost_uuid !== host.uuid) {
    refuse(400, `The requested disk (${disk.uuid}) for the partition is not present on host ${nameOf(host)}.`)
  }
  if (guid !== userPartition) refuse(400, 'This type of partition does not support the requested operation.')
  if (disk.istor_uuid !== null) {
    refuse(400, 'Cannot create partition on a disk that is assigned as a storage volume.')
  }
  if (disk.ipv_uuid !== null) {
    refuse(400, 'Cannot create partition on a disk that is already assigned as a physical volume to a volume group.')
  }
}

export function checkRoom(c: Call, disk: Disk, size: number): void {
  const last = [...onDisk(c, disk)].sort((one, other) => numberOf(one) - numberOf(other)).at(-1)
  if (last?.status === partitionStatus.errors) {
    refuse(
      400,
      'Cannot create partition on a disk where the last partition has an error status. ' +
        'Delete it before creating a new partition.',
    )
  }
  if (size <= 0) refuse(400, 'Partition size must be greater than 0.')
  if (size > disk.available_mib) {
    refuse(
      400,
      `Requested size ${Math.floor(size / 1024)} GiB is larger than the ${inGib(disk.available_mib)} GiB available.`,
    )
  }
}

const busy: readonly number[] = [partitionStatus.creating, partitionStatus.deleting, partitionStatus.modifying]

/** A host works on one partition at a time. */
export function checkIdle(c: Call, host: Host, what: 'create' | 'delete'): void {
  const other = c.region
    .of(partitions)
    .where({ihost_uuid: host.uuid})
    .find((one) => busy.includes(one.status))
  if (other === undefined) return
  refuse(
    400,
    `Cannot ${what} a partition while the current status of another partition is '${statusName(other)}'. ` +
      'Wait for the operation to finish.',
  )
}

const inUse = (row: Partition): boolean => row.ipv_uuid !== null || row.status === partitionStatus.inUse

export function checkModify(c: Call, host: Host, disk: Disk, row: Partition, size: number): void {
  if (host.invprovision !== 'provisioned') {
    refuse(400, 'Only partition Add/Delete operations are allowed on an unprovisioned host.')
  }
  if (inUse(row)) {
    refuse(
      400,
      `Can not modify partition. A physical volume (${row.device_node}) is currently associated with this partition.`,
    )
  }
  if (row.status !== partitionStatus.ready) {
    refuse(400, 'Can not modify partition. Only partitions in the Ready state can be modified.')
  }
  if (!isLast(c, row)) refuse(400, 'Can not modify partition. Only the last partition on disk can be modified.')
  const more = size - row.size_mib
  if (more > disk.available_mib) {
    refuse(
      400,
      `Requested extra size ${Math.floor(more / 1024)} GiB is larger than the ${inGib(disk.available_mib)} GiB available.`,
    )
  }
}

const deletable: readonly number[] = [partitionStatus.ready, partitionStatus.creatingOnUnlock, partitionStatus.errors]

export function checkDelete(c: Call, host: Host, row: Partition): void {
  if (inUse(row)) {
    refuse(
      400,
      `Can not delete partition. A physical volume (${row.device_node}) is currently associated with this partition`,
    )
  }
  checkIdle(c, host, 'delete')
  if (!deletable.includes(row.status)) {
    refuse(
      400,
      'Can not delete partition. Only partitions in one of these states can be deleted: Ready, Creating (on unlock), ' +
        'Error, Error: Internal script error, Error: Missing GPT Table',
    )
  }
  if (!isLast(c, row)) refuse(400, 'Can not delete partition. Only the last partition on disk can be deleted.')
}
