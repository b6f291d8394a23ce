import type {Disk} from '../client/sysinv/storage/disk.js'
import {type Column, columns, type View} from '../output/view.js'
import {gibOfMib} from './size.js'

const size: Column<Disk> = {field: 'size_mib', label: 'size_gib', value: ({size_mib}) => gibOfMib(size_mib)}
const available: Column<Disk> = {
  field: 'available_mib',
  label: 'available_gib',
  value: ({available_mib}) => gibOfMib(available_mib),
}

export const diskView: View<Disk> = {
  list: [
    ...columns<Disk>('uuid', 'device_node', 'device_num', 'device_type'),
    size,
    available,
    ...columns<Disk>('rpm', 'serial_id', 'device_path'),
  ],
  spare: ['device_num', 'rpm', 'device_path', 'uuid', 'serial_id'],
  sort: 'device_node',
  show: [
    ...columns<Disk>('device_node', 'device_num', 'device_type', 'device_path'),
    size,
    available,
    ...columns<Disk>('rpm', 'serial_id', 'uuid', 'ihost_uuid', 'istor_uuid', 'ipv_uuid', 'created_at', 'updated_at'),
  ],
  localTime: true,
}
