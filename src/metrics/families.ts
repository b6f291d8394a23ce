import {severities} from '../causes/severity.js'
import type {Fleet, Part, Seen, Site} from '../live/fleet.js'
import {momentOf} from '../live/moment.js'

/** Numbers of one name, told apart by labels. */
export interface Family {
  readonly name: string
  readonly help: string
  readonly kind: 'gauge' | 'counter'
  readonly labels: readonly string[]
  readonly samples: readonly Sample[]
}

interface Sample {
  readonly labels: Readonly<Record<string, string>>
  readonly value: number
}

/** What a round costs this process. */
export interface Process {
  readonly version: string
  readonly cpuSeconds: number
}

/** Values of one label; what goes beyond is `other`. */
export const MOST_VALUES = 50
/** Sites with a series of their own. */
export const MOST_SITES = 100
export const MOST_CERTIFICATES = 100
const LONGEST_VALUE = 120
const DAY_MS = 86_400_000
const BACKUP_DAYS = [1, 7, 30, 90]

/** Whatever somebody calls a site: it breaks no line, and is not long. */
const label = (text: unknown): string =>
  String(text ?? 'unknown')
    .replace(/[\p{Cc}\p{Bidi_Control}]/gu, '\ufffd')
    .slice(0, LONGEST_VALUE)

const family =
  (kind: Family['kind']) =>
  (name: string, help: string, labels: readonly string[], samples: readonly Sample[]): Family => ({
    ...{kind, name: `stx_${name}`, help, labels, samples},
  })
const gauge = family('gauge')
const counter = family('counter')

const single = (value: number): Sample[] => [{labels: {}, value}]

