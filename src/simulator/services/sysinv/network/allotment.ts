import {refuse} from '../../../http/refusal.js'
import type {Host} from '../record/host.js'
import type {Where} from '../where.js'
import {addressOf, numberOf} from './ip.js'
import {type Address, addresses, networks, type Pool, pools} from './model.js'

/** The networks on which every host has an address, called as it is. */
const everywhere = ['mgmt', 'cluster-host'] as const

const nameOn = (type: string, hostname: string | null): string => `${hostname}-${type}`

const addressNamed = ({region}: Where, name: string): Address | undefined => region.of(addresses).find({name})

/**
 * What a host has on the networks of the platform from the moment it has a name; answers its management address. Those
 * of controllers are there before them, and so are those of storage hosts that come back.
 */
export function takeAddresses(where: Where, hostname: string): string {
  const [management] = everywhere.map((type) => {
    const name = nameOn(type, hostname)
    const known = addressNamed(where, name)
    if (known !== undefined) return known.address
    const network = where.region.of(networks).find({type})
    const pool = where.region.of(pools).get(network?.pool_uuid ?? '')
    return pool === undefined ? undefined : allocate(where, pool, name)
  })
  return management ?? refuse(404, `Network of type mgmt not found.`)
}

/** The next free address of a pool, as its order will have it: a row of its own, on no interface yet. */
export function allocate({sim, region}: Where, pool: Pool, name: string | null): string {
  const chance = sim.random(region.name, 'address')
  const taken = new Set(
    region
      .of(addresses)
      .all()
      .map((one) => one.address),
  )
  const ranges = pool.ranges.map(([start, end]) => {
    const first = numberOf(start) ?? 0n
    return {first, size: Number((numberOf(end) ?? 0n) - first + 1n)}
  })
  const total = ranges.reduce((sum, {size}) => sum + size, 0)
  const nth = (n: number): string => {
    let index = n % total
    const range = ranges.find(({size}) => {
      if (index < size) return true
      index -= size
      return false
    })
    return addressOf((range?.first ?? 0n) + BigInt(index), pool.family)
  }
  const begin = pool.order === 'sequential' ? 0 : chance.int(0, total - 1)
  for (let step = 0; step < Math.min(total, taken.size + 1); step += 1) {
    const address = nth(begin + step)
    if (taken.has(address)) continue
    region.of(addresses).insert({
      ...{id: region.of(addresses).nextId(), uuid: chance.uuid(), createdAt: sim.now(), updatedAt: null},
      ...{address, prefix: pool.prefix, name, enable_dad: pool.family === 6},
      ...{interface_uuid: null, pool_uuid: pool.uuid, host_uuid: null},
    })
    return address
  }
  return refuse(409, `Address pool ${pool.name} has no available addresses`)
}

/** The address that a host has on a network is on the interface that carries it. */
export function wearAddress(where: Where, host: Pick<Host, 'uuid' | 'hostname'>, type: string, face: string): void {
  const address = addressNamed(where, nameOn(type, host.hostname))
  if (address !== undefined) put(where, address, {interface_uuid: face, host_uuid: host.uuid})
}

/** Back to its pool, where it waits for who it is named after. */
export const shedAddress = (where: Where, address: Address): void =>
  put(where, address, {interface_uuid: null, host_uuid: null})

const put = ({sim, region}: Where, {uuid}: Address, change: Pick<Address, 'interface_uuid' | 'host_uuid'>): void => {
  region.of(addresses).update(uuid, {...change, updatedAt: sim.now()})
}

/** A host leaves: workers' addresses are free for others, those of controllers and storage hosts stay reserved. */
export function leaveAddresses(where: Where, host: Host): void {
  for (const type of everywhere) {
    const address = addressNamed(where, nameOn(type, host.hostname))
    if (address !== undefined && host.personality === 'worker') where.region.of(addresses).remove(address.uuid)
  }
  const held = where.region.of(addresses).where({host_uuid: host.uuid})
  for (const address of held) if (address.pool_uuid !== null) shedAddress(where, address)
}
