import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {poolsOf, shedAddress, wearAddress} from '../network/allotment.js'
import {networkTypesOf} from '../network/carried.js'
import {addresses, networks} from '../network/model.js'
import {type Host, hosts} from '../record/host.js'
import {type Interface, interfaceNetworks, interfaces} from '../record/interface.js'
import {created, fieldsOf, removeAsked} from '../resource/change.js'
import {notFound} from '../resource/resource.js'
import {faceNamed, hostOf, touch, usersOf} from './find.js'
import * as resources from './show.js'

const oncePerHost = ['mgmt', 'oam', 'cluster-host', 'pxeboot', 'storage', 'admin']
const onControllers = ['oam', 'admin']

export function postInterfaceNetwork(c: Call) {
  const body = fieldsOf(c, 'interface_network', ['interface_uuid', 'network_uuid'])
  const face = faceNamed(c, body['interface_uuid'])
  const ref = String(body['network_uuid'])
  const network = c.region.of(networks).get(ref) ?? notFound('Network')(ref)
  const host = hostOf(c, face)
  if (!['platform', 'pci-sriov', 'none', null].includes(face.ifclass)) {
    refuse(400, `An interface with interface class '${face.ifclass}' cannot assign platform networks.`)
  }
  const onHost = c.region.of(interfaceNetworks).where({host_uuid: host.uuid, network_uuid: network.uuid})
  if (onHost.some((row) => row.interface_uuid === face.uuid)) {
    refuse(400, `Interface network with interface ID '${face.id}' and network ID '${network.id}' already exists.`)
  }
  if (oncePerHost.includes(network.type) && onHost.length > 0) {
    refuse(400, `An interface with '${network.type}' network type is already provisioned on this node`)
  }
  checkPxeboot(c, face, network.type)
  checkFit(c, host, face, network.type)
  if (face.ifclass !== 'pci-sriov') {
    const families = poolsOf(c, network).map(({family}) => family)
    touch(c, face, {
      ifclass: 'platform',
      ipv4_mode: face.ipv4_mode ?? 'static',
      ipv6_mode: families.includes(6) ? 'static' : (face.ipv6_mode ?? 'disabled'),
    })
  }
  wearAddress(c, host, network.type, face.uuid)
  return created(c, resources.interfaceNetworkResource, {
    interface_uuid: face.uuid,
    network_uuid: network.uuid,
    host_uuid: host.uuid,
  })
}

/** Hosts boot from an interface that does nothing else. */
function checkPxeboot(c: Call, face: Interface, type: string): void {
  const carried = networkTypesOf(c, face)
  if (type === 'pxeboot' && carried.length > 0) {
    refuse(
      400,
      `You cannot assign a network of type 'pxeboot' to an interface which is already assigned with a different network.`,
    )
  }
  if (carried.includes('pxeboot')) {
    refuse(400, `An interface assigned with a network of type 'pxeboot' cannot contain additional networks.`)
  }
}

function checkFit(c: Call, host: Host, face: Interface, type: string): void {
  if (onControllers.includes(type) && host.personality !== 'controller') {
    refuse(400, `The '${type}' network type is only supported on controller nodes.`)
  }
  if ((type === 'mgmt' || type === 'admin') && face.iftype === 'ae' && face.aemode === 'balanced') {
    refuse(
      400,
      `Device interface with network type ${type}, and interface type 'aggregated ethernet' must be in mode ` +
        '802.3ad, active_standby',
    )
  }
  if (type === 'cluster-host' && host.personality !== 'controller' && !carriedByControllers(c, type)) {
    refuse(400, `Interface ${face.ifname} does not have associated cluster-host interface on controller.`)
  }
  if (face.ifclass !== 'pci-sriov') return
  const bridge = usersOf(c.region, face).find((one) => one.iftype === 'ethernet' && one.ovs_access === true)
  if (bridge !== undefined) {
    refuse(
      400,
      `Cannot assign a platform network to pci-sriov interface '${face.ifname}' because it is used by ethernet ` +
        `interface '${bridge.ifname}' which has ovs-access enabled.`,
    )
  }
}

const carriedByControllers = (c: Call, type: string): boolean =>
  c.region
    .of(hosts)
    .where({personality: 'controller'})
    .flatMap((host) => c.region.of(interfaces).where({ihost_uuid: host.uuid}))
    .some((face) => face.ifclass === 'platform' && networkTypesOf(c, face).includes(type))

export const deleteInterfaceNetwork = (c: Call<'uuid'>) =>
  removeAsked(c, resources.interfaceNetworkResource, ({interface_uuid, network_uuid}) => {
    const network = c.region.of(networks).get(network_uuid)
    const own = network === undefined ? [] : poolsOf(c, network)
    for (const address of c.region.of(addresses).where({interface_uuid})) {
      if (own.some(({uuid}) => uuid === address.pool_uuid)) shedAddress(c, address)
    }
  })
