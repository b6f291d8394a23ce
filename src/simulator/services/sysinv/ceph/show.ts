import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {addresses, networks} from '../network/model.js'
import {type Backend, backends, type Cluster, clusters, type Tier, tiers} from '../record/ceph.js'
import {hosts} from '../record/host.js'
import {pick, type Resource, type View} from '../resource/resource.js'
import {deploymentModel} from '../storage/deployment.js'
import {cephMons, stors} from '../storage/model.js'
import {applicationStatus} from './backend-check.js'
import {replicationGroups} from './health.js'

export const clusterResource: Resource<Cluster> = {
  collection: clusters,
  path: 'clusters',
  argument: 'cluster_uuid',
  missing: (ref) => refuse(404, `Cluster ${ref} not found`),
  show: (cluster, view) => ({
    ...(view.single ? {id: cluster.id} : {}),
    ...pick(cluster, 'uuid', 'cluster_uuid', 'type', 'name'),
    deployment_model: cluster.type === 'ceph' ? deploymentModel(view.c.region) : null,
    ...(view.single ? {peers: peersOf(view.c), tiers: tiersOf(view.c, cluster)} : {}),
    links: view.links(),
    ...(view.single ? {storage_tiers: view.part('storage_tiers'), ...view.dates()} : {}),
  }),
}

const peersOf = (c: Call) =>
  replicationGroups(c.region).map(({name, hosts: members}) => ({
    name,
    status: 'provisioned',
    hosts: members.map((host) => host.hostname),
    uuid: members[0]?.uuid ?? null,
  }))

const tiersOf = (c: Call, cluster: Cluster) =>
  c.region
    .of(tiers)
    .where({cluster_uuid: cluster.uuid})
    .map((tier) => pick(tier, 'name', 'status', 'uuid'))

export const tierResource: Resource<Tier> = {
  collection: tiers,
  path: 'storage_tiers',
  argument: 'tier_uuid',
  missing: (ref) => refuse(404, `StorageTier with UUID ${ref} not found.`),
  parents: {clusters: {field: 'cluster_uuid', argument: 'uuid'}},
  show: (tier, view) => ({
    ...pick(tier, 'uuid', 'name', 'type', 'status', 'capabilities', 'backend_uuid', 'cluster_uuid'),
    stors: view.c.region
      .of(stors)
      .where({tier_uuid: tier.uuid})
      .map((stor) => stor.osdid),
    links: view.links(),
    ...(view.single ? {istors: view.part('istors')} : {}),
    ...view.dates(),
  }),
}

const noBackend = (ref: string): never => refuse(400, `No entry found for storage backend ${ref}`)

export const backendResource: Resource<Backend> = {
  collection: backends,
  path: 'storage_backend',
  list: 'storage_backends',
  linked: 'storage_backends',
  argument: 'storage_backend_uuid',
  missing: noBackend,
  show: (backend, view) => ({
    ...pick(backend, 'uuid', 'backend', 'name', 'state'),
    ...(view.single ? {forisystemid: 1} : {}),
    ...pick(backend, 'isystem_uuid'),
    ...stated(backend, view),
    links: view.links(),
    ...view.dates(),
    ...confirmed(view),
    ...(backend.network === null ? {} : {network: backend.network}),
  }),
}

const confirmed = (view: View) => (view.single ? {confirmed: false} : {})

/** What an application makes has the status of that as its task. */
const stated = (backend: Backend, {c}: View) => ({
  task: backend.backend === 'ceph-rook' ? applicationStatus(c, 'ceph-rook') : backend.task,
  ...pick(backend, 'services', 'capabilities'),
})

const common = (backend: Backend, view: View) => ({
  ...pick(backend, 'backend', 'state', 'name'),
  ...stated(backend, view),
  ...confirmed(view),
})

/** The same backends again, each kind under an address of its own. */
const kindResource = (kind: string): Resource<Backend> => ({
  ...backendResource,
  path: `storage_${kind.replace('-', '_')}`,
  list: `storage_${kind.replace('-', '_')}`,
  linked: `storage_${kind.replace('-', '_')}`,
  argument: `storage_${kind.replace('-', '_')}_uuid`,
  show: (backend, view) => ({uuid: backend.uuid, links: view.links(), ...view.dates(), ...common(backend, view)}),
})

const cephBackendResource: Resource<Backend> = {
  ...kindResource('ceph'),
  show: (backend, view) => ({
    uuid: backend.uuid,
    ...{cinder_pool_gib: 0, glance_pool_gib: 0, ephemeral_pool_gib: 0, object_pool_gib: 0, kube_pool_gib: 0},
    object_gateway: false,
    tier_name: backend.tier_uuid === null ? null : (view.c.region.of(tiers).get(backend.tier_uuid)?.name ?? null),
    tier_uuid: backend.tier_uuid,
    ceph_total_space_gib: 0,
    links: view.links(),
    ...view.dates(),
    ...pick(backend, 'backend', 'name', 'state', 'task', 'services', 'capabilities'),
    ...confirmed(view),
    network: backend.network,
  }),
}

export const rookResource = kindResource('ceph-rook')

export const backendKinds: Readonly<Record<string, Resource<Backend>>> = {
  ceph: cephBackendResource,
  'ceph-external': kindResource('ceph-external'),
  'ceph-rook': rookResource,
  external: kindResource('external'),
  file: kindResource('file'),
  lvm: kindResource('lvm'),
}

/** Where the monitors listen: on the management network. */
export function monitorAddresses(c: Call) {
  const management = c.region.of(networks).find({type: 'mgmt'})
  const named = (name: string) =>
    c.region.of(addresses).find({name: `${name}-mgmt`, pool_uuid: management?.pool_uuid ?? ''})?.address
  const mons = c.region
    .of(cephMons)
    .all()
    .flatMap((mon) => c.region.of(hosts).get(mon.ihost_uuid) ?? [])
  return {
    'ceph-floating-mon-ip': named('controller') ?? null,
    ...Object.fromEntries(mons.map((host, n) => [`ceph-mon-${n}-ip`, named(host.hostname ?? '') ?? host.mgmt_ip])),
  }
}
