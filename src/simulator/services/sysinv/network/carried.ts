import type {Call} from '../../../http/call.js'
import {interfaceNetworks} from '../record/interface.js'
import {type Network, networks} from './model.js'

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