/** How many there are of each, the commonest first, under so many names. */
function tally<T>(rows: readonly T[], name: string, of: (row: T) => unknown): Sample[] {
  const counts = new Map<string, number>()
  for (const row of rows) {
    const value = label(of(row))
    counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  const sorted = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  const named = sorted.length > MOST_VALUES ? sorted.slice(0, MOST_VALUES - 1) : sorted
  const rest = sorted.slice(named.length).reduce((sum, [, count]) => sum + count, 0)
  return [
    ...named.map(([value, count]) => ({labels: {[name]: value}, value: count})),
    ...(rest > 0 ? [{labels: {[name]: 'other'}, value: rest}] : []),
  ]
}

/** All numbers of a fleet at a moment. How many series there are does not grow with the fleet. */
export function familiesOf(seen: Seen, now: number, {version, cpuSeconds}: Process): Family[] {
  const {fleet} = seen
  // What nobody could read yet is not nothing: it is left out.
  const known = (part: Part, make: () => Family[]) => {
    const stale = fleet.stale.get(part)
    return stale && stale.since === undefined ? [] : make()
  }
  return [
    gauge('build_info', 'The version of stx.', ['version'], [{labels: {version}, value: 1}]),
    ...known('subclouds', () => sitesIn(fleet, now)),
    ...known('alarms', () => alarmsHere(fleet)),
    ...known('alarm counts', () => alarmsOfSites(fleet)),
    ...known('strategy', () => strategyIn(fleet)),
    ...known('hosts', () => [
      gauge(
        'hosts_by_availability',
        'Hosts of the system controller.',
        ['availability'],
        tally(fleet.hosts, 'availability', ({availability}) => availability),
      ),
    ]),
    ...known('releases', () => [
      gauge(
        'releases_by_state',
        'Software releases of the system controller.',
        ['state'],
        tally(fleet.releases, 'state', ({state}) => state),
      ),
    ]),
    ...known('peers', () => [
      gauge(
        'peers_by_availability',
        'Peer sites.',
        ['availability'],
        tally(fleet.peers.systems, 'availability', (peer) => peer['availability-state']),
      ),
    ]),
    ...known('certificates', () => [
      gauge(
        'certificate_expiry_timestamp_seconds',
        `When each certificate of the system controller ends; of the ${MOST_CERTIFICATES} that end first.`,
        ['certificate'],
        fleet.certificates
          .slice(0, MOST_CERTIFICATES)
          .map(({name, expires}) => ({labels: {certificate: label(name)}, value: expires / 1000})),
      ),
    ]),
    ...pollOf(seen, cpuSeconds),
  ]
}

const pollOf = ({fleet, cost}: Seen, cpuSeconds: number): Family[] => [
  gauge(
    'part_up',
    'Whether each part of the fleet could be read the last time.',
    ['part'],
    partNames.map((part) => ({labels: {part: part.replaceAll(' ', '_')}, value: fleet.stale.has(part) ? 0 : 1})),
  ),
  counter('poll_requests', 'Requests that were answered.', [], single(cost.requests)),
  counter('poll_reply_characters', 'Characters of their replies.', [], single(cost.bytes)),
  counter('poll_cpu_seconds', 'Processor time of this exporter.', [], single(cpuSeconds)),
  gauge('poll_round_seconds', 'What the last round took.', [], single(cost.roundMs / 1000)),
  gauge(
    'poll_pause_seconds',
    'The time from one question for the sites to the next; longer where the API is slow.',
    [],
    single(cost.everyMs / 1000),
  ),
  gauge('poll_last_read_timestamp_seconds', 'When the newest part was read.', [], single(fleet.at / 1000)),
]

const partNames: readonly Part[] = [
  ...(['subclouds', 'groups', 'alarm counts', 'alarms', 'strategy'] as const),
  ...(['hosts', 'releases', 'certificates', 'peers', 'system'] as const),
]

function sitesIn({sites}: Fleet, now: number): Family[] {
  const by = (name: string, help: string, of: (site: Site) => unknown) =>
    gauge(`sites_by_${name}`, help, [name], tally(sites, name, of))
  const endpoints = sites.flatMap(({subcloud}) => subcloud.endpoint_sync_status ?? [])
  const backups = sites.map(({subcloud}) => momentOf(subcloud['backup-datetime']))
  const known = backups.filter((at) => at !== undefined)
  return [
    gauge('sites', 'Subclouds, without those that stand by for a peer site.', [], single(sites.length)),
    by('availability', 'Subclouds by availability.', ({subcloud}) => subcloud['availability-status']),
    by('management', 'Subclouds by management state.', ({subcloud}) => subcloud['management-state']),
    by('deploy', 'Subclouds by deploy status.', ({subcloud}) => subcloud['deploy-status']),
    by('sync', 'Subclouds by sync status.', ({subcloud}) => subcloud.sync_status),
    by('release', 'Subclouds by software release.', ({subcloud}) => subcloud['software-version']),
    by('group', 'Subclouds by group.', ({group}) => group),
    gauge(
      'sites_endpoint_out_of_sync',
      'Subclouds whose endpoint is out of sync.',
      ['endpoint'],
      tally(
        endpoints.filter(({sync_status: sync}) => sync === 'out-of-sync'),
        'endpoint',
        ({endpoint_type: type}) => type,
      ),
    ),
    gauge('sites_without_backup', 'Subclouds of which no backup is known.', [], single(backups.length - known.length)),
    gauge(
      'sites_backup_older',
      'Subclouds whose last backup is older than so many days.',
      ['days'],
      BACKUP_DAYS.map((days) => ({
        labels: {days: String(days)},
        value: known.filter((at) => now - at > days * DAY_MS).length,
      })),
    ),
    gauge(
      'oldest_backup_timestamp_seconds',
      'When the subcloud was backed up whose last backup is the oldest.',
      [],
      known.length === 0 ? [] : single(known.reduce((oldest, at) => Math.min(oldest, at)) / 1000),
    ),
  ]
}

const alarmsHere = ({alarms}: Fleet): Family[] => [
  gauge(
    'alarms',
    'Active alarms of the system controller.',
    ['severity'],
    severities.map((severity) => ({
      labels: {severity},
      value: alarms.filter((alarm) => alarm.severity === severity).length,
    })),
  ),
]

function alarmsOfSites({sites}: Fleet): Family[] {
  const counted = sites.flatMap(({subcloud: {name}, alarms}) => (alarms ? [{name, ...alarms}] : []))
  const worst = counted
    .filter(({critical, major}) => critical + major > 0)
    .sort((a, b) => b.critical - a.critical || b.major - a.major)
    .slice(0, MOST_SITES)
  return [
    gauge(
      'sites_alarms',
      'Active alarms of all subclouds.',
      ['severity'],
      severities.map((severity) => ({
        labels: {severity},
        value: counted.reduce((sum, one) => sum + one[severity], 0),
      })),
    ),
    gauge(
      'site_alarms',
      `Critical and major alarms of single subclouds: of the ${MOST_SITES} that have the most of them.`,
      ['site', 'severity'],
      worst.flatMap((one) =>
        (['critical', 'major'] as const).map((severity) => ({
          labels: {site: label(one.name), severity},
          value: one[severity],
        })),
      ),
    ),
    gauge('sites_alarms_unknown', 'Subclouds of whose alarms nobody knows.', [], single(sites.length - counted.length)),
  ]
}

const over: ReadonlySet<string> = new Set(['complete', 'failed', 'aborted'])

function strategyIn({strategy, strategySince}: Fleet): Family[] {
  const steps = strategy?.steps ?? []
  const done = steps.filter(({state}) => over.has(state)).length
  return [
    gauge(
      'strategy',
      'The fleet strategy that there is: 1 with its type and state.',
      ['type', 'state'],
      strategy
        ? [{labels: {type: label(strategy.strategy.type), state: label(strategy.strategy.state)}, value: 1}]
        : [],
    ),
    gauge(
      'strategy_steps',
      'Subclouds by what the strategy does to them.',
      ['state'],
      tally(steps, 'state', ({state}) => state),
    ),
    gauge(
      'strategy_progress_ratio',
      'Which part of its subclouds the strategy is done with.',
      [],
      steps.length === 0 ? [] : single(done / steps.length),
    ),
    gauge(
      'strategy_seen_applying_timestamp_seconds',
      'When this exporter first saw the strategy being applied.',
      [],
      strategySince === undefined ? [] : single(strategySince / 1000),
    ),
  ]
}
