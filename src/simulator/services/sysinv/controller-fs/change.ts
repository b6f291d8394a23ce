import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {reply} from '../../../http/reply.js'
import type {Router} from '../../../http/service.js'
import {lifecycle} from '../../../kernel/lifecycle.js'
import {hosts, nameOf} from '../host/model.js'
import {change} from '../resource/change.js'
import {volumeGroups} from '../storage/model.js'
import {type ControllerFs, controllerFilesystems} from './model.js'
import {controllerFsResource} from './resource.js'

/** A larger file system is copied to the other controller before it is available again. */
export const resizing = lifecycle<ControllerFs>(controllerFilesystems, 'controller-fs.resize', [
  {phase: 'resize', do: () => ({state: 'resizing'})},
  {phase: 'done', after: 'controller-fs.resize', do: (_fs, at) => ({state: 'available', updatedAt: at.now})},
])

interface Patch {
  readonly path: string
  readonly value: unknown
}

function updateMany(c: Call) {
  if (!Array.isArray(c.body)) refuse(400, 'Request is not in valid JSON format')
  const patches = c.body as readonly (readonly Patch[])[]
  const table = c.region.of(controllerFilesystems)
  let growth = 0
  const updates = patches.map((patch) => {
    const value = (path: string) => String(patch.find((one) => one.path === path)?.value)
    const [name, size] = [value('/name'), value('/size')]
    const fs = table.find({name}) ?? refuse(400, `ControllerFs update failed: invalid filesystem '${name}' `)
    if (!/^-?\d+$/.test(size)) refuse(400, `ControllerFs update failed: filesystem '${name}' size must be an integer `)
    if (Number(size) <= fs.size) {
      refuse(400, `ControllerFs update failed: size for filesystem '${name}' should be bigger than ${fs.size} `)
    }
    if (fs.state === 'resizing') refuse(400, `ControllerFs update failed: filesystem '${name}' is being resized `)
    growth += Number(size) - fs.size
    return {fs, size: Number(size)}
  })
  for (const host of c.region.of(hosts).where({personality: 'controller'})) {
    if (host.operational !== 'enabled') {
      refuse(400, `${nameOf(host)} must be unlocked/enabled to modify controller filesystems.`)
    }
    const group = c.region.of(volumeGroups).find({ihost_uuid: host.uuid, lvm_vg_name: 'cgts-vg'})
    const free = Math.floor((group?.lvm_vg_avail_size ?? 0) / 1024 ** 3)
    if (growth > free) refuse(400, `Total target growth size ${growth} GiB exceeds growth limit of ${free} GiB.`)
  }
  for (const {fs, size} of updates) {
    change(c, controllerFsResource, fs.uuid, {size})
    c.sim.start(resizing, c.region.name, fs.uuid)
  }
  return reply(204)
}

/** Only a floating monitor of rook may be added, and rook is configured nowhere in the simulator. */
function postControllerFs(c: Call) {
  const {name} = (c.body ?? {}) as {name?: string}
  if (name !== 'ceph-float') {
    refuse(
      400,
      "Unsupported controller filesystem. Only the following filesystems are supported for creation or deletion: ['ceph-float']",
    )
  }
  return refuse(400, `Failed to create controller filesystem ${name}: ceph-rook must be configured as storage backend.`)
}

const deleteControllerFs = (c: Call) => {
  const fs = c.region.of(controllerFilesystems).get(c.params['uuid'] ?? '')
  if (fs === undefined) controllerFsResource.missing(c.params['uuid'] ?? '')
  return refuse(
    400,
    "Unsupported controller filesystem. Only the following filesystems are supported for creation or deletion: ['ceph-float']",
  )
}

export function controllerFsChanges(router: Router): void {
  router.put('/v1/isystems/:system/controller_fs/update_many', {}, updateMany)
  router.post('/v1/controller_fs', {}, postControllerFs)
  router.delete('/v1/controller_fs/:uuid', {}, deleteControllerFs)
}
