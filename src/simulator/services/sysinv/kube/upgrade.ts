import {refuse} from '../../../http/refusal.js'
import type {KubeState} from '../../../states.js'
import {checkApplicationsFit} from '../application/compatibility.js'
import {isHealthy} from '../health/check.js'
import {kubernetesChecks} from '../health/kubernetes.js'
import {type KubeUpgrade, kubeHosts, kubeTools, kubeUpgrades, kubeVersions, none} from '../record/kube.js'
import {isKubeState, kubeStates, meaningOf} from '../record/kube-state.js'
import {clusterVersion, spelled, stations, upgradeUnderWay, versionStates} from '../record/kube-version.js'
import {platformUpgrade} from '../record/platform-upgrade.js'
import {systemMode} from '../record/system.js'
import type {Where} from '../where.js'
import {controlPlaneUpgrade} from './host-lifecycle.js'
import {aborting, type StepName, stepLifecycles, stepNames, steps} from './step.js'

const alarm = {alarmId: '900.007', entity: 'host=controller'}

/** Alarms that do not keep an upgrade from beginning. */
const passedOver = [
  ...['100.103', '100.119', '200.001', '280.001', '280.002', '700.004', '750.006', '900.007', '900.022', '900.023'],
  ...['900.024', '900.401', '900.402', '900.701'],
]

export interface StartWish {
  readonly version: string
  readonly force: boolean
  readonly alarms: readonly string[]
}

export function startUpgrade(c: Where, {version, force, alarms}: StartWish): KubeUpgrade {
  if (platformUpgrade(c) !== undefined) {
    refuse(400, 'A kubernetes upgrade cannot be done while a platform upgrade is in progress')
  }
  if (upgradeUnderWay(c.region) !== undefined) refuse(400, 'A kubernetes upgrade is already in progress')
  const to = spelled(version)
  if (!kubeVersions.includes(to)) refuse(400, `Kubernetes version ${to} is not available`)
  const from = clusterVersion(c.region)
  const states = versionStates(c.region)
  if (states.get(to) !== 'available') refuse(400, `The target Kubernetes version ${to} is not in available state`)
  if (!stations(from, to).includes(to)) {
    refuse(400, `The installed Kubernetes version ${from} cannot upgrade to version ${to}`)
  }
  if (states.get(from) !== 'active') {
    refuse(400, `The installed Kubernetes version ${from} is not active on all hosts`)
  }
  if (!isHealthy(c, kubernetesChecks, {force, passedOver: [...passedOver, ...alarms]})) {
    refuse(
      400,
      'System is not in a valid state for kubernetes upgrade. Run system health-query-kube-upgrade for more details.',
    )
  }
  checkApplicationsFit(c, from, to)
  const now = c.sim.now()
  const table = c.region.of(kubeUpgrades)
  const upgrade = table.insert({
    ...{id: table.nextId(), uuid: c.sim.random(c.region.name, 'kube_upgrade.uuid').uuid()},
    ...{from_version: from, to_version: to, state: 'upgrade-started', cordoned: false, createdAt: now, updatedAt: null},
  })
  for (const host of c.region.of(kubeHosts).all()) {
    c.region.of(kubeHosts).update(host.uuid, {target_version: from, updatedAt: now})
  }
  c.region.of(kubeTools).update('tools', {kubeadm_version: to.slice(1)})
  const where = {region: c.region.name, ...alarm}
  c.sim.emit('trouble.found', {...where, reason: 'Kubernetes upgrade in progress.', severity: 'minor'})
  c.sim.emit('kubernetes.changed', {region: c.region.name, state: upgrade.state})
  return upgrade
}

const inProgress = (c: Where): KubeUpgrade =>
  upgradeUnderWay(c.region) ?? refuse(400, 'A kubernetes upgrade is not in progress')

function become(c: Where, upgrade: KubeUpgrade, patch: Partial<KubeUpgrade> & {state: KubeState}): KubeUpgrade {
  const changed = c.region.of(kubeUpgrades).update(upgrade.uuid, {...patch, updatedAt: c.sim.now()})
  c.sim.emit('kubernetes.changed', {region: c.region.name, state: patch.state})
  return changed
}

const byState = new Map<string, StepName>(stepNames.map((name) => [steps[name].ask, name]))

/** What an upgrade is asked to become. */
export function changeUpgrade(c: Where, state: string): KubeUpgrade {
  const upgrade = inProgress(c)
  if (state.endsWith('failed')) return giveUp(c, upgrade, state)
  const name = byState.get(state)
  if (name !== undefined) return takeStep(c, upgrade, name)
  if (state === 'upgrade-aborting') return abort(c, upgrade)
  if (state === 'upgrade-complete') return complete(c, upgrade)
  return refuse(400, `Invalid state ${state} supplied`)
}

