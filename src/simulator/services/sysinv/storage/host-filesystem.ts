import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {reply} from '../../../http/reply.js'
import {backends} from '../ceph/model.js'
import {findHost, hostGiven} from '../host/find.js'
import {type Host, hosts, isWorker, nameOf} from '../host/model.js'
import {change, created, fieldsOf, integer, removeAsked} from '../resource/change.js'
import * as model from './model.js'
import * as resources from './resource.js'

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

export function updateFilesystems(c: Call) {
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

export function postFilesystem(c: Call) {
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

export const deleteFilesystem = (c: Call) =>
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
