import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {pools} from '../network/model.js'
import {type KubeHost, type KubeUpgrade, kubeHosts, kubeUpgrades} from '../record/kube.js'
import {clusterVersion, isTarget, versionStates} from '../record/kube-version.js'
import {pick, type Resource} from '../resource/resource.js'

const known = (thing: string) => (ref: string) => refuse(404, `${thing} with id ${ref} not found`)

export const kubeUpgradeResource: Resource<KubeUpgrade> = {
  collection: kubeUpgrades,
  path: 'kube_upgrade',
  list: 'kube_upgrades',
  argument: 'uuid',
  missing: known('Kubernetes Upgrade'),
  show: (row, view) => ({
    ...pick(row, 'id', 'uuid', 'from_version', 'to_version', 'state'),
    links: view.links(),
    ...view.dates(),
  }),
}

export const kubeHostResource: Resource<KubeHost> = {
  collection: kubeHosts,
  path: 'kube_host_upgrades',
  linked: 'kube_host_upgrade',
  argument: 'uuid',
  missing: known('Kubernetes Host Upgrade'),
  show: (row, view) => ({
    ...pick(row, 'id', 'uuid', 'target_version', 'status', 'control_plane_version', 'kubelet_version', 'host_id'),
    links: view.links(),
    ...(view.single ? view.dates() : {}),
  }),
}

export const showVersion = (c: Call, version: string) => ({
  version,
  target: isTarget(c.region, version),
  state: versionStates(c.region).get(version),
})

/** Credentials of a rehearsal open nothing. */
const nothing = '-----BEGIN FAKE-----\nc2ltdWxhdGVk\n-----END FAKE-----\n'

export function cluster(c: Call) {
  const pool = c.region.of(pools).find((one) => one.name.startsWith('oam'))
  return {
    cluster_name: 'kubernetes',
    cluster_version: clusterVersion(c.region),
    cluster_api_endpoint: `https://${pool?.floating_address ?? '127.0.0.1'}:6443`,
    cluster_ca_cert: nothing,
    admin_client_cert: nothing,
    admin_client_key: nothing,
    admin_user: 'kubernetes-admin',
    admin_token: 'simulated',
  }
}
