import type {Lifecycle} from '../../../../simulation.js'
import type {Host} from '../../record/host.js'
import {failing, recovering} from './failure.js'
import {discovering, installing, reinstalling} from './install.js'
import {forceLocking, locking} from './lock.js'
import {poweringOff, poweringOn, rebooting, resetting} from './power.js'
import {swacting} from './swact.js'
import {unlocking} from './unlock.js'

export const hostLifecycles: readonly Lifecycle<Host, never>[] = [
  ...[locking, forceLocking, unlocking, swacting, rebooting, resetting, poweringOff, poweringOn],
  ...[installing, reinstalling, discovering, failing, recovering],
]
