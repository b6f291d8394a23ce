import {noServer, pick, type Resource} from '../resource/resource.js'
import {type Drbd, drbds} from './model.js'

export const drbdResource: Resource<Drbd> = {
  collection: drbds,
  path: 'drbdconfig',
  list: 'drbdconfigs',
  linked: 'drbdconfigs',
  argument: 'drbdconfig_uuid',
  missing: noServer,
  filters: ['isystem_uuid'],
  show: (drbd, view) => ({
    ...pick(drbd, 'uuid', 'link_util', 'num_parallel', 'rtt_ms'),
    ...(view.single ? {action: null, forisystemid: 1} : {}),
    isystem_uuid: drbd.isystem_uuid,
    links: view.links(),
    ...view.dates(),
  }),
}
