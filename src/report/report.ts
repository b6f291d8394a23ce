import {type AlarmGroup, groupAlarms} from '../causes/alarm-group.js'
import type {AlarmFact} from '../causes/fact.js'
import {isSeverity, severities} from '../causes/severity.js'
import {causeOfSite} from '../causes/subcloud.js'
import type {StrategyStep} from '../client/dcmanager/strategy.js'
import type {Event} from '../client/fm/event.js'
import {countsOf, noCounts} from '../live/alarm-count.js'
import type {AlarmCounts, Fleet, Site} from '../live/fleet.js'
import {momentOf} from '../live/moment.js'
import {DAY_MS, HOUR_MS} from './moment.js'

/** One subcloud of which something is to be said. */
export interface Finding {
  readonly subcloud: string
  readonly group: string | null
  /** Milliseconds since 1970; none where nobody knows. */
  readonly since: number | null
  /** Why, in a sentence. */
  readonly why: string
  /** What to type next. */
  readonly command: string | null
}

export interface GroupRow {
  readonly group: string
  readonly subclouds: number
  readonly well: number
  readonly wrong: number
  readonly underWay: number
  /** How many it updates at a time, and how many turns all of them take. */
  readonly parallel: number | null
  readonly turns: number | null
}

export interface AlarmRow {
  readonly severity: string
  readonly alarm: string
  /** What it is about; of several that share a cause, how many. */
  readonly entity: string
  readonly count: number
  readonly reason: string
  readonly since: number | null
}

/** Alarms that were raised in a stretch of time. */
export interface Raised extends AlarmCounts {
  readonly from: number
}

/** What a rollout came to at one subcloud. */
export interface RolloutStep {
  readonly subcloud: string
  readonly state: 'done' | 'failed' | 'under way' | 'waiting'
  readonly says: string
  readonly from: number | null
  readonly to: number | null
}

export interface Rollout {
  readonly what: string
  readonly state: string
  readonly steps: readonly RolloutStep[]
}

export interface Report {
  /** Milliseconds since 1970, as all moments here. */
  readonly at: number
  readonly since: number
  readonly cloud: string | null
  /** As it was typed; none where it is about all. */
  readonly selector: string | null
  readonly subclouds: {readonly all: number; readonly well: number; readonly wrong: number; readonly underWay: number}
  readonly alarmCounts: AlarmCounts
  readonly wrong: readonly Finding[]
  readonly underWay: readonly Finding[]
  readonly groups: readonly GroupRow[]
  /** Active on the system controller. */
  readonly alarms: readonly AlarmRow[]
  readonly subcloudAlarms: readonly (AlarmCounts & {readonly subcloud: string})[]
  readonly raised: {readonly stretchMs: number; readonly stretches: readonly Raised[]; readonly whole: boolean}
  readonly releases: readonly {readonly release: string; readonly state: string}[]
  readonly subcloudReleases: readonly {readonly release: string; readonly subclouds: number}[]
  readonly certificates: readonly {readonly certificate: string; readonly expires: number}[]
  readonly backups: {
    readonly days: number
    readonly older: readonly {readonly subcloud: string; readonly at: number}[]
    readonly none: readonly string[]
  }
  readonly rollout: Rollout | null
  readonly capacity: {
    readonly subclouds: number
    readonly standingBy: number
    readonly peers: readonly {readonly peer: string; readonly availability: string}[]
    readonly peerGroups: readonly {
      readonly group: string
      readonly subclouds: number
      readonly atATime: number | null
      readonly state: string
    }[]
  }
  /** What could not be read: it is missing here. */
  readonly unread: readonly {readonly part: string; readonly why: string}[]
}

/** What a report is made of. */
export interface Material {
  fleet: Fleet
  /** Of the event log of the system controller, since then; none where it could not be read. */
  events?: readonly Event[]
  /** There are more of them. */
  eventsCut?: boolean
  /** Why they could not be read. */
  unreadEvents?: string
  /** The names that are meant; all where nobody said. */
  chosen?: ReadonlySet<string>
  selector?: string
  /** What a run came to, where there is no strategy. */
  run?: Rollout
  since: number
  at: number
  backupDays: number
}

