import {collection} from '../../../kernel/collection.js'

export interface ServiceGroup {
  readonly name: string
  /** both controllers provide it at once, instead of one while the other waits */
  readonly everywhere: boolean
  readonly members: readonly string[]
}

const group = (name: string, everywhere: boolean, ...members: readonly string[]): ServiceGroup => ({
  name,
  everywhere,
  members,
})

/** What the controllers provide. One active and one standby, where both do not provide a group at once. */
export const serviceGroups: readonly ServiceGroup[] = [
  group('oam-services', false, 'oam-ip', 'haproxy'),
  group(
    'controller-services',
    false,
    ...['management-ip', 'cluster-host-ip', 'drbd-pg', 'drbd-rabbit', 'drbd-platform', 'drbd-extension', 'drbd-etcd'],
    ...['drbd-dockerdistribution', 'pg-fs', 'rabbit-fs', 'platform-fs', 'extension-fs', 'etcd-fs'],
    ...['dockerdistribution-fs', 'nfs-mgmt', 'postgres', 'rabbit', 'sysinv-inv', 'sysinv-conductor', 'mtc-agent'],
    ...['hw-mon', 'dnsmasq', 'fm-mgr', 'fm-api', 'etcd', 'docker-distribution', 'registry-token-server'],
    ...['cert-mon', 'cert-alarm', 'guest-agent', 'device-image-fs'],
  ),
  group('cloud-services', false, 'keystone', 'barbican-api', 'barbican-keystone-listener', 'barbican-worker', 'dbmon'),
  group('vim-services', false, 'vim', 'vim-api'),
  group('patching-services', false, 'usm-service'),
  group('directory-services', true, 'open-ldap'),
  group('web-services', true, 'lighttpd', 'horizon'),
]

export const distributedCloudGroup = group(
  'distributed-cloud-services',
  false,
  ...['dcmanager-manager', 'dcmanager-state', 'dcmanager-audit', 'dcmanager-orchestrator', 'dcmanager-api'],
  ...['dcorch-engine', 'dcorch-engine-worker', 'dcorch-sysinv-api-proxy', 'dcorch-usm-api-proxy', 'dcdbsync-api'],
)

/** A service that is not as its group would have it. */
export interface ServiceException {
  readonly name: string
  readonly enabled: boolean
  readonly failed: boolean
}

export const serviceExceptions = collection<ServiceException>('sysinv.service', {key: 'name'})
