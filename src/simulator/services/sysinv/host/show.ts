import {isoZone} from '../../../date.js'
import type {Call} from '../../../http/call.js'
import {links} from '../link.js'
import type {Host} from './model.js'

const personality = (host: Host): Record<string, string> =>
  host.personality === 'controller' ? {Personality: host.active ? 'Controller-Active' : 'Controller-Standby'} : {}

/** What belongs to a host and is listed under its address; a host shown whole links to each. */
const parts = [
  ...[
    'iinterfaces',
    'ports',
    'ethernet_ports',
    'inodes',
    'icpus',
    'imemorys',
    'istors',
    'idisks',
    'partitions',
    'ceph_mon',
  ],
  ...[
    'ipvs',
    'ilvgs',
    'pci_devices',
    'lldp_agents',
    'lldp_neighbours',
    'isensors',
    'isensorgroups',
    'labels',
    'host_fs',
  ],
  ...['ptp_instances'],
]

/** A host as the API sends it; the reply to a change leaves out which controller is active. */
export function showHost(c: Call, host: Host, {whole = false, reply = false} = {}): Record<string, unknown> {
  const self = `ihosts/${host.uuid}`
  const collections = parts.map((part) => [part, links(c.base, `${self}/${part}`)])
  return {
    id: host.id,
    uuid: host.uuid,
    hostname: host.hostname,
    invprovision: host.invprovision,
    mgmt_mac: host.mgmtMac,
    mgmt_ip: host.mgmtIp,
    bm_ip: null,
    bm_type: null,
    bm_username: null,
    personality: host.personality,
    subfunctions: host.subfunctions,
    subfunction_oper: host.subfunctionOper,
    subfunction_avail: host.subfunctionAvail,
    serialid: host.serialId,
    administrative: host.administrative,
    operational: host.operational,
    availability: host.availability,
    action: host.action,
    ihost_action: host.ihostAction,
    inv_state: 'inventoried',
    vim_progress_status: host.vimProgress,
    task: host.task,
    mtce_info: null,
    reserved: false,
    config_status: null,
    config_applied: host.configUuid,
    config_target: host.configUuid,
    clock_synchronization: 'ntp',
    uptime: Math.max(0, Math.floor((c.sim.now() - host.bootedAt) / 1000)),
    location: host.location,
    capabilities: {is_max_cpu_configurable: 'configurable', ...(reply ? {} : personality(host))},
    ...(whole ? {forisystemid: 1} : {}),
    isystem_uuid: host.systemUuid,
    peers: null,
    links: links(c.base, self),
    ...(whole ? Object.fromEntries(collections) : {}),
    boot_device: '/dev/sda',
    rootfs_device: '/dev/sda',
    hw_settle: '0',
    install_output: 'text',
    console: 'ttyS0,115200',
    tboot: '',
    ttys_dcd: false,
    apparmor: 'disabled',
    install_state: null,
    install_state_info: null,
    max_cpu_mhz_configured: null,
    min_cpu_mhz_allowed: '800',
    max_cpu_mhz_allowed: '3500',
    cstates_available: 'C1,C1E,C6,POLL',
    iscsi_initiator_name: null,
    nvme_host_id: null,
    nvme_host_nqn: null,
    device_image_update: null,
    reboot_needed: false,
    sw_version: '26.03',
    created_at: isoZone(host.createdAt),
    updated_at: host.updatedAt === null ? null : isoZone(host.updatedAt),
  }
}
