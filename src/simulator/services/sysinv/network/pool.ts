import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {notWhole, pythonText} from '../../python-text.js'
import {changeConfiguration, controllers} from '../configuration/change.js'
import {isSimplex} from '../record/system.js'
import {change, create, fieldsOf, integer, removeAsked, text, type Wish, wishes} from '../resource/change.js'
import {rowAsked, showRow} from '../resource/resource.js'
import {between, familyOf} from './ip.js'
import {leavePool} from './leave.js'
import {addresses, type Pool, pools} from './model.js'
import {
  checkForm,
  checkHeld,
  checkName,
  checkOrder,
  checkRanges,
  checkSubnet,
  defaultRanges,
  roles,
  sortedRanges,
} from './pool-check.js'
import {checkOverlap, checkRequired, checkWritable, networksOf, writable} from './pool-use.js'
import * as resources from './show.js'

const poolFields = ['name', 'network', 'prefix', 'order', 'ranges', 'floating_address', 'controller0_address']
const moreFields = ['controller1_address', 'gateway_address']

export function postPool(c: Call) {
  const body = fieldsOf(c, 'addrpool', [...poolFields, ...moreFields], ['prefix'])
  // The genuine server fails with 500 where the name is missing.
  if (body['name'] === undefined || body['name'] === null) refuse(400, 'Address pool name must be specified')
  if (!/^-?\d+$/.test(String(body['prefix']))) {
    refuse(400, `Invalid input for field/attribute addrpool. Value: '${pythonText(body)}'. ${notWhole(body['prefix'])}`)
  }
  const [name, network, prefix] = [String(body['name']), String(body['network']), Number(body['prefix'])]
  const order = text(body['order']) ?? 'random'
  checkForm(name, network, prefix)
  checkOrder(order)
  const given = body['ranges'] as Pool['ranges'] | undefined
  const ranges = sortedRanges(given === undefined || given.length === 0 ? defaultRanges(network, prefix) : given)
  checkName(c, name)
  checkSubnet(network, prefix)
  checkRanges(ranges, network, prefix)
  const held = heldBy(body)
  checkHeld(c, {network, prefix, ranges: given === undefined ? [] : ranges}, held, undefined)
  const row = create(c, resources.poolResource, {
    ...{name, network, prefix, ranges, order},
    family: familyOf(network),
    ...{controller0_address: null, controller0_address_id: null, controller1_address: null},
    ...{controller1_address_id: null, floating_address: null, floating_address_id: null},
    ...{gateway_address: null, gateway_address_id: null},
  })
  return showRow(c, resources.poolResource, holdAddresses(c, row, held))
}

const absent = ['none', 'null', 'nothing', 'empty', 'undefined', 'unspecified']

type Held = Partial<Record<(typeof roles)[number], string | null>>

/** The addresses with a role that a request names; a word for nothing takes one away. */
function heldBy(wish: Wish): Held {
  const held: Held = {}
  for (const role of roles) {
    const field = `${role}_address`
    if (!(field in wish)) continue
    const value = text(wish[field])
    held[role] = value === null || absent.includes(value.toLowerCase()) ? null : value
  }
  return held
}

/** The addresses of a pool that have a role are rows of their own. */
function holdAddresses(c: Call, pool: Pool, held: Held): Pool {
  const table = c.region.of(addresses)
  let current = pool
  for (const [role, address] of Object.entries(held) as [(typeof roles)[number], string | null][]) {
    const id = pool[`${role}_address_id`]
    const row = id === null ? undefined : table.find((one) => one.id === id)
    if (address === null) {
      if (row !== undefined) table.remove(row.uuid)
      current = withAddress(c, current, role, null, null)
    } else if (row !== undefined) {
      table.update(row.uuid, {address, prefix: pool.prefix, updatedAt: c.sim.now()})
      current = withAddress(c, current, role, address, row.id)
    } else {
      const added = create(c, resources.addressResource, {
        ...{address, prefix: pool.prefix, name: `${pool.name}-${role}_address`, enable_dad: pool.family === 6},
        ...{interface_uuid: null, pool_uuid: pool.uuid, host_uuid: null},
      })
      current = withAddress(c, current, role, address, added.id)
    }
  }
  return current
}

const withAddress = (c: Call, pool: Pool, role: string, address: string | null, id: number | null): Pool =>
  c.region.of(pools).update(pool.uuid, {[`${role}_address`]: address, [`${role}_address_id`]: id} as Partial<Pool>)

export function patchPool(c: Call<'uuid'>) {
  const pool = rowAsked(c, resources.poolResource)
  const wish = wishes(c, [...poolFields, ...moreFields])
  const held = heldBy(wish)
  checkWritable(c, pool, Object.keys(wish), held)
  const network = text(wish['network']) ?? pool.network
  const prefix = 'prefix' in wish ? integer('prefix', wish['prefix']) : pool.prefix
  const name = 'name' in wish ? String(wish['name']) : pool.name
  if (name !== pool.name) checkName(c, name)
  const moved = network !== pool.network || prefix !== pool.prefix
  if (moved) {
    checkSubnet(network, prefix, pool.family)
    checkOverlap(c, {...pool, network, prefix}, undefined)
  }
  const ranges = sortedRanges((wish['ranges'] as Pool['ranges'] | undefined) ?? pool.ranges)
  if ('ranges' in wish) checkTaken(c, pool, ranges)
  if (moved || 'ranges' in wish) checkRanges(ranges, network, prefix)
  const order = text(wish['order']) ?? pool.order
  checkOrder(order)
  const all = Object.fromEntries(roles.map((role) => [role, pool[`${role}_address`]])) as Held
  checkHeld(c, {network, prefix, ranges}, {...all, ...held}, pool)
  checkRequired(c, pool, {...all, ...held})
  const next = change(c, resources.poolResource, pool.uuid, {name, network, prefix, ranges, order})
  const answer = showRow(c, resources.poolResource, holdAddresses(c, next, held))
  if (networksOf(c, pool).some((one) => one.type === 'oam')) {
    changeConfiguration(c, {personalities: controllers, takes: isSimplex(c.region) ? 'effect' : 'restart'})
  }
  return answer
}

/** New ranges hold what was given out of the old ones. */
function checkTaken(c: Call, pool: Pool, ranges: Pool['ranges']): void {
  const named = roles.map((role) => pool[`${role}_address_id`])
  const out = c.region
    .of(addresses)
    .where({pool_uuid: pool.uuid})
    .filter((one) => !named.includes(one.id) && !ranges.some(([start, end]) => between(one.address, start, end)))
  if (out.length === 0) return
  const list = out.map((one) => {
    const ifname = resources.interfaceName(c, one.interface_uuid)
    const where = ifname === null ? '' : ` for interface '${ifname}' on host ${resources.hostNumber(c, one.host_uuid)}`
    return `${one.address}/${one.prefix}${where}`
  })
  refuse(409, `The new address pool ranges excludes addresses that have already been allocated: ${list.join(', ')}`)
}

export const deletePool = (c: Call<'uuid'>) =>
  removeAsked(c, resources.poolResource, (pool) => {
    const carried = networksOf(c, pool)
    const primary = carried.filter((one) => one.pool_uuid === pool.uuid && !writable.includes(one.type))
    if (primary.length > 0) {
      const types = primary.map((one) => one.type).join(', ')
      refuse(
        400,
        `Address pool is the primary for the following network${primary.length > 1 ? 's' : ''}: ${types}. ` +
          'Not possible to delete.',
      )
    }
    checkWritable(c, pool, [], {})
    leavePool(c, pool)
  })
