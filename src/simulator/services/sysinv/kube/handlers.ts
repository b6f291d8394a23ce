import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {findHost} from '../record/find-host.js'
import {wishes} from '../resource/change.js'
import {showRow} from '../resource/resource.js'
import {upgradeControlPlane, upgradeKubelet} from './host-upgrade.js'
import {kubeUpgradeResource} from './show.js'
import {changeUpgrade, startUpgrade} from './upgrade.js'

interface StartBody {
  readonly to_version?: unknown
  readonly force?: unknown
  readonly alarm_ignore_list?: unknown
}

/** A list, or one that Python printed. */
const alarmIds = (given: unknown): string[] => String(given ?? '').match(/\d{3}\.\d{3}/g) ?? []

export function postUpgrade(c: Call) {
  const {to_version: version, force, alarm_ignore_list: alarms} = (c.body ?? {}) as StartBody
  if (typeof version !== 'string') refuse(400, 'Missing argument: "to_version"')
  const started = startUpgrade(c, {version, force: force === true, alarms: alarmIds(alarms)})
  return showRow(c, kubeUpgradeResource, started)
}

export function patchUpgrade(c: Call) {
  const {state} = wishes(c, ['state', 'hostname'])
  if (typeof state !== 'string') refuse(400, "Missing mandatory attribute '/state'")
  return showRow(c, kubeUpgradeResource, changeUpgrade(c, state))
}

export const upgradeControlPlaneAsked = (c: Call<'host'>): void => upgradeControlPlane(c, findHost(c))

export const upgradeKubeletAsked = (c: Call<'host'>): void =>
  upgradeKubelet(c, findHost(c), (c.body as {force?: unknown} | null)?.force === true)
