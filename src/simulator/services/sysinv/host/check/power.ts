import {refuse} from '../../../../http/refusal.js'
import {type Host, nameOf} from '../../record/host.js'
import {isSimplex} from '../../record/system.js'
import type {Where} from '../../where.js'

function onlyLocked(host: Host, what: string): void {
  if (host.administrative === 'unlocked') {
    refuse(400, `Can not '${what}' an 'unlocked' host ${nameOf(host)}; Please 'Lock' first`)
  }
}

/** Maintenance turns down what it cannot do without a board management controller. */
function needsBoardManagement(host: Host): void {
  if (host.bm_type === null || host.bm_type === 'none' || host.bm_username === null) {
    refuse(
      400,
      'Operation Rejected: The board management controller for this host is not configured. ' +
        'Edit host to configure board management and then retry.',
    )
  }
}

export function checkReset(host: Host, c: Where): void {
  if (isSimplex(c.region)) refuse(400, "Can not 'Reset' a simplex system")
  onlyLocked(host, 'Reset')
  needsBoardManagement(host)
  if (host.availability === 'power-off') {
    refuse(400, 'Operation Rejected: Cannot reset a powered off host. Power-on host and then retry.')
  }
}

export function checkReboot(host: Host, c: Where): void {
  onlyLocked(host, 'Reboot')
  if (isSimplex(c.region)) refuse(400, 'Rebooting a simplex system is not allowed.')
}

export function checkPowerOn(host: Host, c: Where): void {
  if (host.administrative === 'unlocked') {
    refuse(400, `Can not 'Power-On' an already Powered-on and 'unlocked' host ${nameOf(host)}`)
  }
  if (isSimplex(c.region)) refuse(400, "Can not 'Power-On' an already Powered-on simplex system")
  needsBoardManagement(host)
}

export function checkPowerOff(host: Host, c: Where): void {
  if (isSimplex(c.region)) refuse(400, "Can not 'Power-Off' a simplex system via system commands")
  onlyLocked(host, 'Power-Off')
  needsBoardManagement(host)
}

export function checkReinstall(host: Host, c: Where): void {
  if (isSimplex(c.region)) refuse(400, 'Reinstalling a simplex system is not allowed.')
  onlyLocked(host, 'Reinstall')
  if (host.availability !== 'online' && (host.bm_type === null || host.bm_type === 'none')) {
    refuse(
      400,
      `Can not 'Reinstall' ${nameOf(host)} while it is 'offline' and a board management controller is not provisioned. ` +
        "Please provision a board management controller or wait for this host's availability state to be 'online' " +
        'and then re-issue the reinstall command.',
    )
  }
}
