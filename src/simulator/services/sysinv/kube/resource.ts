import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import type {Router} from '../../../http/service.js'
import {pools} from '../network/model.js'
import {noServer, pick, type Resource, readRoutes} from '../resource/resource.js'
import {initialVersion, type KubeHost, type KubeUpgrade, kubeHosts, kubeUpgrades, kubeVersions} from './model.js'

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

/** The oldest version that any host runs. */
const running = (c: Call): string =>
  c.region
    .of(kubeHosts)
    .all()
    .map((host) => host.kubelet_version)
    .sort()[0] ?? initialVersion

/** What a version is on this system: `partial` while hosts differ. */
function stateOf(c: Call, version: string): string {
  const runs = c.region
    .of(kubeHosts)
    .all()
    .map((host) => host.kubelet_version === version && host.control_plane_version === version)
  if (runs.every(Boolean)) return 'active'
  if (runs.some(Boolean)) return 'partial'
  return version > running(c) ? 'available' : 'unavailable'
}

function showVersion(c: Call, version: string) {
  return {version, target: version === running(c), state: stateOf(c, version)}
}

/** Credentials of a rehearsal open nothing. */
const nothing = '-----BEGIN FAKE-----\nc2ltdWxhdGVk\n-----END FAKE-----\n'

function cluster(c: Call) {
  const pool = c.region.of(pools).find((one) => one.name.startsWith('oam'))
  return {
    cluster_name: 'kubernetes',
    cluster_version: running(c),
    cluster_api_endpoint: `https://${pool?.floating_address ?? '127.0.0.1'}:6443`,
    cluster_ca_cert: nothing,
    admin_client_cert: nothing,
    admin_client_key: nothing,
    admin_user: 'kubernetes-admin',
    admin_token: 'simulated',
  }
}

export function kubeRoutes(router: Router): void {
  readRoutes(router, kubeUpgradeResource)
  readRoutes(router, kubeHostResource)
  router.get('/v1/kube_versions', {}, (c) => ({kube_versions: kubeVersions.map((version) => showVersion(c, version))}))
  router.get('/v1/kube_versions/:version', {}, (c) => {
    const version = c.params['version'] ?? ''
    const index = kubeVersions.indexOf(version)
    if (index < 0) refuse(404, version)
    const {target, state} = showVersion(c, version)
    return {
      version,
      upgrade_from: kubeVersions.slice(Math.max(0, index - 1), index),
      downgrade_to: [],
      applied_patches: [],
      available_patches: [],
      target,
      state,
    }
  })
  router.get('/v1/kube_clusters', {}, (c) => ({kube_clusters: [cluster(c)]}))
  router.get('/v1/kube_clusters/:name', {}, (c) => {
    const {name = ''} = c.params
    return name === 'kubernetes' ? cluster(c) : noServer(name)
  })
}
