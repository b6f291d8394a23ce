import {refuse} from '../../../http/refusal.js'
import type {Scope} from '../../../kernel/store.js'
import type {KubeState} from '../../../states.js'
import {type Host, nameOf} from '../record/host.js'
import {type KubeHost, type KubeUpgrade, kubeHosts, kubeUpgrades} from '../record/kube.js'
import {meaningOf} from '../record/kube-state.js'
import {compareVersions, controlPlanes, kubelets, minorOf, stations, upgradeUnderWay} from '../record/kube-version.js'
import {isSimplex} from '../record/system.js'
import type {Where} from '../where.js'
import {controlPlaneUpgrade, kubeletUpgrade} from './host-lifecycle.js'

/** How many minors a kubelet may be behind its control plane. */
const skewTolerance = 3

const upgradeOf = (scope: Scope): KubeUpgrade =>
  upgradeUnderWay(scope) ?? refuse(400, 'A kubernetes upgrade is not in progress.')

function rowOf(scope: Scope, host: Host): KubeHost {
  return (
    scope.of(kubeHosts).find({host_uuid: host.uuid}) ??
    refuse(400, `Kubernetes host upgrade for host ${nameOf(host)} not found`)
  )
}

function setState(c: Where, upgrade: KubeUpgrade, state: KubeState): void {
  if (upgrade.state === state) return
  c.region.of(kubeUpgrades).update(upgrade.uuid, {state, updatedAt: c.sim.now()})
  c.sim.emit('kubernetes.changed', {region: c.region.name, state})
}

/** Control planes go one minor at a time, and both have one before either gets the next. */
export function upgradeControlPlane(c: Where, host: Host): void {
  const upgrade = upgradeOf(c.region)
  if (host.personality !== 'controller') refuse(400, 'This host does not have a kubernetes control plane.')
  const row = rowOf(c.region, host)
  const current = row.control_plane_version
  if (current === 'unknown') refuse(400, 'Unable to determine the version of the control plane.')
  const all = controlPlanes(c.region).map((one) => one.control_plane_version)
  const first = all.every((version) => compareVersions(current, version) >= 0)
  const arrived = current === upgrade.to_version
  checkControlPlaneState(c.region, upgrade.state, arrived)
  const [next = upgrade.to_version] = arrived ? [current] : stations(current, upgrade.to_version)
  if (!arrived) checkSkew(c.region, row, next, first && new Set(all).size > 1)
  if (arrived && ['upgraded-first-master', 'upgraded-second-master'].includes(upgrade.state)) {
    refuse(400, 'The control plane was already upgraded.')
  }
  if (host.administrative !== 'unlocked' || host.operational !== 'enabled') {
    refuse(400, 'The host must be unlocked and available to upgrade the control plane.')
  }
  if (row.status === 'upgrading-etcd' || row.status === 'upgrading-control-plane') {
    refuse(400, 'The control plane on this host is already being upgraded.')
  }
  const leads = first || upgrade.state === 'upgrading-kubelets'
  c.region.of(kubeHosts).update(row.uuid, {
    ...{target_version: next, status: 'upgrading-control-plane', updatedAt: c.sim.now()},
  })
  setState(c, upgrade, leads ? 'upgrading-first-master' : 'upgrading-second-master')
  c.sim.start(controlPlaneUpgrade, c.region.name, row.uuid, {version: next, first: leads})
}

function checkControlPlaneState(scope: Scope, state: KubeState, arrived: boolean): void {
  const {controlPlane} = meaningOf(state)
  if (controlPlane === 'any' || controlPlane === (isSimplex(scope) ? 'simplex' : 'duplex')) return
  if (state !== 'upgrading-kubelets') {
    refuse(400, 'The kubernetes upgrade is not in a valid state to upgrade the control plane.')
  }
  if (arrived) refuse(400, 'The control plane is already running the target version.')
}

function checkSkew(scope: Scope, row: KubeHost, next: string, ahead: boolean): void {
  if (row.status !== 'upgraded-kubelet') {
    const old = kubelets(scope).filter((one) => minorOf(next) - minorOf(one.kubelet_version) > skewTolerance)
    if (old.length > 0) {
      const names = old.map(({hostname}) => `'${hostname}'`).join(', ')
      refuse(400, `Update kubelet on [${names}] before updating control plane again.`)
    }
  }
  if (ahead) refuse(400, 'Update second control-plane before updating first control plane again.')
}

/** The kubelet follows the control plane; on a system of several hosts the host is locked meanwhile. */
export function upgradeKubelet(c: Where, host: Host, force: boolean): void {
  const upgrade = upgradeOf(c.region)
  if (host.personality !== 'controller' && host.personality !== 'worker') {
    refuse(400, 'This host does not have a kubelet.')
  }
  const simplex = isSimplex(c.region)
  const before = simplex ? 'upgraded-first-master' : 'upgraded-second-master'
  if (upgrade.state !== before && upgrade.state !== 'upgrading-kubelets') {
    refuse(400, `The kubernetes upgrade must be in the ${before} or upgrading-kubelets state to upgrade the kubelet.`)
  }
  const planes = controlPlanes(c.region)
  if (host.personality === 'worker' && planes.some((one) => one.control_plane_version !== one.kubelet_version)) {
    refuse(400, 'The kubelets on all controller hosts must be upgraded before upgrading kubelets on worker hosts.')
  }
  const row = rowOf(c.region, host)
  const now = c.sim.now()
  if (row.target_version === upgrade.to_version) {
    if (row.kubelet_version === 'unknown') {
      refuse(400, 'Unable to determine the version of the kubelet on this host.')
    }
    if (row.kubelet_version === upgrade.to_version && !force) {
      c.region.of(kubeHosts).update(row.uuid, {status: 'upgraded-kubelet', updatedAt: now})
      return
    }
  }
  checkKubeletHost(host, simplex, force)
  if (row.status === 'upgrading-kubelet') refuse(400, 'The kubelet on this host is already being upgraded.')
  const [plane] = planes
  const target = host.personality === 'worker' && plane !== undefined ? plane.control_plane_version : row.target_version
  c.region.of(kubeHosts).update(row.uuid, {target_version: target, status: 'upgrading-kubelet', updatedAt: now})
  setState(c, upgrade, 'upgrading-kubelets')
  c.sim.start(kubeletUpgrade, c.region.name, row.uuid, {version: target})
}

function checkKubeletHost(host: Host, simplex: boolean, force: boolean): void {
  if (!simplex) {
    if (host.administrative === 'locked' && host.availability === 'online') return
    refuse(400, 'The host must be locked and online to upgrade the kubelet.')
  }
  if ((host.administrative !== 'unlocked' || host.availability !== 'available') && !force) {
    refuse(400, 'The host must be unlocked and available to upgrade the kubelet.')
  }
}
