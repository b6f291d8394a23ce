import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {reply} from '../../../http/reply.js'
import {lifecycle} from '../../../simulation.js'
import {hostFor} from '../record/find-host.js'
import {type Host, hosts} from '../record/host.js'
import {change, changed, create, fieldsOf, integer, text, wishes} from '../resource/change.js'
import {rowAsked, showRow} from '../resource/resource.js'
import {partitionNode} from './disk.js'
import * as model from './model.js'
import {checkDelete, checkIdle, checkModify, checkPlace, checkRoom, numberOf, onDisk} from './partition-check.js'
import {userPartition} from './seed.js'
import * as resources from './show.js'

const {partitionStatus: status} = model

/** What is asked of the disk takes a while on a host that runs. */
export const partitionWork = lifecycle<model.Partition>(
  model.partitions,
  'partition.work',
  [
    {
      phase: 'done',
      after: 'host.partition',
      do: (row, at) => {
        if (row.status !== status.deleting) {
          return {status: status.ready, ...extentOf(at.scope, row), updatedAt: at.now}
        }
        release(at.scope, row, at.now)
        return undefined
      },
    },
  ],
  {failed: (_row, at) => ({status: status.errors, updatedAt: at.now})},
)

/** Where it lies is known once it is there: behind those before it. */
export function extentOf(scope: Call['region'], row: model.Partition): Pick<model.Partition, 'start_mib' | 'end_mib'> {
  const before = scope
    .of(model.partitions)
    .where({idisk_uuid: row.idisk_uuid})
    .filter((one) => numberOf(one) < numberOf(row))
  const start = row.start_mib ?? Math.max(1, ...before.map((one) => one.end_mib ?? 0))
  return {start_mib: start, end_mib: start + row.size_mib}
}

function release(scope: Call['region'], row: model.Partition, now: number): void {
  const disk = scope.of(model.disks).get(row.idisk_uuid)
  if (disk !== undefined) {
    scope.of(model.disks).update(disk.uuid, {available_mib: disk.available_mib + row.size_mib, updatedAt: now})
  }
  scope.of(model.partitions).remove(row.uuid)
}

/** A host that was in service before works on its disks at once, another one when it is unlocked. */
const worksAtOnce = (host: Host): boolean => host.invprovision === 'provisioned' || host.invprovision === 'provisioning'

export function postPartition(c: Call) {
  const body = fieldsOf(
    c,
    'partition',
    ['ihost_uuid', 'idisk_uuid', 'size_mib', 'type_guid', 'type_name'],
    ['size_mib'],
  )
  const host = hostFor(c, body['ihost_uuid'], '')
  const disk = c.region.of(model.disks).get(String(body['idisk_uuid'])) ?? refuse(400, 'Invalid data')
  const guid = text(body['type_guid']) ?? userPartition
  const size = integer('size_mib', body['size_mib'])
  checkPlace(host, disk, guid)
  checkRoom(c, disk, size)
  if (worksAtOnce(host)) checkIdle(c, host, 'create')
  const others = onDisk(c, disk)
  const number = others.reduce((most, one) => Math.max(most, numberOf(one)), 0) + 1
  const row = create(c, resources.partitionResource, {
    start_mib: null,
    end_mib: null,
    size_mib: size,
    device_node: partitionNode(disk.device_node, number),
    device_path: `${disk.device_path}-part${number}`,
    type_guid: guid,
    type_name: 'LVM Physical Volume',
    idisk_uuid: disk.uuid,
    status: worksAtOnce(host) ? status.creating : status.creatingOnUnlock,
    ihost_uuid: host.uuid,
    ipv_uuid: null,
  })
  change(c, resources.diskResource, disk.uuid, {available_mib: disk.available_mib - size})
  if (worksAtOnce(host)) c.sim.start(partitionWork, c.region.name, row.uuid)
  return showRow(c, resources.partitionResource, row)
}

const placeOf = (c: Call, row: model.Partition) => ({
  host: c.region.of(hosts).get(row.ihost_uuid) ?? refuse(404, `Server ${row.ihost_uuid} could not be found.`),
  disk: c.region.of(model.disks).get(row.idisk_uuid) ?? refuse(404, `Server ${row.idisk_uuid} could not be found.`),
})

export function patchPartition(c: Call<'uuid'>) {
  const row = rowAsked(c, resources.partitionResource)
  const size = sizeWanted(row, wishes(c, ['size_mib'])['size_mib'])
  const {host, disk} = placeOf(c, row)
  checkPlace(host, disk, row.type_guid)
  checkModify(c, host, disk, row, size)
  change(c, resources.diskResource, disk.uuid, {available_mib: disk.available_mib - (size - row.size_mib)})
  const next = {size_mib: size, status: status.modifying}
  const answer = changed(c, resources.partitionResource, row.uuid, next)
  c.sim.start(partitionWork, c.region.name, row.uuid)
  return answer
}

function sizeWanted(row: model.Partition, value: unknown): number {
  const given = String(value)
  if (!/^-?\d+$/.test(given)) refuse(400, `Requested partition size must be an integer greater than 0: ${given} `)
  const size = Number(given)
  const gib = Math.floor(size / 1024)
  if (size <= 0) refuse(400, `Requested partition size must be an integer greater than 0: ${gib} GiB`)
  if (size > row.size_mib) return size
  return refuse(
    400,
    `Requested partition size must be larger than current size: ${gib} GiB <= ${model.inGib(row.size_mib)} GiB`,
  )
}

export function deletePartition(c: Call<'uuid'>) {
  const row = rowAsked(c, resources.partitionResource)
  const {host, disk} = placeOf(c, row)
  checkPlace(host, disk, row.type_guid)
  checkDelete(c, host, row)
  if (row.status === status.creatingOnUnlock) release(c.region, row, c.sim.now())
  else {
    change(c, resources.partitionResource, row.uuid, {status: status.deleting})
    c.sim.start(partitionWork, c.region.name, row.uuid)
  }
  return reply(204)
}
