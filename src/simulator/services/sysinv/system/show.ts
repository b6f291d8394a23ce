import {type System, systems} from '../record/system.js'
import {noServer, pick, type Resource} from '../resource/resource.js'

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
