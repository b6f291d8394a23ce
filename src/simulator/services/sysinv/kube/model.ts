import {collection} from '../../../kernel/collection.js'
import type {Row} from '../resource/resource.js'

/** The versions that this release of the platform can run, oldest first. */
export const kubeVersions: readonly string[] = ['v1.30.6', 'v1.31.5', 'v1.32.2', 'v1.33.0', 'v1.34.1']
export const initialVersion = 'v1.32.2'

export interface KubeHost extends Row {
  readonly host_id: number
  readonly host_uuid: string
  readonly target_version: string
  readonly status: string
  readonly control_plane_version: string
  readonly kubelet_version: string
}

export interface KubeUpgrade extends Row {
  readonly from_version: string
  readonly to_version: string
  readonly state: string
}

export const kubeHosts = collection<KubeHost>('sysinv.kube-host', {key: 'uuid', index: ['host_uuid', 'host_id']})
export const kubeUpgrades = collection<KubeUpgrade>('sysinv.kube-upgrade', {key: 'uuid'})
