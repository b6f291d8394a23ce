import {addressOf, type Family, overlap, type Subnet, subnetOf} from '../../addressing/network.js'
import {
  bitsOf,
  localDefaults,
  type NetworkName,
  networkNames,
  reservedNames,
  type SystemMode,
  WIDEST_IPV6,
} from '../../addressing/network-rule.js'
import {modelsOf} from '../../planning/address/compare.js'
import {
  type AddressRequest,
  controllerNetwork,
  type NetworkRequest,
  type Pool,
  type Site,
  type Taken,
} from '../../planning/address/request.js'
import {leastBits, needOf} from '../../planning/address/size.js'
import {type AddressContent, addressSchema, MOST_SITES} from './address-schema.js'
import {didYouMean} from './mistake.js'
import {checkedForm, Mistakes, type PlanSource} from './plan-file.js'

/** What is to be planned, and what only the bootstrap needs to know. */
export interface AddressInput {
  readonly request: AddressRequest
  /** As it was written. */
  readonly controllerGateway: string
}

type Path = readonly PropertyKey[]

/** Refuses what could not be planned, with every mistake named. */
export function readAddressPlan(source: PlanSource): AddressInput {
  const content = checkedForm(source, addressSchema)
  const mistakes = new Mistakes()
  const sites = sitesOf(content, mistakes)
  const pools = poolsOf(content, mistakes)
  const networks = networksOf(content, pools, mistakes)
  const {gateway = 'first', spare = 0, avoid = []} = content.rules ?? {}
  const controller = content.system_controller
  const taken = [
    ...avoid.flatMap((text, at) => takenBy(text, 'avoided', ['rules', 'avoid', at], mistakes)),
    ...(controller.subnets ?? []).flatMap((text, at) =>
      takenBy(text, 'the system controller', ['system_controller', 'subnets', at], mistakes),
    ),
  ]
  mistakes.refuse(source)
  const request = {years: content.years ?? 0, sites, pools, networks, gateway, spare, taken}
  checkFamilies(request, content, mistakes)
  checkPartitions(request, content, mistakes)
  checkPrefixes(request, mistakes)
  checkInside(networks, mistakes)
  mistakes.refuse(source)
  return {request, controllerGateway: controller.gateway}
}

const NAME = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/

function sitesOf(content: AddressContent, mistakes: Mistakes): Site[] {
  const {years = 0, fleet} = content
  const wanted = fleet.reduce((sum, {now = 0, later, names}) => sum + (names?.length ?? Math.max(now, later ?? now)), 0)
  if (wanted === 0) mistakes.add(['fleet'], 'has no sites: say how many there are now, or later')
  if (wanted > MOST_SITES) mistakes.add(['fleet'], `has ${wanted} sites, and may have ${MOST_SITES}`)
  if (wanted === 0 || wanted > MOST_SITES) return []
  const seen = new Map<string, {at: number; partition?: string}>()
  return fleet.flatMap((part, at): Site[] => {
    const path: Path = ['fleet', at]
    const {kind, partition} = part
    const workers = part.workers ?? 0
    if (kind === 'standard' && workers === 0) mistakes.add([...path, 'workers'], 'is missing: a standard site has some')
    if (kind === 'simplex' && workers > 0) mistakes.add([...path, 'workers'], 'must be 0: a simplex site has one host')
    const mode: SystemMode = kind === 'standard' ? 'duplex' : kind
    return placesOf(part, at, years, mistakes).flatMap(({name, year, path: place}): Site[] => {
      if (!NAME.test(name) || name.length > 255 || /^\d+$/.test(name) || reservedNames.includes(name)) {
        mistakes.add(place, `makes ${name.slice(0, 60)}, which is no name: small letters, digits, dots and hyphens`)
        return []
      }
      const before = seen.get(name)
      if (before && before.partition !== partition) {
        const both = [before.partition ?? 'none', partition ?? 'none'].join(' and ')
        mistakes.add(place, `has ${name} in two partitions: ${both}`)
      } else if (before) mistakes.add(place, `has ${name} again: fleet[${before.at}] has it already`)
      if (before) return []
      seen.set(name, {at, partition})
      return [{name, kind, mode, workers, partition, year}]
    })
  })
}

