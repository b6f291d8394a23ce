import {refuse} from '../../../http/refusal.js'
import type {Host} from '../record/host.js'
import {isSimplex} from '../record/system.js'
import type {Where} from '../where.js'
import {addressOf, familyOf, numberOf} from './ip.js'
import {type Address, addresses, type Network, networkPools, networks, type Pool, pools} from './model.js'

/** The networks on which every host has an address, called as it is. */
const everywhere = ['mgmt', 'cluster-host'] as const
/** The networks of which hosts that are no controllers draw addresses. */
const drawn: readonly string[] = ['mgmt', 'cluster-host', 'storage']

const nameOn = (type: string, hostname: string | null): string => `${hostname}-${type}`

/** Whose name its addresses have: an only controller has those that float between two. */
const holderOf = ({region}: Where, {hostname}: {readonly hostname: string | null}): string | null =>
  hostname === 'controller-0' && isSimplex(region) ? 'controller' : hostname

const addressesNamed = ({region}: Where, name: string): readonly Address[] => region.of(addresses).where({name})

/** The pools of a network, its first one first: one for each family. */
export function poolsOf({region}: Where, {uuid, pool_uuid}: Network): readonly Pool[] {
  const own = region
    .of(networkPools)
    .where({network_uuid: uuid})
    .flatMap((row) => region.of(pools).get(row.address_pool_uuid) ?? [])
  return [...own.filter((one) => one.uuid === pool_uuid), ...own.filter((one) => one.uuid !== pool_uuid)]
}

/** The address of that name in a pool, which is a new one where there is none. */
function addressIn(where: Where, pool: Pool, name: string): Address {
  const known = () => addressesNamed(where, name).find((one) => familyOf(one.address) === pool.family)
  const found = known()
  if (found !== undefined) return found
  allocate(where, pool, name)
  return known() ?? refuse(404, `Address ${name} could not be found.`)
}

/**
 * What a host has on the networks of the platform from the moment it has a name; answers its management address. Those
 * of controllers are there before them, and so are those of storage hosts that come back.
 */
export function takeAddresses(where: Where, hostname: string): string {
  const [management] = everywhere.map((type) => {
    const network = where.region.of(networks).find({type})
    const own = network === undefined ? [] : poolsOf(where, network)
    return own.map((pool) => addressIn(where, pool, nameOn(type, holderOf(where, {hostname}))))[0]
  })
  return management?.address ?? refuse(404, `Network of type mgmt not found.`)
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

/** The addresses that a host has on a network are on the interface that carries it. */
export function wearAddress(where: Where, host: Pick<Host, 'uuid' | 'hostname'>, type: string, face: string): void {
  for (const address of addressesNamed(where, nameOn(type, holderOf(where, host)))) {
    put(where, address, {interface_uuid: face, host_uuid: host.uuid})
  }
}

/** A host whose interface carries a network has an address in a pool that was added to that. */
export function joinPool(where: Where, host: Host, network: Network, pool: Pool, face: string): void {
  const name = nameOn(network.type, holderOf(where, host))
  if (host.personality !== 'controller' && network.dynamic && drawn.includes(network.type)) addressIn(where, pool, name)
  wearAddress(where, host, network.type, face)
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
    if (host.personality !== 'worker') continue
    for (const {uuid} of addressesNamed(where, nameOn(type, host.hostname))) where.region.of(addresses).remove(uuid)
  }
  const held = where.region.of(addresses).where({host_uuid: host.uuid})
  for (const address of held) if (address.pool_uuid !== null) shedAddress(where, address)
}
