import {entityInWords, partsOfEntity} from './alarm-entity.js'
import type {AlarmFact, UnreadFact} from './fact.js'
import type {Evidence} from './rule.js'
import {rankOf} from './severity.js'

/** Longer ones make no sentence. */
const LONGEST = 240

/** As much of a text as a sentence takes, on one line. */
export function brief(text: string, longest = LONGEST): string {
  const line = text.trim().replace(/\s+/g, ' ')
  return line.length <= longest ? line : `${line.slice(0, longest - 1).trimEnd()}…`
}

/** Moments of servers, all written alike: the day and the second, in UTC. */
export function momentOf(text: unknown): string | undefined {
  if (typeof text !== 'string') return undefined
  const [, day, time] = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})/.exec(text) ?? []
  return day === undefined ? undefined : `${day} ${time}`
}

/** The gravest first, and of those the one that began first. */
export const byGravity = (alarms: readonly AlarmFact[]): AlarmFact[] =>
  [...alarms].sort(
    (a, b) => rankOf(a.severity) - rankOf(b.severity) || (a.timestamp ?? '').localeCompare(b.timestamp ?? ''),
  )

export const alarmEvidence = ({
  alarm_id,
  entity_instance_id,
  reason_text,
  severity,
  timestamp,
}: AlarmFact): Evidence => ({
  what: `alarm ${alarm_id}`,
  says: `${severity}, ${entityInWords(partsOfEntity(entity_instance_id))}: ${brief(reason_text ?? 'no reason given')}`,
  at: momentOf(timestamp),
})

export const unreadEvidence = ({what, why}: UnreadFact): Evidence => ({what, says: `not read: ${brief(why)}`})

/** Of several things the first so many by name. */
export function someOf(names: readonly string[], most = 3): string {
  const others = names.length - most
  if (others > 0) return `${names.slice(0, most).join(', ')} and ${others} more`
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

/** An alarm within a sentence: `a critical alarm: …`. */
export const aboutAlarm = ({alarm_id, reason_text, severity}: AlarmFact): string =>
  `a ${severity} alarm: ${brief(reason_text || `it is ${alarm_id}`)}`

export const since = (moment: string | undefined): string => (moment === undefined ? '' : ` since ${moment} UTC`)
