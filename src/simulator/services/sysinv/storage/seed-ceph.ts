import type {Fitting} from '../plan/fitting.js'
import {backends, type Cluster, clusters, tiers} from '../record/ceph.js'
import {add} from '../row.js'
import {partitionNode} from './disk.js'
import {cephMons, disks, stors} from './model.js'

/** Ceph on the storage hosts where there are some, otherwise on the controllers: one backend, one tier. */
export function seedCeph(fittings: readonly Fitting[]): void {
  const [first] = fittings
  if (first === undefined) return
  const {scope, id, at, system} = first
  const onStorage = fittings.filter(({host}) => host.personality === 'storage')
  const onControllers = fittings.filter(({host}) => host.personality === 'controller')
  const tier = id.uuid('storage-tier', 'storage')
  const cluster = id.uuid('cluster')
  const backend = id.uuid('storage-backend', 'ceph-store')
  add(scope.of(clusters), at, {
    uuid: cluster,
    cluster_uuid: id.uuid('ceph'),
    type: 'ceph',
    name: 'ceph_cluster',
    deployment_model: modelOf(system.mode, onStorage.length),
  })
  const replication = system.mode === 'simplex' ? 1 : 2
  add(scope.of(backends), at, {
    uuid: backend,
    backend: 'ceph',
    name: 'ceph-store',
    state: 'configured',
    task: 'provision-storage',
    services: null,
    capabilities: {replication: `${replication}`, min_replication: '1'},
    network: 'mgmt',
    tier_uuid: tier,
    isystem_uuid: system.systemUuid,
  })
  add(scope.of(tiers), at, {
    uuid: tier,
    name: 'storage',
    type: 'ceph',
    status: 'in-use',
    capabilities: {},
    backend_uuid: backend,
    cluster_uuid: cluster,
  })
  const carriers = onStorage.length > 0 ? onStorage : onControllers
  const places = carriers.flatMap((fitting) =>
    fitting.hardware.disks.filter((disk) => disk.osd).map(({node}, index) => ({fitting, node, index})),
  )
  places.forEach(({fitting, node, index}, osdid) => {
    const disk = id.uuid(fitting.host.uuid, 'disk', node)
    const stor = id.uuid(fitting.host.uuid, 'stor', index)
    add(scope.of(stors), at, {
      uuid: stor,
      osdid,
      function: 'osd',
      state: 'configured',
      journal_location: stor,
      journal_size_mib: 1024,
      journal_path: `${node}2`,
      journal_node: partitionNode(node, 2),
      ihost_uuid: fitting.host.uuid,
      idisk_uuid: disk,
      tier_uuid: tier,
    })
    // The table is still being filled: what it holds may be replaced.
    scope.of(disks).update(disk, {istor_uuid: stor, available_mib: 0})
  })
  for (const {host} of [...onControllers, ...onStorage.slice(0, 1)]) {
    add(scope.of(cephMons), at, {
      uuid: id.uuid(host.uuid, 'ceph-mon'),
      ceph_mon_gib: 20,
      state: 'configured',
      task: null,
      ihost_uuid: host.uuid,
    })
  }
}

function modelOf(mode: string, storageHosts: number): Cluster['deployment_model'] {
  if (storageHosts > 0) return 'storage-nodes'
  return mode === 'simplex' ? 'aio-sx' : 'controller-nodes'
}
