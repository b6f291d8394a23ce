import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {checkArguments, page, truth} from '../page.js'
import {clauses, contains, equals, type Search} from '../query.js'
import {suppressed} from '../suppression/standing.js'
import {type EventRecord, events} from './model.js'
import {listedEvent, wholeEvent} from './show.js'

/** A moment in UTC; both ends belong to the span. */
const bound =
  (holds: (at: number, limit: number) => boolean): Search<EventRecord> =>
  (value) => {
    const iso = value.trim().replace(' ', 'T')
    const limit = Date.parse(/(Z|[+-]\d\d:?\d\d)$/.test(iso) ? iso : iso.includes('T') ? `${iso}Z` : iso)
    if (Number.isNaN(limit)) refuse(400, `Unable to parse date string '${value}'`)
    return (event) => holds(event.at, limit)
  }

const searchable = {
  event_log_id: contains((event: EventRecord) => event.eventId),
  entity_type_id: contains((event: EventRecord) => event.entityType),
  entity_instance_id: contains((event: EventRecord) => event.entity),
  severity: contains((event: EventRecord) => event.severity),
  uuid: equals((event: EventRecord) => event.uuid),
  event_log_type: equals((event: EventRecord) => event.type),
  start: bound((at, limit) => at >= limit),
  end: bound((at, limit) => at <= limit),
}

/** Logs are always told; the coming and going of suppressed alarms only where asked for. */
function told(c: Call): (event: EventRecord) => boolean {
  const [onlyAlarms, onlyLogs] = [truth(c, 'alarms'), truth(c, 'logs')]
  const whole = truth(c, 'include_suppress')
  return (event) => {
    const log = event.state === 'log'
    if (onlyAlarms !== onlyLogs && log === onlyAlarms) return false
    return log || whole || !suppressed(c.region, event.eventId)
  }
}

const list = (c: Call, whole: boolean) => {
  checkArguments(c, ['include_suppress', 'expand', 'alarms', 'logs'])
  const [wanted, shown] = [clauses(c, searchable), told(c)]
  const found = c.region
    .of(events)
    .where((event) => shown(event) && wanted(event))
    .toSorted((a, b) => b.at - a.at || b.id - a.id)
  const {rows, next} = page(c, found, {
    path: 'event_log',
    noun: 'Event Log',
    key: (event) => event.uuid,
    sortKey: 'timestamp',
    sortDir: 'desc',
  })
  const show = whole ? wholeEvent : listedEvent
  return {event_log: rows.map((event) => show(c.region, event)), ...next}
}

export const listEvents = (c: Call) => list(c, truth(c, 'expand'))
export const listWholeEvents = (c: Call) => list(c, true)

export function getEvent(c: Call<'uuid'>) {
  const uuid = c.params.uuid
  const event = c.region.of(events).get(uuid) ?? refuse(404, `[HTTP 404] Event Log ${uuid} could not be found.`)
  return wholeEvent(c.region, event)
}
