import {el, mark, shown, siteLink} from './dom.js'
import {healthCalled, healthOf, healths, stepCell, type Tone} from './health.js'
import type {Column} from './rows.js'
import {
  type AlarmRow,
  type EventRow,
  type HostRow,
  type ReleaseRow,
  type Severity,
  type SiteRow,
  severities,
} from './told.js'
import {byName, dateTime, lasting} from './words.js'

const text = (value: string) => el('span', {title: shown(value)}, value)

const byText =
  <Row>(of: (row: Row) => string) =>
  (a: Row, b: Row) =>
    byName(of(a), of(b))

const weights = new Map<string, number>(healths.map(({id}, at) => [id, at]))
const weightOf = (site: SiteRow) => weights.get(healthOf(site)) ?? 0

/** Critical ones count more than any number of lesser ones. */
const gravity = ({alarms}: SiteRow) =>
  alarms ? ((alarms.critical * 1000 + alarms.major) * 1000 + alarms.minor) * 1000 + alarms.warning : -1

export function countsOf(alarms: SiteRow['alarms']): Node | string {
  if (!alarms) return '?'
  const there = severities.filter((severity) => alarms[severity] > 0)
  if (there.length === 0) return el('span', {class: 'soft'}, '0')
  const words = there.map((severity) => `${alarms[severity]} ${severity}`).join(', ')
  return el(
    'span',
    {class: 'counts', title: words},
    el('span', {class: 'unseen'}, words),
    there.map((severity) => el('b', {class: `tone-${severity}`, 'aria-hidden': 'true'}, String(alarms[severity]))),
  )
}

const toneOfSync = (sync: string): Tone => (sync === 'in-sync' ? 'well' : sync === 'out-of-sync' ? 'stale' : 'idle')

export const siteColumns: readonly Column<SiteRow>[] = [
  {id: 'name', label: 'site', cell: ({name}) => siteLink(name), order: byText(({name}) => name)},
  {
    id: 'health',
    label: 'health',
    cell: (site) => {
      const {tone, label} = healthCalled(healthOf(site))
      return mark(tone, label)
    },
    order: (a, b) => weightOf(a) - weightOf(b) || byName(a.name, b.name),
  },
  {
    id: 'alarms',
    label: 'alarms',
    cell: ({alarms}) => countsOf(alarms),
    order: (a, b) => gravity(b) - gravity(a) || byName(a.name, b.name),
  },
  {id: 'group', label: 'group', rank: 'wide', cell: ({group}) => text(group), order: byText(({group}) => group)},
  {
    id: 'availability',
    label: 'availability',
    rank: 'wide',
    cell: ({managed, availability}) => `${availability}${managed ? '' : ', unmanaged'}`,
    order: byText(({availability}) => availability),
  },
  {
    id: 'sync',
    label: 'sync',
    rank: 'wide',
    cell: ({sync}) => mark(toneOfSync(sync), sync),
    order: byText(({sync}) => sync),
  },
  {id: 'deploy', label: 'deploy', rank: 'wider', cell: ({deploy}) => text(deploy), order: byText(({deploy}) => deploy)},
  {id: 'release', label: 'release', rank: 'wider', cell: ({release}) => release, order: byText(({release}) => release)},
  {
    id: 'step',
    label: 'step',
    rank: 'wide',
    cell: ({step}) => (step ? mark(stepCell(step).tone, step) : ''),
    order: byText(({step = '~'}) => step),
  },
]

const severityWeight = (severity: string) => {
  const at = severities.indexOf(severity as Severity)
  return at < 0 ? severities.length : at
}

const toneOfSeverity = (severity: string) => (severities.includes(severity as Severity) ? severity : 'idle')

const newest = (a: {at?: number}, b: {at?: number}) => (b.at ?? 0) - (a.at ?? 0)

