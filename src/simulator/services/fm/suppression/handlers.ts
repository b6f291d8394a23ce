import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {declaredPatch, type PatchEntry} from '../../json-patch.js'
import {checkArguments, page} from '../page.js'
import {clauses, equals} from '../query.js'
import {hiddenKinds, type Suppression, suppressions} from './model.js'
import {statusOf} from './standing.js'

const searchable = ({region}: Call) => ({
  uuid: equals((row: Suppression) => row.uuid),
  alarm_id: equals((row: Suppression) => row.alarmId),
  description: equals((row: Suppression) => row.description),
  suppression_status: equals((row: Suppression) => statusOf(region, row.alarmId)),
})

const listed = (c: Call, {uuid, alarmId, description}: Suppression) => ({
  uuid,
  alarm_id: alarmId,
  description,
  suppression_status: statusOf(c.region, alarmId),
  links: [
    {href: `${c.base}/v1/event_suppression/${uuid}`, rel: 'self'},
    {href: `${c.base}/event_suppression/${uuid}`, rel: 'bookmark'},
  ],
})

const whole = (c: Call, row: Suppression) => ({id: row.id, ...listed(c, row)})

export function listSuppressions(c: Call) {
  checkArguments(c, [])
  const found = c.region
    .of(suppressions)
    .where(clauses(c, searchable(c)))
    .toSorted((a, b) => a.alarmId.localeCompare(b.alarmId))
  if (c.query['sort_dir'] === 'desc') found.reverse()
  const noun = 'Event Suppression'
  const {rows, next} = page(c, found, {path: 'event_suppression', noun, key: (row) => row.uuid, most: 2000})
  return {event_suppression: rows.map((row) => listed(c, row)), ...next}
}

function findSuppression(c: Call<'uuid'>): Suppression {
  const uuid = c.params.uuid
  if (!/^[0-9a-f-]{36}$/i.test(uuid)) {
    const reason = 'unable to convert to uuid. Error: [HTTP 400] Unacceptable parameters.'
    refuse(400, `Invalid input for field/attribute uuid. Value: '${uuid}'. ${reason}`)
  }
  const found = c.region.of(suppressions).get(uuid)
  return found ?? refuse(400, `[HTTP 400] No event suppression entry found for ${uuid}`)
}

export const getSuppression = (c: Call<'uuid'>) => whole(c, findSuppression(c))

export function patchSuppression(c: Call<'uuid'>) {
  const {alarmId} = findSuppression(c)
  for (const operation of declaredPatch(c)) change(c, alarmId, operation)
  return getSuppression(c)
}

function change(c: Call, alarmId: string, {op, path, value}: PatchEntry): void {
  if (op !== 'remove' && value === undefined) refuse(400, "'add' and 'replace' operations need a value")
  const field = path.slice(1)
  if (field !== 'suppression_status') refuse(400, `event_suppression parameter ${field} is not allowed to be updated.`)
  if (value !== 'suppressed' && value !== 'unsuppressed') {
    const values = 'Valid values are: suppressed, unsuppressed'
    refuse(400, `Invalid event_suppression parameter suppression_status values. ${values}`)
  }
  const hidden = c.region.of(hiddenKinds)
  if (value === 'unsuppressed') hidden.remove(alarmId)
  else if (!hidden.has(alarmId)) hidden.insert({alarmId})
}
