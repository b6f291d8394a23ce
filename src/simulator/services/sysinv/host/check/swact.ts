import {refuse} from '../../../../http/refusal.js'
import {checkRootca} from '../../kube-rootca/obstacle.js'
import {mateOf} from '../../record/activity.js'
import {controllerFilesystems, isResizing} from '../../record/controller-fs.js'
import {type Host, isWorker, nameOf} from '../../record/host.js'
import {isSimplex} from '../../record/system.js'
import {unready} from '../../service-management/state.js'
import type {Where} from '../../where.js'

export function checkSwact(host: Host, c: Where): void {
  if (host.personality !== 'controller') {
    refuse(400, `Swact action not allowed for non controller host ${nameOf(host)}.`)
  }
  if (host.administrative === 'locked') refuse(400, 'Controller is Locked ; No services to Swact')
  if (isSimplex(c.region)) {
    refuse(400, 'Swact action not allowed for a simplex system.')
  }
  checkRootca(host, c, 'swact')
  const mate = mateOf(c.region, host)
  for (const one of [host, mate]) {
    if (one?.device_image_update === 'in-progress') {
      refuse(400, `Rejected: Cannot swact ${nameOf(host)} while ${nameOf(one)} is updating device images.`)
    }
  }
  if (mate !== undefined) checkMate(mate)
  for (const fs of c.region.of(controllerFilesystems).where(isResizing)) {
    refuse(400, `drbd '${fs.name}' is resizing. Wait for the resizing to complete before issuing Swact`)
  }
  checkTarget(host, mate)
  const obstacle = mate && unready(c, mate)
  if (obstacle !== undefined) refuse(400, obstacle)
}

function checkMate(mate: Host): void {
  const name = nameOf(mate)
  if (mate.operational !== 'enabled') {
    refuse(
      400,
      `${name} is not enabled and has operational state ${mate.operational}.` +
        'Standby controller must be  operationally enabled.',
    )
  }
  if (mate.availability === 'degraded') {
    refuse(400, `${name} has degraded availability status. Standby controller must be in available status.`)
  }
  if (isWorker(mate) && mate.subfunction_oper !== 'enabled') {
    refuse(
      400,
      `${name} subfunction is not enabled and has operational state ${mate.subfunction_oper}.` +
        `Standby controller subfunctions ${mate.subfunctions} must all be operationally enabled.`,
    )
  }
  if (/^(Locking|Force Lock|Unsafely Force)/.test(mate.task)) {
    refuse(400, `${name} is currently being locked. Cannot Swact to a controller with an in-progress lock operation.`)
  }
  if (mate.config_target !== null && mate.config_target !== mate.config_applied && !mate.active) {
    refuse(
      400,
      `${name} target Config ${mate.config_target} not yet applied. Apply target Config via Lock/Unlock prior to Swact`,
    )
  }
}

/** Even by force, somebody must be there to take over. */
export function checkForceSwact(host: Host, c: Where): void {
  checkTarget(host, mateOf(c.region, host))
}

function checkTarget(host: Host, mate: Host | undefined): void {
  if (host.personality !== 'controller') {
    refuse(400, 'Operation Rejected: Swact not supported for this Host. Re-evaluate selected operation.')
  }
  if (mate === undefined || mate.administrative === 'locked' || mate.operational === 'disabled') {
    refuse(
      400,
      'Operation Rejected: No unlocked-enabled controller available to switch activity to. ' +
        'Enable second controller and then retry.',
    )
  }
}
