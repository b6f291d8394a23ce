import type {Fleet, Site} from '../live/fleet.js'
import {knownSites} from '../live/known-site.js'
import type {Selection} from '../selecting/select.js'
import {remembered} from './remembered.js'
import {type Order, type Ranked, siteSorter} from './site-order.js'

export interface Choice {
  readonly selection?: Selection
  readonly group?: string
  readonly search: string
  readonly order: Order
  readonly reversed: boolean
}

/** The sites that are shown, in their order. */
export interface FleetList {
  readonly ranked: readonly Ranked[]
  readonly names: readonly string[]
  /** Where each name stands. */
  readonly places: ReadonlyMap<string, number>
  readonly all: number
}

/** Those that are meant and have what is searched, in no order yet. */
function chosen(fleet: Fleet, {selection, group, search}: Choice): readonly Site[] {
  const meant = selection ? selected(fleet, selection) : fleet.sites
  if (group === undefined && search === '') return meant
  const wanted = search.toLowerCase()
  return meant.filter(
    (site) => (group === undefined || site.group === group) && (wanted === '' || words(site).includes(wanted)),
  )
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

/** The same list for the same question; for another moment, what changed since then is put in its place. */
export function fleetLister(): (fleet: Fleet, choice: Choice) => FleetList {
  let asked: {fleet: Fleet; key: string; selection?: Selection} | undefined
  let known: FleetList | undefined
  const sorted = siteSorter()
  return (fleet, choice) => {
    const {selection, ...rest} = choice
    const key = JSON.stringify(rest)
    if (known && asked && asked.fleet.sites === fleet.sites && asked.fleet.peers === fleet.peers) {
      if (asked.key === key && asked.selection === selection) return known
    }
    asked = {fleet, key, selection}
    const inOrder = sorted(chosen(fleet, choice), fleet.sites, choice.order)
    const ranked = choice.reversed ? inOrder.toReversed() : inOrder
    known = {ranked, all: fleet.sites.length, ...placesOf(ranked, known)}
    return known
  }
}

/** Where they stand, which mostly is where they stood. */
function placesOf(ranked: readonly Ranked[], before: FleetList | undefined): Pick<FleetList, 'names' | 'places'> {
  const isAsBefore =
    before?.names.length === ranked.length && ranked.every(({site}, at) => site.subcloud.name === before.names[at])
  if (before && isAsBefore) return {names: before.names, places: before.places}
  const names = ranked.map(({site}) => site.subcloud.name)
  return {names, places: new Map(names.map((name, at) => [name, at]))}
}