function placesOf(part: AddressContent['fleet'][number], at: number, years: number, mistakes: Mistakes) {
  const path: Path = ['fleet', at]
  const {names, now = 0, later = now, first = 1} = part
  const name = part.name ?? 'site-{n}'
  if (names) {
    for (const key of ['now', 'later', 'name', 'first'] as const) {
      if (part[key] !== undefined) mistakes.add([...path, key], 'does not go with names')
    }
    return names.map((one, n) => ({name: one, year: 0, path: [...path, 'names', n]}))
  }
  if (later < now) mistakes.add([...path, 'later'], `is less than now: ${later} and ${now}`)
  if (later > now && years === 0) mistakes.add([...path, 'later'], 'needs years: how far ahead that is')
  if (later > 1 && !name.includes('{n}')) mistakes.add([...path, 'name'], 'needs {n}, or all are called the same')
  if (later < now || (later > 1 && !name.includes('{n}'))) return []
  // As many each year.
  const until = (year: number) => (years === 0 ? now : now + Math.floor(((later - now) * year) / years))
  return Array.from({length: later}, (_, n) => {
    let year = 0
    while (until(year) <= n) year += 1
    return {name: name.replaceAll('{n}', String(first + n)), year, path: [...path, part.name ? 'name' : 'kind']}
  })
}

/** A subnet as it has to be written: with the first of its addresses. */
function subnetAt(text: string, path: Path, mistakes: Mistakes): Subnet | undefined {
  const found = subnetOf(text)
  if (!found || !text.includes('/')) {
    mistakes.add(path, `is no subnet: ${text.slice(0, 60)}; write it as 10.64.0.0/12 or fd00:1::/48`)
    return undefined
  }
  const address = addressOf(text.split('/')[0] ?? '')
  if (address?.value === found.first) return found
  mistakes.add(path, `does not begin with its first address: ${text}`)
  return undefined
}

function takenBy(text: string, by: string, path: Path, mistakes: Mistakes): Taken[] {
  const subnet = subnetAt(text, path, mistakes)
  return subnet ? [{family: subnet.family, first: subnet.first, last: subnet.last, by}] : []
}

const span = (text: string): Subnet => subnetOf(text) as Subnet
const privateSpace = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', 'fc00::/7'].map(span)
const multicastSpace = ['224.0.0.0/4', 'ff00::/8'].map(span)

const holds = (outer: Subnet, inner: Subnet) =>
  outer.family === inner.family && outer.first <= inner.first && outer.last >= inner.last
const isMulticast = (subnet: Subnet) => multicastSpace.some((space) => holds(space, subnet))

function poolsOf(content: AddressContent, mistakes: Mistakes): (Pool & {routable: boolean})[] {
  const names = new Set<string>()
  const before: {subnet: Subnet; pool: string}[] = []
  const partitions = new Set(content.fleet.flatMap(({partition}) => partition ?? []))
  return (content.pools ?? []).map((pool, at) => {
    const path: Path = ['pools', at]
    if (names.has(pool.name)) mistakes.add([...path, 'name'], `is there twice: ${pool.name}`)
    names.add(pool.name)
    if (pool.partition !== undefined && !partitions.has(pool.partition)) {
      const known = didYouMean(pool.partition, [...partitions])
      mistakes.add([...path, 'partition'], `is that of no sites: ${pool.partition}${known}`)
    }
    const subnets = pool.subnets.flatMap((text, n): Subnet[] => {
      const place = [...path, 'subnets', n]
      const subnet = subnetAt(text, place, mistakes)
      if (!subnet) return []
      const met = before.find((one) => overlap(one.subnet, subnet))
      if (met) mistakes.add(place, `overlaps with ${met.subnet.text} of ${met.pool}: ${text}`)
      before.push({subnet, pool: pool.name})
      if (pool.public && privateSpace.some((space) => overlap(space, subnet))) {
        mistakes.add(place, `is private, and no provider hands it out: ${text}`)
      }
      return [subnet]
    })
    const {partition, public: provided = false, reserved = 4, routable = true} = pool
    return {name: pool.name, subnets, partition, public: provided, reserved, routable}
  })
}

const familyOf = {ipv4: 4, ipv6: 6} as const

