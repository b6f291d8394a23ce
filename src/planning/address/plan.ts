import type {Family, Subnet} from '../../addressing/network.js'
import {bitsOf, type NetworkName} from '../../addressing/network-rule.js'
import {type AddressRequest, isReached, type NetworkRequest, type Pool, type Site} from './request.js'
import {leastBits, needOf, separateBits, sharedBits} from './size.js'
import {Space} from './space.js'

/** What a site has of one network, in one family. */
export interface Slot {
  readonly network: NetworkName
  readonly subnet: Block
  /** The range that is its own; nothing where Kubernetes hands out the whole subnet. */
  readonly start?: bigint
  readonly end?: bigint
  readonly gateway?: bigint
}

/** A subnet that was cut from a pool; without a pool it is the same in every site. */
export interface Block {
  readonly family: Family
  readonly first: bigint
  readonly prefix: number
  readonly pool?: string
}

export interface PlannedSite extends Site {
  readonly slots: readonly Slot[]
  /** Networks for which no pool had room. */
  readonly lacking: readonly NetworkName[]
}

/** One family of one pool, by the years. */
export interface PoolUse {
  readonly pool: string
  readonly family: Family
  readonly size: bigint
  /** Addresses in subnets that were cut from it, at the end of each year. */
  readonly held: readonly bigint[]
  /** Those of them that are hosts' or gateways', or to spare. */
  readonly used: readonly bigint[]
  /** The first year in which something was wanted that it had not. */
  readonly runsOut?: number
}

/** What no pool could give. */
export interface Lack {
  readonly network: NetworkName
  readonly family: Family
  readonly pools: readonly string[]
  /** The first one. */
  readonly year: number
  readonly sites: number
  readonly addresses: bigint
}

export interface AddressPlan {
  readonly sites: readonly PlannedSite[]
  readonly pools: readonly PoolUse[]
  readonly lacks: readonly Lack[]
}

/** Cuts subnets from the pools for all sites, in the order in which they come. */
export function planAddresses(request: AddressRequest): AddressPlan {
  return new Planner(request).plan()
}

/** One subnet for several sites, with the next address that is nobody's. */
interface Segment {
  readonly block: Block
  readonly gateway?: bigint
  next: bigint
  readonly last: bigint
}

interface Ledger {
  readonly pool: Pool
  readonly family: Family
  readonly space: Space
  readonly held: bigint[]
  readonly used: bigint[]
  runsOut?: number
}

class Planner {
  readonly #ledgers: readonly Ledger[]
  readonly #segments = new Map<string, Segment[]>()
  readonly #lacks = new Map<string, {-readonly [Key in keyof Lack]: Lack[Key]}>()
  readonly #local = new Map<Subnet, Block>()

