import type {PhysicalVolume} from '../client/sysinv/storage/physical-volume.js'
import {columns, type View} from '../output/view.js'
import {gibOfBytes} from './size.js'

/** Except for volumes of the container storage, a volume changes when the host is unlocked. */
function whenItChanges({pv_state: state, capabilities}: PhysicalVolume): unknown {
  const waits = capabilities?.['lvm_function'] !== 'lvm-csi' && (state === 'adding' || state === 'removing')
  return waits ? `${state} (on unlock)` : state
}

export const physicalVolumeView: View<PhysicalVolume> = {
  list: [
    ...columns<PhysicalVolume>('uuid', 'lvm_pv_name', 'disk_or_part_uuid', 'disk_or_part_device_node'),
    {field: 'disk_or_part_device_path'},
    {field: 'pv_state', value: whenItChanges, state: true},
    ...columns<PhysicalVolume>('pv_type', 'lvm_vg_name', 'ihost_uuid'),
  ],
  spare: ['ihost_uuid', 'disk_or_part_uuid', 'disk_or_part_device_path', 'uuid', 'disk_or_part_device_node', 'pv_type'],
  sort: 'uuid',
  show: [
    ...columns<PhysicalVolume>('uuid', 'pv_state', 'pv_type', 'disk_or_part_uuid', 'disk_or_part_device_node'),
    ...columns<PhysicalVolume>('disk_or_part_device_path', 'lvm_pv_name', 'lvm_vg_name', 'lvm_pv_uuid'),
    {field: 'lvm_pv_size', label: 'lvm_pv_size_gib', value: ({lvm_pv_size}) => gibOfBytes(lvm_pv_size)},
    ...columns<PhysicalVolume>('lvm_pe_total', 'lvm_pe_alloced', 'ihost_uuid', 'created_at', 'updated_at'),
  ],
  localTime: true,
}
