import {isIP} from 'node:net'
import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {changed, create, fieldsOf, integer, removeAsked, text, wishes} from '../resource/change.js'
import {rowAsked, showRow} from '../resource/resource.js'
import {checkAddress, checkFirstAddress} from './address-check.js'
import {familyOf, lastOf, longestPrefix, numberOf, wholeRange, within} from './ip.js'
import {addresses, networkPools, type Pool, pools} from './model.js'
import * as resources from './resource.js'

const poolFields = ['name', 'network', 'prefix', 'order', 'ranges', 'floating_address', 'controller0_address']
const moreFields = ['controller1_address', 'gateway_address']

function checkPool(pool: Pick<Pool, 'network' | 'prefix'>): void {
  const {network, prefix} = pool
  if (isIP(network) === 0 || prefix > longestPrefix(network) || prefix < 0) {
    refuse(400, `invalid IPNetwork ${network}/${prefix}`)
  }
  checkFirstAddress(network, prefix)
  if (prefix > longestPrefix(network) - 2) refuse(409, 'Address pool network prefix must be at least /30')
}

function checkRanges(ranges: Pool['ranges'], network: string, prefix: number): void {
  for (const [start, end] of ranges) {
    for (const [position, address] of [
      ['start', start],
      ['end', end],
    ] as const) {
      checkAddress(address)
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

const order = (value: unknown): string => {
  const given = text(value) ?? 'random'
  if (given === 'random' || given === 'sequential') return given
  return refuse(400, `Invalid address pool allocation order: ${given}. Valid values are: random, sequential`)
}

export function postPool(c: Call) {
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
    checkAddress(address)
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

export function patchPool(c: Call) {
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

export const deletePool = (c: Call) =>
  removeAsked(c, resources.poolResource, (pool) => {
    if (c.region.of(networkPools).find({address_pool_uuid: pool.uuid}) !== undefined) {
      refuse(409, 'Address pool is read-only and cannot be modified or removed')
    }
    if (c.region.of(addresses).find({pool_uuid: pool.uuid}) !== undefined) {
      refuse(409, 'Address pool still in use by one or more addresses')
    }
  })
