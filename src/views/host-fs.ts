import type {HostFs} from '../client/sysinv/storage/host-fs.js'
import {columns, type View} from '../output/view.js'

export const hostFsView: View<HostFs> = {
  list: [
    {field: 'uuid', label: 'UUID'},
    {field: 'name', label: 'FS Name'},
    {field: 'size', label: 'Size in GiB'},
    {field: 'logical_volume', label: 'Logical Volume'},
    {field: 'state', label: 'State', state: true},
    {field: 'capabilities', label: 'Capabilities'},
  ],
  spare: ['capabilities', 'uuid'],
  sort: 'name',
  show: columns('uuid', 'name', 'size', 'logical_volume', 'state', 'capabilities', 'created_at', 'updated_at'),
  localTime: true,
}
