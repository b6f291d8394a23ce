import {
  type EntityPart,
  entityInWords,
  isPlace,
  manyInWords,
  partsOfEntity,
  patternOf,
  placeOf,
} from './alarm-entity.js'
import {rankOf} from './severity.js'
import {someOf} from './words.js'

/** What is needed of an alarm to say what it has in common with others. */
export interface RaisedAlarm {
  readonly uuid: string
  readonly alarm_id: string
  readonly entity_instance_id: string
  readonly severity: string
  readonly timestamp: string | null
  readonly reason_text?: string | null
  readonly suppression_status?: string | null
}

/** Alarms that share a cause, as one line for people; most often it is one alarm. */
export interface AlarmGroup {
  /** By which the line is known from look to look. */
  name: string
  alarm_id: string
  severity: string
  /** What they are about, as people call it. */
  entity: string
  count: number
  /** Since when the first of them stands. */
  since: string | null
  reason: string
  /** The alarm from which they follow. */
  cause: {alarm_id: string; entity_instance_id: string} | null
  entities: string[]
  /** Of which subclouds they tell, where they tell of any. */
  subclouds: string[]
  uuids: string[]
  suppression_status: string | null
}

/** What follows from what: alarms that say of a controller that its peer is gone stand beside the one that says why. */
const consequences: readonly {
  readonly of: string
  readonly says: string
  /** From the likeliest to the least likely; in words what is so with the host of which such an alarm tells. */
  readonly causes: readonly (readonly [id: string, words: string])[]
}[] = [
  {
    of: '400.002',
    says: 'no redundancy',
    causes: [
      ['200.001', 'is locked'],
      ['200.011', 'failed to come up'],
      ['200.004', 'failed'],
      ['200.005', 'lost its management network'],
      ['200.009', 'lost its cluster-host network'],
      ['400.001', 'has a failed service'],
    ],
  },
  {
    of: '400.005',
    says: 'the controllers do not hear each other',
    causes: [
      ['200.004', 'failed'],
      ['200.001', 'is locked'],
    ],
  },
]

/** Alarms that one change brings to many hosts at once: one line says it of all. */
const ofOneChange: ReadonlySet<string> = new Set(['250.001'])

/** A consequence may be noticed before its cause is; longer before, it is of something else. */
const NOTICED_BEFORE_MS = 5 * 60_000

/** Timestamps of fm are UTC, whether they say so or not. */
const timeOf = (timestamp: string | null): number =>
  timestamp === null ? Number.NaN : Date.parse(/Z|[+-]\d\d:?\d\d$/.test(timestamp) ? timestamp : `${timestamp}Z`)

interface Found {
  alarm: RaisedAlarm
  host: string
  words: string
  says: string
}

/** Of a group without redundancy: nothing of it is left either. */
const worst = ({reason_text}: RaisedAlarm): string | undefined =>
  /no active members/.test(reason_text ?? '') ? 'none is active' : undefined

/** The alarm that explains this one, if it is there. */
function causeOf(alarm: RaisedAlarm, byId: ReadonlyMap<string, readonly RaisedAlarm[]>): Found | undefined {
  const rule = consequences.find(({of}) => of === alarm.alarm_id)
  for (const [id, words] of rule?.causes ?? []) {
    for (const other of byId.get(id) ?? []) {
      const host = partsOfEntity(other.entity_instance_id).find(({key}) => key === 'host')?.value
      // Only controllers stand in for each other.
      if (host === undefined || !host.startsWith('controller-')) continue
      // Where nobody says when, nothing speaks against it.
      if (timeOf(other.timestamp) - timeOf(alarm.timestamp) > NOTICED_BEFORE_MS) continue
      return {alarm: other, host, words, says: worst(alarm) ?? rule?.says ?? ''}
    }
  }
  return undefined
}

const inOneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

/** The reason without the name that stands beside it already. */
function briefReason({reason_text, entity_instance_id}: RaisedAlarm): string {
  const reason = inOneLine(reason_text ?? '').replace(/\.$/, '')
  const place = placeOf(partsOfEntity(entity_instance_id))?.value
  return place !== undefined && reason.startsWith(`${place} `) ? reason.slice(place.length + 1) : reason
}

