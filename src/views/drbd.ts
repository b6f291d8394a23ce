import type {Host} from '../client/sysinv/host/host.js'
import type {DrbdConfig} from '../client/sysinv/storage/drbd.js'
import {columns, type View} from '../output/view.js'

export const drbdView: View<DrbdConfig> = {
  show: columns('uuid', 'isystem_uuid', 'created_at', 'updated_at', 'link_util', 'num_parallel', 'rtt_ms'),
  localTime: true,
}

/** Whether the controllers have taken their configuration. */
export const configuredHostView: View<Host> = {
  list: [
    ...columns<Host>('id', 'hostname', 'personality'),
    {field: 'administrative', state: true},
    {field: 'operational', state: true},
    {field: 'availability', state: true},
    {field: 'config_status'},
  ],
  sort: 'id',
  localTime: true,
}
