import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {reply} from '../../../http/reply.js'
import {lifecycle} from '../../../kernel/lifecycle.js'
import {hostGiven} from '../host/find.js'
import {nameOf} from '../host/model.js'
import {change, changed, create, fieldsOf, integer, text, wishes} from '../resource/change.js'
import {rowAsked, showRow} from '../resource/resource.js'
import {partitionNode} from './disk.js'
import * as model from './model.js'
import * as resources from './resource.js'
import {userPartition} from './seed.js'

const {partitionStatus: status} = model

/** What is asked of the disk takes a while on a host that runs. */
export const partitionWork = lifecycle<model.Partition>(model.partitions, 'partition.work', [
  {
    phase: 'done',
    after: 'host.partition',
    do: (row, at) => {
      if (row.status !== status.deleting) return {status: status.ready, updatedAt: at.now}
      release(at.scope, row, at.now)
      return undefined
    },
  },
])

function release(scope: Call['region'], row: model.Partition, now: number): void {
  const disk = scope.of(model.disks).get(row.idisk_uuid)
  if (disk !== undefined) {
    scope.of(model.disks).update(disk.uuid, {available_mib: disk.available_mib + row.size_mib, updatedAt: now})
  }
  scope.of(model.partitions).remove(row.uuid)
}

const busy: Readonly<Record<number, string>> = {
  [status.creating]: 'Creating',
  [status.deleting]: 'Deleting',
  [status.modifying]: 'Modifying',
}

function checkIdle(c: Call, host: string, what: string, except?: string): void {
  const other = c.region
    .of(model.partitions)
    .where({ihost_uuid: host})
    .find((one) => one.uuid !== except && one.status in busy)
  if (other === undefined) return
  refuse(
    400,
    `Cannot ${what} a partition while the current status of another partition is '${busy[other.status]}'. ` +
      'Wait for the operation to finish.',
  )
}

export function postPartition(c: Call) {
  const body = fieldsOf(c, 'partition', ['ihost_uuid', 'idisk_uuid', 'size_mib', 'type_guid', 'type_name'])
  const host = hostGiven(c, body['ihost_uuid'])
  const ref = String(body['idisk_uuid'])
  const disk = c.region.of(model.disks).get(ref) ?? refuse(404, `No disk with id ${ref}`)
  if (disk.ihost_uuid !== host.uuid) {
    refuse(400, `The requested disk (${ref}) for the partition is not present on host ${nameOf(host)}.`)
  }
  const size = integer('size_mib', body['size_mib'])
  if (size <= 0) refuse(400, 'Partition size must be greater than 0.')
  if (disk.istor_uuid !== null || disk.ipv_uuid !== null) {
    refuse(400, 'Cannot create a partition on a disk that is in use by a storage function or a physical volume.')
  }
  checkIdle(c, host.uuid, 'create')
  if (size > disk.available_mib) {
    refuse(
      400,
      `Requested size ${Math.floor(size / 1024)} GiB is larger than the ${Math.floor(disk.available_mib / 1024)} GiB available.`,
    )
  }
  const others = c.region.of(model.partitions).where({idisk_uuid: disk.uuid})
  const start = Math.max(1, ...others.map((one) => one.end_mib ?? 0))
  const number = others.reduce((most, one) => Math.max(most, numberOf(one)), 0) + 1
  const immediate = host.invprovision === 'provisioned' || host.invprovision === 'provisioning'
  const row = create(c, resources.partitionResource, {
    start_mib: start,
    end_mib: start + size,
    size_mib: size,
    device_node: partitionNode(disk.device_node, number),
    device_path: `${disk.device_path}-part${number}`,
    type_guid: text(body['type_guid']) ?? userPartition,
    type_name: 'LVM Physical Volume',
    idisk_uuid: disk.uuid,
    status: immediate ? status.creating : status.creatingOnUnlock,
    ihost_uuid: host.uuid,
    ipv_uuid: null,
  })
  change(c, resources.diskResource, disk.uuid, {available_mib: disk.available_mib - size})
  if (immediate) c.sim.start(partitionWork, c.region.name, row.uuid)
  return showRow(c, resources.partitionResource, row)
}

const numberOf = (partition: model.Partition): number => Number(/part(\d+)$/.exec(partition.device_path)?.[1] ?? 0)

const lastOnDisk = (c: Call, row: model.Partition): boolean =>
  c.region
    .of(model.partitions)
    .where({idisk_uuid: row.idisk_uuid})
    .every((one) => numberOf(one) <= numberOf(row))

export function patchPartition(c: Call) {
  const row = rowAsked(c, resources.partitionResource)
  const wish = wishes(c, ['size_mib'])
  const size = integer('size_mib', wish['size_mib'])
  if (size <= row.size_mib) {
    refuse(
      400,
      `Requested partition size must be larger than current size: ${Math.floor(size / 1024)} GiB <= ` +
        `${(row.size_mib / 1024).toFixed(row.size_mib % 1024 === 0 ? 1 : 3)} GiB`,
    )
  }
  if (row.status !== status.ready) refuse(400, 'The partition cannot be modified in its current status.')
  if (!lastOnDisk(c, row)) refuse(400, 'Only the last partition on disk can be modified.')
  checkIdle(c, row.ihost_uuid, 'modify', row.uuid)
  const disk = c.region.of(model.disks).get(row.idisk_uuid)
  const more = size - row.size_mib
  if (disk === undefined || more > disk.available_mib) {
    refuse(400, `Requested extra size ${more} MiB is larger than the ${disk?.available_mib ?? 0} MiB available.`)
  }
  change(c, resources.diskResource, disk.uuid, {available_mib: disk.available_mib - more})
  const next = {size_mib: size, end_mib: (row.start_mib ?? 0) + size, status: status.modifying}
  const answer = changed(c, resources.partitionResource, row.uuid, next)
  c.sim.start(partitionWork, c.region.name, row.uuid)
  return answer
}

export function deletePartition(c: Call) {
  const row = rowAsked(c, resources.partitionResource)
  const volume = row.ipv_uuid === null ? undefined : c.region.of(model.physicalVolumes).get(row.ipv_uuid)
  if (volume !== undefined) {
    refuse(
      400,
      `Can not delete partition. A physical volume (${volume.lvm_pv_name ?? row.device_node}) is currently ` +
        'associated with this partition',
    )
  }
  checkIdle(c, row.ihost_uuid, 'delete')
  if (!lastOnDisk(c, row)) refuse(400, 'Can not delete partition. Only the last partition on disk can be deleted.')
  if (row.status === status.creatingOnUnlock) release(c.region, row, c.sim.now())
  else {
    change(c, resources.partitionResource, row.uuid, {status: status.deleting})
    c.sim.start(partitionWork, c.region.name, row.uuid)
  }
  return reply(204)
}
