import type {Simulation} from '../../../simulation.js'
import {identity} from '../identity.js'
import {hardwareNamed} from '../plan/fitting.js'
import {hostAddress, networkPlanned, nth} from '../plan/network.js'
import {installedRelease, networksOf, type PlannedSystem, plannedSystem, systemPlan} from '../plan/system.js'
import {type Host, hosts, isWorker} from '../record/host.js'

const hour = 3_600_000

/** The hosts that the scenario plans for a region: unlocked, in service, the first controller active. */
export function seedHosts(sim: Simulation): void {
  sim.seed<PlannedSystem>({
    name: 'sysinv.host',
    in: 'region',
    collections: [hosts],
    facts: (region) => plannedSystem(sim, region),
    build: ({scope, facts, epoch}) => {
      const id = identity(facts.seed, facts.region)
      const plan = systemPlan(sim, facts.region)
      const networks = networksOf(sim, facts)
      for (const {hardware, seat, ...planned} of facts.hosts) {
        const [root] = hardwareNamed(sim, hardware).disks
        const location = plan.hosts.find((one) => one.hostname === planned.hostname)?.location
        const chance = id.chance('host', planned.hostname)
        scope.of(hosts).nextId()
        scope.of(hosts).insert({
          ...blankHost,
          ...planned,
          ...(root === undefined ? {} : {boot_device: root.node, rootfs_device: root.node}),
          ...(location === undefined ? {} : {location: {locn: location}}),
          administrative: 'unlocked',
          operational: 'enabled',
          availability: 'available',
          subfunction_oper: 'enabled',
          subfunction_avail: 'available',
          invprovision: 'provisioned',
          inv_state: 'inventoried',
          vim_progress_status: 'services-enabled',
          mgmt_mac: `08:00:27:${chance.hex(2)}:${chance.hex(2)}:${chance.hex(2)}`,
          mgmt_ip: hostAddress(networkPlanned(networks, 'mgmt'), {seat}, facts.mode),
          // Board management controllers are on the network of the operators.
          ...{bm_type: 'redfish', bm_ip: nth(networkPlanned(networks, 'oam'), seat + 100), bm_username: 'root'},
          serialid: `SN${chance.hex(8).toUpperCase()}`,
          isystem_uuid: facts.systemUuid,
          config_applied: id.uuid('configuration'),
          config_target: id.uuid('configuration'),
          capabilities: {
            ...(planned.personality === 'controller' && planned.id <= 2 ? {stor_function: 'monitor'} : {}),
            ...(isWorker(planned) ? {is_max_cpu_configurable: 'configurable'} : {}),
            mgmt_ipsec: 'enabled',
          },
          active: planned.id === 1,
          ...(plan.bootstrapped ? waiting : {}),
          bootedAt: epoch - 24 * hour,
          createdAt: epoch - 48 * hour,
          updatedAt: null,
        })
      }
    },
  })
}

/** As the bootstrap leaves its first controller: to be configured, and never unlocked yet. */
const waiting = {
  administrative: 'locked',
  operational: 'disabled',
  availability: 'online',
  subfunction_oper: 'disabled',
  subfunction_avail: 'online',
  invprovision: 'provisioning',
  vim_progress_status: null,
  ...{bm_type: null, bm_ip: null, bm_username: null},
  capabilities: {mgmt_ipsec: 'enabled'},
} as const

/** A host of which nothing is known but that it is there. */
export const blankHost: Omit<Host, 'id' | 'uuid' | 'mgmt_mac' | 'isystem_uuid' | 'createdAt' | 'bootedAt'> = {
  hostname: null,
  personality: null,
  subfunctions: null,
  administrative: 'locked',
  operational: 'disabled',
  availability: 'offline',
  subfunction_oper: 'disabled',
  subfunction_avail: 'not-installed',
  invprovision: null,
  inv_state: null,
  task: '',
  action: 'none',
  ihost_action: null,
  vim_progress_status: null,
  install_state: null,
  install_state_info: null,
  mgmt_ip: null,
  bm_ip: null,
  bm_type: null,
  bm_username: null,
  serialid: null,
  config_status: null,
  config_applied: null,
  config_target: null,
  clock_synchronization: 'ntp',
  location: {},
  capabilities: {},
  peers: null,
  boot_device: '/dev/sda',
  rootfs_device: '/dev/sda',
  hw_settle: '0',
  install_output: 'text',
  console: 'ttyS0,115200',
  tboot: '',
  ttys_dcd: false,
  apparmor: 'disabled',
  max_cpu_mhz_configured: null,
  cstates_available: 'C1,C1E,C6,POLL',
  iscsi_initiator_name: null,
  nvme_host_id: null,
  nvme_host_nqn: null,
  device_image_update: null,
  reboot_needed: false,
  kernel_provisioned: 'standard',
  kernel_running: 'standard',
  sw_version: installedRelease,
  active: false,
  updatedAt: null,
}
