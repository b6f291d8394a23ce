import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {pythonText} from '../../python-text.js'
import {hosts, nameOf} from '../record/host.js'
import {interfaceNetworks} from '../record/interface.js'
import {isSimplex} from '../record/system.js'
import {create, fieldsOf, removeAsked, text} from '../resource/change.js'
import {notFound, showRow} from '../resource/resource.js'
import {type Network, networkPools, networks, type Pool, pools} from './model.js'
import {attachPool, detachPool, fillPool} from './pool-attach.js'
import {checkControllersLocked, checkOverlap} from './pool-use.js'
import * as resources from './show.js'

const networkTypes = [
  ...['mgmt', 'pxeboot', 'oam', 'multicast', 'system-controller', 'cluster-host', 'cluster-pod', 'cluster-service'],
  ...['ironic', 'system-controller-oam', 'storage', 'admin'],
]
const lasting = ['oam', 'cluster-host', 'pxeboot', 'cluster-pod', 'cluster-service', 'storage']

const poolNamed = (c: Call, ref: string): Pool => c.region.of(pools).get(ref) ?? resources.noPool(ref)

export function postNetwork(c: Call) {
  const body = fieldsOf(c, 'network', ['type', 'name', 'dynamic', 'pool_uuid', 'primary_pool_family', 'link_capacity'])
  const type = text(body['type']) ?? refuse(400, 'Network type is required.')
  // The genuine server fails with 500 for a type that it does not know.
  if (!networkTypes.includes(type)) refuse(400, `Network type ${type} not supported`)
  const ref = text(body['pool_uuid']) ?? refuse(400, 'Address pool UUID has to be specified')
  const pool = poolNamed(c, ref)
  if (c.region.of(networks).find({type}) !== undefined) refuse(409, `Network of type ${type} already exists.`)
  checkOverlap(c, pool, type)
  // The genuine server fails with 500 where its database finds the pool taken.
  if (c.region.of(networkPools).find({address_pool_uuid: pool.uuid}) !== undefined) {
    refuse(409, 'Network address pool already in-use.')
  }
  const network = create(c, resources.networkResource, {
    type,
    name: text(body['name']) ?? type,
    dynamic: body['dynamic'] === true || body['dynamic'] === 'true' || body['dynamic'] === 'True',
    pool_uuid: pool.uuid,
    primary_pool_family: pool.family === 4 ? 'IPv4' : 'IPv6',
  })
  create(c, resources.networkPoolResource, {address_pool_uuid: pool.uuid, network_uuid: network.uuid})
  fillPool(c, pool, network)
  return showRow(c, resources.networkResource, network)
}

export const deleteNetwork = (c: Call<'uuid'>) =>
  removeAsked(c, resources.networkResource, (network) => {
    checkDelete(c, network)
    for (const row of c.region.of(networkPools).where({network_uuid: network.uuid})) {
      c.region.of(networkPools).remove(row.uuid)
    }
    for (const row of c.region.of(interfaceNetworks).where({network_uuid: network.uuid})) {
      c.region.of(interfaceNetworks).remove(row.uuid)
    }
  })

function checkDelete(c: Call, {type, uuid}: Network): void {
  const simplex = isSimplex(c.region)
  if (lasting.includes(type) || (type === 'mgmt' && !simplex)) {
    refuse(400, `Cannot delete type ${type} network ${uuid} after initial configuration completion`)
  }
  const host = c.region.of(hosts).find((one) => one.administrative !== 'locked')
  if (type === 'mgmt' && host !== undefined) {
    refuse(
      400,
      `Cannot delete type ${type} network ${uuid} because Host ${nameOf(host)} is in administrative state = unlocked`,
    )
  }
}

/** Which networks get and lose pools once a system is configured. */
function checkRelation(c: Call, network: Network, pool: Pool, what: 'create' | 'delete'): void {
  if (network.type === 'mgmt' && isSimplex(c.region)) checkControllersLocked(c)
  const secondary = network.type === 'multicast' && network.pool_uuid !== pool.uuid
  if (network.type === 'pxeboot' || (network.type === 'multicast' && !secondary)) {
    refuse(
      400,
      `Cannot ${what} relation for network {${network.uuid}} with type ${network.type} after initial configuration completion`,
    )
  }
}

export function postNetworkPool(c: Call) {
  const body = fieldsOf(c, 'network_addrpool', ['address_pool_uuid', 'network_uuid'])
  const ref = String(body['network_uuid'])
  const network = c.region.of(networks).get(ref) ?? notFound('Network')(ref)
  const pool = poolNamed(c, String(body['address_pool_uuid']))
  checkRelation(c, network, pool, 'create')
  checkOverlap(c, pool, network.type)
  const table = c.region.of(networkPools)
  const own = table.where({network_uuid: network.uuid}).map((row) => poolNamed(c, row.address_pool_uuid))
  if (own.length > 1) {
    const names = pythonText(own.map((one) => one.name))
    refuse(400, `Network of type ${network.type} already have maximum of 2 pools attached: ${names}`)
  }
  if (own[0]?.family === pool.family) {
    refuse(400, `Network of type ${network.type} already have pool ${own[0].name} for family IPv${pool.family}`)
  }
  if (table.find({address_pool_uuid: pool.uuid}) !== undefined) {
    refuse(400, 'Address pool already in use by another network')
  }
  if (network.type === 'cluster-pod' && !familiesOf(c, 'oam').includes(pool.family)) {
    refuse(400, 'Cluster-pod address-pool can not be added before OAM address-pool of same IP family')
  }
  const row = create(c, resources.networkPoolResource, {address_pool_uuid: pool.uuid, network_uuid: network.uuid})
  attachPool(c, network, pool)
  return showRow(c, resources.networkPoolResource, row)
}

function familiesOf(c: Call, type: string): number[] {
  const network = c.region.of(networks).find({type})
  return c.region
    .of(networkPools)
    .where({network_uuid: network?.uuid ?? ''})
    .map((row) => poolNamed(c, row.address_pool_uuid).family)
}

export const deleteNetworkPool = (c: Call<'uuid'>) =>
  removeAsked(c, resources.networkPoolResource, (row) => {
    const network = c.region.of(networks).get(row.network_uuid)
    const pool = c.region.of(pools).get(row.address_pool_uuid)
    if (network === undefined || pool === undefined) return
    checkRelation(c, network, pool, 'delete')
    if (network.pool_uuid === pool.uuid) {
      refuse(400, `Cannot remove primary pool '${pool.name}' from '${network.name}' with type ${network.type}`)
    }
    if (network.type === 'oam' && familiesOf(c, 'cluster-pod').includes(pool.family)) {
      refuse(400, 'oam address-pool can not be deleted before cluster-pod address-pool of same IP family')
    }
    detachPool(c, network, pool)
  })
