import type {Scope} from '../../../kernel/store.js'
import type {Simulation} from '../../../simulation.js'
import {type Cluster, clusters} from '../record/ceph.js'
import {hosts} from '../record/host.js'
import {cephMons} from '../storage/model.js'

/** How ceph is deployed follows from its hosts, until there are none: storage hosts, or a worker with a monitor. */
export function reviewDeployment(scope: Scope, at: number): void {
  const cluster = scope.of(clusters).all()[0]
  if (cluster === undefined) return
  const onStorage = scope.of(hosts).find({personality: 'storage'}) !== undefined
  const onWorker = scope
    .of(cephMons)
    .all()
    .some((mon) => scope.of(hosts).get(mon.ihost_uuid)?.personality === 'worker')
  const next = deployed(cluster.deployment_model ?? 'undefined', onStorage, onWorker)
  if (next !== cluster.deployment_model) {
    scope.of(clusters).update(cluster.uuid, {deployment_model: next, updatedAt: at})
  }
}

type Model = NonNullable<Cluster['deployment_model']>

function deployed(present: Model, onStorage: boolean, onWorker: boolean): Model {
  if (present === 'storage-nodes' && !onStorage) return onWorker ? 'controller-nodes' : 'undefined'
  if (present === 'undefined' && onStorage) return 'storage-nodes'
  if (present === 'undefined' && onWorker) return 'controller-nodes'
  return present
}

/** The last of its hosts may have gone. */
export function watchDeployment(sim: Simulation): void {
  sim.onEvent('host.deleted', ({region}) => reviewDeployment(sim.in(region), sim.now()))
}
