import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {checkAddress, checkFirstAddress, checkUnicast} from '../network/address-check.js'
import {networkTypesOf} from '../network/carried.js'
import {familyOf, longestPrefix, numberOf, within} from '../network/ip.js'
import {addresses, networkPools, pools} from '../network/model.js'
import {type Interface, interfaceNetworks, type Route, routes} from '../record/interface.js'
import {created, fieldsOf, integer, removeAsked} from '../resource/change.js'
import {faceNamed} from './find.js'
import * as resources from './show.js'

type Wanted = Pick<Route, 'network' | 'prefix' | 'gateway' | 'metric'>

const routable = ['mgmt', 'cluster-host', 'oam', 'data', 'storage', 'admin']

/** So many ways may lead to one network. */
const mostPaths = 4

/** A route by itself. The genuine server answers 500 for what is wrong here. */
function checkForm({network, prefix, gateway, metric}: Wanted): void {
  if (prefix < 0 || prefix > longestPrefix(network)) refuse(400, 'Invalid IP address and prefix')
  checkFirstAddress(network, prefix)
  if (prefix !== 0 && numberOf(network) === 0n) refuse(400, 'Network must not be null when prefix is non zero')
  if (familyOf(network) !== familyOf(gateway)) refuse(400, 'Network and gateway IP versions must match')
  checkUnicast('Network address', network)
  checkUnicast('Gateway address', gateway)
  if (numberOf(network) === numberOf(gateway)) refuse(400, 'Network and gateway IP addresses must be different')
  if (numberOf(gateway) === 0n) refuse(400, 'Gateway address must not be null')
  if (prefix > 0 && within(gateway, network, prefix)) {
    refuse(400, 'Gateway address must not be within destination subnet')
  }
  if (metric < 0) refuse(400, 'Route metric must be greater than zero')
}

export function postRoute(c: Call) {
  const body = fieldsOf(
    c,
    'route',
    ['interface_uuid', 'network', 'prefix', 'gateway', 'metric', 'ifname'],
    ['prefix', 'metric'],
  )
  const [network, gateway] = [String(body['network']), String(body['gateway'])]
  for (const address of [network, gateway]) checkAddress(address)
  const wanted: Wanted = {
    ...{network, gateway},
    prefix: integer('prefix', body['prefix']),
    metric: integer('metric', body['metric'] ?? 1),
  }
  checkForm(wanted)
  const face = faceNamed(c, body['interface_uuid'])
  const closed = networkTypesOf(c, face).find((type) => !routable.includes(type))
  if (closed !== undefined) {
    refuse(409, `Routes may not be configured against interfaces with network type '${closed}'`)
  }
  checkGateway(c, face, gateway)
  checkConflict(c, face, wanted)
  return created(c, resources.routeResource, {
    ...wanted,
    interface_uuid: face.uuid,
    host_uuid: face.ihost_uuid,
  })
}

/** A gateway is somebody else's address that the interface can see. */
function checkGateway(c: Call, face: Interface, gateway: string): void {
  const holder = c.region
    .of(addresses)
    .all()
    .find((one) => numberOf(one.address) === numberOf(gateway))
  if (holder !== undefined && !(holder.name ?? '').includes('gateway')) {
    refuse(409, `Route gateway ${gateway} cannot be another local interface`)
  }
  const own = c.region.of(addresses).where({interface_uuid: face.uuid})
  const carried = c.region
    .of(interfaceNetworks)
    .where({interface_uuid: face.uuid})
    .flatMap((row) => c.region.of(networkPools).where({network_uuid: row.network_uuid}))
    .flatMap((row) => c.region.of(pools).get(row.address_pool_uuid) ?? [])
  const near =
    own.some((one) => within(gateway, one.address, one.prefix)) ||
    carried.some((pool) => within(gateway, pool.network, pool.prefix))
  if (!near) refuse(409, `Route gateway ${gateway} is not reachable by any address on this interface`)
}

function checkConflict(c: Call, face: Interface, {network, prefix, gateway, metric}: Wanted): void {
  const same = c.region
    .of(routes)
    .where({host_uuid: face.ihost_uuid})
    .filter((one) => one.network === network && one.prefix === prefix)
  if (same.some((one) => one.gateway === gateway)) {
    refuse(409, `Route ${network}/${prefix} via ${gateway} already exists on this host.`)
  }
  if (same.filter((one) => one.metric === metric).length >= mostPaths) {
    refuse(409, `Maximum number of paths (${mostPaths}) already reached for ${network}/${prefix} already reached.`)
  }
}

export const deleteRoute = (c: Call<'uuid'>) => removeAsked(c, resources.routeResource)