/** What the reasons of several have in common: `…` where each has its own. */
function commonReason(reasons: readonly string[]): string {
  const [first, ...others] = reasons.map((reason) => reason.split(' '))
  if (first === undefined) return ''
  if (others.length === 0) return first.join(' ')
  const same = first.map((word, at) => (others.every((words) => words[at] === word) ? word : '…'))
  return same.join(' ').replaceAll(/…( …)+/g, '…')
}

/** The words of a reason that are not of the alarm's own entity. */
function sentence({reason_text, entity_instance_id}: RaisedAlarm): string {
  const own = new Set(partsOfEntity(entity_instance_id).map(({value}) => value))
  return inOneLine(reason_text ?? '')
    .split(' ')
    .map((word) => (own.has(word.replace(/[.,;:]$/, '')) || /\d/.test(word) ? '…' : word))
    .join(' ')
}

const subcloudOf = ({entity_instance_id}: RaisedAlarm): string | undefined =>
  partsOfEntity(entity_instance_id).find(({key}) => key === 'subcloud')?.value

const withoutSubcloud = (parts: readonly EntityPart[]): EntityPart[] => parts.filter(({key}) => key !== 'subcloud')

/** Of alarms of one subcloud what those of another one have to be like to be told with them. */
function likeness(own: readonly RaisedAlarm[]): string | undefined {
  const [first] = own
  const name = first && subcloudOf(first)
  if (first === undefined || name === undefined) return undefined
  const about = own.map(({entity_instance_id}) => entityInWords(withoutSubcloud(partsOfEntity(entity_instance_id))))
  const says = sentence(first)
    .split(' ')
    .map((word) => (word.includes(name) ? '…' : word))
  return JSON.stringify([first.alarm_id, first.severity, first.suppression_status ?? '', about.sort(), says])
}

/** Those that differ only in the subcloud are one, however many there are. */
function acrossSubclouds(groups: Iterable<readonly RaisedAlarm[]>): RaisedAlarm[][] {
  const found = new Map<string, RaisedAlarm[]>()
  for (const [at, own] of [...groups].entries()) {
    const key = likeness(own) ?? String(at)
    const known = found.get(key)
    if (known) known.push(...own)
    else found.set(key, [...own])
  }
  return [...found.values()]
}

function keyOf(alarm: RaisedAlarm, cause: Found | undefined): string {
  const parts = partsOfEntity(alarm.entity_instance_id)
  const spread = ofOneChange.has(alarm.alarm_id)
  const about = spread
    ? parts.map((part) => (isPlace(part) ? `${part.key}=*` : part.value)).join('.')
    : patternOf(parts)
  const why = cause === undefined ? sentence(alarm) : cause.alarm.uuid
  return JSON.stringify([alarm.alarm_id, alarm.severity, alarm.suppression_status ?? '', about, why])
}

/**
 * Alarms of one system by what they have in common: those that follow from the same alarm; else those of one id, severity
 * and place that say the same of several things there. The worst come first, of these the newest.
 */
export function groupAlarms(alarms: readonly RaisedAlarm[]): AlarmGroup[] {
  const byId = partedBy(alarms, ({alarm_id}) => alarm_id)
  const groups = partedBy(alarms, (alarm) => keyOf(alarm, causeOf(alarm, byId)))
  return acrossSubclouds(groups.values())
    .flatMap((own) => {
      const [first] = own
      return first === undefined ? [] : [groupOf(first, own, causeOf(first, byId))]
    })
    .sort((a, b) => rankOf(a.severity) - rankOf(b.severity) || newer(a, b))
}

function partedBy<T>(alarms: readonly T[], key: (alarm: T) => string): ReadonlyMap<string, readonly T[]> {
  const parts = new Map<string, T[]>()
  for (const alarm of alarms) {
    const own = key(alarm)
    const part = parts.get(own)
    if (part) part.push(alarm)
    else parts.set(own, [alarm])
  }
  return parts
}

