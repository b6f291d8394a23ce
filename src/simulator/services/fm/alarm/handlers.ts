import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {reply} from '../../../http/reply.js'
import {checkArguments, page, truth} from '../page.js'
import {clauses, contains} from '../query.js'
import {suppressed} from '../suppression/standing.js'
import {type Alarm, alarms} from './model.js'
import {clear} from './raise.js'
import {listedAlarm, wholeAlarm} from './show.js'

const searchable = {
  uuid: contains((alarm: Alarm) => alarm.uuid),
  alarm_id: contains((alarm: Alarm) => alarm.alarmId),
  entity_type_id: contains((alarm: Alarm) => alarm.entityType),
  entity_instance_id: contains((alarm: Alarm) => alarm.entity),
  severity: contains((alarm: Alarm) => alarm.severity),
  alarm_type: contains((alarm: Alarm) => alarm.alarmType),
}

/** The order of the database: by severity as a word, then entity, then id. */
const order = (a: Alarm, b: Alarm) =>
  a.severity.localeCompare(b.severity) || a.entity.localeCompare(b.entity) || a.alarmId.localeCompare(b.alarmId)

const visible = (c: Call): readonly Alarm[] =>
  truth(c, 'include_suppress')
    ? c.region.of(alarms).all()
    : c.region.of(alarms).where((alarm) => !suppressed(c.region, alarm.alarmId))

const most = 2000

export function listAlarms(c: Call) {
  checkArguments(c, ['include_suppress', 'expand'])
  const wanted = clauses(c, searchable)
  const found = visible(c).filter(wanted).sort(order)
  const {rows, next} = page(c, found, {path: 'alarms', noun: 'Alarm', key: (alarm) => alarm.uuid, most})
  const show = truth(c, 'expand') ? wholeAlarm : listedAlarm
  return {alarms: rows.map((alarm) => show(c.region, alarm)), ...next}
}

export function summarizeAlarms(c: Call) {
  checkArguments(c, ['include_suppress'])
  const rows = visible(c)
  const count = (severity: string) => rows.filter((alarm) => alarm.severity === severity).length
  const [critical, major, minor] = [count('critical'), count('major'), count('minor')]
  const status = critical > 0 ? 'critical' : major + minor > 0 ? 'degraded' : 'OK'
  return {critical, major, minor, warnings: count('warning'), status}
}

function findAlarm(c: Call<'uuid'>): Alarm {
  const uuid = c.params.uuid
  return c.region.of(alarms).get(uuid) ?? refuse(404, `[HTTP 404] Alarm ${uuid} could not be found.`)
}

export const getAlarm = (c: Call<'uuid'>) => wholeAlarm(c.region, findAlarm(c))

export function deleteAlarm(c: Call<'uuid'>) {
  clear(c.sim, c.region.name, findAlarm(c))
  return reply(204)
}
