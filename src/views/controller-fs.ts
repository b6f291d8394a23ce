import type {ControllerFs} from '../client/sysinv/storage/controller-fs.js'
import {columns, type View} from '../output/view.js'

export const controllerFsView: View<ControllerFs> = {
  list: [
    {field: 'uuid', label: 'UUID'},
    {field: 'name', label: 'FS Name'},
    {field: 'size', label: 'Size in GiB'},
    {field: 'logical_volume', label: 'Logical Volume'},
    {field: 'replicated', label: 'Replicated'},
    {field: 'state', label: 'State'},
    {field: 'capabilities', label: 'Capabilities'},
  ],
  spare: ['capabilities', 'uuid', 'logical_volume', 'state'],
  sort: 'uuid',
  show: [
    ...columns<ControllerFs>('uuid', 'name', 'size', 'logical_volume', 'replicated', 'state', 'capabilities'),
    ...columns<ControllerFs>('created_at', 'updated_at'),
  ],
  localTime: true,
}
