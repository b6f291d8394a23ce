import {collection} from '../../../kernel/collection.js'

/** What the failure of a service means for its group. */
type Impact = 'critical' | 'major' | 'minor'

export interface ServiceGroup {
  readonly name: string
  /** N: both controllers provide it at once; N + M: one does while the other waits */
  readonly redundancy: 'N' | 'N + M'
  /** goes from one controller to the other together with the rest of what the active one provides */
  readonly aggregate: boolean
  readonly members: readonly string[]
}

const group = (name: string, redundancy: 'N' | 'N + M', ...members: readonly string[]): ServiceGroup => ({
  name,
  redundancy,
  aggregate: redundancy === 'N + M' && name !== 'patching-services' && name !== 'storage-monitoring-services',
  members,
})

/** What the controllers of every system provide. */
export const serviceGroups: readonly ServiceGroup[] = [
  group('oam-services', 'N + M', 'oam-ip', 'haproxy'),
  group(
    'controller-services',
    'N + M',
    ...['management-ip', 'cluster-host-ip', 'drbd-pg', 'drbd-rabbit', 'drbd-platform', 'drbd-extension', 'drbd-etcd'],
    ...['drbd-dockerdistribution', 'pg-fs', 'rabbit-fs', 'platform-fs', 'extension-fs', 'etcd-fs'],
    ...['dockerdistribution-fs', 'nfs-mgmt', 'postgres', 'rabbit', 'sysinv-inv', 'sysinv-conductor', 'mtc-agent'],
    ...['hw-mon', 'dnsmasq', 'fm-mgr', 'fm-api', 'etcd', 'docker-distribution', 'registry-token-server'],
    ...['cert-mon', 'cert-alarm', 'guest-agent', 'device-image-fs'],
  ),
  group(
    'cloud-services',
    'N + M',
    'keystone',
    'barbican-api',
    'barbican-keystone-listener',
    'barbican-worker',
    'dbmon',
  ),
  group('vim-services', 'N + M', 'vim', 'vim-api'),
  group('patching-services', 'N + M', 'usm-service'),
  group('directory-services', 'N', 'open-ldap'),
  group('web-services', 'N', 'lighttpd', 'horizon'),
]

export const distributedCloudGroup = group(
  'distributed-cloud-services',
  'N + M',
  ...['dcmanager-manager', 'dcmanager-state', 'dcmanager-audit', 'dcmanager-orchestrator', 'dcmanager-api'],
  ...['dcorch-engine', 'dcorch-engine-worker', 'dcorch-sysinv-api-proxy', 'dcorch-usm-api-proxy', 'dcdbsync-api'],
)

/** Where Ceph is a storage backend. */
export const cephGroups: readonly ServiceGroup[] = [
  group('storage-services', 'N', 'mgr-restful-plugin'),
  group('storage-monitoring-services', 'N + M', 'ceph-manager'),
]

/** Services that are there when somebody enables them, and the group that they join. */
export const optionalServices: Readonly<Record<string, string>> = {
  cinder: 'controller-services',
  'ceph-radosgw': 'storage-monitoring-services',
}

const impacts: Readonly<Record<string, Impact>> = {
  'cert-alarm': 'major',
  'dcmanager-state': 'major',
  dbmon: 'minor',
  'ceph-radosgw': 'minor',
}

export const impactOf = (service: string): Impact => impacts[service] ?? 'critical'

/** An optional service that somebody enabled, or disabled again. */
interface OptionalService {
  readonly name: string
  readonly enabled: boolean
}

export const optionalServiceRows = collection<OptionalService>('sysinv.service', {key: 'name'})

/** A service that does not run on one controller. */
export interface ServiceFailure {
  /** `<service> <hostname>` */
  readonly key: string
  readonly service: string
  readonly hostname: string
  /** service management tries to start it again, or has given up */
  readonly state: 'recovering' | 'failed'
}

export const serviceFailures = collection<ServiceFailure>('sysinv.service-fault', {key: 'key'})

export const failureKey = (service: string, hostname: string): string => `${service} ${hostname}`
