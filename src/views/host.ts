import type {Host, Kernel} from '../client/sysinv/host/host.js'
import type {BulkOutcome} from '../client/sysinv/host/host-bulk.js'
import {type Column, columns, present, type View} from '../output/view.js'

const state = (field: keyof typeof words): Column<Host> => ({field, state: true, words: words[field]})

const words = {
  administrative: ['locked', 'unlocked'],
  operational: ['enabled', 'disabled'],
  availability: ['available', 'degraded', 'failed', 'intest', 'offduty', 'offline', 'online', 'power-off'],
} as const

/** The installer marks an interim state with a trailing plus sign, which nobody needs to see. */
const settled = (field: string): Column<Host> => ({
  field,
  value: (host) => (typeof host[field] === 'string' ? host[field].replace(/\+$/, '') : host[field]),
})

const isAllInOne = ([host]: readonly Host[]) => Boolean(host?.subfunctions && host.subfunctions !== host.personality)
const isController = (rows: readonly Host[]) => isAllInOne(rows) && String(rows[0]?.subfunctions).includes('controller')

export const hostView: View<Host> = {
  list: [
    ...columns<Host>('id', 'hostname', 'personality'),
    state('administrative'),
    state('operational'),
    state('availability'),
  ],
  spare: ['id'],
  sort: 'id',
  show: [
    ...columns<Host>('id', 'uuid', 'personality', 'hostname', 'invprovision'),
    state('administrative'),
    state('operational'),
    state('availability'),
    ...columns<Host>('task', 'action', 'mgmt_mac', 'serialid', 'capabilities', 'bm_type', 'bm_username', 'bm_ip'),
    ...columns<Host>('config_applied', 'config_target', 'config_status', 'location', 'uptime', 'reserved'),
    ...columns<Host>('created_at', 'updated_at', 'boot_device', 'rootfs_device', 'hw_settle', 'install_output'),
    ...columns<Host>('console', 'tboot', 'vim_progress_status'),
    settled('install_state'),
    settled('install_state_info'),
    ...columns<Host>('inv_state', 'clock_synchronization', 'device_image_update', 'reboot_needed'),
    ...columns<Host>('max_cpu_mhz_configured', 'min_cpu_mhz_allowed', 'max_cpu_mhz_allowed', 'cstates_available'),
    ...columns<Host>('apparmor', 'iscsi_initiator_name', 'nvme_host_id', 'nvme_host_nqn', 'sw_version'),
    {field: 'subfunctions', when: isAllInOne},
    {field: 'subfunction_oper', when: isController},
    {field: 'subfunction_avail', when: isController},
    {field: 'peers', when: ([host]) => Boolean(host?.peers)},
    present('vsc_controllers'),
    present('ttys_dcd'),
  ],
  alphabetical: true,
  fold: 72,
  localTime: true,
}

export const kernelView: View<Kernel> = {
  show: columns('hostname', 'kernel_provisioned', 'kernel_running'),
  fold: 72,
  localTime: true,
}

export const hostBulkView: View<BulkOutcome> = {
  list: [
    {field: 'host'},
    {field: 'added', label: 'result', value: ({added}) => (added ? 'added' : 'refused')},
    {field: 'remark', value: ({remark}) => remark ?? ''},
  ],
}
