import {collection} from '../../../kernel/collection.js'
import type {Availability} from '../../../states.js'
import type {Row} from '../row.js'

type InstallState = 'preinstall' | 'installing' | 'postinstall' | 'booting' | 'completed+' | 'failed'

/** A host, as the inventory keeps it. What depends on the moment, or on who asks, is added when it is shown. */
export interface Host extends Row {
  /** null: found by its MAC address, and not told yet what it shall be */
  readonly hostname: string | null
  readonly personality: 'controller' | 'worker' | 'storage' | null
  readonly subfunctions: string | null
  readonly administrative: 'locked' | 'unlocked'
  readonly operational: 'enabled' | 'disabled'
  readonly availability: Availability
  readonly subfunction_oper: 'enabled' | 'disabled'
  readonly subfunction_avail: Availability
  readonly invprovision: 'unprovisioned' | 'provisioning' | 'provisioned' | null
  readonly inv_state: 'inventoried' | 'reinstalling' | null
  readonly task: string
  readonly action: string
  readonly ihost_action: 'lock' | 'force-lock' | 'unlock' | '' | null
  /** `services-enabled` and the like, or in words what went wrong */
  readonly vim_progress_status: string | null
  readonly install_state: InstallState | null
  /** how many packages of how many */
  readonly install_state_info: `${number}/${number}` | null
  readonly mgmt_mac: string
  readonly mgmt_ip: string | null
  readonly bm_ip: string | null
  readonly bm_type: string | null
  readonly bm_username: string | null
  readonly serialid: string | null
  readonly isystem_uuid: string
  readonly config_status: 'Config out-of-date' | null
  readonly config_applied: string | null
  readonly config_target: string | null
  readonly clock_synchronization: 'ntp' | 'ptp'
  readonly location: Readonly<Record<string, string>>
  readonly capabilities: Readonly<Record<string, unknown>>
  readonly peers: Readonly<Record<string, unknown>> | null
  readonly boot_device: string
  readonly rootfs_device: string
  readonly hw_settle: string
  readonly install_output: string
  readonly console: string
  readonly tboot: string
  readonly ttys_dcd: boolean
  readonly apparmor: 'enabled' | 'disabled'
  readonly max_cpu_mhz_configured: string | null
  readonly cstates_available: string | null
  readonly iscsi_initiator_name: string | null
  readonly nvme_host_id: string | null
  readonly nvme_host_nqn: string | null
  readonly device_image_update: 'pending' | 'in-progress' | 'in-progress-aborted' | '' | null
  readonly reboot_needed: boolean
  readonly kernel_provisioned: 'standard' | 'lowlatency'
  /** the major release that it reported last */
  readonly sw_version: string
  readonly kernel_running: 'standard' | 'lowlatency'
  /** runs the services that only one controller of a pair runs */
  readonly active: boolean
  readonly bootedAt: number
}

export const hosts = collection<Host>('sysinv.host', {key: 'uuid', index: ['hostname', 'id']})

/** How messages name a host that has no name yet. */
export const nameOf = (host: Host): string => host.hostname ?? host.uuid

export const isWorker = (host: Pick<Host, 'subfunctions'>): boolean => host.subfunctions?.includes('worker') === true
