import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {dataNetworks} from '../network/model.js'
import {nameOf} from '../record/host.js'
import {type Interface, interfaceDataNetworks, interfaces} from '../record/interface.js'
import {isSimplex} from '../record/system.js'
import {created, fieldsOf, removeAsked} from '../resource/change.js'
import {faceNamed, hostOf, touch} from './find.js'
import * as resources from './show.js'

/** What the encapsulation adds to a frame. */
const overhead: Readonly<Record<string, number>> = {vxlan: 74}

const ofData = ['data', 'pci-passthrough', 'pci-sriov']

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
  const ifclass = face.ifclass === null || face.ifclass === 'none' ? 'data' : face.ifclass
  if (!ofData.includes(ifclass)) {
    refuse(400, `An interface with interface class '${ifclass}' cannot assign datanetworks.`)
  }
  if (face.imtu < network.mtu + (overhead[network.network_type] ?? 0)) {
    refuse(400, `The interface MTU ${face.imtu} must be larger than the '${network.mtu}' datanetwork MTU requirement.`)
  }
  const same = c.region
    .of(interfaceDataNetworks)
    .where({host_uuid: face.ihost_uuid})
    .filter((row) => row.datanetwork_uuid === network.uuid)
  if (same.some((row) => row.interface_uuid === face.uuid)) {
    refuse(400, `Interface '${face.ifname}' assignment with Data Network '${network.name}' already exists.`)
  }
  if (network.network_type === 'vlan' && face.iftype === 'vlan') {
    refuse(400, `VLAN based data network '${network.name}' cannot be assigned to a VLAN interface`)
  }
  const carriers = same.flatMap((row) => c.region.of(interfaces).get(row.interface_uuid) ?? [])
  const clash = ifclass === 'data' ? carriers.find((other) => other.ifclass === 'data') : undefined
  if (clash !== undefined) {
    refuse(400, `Data interface ${clash.ifname} is already attached to this Data Network: ${network.name}.`)
  }
  if (face.ifclass !== ifclass) touch(c, face, {ifclass})
  return created(c, resources.interfaceDataNetworkResource, {
    interface_uuid: face.uuid,
    datanetwork_uuid: network.uuid,
    host_uuid: face.ihost_uuid,
  })
}

export const deleteInterfaceDataNetwork = (c: Call<'uuid'>) =>
  removeAsked(c, resources.interfaceDataNetworkResource, (row) => {
    const face = c.region.of(interfaces).get(row.interface_uuid)
    if (face !== undefined) checkDataChange(c, face)
  })
