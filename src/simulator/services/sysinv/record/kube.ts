import {collection} from '../../../kernel/collection.js'
import type {KubeHostStatus, KubeState} from '../../../states.js'
import type {Row} from '../row.js'

/** The versions that this release of the platform can run, oldest first. */
export const kubeVersions: readonly string[] = ['v1.30.6', 'v1.31.5', 'v1.32.2', 'v1.33.0', 'v1.34.1']
export const initialVersion = 'v1.32.2'

/** What a host has that runs no such thing. */
export const none = 'N/A'

export interface KubeHost extends Row {
  readonly host_id: number
  readonly host_uuid: string
  readonly hostname: string
  readonly target_version: string
  readonly status: KubeHostStatus | null
  readonly control_plane_version: string
  readonly kubelet_version: string
}

export interface KubeUpgrade extends Row {
  readonly from_version: string
  readonly to_version: string
  readonly state: KubeState
  /** its pods were moved off the only host, and not allowed back yet */
  readonly cordoned: boolean
}

/** The versions of the tools that configure hosts. */
export interface KubeTools {
  readonly key: 'tools'
  readonly kubeadm_version: string
  readonly kubelet_version: string
}

export const kubeHosts = collection<KubeHost>('sysinv.kube-host', {
  key: 'uuid',
  index: ['host_uuid', 'host_id', 'hostname'],
})
export const kubeUpgrades = collection<KubeUpgrade>('sysinv.kube-upgrade', {key: 'uuid'})
export const kubeTools = collection<KubeTools>('sysinv.kube-tools', {key: 'key'})
