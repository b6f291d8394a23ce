import {isIP} from 'node:net'
import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import type {Router} from '../../../http/service.js'
import {type Host, hosts, nameOf} from '../host/model.js'
import {familyOf, longestPrefix, networkOf, numberOf, within} from '../network/ip.js'
import {addresses, dataNetworks, networks} from '../network/model.js'
import {created, fieldsOf, integer, removeAsked} from '../resource/change.js'
import {noServer, notFound} from '../resource/resource.js'
import {type Interface, interfaceDataNetworks, interfaceNetworks, interfaces, routes} from './model.js'
import * as resources from './resource.js'

export const hostOf = (c: Call, face: {ihost_uuid: string}): Host =>
  c.region.of(hosts).get(face.ihost_uuid) ?? noServer(face.ihost_uuid)

const faceNamed = (c: Call, ref: unknown): Interface =>
  c.region.of(interfaces).get(String(ref)) ?? resources.noInterface(String(ref))

const touch = (c: Call, face: Interface, patch: Partial<Interface>): Interface =>
  c.region.of(interfaces).update(face.uuid, {...patch, updatedAt: c.sim.now()})

// --- networks on interfaces

const oncePerHost = ['mgmt', 'oam', 'cluster-host', 'pxeboot', 'storage', 'admin']

function postInterfaceNetwork(c: Call) {
  const body = fieldsOf(c, 'interface_network', ['interface_uuid', 'network_uuid'])
  const face = faceNamed(c, body['interface_uuid'])
  const ref = String(body['network_uuid'])
  const network = c.region.of(networks).get(ref) ?? notFound('Network')(ref)
  const host = hostOf(c, face)
  if (!['platform', 'pci-sriov', 'none', null].includes(face.ifclass)) {
    refuse(400, `An interface with interface class '${face.ifclass}' cannot assign platform networks.`)
  }
  const table = c.region.of(interfaceNetworks)
  const onHost = table.where({host_uuid: host.uuid})
  const same = onHost.filter((row) => row.network_uuid === network.uuid)
  if (same.some((row) => row.interface_uuid === face.uuid)) {
    refuse(400, `Interface network with interface ID '${face.id}' and network ID '${network.id}' already exists.`)
  }
  if (oncePerHost.includes(network.type) && same.length > 0) {
    refuse(400, `An interface with '${network.type}' network type is already provisioned on this node`)
  }
  if ((network.type === 'oam' || network.type === 'admin') && host.personality !== 'controller') {
    refuse(400, `The '${network.type}' network type is only supported on controller nodes.`)
  }
  if (face.ifclass !== 'pci-sriov') {
    touch(c, face, {
      ifclass: 'platform',
      ipv4_mode: face.ipv4_mode ?? 'static',
      ipv6_mode: face.ipv6_mode ?? 'disabled',
    })
  }
  return created(c, resources.interfaceNetworkResource, {
    interface_uuid: face.uuid,
    network_uuid: network.uuid,
    host_uuid: host.uuid,
  })
}

const deleteInterfaceNetwork = (c: Call) => removeAsked(c, resources.interfaceNetworkResource)

// --- data networks on interfaces

function checkDataChange(c: Call, face: Interface): void {
  const host = hostOf(c, face)
  const simplex = c.sim.ask('region', c.region.name)?.systemMode === 'simplex'
  if (host.administrative !== 'locked' && !(face.ifclass === 'pci-sriov' && simplex)) {
    refuse(400, `Operation Rejected: Host '${nameOf(host)}' is adminstrative '${host.administrative}' `)
  }
}