/** What there is to say of a fleet to those who were not there. */
export function makeReport(material: Material): Report {
  const {fleet, chosen, at, since, backupDays} = material
  const sites = chosen ? fleet.sites.filter(({subcloud}) => chosen.has(subcloud.name)) : fleet.sites
  const names = new Set(sites.map(({subcloud}) => subcloud.name))
  const alarms = chosen ? fleet.alarms.filter((alarm) => names.has(subcloudIn(alarm) ?? '')) : fleet.alarms
  const judged = judge(sites, fleet)
  const of = (verdict: Judged['verdict']) => judged.filter((one) => one.verdict === verdict)
  return {
    at,
    since,
    cloud: fleet.system?.name ?? null,
    selector: material.selector ?? null,
    subclouds: {
      all: sites.length,
      well: of('well').length,
      wrong: of('wrong').length,
      underWay: of('under way').length,
    },
    alarmCounts: countsOf(alarms, sites),
    wrong: of('wrong')
      .map(({finding}) => finding)
      .sort(bySince),
    underWay: of('under way')
      .map(({finding}) => finding)
      .sort(bySince),
    groups: groupsOf(judged, fleet),
    alarms: groupAlarms(alarms).map(alarmRow),
    subcloudAlarms: sites
      .flatMap(({subcloud: {name: subcloud}, alarms: own}) => (own && total(own) > 0 ? [{subcloud, ...own}] : []))
      .sort((a, b) => b.critical - a.critical || b.major - a.major || total(b) - total(a)),
    raised: raisedIn(material, names),
    releases: fleet.releases.map(({release_id: release, state}) => ({release, state})),
    subcloudReleases: tally(sites.map(({subcloud}) => subcloud['software-version'] ?? 'unknown')),
    certificates: fleet.certificates.map(({name: certificate, expires}) => ({certificate, expires})),
    backups: backupsOf(sites, at, backupDays),
    rollout: rolloutOf(fleet, names) ?? material.run ?? null,
    capacity: capacityOf(fleet),
    unread: [
      ...[...fleet.stale].map(([part, {reason: why}]) => ({part, why})),
      ...(material.unreadEvents === undefined ? [] : [{part: 'events', why: material.unreadEvents}]),
    ],
  }
}

interface Judged {
  readonly site: Site
  readonly verdict: 'wrong' | 'under way' | 'well'
  readonly finding: Finding
}

function judge(sites: readonly Site[], {alarms, strategy}: Fleet): Judged[] {
  const about = new Map<string, AlarmFact[]>()
  for (const alarm of alarms) {
    const name = subcloudIn(alarm)
    if (name === undefined) continue
    const known = about.get(name)
    if (known) known.push(alarm)
    else about.set(name, [alarm])
  }
  return sites.map((site) => {
    const {subcloud, group, step, alarms: counts} = site
    const central = about.get(subcloud.name) ?? []
    const {verdict, sentence, evidence, command} = causeOfSite({
      ...{subcloud, step, central, counts},
      strategy: step && strategy?.strategy,
    })
    const [first] = [...central.map(({timestamp}) => timestamp), ...evidence.map(({at}) => at)].flatMap(
      (moment) => momentOf(moment) ?? [],
    )
    return {
      ...{site, verdict},
      finding: {
        ...{subcloud: subcloud.name, group: group ?? null},
        ...{since: first ?? null, why: sentence, command: command ?? null},
      },
    }
  })
}

/** The subcloud that an alarm of the system controller is about. */
const subcloudIn = ({entity_instance_id: entity}: {entity_instance_id: string | null}): string | undefined =>
  /(?:^|\.)subcloud=([^.=]+)/.exec(entity ?? '')?.[1]

/** What is new first; what nobody knows the beginning of last. */
const bySince = (a: Finding, b: Finding) => (b.since ?? 0) - (a.since ?? 0) || (a.subcloud < b.subcloud ? -1 : 1)

const alarmRow = ({severity, alarm_id: alarm, entity, count, reason, since}: AlarmGroup): AlarmRow => ({
  ...{severity, alarm, entity, count, reason},
  since: momentOf(since) ?? null,
})

const total = (counts: AlarmCounts) => severities.reduce((sum, severity) => sum + counts[severity], 0)

function groupsOf(judged: readonly Judged[], {groups}: Fleet): GroupRow[] {
  const byName = new Map<string, Judged[]>()
  for (const one of judged) {
    const name = one.site.group ?? 'unknown'
    const members = byName.get(name)
    if (members) members.push(one)
    else byName.set(name, [one])
  }
  return [...byName]
    .map(([group, members]): GroupRow => {
      const settings = groups.find(({name}) => name === group)
      const atATime = Number(settings?.max_parallel_subclouds ?? Number.NaN)
      const parallel = settings?.update_apply_type === 'serial' ? 1 : atATime > 0 ? atATime : null
      const count = (verdict: Judged['verdict']) => members.filter((one) => one.verdict === verdict).length
      return {
        ...{group, subclouds: members.length},
        ...{well: count('well'), wrong: count('wrong'), underWay: count('under way')},
        ...{parallel, turns: parallel && Math.ceil(members.length / parallel)},
      }
    })
    .sort((a, b) => (a.group < b.group ? -1 : 1))
}

