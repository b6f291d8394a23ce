import type {KubeCluster, KubeVersion} from '../client/sysinv/kube/kube.js'
import type {KubeHost} from '../client/sysinv/kube/kube-host.js'
import type {KubeRootcaHostUpdate, KubeRootcaUpdate} from '../client/sysinv/kube/kube-rootca.js'
import type {KubeUpgrade} from '../client/sysinv/kube/kube-upgrade.js'
import {type Column, columns, type View} from '../output/view.js'

export const kubeClusterView: View<KubeCluster> = {
  list: columns('cluster_name', 'cluster_version', 'cluster_api_endpoint'),
  sort: 'cluster_name',
  show: (cluster = {} as KubeCluster) => columns(...Object.keys(cluster)),
  alphabetical: true,
  fold: 72,
  localTime: true,
}

/** Of versions, lists and single ones have different members. */
export const kubeVersionView: View<KubeVersion> = {
  list: [...columns<KubeVersion>('version', 'target'), {field: 'state', state: true}],
  show: (version = {} as KubeVersion) => columns(...Object.keys(version).filter((field) => field !== 'upgrade_from')),
  alphabetical: true,
  fold: 72,
}

const hostColumns: Column<KubeHost>[] = [
  ...columns<KubeHost>('id', 'hostname', 'personality', 'target_version', 'control_plane_version', 'kubelet_version'),
  {field: 'status', state: true},
]

export const kubeHostView: View<KubeHost> = {
  list: hostColumns,
  spare: ['id', 'personality', 'target_version'],
  sort: 'id',
  show: hostColumns,
  alphabetical: true,
  fold: 72,
}

export const kubeUpgradeView: View<KubeUpgrade> = {
  show: [
    ...columns<KubeUpgrade>('uuid', 'from_version', 'to_version'),
    {field: 'state', state: true},
    ...columns<KubeUpgrade>('created_at', 'updated_at'),
  ],
  localTime: true,
}

const rootcaColumns: Column<KubeRootcaUpdate>[] = [
  {field: 'uuid'},
  {field: 'state', state: true},
  ...columns<KubeRootcaUpdate>('from_rootca_cert', 'to_rootca_cert', 'created_at', 'updated_at'),
]

export const kubeRootcaView: View<KubeRootcaUpdate> = {
  list: rootcaColumns,
  sort: 'uuid',
  show: rootcaColumns,
  localTime: true,
}

const rootcaHostColumns: Column<KubeRootcaHostUpdate>[] = [
  {field: 'state', state: true},
  ...columns<KubeRootcaHostUpdate>('effective_rootca_cert', 'target_rootca_cert', 'created_at', 'updated_at'),
]

export const kubeRootcaHostView: View<KubeRootcaHostUpdate> = {
  list: [...columns<KubeRootcaHostUpdate>('hostname', 'personality'), ...rootcaHostColumns],
  spare: ['created_at', 'updated_at', 'personality'],
  sort: 'hostname',
  show: [{field: 'uuid'}, ...rootcaHostColumns],
  localTime: true,
}
