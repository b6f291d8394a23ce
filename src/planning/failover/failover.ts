import {type Assignment, assign} from './assign.js'

/** A system controller. */
export interface FailoverSite {
  readonly name: string
  /** Subclouds that it is known to carry. */
  readonly capacity: number
  /** How many of them it keeps free for peers; all that are left where nothing is said. */
  readonly reserved?: number
  /** Its subclouds that are in no peer group. */
  readonly carries: number
  readonly release?: string
  readonly maintenance: boolean
}

export interface FailoverGroup {
  readonly name: string
  readonly site: string
  readonly subclouds: number
  readonly release?: string
  /** How many of its subclouds move at a time. */
  readonly parallel: number
  /** Sites that know it, the first choice first. */
  readonly peers: readonly string[]
  /** Milliseconds to each site, as far as they are known. */
  readonly latency: ReadonlyMap<string, number>
}

export const objectives = ['moves', 'latency', 'balance'] as const

export type Objective = (typeof objectives)[number]

export interface Fleet {
  readonly sites: readonly FailoverSite[]
  readonly groups: readonly FailoverGroup[]
  /** Milliseconds; above them a site takes no group. */
  readonly latencyLimit?: number
  /** Seconds until a loss is noticed. */
  readonly detect: number
  /** Seconds that one subcloud takes to move. */
  readonly move: number
}

export interface Move {
  readonly group: string
  readonly from: string
  readonly to: string
  readonly subclouds: number
  readonly seconds: number
}

export interface Homeless {
  readonly group: string
  readonly from: string
  readonly subclouds: number
  /** What each other site has against it. */
  readonly why: string
}

export interface Fill {
  readonly site: string
  readonly subclouds: number
  readonly capacity: number
}

export type Change =
  | {readonly kind: 'associate'; readonly group: string; readonly site: string}
  | {readonly kind: 'reserve'; readonly site: string; readonly subclouds: number}
  | {readonly kind: 'split'; readonly group: string; readonly parts: readonly {site: string; subclouds: number}[]}
  | {readonly kind: 'capacity'; readonly site: string; readonly subclouds: number}
  | {readonly kind: 'nothing helps'; readonly group: string}

/** What happens when these sites are lost. */
export interface Loss {
  readonly lost: readonly string[]
  readonly moves: readonly Move[]
  readonly homeless: readonly Homeless[]
  readonly fill: readonly Fill[]
  readonly seconds: number
  /** The fewest changes after which nothing is homeless. */
  readonly changes: readonly Change[]
  /** Whether the answer is the best; otherwise it is near it. */
  readonly exact: boolean
}

/** The loss of each site, and of each pair unless only single ones are asked for. */
export function planFailover(fleet: Fleet, objective: Objective, {single = false} = {}): Loss[] {
  const names = fleet.sites.map(({name}) => name)
  const pairs = names.flatMap((one, at) => names.slice(at + 1).map((other) => [one, other]))
  return [...names.map((name) => [name]), ...(single ? [] : pairs)].map((lost) => planLoss(fleet, lost, objective))
}

const ownOf = ({groups}: Fleet, {name, carries}: FailoverSite): number =>
  groups.reduce((total, {site, subclouds}) => total + (site === name ? subclouds : 0), carries)

/** Subclouds of peers that it may take. */
export function roomOf(fleet: Fleet, site: FailoverSite): number {
  const free = Math.max(0, site.capacity - ownOf(fleet, site))
  return Math.min(site.reserved ?? free, free)
}

/** What a site has against a group, room aside; what an association would mend comes last. */
function objection(fleet: Fleet, group: FailoverGroup, site: FailoverSite): string | undefined {
  if (site.maintenance) return 'in maintenance'
  if (site.release !== undefined && group.release !== undefined && isOlder(site.release, group.release)) {
    return `release ${site.release} is older than ${group.release}`
  }
  const latency = group.latency.get(site.name)
  if (fleet.latencyLimit !== undefined && latency !== undefined && latency > fleet.latencyLimit) {
    return `${latency} ms, above ${fleet.latencyLimit}`
  }
  return undefined
}

/** Part by part, as numbers: 22.12 is older than 24.9. */
export function isOlder(one: string, other: string): boolean {
  const [left, right] = [one, other].map((release) => release.split('.').map(Number))
  for (let at = 0; at < Math.max(left?.length ?? 0, right?.length ?? 0); at += 1) {
    const difference = (left?.[at] ?? 0) - (right?.[at] ?? 0)
    if (difference !== 0) return difference < 0
  }
  return false
}

