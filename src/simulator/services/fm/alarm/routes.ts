import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import type {Router} from '../../../http/service.js'
import {type Alarm, alarms} from './model.js'
import {listedAlarm, wholeAlarm} from './show.js'

/** What a query may name; the server compares by containment, whatever operator is sent. */
const searchable: Readonly<Record<string, (alarm: Alarm) => string>> = {
  uuid: (alarm) => alarm.uuid,
  alarm_id: (alarm) => alarm.alarmId,
  entity_instance_id: (alarm) => alarm.entity,
  severity: (alarm) => alarm.severity,
}

function matching(c: Call): readonly Alarm[] {
  const fields = c.search.getAll('q.field')
  const values = c.search.getAll('q.value')
  const clauses = fields.map((field, at) => {
    const read = searchable[field] ?? refuse(400, `[HTTP 400] Unknown field ${field}`)
    return (alarm: Alarm) => read(alarm).includes(values[at] ?? '')
  })
  return c.region.of(alarms).where((alarm) => clauses.every((holds) => holds(alarm)))
}

/** The order of the database: by severity as a word, then entity, then id. */
const order = (a: Alarm, b: Alarm) =>
  a.severity.localeCompare(b.severity) || a.entity.localeCompare(b.entity) || a.alarmId.localeCompare(b.alarmId)

export function alarmRoutes(router: Router): void {
  router.get('/v1/alarms', {}, (c) => ({alarms: [...matching(c)].sort(order).map(listedAlarm)}))
  router.get('/v1/alarms/:uuid', {}, (c) => {
    const uuid = c.params['uuid'] ?? ''
    const alarm = c.region.of(alarms).get(uuid) ?? refuse(404, `[HTTP 404] Alarm ${uuid} could not be found.`)
    return wholeAlarm(alarm)
  })
}
