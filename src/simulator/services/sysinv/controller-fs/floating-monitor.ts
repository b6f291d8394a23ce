import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {reply} from '../../../http/reply.js'
import {lifecycle} from '../../../simulation.js'
import {type ControllerFs, controllerFilesystems, floatingMonitor} from '../record/controller-fs.js'
import {type Host, hosts, nameOf} from '../record/host.js'
import {isSimplex, systems} from '../record/system.js'
import {create, fieldsOf, integer} from '../resource/change.js'
import {rowAsked, showRow} from '../resource/resource.js'
import {functionsKnown, functionsOf} from '../storage/ceph-filesystem.js'
import {hasRook} from '../storage/deployment.js'
import {hostFilesystems} from '../storage/model.js'
import {roomOn, takeRoom} from '../storage/space.js'
import {controllerFsResource} from './show.js'

/** Made and taken away while the standby controller is locked, so that only one has to be changed. */
export const floatingWork = lifecycle<ControllerFs>(
  controllerFilesystems,
  'controller-fs.floating',
  [
    {
      phase: 'done',
      after: 'controller-fs.resize',
      do: (fs, at) => {
        if (fs.state !== 'drbd_fs_deleting_in_progress') return {state: 'available', updatedAt: at.now}
        at.scope.of(controllerFilesystems).remove(fs.uuid)
        return undefined
      },
    },
  ],
  {failed: (_fs, at) => ({state: 'drbd_fs_update_error', updatedAt: at.now})},
)

const creatable = `['${floatingMonitor}']`
const least = 20

const controllersOf = (c: Call): readonly Host[] => c.region.of(hosts).where({personality: 'controller'})

function checkOptional(c: Call, name: string, operation: 'create' | 'delete'): void {
  if (name !== floatingMonitor) {
    refuse(
      400,
      'Unsupported controller filesystem. Only the following filesystems are supported for creation or deletion: ' +
        creatable,
    )
  }
  const failed = (why: string): never => refuse(400, `Failed to ${operation} controller filesystem ${name}: ${why}`)
  if (!hasRook(c.region)) failed('ceph-rook must be configured as storage backend.')
  const [system] = c.region.of(systems).all()
  if (isSimplex(c.region) || system?.system_type !== 'All-in-one') failed('command only allowed for duplex configs.')
}

/** Both controllers have a monitor of their own before there is one that moves. */
function checkFixed(c: Call, operation: 'create' | 'update'): void {
  for (const host of controllersOf(c)) {
    if (host.invprovision === 'unprovisioned' || host.invprovision === 'provisioning') continue
    const failed = (why: string): never =>
      refuse(400, `Failed to ${operation} controller filesystem ${floatingMonitor}: host ${nameOf(host)} ${why}`)
    const both = 'Both controllers must have fixed monitors configured before creating the floating monitor.'
    const fs =
      c.region.of(hostFilesystems).find({ihost_uuid: host.uuid, name: 'ceph'}) ??
      failed(`does not have a ceph host-fs configured. ${both}`)
    if (!functionsOf(fs).includes('monitor')) {
      failed(`does not have the ceph monitor function configured on its host-fs ceph filesystem. ${both}`)
    }
    if (['Ready', 'In-Use', 'Creating (on unlock)'].includes(fs.state)) continue
    const reason =
      fs.state === 'Reconfigure with App'
        ? 'Please apply the application to complete the pending configuration before retrying this command.'
        : "The host-fs ceph must be in 'Ready', 'In-Use' or 'Creating (on unlock)' state before proceeding with this " +
          'operation.'
    failed(`has ceph host-fs in '${fs.state}' state. ${reason}`)
  }
}