export function planLoss(fleet: Fleet, lost: readonly string[], objective: Objective): Loss {
  const takers = fleet.sites.filter(({name}) => !lost.includes(name))
  const moving = fleet.groups.filter(({site}) => lost.includes(site))
  const weights = moving.map(({subclouds}) => subclouds)
  const rooms = takers.map((site) => roomOf(fleet, site))
  const costs = moving.map((group) => takers.map((site) => costOf(fleet, group, site, lost, objective)))
  const plain = assign({weights, costs, rooms})
  const found = objective === 'balance' ? balanced(fleet, takers, {weights, costs, rooms}, plain) : plain
  const loads = takers.map((site, at) => ownOf(fleet, site) + taken(found, weights, at))
  const moves = moving.flatMap((group, at): Move[] => {
    const taker = takers[found.takers[at] ?? -1]
    if (!taker) return []
    const seconds = Math.ceil(group.subclouds / group.parallel) * fleet.move
    return [{group: group.name, from: group.site, to: taker.name, subclouds: group.subclouds, seconds}]
  })
  const homeless = moving.flatMap((group, at): Homeless[] => {
    if (found.takers[at] !== undefined) return []
    const why = takers.map((site, index) => {
      const left = (rooms[index] ?? 0) - taken(found, weights, index)
      return `${site.name}: ${objection(fleet, group, site) ?? (group.peers.includes(site.name) ? `room for ${left} of ${group.subclouds}` : 'no association')}`
    })
    return [{group: group.name, from: group.site, subclouds: group.subclouds, why: why.join('; ')}]
  })
  const changes = homeless.length === 0 ? {list: [], exact: true} : smallestChange(fleet, takers, moving)
  return {
    lost,
    moves,
    homeless,
    fill: takers.map(({name, capacity}, at) => ({site: name, subclouds: loads[at] ?? 0, capacity})),
    // Groups move side by side.
    seconds: moves.length === 0 ? 0 : fleet.detect + Math.max(...moves.map(({seconds}) => seconds)),
    changes: changes.list,
    exact: found.exact && changes.exact,
  }
}

const taken = ({takers}: Assignment, weights: readonly number[], taker: number): number =>
  weights.reduce((total, weight, at) => total + (takers[at] === taker ? weight : 0), 0)

/** In whole numbers, because only these add up exactly. */
function costOf(fleet: Fleet, group: FailoverGroup, site: FailoverSite, lost: readonly string[], objective: Objective) {
  if (!group.peers.includes(site.name) || objection(fleet, group, site) !== undefined) return undefined
  if (objective === 'latency') return Math.round((group.latency.get(site.name) ?? 0) * 10) * group.subclouds
  if (objective === 'balance') return 0
  return group.peers.find((peer) => !lost.includes(peer)) === site.name ? 0 : 1
}

/** Lowers the fill of the fullest taker for as long as everybody who has a home keeps one. */
function balanced(
  fleet: Fleet,
  takers: readonly FailoverSite[],
  problem: Parameters<typeof assign>[0],
  first: Assignment,
): Assignment {
  const own = takers.map((site) => ownOf(fleet, site))
  const fullest = (one: Assignment) =>
    Math.max(...takers.map(({capacity}, at) => ((own[at] ?? 0) + taken(one, problem.weights, at)) / capacity))
  let best = first
  let [low, high, exact] = [
    Math.max(...takers.map(({capacity}, at) => (own[at] ?? 0) / capacity)),
    fullest(first),
    first.exact,
  ]
  const below = (level: number): Assignment | undefined => {
    const rooms = takers.map(({capacity}, at) =>
      Math.min(problem.rooms[at] ?? 0, Math.max(0, Math.floor(level * capacity + 1e-9) - (own[at] ?? 0))),
    )
    const found = assign({...problem, rooms})
    if (found.homeless > first.homeless) {
      exact &&= found.exact
      return undefined
    }
    return found
  }
  // Loads are whole numbers, so two levels are never closer than one subcloud of the two largest sites.
  const grain = 1 / (Math.max(...takers.map(({capacity}) => capacity)) ** 2 + 1)
  while (high - low > grain) {
    const middle = (low + high) / 2
    const found = below(middle)
    if (found) {
      best = found
      high = Math.min(middle, fullest(found))
    } else low = middle
  }
  return {...best, exact}
}