/** An operator declares a step failed that hangs; it does not go on behind his back. */
function giveUp(c: Where, upgrade: KubeUpgrade, state: string): KubeUpgrade {
  if (meaningOf(upgrade.state).mayGiveUp !== true) {
    refuse(400, `A kubernetes upgrade is in ${upgrade.state} state cannot be set to failed`)
  }
  if (!isKubeState(state)) return refuse(400, `Invalid state ${state} supplied`)
  stop(c, upgrade)
  return become(c, upgrade, {state})
}

function stop(c: Where, upgrade: KubeUpgrade): void {
  c.sim.lifecycles.cancel(aborting, c.region.name, upgrade.uuid)
  for (const host of c.region.of(kubeHosts).all()) {
    if (!c.sim.lifecycles.cancel(controlPlaneUpgrade, c.region.name, host.uuid)) continue
    const status = 'upgrading-control-plane-failed'
    c.region.of(kubeHosts).update(host.uuid, {status, updatedAt: c.sim.now()})
  }
}

function takeStep(c: Where, upgrade: KubeUpgrade, name: StepName): KubeUpgrade {
  const step = steps[name]
  if ('simplex' in step && systemMode(c.region) !== 'simplex') {
    refuse(400, `The ${step.simplex} is not supported in ${systemMode(c.region)}`)
  }
  const {after, failed} = kubeStates[step.ask]
  if (upgrade.state !== after && upgrade.state !== failed) {
    refuse(400, `Kubernetes upgrade must be in ${after} or ${failed} state to ${step.purpose}`)
  }
  if (name === 'uncordon') requireKubelets(c, 'kubelet')
  const begun = become(c, upgrade, {state: step.ask})
  c.sim.start(stepLifecycles[name], c.region.name, upgrade.uuid)
  return begun
}

function requireKubelets(c: Where, what: string): void {
  const done = c.region.of(kubeHosts).where((host) => host.kubelet_version !== none)
  if (done.some((host) => host.status !== 'upgraded-kubelet')) {
    refuse(400, `At least one host has not completed the ${what} upgrade`)
  }
}

function abort(c: Where, upgrade: KubeUpgrade): KubeUpgrade {
  const mode = systemMode(c.region)
  if (mode !== 'simplex') refuse(400, `The 'system kube-upgrade-abort' is not supported in ${mode}`)
  const {abortsTo} = meaningOf(upgrade.state)
  if (abortsTo === undefined) {
    refuse(400, `Cannot abort the kubernetes upgrade it is in ${upgrade.state} state`)
  }
  stop(c, upgrade)
  const {from_version: from} = upgrade
  for (const host of c.region.of(kubeHosts).all()) {
    c.region.of(kubeHosts).update(host.uuid, {
      ...{target_version: from, status: 'upgrade-aborting', updatedAt: c.sim.now()},
    })
  }
  c.region.of(kubeTools).update('tools', {kubeadm_version: from.slice(1), kubelet_version: from.slice(1)})
  const begun = become(c, upgrade, {state: abortsTo})
  if (abortsTo === 'upgrade-aborting') c.sim.start(aborting, c.region.name, upgrade.uuid)
  return begun
}

function complete(c: Where, upgrade: KubeUpgrade): KubeUpgrade {
  const done = 'uncordon-complete'
  const {state, to_version: to} = upgrade
  if (systemMode(c.region) !== 'simplex') {
    if (state !== 'upgrading-kubelets') {
      refuse(400, 'Kubernetes upgrade must be in upgrading-kubelets state to complete')
    }
  } else if (upgrade.cordoned) {
    if (state !== done) refuse(400, `Kubernetes upgrade must be in ${done} state to complete`)
  } else if (state !== 'upgrading-kubelets' && state !== done) {
    refuse(400, `Kubernetes upgrade must be in upgrading-kubelets or ${done} state to complete`)
  }
  requireKubelets(c, 'kubernetes')
  if (versionStates(c.region).get(to) !== 'active') refuse(400, 'Kubernetes to_version must be active to complete')
  for (const host of c.region.of(kubeHosts).all()) {
    c.region.of(kubeHosts).update(host.uuid, {status: null, updatedAt: c.sim.now()})
  }
  c.region.of(kubeTools).update('tools', {kubelet_version: to.slice(1)})
  const completed = become(c, upgrade, {state: 'upgrade-complete'})
  c.sim.emit('system.level', {region: c.region.name, level: 'kubernetes', value: to})
  return completed
}

export function deleteUpgrade(c: Where): void {
  const upgrade = inProgress(c)
  if (meaningOf(upgrade.state).over !== true) {
    refuse(
      400,
      'Kubernetes upgrade must be in upgrade-complete, post-updating-apps-failed, post-updated-apps or ' +
        'upgrade-aborted state to delete',
    )
  }
  c.region.of(kubeUpgrades).remove(upgrade.uuid)
  c.sim.emit('trouble.gone', {region: c.region.name, ...alarm})
  c.sim.emit('kubernetes.changed', {region: c.region.name, state: ''})
}