function tally(values: readonly string[]): {release: string; subclouds: number}[] {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts]
    .map(([release, subclouds]) => ({release, subclouds}))
    .sort((a, b) => (a.release < b.release ? 1 : -1))
}

const MOST_STRETCHES = 62

/** By the hour or by the day, or by as many days as make a picture that can be read. */
function raisedIn(
  {events, eventsCut = false, chosen, since, at}: Material,
  names: ReadonlySet<string>,
): Report['raised'] {
  const span = Math.max(at - since, HOUR_MS)
  const unit = span <= 2 * DAY_MS ? HOUR_MS : DAY_MS
  const stretchMs = unit * Math.max(1, Math.ceil(span / unit / MOST_STRETCHES))
  const begin = Math.floor(since / unit) * unit
  const stretches = Array.from({length: Math.floor((at - begin) / stretchMs) + 1}, (_, index) => ({
    from: begin + index * stretchMs,
    ...noCounts,
  }))
  for (const event of events ?? []) {
    const moment = momentOf(event.timestamp)
    if (event.state !== 'set' || moment === undefined || moment < since) continue
    if (chosen && !names.has(subcloudIn(event) ?? '')) continue
    const stretch = stretches[Math.floor((moment - begin) / stretchMs)]
    if (stretch && isSeverity(event.severity)) stretch[event.severity]++
  }
  return {stretchMs, stretches, whole: !eventsCut}
}

function backupsOf(sites: readonly Site[], now: number, days: number): Report['backups'] {
  const older: {subcloud: string; at: number}[] = []
  const none: string[] = []
  for (const {subcloud} of sites) {
    const at = momentOf(subcloud['backup-datetime'])
    if (at === undefined) none.push(subcloud.name)
    else if (now - at > days * DAY_MS) older.push({subcloud: subcloud.name, at})
  }
  return {days, older: older.sort((a, b) => a.at - b.at), none}
}

function rolloutOf({strategy}: Fleet, names: ReadonlySet<string>): Rollout | undefined {
  if (!strategy) return undefined
  const {strategy: whole, steps} = strategy
  return {
    what: `strategy ${whole.type}`,
    state: whole.state,
    steps: steps.filter(({cloud}) => names.has(cloud)).map(rolloutStep),
  }
}

function rolloutStep({cloud, state, details, ...more}: StrategyStep): RolloutStep {
  const [from, to] = [momentOf(more['started-at']), momentOf(more['finished-at'])]
  const standing =
    state === 'complete'
      ? 'done'
      : state === 'failed' || state === 'aborted'
        ? 'failed'
        : from === undefined
          ? 'waiting'
          : 'under way'
  return {subcloud: cloud, state: standing, says: details || state, from: from ?? null, to: to ?? null}
}

const urgency = {failed: 0, 'under way': 1, waiting: 2, done: 3} as const

/** What somebody has to look after: what failed, and then what was begun or left. Of what is done, the number says enough. */
export const unfinished = ({steps}: Rollout): readonly RolloutStep[] =>
  steps.filter(({state}) => state !== 'done').sort((a, b) => urgency[a.state] - urgency[b.state])

/** How many came to what; of what there is none, nothing is said. */
export const tallyOfSteps = ({steps}: Rollout): string => {
  const counts = (Object.keys(urgency) as RolloutStep['state'][]).reverse().flatMap((state) => {
    const count = steps.filter((step) => step.state === state).length
    return count > 0 ? [`${count} ${state}`] : []
  })
  return counts.join(', ')
}

function capacityOf({sites, standingBy = 0, peers}: Fleet): Report['capacity'] {
  return {
    subclouds: sites.length,
    standingBy,
    peers: peers.systems.map((peer) => ({
      peer: peer['peer-name'],
      availability: peer['availability-state'] ?? 'unknown',
    })),
    peerGroups: peers.groups.map(({id, peer_group_name: group, max_subcloud_rehoming: most, group_state: state}) => ({
      group,
      subclouds: sites.filter(({subcloud}) => subcloud.peer_group_id === id).length,
      atATime: most ?? null,
      state: state ?? 'unknown',
    })),
  }
}