export function checkFunctions(c: Call, name: string, wanted: readonly string[]): ControllerFs {
  if (name !== floatingMonitor) {
    refuse(
      400,
      `ControllerFs update failed: update functions are only supported for ${floatingMonitor} filesystem with ` +
        'ceph-rook storage backend.',
    )
  }
  if (!hasRook(c.region)) {
    refuse(400, 'ceph-rook must be configured as the storage backend to add/remove the monitor function.')
  }
  const unknown = wanted.find((one) => !functionsKnown.includes(one))
  if (unknown !== undefined) {
    refuse(
      400,
      `ControllerFs update failed: only the following functions are supported: ['monitor', 'osd']. Got '${unknown}'.`,
    )
  }
  if (wanted.includes('monitor')) checkFixed(c, 'update')
  return (
    c.region.of(controllerFilesystems).find({name}) ??
    refuse(400, `ControllerFs update failed: invalid filesystem '${name}' `)
  )
}

const standbyLocked = (c: Call): boolean =>
  controllersOf(c).length > 1 &&
  controllersOf(c).some(({administrative, availability}) => administrative === 'locked' && availability === 'online')

export function postControllerFs(c: Call) {
  const body = fieldsOf(c, 'controller_fs', ['name', 'size', 'state', 'capabilities', 'isystem_uuid'])
  const name = String(body['name'])
  checkOptional(c, name, 'create')
  checkFixed(c, 'create')
  if (c.region.of(controllerFilesystems).find({name}) !== undefined) {
    refuse(400, `Controller filesystem (${name}) already present`)
  }
  const size = integer('size', body['size'])
  const controllers = controllersOf(c)
  const room = Math.min(...controllers.map((host) => roomOn(c, host)))
  if (size >= room) {
    refuse(
      400,
      `ControllerFs creation failed: Not enough free space on cgts-vg. Current free space ${room} GiB, ` +
        `requested total increase ${size} GiB`,
    )
  }
  if (size < least) {
    refuse(400, `ControllerFs creation failed: size for fs '${name}' should be in the the range (${least}, ${room}).`)
  }
  const first = controllers.length === 1 && controllers[0]?.invprovision === 'provisioning'
  if (!first && !standbyLocked(c)) {
    refuse(400, 'Failed to create: It is only possible to create the controllerfs with the standby controller locked.')
  }
  for (const host of controllers) takeRoom(c, host, size)
  const fs = create(c, controllerFsResource, {
    ...{name, size, logical_volume: `${name}-lv`, functions: ['monitor']},
    state: first ? 'drbd_fs_creating_on_unlock' : 'drbd_fs_creating_in_progress',
    isystem_uuid: c.region.of(systems).all()[0]?.uuid ?? '',
  })
  if (!first) c.sim.start(floatingWork, c.region.name, fs.uuid)
  return showRow(c, controllerFsResource, fs)
}

export function deleteControllerFs(c: Call<'uuid'>) {
  const fs = rowAsked(c, controllerFsResource)
  checkOptional(c, fs.name, 'delete')
  const installed = c.sim.ask('application', c.region.name, 'rook-ceph')?.status === 'applied'
  const open = fs.state === 'drbd_fs_creating_on_unlock'
  if (fs.functions?.includes('monitor') && installed && !open) {
    refuse(400, `Failed to delete controller filesystem ${fs.name}: operation not allowed when has monitor function.`)
  }
  if (!open && /_in_progress$/.test(fs.state)) {
    refuse(400, `Controller filesystem {'status': '${fs.state}'} must have the status available for deletion.`)
  }
  if (!open && !standbyLocked(c)) {
    refuse(400, 'Failed to delete: It is only possible to delete the controllerfs with the standby controller locked.')
  }
  for (const host of controllersOf(c)) takeRoom(c, host, -fs.size)
  if (open) c.region.of(controllerFilesystems).remove(fs.uuid)
  else {
    c.region.of(controllerFilesystems).update(fs.uuid, {state: 'drbd_fs_deleting_in_progress', updatedAt: c.sim.now()})
    c.sim.start(floatingWork, c.region.name, fs.uuid)
  }
  return reply(204)
}

/** What waited for the unlock of the first controller is there after it. */
export function settleFloating(scope: Call['region'], updatedAt: number): void {
  for (const fs of scope.of(controllerFilesystems).where({name: floatingMonitor})) {
    if (fs.state === 'drbd_fs_creating_on_unlock') {
      scope.of(controllerFilesystems).update(fs.uuid, {state: 'available', updatedAt})
    }
  }
}
