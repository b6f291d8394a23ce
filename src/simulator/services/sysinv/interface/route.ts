import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {checkAddress, checkFirstAddress} from '../network/address-check.js'
import {familyOf, longestPrefix, numberOf, within} from '../network/ip.js'
import {addresses} from '../network/model.js'
import {created, fieldsOf, integer, removeAsked} from '../resource/change.js'
import {faceNamed} from './find.js'
import {routes} from './model.js'
import * as resources from './resource.js'

/** The genuine server answers 500 where an address is not what it should be. */
function checkRoute(network: string, prefix: number, gateway: string): void {
  for (const address of [network, gateway]) {
    checkAddress(address)
  }
  if (prefix < 0 || prefix > longestPrefix(network)) refuse(400, `Invalid IP network ${network}/${prefix}`)
  checkFirstAddress(network, prefix)
  if (numberOf(gateway) === 0n) refuse(400, 'Gateway address must not be null')
  if (prefix > 0 && within(gateway, network, prefix)) {
    refuse(400, 'Gateway address must not be within destination subnet')
  }
  if (familyOf(network) !== familyOf(gateway)) refuse(400, 'Network and gateway IP versions must match')
}

export function postRoute(c: Call) {
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

export const deleteRoute = (c: Call) => removeAsked(c, resources.routeResource)