export const alarmColumns = (now: () => number): readonly Column<AlarmRow>[] => [
  {
    id: 'severity',
    label: 'severity',
    cell: ({severity}) => mark(toneOfSeverity(severity), severity),
    order: (a, b) => severityWeight(a.severity) - severityWeight(b.severity) || (b.since ?? 0) - (a.since ?? 0),
  },
  {id: 'id', label: 'id', rank: 'wide', cell: ({id}) => id, order: byText(({id}) => id)},
  {id: 'reason', label: 'reason', cell: ({reason}) => text(reason), order: byText(({reason}) => reason)},
  {id: 'entity', label: 'entity', rank: 'wide', cell: ({entity}) => text(entity), order: byText(({entity}) => entity)},
  {
    id: 'age',
    label: 'age',
    cell: ({since}) => (since === undefined ? '' : el('time', {title: dateTime(since)}, lasting(now() - since))),
    order: (a, b) => (b.since ?? 0) - (a.since ?? 0),
  },
]

export const eventColumns: readonly Column<EventRow>[] = [
  {id: 'at', label: 'when', cell: ({at}) => (at === undefined ? '' : dateTime(at)), order: newest},
  {id: 'state', label: 'state', cell: ({state}) => state, order: byText(({state}) => state)},
  {
    id: 'severity',
    label: 'severity',
    rank: 'wide',
    cell: ({severity}) => mark(toneOfSeverity(severity), severity),
    order: (a, b) => severityWeight(a.severity) - severityWeight(b.severity) || newest(a, b),
  },
  {id: 'id', label: 'id', rank: 'wide', cell: ({id}) => id, order: byText(({id}) => id)},
  {id: 'reason', label: 'what', cell: ({reason}) => text(reason), order: byText(({reason}) => reason)},
  {id: 'entity', label: 'entity', rank: 'wide', cell: ({entity}) => text(entity), order: byText(({entity}) => entity)},
]

/** Lists that are short, as plain tables. */
export function plainTable(caption: string, heads: readonly string[], lines: readonly (readonly (Node | string)[])[]) {
  return el(
    'div',
    {class: 'wide'},
    el(
      'table',
      {},
      el('caption', {class: 'unseen'}, caption),
      el(
        'thead',
        {},
        el(
          'tr',
          {},
          heads.map((head) => el('th', {scope: 'col'}, head)),
        ),
      ),
      el(
        'tbody',
        {},
        lines.map((line) =>
          el(
            'tr',
            {},
            line.map((cell) => el('td', {}, cell)),
          ),
        ),
      ),
    ),
  )
}

const toneOfHost = ({availability, administrative}: HostRow): Tone => {
  if (/failed|offline|power-off/.test(availability)) return 'critical'
  if (availability === 'degraded') return 'major'
  return administrative === 'locked' ? 'idle' : 'well'
}

/** `more`: what else stands behind a host. */
export function hostTable(hosts: readonly HostRow[], more?: (host: HostRow) => Node) {
  // Most of the time nobody does anything to a host.
  const areTasks = hosts.some(({task}) => task !== '')
  return plainTable(
    'Hosts',
    ['host', 'state', 'role', ...(areTasks ? ['task'] : []), ...(more ? [''] : [])],
    [...hosts]
      .sort((a, b) => byName(a.name, b.name))
      .map((host) => [
        text(host.name),
        mark(toneOfHost(host), `${host.administrative}, ${host.operational}, ${host.availability}`),
        host.personality,
        ...(areTasks ? [host.task] : []),
        ...(more ? [more(host)] : []),
      ]),
  )
}

export const releaseTable = (releases: readonly ReleaseRow[]) =>
  plainTable(
    'Releases',
    ['release', 'state'],
    [...releases]
      .sort((a, b) => byName(b.version, a.version))
      .map(({id, state}) => [
        text(id),
        mark(state === 'deployed' ? 'well' : /deploy/.test(state) ? 'busy' : 'idle', state),
      ]),
  )
