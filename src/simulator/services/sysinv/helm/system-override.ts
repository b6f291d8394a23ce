import type {Values} from './values.js'

/** What the plugins of the applications that come with the platform make of its configuration, by chart. */
const made: Readonly<Record<string, (replicas: number) => Values>> = {
  'cert-manager': (replicas) => ({
    cainjector: {replicaCount: replicas},
    replicaCount: replicas,
    webhook: {replicaCount: replicas},
  }),
  'ks-ingress-nginx': () => ({
    controller: {config: {'ssl-redirect': 'false'}, hostNetwork: true, kind: 'DaemonSet'},
  }),
  'rbd-provisioner': () => ({
    classdefaults: {adminId: 'admin', monitors: ['192.168.204.2:6789']},
    classes: [{name: 'general', pool_name: 'kube-rbd', replication: 1}],
  }),
  'cephfs-provisioner': () => ({classdefaults: {adminId: 'admin', monitors: ['192.168.204.2:6789']}}),
  'metrics-server': (replicas) => ({replicas}),
  dex: () => ({config: {issuer: 'https://10.10.10.2:30556/dex', staticClients: []}}),
}

/** Applications of others have no plugins. */
export function systemOverrides(application: string, chart: string, controllers: number): Values | undefined {
  return bundled.has(application) ? made[chart]?.(controllers) : undefined
}

const bundled: ReadonlySet<string> = new Set([
  'cert-manager',
  'metrics-server',
  'nginx-ingress-controller',
  'oidc-auth-apps',
  'platform-integ-apps',
])
