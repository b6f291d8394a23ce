import type {Router} from '../../../http/service.js'
import {hostResource} from '../host/show.js'
import {hosts} from '../record/host.js'
import {type System, systems} from '../record/system.js'
import {listRows, noServer, pick, type Resource, readRoutes} from '../resource/resource.js'

export const systemResource: Resource<System> = {
  collection: systems,
  path: 'isystems',
  argument: 'isystem_uuid',
  missing: noServer,
  show: (system, view) => ({
    ...pick(system, 'uuid', 'name', 'system_type', 'system_mode', 'description', 'contact', 'location', 'latitude'),
    longitude: system.longitude,
    ...(view.single ? {services: 72} : {}),
    ...pick(system, 'software_version', 'timezone'),
    links: view.links(),
    ...(view.single ? {ihosts: view.part('ihosts')} : {}),
    ...pick(system, 'capabilities', 'region_name', 'distributed_cloud_role', 'service_project_name'),
    security_feature: system.security_feature,
    ...view.dates(),
  }),
}

export function systemRoutes(router: Router): void {
  router.get('/v1/isystems/mgmtvlan', {}, () => 0)
  router.get('/v1/isystems/region_id', {}, (c) => ({region_name: c.region.of(systems).all()[0]?.region_name}))
  router.get('/v1/isystems/:parent/ihosts', {}, (c) => {
    const rows = c.region.of(hosts).where({isystem_uuid: c.params['parent'] ?? ''})
    return listRows(c, hostResource, rows)
  })
  readRoutes(router, systemResource)
}
