import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {reply} from '../../../http/reply.js'
import type {Router} from '../../../http/service.js'
import {type Lifecycle, lifecycle} from '../../../kernel/lifecycle.js'
import {backends, clusters, tiers} from '../ceph/model.js'
import {findHost, hostNamed} from '../host/find.js'
import {type Host, hosts, isWorker, nameOf} from '../host/model.js'
import {freeUnderlying} from '../pending.js'
import {change, changed, create, created, fieldsOf, integer, removeAsked, text, wishes} from '../resource/change.js'
import {noServer, rowAsked, showRow} from '../resource/resource.js'
import * as model from './model.js'
import * as resources from './resource.js'
import {userPartition} from './seed.js'
import {wipeDisk} from './wipe.js'

const {partitionStatus: status} = model

const hostGiven = (c: Call, ref: unknown): Host => hostNamed(c.region, String(ref ?? '')) ?? noServer(String(ref))

// --- partitions

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

export const storageLifecycles: readonly Lifecycle<model.Partition>[] = [partitionWork]

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

function postPartition(c: Call) {
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
    device_node: `${disk.device_node}${disk.device_type === 'NVME' ? 'p' : ''}${number}`,
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

function patchPartition(c: Call) {
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

function deletePartition(c: Call) {
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

// --- volume groups and physical volumes

function postGroup(c: Call) {
  const body = fieldsOf(c, 'lvg', ['ihost_uuid', 'lvm_vg_name', 'capabilities', 'vg_state'])
  const host = hostGiven(c, body['ihost_uuid'])
  const name = String(body['lvm_vg_name'])
  if (name !== 'nova-local' && name !== 'cgts-vg') {
    refuse(400, `Volume Group name (${name}) must be "'nova-local' or 'cgts-vg'"`)
  }
  if (name === 'nova-local' && !isWorker(host)) {
    refuse(400, `${name} can only be added to a host which has a worker subfunction.`)
  }
  if (c.region.of(model.volumeGroups).find({ihost_uuid: host.uuid, lvm_vg_name: name}) !== undefined) {
    refuse(400, 'Volume Group already exists for this host')
  }
  return created(c, resources.volumeGroupResource, {
    ...{vg_state: 'adding', lvm_vg_name: name, lvm_vg_uuid: null, lvm_vg_access: null, lvm_cur_lv: 0, lvm_cur_pv: 0},
    ...{lvm_vg_size: 0, lvm_vg_avail_size: 0, lvm_vg_total_pe: 0, lvm_vg_free_pe: 0},
    capabilities: {},
    ihost_uuid: host.uuid,
  })
}

function patchGroup(c: Call) {
  const group = rowAsked(c, resources.volumeGroupResource)
  wishes(c, ['capabilities', 'vg_state'])
  return refuse(400, `${group.lvm_vg_name} volume group does not have any parameters to modify`)
}

function deleteGroup(c: Call) {
  const group = rowAsked(c, resources.volumeGroupResource)
  if (group.lvm_vg_name === 'cgts-vg') refuse(400, 'cgts-vg volume group cannot be deleted')
  const host = c.region.of(hosts).get(group.ihost_uuid)
  if (host?.administrative !== 'locked') refuse(400, 'Host must be locked')
  for (const volume of c.region.of(model.physicalVolumes).where({ilvg_uuid: group.uuid})) {
    c.region.of(model.physicalVolumes).remove(volume.uuid)
    freeUnderlying(c.region, volume.disk_or_part_uuid, c.sim.now())
  }
  if (group.vg_state === 'adding') c.region.of(model.volumeGroups).remove(group.uuid)
  else change(c, resources.volumeGroupResource, group.uuid, {vg_state: 'removing'})
  return reply(204)
}

function postVolume(c: Call) {
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
  if (partition !== undefined) change(c, resources.partitionResource, ref, {...used, status: status.inUse})
  else change(c, resources.diskResource, ref, {...used, available_mib: 0})
  return showRow(c, resources.physicalVolumeResource, volume)
}

function deleteVolume(c: Call) {
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

// --- OSDs and journals

function postStor(c: Call) {
  const known = ['ihost_uuid', 'function', 'idisk_uuid', 'tier_uuid', 'journal_location', 'journal_size_mib', 'osdid']
  const body = fieldsOf(c, 'stor', known)
  const host = hostGiven(c, body['ihost_uuid'])
  if (c.region.of(backends).find({backend: 'ceph'}) === undefined) {
    refuse(400, 'Ceph backend must be configured to add storage functions.')
  }
  const deployment = c.region.of(clusters).all()[0]?.deployment_model
  const fits: Readonly<Record<string, string>> = {'storage-nodes': 'storage', 'controller-nodes': 'controller'}
  const wanted = fits[deployment ?? '']
  if (wanted !== undefined && host.personality !== wanted) {
    refuse(400, `Storage model is '${deployment}'. Storage devices can only be added to ${wanted} nodes.`)
  }
  const ref = String(body['idisk_uuid'])
  const disk = c.region.of(model.disks).get(ref) ?? refuse(404, `No disk with id ${ref}`)
  if (disk.ihost_uuid !== host.uuid) refuse(400, `Disk ${ref} is not on host ${nameOf(host)}`)
  const role = (text(body['function']) ?? 'osd') as model.Stor['function']
  if (role !== 'osd' && role !== 'journal') refuse(400, `Invalid stor function: ${role}`)
  if (disk.istor_uuid !== null) refuse(400, 'Disk already assigned to a storage function.')
  if (disk.ipv_uuid !== null) refuse(400, 'Disk already assigned to a physical volume.')
  if (disk.capabilities['stor_function'] === 'rootfs') refuse(400, 'Can not associate to a rootfs disk')
  if (c.region.of(model.partitions).find({idisk_uuid: disk.uuid}) !== undefined) {
    refuse(400, `Disk ${disk.device_node} has partitions; it can not be used as a storage function.`)
  }
  const tier =
    (text(body['tier_uuid']) === null
      ? c.region.of(tiers).find({name: 'storage'})
      : c.region.of(tiers).get(String(body['tier_uuid']))) ??
    refuse(404, `StorageTier with UUID ${body['tier_uuid']} not found.`)
  const osdids = c.region
    .of(model.stors)
    .all()
    .map((one) => one.osdid ?? -1)
  const row = create(c, resources.storResource, {
    osdid: role === 'osd' ? Math.max(-1, ...osdids) + 1 : null,
    function: role,
    state: host.administrative === 'locked' ? 'configuring-on-unlock' : 'configured',
    journal_location: text(body['journal_location']),
    journal_size_mib: role === 'osd' ? 1024 : null,
    journal_path: role === 'osd' ? `${disk.device_path}-part2` : null,
    journal_node: role === 'osd' ? `${disk.device_node}2` : null,
    ihost_uuid: host.uuid,
    idisk_uuid: disk.uuid,
    tier_uuid: role === 'osd' ? tier.uuid : null,
  })
  const placed = row.journal_location ?? row.uuid
  if (role === 'osd') change(c, resources.storResource, row.uuid, {journal_location: placed})
  change(c, resources.diskResource, disk.uuid, {istor_uuid: row.uuid, available_mib: 0})
  if (role === 'osd') c.region.of(tiers).update(tier.uuid, {status: 'in-use', updatedAt: c.sim.now()})
  return showRow(c, resources.storResource, c.region.of(model.stors).get(row.uuid) ?? row)
}

const deleteStor = (c: Call) =>
  removeAsked(c, resources.storResource, (row) => {
    if (row.state !== 'configuring-on-unlock' && row.function !== 'journal') {
      refuse(
        400,
        "Deleting a Storage Function other than 'journal' and 'osd' in state 'configuring-on-unlock' is not " +
          'supported on this setup.',
      )
    }
    const disk = c.region.of(model.disks).get(row.idisk_uuid)
    if (disk !== undefined) {
      change(c, resources.diskResource, disk.uuid, {istor_uuid: null, available_mib: disk.size_mib})
    }
  })

// --- file systems of hosts

const optional = ['image-conversion', 'instances', 'ceph']

const gib = (bytes: number): number => Math.floor(bytes / 1024 ** 3)

function groupOf(c: Call, host: Host): model.VolumeGroup {
  const found = c.region.of(model.volumeGroups).find({ihost_uuid: host.uuid, lvm_vg_name: 'cgts-vg'})
  return found ?? refuse(400, `cgts-vg is not provisioned on ${nameOf(host)}`)
}

/** Takes room from the volume group, or gives it back. */
function take(c: Call, group: model.VolumeGroup, sizeGib: number): void {
  const pages = (sizeGib * 1024) / 32
  change(c, resources.volumeGroupResource, group.uuid, {
    lvm_vg_free_pe: group.lvm_vg_free_pe - pages,
    lvm_vg_avail_size: group.lvm_vg_avail_size - sizeGib * 1024 ** 3,
  })
}

function updateFilesystems(c: Call) {
  const host = findHost(c)
  const wanted = (c.body as readonly (readonly {path: string; value: unknown}[])[]).map((patch) => {
    const value = (path: string) => patch.find((one) => one.path === path)?.value
    return {name: String(value('/name')), size: String(value('/size'))}
  })
  const table = c.region.of(model.hostFilesystems)
  let more = 0
  const updates = wanted.map(({name, size}) => {
    const fs = table.find({ihost_uuid: host.uuid, name})
    if (fs === undefined) refuse(400, `HostFs update failed: invalid filesystem '${name}'.`)
    if (!/^-?\d+$/.test(size)) refuse(400, `HostFs update failed: filesystem '${name}' size must be an integer.`)
    if (Number(size) <= fs.size) {
      refuse(400, `HostFs update failed: size for filesystem '${name}' should be bigger than ${fs.size}.`)
    }
    more += Number(size) - fs.size
    return {uuid: fs.uuid, size: Number(size)}
  })
  const group = groupOf(c, host)
  const free = gib(group.lvm_vg_avail_size)
  if (more > free) {
    refuse(
      400,
      `HostFs update failed: Not enough free space on cgts-vg. Current free space ${free} GiB, ` +
        `requested total increase ${more} GiB.`,
    )
  }
  for (const {uuid, size} of updates) change(c, resources.hostFsResource, uuid, {size})
  take(c, group, more)
  return reply(204)
}

function postFilesystem(c: Call) {
  const body = fieldsOf(c, 'host_fs', ['ihost_uuid', 'name', 'size', 'functions', 'capabilities'])
  const host = hostGiven(c, body['ihost_uuid'])
  const name = String(body['name'])
  if (!optional.includes(name)) {
    refuse(
      400,
      `Unsupported host filesystem. Only the following filesystems are supported for creation or deletion: ` +
        `['image-conversion', 'instances', 'ceph']`,
    )
  }
  if (name === 'ceph' && c.region.of(backends).find({backend: 'ceph-rook'}) === undefined) {
    refuse(400, 'ceph-rook must be configured as the storage backend to create/delete host-fs ceph.')
  }
  if (c.region.of(model.hostFilesystems).find({ihost_uuid: host.uuid, name}) !== undefined) {
    refuse(400, `Filesystem name (${name}) already present`)
  }
  if (name === 'image-conversion' && host.personality !== 'controller') {
    refuse(400, `Filesystem image-conversion can not be added on ${host.personality} nodes`)
  }
  if (name === 'instances') {
    if (!isWorker(host)) refuse(400, `Filesystem instances can only be added on worker nodes`)
    if (host.administrative !== 'locked') refuse(400, 'Host must be locked')
    if (c.region.of(model.volumeGroups).find({ihost_uuid: host.uuid, lvm_vg_name: 'nova-local'}) !== undefined) {
      refuse(400, 'The instances filesystem and the nova-local volume group cannot be used together.')
    }
  }
  const size = integer('size', body['size'])
  if (size < 1) refuse(400, `HostFs update failed: filesystem '${name}' must be at least 1.`)
  const group = groupOf(c, host)
  const free = gib(group.lvm_vg_avail_size)
  if (size > free) {
    refuse(
      400,
      `HostFs update failed: Not enough free space on cgts-vg. Current free space ${free} GiB, ` +
        `requested total increase ${size} GiB.`,
    )
  }
  take(c, group, size)
  return created(c, resources.hostFsResource, {
    ...{name, size, logical_volume: `${name}-lv`, capabilities: {functions: []}, ihost_uuid: host.uuid},
    state: host.administrative === 'locked' || name === 'instances' ? 'Creating (on unlock)' : 'Ready',
  })
}

const deleteFilesystem = (c: Call) =>
  removeAsked(c, resources.hostFsResource, (fs) => {
    if (!optional.includes(fs.name)) refuse(400, `HostFs update failed: filesystem '${fs.name}' cannot be deleted.`)
    if (!['Ready', 'Creating (on unlock)', 'Error'].includes(fs.state)) {
      refuse(
        400,
        `HostFs update failed: deletion for optional filesystem '${fs.name}' is only possible for states ` +
          "['Ready', 'Creating (on unlock)', 'Error'].",
      )
    }
    const host = c.region.of(hosts).get(fs.ihost_uuid)
    if (host !== undefined) take(c, groupOf(c, host), -fs.size)
  })

export function storageChanges(router: Router): void {
  router.patch('/v1/idisks/:uuid', {}, wipeDisk)
  router.post('/v1/partitions', {}, postPartition)
  router.patch('/v1/partitions/:uuid', {}, patchPartition)
  router.delete('/v1/partitions/:uuid', {}, deletePartition)
  router.post('/v1/ilvgs', {}, postGroup)
  router.patch('/v1/ilvgs/:uuid', {}, patchGroup)
  router.delete('/v1/ilvgs/:uuid', {}, deleteGroup)
  router.post('/v1/ipvs', {}, postVolume)
  router.delete('/v1/ipvs/:uuid', {}, deleteVolume)
  router.post('/v1/istors', {}, postStor)
  router.delete('/v1/istors/:uuid', {}, deleteStor)
  router.put('/v1/ihosts/:host/host_fs/update_many', {}, updateFilesystems)
  router.post('/v1/host_fs', {}, postFilesystem)
  router.delete('/v1/host_fs/:uuid', {}, deleteFilesystem)
}
