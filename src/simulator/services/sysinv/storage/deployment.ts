import type {Scope} from '../../../kernel/store.js'
import {backends} from '../record/ceph.js'
import {hosts} from '../record/host.js'
import {systems} from '../record/system.js'
import {cephMons, stors} from './model.js'

export type DeploymentModel = 'storage-nodes' | 'controller-nodes' | 'aio-sx' | 'undefined'

/**
 * How ceph is deployed is kept nowhere: it follows from what there is. A standard system has no model until a storage
 * host, a worker's monitor or an OSD of a controller gives it one.
 */
export function deploymentModel(scope: Scope): DeploymentModel {
  const [system] = scope.of(systems).all()
  if (system?.system_type === 'All-in-one') return system.system_mode === 'simplex' ? 'aio-sx' : 'controller-nodes'
  const personalityOf = (uuid: string) => scope.of(hosts).get(uuid)?.personality
  const monitors = scope
    .of(cephMons)
    .all()
    .map((mon) => personalityOf(mon.ihost_uuid))
  if (monitors.includes('storage') || scope.of(hosts).find({personality: 'storage'}) !== undefined) {
    return 'storage-nodes'
  }
  const onControllers = scope
    .of(stors)
    .all()
    .some((stor) => personalityOf(stor.ihost_uuid) === 'controller')
  return monitors.includes('worker') || onControllers ? 'controller-nodes' : 'undefined'
}

export type RookDeployment = 'controller' | 'dedicated' | 'open'

/** Rook's own word for which hosts may carry OSDs; nothing where Rook is not the backend. */
export function rookDeployment(scope: Scope): RookDeployment | undefined {
  const backend = scope.of(backends).find({backend: 'ceph-rook'})
  return backend === undefined ? undefined : ((backend.capabilities['deployment_model'] as RookDeployment) ?? 'open')
}

export const hasRook = (scope: Scope): boolean => rookDeployment(scope) !== undefined
