import {isIP} from 'node:net'
import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import type {Router} from '../../../http/service.js'
import {hosts} from '../host/model.js'
import {type Interface, interfaceDataNetworks, interfaces, routes} from '../interface/model.js'
import {changed, create, created, fieldsOf, integer, removeAsked, text, wishes} from '../resource/change.js'
import {notFound, rowAsked, showRow} from '../resource/resource.js'
import {isUuid} from '../resource/uuid.js'
import {addressOf, familyOf, lastOf, longestPrefix, networkOf, numberOf, overlap, within} from './ip.js'
import {addresses, dataNetworks, networkPools, networks, type Pool, pools} from './model.js'
import * as resources from './resource.js'

// --- address pools

const poolFields = ['name', 'network', 'prefix', 'order', 'ranges', 'floating_address', 'controller0_address']
const moreFields = ['controller1_address', 'gateway_address']

function checkPool(pool: Pick<Pool, 'network' | 'prefix'>): void {
  const {network, prefix} = pool
  if (isIP(network) === 0 || prefix > longestPrefix(network) || prefix < 0) {
    refuse(400, `invalid IPNetwork ${network}/${prefix}`)
  }
  const real = networkOf(network, prefix)
  if (numberOf(real) !== numberOf(network)) {
    refuse(400, `Invalid IP network ${network}/${prefix} expecting ${real}/${prefix}`)
  }
  if (prefix > longestPrefix(network) - 2) refuse(409, 'Address pool network prefix must be at least /30')
}

function checkRanges(ranges: Pool['ranges'], network: string, prefix: number): void {
  for (const [start, end] of ranges) {
    for (const [position, address] of [
      ['start', start],
      ['end', end],
    ] as const) {
      if (isIP(address) === 0) refuse(400, `Expected an IPv4 or IPv6 address but received ${address}.`)
      if (familyOf(address) !== familyOf(network)) {
        refuse(409, 'Address pool range IP version must match network IP version')
      }
      if (!within(address, network, prefix)) {
        refuse(409, `Range ${position} address ${address} is not within network ${network}/${prefix}`)
      }
      if (numberOf(address) === numberOf(network)) {
        refuse(409, `Address pool range cannot include network address: ${address}`)
      }
      if (familyOf(network) === 4 && address === lastOf(network, prefix)) {
        refuse(409, `Address pool range cannot include broadcast address: ${address}`)
      }
    }
    if ((numberOf(start) ?? 0n) > (numberOf(end) ?? 0n)) {
      refuse(409, `Invalid range: start address ${start} must be less than end address ${end}`)
    }
  }
}

function wholeRange(network: string, prefix: number): Pool['ranges'] {
  const last = numberOf(lastOf(network, prefix)) ?? 0n
  const family = familyOf(network)
  return [[addressOf((numberOf(network) ?? 0n) + 1n, family), addressOf(family === 4 ? last - 1n : last, family)]]
}

const order = (value: unknown): string => {
  const given = text(value) ?? 'random'
  if (given === 'random' || given === 'sequential') return given
  return refuse(400, `Invalid address pool allocation order: ${given}. Valid values are: random, sequential`)
}

function postPool(c: Call) {
  const body = fieldsOf(c, 'addrpool', [...poolFields, ...moreFields])
  const name = text(body['name'])
  // The genuine server fails with 500 where the name is missing.
  if (name === null) refuse(400, 'Address pool name must be specified')
  if (!/^\d+$/.test(String(body['prefix']))) {
    const dict = Object.entries(body).map(
      ([key, value]) => `'${key}': ${typeof value === 'number' ? value : `'${value}'`}`,
    )
    refuse(
      400,
      `Invalid input for field/attribute addrpool. Value: '{${dict.join(', ')}}'. ` +
        `invalid literal for int() with base 10: '${body['prefix']}'`,
    )
  }
  if (c.region.of(pools).find({name}) !== undefined) refuse(409, `Address pool ${name} already exists`)
  const network = String(body['network'])
  const prefix = Number(body['prefix'])
  checkPool({network, prefix})
  const ranges = (body['ranges'] as Pool['ranges'] | undefined) ?? wholeRange(network, prefix)
  checkRanges(ranges, network, prefix)
  const row = create(c, resources.poolResource, {
    ...{name, network, prefix, ranges},
    family: familyOf(network),
    order: order(body['order']),
    ...{controller0_address: null, controller0_address_id: null, controller1_address: null},
    ...{controller1_address_id: null, floating_address: null, floating_address_id: null},
    ...{gateway_address: null, gateway_address_id: null},
  })
  return showRow(c, resources.poolResource, holdAddresses(c, row, body))
}

