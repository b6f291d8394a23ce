import type {Fleet, Site} from '../live/fleet.js'
import {knownSites} from '../live/known-site.js'
import type {Selection} from '../selecting/select.js'
import {remembered} from './remembered.js'
import {type SiteStanding, standingOf, standings} from './site-standing.js'

/** By what the sites are put in order. */
export const orders = ['worst', 'name', 'group', 'alarms', 'deploy', 'step'] as const

export type Order = (typeof orders)[number]

export interface Choice {
  readonly selection?: Selection
  readonly group?: string
  readonly search: string
  readonly order: Order
  readonly reversed: boolean
}

/** The sites that are shown, in their order. */
export interface FleetList {
  readonly sites: readonly Site[]
  readonly names: readonly string[]
  /** Where each name stands. */
  readonly places: ReadonlyMap<string, number>
  readonly standings: readonly SiteStanding[]
  readonly all: number
}

/** Those that are meant, searched and put in order. */
export function listFleet(
  fleet: Fleet,
  {selection, group, search, order, reversed}: Choice,
  placed = namePlaces(),
): FleetList {
  const chosen = selection ? selected(fleet, selection) : fleet.sites
  const wanted = search.toLowerCase()
  const sites = chosen.filter(
    (site) => (group === undefined || site.group === group) && (wanted === '' || words(site).includes(wanted)),
  )
  const [named, compare] = [placed(fleet.sites), comparing(order, sites)]
  const judged = sites.map((site): Judged => {
    const standing = standingOf(site)
    const [first, second] = compare(site, standing)
    return {site, standing, first, second, name: named.get(site.subcloud.name) ?? 0}
  })
  const way = reversed ? -1 : 1
  judged.sort((a, b) => way * (a.first - b.first || a.second - b.second || a.name - b.name))
  const names = judged.map(({site}) => site.subcloud.name)
  return {
    sites: judged.map(({site}) => site),
    names,
    places: new Map(names.map((name, at) => [name, at])),
    standings: judged.map(({standing}) => standing),
    all: fleet.sites.length,
  }
}

function selected(fleet: Fleet, selection: Selection): readonly Site[] {
  const meant = new Set(selection.among(knownSites(fleet)).map(({name}) => name))
  return fleet.sites.filter(({subcloud}) => meant.has(subcloud.name))
}

const words = remembered(({subcloud, group, step}: Site): string =>
  [
    subcloud.name,
    group,
    subcloud['availability-status'],
    subcloud['management-state'],
    subcloud['deploy-status'],
    subcloud.sync_status,
    subcloud['software-version'],
    subcloud.location,
    subcloud.description,
    step?.state,
  ]
    .join(' ')
    .toLowerCase(),
)

interface Judged {
  readonly site: Site
  readonly standing: SiteStanding
  /** What it is put in order by, as numbers: 5,000 of them are sorted for every answer. */
  readonly first: number
  readonly second: number
  readonly name: number
}

/** Numbers in names by their value: edge-9 before edge-10. */
const nameKey = (name: string): string => name.replaceAll(/\d+/g, (digits) => digits.padStart(12, '0'))

const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Where each of these texts comes; what is not known comes last. */
const placesOf = (texts: Iterable<string>): ReadonlyMap<string | undefined, number> => {
  const keyed = [...new Set(texts)].map((text) => ({text, key: nameKey(text)}))
  return new Map(keyed.sort((a, b) => compared(a.key, b.key)).map(({text}, at) => [text, at]))
}

/** The places of names, worked out anew only where other names are there. */
function namePlaces(): (sites: Fleet['sites']) => ReadonlyMap<string | undefined, number> {
  let names: readonly string[] = []
  let known = placesOf(names)
  return (sites) => {
    if (sites.length === names.length && sites.every(({subcloud}, at) => subcloud.name === names[at])) return known
    names = sites.map(({subcloud}) => subcloud.name)
    known = placesOf(names)
    return known
  }
}

const ranks = new Map(standings.map((standing, at) => [standing, at]))

const weight = ({alarms}: Site): number =>
  alarms ? ((alarms.critical * 1000 + alarms.major) * 1000 + alarms.minor) * 1000 + alarms.warning : -1

const texts = {
  group: ({group}: Site) => group,
  deploy: ({subcloud}: Site) => subcloud['deploy-status'],
  step: ({step}: Site) => step?.state,
} as const

/** What comes first by that order; sites that are alike in it follow by a second one, then by their names. */
function comparing(order: Order, sites: readonly Site[]): (site: Site, standing: SiteStanding) => [number, number] {
  switch (order) {
    case 'worst':
      return (site, standing) => [ranks.get(standing) ?? standings.length, -weight(site)]
    case 'alarms':
      return (site) => [-weight(site), 0]
    case 'name':
      return () => [0, 0]
    default: {
      const places = placesOf(sites.flatMap((site) => texts[order](site) ?? []))
      return (site) => [places.get(texts[order](site)) ?? places.size, 0]
    }
  }
}

/** The same list for the same question: 5,000 names are not sorted anew for each key that is pressed. */
export function fleetLister(): (fleet: Fleet, choice: Choice) => FleetList {
  let asked: {fleet: Fleet; key: string; selection?: Selection} | undefined
  let known: FleetList | undefined
  const placed = namePlaces()
  return (fleet, choice) => {
    const {selection, ...rest} = choice
    const key = JSON.stringify(rest)
    if (known && asked && asked.fleet.sites === fleet.sites && asked.fleet.peers === fleet.peers) {
      if (asked.key === key && asked.selection === selection) return known
    }
    asked = {fleet, key, selection}
    known = listFleet(fleet, choice, placed)
    return known
  }
}
