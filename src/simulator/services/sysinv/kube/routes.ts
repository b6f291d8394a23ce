import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {reply} from '../../../http/reply.js'
import type {Router} from '../../../http/service.js'
import {hostResource} from '../host/show.js'
import {findHost} from '../record/find-host.js'
import {wishes} from '../resource/change.js'
import {showRow} from '../resource/resource.js'
import {upgradeControlPlane, upgradeKubelet} from './host-upgrade.js'
import {kubeUpgradeResource} from './resource.js'
import {changeUpgrade, deleteUpgrade, startUpgrade} from './upgrade.js'

interface StartBody {
  readonly to_version?: unknown
  readonly force?: unknown
  readonly alarm_ignore_list?: unknown
}

/** A list, or one that Python printed. */
const alarmIds = (given: unknown): string[] => String(given ?? '').match(/\d{3}\.\d{3}/g) ?? []

function post(c: Call) {
  const {to_version: version, force, alarm_ignore_list: alarms} = (c.body ?? {}) as StartBody
  if (typeof version !== 'string') refuse(400, 'Missing argument: "to_version"')
  const started = startUpgrade(c, {version, force: force === true, alarms: alarmIds(alarms)})
  return showRow(c, kubeUpgradeResource, started)
}

function patch(c: Call) {
  const {state} = wishes(c, ['state', 'hostname'])
  if (typeof state !== 'string') refuse(400, "Missing mandatory attribute '/state'")
  return showRow(c, kubeUpgradeResource, changeUpgrade(c, state))
}

export function kubeChanges(router: Router): void {
  router.post('/v1/kube_upgrade', {}, post)
  router.patch('/v1/kube_upgrade', {}, patch)
  router.delete('/v1/kube_upgrade', {}, (c) => {
    deleteUpgrade(c)
    return reply(204)
  })
  router.post('/v1/ihosts/:host/kube_upgrade_control_plane', {}, (c) => {
    upgradeControlPlane(c, findHost(c))
    return showRow(c, hostResource, findHost(c))
  })
  router.post('/v1/ihosts/:host/kube_upgrade_kubelet', {}, (c) => {
    upgradeKubelet(c, findHost(c), (c.body as {force?: unknown} | null)?.force === true)
    return showRow(c, hostResource, findHost(c))
  })
  router.post('/v1/kube_config_kubelet/apply', {}, () => ({success: 'kube-config-kubelet applied.', error: ''}))
}
