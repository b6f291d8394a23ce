import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {reply} from '../../../http/reply.js'
import {lifecycle} from '../../../simulation.js'
import {controllerFilesystems, isResizing} from '../record/controller-fs.js'
import {findHost, hostGiven} from '../record/find-host.js'
import {type Host, hosts, isWorker, nameOf} from '../record/host.js'
import {change, create, fieldsOf, integer} from '../resource/change.js'
import {rowAsked, showRow} from '../resource/resource.js'
import {checkFloating, checkFunctions, checkMonitorCount, functionsOf, markForRemoval} from './ceph-filesystem.js'
import {hasRook} from './deployment.js'
import {type FilesystemPatch, filesystemPatches} from './filesystem-patch.js'
import * as model from './model.js'
import {hostFsResource} from './show.js'
import {roomOn, takeRoom} from './space.js'

const optional = ['image-conversion', 'instances', 'ceph']
const optionalAsText = "['image-conversion', 'instances', 'ceph']"

/** What goes on with the logical volume takes a while on a host that runs. */
export const filesystemWork = lifecycle<model.HostFs>(
  model.hostFilesystems,
  'host-fs.work',
  [
    {
      phase: 'done',
      after: 'host.configure',
      do: (fs, at) => {
        if (fs.state !== 'Deleting') {
          return {state: optional.includes(fs.name) ? 'Ready' : 'In-Use', updatedAt: at.now}
        }
        at.scope.of(model.hostFilesystems).remove(fs.uuid)
        return undefined
      },
    },
  ],
  {failed: (_fs, at) => ({state: 'Error', updatedAt: at.now})},
)

/** A host that is locked does it when it is unlocked. */
const isStaged = ({administrative, availability}: Host, name: string): boolean =>
  name === 'instances' || (administrative === 'locked' && availability === 'online')

const underWay = ['Creating', 'Creating (on unlock)', 'Deleting', 'Deleting (on unlock)']

function checkResize(c: Call, host: Host, fs: model.HostFs, size: string): void {
  const failed = (why: string): never => refuse(400, `HostFs update failed: ${why}`)
  if (optional.includes(fs.name) && fs.state !== 'Ready') {
    failed(`resize for optional filesystem ${fs.name} is only possible with state Ready.`)
  }
  if (underWay.includes(fs.state)) failed('It is not possible to resize filesystems with some current update status.')
  if (!/^-?\d+$/.test(size)) failed(`filesystem '${fs.name}' size must be an integer.`)
  if (c.region.of(controllerFilesystems).all().some(isResizing)) {
    failed('there is a drdb filesystem resize in progress, please retry again later.')
  }
  const pending = c.region.of(model.hostFilesystems).where({ihost_uuid: host.uuid})
  if (pending.some(({state}) => state === 'Modifying'))
    failed('a LVG update is still pending, please retry again later.')
  if (Number(size) <= fs.size) failed(`size for filesystem '${fs.name}' should be bigger than ${fs.size}.`)
}

interface Wanted {
  readonly fs: model.HostFs
  readonly size: number
  /** of Rook; undefined: as they are */
  readonly functions: readonly string[] | undefined
}

function wantedOf(c: Call, host: Host, {name, size, functions}: FilesystemPatch): Wanted {
  if (functions !== undefined) checkFunctions(c, host, name, functions)
  const fs = c.region.of(model.hostFilesystems).find({ihost_uuid: host.uuid, name})
  if (fs === undefined) return refuse(400, `HostFs update failed: invalid filesystem '${name}'.`)
  if (size !== undefined) checkResize(c, host, fs, size)
  return {fs, size: size === undefined ? fs.size : Number(size), functions}
}

function checkRoom(c: Call, host: Host, more: number, end: '' | '.'): void {
  const added = c.region
    .of(model.physicalVolumes)
    .where({ihost_uuid: host.uuid, lvm_vg_name: 'cgts-vg'})
    .some(({pv_state: state}) => state !== 'provisioned')
  if (added) {
    refuse(400, `There are still unprovisioned physical volumes on '${nameOf(host)}'. Cannot perform operation.`)
  }
  const free = roomOn(c, host)
  if (more <= free) return
  refuse(
    400,
    `HostFs update failed: Not enough free space on cgts-vg. Current free space ${free} GiB, ` +
      `requested total increase ${more} GiB${end}`,
  )
}

export function updateFilesystems(c: Call<'host'>) {
  const host = findHost(c)
  const wanted = filesystemPatches(c).map((patch) => wantedOf(c, host, patch))
  if (wanted.length === 0) refuse(400, 'HostFs update failed: no filesystems to update.')
  const more = wanted.reduce((sum, {fs, size}) => sum + size - fs.size, 0)
  if (more > 0) checkRoom(c, host, more, '.')
  for (const {fs, size, functions} of wanted) {
    if (functions !== undefined) {
      change(c, hostFsResource, fs.uuid, {size, capabilities: {functions}, state: 'Reconfigure with App'})
      continue
    }
    change(c, hostFsResource, fs.uuid, {size, state: 'Modifying'})
    if (host.invprovision === 'provisioned') c.sim.start(filesystemWork, c.region.name, fs.uuid)
  }
  if (more > 0) takeRoom(c, host, more)
  return reply(204)
}

