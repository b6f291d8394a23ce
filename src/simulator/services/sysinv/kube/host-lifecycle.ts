import {lifecycle, type Moment} from '../../../simulation.js'
import type {KubeHostStatus, KubeState} from '../../../states.js'
import {type KubeHost, kubeHosts, kubeUpgrades} from '../record/kube.js'
import {kubeStates} from '../record/kube-state.js'
import {upgradeUnderWay} from '../record/kube-version.js'

/** The state of the host, and of the upgrade where it changes with it; both are told. */
function enter(at: Moment, row: KubeHost, status: KubeHostStatus | null, cluster?: KubeState): Partial<KubeHost> {
  const upgrade = upgradeUnderWay(at.scope)
  if (cluster !== undefined && upgrade !== undefined) {
    at.scope.of(kubeUpgrades).update(upgrade.uuid, {state: cluster, updatedAt: at.now})
    at.emit('kubernetes.changed', {region: at.region, state: cluster})
  }
  at.emit('kubernetes.host', {region: at.region, hostname: row.hostname, status: status ?? ''})
  return {status, updatedAt: at.now}
}

interface Target {
  readonly version: string
}

interface ControlPlaneTarget extends Target {
  /** of the control planes of a system */
  readonly first: boolean
}

const master = ({input}: Moment<ControlPlaneTarget>) =>
  kubeStates[input.first ? 'upgrading-first-master' : 'upgrading-second-master']

/** First etcd, then what the control plane consists of. */
export const controlPlaneUpgrade = lifecycle<KubeHost, ControlPlaneTarget>(
  kubeHosts,
  'kube.control-plane',
  [
    {phase: 'begin', after: 'kube.step', do: (row, at) => enter(at, row, 'upgrading-etcd')},
    {phase: 'etcd', after: 'kube.etcd', do: (row, at) => enter(at, row, 'upgraded-etcd')},
    {
      phase: 'done',
      after: 'kube.control-plane',
      do: (row, at) => ({
        ...enter(at, row, null, master(at).done),
        control_plane_version: at.input.version,
      }),
    },
  ],
  {
    failed: (row, at) => {
      const what = row.status === 'upgraded-etcd' ? 'control-plane' : 'etcd'
      return enter(at, row, `upgrading-${what}-failed`, master(at).failed)
    },
    host: (row) => row.hostname,
  },
)

export const kubeletUpgrade = lifecycle<KubeHost, Target>(
  kubeHosts,
  'kube.kubelet',
  [
    {
      phase: 'done',
      after: 'kube.kubelet',
      do: (row, at) => ({...enter(at, row, 'upgraded-kubelet'), kubelet_version: at.input.version}),
    },
  ],
  {failed: (row, at) => enter(at, row, 'upgrading-kubelet-failed'), host: (row) => row.hostname},
)