const roles = ['floating', 'controller0', 'controller1', 'gateway'] as const

/** The addresses of a pool that have a role are rows of their own. */
function holdAddresses(c: Call, pool: Pool, wish: Readonly<Record<string, unknown>>): Pool {
  let current = pool
  for (const role of roles) {
    const address = text(wish[`${role}_address`])
    if (address === null) continue
    if (isIP(address) === 0) refuse(400, `Expected an IPv4 or IPv6 address but received ${address}.`)
    if (!within(address, pool.network, pool.prefix)) {
      refuse(409, `Address ${address}/${pool.prefix} does not match pool network`)
    }
    const row = create(c, resources.addressResource, {
      ...{address, prefix: pool.prefix, name: `${pool.name}-${role}`, enable_dad: false},
      ...{interface_uuid: null, pool_uuid: pool.uuid, host_uuid: null},
    })
    current = c.region
      .of(pools)
      .update(pool.uuid, {[`${role}_address`]: address, [`${role}_address_id`]: row.id} as Partial<Pool>)
  }
  return current
}

function patchPool(c: Call) {
  const pool = rowAsked(c, resources.poolResource)
  const wish = wishes(c, [...poolFields, ...moreFields])
  const platform = c.region.of(networkPools).find({address_pool_uuid: pool.uuid}) !== undefined
  const next = {
    network: text(wish['network']) ?? pool.network,
    prefix: 'prefix' in wish ? integer('prefix', wish['prefix']) : pool.prefix,
    ranges: (wish['ranges'] as Pool['ranges'] | undefined) ?? pool.ranges,
  }
  checkPool(next)
  checkRanges(next.ranges, next.network, next.prefix)
  if (platform && Object.keys(wish).some((field) => field !== 'name' && field !== 'order')) {
    refuse(409, 'Address pool is read-only and cannot be modified or removed')
  }
  const name = text(wish['name']) ?? pool.name
  const other = c.region.of(pools).find({name})
  if (other !== undefined && other.uuid !== pool.uuid) refuse(409, `Address pool ${name} already exists`)
  holdAddresses(c, {...pool, ...next}, wish)
  return changed(c, resources.poolResource, pool.uuid, {...next, name, order: order(wish['order'] ?? pool.order)})
}

const deletePool = (c: Call) =>
  removeAsked(c, resources.poolResource, (pool) => {
    if (c.region.of(networkPools).find({address_pool_uuid: pool.uuid}) !== undefined) {
      refuse(409, 'Address pool is read-only and cannot be modified or removed')
    }
    if (c.region.of(addresses).find({pool_uuid: pool.uuid}) !== undefined) {
      refuse(409, 'Address pool still in use by one or more addresses')
    }
  })

// --- networks

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