function networksOf(
  content: AddressContent,
  pools: readonly (Pool & {routable: boolean})[],
  mistakes: Mistakes,
): NetworkRequest[] {
  return networkNames.flatMap((name): NetworkRequest[] => {
    const said = content.networks[name]
    if (!said) return []
    const path: Path = ['networks', name]
    const families = (said.families ?? ['ipv4']).map((one) => familyOf[one])
    if (new Set(families).size < families.length) mistakes.add([...path, 'families'], 'has one family twice')
    if (name === 'pxeboot' && families.includes(6))
      mistakes.add([...path, 'families'], 'must be ipv4: PXE knows no other')
    const may = modelsOf(name)
    if (!may.includes(said.model)) {
      mistakes.add([...path, 'model'], `cannot be ${said.model}: ${name} may be ${may.join(', ')}`)
      return []
    }
    const prefix = {4: said.prefix?.ipv4, 6: said.prefix?.ipv6}
    if (said.model === 'local') {
      if (said.pools) mistakes.add([...path, 'pools'], 'does not go with local: give subnets')
      return [
        {name, model: said.model, families, pools: [], prefix, subnets: localSubnets(said, name, families, mistakes)},
      ]
    }
    if (said.subnets) mistakes.add([...path, 'subnets'], 'goes with local only: name pools')
    if (said.prefix && said.model !== 'separate') mistakes.add([...path, 'prefix'], 'goes with separate only')
    const used = (said.pools ?? []).flatMap((one, at) => {
      const pool = pools.find((known) => known.name === one)
      const place = [...path, 'pools', at]
      if (!pool) {
        mistakes.add(
          place,
          `is not among the pools: ${one}${didYouMean(
            one,
            pools.map((known) => known.name),
          )}`,
        )
        return []
      }
      checkPool(pool, {name, model: said.model, routable: said.routable}, place, mistakes)
      return [pool]
    })
    for (const family of families) {
      if (used.length > 0 && !used.some(({subnets}) => subnets.some((subnet) => subnet.family === family))) {
        mistakes.add([...path, 'pools'], `has nothing of ipv${family}`)
      }
    }
    if (used.length === 0 && !said.pools?.length) mistakes.add([...path, 'pools'], 'is missing: from where is it taken')
    return [{name, model: said.model, families, pools: used.map((pool) => pool.name), prefix, subnets: []}]
  })
}

function checkPool(
  pool: Pool & {routable: boolean},
  {name, model, routable}: {name: NetworkName; model: string; routable?: boolean},
  path: Path,
  mistakes: Mistakes,
): void {
  const reached = name === 'oam' || name === 'admin' || name === 'management'
  if ((routable ?? reached) && !pool.routable)
    mistakes.add(path, `is not routable, which ${name} must be: ${pool.name}`)
  if (model === 'public' && !pool.public) mistakes.add(path, `is not public: ${pool.name}`)
  if (model !== 'public' && pool.public) mistakes.add(path, `is public, and ${name} is ${model}: ${pool.name}`)
  for (const subnet of pool.subnets) {
    if (isMulticast(subnet) === (name === 'multicast')) continue
    mistakes.add(path, `${name === 'multicast' ? 'is not multicast' : 'is multicast'}: ${subnet.text}`)
  }
}

function localSubnets(
  said: {subnets?: string[]},
  name: NetworkName,
  families: readonly Family[],
  mistakes: Mistakes,
): Subnet[] {
  const path: Path = ['networks', name, 'subnets']
  const fallback = localDefaults[name]
  const texts = said.subnets ?? (families.length === 1 && families[0] === 4 && fallback ? [fallback] : [])
  const subnets = texts.flatMap((text, at) => {
    const subnet = subnetAt(text, said.subnets ? [...path, at] : path, mistakes)
    if (subnet && isMulticast(subnet) !== (name === 'multicast')) {
      mistakes.add([...path, at], `${name === 'multicast' ? 'is not multicast' : 'is multicast'}: ${text}`)
    }
    return subnet ?? []
  })
  const missing = families.find((family) => !subnets.some((subnet) => subnet.family === family))
  if (missing && subnets.length === texts.length) mistakes.add(path, `has nothing of ipv${missing}`)
  const strange = subnets.find(({family}) => !families.includes(family))
  if (strange) mistakes.add(path, `has ${strange.text}, and families has no ipv${strange.family}`)
  return subnets
}