const newer = (a: AlarmGroup, b: AlarmGroup): number => (b.since ?? '').localeCompare(a.since ?? '')

const patternOfAll = ({entity_instance_id}: RaisedAlarm, count: number): string =>
  count > 1 ? patternOf(partsOfEntity(entity_instance_id)) : entity_instance_id

const aboutAll = ({entity_instance_id}: RaisedAlarm, count: number): string => {
  const parts = partsOfEntity(entity_instance_id)
  return count > 1 ? manyInWords(parts, count) : entityInWords(parts)
}

/** The subclouds as they are called here, with what of each it is about where that is the same. */
function ofSubclouds(called: string, own: readonly RaisedAlarm[]): string {
  const [first, ...others] = new Map(
    own.map(({entity_instance_id}) => {
      const rest = withoutSubcloud(partsOfEntity(entity_instance_id))
      return [entityInWords(rest), rest] as const
    }),
  ).values()
  const rest = others.length > 0 ? manyInWords(first ?? [], others.length + 1) : entityInWords(first ?? [])
  return [called, rest].filter((part) => part !== '').join(' ')
}

/** What they say, and of several subclouds the first by name. */
function reasonOf(own: readonly RaisedAlarm[], subclouds: readonly string[]): string {
  const reason = commonReason(own.map(briefReason))
  return subclouds.length > 1 ? `${reason.replace(/^is /, 'are ')}: ${someOf(subclouds, MOST_NAMES)}` : reason
}

const MOST_NAMES = 4

function groupOf(first: RaisedAlarm, own: readonly RaisedAlarm[], cause: Found | undefined): AlarmGroup {
  const count = own.length
  const times = own.flatMap(({timestamp}) => timestamp ?? []).sort()
  const subclouds = [...new Set(own.flatMap((alarm) => subcloudOf(alarm) ?? []))]
  return {
    name: `${first.alarm_id} ${first.severity} ${subclouds.length > 1 ? ofSubclouds('subcloud=*', own) : patternOfAll(first, count)}`,
    alarm_id: first.alarm_id,
    severity: first.severity,
    entity: subclouds.length > 1 ? ofSubclouds(`${subclouds.length} subclouds`, own) : aboutAll(first, count),
    count,
    since: times[0] ?? null,
    reason: cause === undefined ? reasonOf(own, subclouds) : `${cause.host} ${cause.words}: ${cause.says}`,
    cause:
      cause === undefined ? null : {alarm_id: cause.alarm.alarm_id, entity_instance_id: cause.alarm.entity_instance_id},
    entities: own.map(({entity_instance_id}) => entity_instance_id),
    subclouds,
    uuids: own.map(({uuid}) => uuid),
    suppression_status: first.suppression_status ?? null,
  }
}

/** A line that stands in one system, or in so many. */
export type OfSystem = AlarmGroup & {readonly subcloud: string}

/** Lines of several systems: what says the same in many of them is one. */
export function acrossSystems(lines: readonly OfSystem[]): OfSystem[] {
  const key = ({alarm_id, severity, suppression_status, entity, reason}: OfSystem) =>
    JSON.stringify([alarm_id, severity, suppression_status, entity, reason.replaceAll(/\S*\d\S*/g, '…')])
  return [...partedBy(lines, key).values()]
    .flatMap((own): OfSystem[] => {
      const [first] = own
      if (first === undefined || own.length === 1) return [...own]
      const systems = [...new Set(own.map(({subcloud}) => subcloud))]
      return [
        {
          ...first,
          subcloud: `${systems.length} subclouds`,
          count: own.reduce((sum, {count}) => sum + count, 0),
          since: own.flatMap(({since}) => since ?? []).sort()[0] ?? null,
          reason: `${commonReason(own.map(({reason}) => reason))}: ${someOf(systems, MOST_NAMES)}`,
          entities: own.flatMap(({entities}) => entities),
          subclouds: systems,
          uuids: own.flatMap(({uuids}) => uuids),
        },
      ]
    })
    .sort((a, b) => rankOf(a.severity) - rankOf(b.severity))
}