function postInterfaceDataNetwork(c: Call) {
  const body = fieldsOf(c, 'interface_datanetwork', ['interface_uuid', 'datanetwork_uuid'])
  const face = faceNamed(c, body['interface_uuid'])
  const ref = String(body['datanetwork_uuid'])
  const network = c.region.of(dataNetworks).get(ref) ?? refuse(400, `DataNetwork with uuid '${ref}' does not exist. `)
  checkDataChange(c, face)
  if (!['data', 'pci-passthrough', 'pci-sriov', 'none', null].includes(face.ifclass)) {
    refuse(400, `An interface with interface class '${face.ifclass}' cannot assign datanetworks.`)
  }
  const table = c.region.of(interfaceDataNetworks)
  const same = table.where({host_uuid: face.ihost_uuid}).filter((row) => row.datanetwork_uuid === network.uuid)
  if (same.some((row) => row.interface_uuid === face.uuid)) {
    refuse(400, `Interface '${face.ifname}' assignment with Data Network '${network.name}' already exists.`)
  }
  const overhead = network.network_type === 'vxlan' ? 74 : 0
  if (face.imtu < network.mtu + overhead) {
    refuse(
      400,
      `The interface MTU ${face.imtu} must be larger than the '${network.mtu + overhead}' datanetwork MTU requirement.`,
    )
  }
  if (network.network_type === 'vlan' && face.iftype === 'vlan') {
    refuse(400, `VLAN based data network '${network.name}' cannot be assigned to a VLAN interface`)
  }
  if (face.ifclass === null || face.ifclass === 'none') touch(c, face, {ifclass: 'data'})
  const carrier = same.flatMap((row) => c.region.of(interfaces).get(row.interface_uuid) ?? [])
  const clash = carrier.find((other) => other.ifclass === 'data')
  if (clash !== undefined && (face.ifclass === 'data' || face.ifclass === null)) {
    refuse(400, `Data interface ${clash.ifname} is already attached to this Data Network: ${network.name}.`)
  }
  return created(c, resources.interfaceDataNetworkResource, {
    interface_uuid: face.uuid,
    datanetwork_uuid: network.uuid,
    host_uuid: face.ihost_uuid,
  })
}

const deleteInterfaceDataNetwork = (c: Call) =>
  removeAsked(c, resources.interfaceDataNetworkResource, (row) => {
    const face = c.region.of(interfaces).get(row.interface_uuid)
    if (face !== undefined) checkDataChange(c, face)
  })

// --- routes

/** The genuine server answers 500 where an address is not what it should be. */
function checkRoute(network: string, prefix: number, gateway: string): void {
  for (const address of [network, gateway]) {
    if (isIP(address) === 0) refuse(400, `Expected an IPv4 or IPv6 address but received ${address}.`)
  }
  if (prefix < 0 || prefix > longestPrefix(network)) refuse(400, `Invalid IP network ${network}/${prefix}`)
  const real = networkOf(network, prefix)
  if (numberOf(real) !== numberOf(network)) {
    refuse(400, `Invalid IP network ${network}/${prefix} expecting ${real}/${prefix}`)
  }
  if (numberOf(gateway) === 0n) refuse(400, 'Gateway address must not be null')
  if (prefix > 0 && within(gateway, network, prefix)) {
    refuse(400, 'Gateway address must not be within destination subnet')
  }
  if (familyOf(network) !== familyOf(gateway)) refuse(400, 'Network and gateway IP versions must match')
}

function postRoute(c: Call) {
  const body = fieldsOf(c, 'route', ['interface_uuid', 'network', 'prefix', 'gateway', 'metric', 'ifname'])
  const face = faceNamed(c, body['interface_uuid'])
  const [network, gateway] = [String(body['network']), String(body['gateway'])]
  const prefix = integer('prefix', body['prefix'])
  checkRoute(network, prefix, gateway)
  const metric = integer('metric', body['metric'] ?? 1)
  const table = c.region.of(routes)
  if (table.where({host_uuid: face.ihost_uuid}).some((one) => isRoute(one, network, prefix, gateway))) {
    refuse(409, `Route ${network}/${prefix} via ${gateway} already exists on this host.`)
  }
  const own = c.region.of(addresses).where({interface_uuid: face.uuid})
  if (!own.some((one) => within(gateway, one.address, one.prefix))) {
    refuse(409, `Route gateway ${gateway} is not reachable by any address on this interface`)
  }
  if (own.some((one) => one.address === gateway)) {
    refuse(409, `Route gateway ${gateway} cannot be another local interface`)
  }
  return created(c, resources.routeResource, {
    ...{network, prefix, gateway, metric},
    interface_uuid: face.uuid,
    host_uuid: face.ihost_uuid,
  })
}

const isRoute = (
  one: {network: string; prefix: number; gateway: string},
  network: string,
  prefix: number,
  via: string,
) => one.network === network && one.prefix === prefix && one.gateway === via

const deleteRoute = (c: Call) => removeAsked(c, resources.routeResource)

export function interfaceChanges(router: Router): void {
  router.post('/v1/interface_networks', {}, postInterfaceNetwork)
  router.delete('/v1/interface_networks/:uuid', {}, deleteInterfaceNetwork)
  router.post('/v1/interface_datanetworks', {}, postInterfaceDataNetwork)
  router.delete('/v1/interface_datanetworks/:uuid', {}, deleteInterfaceDataNetwork)
  router.post('/v1/routes', {}, postRoute)
  router.delete('/v1/routes/:uuid', {}, deleteRoute)
}