/** What the bootstrap demands of families. */
function checkFamilies({networks}: AddressRequest, content: AddressContent, mistakes: Mistakes): void {
  const primary = networks.find(({name}) => name === 'management')?.families[0]
  const alike: readonly NetworkName[] = ['oam', 'admin', 'cluster-host', 'cluster-pod', 'cluster-service', 'multicast']
  for (const {name, families} of networks) {
    if (!alike.includes(name) || families[0] === primary) continue
    mistakes.add(['networks', name, 'families'], `must begin with ipv${primary}, as those of management do`)
  }
  const isDual = (name: NetworkName) => networks.find((one) => one.name === name)?.families.length === 2
  const cluster = (['cluster-host', 'cluster-pod', 'cluster-service'] as const).filter((name) =>
    networks.some((one) => one.name === name),
  )
  if (cluster.some(isDual) && !(cluster.length === 3 && cluster.every(isDual))) {
    mistakes.add(
      ['networks', cluster.find(isDual) ?? 'cluster-pod', 'families'],
      'needs host, pod and service to have both',
    )
  }
  if (isDual('cluster-pod') && !isDual('oam'))
    mistakes.add(['networks', 'oam', 'families'], 'must be both, as those of cluster-pod are')
  const path: Path = ['system_controller', 'gateway']
  const gateway = addressOf(content.system_controller.gateway)
  const reached = networks.find(({name}) => name === controllerNetwork(networks))
  if (!gateway) mistakes.add(path, `is no IP address: ${content.system_controller.gateway.slice(0, 60)}`)
  else if (reached && gateway.family !== reached.families[0]) {
    mistakes.add(path, `is not IPv${reached.families[0]}, as ${reached.name} is: ${gateway.text}`)
  }
}

function checkPartitions({networks, pools}: AddressRequest, content: AddressContent, mistakes: Mistakes): void {
  for (const {name, model, pools: used} of networks) {
    if (model === 'partitioned') {
      content.fleet.forEach((part, at) => {
        if (part.partition !== undefined) return
        mistakes.add(['fleet', at], `has no partition, and ${name} is partitioned`)
      })
    }
    const isTheirs = (one: string) => pools.find((pool) => pool.name === one)?.partition !== undefined
    if (model === 'shared' && used.length > 0 && used.every(isTheirs)) {
      mistakes.add(['networks', name, 'pools'], 'belongs to partitions, and all sites share it')
    }
  }
}

function checkPrefixes(request: AddressRequest, mistakes: Mistakes): void {
  for (const network of request.networks) {
    const {name, model, families, prefix} = network
    if (model !== 'separate') continue
    for (const family of families) {
      const said = prefix[family]
      const path: Path = ['networks', name, 'prefix', `ipv${family}`]
      const [first] = request.sites
      if (said === undefined) {
        const whole = first && needOf(name, first, 0) === undefined
        if (whole) mistakes.add(['networks', name], `needs prefix.ipv${family}: Kubernetes hands out the whole subnet`)
        continue
      }
      if (family === 6 && said < WIDEST_IPV6) mistakes.add(path, `is too wide: at least ${WIDEST_IPV6}`)
      const least = request.sites.reduce((bits, site) => Math.max(bits, leastBits(request, network, family, site)), 0)
      const short = (1n << BigInt(least)) - (1n << BigInt(bitsOf(family) - said))
      if (short > 0n) mistakes.add(path, `is too small by ${short} addresses: at most ${bitsOf(family) - least}`)
    }
  }
}

/** Of what is local sysinv lets only the networks of Kubernetes meet each other. */
function checkInside(networks: readonly NetworkRequest[], mistakes: Mistakes): void {
  const inside = networks.flatMap(({name, subnets}) => subnets.map((subnet) => ({name, subnet})))
  const ofCluster = (name: NetworkName) => name.startsWith('cluster-')
  inside.forEach(({name, subnet}, at) => {
    const met = inside.slice(0, at).find((one) => overlap(one.subnet, subnet))
    if (!met || (ofCluster(name) && ofCluster(met.name))) return
    mistakes.add(['networks', name, 'subnets'], `overlaps with ${met.subnet.text} of ${met.name}: ${subnet.text}`)
  })
}
