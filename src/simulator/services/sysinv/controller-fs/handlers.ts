import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {reply} from '../../../http/reply.js'
import {lifecycle} from '../../../simulation.js'
import {
  type ControllerFs,
  controllerFilesystems,
  floatingMonitor,
  isResizing,
  reconfiguringState,
  resizingState,
} from '../record/controller-fs.js'
import {change} from '../resource/change.js'
import {type FilesystemPatch, filesystemPatches} from '../storage/filesystem-patch.js'
import {takeRoom} from '../storage/space.js'
import {checkBackupSize, checkControllers, checkGrowth, growthOf, type Resize} from './check.js'
import {checkFunctions} from './floating-monitor.js'
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

function resizeOf(c: Call, {name, size}: FilesystemPatch & {readonly size: string}): Resize {
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
  if (name === floatingMonitor && fs.functions?.includes('monitor')) {
    refuse(
      400,
      `ControllerFs update failed: ${name} has the monitor function assigned, please remove it before resizing.`,
    )
  }
  return {fs, size: Number(size)}
}

export function updateMany(c: Call) {
  const patches = filesystemPatches(c)
  const resizes: Resize[] = []
  const functions = new Map<string, readonly string[]>()
  for (const [at, patch] of patches.entries()) {
    const {name} = patch
    if (patches.slice(0, at).some((one) => one.name === name))
      refuse(400, `Duplicate fs_name '${name}' in parameter list`)
    if (patch.functions !== undefined) functions.set(checkFunctions(c, name, patch.functions).uuid, patch.functions)
    if (patch.size !== undefined) resizes.push(resizeOf(c, {...patch, size: patch.size}))
  }
  if (resizes.length > 0) grow(c, resizes)
  for (const [uuid, wanted] of functions) {
    change(c, controllerFsResource, uuid, {functions: wanted, state: reconfiguringState})
  }
  return reply(204)
}

function grow(c: Call, resizes: readonly Resize[]): void {
  const growth = growthOf(resizes)
  const controllers = checkControllers(c)
  checkBackupSize(c, controllers, resizes)
  checkGrowth(c, controllers, growth)
  for (const {fs, size} of resizes) {
    change(c, controllerFsResource, fs.uuid, {size})
    c.sim.start(resizing, c.region.name, fs.uuid)
  }
  for (const host of controllers) takeRoom(c, host, growth)
}
