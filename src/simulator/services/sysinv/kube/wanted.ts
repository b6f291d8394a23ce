import type {EventVocabulary} from '../../../events.js'
import {Refusal, refuse} from '../../../http/refusal.js'
import type {Scope} from '../../../kernel/store.js'
import type {Simulation} from '../../../simulation.js'
import type {KubeState} from '../../../states.js'
import {identityIn} from '../identity.js'
import {hosts} from '../record/host.js'
import {kubeHosts, kubeTools, kubeVersions, none} from '../record/kube.js'
import {clusterVersion, upgradeUnderWay} from '../record/kube-version.js'
import {add} from '../row.js'
import type {Where} from '../where.js'
import {upgradeControlPlane, upgradeKubelet} from './host-upgrade.js'
import {stepNames, steps} from './step.js'
import {changeUpgrade, deleteUpgrade, startUpgrade} from './upgrade.js'

type Wish = EventVocabulary['kubernetes.wanted']

const states: Readonly<Record<string, KubeState>> = {
  ...Object.fromEntries(stepNames.map((name) => [name, steps[name].ask])),
  complete: 'upgrade-complete',
  abort: 'upgrade-aborting',
}

function carryOut(c: Where, {action, hostname = '', version = '', force = false, alarms = []}: Wish): void {
  const state = states[action]
  if (state !== undefined) changeUpgrade(c, state)
  else if (action === 'start') startUpgrade(c, {version, force, alarms})
  else if (action === 'delete') deleteUpgrade(c)
  else {
    const host = c.region.of(hosts).find({hostname}) ?? refuse(404, `there is no host ${hostname}`)
    if (action === 'control-plane') upgradeControlPlane(c, host)
    else upgradeKubelet(c, host, force)
  }
}

/** A system that was brought to another version by other means runs it everywhere. */
function bring(scope: Scope, version: string, now: number): void {
  if (!kubeVersions.includes(version)) return
  for (const host of scope.of(kubeHosts).all()) {
    const control_plane_version = host.control_plane_version === none ? none : version
    const kubelet_version = host.kubelet_version === none ? none : version
    if (host.control_plane_version === control_plane_version && host.kubelet_version === kubelet_version) continue
    scope.of(kubeHosts).update(host.uuid, {control_plane_version, kubelet_version, updatedAt: now})
  }
  const bare = version.slice(1)
  const tools = scope.of(kubeTools).get('tools')
  if (tools?.kubelet_version === bare && tools.kubeadm_version === bare) return
  scope.of(kubeTools).update('tools', {kubeadm_version: bare, kubelet_version: bare})
}

/** What other services may know of Kubernetes, and have done to it: by the rules that operators are held to. */
export function offerKubernetes(sim: Simulation): void {
  sim.provide('kubernetes', (region) => {
    const scope = sim.in(region)
    const upgrade = upgradeUnderWay(scope)
    return {
      version: clusterVersion(scope),
      supported: kubeVersions,
      upgrade: upgrade && {from: upgrade.from_version, to: upgrade.to_version, state: upgrade.state},
      hosts: scope
        .of(kubeHosts)
        .all()
        .map(({hostname, status, control_plane_version: controlPlane, kubelet_version: kubelet}) => ({
          ...{hostname, status: status ?? '', controlPlane, kubelet},
        })),
    }
  })
  sim.onEvent('kubernetes.wanted', (wish) => {
    const {region, action, hostname} = wish
    try {
      sim.attempt(() => carryOut({sim, region: sim.in(region)}, wish))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      sim.emit('kubernetes.refused', {region, action, hostname, reason: error.message})
    }
  })
  sim.onEvent('system.level', ({region, level, value}) => {
    if (level === 'kubernetes') bring(sim.in(region), value, sim.now())
  })
  sim.onEvent('host.unlocked', ({region, hostname}) => join(sim, region, hostname))
  sim.onEvent('host.deleted', ({region, hostname}) => {
    const row = sim.in(region).of(kubeHosts).find({hostname})
    if (row !== undefined) sim.in(region).of(kubeHosts).remove(row.uuid)
  })
}

/** A host that comes into service for the first time joins the cluster, with what it runs. */
function join(sim: Simulation, region: string, hostname: string): void {
  const scope = sim.in(region)
  const host = scope.of(hosts).find({hostname})
  if (host === undefined || scope.of(kubeHosts).find({host_uuid: host.uuid}) !== undefined) return
  const version = clusterVersion(scope)
  add(scope.of(kubeHosts), sim.now(), {
    ...{uuid: identityIn(sim, region).uuid('kube-host', hostname), host_id: host.id, host_uuid: host.uuid, hostname},
    ...{target_version: '', status: ''},
    control_plane_version: host.personality === 'controller' ? version : none,
    kubelet_version: host.personality === 'storage' ? none : version,
  })
}