  constructor(readonly request: AddressRequest) {
    const {pools, years, networks, taken} = request
    // What every site has inside may be nowhere outside.
    const avoid = [...taken, ...networks.flatMap(({subnets}) => subnets)]
    const none = () => Array.from({length: years + 1}, () => 0n)
    this.#ledgers = pools.flatMap((pool) =>
      ([4, 6] as const)
        .filter((family) => pool.subnets.some((subnet) => subnet.family === family))
        .map((family) => {
          const space = new Space(family, pool.public ? [] : pool.subnets, avoid)
          return {pool, family, space, held: none(), used: none()}
        }),
    )
  }

  plan(): AddressPlan {
    const {sites, networks} = this.request
    const inOrder = [...sites].sort((a, b) => a.year - b.year)
    const planned = inOrder.map((site): PlannedSite => {
      const slots: Slot[] = []
      const lacking = new Set<NetworkName>()
      for (const network of networks) {
        for (const family of network.families) {
          const slot = this.#slot(site, network, family)
          if (slot) slots.push(slot)
          else lacking.add(network.name)
        }
      }
      return {...site, slots, lacking: [...lacking]}
    })
    return {sites: planned, pools: this.#ledgers.map(sumUp), lacks: [...this.#lacks.values()]}
  }

  #slot(site: Site, network: NetworkRequest, family: Family): Slot | undefined {
    if (network.model === 'local') return this.#ofAll(site, network, family)
    if (network.model === 'separate') return this.#own(site, network, family)
    return this.#part(site, network, family)
  }

  #ofAll(site: Site, network: NetworkRequest, family: Family): Slot | undefined {
    const subnet = network.subnets.find((one) => one.family === family)
    if (!subnet) return undefined
    const block = this.#local.get(subnet) ?? {family, first: subnet.first, prefix: subnet.prefix}
    this.#local.set(subnet, block)
    return this.#laidOut(site, network, block)
  }

  #own(site: Site, network: NetworkRequest, family: Family): Slot | undefined {
    const bits = separateBits(this.request, network, family, site)
    const cut = this.#cut(site, network, family, bits)
    for (const ledger of cut?.passed ?? this.#candidates(site, network, family)) ledger.runsOut ??= site.year
    if (!cut) return this.#miss(site, network, family, 1n << BigInt(bits))
    const slot = this.#laidOut(site, network, cut.block)
    const need = needOf(network.name, site, this.request.spare)
    const door = slot.gateway === undefined ? 0n : 1n
    use(cut.ledger, site.year, need === undefined ? 1n << BigInt(bits) : need + door)
    return slot
  }

  /** A subnet whose gateway stands at one end, and whose range begins beside it. */
  #laidOut(site: Site, network: NetworkRequest, block: Block): Slot {
    const need = needOf(network.name, site, this.request.spare)
    if (need === undefined) return {network: network.name, subnet: block}
    // Nobody else is in it, so the site has all that there is.
    const {gateway, first, last} = this.#ends(network, block)
    return {network: network.name, subnet: block, start: first, end: last, gateway}
  }

  /** The gateway of a block, and the first and last address beside it. */
  #ends({name}: NetworkRequest, {family, first, prefix}: Block): {gateway?: bigint; first: bigint; last: bigint} {
    const last = first + (1n << BigInt(bitsOf(family) - prefix)) - (family === 4 ? 2n : 1n)
    if (!isReached(name, this.request.networks)) return {first: first + 1n, last}
    return this.request.gateway === 'first'
      ? {gateway: first + 1n, first: first + 2n, last}
      : {gateway: last, first: first + 1n, last: last - 1n}
  }

  #part(site: Site, network: NetworkRequest, family: Family): Slot | undefined {
    const need = needOf(network.name, site, this.request.spare)
    if (need === undefined) return undefined
    const segments =
      network.model === 'public' ? this.#provided(site, network, family) : this.#cutFor(site, network, family)
    const segment = segments.find(({next, last}) => next + need - 1n <= last)
    if (!segment) {
      for (const ledger of this.#candidates(site, network, family)) ledger.runsOut ??= site.year
      return this.#miss(site, network, family, need)
    }
    const start = segment.next
    segment.next += need
    const ledger = this.#ledgers.find(({pool, family: own}) => pool.name === segment.block.pool && own === family)
    if (ledger) use(ledger, site.year, need)
    const {block, gateway} = segment
    return {network: network.name, subnet: block, start, end: start + need - 1n, gateway}
  }

  /** What those with whom this site shares have been given, or are given now. */
  #cutFor(site: Site, network: NetworkRequest, family: Family): Segment[] {
    const scope = network.model === 'partitioned' ? (site.partition ?? '') : ''
    const key = `${network.name} ${family} ${scope}`
    const segments = this.#segments.get(key) ?? this.#begin(site, network, family, scope)
    this.#segments.set(key, segments)
    return segments
  }

  /** A subnet that is large enough for all who will ever be in it, or the largest that there is. */
  #begin(site: Site, network: NetworkRequest, family: Family, scope: string): Segment[] {
    const inScope = ({partition = ''}: Site) => network.model === 'shared' || partition === scope
    const bits = sharedBits(this.request, network, family, this.request.sites.filter(inScope))
    const largest = this.#candidates(site, network, family).reduce(
      (most, {space}) => Math.max(most, space.largest ?? 0),
      0,
    )
    // Not even one would fit.
    if (largest < leastBits(this.request, network, family, site)) return []
    const cut = this.#cut(site, network, family, Math.min(bits, largest))
    if (!cut) return []
    const {gateway, first: next, last} = this.#ends(network, cut.block)
    if (gateway !== undefined) use(cut.ledger, site.year, 1n)
    return [{block: cut.block, gateway, next, last}]
  }

  /** What the provider routes is taken as it is, with the provider's gateway. */
  #provided(site: Site, network: NetworkRequest, family: Family): Segment[] {
    return this.#candidates(site, network, family).flatMap((ledger) => {
      const {pool} = ledger
      const key = `${network.name} ${family} ${pool.name}, public`
      const known = this.#segments.get(key)
      if (known) return known
      const segments = pool.subnets
        .filter((subnet) => subnet.family === family)
        .map(({first, last, prefix}) => {
          ledger.held[site.year] = (ledger.held[site.year] ?? 0n) + last - first + 1n
          const block = {family, first, prefix, pool: pool.name}
          const next = first + BigInt(Math.max(2, pool.reserved))
          return {block, gateway: first + 1n, next, last: last - (family === 4 ? 1n : 0n)}
        })
      this.#segments.set(key, segments)
      return segments
    })
  }

  /** The pools of the network that this site may take from, those of its own partition first. */
  #candidates({partition}: Site, {pools, model}: NetworkRequest, family: Family): Ledger[] {
    const named = pools.flatMap((name) =>
      this.#ledgers.filter(({pool, family: own}) => pool.name === name && own === family),
    )
    // What all share is nobody's in particular.
    const own = model === 'shared' ? [] : named.filter(({pool}) => pool.partition !== undefined)
    return [
      ...own.filter(({pool}) => pool.partition === partition),
      ...named.filter(({pool}) => pool.partition === undefined),
    ]
  }

  /** A block of the first pool that has one; `passed` are those before it. */
  #cut(site: Site, network: NetworkRequest, family: Family, bits: number) {
    const passed: Ledger[] = []
    for (const ledger of this.#candidates(site, network, family)) {
      const first = ledger.space.take(bits)
      if (first !== undefined) {
        ledger.held[site.year] = (ledger.held[site.year] ?? 0n) + (1n << BigInt(bits))
        return {ledger, passed, block: {family, first, prefix: bitsOf(family) - bits, pool: ledger.pool.name}}
      }
      passed.push(ledger)
    }
    return undefined
  }

  #miss({year}: Site, {name, pools}: NetworkRequest, family: Family, addresses: bigint): undefined {
    const key = `${name} ${family}`
    const known = this.#lacks.get(key) ?? {network: name, family, pools, year, sites: 0, addresses: 0n}
    known.sites += 1
    known.addresses += addresses
    this.#lacks.set(key, known)
  }
}

function use(ledger: Ledger, year: number, count: bigint): void {
  ledger.used[year] = (ledger.used[year] ?? 0n) + count
}

/** From what each year brings to what there is at its end. */
function sumUp({pool, family, held, used, runsOut}: Ledger): PoolUse {
  const subnets = pool.subnets.filter((subnet) => subnet.family === family)
  const size = subnets.reduce((sum, {first, last}) => sum + last - first + 1n, 0n)
  return {pool: pool.name, family, size, held: sums(held), used: sums(used), runsOut}
}

function sums(values: readonly bigint[]): bigint[] {
  let sum = 0n
  return values.map((value) => {
    sum += value
    return sum
  })
}

/** The addresses of a range that hosts of the network could have, for whoever draws it. */
export const spanOf = ({subnet: {family, first, prefix}}: Slot) => ({
  family,
  first,
  last: first + (1n << BigInt(bitsOf(family) - prefix)) - 1n,
})
