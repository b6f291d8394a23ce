import type {Call} from '../../../http/call.js'
import {type Host, hosts} from '../host/model.js'
import {type Network, networks} from '../network/model.js'
import {noServer} from '../resource/resource.js'
import {type Interface, interfaceNetworks, interfaces, ports} from './model.js'
import * as resources from './resource.js'

export const hostOf = (c: Call, face: {ihost_uuid: string}): Host =>
  c.region.of(hosts).get(face.ihost_uuid) ?? noServer(face.ihost_uuid)

export const faceNamed = (c: Call, ref: unknown): Interface =>
  c.region.of(interfaces).get(String(ref)) ?? resources.noInterface(String(ref))

export const touch = (c: Call, face: Interface, patch: Partial<Interface>): Interface =>
  c.region.of(interfaces).update(face.uuid, {...patch, updatedAt: c.sim.now()})

export const portsOf = (c: Call, face: Interface) => c.region.of(ports).where({interface_uuid: face.uuid})

/** The platform's networks that an interface carries; hosts boot by the one that manages them, which counts once. */
export function networksOn(c: Call, {uuid}: {uuid: string}): Network[] {
  const carried = c.region
    .of(interfaceNetworks)
    .where({interface_uuid: uuid})
    .flatMap((row) => c.region.of(networks).get(row.network_uuid) ?? [])
  const managed = carried.some((network) => network.type === 'mgmt')
  return carried.filter((network) => !(managed && network.type === 'pxeboot'))
}

export const networkTypesOf = (c: Call, face: {uuid: string}): string[] =>
  networksOn(c, face).map((network) => network.type)
