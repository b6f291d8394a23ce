import {refuse} from '../../../http/refusal.js'
import type {Lifecycle} from '../../../simulation.js'
import {type Host, hosts, nameOf} from '../record/host.js'
import type {Where} from '../where.js'
import {checkForceLock, checkLock, checkUnsafeLock} from './check/lock.js'
import {checkPowerOff, checkPowerOn, checkReboot, checkReinstall, checkReset} from './check/power.js'
import {checkForceSwact, checkSwact} from './check/swact.js'
import {checkForceUnlock, checkUnlock} from './check/unlock.js'
import {reinstalling} from './lifecycle/install.js'
import {forceLocking, locking} from './lifecycle/lock.js'
import {poweringOff, poweringOn, rebooting, resetting} from './lifecycle/power.js'
import {swacting} from './lifecycle/swact.js'
import {unlocking} from './lifecycle/unlock.js'

interface How {
  readonly force?: boolean
  readonly reinstall?: boolean
}

interface Action {
  readonly lifecycle: Lifecycle<Host, How>
  readonly check: (host: Host, c: Where) => void
  /** cuts short whatever is going on */
  readonly overrides?: boolean
  readonly input?: How
}

const forced = {overrides: true, input: {force: true}}

const actions: Readonly<Record<string, Action>> = {
  lock: {lifecycle: locking, check: checkLock},
  'force-lock': {lifecycle: forceLocking, check: checkForceLock, ...forced},
  'force-unsafe-lock': {lifecycle: forceLocking, check: checkUnsafeLock, ...forced},
  unlock: {lifecycle: unlocking, check: checkUnlock},
  'force-unlock': {lifecycle: unlocking, check: checkForceUnlock},
  swact: {lifecycle: swacting, check: checkSwact},
  'force-swact': {lifecycle: swacting, check: checkForceSwact, input: {force: true}},
  reboot: {lifecycle: rebooting, check: checkReboot},
  reset: {lifecycle: resetting, check: checkReset},
  'power-on': {lifecycle: poweringOn, check: checkPowerOn},
  'power-off': {lifecycle: poweringOff, check: checkPowerOff},
  reinstall: {lifecycle: reinstalling, check: checkReinstall, input: {reinstall: true}},
}

/** What an operator asks of maintenance; refused, or begun. An empty action is accepted and means nothing. */
export function act(c: Where, host: Host, name: string): void {
  if (name === '' || name.toLowerCase() === 'none') return
  const action = actions[name] ?? refuse(400, `'${name}' is not a supported maintenance action`)
  action.check(host, c)
  checkIdle(c, host, action)
  c.sim.start(action.lifecycle, c.region.name, host.uuid, action.input)
}

/** One thing at a time: maintenance turns down what comes while it is busy with a host. */
function checkIdle(c: Where, host: Host, action: Action): void {
  const running = c.sim.lifecycles.running(action.lifecycle, c.region.name, host.uuid)
  if (running !== undefined && running.phase !== 'settle' && action.overrides !== true) {
    refuse(400, 'Operation Rejected: User operation on this host already in-progress. Wait a moment and then retry.')
  }
  const swacts = c.region.of(hosts).find((one) => one.uuid !== host.uuid && one.task.startsWith('Swact: '))
  if (action.lifecycle.name === 'host.swact' && swacts !== undefined && swacts.task !== 'Swact: Complete') {
    refuse(
      400,
      `Operation Rejected: Swact operation on ${nameOf(swacts)} already in-progress. ` +
        'Wait for current operation to complete and then retry.',
    )
  }
}
