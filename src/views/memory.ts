import type {Memory} from '../client/sysinv/host/memory.js'
import {type Column, columns, type View} from '../output/view.js'

/** Shown where a change waits for the host to be unlocked. */
const pending = (field: 'vm_hugepages_nr_2M_pending' | 'vm_hugepages_nr_1G_pending'): Column<Memory> => ({
  field,
  label: '                Total Pending',
  when: ([memory]) => (memory?.[field] ?? undefined) !== undefined,
})

export const memoryView: View<Memory> = {
  list: [
    {field: 'numa_node', label: 'processor'},
    {field: 'memtotal_mib', label: 'mem_total(MiB)'},
    {field: 'platform_reserved_mib', label: 'mem_platform(MiB)'},
    {field: 'memavail_mib', label: 'mem_avail(MiB)'},
    {field: 'hugepages_configured', label: 'hugepages(hp)_configured'},
    {field: 'vswitch_hugepages_size_mib', label: 'vs_hp_size(MiB)'},
    {field: 'vswitch_hugepages_nr', label: 'vs_hp_total'},
    {field: 'vswitch_hugepages_avail', label: 'vs_hp_avail'},
    {field: 'vswitch_hugepages_reqd', label: 'vs_hp_reqd'},
    {field: 'vm_hugepages_nr_4K', label: 'app_total_4K'},
    {field: 'vm_pending_as_percentage', label: 'app_hp_as_percentage'},
    {field: 'vm_hugepages_nr_2M', label: 'app_hp_total_2M'},
    {field: 'vm_hugepages_avail_2M', label: 'app_hp_avail_2M'},
    {field: 'vm_hugepages_nr_2M_pending', label: 'app_hp_pending_2M'},
    {field: 'vm_hugepages_nr_1G', label: 'app_hp_total_1G'},
    {field: 'vm_hugepages_avail_1G', label: 'app_hp_avail_1G'},
    {field: 'vm_hugepages_nr_1G_pending', label: 'app_hp_pending_1G'},
    {field: 'vm_hugepages_use_1G', label: 'app_hp_use_1G'},
  ],
  sort: 'memtotal_mib',
  show: [
    {field: 'memtotal_mib', label: 'Memory: Usable Total (MiB)'},
    {field: 'platform_reserved_mib', label: '        Platform     (MiB)'},
    {field: 'memavail_mib', label: '        Available    (MiB)'},
    {field: 'hugepages_configured', label: 'Huge Pages Configured'},
    {field: 'vswitch_hugepages_size_mib', label: 'vSwitch Huge Pages: Size (MiB)'},
    {field: 'vswitch_hugepages_nr', label: '                    Total'},
    {field: 'vswitch_hugepages_avail', label: '                    Available'},
    {field: 'vswitch_hugepages_reqd', label: '                    Required'},
    {field: 'vm_hugepages_nr_4K', label: 'Application  Pages (4K): Total'},
    {field: 'vm_pending_as_percentage', label: 'Application  Huge Pages Pending As Percentage'},
    {field: 'vm_hugepages_nr_2M', label: 'Application  Huge Pages (2M): Total'},
    pending('vm_hugepages_nr_2M_pending'),
    {field: 'vm_hugepages_avail_2M', label: '                Available'},
    {field: 'vm_hugepages_nr_1G', label: 'Application  Huge Pages (1G): Total'},
    pending('vm_hugepages_nr_1G_pending'),
    {field: 'vm_hugepages_avail_1G', label: '                Available'},
    ...columns<Memory>('uuid', 'ihost_uuid', 'inode_uuid', 'created_at', 'updated_at'),
  ],
  localTime: true,
}
