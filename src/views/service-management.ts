import type {Service, ServiceGroup, ServiceNode} from '../client/sysinv/platform/service-management.js'
import {type Column, columns, type View} from '../output/view.js'

/** What is wrong is said behind the state, as in `disabled-failed`. */
const state: Column<Service | ServiceGroup> = {
  field: 'state',
  value: ({state, status}) => (status ? `${state}-${status}` : state),
  state: true,
}
const hostname = {field: 'node_name', label: 'hostname'}

/** Where a service is on no node in particular, the official program names the one that it runs on itself. */
export const serviceView = (here?: string): View<Service> => ({
  list: [
    {field: 'id'},
    {field: 'name', label: 'service_name'},
    {...hostname, value: ({node_name}) => node_name ?? here ?? null},
    state,
  ],
  sort: 'name',
  show: [{field: 'id'}, {field: 'name', label: 'service_name'}, hostname, state],
  alphabetical: true,
  fold: 72,
  localTime: true,
})

export const serviceGroupView: View<ServiceGroup> = {
  list: [...columns<ServiceGroup>('uuid', 'service_group_name'), hostname, state],
  sort: 'service_group_name',
  show: [...columns<ServiceGroup>('uuid', 'name', 'service_group_name'), hostname, state],
  alphabetical: true,
  fold: 72,
  localTime: true,
}

export const serviceNodeView: View<ServiceNode> = {
  list: [
    ...columns<ServiceNode>('id', 'name'),
    {field: 'administrative_state', label: 'administrative', state: true},
    {field: 'operational_state', label: 'operational', state: true},
    {field: 'availability_status', label: 'availability', state: true},
    {field: 'ready_state', state: true},
  ],
  spare: ['id'],
  sort: 'name',
  show: columns('id', 'name', 'administrative_state', 'operational_state', 'availability_status', 'ready_state'),
  alphabetical: true,
  fold: 72,
  localTime: true,
}
