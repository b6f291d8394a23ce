import type {VolumeGroup} from '../client/sysinv/storage/volume-group.js'
import {type Column, columns, type View} from '../output/view.js'
import {gibOfBytes} from './size.js'

/** Members of `capabilities` that are shown as if they were of the group. */
const uses = ['lvm_function', 'lvm_type', 'lvm_pool_size'] as const

const use = (field: (typeof uses)[number], label?: string): Column<VolumeGroup> => ({
  field,
  label,
  value: ({capabilities}) => capabilities[field] ?? null,
})

const size = (field: 'lvm_vg_size' | 'lvm_vg_avail_size', label: string): Column<VolumeGroup> => ({
  field,
  label,
  value: (group) => gibOfBytes(group[field]),
})

/** Without a function of its own, a group changes when the host is unlocked. */
function whenItChanges({vg_state: state, capabilities}: VolumeGroup): unknown {
  const waits = !capabilities['lvm_function'] && (state === 'adding' || state === 'removing')
  return waits ? `${state} (on unlock)` : state
}

export const volumeGroupView: View<VolumeGroup> = {
  list: [
    {field: 'uuid', label: 'UUID'},
    {field: 'lvm_vg_name', label: 'LVG Name'},
    {field: 'vg_state', label: 'State', value: whenItChanges, state: true},
    use('lvm_function', 'Function'),
    use('lvm_type', 'Type'),
    use('lvm_pool_size', 'Pool Size'),
    {field: 'lvm_vg_access', label: 'Access'},
    size('lvm_vg_size', 'Total Size (GiB)'),
    size('lvm_vg_avail_size', 'Avail Size (GiB)'),
    {field: 'lvm_cur_pv', label: 'Current PVs'},
    {field: 'lvm_cur_lv', label: 'Current LVs'},
  ],
  spare: ['uuid', 'lvm_pool_size', 'lvm_function', 'lvm_type', 'lvm_vg_access', 'lvm_cur_lv', 'lvm_cur_pv'],
  sort: 'uuid',
  show: [
    ...columns<VolumeGroup>('lvm_vg_name', 'vg_state', 'uuid', 'ihost_uuid', 'lvm_vg_access', 'lvm_max_lv'),
    ...columns<VolumeGroup>('lvm_cur_lv', 'lvm_max_pv', 'lvm_cur_pv'),
    size('lvm_vg_size', 'lvm_vg_size_gib'),
    size('lvm_vg_avail_size', 'lvm_vg_avail_size_gib'),
    ...columns<VolumeGroup>('lvm_vg_total_pe', 'lvm_vg_free_pe'),
    ...uses.map((field) => use(field)),
    ...columns<VolumeGroup>('created_at', 'updated_at'),
    {
      field: 'capabilities',
      label: 'parameters',
      value: ({capabilities}) =>
        Object.fromEntries(Object.entries(capabilities).filter(([name]) => !uses.some((other) => other === name))),
    },
  ],
  localTime: true,
}
