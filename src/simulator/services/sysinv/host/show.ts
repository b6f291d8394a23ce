import type {Call} from '../../../http/call.js'
import {type Host, hosts} from '../record/host.js'
import {noServer, pick, type Resource, showRow} from '../resource/resource.js'
import {hostParts} from '../rooms.js'

const personality = (host: Host): Record<string, string> =>
  host.personality === 'controller' ? {Personality: host.active ? 'Controller-Active' : 'Controller-Standby'} : {}

const parts = hostParts.flatMap(({listedAs = []}) => listedAs)

/** How fast the CPUs of every host can be. */
export const maxCpuMhz = 3500

export const hostResource: Resource<Host> = {
  collection: hosts,
  path: 'ihosts',
  argument: 'uuid',
  filters: ['personality'],
  missing: noServer,
  show: (host, view) => ({
    ...pick(host, 'id', 'uuid', 'hostname', 'invprovision', 'mgmt_mac', 'mgmt_ip', 'bm_ip', 'bm_type', 'bm_username'),
    ...pick(host, 'personality', 'subfunctions', 'subfunction_oper', 'subfunction_avail', 'serialid'),
    ...pick(host, 'administrative', 'operational', 'availability', 'action', 'ihost_action', 'inv_state'),
    ...pick(host, 'vim_progress_status', 'task'),
    mtce_info: null,
    reserved: false,
    ...pick(host, 'config_status', 'config_applied', 'config_target', 'clock_synchronization'),
    uptime: Math.max(0, Math.floor((view.c.sim.now() - host.bootedAt) / 1000)),
    location: host.location,
    capabilities: {...host.capabilities, ...personality(host)},
    ...(view.single ? {forisystemid: 1} : {}),
    ...pick(host, 'isystem_uuid', 'peers'),
    links: view.links(),
    ...(view.single ? Object.fromEntries(parts.map((part) => [part, view.part(part)])) : {}),
    ...pick(host, 'boot_device', 'rootfs_device', 'hw_settle', 'install_output', 'console', 'tboot', 'ttys_dcd'),
    ...pick(host, 'apparmor', 'install_state', 'install_state_info', 'max_cpu_mhz_configured'),
    min_cpu_mhz_allowed: '800',
    max_cpu_mhz_allowed: String(maxCpuMhz),
    ...pick(host, 'cstates_available', 'iscsi_initiator_name', 'nvme_host_id', 'nvme_host_nqn'),
    ...pick(host, 'device_image_update', 'reboot_needed', 'sw_version'),
    ...view.dates(),
  }),
}

/** The reply to a change leaves out which controller is active, and an address that only reading looks up. */
export const changedHost = (c: Call, host: Host) => ({
  ...showRow(c, hostResource, host),
  mgmt_ip: null,
  capabilities: host.capabilities,
})
