import type {Site} from '../live/fleet.js'
import {type SiteStanding, standingOf, standings} from './site-standing.js'

/** By what the sites are put in order. */
export const orders = ['worst', 'name', 'group', 'alarms', 'deploy', 'step'] as const

export type Order = (typeof orders)[number]

/** A site with what puts it in its place, as numbers. */
export interface Ranked {
  readonly site: Site
  readonly standing: SiteStanding
  readonly first: number
  readonly second: number
  /** Where its name stands among all of them. */
  readonly name: number
}

type Places = ReadonlyMap<string | undefined, number>

interface Sorted {
  readonly order: Order
  readonly names: Places
  readonly texts: Places
  readonly sites: ReadonlySet<Site>
  readonly ranked: readonly Ranked[]
}

/**
 * Puts sites in order, again and again. What did not change keeps its place: of 5,000 sites of which 50 are otherwise, 50 are
 * looked for a new one.
 */
export function siteSorter(): (wanted: readonly Site[], all: readonly Site[], order: Order) => readonly Ranked[] {
  const [named, worded] = [keptPlaces(), keptPlaces()]
  let known: Sorted | undefined
  return (wanted, all, order) => {
    const names = named(all.map(({subcloud}) => subcloud.name))
    const textOf = texts[order]
    const words = textOf ? worded([...new Set(all.flatMap((site) => textOf(site) ?? []))]) : nowhere
    const sites = new Set(wanted)
    const before = known?.order === order && known.names === names && known.texts === words ? known : undefined
    const kept = before?.ranked.filter(({site}) => sites.has(site)) ?? []
    const fresh = (before ? wanted.filter((site) => !before.sites.has(site)) : wanted).map((site): Ranked => {
      const standing = standingOf(site)
      const [first, second] = keysOf(order, site, standing, words)
      return {site, standing, first, second, name: names.get(site.subcloud.name) ?? names.size}
    })
    const ranked = merged(kept, fresh.sort(compared))
    known = {order, names, texts: words, sites, ranked}
    return ranked
  }
}

const texts: Readonly<Partial<Record<Order, (site: Site) => string | null | undefined>>> = {
  group: ({group}) => group,
  deploy: ({subcloud}) => subcloud['deploy-status'],
  step: ({step}) => step?.state,
}

const ranks = new Map(standings.map((standing, at) => [standing, at]))

const rankOf = (standing: SiteStanding): number => ranks.get(standing) ?? standings.length

const weightOf = ({alarms}: Site): number =>
  alarms ? ((alarms.critical * 1000 + alarms.major) * 1000 + alarms.minor) * 1000 + alarms.warning : -1

/** What comes first by that order; sites that are alike in it follow by a second one, then by their names. */
function keysOf(order: Order, site: Site, standing: SiteStanding, words: Places): [number, number] {
  switch (order) {
    case 'worst':
      return [rankOf(standing), -weightOf(site)]
    case 'alarms':
      return [-weightOf(site), 0]
    case 'name':
      return [0, 0]
    default:
      return [words.get(texts[order]?.(site) ?? undefined) ?? words.size, 0]
  }
}

const compared = (a: Ranked, b: Ranked): number => a.first - b.first || a.second - b.second || a.name - b.name

/** Two lists that are in order, as one. */
function merged(left: readonly Ranked[], right: readonly Ranked[]): readonly Ranked[] {
  if (right.length === 0) return left
  const all: Ranked[] = []
  let from = 0
  for (const one of left) {
    for (let next = right[from]; next && compared(next, one) < 0; next = right[from]) {
      all.push(next)
      from++
    }
    all.push(one)
  }
  return [...all, ...right.slice(from)]
}

/** So many of those that are meant, the worst first: the others are put in no order for that. */
export function theWorst(
  ranked: readonly Ranked[],
  most: number,
  isMeant: (standing: SiteStanding) => boolean,
): readonly Ranked[] {
  const worst: Bad[] = []
  for (const one of ranked) {
    if (!isMeant(one.standing)) continue
    const next = {one, rank: rankOf(one.standing), weight: weightOf(one.site)}
    const at = 1 + worst.findLastIndex((other) => isWorse(other, next))
    if (at >= most) continue
    worst.splice(at, 0, next)
    if (worst.length > most) worst.pop()
  }
  return worst.map(({one}) => one)
}

interface Bad {
  readonly one: Ranked
  readonly rank: number
  readonly weight: number
}

const isWorse = (a: Bad, b: Bad): boolean => (a.rank - b.rank || b.weight - a.weight || a.one.name - b.one.name) < 0

/** Numbers in names by their value: edge-9 before edge-10. */
const nameKey = (name: string): string => name.replaceAll(/\d+/g, (digits) => digits.padStart(12, '0'))

const nowhere: Places = new Map()

/** Where each of these texts comes; worked out anew only where there are others. */
function keptPlaces(): (texts: readonly string[]) => Places {
  let before: readonly string[] = []
  let known = nowhere
  return (now) => {
    if (now.length === before.length && now.every((text, at) => text === before[at])) return known
    before = now
    const keyed = [...new Set(now)].map((text) => ({text, key: nameKey(text)}))
    keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    known = new Map(keyed.map(({text}, at) => [text, at]))
    return known
  }
}
