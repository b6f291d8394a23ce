import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {nameOf} from '../host/model.js'
import {dataNetworks} from '../network/model.js'
import {created, fieldsOf, removeAsked} from '../resource/change.js'
import {isSimplex} from '../system/mode.js'
import {faceNamed, hostOf, touch} from './find.js'
import {type Interface, interfaceDataNetworks, interfaces} from './model.js'
import * as resources from './resource.js'

function checkDataChange(c: Call, face: Interface): void {
  const host = hostOf(c, face)
  const simplex = isSimplex(c.region)
  if (host.administrative !== 'locked' && !(face.ifclass === 'pci-sriov' && simplex)) {
    refuse(400, `Operation Rejected: Host '${nameOf(host)}' is adminstrative '${host.administrative}' `)
  }
}

export function postInterfaceDataNetwork(c: Call) {
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

export const deleteInterfaceDataNetwork = (c: Call) =>
  removeAsked(c, resources.interfaceDataNetworkResource, (row) => {
    const face = c.region.of(interfaces).get(row.interface_uuid)
    if (face !== undefined) checkDataChange(c, face)
  })
