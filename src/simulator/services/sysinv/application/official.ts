import type {Chart} from './model.js'

/**
 * The charts of the applications that the platform offers, which need not be read of an archive: operators write overrides
 * for them by these names. Charts that only serve clusters with pod security policies are left out.
 */
const namespaces: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  auditd: {'kube-system': ['auditd']},
  'cert-manager': {'cert-manager': ['cert-manager']},
  'kubernetes-power-manager': {'intel-power': ['kubernetes-power-manager']},
  'metrics-server': {'metrics-server': ['metrics-server']},
  'nginx-ingress-controller': {'kube-system': ['ks-ingress-nginx']},
  'oidc-auth-apps': {'kube-system': ['dex', 'oidc-client', 'secret-observer']},
  'platform-integ-apps': {'kube-system': ['cephfs-provisioner', 'ceph-pools-audit', 'rbd-provisioner']},
  portieris: {portieris: ['portieris-certs', 'portieris']},
  'power-metrics': {'power-metrics': ['cadvisor', 'telegraf']},
  'ptp-notification': {notification: ['ptp-notification']},
  'rook-ceph': {
    'rook-ceph': ['rook-ceph', 'rook-ceph-cluster', 'rook-ceph-floating-monitor', 'rook-ceph-provisioner'],
  },
  snmp: {'kube-system': ['snmp']},
  'sriov-fec-operator': {'sriov-fec-system': ['sriov-fec-operator']},
  'stx-openstack': {
    openstack: [
      ...['ingress-nginx-openstack', 'nginx-ports-control', 'mariadb', 'garbd', 'memcached', 'rabbitmq', 'barbican'],
      ...['keystone', 'keystone-api-proxy', 'glance', 'cinder', 'ceph-rgw', 'placement', 'nova', 'nova-api-proxy'],
      ...['neutron', 'libvirt', 'openvswitch', 'pci-irq-affinity-agent', 'heat', 'fm-rest-api', 'horizon', 'dcdbsync'],
      ...['ironic', 'aodh', 'ceilometer', 'gnocchi', 'clients', 'prometheus-openstack-exporter'],
    ],
  },
  vault: {vault: ['vault']},
}

/** Nothing: it is nobody's that we know. */
export function officialCharts(application: string): readonly Chart[] | undefined {
  if (!Object.hasOwn(namespaces, application)) return undefined
  return Object.entries(namespaces[application] ?? {}).flatMap(([namespace, names]) =>
    names.map((name): Chart => ({name, namespace})),
  )
}

/** Of an application whose archive says nothing of charts. */
export const usualCharts = (application: string): readonly Chart[] =>
  officialCharts(application) ?? [{name: application, namespace: application}]
