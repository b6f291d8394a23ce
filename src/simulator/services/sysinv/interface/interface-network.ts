import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {shedAddress, wearAddress} from '../network/allotment.js'
import {addresses, networks} from '../network/model.js'
import {created, fieldsOf, removeAsked} from '../resource/change.js'
import {notFound} from '../resource/resource.js'
import {faceNamed, hostOf, touch} from './find.js'
import {interfaceNetworks} from './model.js'
import * as resources from './resource.js'

const oncePerHost = ['mgmt', 'oam', 'cluster-host', 'pxeboot', 'storage', 'admin']

export function postInterfaceNetwork(c: Call) {
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
  wearAddress(c, host, network.type, face.uuid)
  return created(c, resources.interfaceNetworkResource, {
    interface_uuid: face.uuid,
    network_uuid: network.uuid,
    host_uuid: host.uuid,
  })
}

export const deleteInterfaceNetwork = (c: Call) =>
  removeAsked(c, resources.interfaceNetworkResource, ({interface_uuid, network_uuid}) => {
    const network = c.region.of(networks).get(network_uuid)
    for (const address of c.region.of(addresses).where({interface_uuid})) {
      if (address.pool_uuid !== null && address.pool_uuid === network?.pool_uuid) shedAddress(c, address)
    }
  })
