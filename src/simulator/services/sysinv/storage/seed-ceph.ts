import {usualStorage} from '../../../scenarios/scenario.js'
import type {Fitting} from '../plan/fitting.js'
import {backends, clusters, tiers} from '../record/ceph.js'
import {add} from '../row.js'
import {partitionNode, place} from './disk.js'
import {cephMons, disks, stors} from './model.js'
import {carriesRook} from './rook-plan.js'

/** The storage that the scenario plans: none, ceph of the platform's own, or the one that Rook runs. */
export function seedCeph(fittings: readonly Fitting[]): void {
  const [first] = fittings
  if (first === undefined) return
  const {backend} = first.plan.storage ?? usualStorage
  if (backend === 'ceph') seedOwn(first, fittings)
  if (backend === 'ceph-rook') seedRook(first, fittings)
}

const of = (fittings: readonly Fitting[], personality: 'controller' | 'storage' | 'worker'): readonly Fitting[] =>
  fittings.filter(({host}) => host.personality === personality)

/**
 * OSDs are on the storage hosts where there are some. On the controllers they are where those do everything, or where a
 * worker has the third monitor; otherwise nothing has defined yet where they belong.
 */
function seedOwn(first: Fitting, fittings: readonly Fitting[]): void {
  const {scope, id, at, system} = first
  const [controllers, storage, workers] = [
    of(fittings, 'controller'),
    of(fittings, 'storage'),
    of(fittings, 'worker'),
  ] as const
  const alone = system.type === 'All-in-one'
  const shared = !alone && storage.length === 0 && controllers.length === 2 ? workers.slice(0, 1) : []
  const onControllers = alone || shared.length > 0 ? controllers : []
  const replication = system.mode === 'simplex' ? 1 : 2
  const tier = seedBackend(first, {
    cluster: {type: 'ceph', name: 'ceph_cluster', cluster_uuid: id.uuid('ceph')},
    backend: {
      backend: 'ceph',
      name: 'ceph-store',
      task: system.mode === 'simplex' ? null : 'provision-storage',
      services: null,
      capabilities: {replication: `${replication}`, min_replication: '1'},
      network: 'mgmt',
    },
  })
  seedStors(storage.length > 0 ? storage : onControllers, tier)
  for (const {host} of [...controllers, ...storage.slice(0, 1), ...shared]) {
    add(scope.of(cephMons), at, {
      uuid: id.uuid(host.uuid, 'ceph-mon'),
      ceph_mon_gib: 20,
      state: 'configured',
      task: null,
      ihost_uuid: host.uuid,
    })
  }
}

/** Rook's monitors are functions of the file systems that it keeps its data in: see `seed.ts`. */
function seedRook(first: Fitting, fittings: readonly Fitting[]): void {
  const {system, plan} = first
  const {deployment, services} = plan.storage ?? usualStorage
  const simplex = system.mode === 'simplex'
  const tier = seedBackend(first, {
    cluster: {type: 'ceph-rook', name: 'ceph_rook_cluster', cluster_uuid: null},
    backend: {
      backend: 'ceph-rook',
      name: 'ceph-rook-store',
      task: null,
      services: services.join(','),
      capabilities: {
        deployment_model: deployment,
        failure_domain: simplex ? 'osd' : 'host',
        replication: simplex ? '1' : '2',
        min_replication: '1',
      },
      network: null,
    },
  })
  seedStors(fittings.filter(carriesRook), tier)
}

interface Planned {
  readonly cluster: {readonly type: 'ceph' | 'ceph-rook'; readonly name: string; readonly cluster_uuid: string | null}
  readonly backend: {
    readonly backend: string
    readonly name: string
    readonly task: string | null
    readonly services: string | null
    readonly capabilities: Readonly<Record<string, unknown>>
    readonly network: string | null
  }
}

/** A backend with its cluster and its first tier, whose uuid is answered. */
function seedBackend({scope, id, at, system}: Fitting, planned: Planned): string {
  const tier = id.uuid('storage-tier', 'storage')
  const cluster = id.uuid('cluster')
  const backend = id.uuid('storage-backend', planned.backend.name)
  add(scope.of(clusters), at, {uuid: cluster, ...planned.cluster})
  add(scope.of(backends), at, {
    uuid: backend,
    ...planned.backend,
    state: 'configured',
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
  return tier
}

function seedStors(carriers: readonly Fitting[], tier: string): void {
  const places = carriers.flatMap((fitting) =>
    fitting.hardware.disks.filter((disk) => disk.osd).map((planned, index) => ({fitting, planned, index})),
  )
  places.forEach(({fitting: {scope, id, host, at}, planned, index}, osdid) => {
    const disk = id.uuid(host.uuid, 'disk', planned.node)
    const stor = id.uuid(host.uuid, 'stor', index)
    add(scope.of(stors), at, {
      uuid: stor,
      osdid,
      function: 'osd',
      state: 'configured',
      journal_location: stor,
      journal_size_mib: 1024,
      journal_path: `${place(planned).device_path}-part2`,
      journal_node: partitionNode(planned.node, 2),
      ihost_uuid: host.uuid,
      idisk_uuid: disk,
      tier_uuid: tier,
    })
    // The table is still being filled: what it holds may be replaced.
    scope.of(disks).update(disk, {istor_uuid: stor, available_mib: 0})
  })
}
