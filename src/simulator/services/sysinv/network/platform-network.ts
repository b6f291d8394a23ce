import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {hosts} from '../host/model.js'
import {create, created, fieldsOf, removeAsked, text} from '../resource/change.js'
import {notFound, showRow} from '../resource/resource.js'
import {isSimplex} from '../system/mode.js'
import {overlap} from './ip.js'
import {networkPools, networks, type Pool, pools} from './model.js'
import * as resources from './resource.js'

const networkTypes = [
  ...['mgmt', 'pxeboot', 'oam', 'multicast', 'system-controller', 'cluster-host', 'cluster-pod', 'cluster-service'],
  ...['ironic', 'system-controller-oam', 'storage', 'admin'],
]
const lasting = ['oam', 'cluster-host', 'pxeboot', 'cluster-pod', 'cluster-service', 'storage', 'mgmt']

const poolNamed = (c: Call, ref: string): Pool => c.region.of(pools).get(ref) ?? resources.noPool(ref)

function checkOverlap(c: Call, pool: Pool): void {
  const inUse = c.region
    .of(networkPools)
    .all()
    .flatMap((row) => c.region.of(pools).get(row.address_pool_uuid) ?? [])
  const clash = inUse.find((other) => other.uuid !== pool.uuid && overlap(other, pool))
  if (clash !== undefined) {
    refuse(409, `Address pool ${pool.network}/${pool.prefix} overlaps with: ${clash.network}/${clash.prefix}`)
  }
}

export function postNetwork(c: Call) {
  const body = fieldsOf(c, 'network', ['type', 'name', 'dynamic', 'pool_uuid', 'primary_pool_family', 'link_capacity'])
  const type = text(body['type']) ?? refuse(400, 'Network type is required.')
  // The genuine server fails with 500 for a type that it does not know.
  if (!networkTypes.includes(type)) refuse(400, `Network type ${type} not supported`)
  if (c.region.of(networks).find({type}) !== undefined) refuse(409, `Network of type ${type} already exists.`)
  const ref = text(body['pool_uuid']) ?? refuse(400, 'Address pool UUID has to be specified')
  const pool = poolNamed(c, ref)
  if (c.region.of(networkPools).find({address_pool_uuid: pool.uuid}) !== undefined) {
    refuse(409, 'Network address pool already in-use.')
  }
  checkOverlap(c, pool)
  const network = create(c, resources.networkResource, {
    type,
    name: text(body['name']) ?? type,
    dynamic: body['dynamic'] === true || body['dynamic'] === 'true' || body['dynamic'] === 'True',
    pool_uuid: pool.uuid,
    primary_pool_family: pool.family === 4 ? 'IPv4' : 'IPv6',
  })
  create(c, resources.networkPoolResource, {address_pool_uuid: pool.uuid, network_uuid: network.uuid})
  return showRow(c, resources.networkResource, network)
}

export const deleteNetwork = (c: Call) =>
  removeAsked(c, resources.networkResource, (network) => {
    const simplex = isSimplex(c.region)
    const locked = c.region
      .of(hosts)
      .all()
      .every((host) => host.administrative === 'locked')
    if (lasting.includes(network.type) && !(network.type === 'mgmt' && simplex && locked)) {
      refuse(400, `Cannot delete type ${network.type} network ${network.uuid} after initial configuration completion`)
    }
    for (const row of c.region.of(networkPools).where({network_uuid: network.uuid})) {
      c.region.of(networkPools).remove(row.uuid)
    }
  })

export function postNetworkPool(c: Call) {
  const body = fieldsOf(c, 'network_addrpool', ['address_pool_uuid', 'network_uuid'])
  const pool = poolNamed(c, String(body['address_pool_uuid']))
  const ref = String(body['network_uuid'])
  const network = c.region.of(networks).get(ref) ?? notFound('Network')(ref)
  const table = c.region.of(networkPools)
  const own = table.where({network_uuid: network.uuid})
  if (own.length > 1) refuse(409, `Network of type ${network.type} already has two address pools.`)
  if (own.some((row) => poolNamed(c, row.address_pool_uuid).family === pool.family)) {
    refuse(
      409,
      `Network of type ${network.type} already has an address pool of IPv${pool.family} family; ` +
        'only one address pool for each family is allowed.',
    )
  }
  if (network.type === 'pxeboot' && pool.family === 6)
    refuse(409, 'Network of type pxeboot only supports pool IPv4 family.')
  if (table.find({address_pool_uuid: pool.uuid}) !== undefined) refuse(409, 'Network address pool already in-use.')
  checkOverlap(c, pool)
  return created(c, resources.networkPoolResource, {address_pool_uuid: pool.uuid, network_uuid: network.uuid})
}

export const deleteNetworkPool = (c: Call) =>
  removeAsked(c, resources.networkPoolResource, (row) => {
    const network = c.region.of(networks).get(row.network_uuid)
    if (network?.pool_uuid === row.address_pool_uuid) {
      refuse(400, `Cannot remove primary pool of network of type ${network.type}`)
    }
  })
