import {refuse} from '../../../http/refusal.js'
import {pick, type Resource} from '../resource/resource.js'
import {type RootcaHostUpdate, type RootcaUpdate, rootcaHostUpdates, rootcaUpdates} from './model.js'

export const rootcaResource: Resource<RootcaUpdate> = {
  collection: rootcaUpdates,
  path: 'kube_rootca_update',
  list: 'kube_rootca_updates',
  argument: 'uuid',
  missing: (ref) => refuse(404, `Kubernetes RootCA Update with id ${ref} not found`),
  show: (row, view) => ({
    ...pick(row, 'id', 'uuid', 'from_rootca_cert', 'to_rootca_cert', 'state'),
    capabilities: {},
    links: view.links(),
    ...view.dates(),
  }),
}

export const rootcaHostResource: Resource<RootcaHostUpdate> = {
  collection: rootcaHostUpdates,
  path: 'kube_rootca_host_update',
  list: 'kube_host_updates',
  argument: 'uuid',
  missing: (ref) => refuse(404, `Kubernetes RootCA Host Update with id ${ref} not found`),
  show: (row, view) => ({
    ...pick(row, 'id', 'uuid', 'target_rootca_cert', 'effective_rootca_cert', 'state', 'hostname', 'personality'),
    capabilities: {},
    links: view.links(),
    ...view.dates(),
  }),
}
