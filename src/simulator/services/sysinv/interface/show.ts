import {dataNetworks, networks} from '../network/model.js'
import {hostNumber, interfaceName} from '../network/show.js'
import * as model from '../record/interface.js'
import {noServer, notFound, pick, type Resource} from '../resource/resource.js'
import {noInterface, usersOf} from './find.js'

const addressable = (row: model.Interface) => row.ifclass !== 'pci-sriov' && row.ifclass !== 'pci-passthrough'

export const interfaceResource: Resource<model.Interface> = {
  collection: model.interfaces,
  path: 'iinterfaces',
  argument: 'interface_uuid',
  missing: noInterface,
  listed: false,
  show: (row, view) => ({
    ...pick(row, 'uuid', 'ifname', 'iftype', 'imac', 'imtu', 'ifclass', 'aemode'),
    schedpolicy: null,
    ...pick(row, 'txhashpolicy', 'primary_reselect'),
    ...(view.single ? {ifcapabilities: {}} : {}),
    forihostid: hostNumber(view.c, row.ihost_uuid),
    ihost_uuid: row.ihost_uuid,
    ...(view.single ? {ports: view.part('ports')} : {}),
    links: view.links(),
    ...pick(row, 'vlan_id', 'uses'),
    used_by: usersOf(view.c.region, row).map((one) => one.ifname),
    ...(addressable(row) ? pick(row, 'ipv4_mode', 'ipv6_mode') : {}),
    ...(row.ipv4_mode === 'pool' ? {ipv4_pool: row.ipv4_pool} : {}),
    ...(row.ipv6_mode === 'pool' ? {ipv6_pool: row.ipv6_pool} : {}),
    ...pick(row, 'sriov_numvfs', 'sriov_vf_driver', 'ptp_role', 'max_tx_rate', 'max_rx_rate'),
    ovs_access: row.ovs_access ?? false,
    channels: row.channels ?? null,
    sriov_vf_channels: row.sriov_vf_channels ?? null,
    ...view.dates(),
  }),
}

const unknownToThisModel = {
  ...{numchannels: null, maxchannels: null, sriov_vf_numchannels: null, sriov_vf_maxchannels: null},
}

const portParents = {
  ihosts: {field: 'host_uuid', argument: 'uuid'},
  iinterfaces: {field: 'interface_uuid', argument: 'interface_uuid'},
  inodes: {field: 'node_uuid', argument: 'node_uuid'},
}

const portHead = (port: model.Port) => ({
  uuid: port.uuid,
  type: 'ethernet',
  name: port.name,
  namedisplay: null,
  pciaddr: port.pciaddr,
  dev_id: 0,
  pclass: 'Ethernet controller',
  ...pick(port, 'pvendor', 'pdevice'),
  psvendor: null,
  psdevice: null,
  ...pick(port, 'numa_node', 'sriov_totalvfs', 'sriov_numvfs', 'sriov_vfs_pci_address', 'sriov_vf_driver'),
  ...pick(port, 'sriov_vf_pdevice_id', 'driver'),
})

const portTail = (port: model.Port) => ({
  capabilities: {},
  ...unknownToThisModel,
  ...pick(port, 'dpdksupport', 'host_uuid', 'interface_uuid', 'node_uuid'),
})

export const portResource: Resource<model.Port> = {
  collection: model.ports,
  path: 'ports',
  argument: 'port_uuid',
  missing: noServer,
  parents: portParents,
  show: (port, view) => ({
    ...portHead(port),
    ...portTail(port),
    links: view.links(),
    lldp_agents: view.part('lldp_agents'),
    lldp_neighbours: view.part('lldp_neighbours'),
    ...view.dates(),
  }),
}

export const ethernetPortResource: Resource<model.Port> = {
  collection: model.ports,
  path: 'ethernet_ports',
  argument: 'port_uuid',
  missing: notFound('Port'),
  parents: portParents,
  show: (port, view) => ({
    ...portHead(port),
    ...pick(port, 'mac', 'mtu', 'speed'),
    ...{link_mode: 0, duplex: null, autoneg: null, bootp: null},
    ...portTail(port),
    links: view.links(),
    ...view.dates(),
  }),
}

const belongings = {
  ihosts: {field: 'host_uuid', argument: 'parent_uuid'},
  iinterfaces: {field: 'interface_uuid', argument: 'parent_uuid'},
}

export const routeResource: Resource<model.Route> = {
  collection: model.routes,
  path: 'routes',
  argument: 'route_uuid',
  missing: notFound('Route'),
  parents: belongings,
  show: (route, view) => ({
    ...(view.single ? {id: route.id} : {}),
    ...pick(route, 'uuid', 'interface_uuid'),
    ifname: interfaceName(view.c, route.interface_uuid),
    ...pick(route, 'network', 'prefix', 'gateway', 'metric'),
    forihostid: hostNumber(view.c, route.host_uuid),
    ...(view.single ? view.dates() : {}),
  }),
}

export const interfaceNetworkResource: Resource<model.InterfaceNetwork> = {
  collection: model.interfaceNetworks,
  path: 'interface_networks',
  argument: 'interface_network_uuid',
  missing: notFound('Interface network'),
  parents: {
    ihosts: {field: 'host_uuid', argument: 'host_uuid'},
    iinterfaces: {field: 'interface_uuid', argument: 'interface_uuid'},
  },
  show: (row, view) => {
    const network = view.c.region.of(networks).get(row.network_uuid)
    return {
      ...pick(row, 'id', 'uuid'),
      forihostid: hostNumber(view.c, row.host_uuid),
      interface_uuid: row.interface_uuid,
      ifname: interfaceName(view.c, row.interface_uuid),
      network_id: network?.id ?? null,
      network_uuid: row.network_uuid,
      network_name: network?.name ?? null,
      network_type: network?.type ?? null,
      ...(view.single ? view.dates() : {}),
    }
  },
}

export const interfaceDataNetworkResource: Resource<model.InterfaceDataNetwork> = {
  collection: model.interfaceDataNetworks,
  path: 'interface_datanetworks',
  argument: 'interface_datanetwork_uuid',
  missing: notFound('Interface datanetwork'),
  parents: interfaceNetworkResource.parents ?? {},
  show: (row, view) => {
    const network = view.c.region.of(dataNetworks).get(row.datanetwork_uuid)
    return {
      ...pick(row, 'id', 'uuid'),
      forihostid: hostNumber(view.c, row.host_uuid),
      interface_uuid: row.interface_uuid,
      ifname: interfaceName(view.c, row.interface_uuid),
      datanetwork_id: network?.id ?? null,
      datanetwork_uuid: row.datanetwork_uuid,
      datanetwork_name: network?.name ?? null,
      ...(view.single ? view.dates() : {}),
    }
  },
}
