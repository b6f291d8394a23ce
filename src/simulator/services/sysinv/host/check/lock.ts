import {refuse} from '../../../../http/refusal.js'
import {inService} from '../../record/activity.js'
import {backends} from '../../record/ceph.js'
import {type Host, hosts, nameOf} from '../../record/host.js'
import {isSimplex} from '../../record/system.js'
import {deploymentModel, hasRook} from '../../storage/deployment.js'
import {cephMons, stors} from '../../storage/model.js'
import type {Where} from '../../where.js'

interface How {
  readonly force: boolean
  readonly unsafe: boolean
}

export function checkLock(host: Host, c: Where, action = 'lock'): void {
  if (host.administrative === 'locked') {
    refuse(400, `Avoiding ${action} action on already 'locked' host ${nameOf(host)}`)
  }
  if (host.device_image_update === 'in-progress') {
    refuse(400, `Rejected: Cannot ${action} ${nameOf(host)} while device image update is in progress.`)
  }
  checkMember(host, c, {force: false, unsafe: false})
}

export const checkForceLock = (host: Host, c: Where): void => checkMember(host, c, {force: true, unsafe: false})
export const checkUnsafeLock = (host: Host, c: Where): void => checkMember(host, c, {force: true, unsafe: true})

function checkMember(host: Host, c: Where, how: How): void {
  if (host.personality === 'controller') checkController(host, c, how)
  else if (host.personality === 'storage') checkStorage(host, c, how)
}

function checkController(host: Host, c: Where, {force, unsafe}: How): void {
  if (host.active && !isSimplex(c.region)) refuse(400, `${nameOf(host)} : Rejected: Can not lock an active controller.`)
  if (hasRook(c.region) && inTransition.includes(c.sim.ask('application', c.region.name, 'rook-ceph')?.status ?? '')) {
    refuse(
      400,
      'Rejected: The application rook-ceph is in transition, please wait for the current operation to complete ' +
        'before host-lock action.',
    )
  }
  const configuring = c.region.of(stors).where({ihost_uuid: host.uuid, state: 'configuring'})
  if (!force && configuring.length > 0) {
    refuse(400, `${nameOf(host)} : Rejected: Can not lock a controller with storage devices in 'configuring' state.`)
  }
  if (c.region.of(backends).find({backend: 'ceph'}) === undefined || isSimplex(c.region)) return
  const model = deploymentModel(c.region)
  if (model === 'undefined') return
  const storageHosts = c.region.of(hosts).where({personality: 'storage'})
  if (model === 'storage-nodes' && storageHosts.length > 0) {
    if (storageHosts.every((one) => one.administrative === 'locked')) {
      if (unsafe) return
      refuse(
        400,
        `Rejected: Can not lock host ${nameOf(host)} when storage nodes are locked ` +
          'Use --force_unsafe if you wish to lock anyway.',
      )
    }
  }
  checkMonitors(host, c, unsafe)
}

const inTransition: readonly string[] = ['uploading', 'applying', 'removing', 'updating', 'recovering']

/** Enough monitors must stay for ceph to have a quorum; two controllers alone share a floating one. */
function checkMonitors(host: Host, c: Where, unsafe: boolean): void {
  if (unsafe || !inService(host)) return
  const mons = c.region.of(cephMons).all()
  if (!mons.some((mon) => mon.ihost_uuid === host.uuid)) return
  const required = mons.length > 2 ? 2 : 1
  const left = mons.filter((mon) => {
    const carrier = c.region.of(hosts).get(mon.ihost_uuid)
    return carrier !== undefined && carrier.uuid !== host.uuid && inService(carrier)
  }).length
  if (left < required) {
    refuse(
      400,
      `Only ${left} storage monitor available. At least ${required} unlocked and enabled hosts with monitors are ` +
        'required. Please ensure hosts with monitors are unlocked and enabled.',
    )
  }
}

function checkStorage(host: Host, c: Where, {unsafe}: How): void {
  if (!inService(host)) return
  checkMonitors(host, c, unsafe)
  const others = c.region.of(hosts).where((one) => one.personality === 'storage' && one.uuid !== host.uuid)
  if (!unsafe && !others.some(inService)) {
    refuse(
      400,
      `Cannot lock a storage node when ceph pools are not empty and replication is lost. This may result in data loss. ` +
        `Use --force_unsafe if you wish to lock anyway.`,
    )
  }
}
