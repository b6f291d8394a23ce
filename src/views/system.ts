import type {System} from '../client/sysinv/platform/system.js'
import {type Column, columns, type View} from '../output/view.js'

type Capability = keyof System['capabilities'] & string

/** A member of `capabilities`, shown as if it were one of the system. */
const capability = (field: Capability): Column<System> => ({
  field,
  value: ({capabilities}) => capabilities[field],
  when: ([system]) => (system?.capabilities[field] ?? undefined) !== undefined,
})

export const systemView: View<System> = {
  show: [
    ...columns<System>('name', 'system_type', 'system_mode', 'description', 'location', 'latitude', 'longitude'),
    ...columns<System>('contact', 'timezone', 'software_version', 'uuid', 'created_at', 'updated_at', 'region_name'),
    ...columns<System>('service_project_name', 'security_feature'),
    {...capability('shared_services'), when: ([system]) => Boolean(system?.capabilities.region_config)},
    capability('sdn_enabled'),
    capability('https_enabled'),
    {field: 'distributed_cloud_role', when: ([system]) => Boolean(system?.distributed_cloud_role)},
    capability('vswitch_type'),
  ],
  alphabetical: true,
  localTime: true,
}