function postNetwork(c: Call) {
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

const deleteNetwork = (c: Call) =>
  removeAsked(c, resources.networkResource, (network) => {
    const simplex = c.sim.ask('region', c.region.name)?.systemMode === 'simplex'
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

function postNetworkPool(c: Call) {
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

const deleteNetworkPool = (c: Call) =>
  removeAsked(c, resources.networkPoolResource, (row) => {
    const network = c.region.of(networks).get(row.network_uuid)
    if (network?.pool_uuid === row.address_pool_uuid) {
      refuse(400, `Cannot remove primary pool of network of type ${network.type}`)
    }
  })

// --- data networks

const vxlanOf = (body: Readonly<Record<string, unknown>>) => {
  const mode = text(body['mode']) ?? 'dynamic'
  const [group, port, ttl] = [text(body['multicast_group']), text(body['port_num']), text(body['ttl'])]
  const missing = [
    ...(mode === 'dynamic' && group === null ? ['multicast_group'] : []),
    ...(port === null ? ['port_num'] : []),
    ...(ttl === null ? ['ttl'] : []),
  ]
  if (missing.length > 0) refuse(400, `VxLan parameters '${missing.join(', ')}' are required for '${mode}' mode.`)
  if (mode === 'static' && group !== null) refuse(400, `VxLan of mode ${mode} does not support multicast_group.`)
  if (group !== null && !within(group, '224.0.0.0', 4) && !within(group, 'ff00::', 8)) {
    refuse(400, `multicast group '${group}' is not a valid multicast ip address.`)
  }
  return {mode, multicast_group: group, port_num: Number(port), ttl: Number(ttl)}
}

const mtuOf = (value: unknown): number => {
  const mtu = integer('mtu', value)
  if (mtu < 576 || mtu > 9216) refuse(400, 'MTU must be between 576 and 9216 bytes.')
  return mtu
}

function postDataNetwork(c: Call) {
  const known = ['network_type', 'name', 'description', 'mtu', 'multicast_group', 'port_num', 'ttl', 'mode']
  const body = fieldsOf(c, 'datanetwork', known)
  const type = text(body['network_type']) ?? refuse(400, 'DataNetwork network_type is required.')
  if (!['flat', 'vlan', 'vxlan'].includes(type)) refuse(400, `DataNetwork type ${type} not supported`)
  const name = text(body['name']) ?? refuse(400, 'DataNetwork name is required.')
  if (name.toLowerCase() === 'none') refuse(400, `DataNetwork name '${name}' is not allowed`)
  if (!/^[A-Za-z0-9_.-]+$/.test(name)) {
    refuse(
      400,
      `DataNetwork name '${name}' is not allowed: name may only contain letters, numbers, underscores, periods and hyphens.`,
    )
  }
  if (c.region.of(dataNetworks).find({name}) !== undefined) refuse(409, `DataNetwork of name ${name} already exists.`)
  const none = {mode: null, multicast_group: null, port_num: null, ttl: null}
  return created(c, resources.dataNetworkResource, {
    network_type: type,
    name,
    description: text(body['description']),
    mtu: mtuOf(body['mtu'] ?? 1500),
    ...(type === 'vxlan' ? vxlanOf(body) : none),
  })
}

function patchDataNetwork(c: Call) {
  const row = resources.dataNetworkAsked(c)
  const wish = wishes(c, ['name', 'network_type', 'description', 'mtu', 'multicast_group', 'port_num', 'ttl', 'mode'])
  if (Object.keys(wish).some((field) => field !== 'mtu' && field !== 'description')) {
    refuse(400, `DataNetwork '${row.uuid}' attributes '{'mtu', 'description'}' may not be modified `)
  }
  const mtu = 'mtu' in wish ? mtuOf(wish['mtu']) : row.mtu
  for (const face of carriersOf(c, row.uuid)) {
    if (mtu > face.imtu) {
      refuse(400, `The datanetwork MTU '${mtu}' must be smaller than assigned interface MTU '${face.imtu}'.`)
    }
  }
  const description = 'description' in wish ? text(wish['description']) : row.description
  return changed(c, resources.dataNetworkResource, row.uuid, {mtu, description})
}

const carriersOf = (c: Call, uuid: string): Interface[] =>
  c.region
    .of(interfaceDataNetworks)
    .where({datanetwork_uuid: uuid})
    .flatMap((row) => c.region.of(interfaces).get(row.interface_uuid) ?? [])

const deleteDataNetwork = (c: Call) =>
  removeAsked(c, resources.dataNetworkResource, (row) => {
    if (c.region.of(interfaceDataNetworks).find({datanetwork_uuid: row.uuid}) !== undefined) {
      refuse(400, `DataNetwork '${row.uuid}' is still assigned to interfaces. Check interface-datanetwork.`)
    }
  })

// --- addresses

function postAddress(c: Call) {
  const body = fieldsOf(c, 'addr', ['interface_uuid', 'address', 'prefix', 'enable_dad', 'pool_uuid', 'name', 'ifname'])
  const ref = String(body['interface_uuid'])
  const face =
    (isUuid(ref) ? c.region.of(interfaces).get(ref) : undefined) ?? refuse(400, `No entry found for interface ${ref}`)
  const address = String(body['address'])
  if (isIP(address) === 0) refuse(400, `Expected an IPv4 or IPv6 address but received ${address}.`)
  const prefix = integer('prefix', body['prefix'])
  // The genuine server answers 500 for these two.
  if (prefix < 1) refuse(400, 'Address prefix must be greater than 1 for data network type')
  if (prefix > longestPrefix(address)) refuse(400, `Invalid IP address and prefix ${address}/${prefix}`)
  if (numberOf(address) === numberOf(networkOf(address, prefix)) && prefix < longestPrefix(address) - 1) {
    refuse(400, 'Address cannot be the network address')
  }
  const family = familyOf(address)
  const mode = family === 4 ? face.ipv4_mode : face.ipv6_mode
  const table = c.region.of(addresses)
  const own = table.where({interface_uuid: face.uuid})
  if (own.some((one) => one.address === address && one.prefix === prefix)) {
    refuse(409, `Address ${address}/${prefix} already exists on this interface.`)
  }
  if (mode !== 'static') {
    refuse(404, `IPv${family} interface address mode must be 'static' to add addresses`)
  }
  const near = own.find((one) => within(one.address, address, Math.min(prefix, one.prefix)))
  if (near !== undefined) {
    refuse(409, `Address ${near.address}/${near.prefix} on interface ${face.ifname} is in same subnet`)
  }
  return created(c, resources.addressResource, {
    ...{address, prefix, name: null, enable_dad: family === 6},
    ...{interface_uuid: face.uuid, pool_uuid: null, host_uuid: face.ihost_uuid},
  })
}

const deleteAddress = (c: Call) =>
  removeAsked(c, resources.addressResource, (row) => {
    if (row.pool_uuid !== null) refuse(409, 'Address has been allocated from pool; cannot be manually deleted')
    const using = c.region
      .of(routes)
      .where({interface_uuid: row.interface_uuid ?? ''})
      .find((route) => within(route.gateway, row.address, row.prefix))
    if (using !== undefined) {
      refuse(
        409,
        `Address ${row.address} is in use by a route to ${using.network}/${using.prefix} via ${using.gateway}`,
      )
    }
  })

export function networkChanges(router: Router): void {
  router.post('/v1/addrpools', {}, postPool)
  router.patch('/v1/addrpools/:uuid', {}, patchPool)
  router.delete('/v1/addrpools/:uuid', {}, deletePool)
  router.post('/v1/networks', {}, postNetwork)
  router.delete('/v1/networks/:uuid', {}, deleteNetwork)
  router.post('/v1/network_addresspools', {}, postNetworkPool)
  router.delete('/v1/network_addresspools/:uuid', {}, deleteNetworkPool)
  router.post('/v1/datanetworks', {}, postDataNetwork)
  router.patch('/v1/datanetworks/:uuid', {}, patchDataNetwork)
  router.delete('/v1/datanetworks/:uuid', {}, deleteDataNetwork)
  router.post('/v1/addresses', {}, postAddress)
  router.delete('/v1/addresses/:uuid', {}, deleteAddress)
}
