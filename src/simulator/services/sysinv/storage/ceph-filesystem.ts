import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {controllerFilesystems, floatingMonitor, reconfiguringState} from '../record/controller-fs.js'
import type {Host} from '../record/host.js'
import {change} from '../resource/change.js'
import {hasRook} from './deployment.js'
import {type HostFs, hostFilesystems, stors} from './model.js'
import {hostFsResource, storResource} from './show.js'

/** The file systems that Rook keeps its data in say what runs on their host: a monitor, OSDs. */
export const functionsOf = ({capabilities}: Pick<HostFs, 'capabilities'>): readonly string[] =>
  (capabilities['functions'] as readonly string[] | undefined) ?? []

export const functionsKnown: readonly string[] = ['monitor', 'osd']

const most = 5

const monitorCount = (c: Call): number =>
  c.region
    .of(hostFilesystems)
    .where({name: 'ceph'})
    .filter((fs) => functionsOf(fs).includes('monitor')).length

export function checkMonitorCount(c: Call, what: string): void {
  if (monitorCount(c) >= most) refuse(400, `HostFs ${what} Number of monitors cannot exceed ${most}.`)
}

/** Monitors of hosts stay as they are while there is one that moves along with the active controller. */
export function checkFloating(c: Call, operation: 'create' | 'update' | 'delete', host?: Host): void {
  if (host?.invprovision === 'unprovisioned' || host?.invprovision === 'provisioning') return
  const floating = c.region.of(controllerFilesystems).find({name: floatingMonitor})
  if (floating === undefined) return
  if (floating.state === reconfiguringState) {
    refuse(
      400,
      `HostFs ${operation} failed: the controller filesystem ${floatingMonitor} is in '${reconfiguringState}' state. ` +
        'Please apply the application to complete the pending configuration before retrying this command.',
    )
  }
  if (!floating.functions?.includes('monitor')) return
  refuse(
    400,
    `HostFs ${operation} failed: cannot ${operation} a fixed monitor while the floating monitor (${floatingMonitor} ` +
      'controllerfs) is configured. Please remove the floating monitor first.',
  )
}

export function checkFunctions(c: Call, host: Host, name: string, wanted: readonly string[]): void {
  const failed = (why: string): never => refuse(400, `HostFs update failed: ${why}`)
  if (name !== 'ceph') {
    failed('update functions are only supported for ceph filesystem with ceph-rook storage backend.')
  }
  const fs = c.region.of(hostFilesystems).find({ihost_uuid: host.uuid, name}) ?? failed(`${name} filesystem not found.`)
  if (!hasRook(c.region)) {
    failed('ceph-rook must be configured as the storage backend to add/remove the monitor function.')
  }
  const present = functionsOf(fs)
  const [removes, adds] = [
    present.filter((one) => !wanted.includes(one)),
    wanted.filter((one) => !present.includes(one)),
  ]
  if (removes.includes('monitor') && monitorCount(c) === 1 && fs.state === 'In-Use') {
    failed('it is not possible to remove the last monitor in use.')
  }
  const unknown = wanted.find((one) => !functionsKnown.includes(one))
  if (unknown !== undefined) {
    failed(`only the following functions are supported: ['monitor', 'osd']. Got '${unknown}'.`)
  }
  const only = 'Only adding/removing the monitor function is supported with this API.'
  if (adds.includes('osd')) failed(`please use the host-stor-add to add the osd function. ${only}`)
  if (removes.includes('osd')) failed(`please use the host-stor-delete to remove the osd function. ${only}`)
  if (adds.includes('monitor')) checkMonitorCount(c, 'update failed:')
  if (removes.includes('monitor')) checkFloating(c, 'update')
}

/** By force: its OSDs go when the application is applied again, its monitor at once. */
export function markForRemoval(c: Call, fs: HostFs): void {
  for (const stor of c.region.of(stors).where({ihost_uuid: fs.ihost_uuid})) {
    change(c, storResource, stor.uuid, {state: 'force-deleting-with-app'})
  }
  change(c, hostFsResource, fs.uuid, {
    capabilities: {functions: functionsOf(fs).filter((one) => one !== 'monitor'), marked_for_removal: true},
  })
}

/** A host that works for Rook is not deleted. */
export function checkRookDelete(c: Pick<Call, 'region'>, host: Host): void {
  if (!hasRook(c.region)) return
  const fs = c.region.of(hostFilesystems).find({ihost_uuid: host.uuid, name: 'ceph'})
  if (fs === undefined) return
  const functions = functionsOf(fs)
  if (fs.state !== 'Reconfigure with App' && functions.length === 0) return
  refuse(
    400,
    `host-delete rejected: not allowed when the host has host-fs ceph in ${fs.state} state with functions ` +
      `[${functions.map((one) => `'${one}'`).join(', ')}]`,
  )
}