const personalities: Readonly<Record<string, readonly string[]>> = {
  'image-conversion': ['controller'],
  instances: ['controller', 'worker'],
  ceph: ['controller', 'worker'],
}

/** Whether a file system may be added to a host, or taken from it. */
function checkChange(c: Call, host: Host, name: string): void {
  if (!optional.includes(name)) {
    refuse(
      400,
      `Unsupported filesystem. Only the following filesystems are supported for creation or deletion: ${optionalAsText}`,
    )
  }
  if (!personalities[name]?.includes(host.personality ?? '')) {
    refuse(400, `Filesystem ${name} can not be added on ${host.personality} nodes`)
  }
  if (name === 'instances') {
    if (isWorker(host) && host.administrative !== 'locked')
      refuse(400, `Host must be locked to make changes to ${name}`)
    const group = c.region.of(model.volumeGroups).find({ihost_uuid: host.uuid, lvm_vg_name: 'nova-local'})
    if (group !== undefined && group.vg_state !== 'removing') {
      refuse(
        400,
        `Cannot create ${name} while volume group nova-local is enabled. Delete the volume group and try again.`,
      )
    }
  }
  if (name === 'image-conversion' && !['available', 'online', 'degraded'].includes(host.availability)) {
    refuse(400, `Controller must be available/online/degraded to add ${name} filesystem`)
  }
  if (name === 'ceph' && !hasRook(c.region)) {
    refuse(400, 'ceph-rook must be configured as the storage backend to create/delete host-fs ceph.')
  }
}

interface NewFilesystem {
  readonly name: string
  readonly size: number
  readonly functions: readonly string[]
}

/** At once, or when the host is unlocked. */
export function makeFilesystem(c: Call, host: Host, {name, size, functions}: NewFilesystem): model.HostFs {
  checkRoom(c, host, size, '')
  if (size < 1) refuse(400, 'HostFs update failed: Minimum FS size is 1 GiB.')
  takeRoom(c, host, size)
  const staged = isStaged(host, name)
  const fs = create(c, hostFsResource, {
    ...{name, size, logical_volume: `${name}-lv`, capabilities: {functions}, ihost_uuid: host.uuid},
    state: staged ? 'Creating (on unlock)' : 'Creating',
  })
  if (!staged) c.sim.start(filesystemWork, c.region.name, fs.uuid)
  return fs
}

export function postFilesystem(c: Call) {
  const body = fieldsOf(c, 'host_fs', ['ihost_uuid', 'name', 'size', 'functions', 'capabilities'], ['size'])
  const host = hostGiven(c, body['ihost_uuid'])
  const name = String(body['name'])
  checkChange(c, host, name)
  if (c.region.of(model.hostFilesystems).find({ihost_uuid: host.uuid, name}) !== undefined) {
    refuse(400, `Filesystem name (${name}) already present`)
  }
  if (name === 'ceph') {
    checkMonitorCount(c, 'add failed.')
    checkFloating(c, 'create', host)
  }
  const size = integer('size', body['size'])
  const functions = name === 'ceph' ? ['monitor'] : []
  return showRow(c, hostFsResource, makeFilesystem(c, host, {name, size, functions}))
}

export function deleteFilesystem(c: Call<'uuid'>) {
  const fs = rowAsked(c, hostFsResource)
  const host = c.region.of(hosts).get(fs.ihost_uuid) ?? refuse(400, `Invalid ihost_uuid ${fs.ihost_uuid}`)
  if (fs.name === 'ceph' && ['True', 'true'].includes(c.query['force'] ?? '') && hasRook(c.region)) {
    markForRemoval(c, fs)
    return reply(204)
  }
  checkChange(c, host, fs.name)
  if (!['Ready', 'Creating (on unlock)', 'Error'].includes(fs.state)) {
    refuse(
      400,
      `HostFs update failed: deletion for optional filesystem '${fs.name}' is only possible for states ` +
        "['Ready', 'Creating (on unlock)', 'Error'].",
    )
  }
  if (fs.name === 'ceph' && functionsOf(fs).includes('monitor')) checkFloating(c, 'delete')
  takeRoom(c, host, -fs.size)
  if (isStaged(host, fs.name)) {
    // What was never made needs no unlock to go.
    if (host.invprovision === 'provisioning') c.region.of(model.hostFilesystems).remove(fs.uuid)
    else change(c, hostFsResource, fs.uuid, {state: 'Deleting (on unlock)'})
  } else {
    change(c, hostFsResource, fs.uuid, {state: 'Deleting'})
    c.sim.start(filesystemWork, c.region.name, fs.uuid)
  }
  return reply(204)
}