/** Fewest changes first: subsets of sites that keep more for peers, each with the fewest new associations. */
function smallestChange(fleet: Fleet, takers: readonly FailoverSite[], moving: readonly FailoverGroup[]) {
  const weights = moving.map(({subclouds}) => subclouds)
  const costs = moving.map((group) =>
    takers.map((site) => {
      if (objection(fleet, group, site) !== undefined) return undefined
      return group.peers.includes(site.name) ? 0 : 1
    }),
  )
  const kept = takers.map((site) => roomOf(fleet, site))
  const free = takers.map((site) => Math.max(0, site.capacity - ownOf(fleet, site)))
  const growing = takers.flatMap((_, at) => ((free[at] ?? 0) > (kept[at] ?? 0) ? [at] : []))
  if (assign({weights, costs, rooms: free}).homeless > 0) {
    return {list: piecemeal(takers, moving, {weights, costs, rooms: free}, kept), exact: false}
  }
  let best: {list: Change[]; exact: boolean} | undefined
  for (const more of subsets(growing)) {
    if (best && more.length >= best.list.length) break
    const rooms = takers.map((_, at) => (more.includes(at) ? (free[at] ?? 0) : (kept[at] ?? 0)))
    const found = assign({weights, costs, rooms})
    if (found.homeless > 0) continue
    const list = changesOf(takers, moving, kept, found)
    if (!best || list.length < best.list.length) best = {list, exact: found.exact}
  }
  return best ?? {list: [], exact: false}
}

function changesOf(
  takers: readonly FailoverSite[],
  moving: readonly FailoverGroup[],
  kept: readonly number[],
  found: Assignment,
): Change[] {
  const weights = moving.map(({subclouds}) => subclouds)
  return [
    ...moving.flatMap((group, at): Change[] => {
      const site = takers[found.takers[at] ?? -1]
      return site && !group.peers.includes(site.name) ? [{kind: 'associate', group: group.name, site: site.name}] : []
    }),
    ...takers.flatMap((site, at): Change[] => {
      const missing = taken(found, weights, at) - (kept[at] ?? 0)
      return missing > 0 ? [{kind: 'reserve', site: site.name, subclouds: missing}] : []
    }),
  ]
}

/** No group fits whole: they are split over what is left, and what is still missing has to be built. */
function piecemeal(
  takers: readonly FailoverSite[],
  moving: readonly FailoverGroup[],
  problem: Parameters<typeof assign>[0],
  kept: readonly number[],
): Change[] {
  const found = assign(problem)
  const left = problem.rooms.map((room, at) => room - taken(found, problem.weights, at))
  const loads = takers.map((_, at) => taken(found, problem.weights, at))
  const associations = changesOf(takers, moving, problem.rooms, found)
  const pieces = moving.flatMap((group, at): Change[] => {
    if (found.takers[at] !== undefined) return []
    const possible = takers.flatMap((site, index) => (problem.costs[at]?.[index] === undefined ? [] : [{site, index}]))
    const [largest] = [...possible].sort((a, b) => (left[b.index] ?? 0) - (left[a.index] ?? 0))
    if (!largest) return [{kind: 'nothing helps', group: group.name}]
    let missing = group.subclouds
    const parts = [...possible]
      .sort((a, b) => (left[b.index] ?? 0) - (left[a.index] ?? 0))
      .flatMap(({site, index}) => {
        const part = Math.min(missing, left[index] ?? 0)
        if (part <= 0) return []
        missing -= part
        left[index] = (left[index] ?? 0) - part
        loads[index] = (loads[index] ?? 0) + part
        return [{site: site.name, subclouds: part}]
      })
    return [
      ...(new Set([...parts.map(({site}) => site), ...(missing > 0 ? [largest.site.name] : [])]).size > 1
        ? [{kind: 'split' as const, group: group.name, parts}]
        : []),
      ...(missing > 0 ? [{kind: 'capacity' as const, site: largest.site.name, subclouds: missing}] : []),
    ]
  })
  const reserves = takers.flatMap((site, at): Change[] => {
    const more = (loads[at] ?? 0) - (kept[at] ?? 0)
    return more > 0 ? [{kind: 'reserve', site: site.name, subclouds: more}] : []
  })
  return [...associations, ...reserves, ...pieces]
}

/** The empty one first, then by size. */
function subsets(items: readonly number[]): number[][] {
  const all = Array.from({length: 2 ** items.length}, (_, mask) => items.filter((_item, at) => (mask >> at) & 1))
  return all.sort((a, b) => a.length - b.length)
}
