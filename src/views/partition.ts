import type {Partition} from '../client/sysinv/storage/partition.js'
import {type Column, columns, type View} from '../output/view.js'
import {gibOfMib} from './size.js'

const words: Record<number, string> = {
  0: 'Ready',
  1: 'In-Use',
  2: 'Creating',
  3: 'Creating (on unlock)',
  4: 'Deleting',
  5: 'Modifying',
  6: 'Deleted',
  10: 'Error',
  11: 'Error: Internal script error',
  12: 'Error: Missing GPT Table',
}

const status: Column<Partition> = {
  field: 'status',
  value: (partition) => words[partition.status] ?? partition.status,
  state: true,
}

export const partitionView: View<Partition> = {
  list: [
    ...columns<Partition>('uuid', 'device_path', 'device_node', 'type_guid', 'type_name'),
    {field: 'size_mib', label: 'size_gib', value: ({size_mib}) => gibOfMib(size_mib)},
    status,
  ],
  spare: ['type_guid', 'device_path', 'type_name'],
  sort: 'device_path',
  show: [
    ...columns<Partition>('device_path', 'device_node', 'type_guid', 'type_name', 'start_mib', 'end_mib', 'size_mib'),
    ...columns<Partition>('uuid', 'ihost_uuid', 'idisk_uuid', 'ipv_uuid'),
    status,
    ...columns<Partition>('created_at', 'updated_at'),
  ],
  localTime: true,
}
