import {rankOf, severities} from '../causes/severity.js'
import type {SubcloudAlarmSummary} from '../client/dcmanager/alarm-summary.js'
import type {StrategyProgress, StrategyStep} from '../client/dcmanager/strategy.js'
import type {Subcloud} from '../client/dcmanager/subcloud.js'
import type {Alarm} from '../client/fm/alarm.js'
import type {Inventory} from '../client/sysinv/platform/certificate.js'
import {countsOf, noCounts} from './alarm-count.js'
import type {ExpiringCertificate, Fleet, Part, Site, Stale} from './fleet.js'
import type {Read} from './fleet-parts.js'
import {sharedMap, sharedRows, sharedValue} from './share.js'

/** More than anybody reads; the counts count all of them. */
export const MOST_ALARMS = 10_000

const none: readonly never[] = []

export const noFleet: Fleet = {
  at: 0,
  sites: none,
  groups: none,
  counts: noCounts,
  alarms: none,
  hosts: none,
  releases: none,
  certificates: none,
  peers: {systems: none, groups: none, associations: none},
  stale: new Map(),
}

/** What was read of each part last; a part that never was is missing. */
export type Latest = {readonly [P in Part]?: Read[P]}

interface Moment {
  readonly at: number
  readonly stale: ReadonlyMap<Part, Stale>
  /** What `before` was made of. */
  readonly last: Latest
}

/**
 * The fleet as it is now. What is as it was before is the object that it was before, and what is made of nothing else than
 * before is not made again: where nothing changes, nothing of 5,000 sites is compared.
 */
export function makeFleet(before: Fleet, read: Latest, {at, stale, last}: Moment): Fleet {
  const isAsBefore = (...parts: readonly Part[]) => parts.every((part) => read[part] === last[part])
  const groups = sharedRows(before.groups, read.groups ?? none, ({id}) => id)
  const steps = sharedRows(before.strategy?.steps ?? none, read.strategy?.steps ?? none, ({cloud}) => cloud)
  const strategy = read.strategy
    ? sharedValue(before.strategy, {strategy: read.strategy.strategy, steps: steps as StrategyStep[]})
    : undefined
  const alarms = isAsBefore('alarms')
    ? before.alarms
    : sameList(before.alarms, mostSevere(sharedRows(before.alarms, read.alarms ?? none, ({uuid}) => uuid)))
  const areGrouped = groups === before.groups && steps === (before.strategy?.steps ?? none)
  const sites =
    isAsBefore('subclouds', 'alarm counts') && areGrouped ? before.sites : sitesOf(before, {...read, groups}, steps)
  const peers = read.peers ?? noFleet.peers
  return {
    at,
    ...(read.system && {system: sharedValue(before.system, read.system)}),
    sites,
    standingBy: isAsBefore('subclouds') ? before.standingBy : (read.subclouds ?? none).filter(standsBy).length,
    groups,
    counts:
      isAsBefore('alarms') && sites === before.sites
        ? before.counts
        : sharedValue(before.counts, countsOf(read.alarms ?? none, sites)),
    alarms,
    hosts: sharedRows(before.hosts, read.hosts ?? none, ({uuid}) => uuid),
    ...(strategy && {strategy, ...sinceOf(before, strategy, at)}),
    releases: sharedRows(before.releases, read.releases ?? none, ({release_id: id}) => id),
    certificates: sharedRows(before.certificates, expiring(read.certificates ?? {}), ({name}) => name),
    peers: sharedValue(before.peers, {
      systems: sharedRows(before.peers.systems, peers.systems, ({id}) => id),
      groups: sharedRows(before.peers.groups, peers.groups, ({id}) => id),
      associations: sharedRows(before.peers.associations, peers.associations, ({id}) => id),
    }),
    stale: sharedMap(before.stale, stale),
  }
}

const STANDING_BY: ReadonlySet<string> = new Set(['secondary', 'secondary-failed'])

const standsBy = (subcloud: Subcloud) => STANDING_BY.has(subcloud['deploy-status'])

/** The subclouds that are this system's own: those that stand by for a peer are left out, as in official lists. */
function sitesOf(before: Fleet, read: Latest, steps: readonly StrategyStep[]): readonly Site[] {
  const known = new Map(before.sites.map((site) => [site.subcloud.id, site]))
  const groups = new Map(read.groups?.map(({id, name}) => [id, name]))
  const counts = new Map(read['alarm counts']?.map((summary) => [summary.region_name, summary]))
  const stepOf = new Map(steps.map((step) => [step.cloud, step]))
  const sites = (read.subclouds ?? none).flatMap((subcloud): Site[] => {
    if (standsBy(subcloud)) return []
    const old = known.get(subcloud.id)
    const group = groups.get(subcloud.group_id ?? Number.NaN)
    const summary = counts.get(subcloud.name)
    const step = stepOf.get(subcloud.name)
    const now: Site = {
      subcloud: sharedValue(old?.subcloud, subcloud),
      ...(group !== undefined && {group}),
      ...(summary && isKnown(summary) && {alarms: countsIn(summary)}),
      ...(step && {step: placeIn(step)}),
    }
    return [old && isSame(old, now) ? old : now]
  })
  return sameList(before.sites, sites)
}

/** Servers write -1 where nobody knows. */
const isKnown = (summary: SubcloudAlarmSummary): boolean =>
  Object.values(countsIn(summary)).every((count) => count >= 0)

const countsIn = (summary: {
  critical_alarms: number
  major_alarms: number
  minor_alarms: number
  warnings: number
}) => ({
  critical: summary.critical_alarms,
  major: summary.major_alarms,
  minor: summary.minor_alarms,
  warning: summary.warnings,
})

const placeIn = ({state, stage, details}: StrategyStep): Site['step'] => ({
  state,
  ...(stage != null && {stage: String(stage)}),
  ...(details != null && {details}),
})

/** Of subclouds that are the same object already. */
function isSame(old: Site, now: Site): boolean {
  const {alarms, step} = old
  return (
    old.subcloud === now.subcloud &&
    old.group === now.group &&
    severities.every((severity) => alarms?.[severity] === now.alarms?.[severity]) &&
    step?.state === now.step?.state &&
    step?.stage === now.step?.stage &&
    step?.details === now.step?.details
  )
}

function sameList<T>(before: readonly T[], now: readonly T[]): readonly T[] {
  return before.length === now.length && now.every((one, at) => one === before[at]) ? before : now
}

const mostSevere = (alarms: readonly Alarm[]): readonly Alarm[] =>
  alarms.length <= MOST_ALARMS
    ? alarms
    : [...alarms].sort((a, b) => rankOf(a.severity) - rankOf(b.severity)).slice(0, MOST_ALARMS)

/** The next to expire first; those of which nobody knows when are left out. */
const expiring = (inventory: Inventory): ExpiringCertificate[] =>
  Object.entries(inventory)
    .map(([name, entry]) => ({name, entry, expires: Date.parse(`${entry.Validity?.['Not After']} UTC`)}))
    .filter(({expires}) => Number.isFinite(expires))
    .sort((a, b) => a.expires - b.expires)

const UNDER_WAY: ReadonlySet<string> = new Set(['applying', 'aborting'])

/** Since when a strategy is being applied, as far as this client has seen it. */
function sinceOf(before: Fleet, {strategy}: StrategyProgress, at: number): Pick<Fleet, 'strategySince'> {
  const isTheSame = before.strategy?.strategy.id === strategy.id && strategy.state !== 'initial'
  if (isTheSame && before.strategySince !== undefined) return {strategySince: before.strategySince}
  return UNDER_WAY.has(strategy.state) ? {strategySince: at} : {}
}
