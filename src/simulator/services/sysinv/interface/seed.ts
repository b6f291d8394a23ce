import type {PlannedPort} from '../../../scenarios/hardware.js'
import type {DataNetworkPlan} from '../../../scenarios/scenario.js'
import type {Simulation} from '../../../simulation.js'
import {familyOf} from '../network/ip.js'
import {type Fitting, seedFitted} from '../plan/fitting.js'
import {portFor, portMac} from '../plan/port.js'
import {isWorker} from '../record/host.js'
import {
  type Interface,
  interfaceDataNetworks,
  interfaceNetworks,
  interfaces,
  ports,
  routes,
} from '../record/interface.js'
import {add} from '../row.js'

/** Cards of one vendor have virtual functions of one kind; nothing is known of the others'. */
const virtualFunctions = ({vfs, vendor}: PlannedPort) =>
  vfs !== null && vendor.startsWith('Intel')
    ? {sriov_vf_driver: 'iavf', sriov_vf_pdevice_id: '1889'}
    : {sriov_vf_driver: null, sriov_vf_pdevice_id: null}

export const plainInterface: Omit<Interface, 'id' | 'uuid' | 'createdAt' | 'updatedAt' | 'ifname' | 'ihost_uuid'> = {
  iftype: 'ethernet',
  imac: '00:00:00:00:00:00',
  imtu: 1500,
  ifclass: null,
  aemode: null,
  txhashpolicy: null,
  primary_reselect: null,
  vlan_id: null,
  uses: [],
  ipv4_mode: null,
  ipv6_mode: null,
  ipv4_pool: null,
  ipv6_pool: null,
  sriov_numvfs: 0,
  sriov_vf_driver: null,
  ptp_role: 'none',
  max_tx_rate: null,
  max_rx_rate: null,
}

/** Ports, and for each an interface: the platform's are configured, the others wait to be. */
export function fitInterfaces(fitting: Fitting): void {
  const {scope, host, hardware, id, at} = fitting
  const managementPort = portFor(hardware, 'mgmt')
  const simplex = isAlone(fitting)
  const onLoopback = simplex || fitting.bootstrapped
  hardware.ports.forEach((planned, index) => {
    const imac = planned.name === managementPort && fitting.mac !== undefined ? fitting.mac : portMac(fitting, index)
    const interface_uuid = id.uuid(host.uuid, 'interface', planned.name)
    add(scope.of(ports), at, {
      uuid: id.uuid(host.uuid, 'port', planned.name),
      name: planned.name,
      pciaddr: planned.address,
      pvendor: planned.vendor,
      pdevice: planned.device,
      numa_node: planned.numa,
      sriov_totalvfs: planned.vfs,
      sriov_numvfs: 0,
      ...virtualFunctions(planned),
      sriov_vfs_pci_address: '',
      driver: planned.driver,
      dpdksupport: true,
      mac: imac,
      mtu: 1500,
      speed: planned.speed,
      host_uuid: host.uuid,
      interface_uuid,
      node_uuid: id.uuid(host.uuid, 'node', planned.numa),
    })
    add(scope.of(interfaces), at, {
      ...plainInterface,
      ...use(fitting, planned),
      uuid: interface_uuid,
      imac,
      ihost_uuid: host.uuid,
    })
  })
  if (onLoopback) {
    add(scope.of(interfaces), at, {
      ...plainInterface,
      uuid: id.uuid(host.uuid, 'interface', 'lo'),
      ifname: 'lo',
      iftype: 'virtual',
      ifclass: 'platform',
      ...modesOn(fitting, 'mgmt', null),
      ihost_uuid: host.uuid,
    })
  }
  const carrier = onLoopback ? 'lo' : managementPort
  if (fitting.configured || fitting.bootstrapped || !simplex) assign(fitting, carrier, 'mgmt')
  if (!onLoopback) assign(fitting, carrier, 'pxeboot')
  if (fitting.bootstrapped) assign(fitting, carrier, 'cluster-host')
  if (fitting.configured) {
    assign(fitting, carrier, 'cluster-host')
    if (host.personality === 'controller') assign(fitting, portFor(hardware, 'oam'), 'oam')
    if (isWorker(host)) {
      for (const {name} of hardware.ports) {
        const network = dataNetworkOn(fitting, name)
        if (network !== undefined) attach(fitting, name, network.name)
      }
    }
  }
}

/** What was found by a port has its management there: it joined a system that may have begun with one host. */
const isAlone = ({system, mac}: Fitting): boolean => system.mode === 'simplex' && mac === undefined

const dataPorts = ({hardware}: Fitting): string[] =>
  hardware.ports.filter((one) => one.carries.includes('data')).map(({name}) => name)

/** Ports take the data networks in their order; the first one has those that are left. */
function dataNetworkOn(fitting: Fitting, port: string): DataNetworkPlan | undefined {
  const place = dataPorts(fitting).indexOf(port)
  return place < 0 ? undefined : (fitting.plan.dataNetworks[place] ?? fitting.plan.dataNetworks[0])
}

/** Static for the families that the network has; `otherwise` for the one that it has not. */
function modesOn({system, plan}: Fitting, type: string, otherwise: 'disabled' | null) {
  const lays = (system.networks ?? plan.networks).filter((one) => one.type === type)
  const families = lays.flatMap(({network, second}) => [network, second?.network ?? network]).map(familyOf)
  const mode = (family: 4 | 6) => (families.includes(family) ? ('static' as const) : otherwise)
  return {ipv4_mode: mode(4), ipv6_mode: mode(6)}
}

/** What an interface on a port is used for. */
function use(fitting: Fitting, port: PlannedPort): Pick<Interface, 'ifname'> & Partial<Interface> {
  const {host, hardware, configured, bootstrapped} = fitting
  const platform = (type: string) => ({ifclass: 'platform', ...modesOn(fitting, type, 'disabled')}) as const
  if (port.name === portFor(hardware, 'mgmt') && !isAlone(fitting) && !bootstrapped) {
    return {...platform('mgmt'), ifname: 'mgmt0'}
  }
  if (!configured) return {ifname: port.name}
  if (port.name === portFor(hardware, 'oam') && host.personality === 'controller')
    return {...platform('oam'), ifname: 'oam0'}
  if (port.carries.includes('data') && isWorker(host)) {
    const ifname = `data${dataPorts(fitting).indexOf(port.name)}`
    const imtu = dataNetworkOn(fitting, port.name)?.mtu ?? 1500
    return {ifclass: 'data', ipv4_mode: 'disabled', ipv6_mode: 'disabled', ifname, imtu}
  }
  return {ifname: port.name}
}

function assign(fitting: Fitting, port: string, type: string): void {
  const {scope, host, id, at} = fitting
  add(scope.of(interfaceNetworks), at, {
    uuid: id.uuid(host.uuid, 'interface-network', type),
    interface_uuid: id.uuid(host.uuid, 'interface', port),
    network_uuid: id.uuid('network', type),
    host_uuid: host.uuid,
  })
}

function attach({scope, host, id, at}: Fitting, port: string, dataNetwork: string): void {
  add(scope.of(interfaceDataNetworks), at, {
    uuid: id.uuid(host.uuid, 'interface-data-network', dataNetwork),
    interface_uuid: id.uuid(host.uuid, 'interface', port),
    datanetwork_uuid: id.uuid('data-network', dataNetwork),
    host_uuid: host.uuid,
  })
}

export const seedInterfaces = (sim: Simulation): void =>
  seedFitted(
    sim,
    'sysinv.interface',
    [interfaces, ports, routes, interfaceNetworks, interfaceDataNetworks],
    fitInterfaces,
  )
