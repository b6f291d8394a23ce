import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {reply} from '../../../http/reply.js'
import {lifecycle} from '../../../simulation.js'
import {type ControllerFs, controllerFilesystems, isResizing, resizingState} from '../record/controller-fs.js'
import {change} from '../resource/change.js'
import {type FilesystemPatch, filesystemPatches} from '../storage/filesystem-patch.js'
import {takeRoom} from '../storage/space.js'
import {checkBackupSize, checkControllers, checkGrowth, growthOf, type Resize} from './check.js'
import {controllerFsResource} from './show.js'

/** A larger file system is copied to the other controller before it is available again. */
export const resizing = lifecycle<ControllerFs>(
  controllerFilesystems,
  'controller-fs.resize',
  [
    {phase: 'resize', do: () => ({state: resizingState})},
    {phase: 'done', after: 'controller-fs.resize', do: (_fs, at) => ({state: 'available', updatedAt: at.now})},
  ],
  {failed: (_fs, at) => ({state: 'drbd_fs_update_error', updatedAt: at.now})},
)

function resizeOf(c: Call, {name, size}: FilesystemPatch): Resize {
  const table = c.region.of(controllerFilesystems)
  const fs = table.find({name})
  if (fs === undefined) refuse(400, `ControllerFs update failed: invalid filesystem '${name}' `)
  if (!/^-?\d+$/.test(size)) refuse(400, `ControllerFs update failed: filesystem '${name}' size must be an integer `)
  if (Number(size) <= fs.size) {
    refuse(400, `ControllerFs update failed: size for filesystem '${name}' should be bigger than ${fs.size} `)
  }
  if (table.all().some(isResizing)) {
    refuse(400, 'A drbd sync operation is currently in progress. Retry again later.')
  }
  return {fs, size: Number(size)}
}

export function updateMany(c: Call) {
  const patches = filesystemPatches(c)
  for (const [at, {name, functions}] of patches.entries()) {
    if (patches.slice(0, at).some((one) => one.name === name))
      refuse(400, `Duplicate fs_name '${name}' in parameter list`)
    if (functions === undefined) continue
    // No scenario has rook, which alone gives file systems functions.
    if (name !== 'ceph-float') {
      refuse(
        400,
        'ControllerFs update failed: update functions are only supported for ceph-float filesystem with ' +
          'ceph-rook storage backend.',
      )
    }
    refuse(400, 'ceph-rook must be configured as the storage backend to add/remove the monitor function.')
  }
  const resizes = patches.map((patch) => resizeOf(c, patch))
  const growth = growthOf(resizes)
  const controllers = checkControllers(c)
  checkBackupSize(c, controllers, resizes)
  checkGrowth(c, controllers, growth)
  for (const {fs, size} of resizes) {
    change(c, controllerFsResource, fs.uuid, {size})
    c.sim.start(resizing, c.region.name, fs.uuid)
  }
  for (const host of controllers) takeRoom(c, host, growth)
  return reply(204)
}

const creatable = "['ceph-float']"

function refuseUnsupported(): never {
  return refuse(
    400,
    'Unsupported controller filesystem. Only the following filesystems are supported for creation or deletion: ' +
      creatable,
  )
}

/** Only a floating monitor of rook may be added, and rook is configured nowhere in the simulator. */
export function postControllerFs(c: Call) {
  const {name} = (c.body ?? {}) as {name?: string}
  if (name !== 'ceph-float') refuseUnsupported()
  return refuse(400, `Failed to create controller filesystem ${name}: ceph-rook must be configured as storage backend.`)
}

export const deleteControllerFs = (c: Call<'uuid'>) => {
  const fs = c.region.of(controllerFilesystems).get(c.params.uuid)
  if (fs === undefined) controllerFsResource.missing(c.params.uuid)
  return refuseUnsupported()
}
