import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {isSeverity, type Severity} from '../../../states.js'
import {pythonText} from '../../python-text.js'
import {events} from '../event/model.js'
import {recordLog} from '../event/record.js'
import {type Alarm, alarms} from './model.js'
import {clear, raise} from './raise.js'

const known = [
  ...['uuid', 'alarm_id', 'alarm_state', 'entity_type_id', 'entity_instance_id', 'timestamp', 'severity'],
  ...['reason_text', 'alarm_type', 'probable_cause', 'proposed_repair_action', 'service_affecting', 'suppression'],
  ...['suppression_status', 'mgmt_affecting', 'degrade_affecting', 'links'],
]
const mandatory = ['alarm_id', 'alarm_state', 'entity_instance_id', 'severity', 'alarm_type', 'probable_cause']

type Posted = Readonly<Record<string, unknown>>

/** What every alarm that is sent must be, in the words of the genuine server where it checks at all. */
function read(c: Call): Posted {
  const {body} = c
  if (typeof body !== 'object' || body === null || Array.isArray(body)) refuse(400, 'Missing argument: "alarm_data"')
  const posted = body as Posted
  const stranger = Object.keys(posted).find((field) => !known.includes(field))
  if (stranger !== undefined) refuse(400, `Unknown attribute for argument alarm_data: ${stranger}`)
  for (const field of mandatory) {
    if (posted[field] === undefined || posted[field] === null) {
      refuse(400, `Invalid input for field/attribute ${field}. Value: 'None'. Mandatory field missing.`)
    }
  }
  return posted
}

function boolean(posted: Posted, field: string): boolean {
  const value = posted[field] ?? false
  const word = String(value).toLowerCase()
  if (['true', '1', 't', 'yes', 'y', 'on'].includes(word)) return true
  if (['false', '0', 'f', 'no', 'n', 'off'].includes(word)) return false
  const whole = `Invalid input for field/attribute alarm_data. Value: '${pythonText(posted)}'.`
  return refuse(400, `${whole} Value not an unambiguous boolean: ${value}`)
}

function moment(c: Call, value: unknown): number {
  if (value === undefined || value === null) return c.sim.now()
  const text = String(value).replace(' ', 'T')
  const time = Date.parse(/(Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`)
  if (!Number.isNaN(time)) return time
  return refuse(400, `Invalid input for field/attribute timestamp. Value: '${value}'. Unable to parse date string`)
}

const text = (value: unknown): string => (value === undefined || value === null ? '' : String(value))

/** What happened and is over may be of no severity at all. */
const noSeverity = 'not-applicable'

const badSeverity = (word: string): never =>
  refuse(400, `Invalid input for field/attribute severity. Value: '${word}'. Unknown severity`)

function alarmSeverity(posted: Posted): Severity {
  const word = text(posted['severity'])
  return isSeverity(word) ? word : badSeverity(word)
}

function logSeverity(posted: Posted): Severity | typeof noSeverity {
  const word = text(posted['severity'])
  return word === noSeverity ? word : alarmSeverity(posted)
}

type Told = Omit<Alarm, 'uuid' | 'severity'> & {uuid?: string}

function told(c: Call, posted: Posted): Told {
  return {
    ...(posted['uuid'] == null ? {} : {uuid: text(posted['uuid'])}),
    alarmId: text(posted['alarm_id']),
    entityType: text(posted['entity_type_id']),
    entity: text(posted['entity_instance_id']),
    reason: text(posted['reason_text']),
    alarmType: text(posted['alarm_type']),
    cause: text(posted['probable_cause']),
    repair: posted['proposed_repair_action'] == null ? null : text(posted['proposed_repair_action']),
    serviceAffecting: boolean(posted, 'service_affecting'),
    suppression: boolean(posted, 'suppression'),
    raisedAt: moment(c, posted['timestamp']),
  }
}

/** The reply is JSON in a JSON string, as Python writes it. */
const named = (uuid: string) => `{"uuid": ${JSON.stringify(uuid)}}`

/** An alarm that somebody outside reports: set, cleared, or an entry of the log alone. */
export function postAlarm(c: Call): string {
  const posted = read(c)
  const state = text(posted['alarm_state'])
  const table = c.region.of(alarms)
  const {alarmId, entity, ...rest} = told(c, posted)
  if (state === 'set') {
    const severity = alarmSeverity(posted)
    if (table.find({alarmId, entity}) || (rest.uuid !== undefined && table.has(rest.uuid))) {
      refuse(409, `[HTTP 409] Alarm ${alarmId} of ${entity} exists already.`)
    }
    return named(raise(c.sim, c.region.name, {...rest, severity, alarmId, entity}).uuid)
  }
  if (state === 'log' || state === 'msg') {
    const {raisedAt: at, alarmType: type, ...log} = rest
    const severity = logSeverity(posted)
    if (log.uuid !== undefined && c.region.of(events).has(log.uuid)) {
      refuse(409, `[HTTP 409] Event Log ${log.uuid} exists already.`)
    }
    return named(recordLog(c.sim, c.region.name, {...log, severity, logId: alarmId, entity, type, at}).uuid)
  }
  if (state !== 'clear') refuse(400, `The alarm_state ${state} does not support!`)
  const found = rest.uuid === undefined ? table.find({alarmId, entity}) : table.get(rest.uuid)
  if (found === undefined) refuse(404, '[HTTP 404] can not find record to clear!')
  clear(c.sim, c.region.name, found)
  return named(found.uuid)
}

/** The genuine server fails here with any alarm; this one changes it. */
export function putAlarm(c: Call<'uuid'>): string {
  const uuid = c.params.uuid
  const found = c.region.of(alarms).get(uuid) ?? refuse(404, `[HTTP 404] Alarm ${uuid} could not be found.`)
  const {alarmId, entity} = found
  const posted = read(c)
  const severity = alarmSeverity(posted)
  return named(raise(c.sim, c.region.name, {...told(c, posted), severity, alarmId, entity, uuid}).uuid)
}
