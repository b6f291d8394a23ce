import {isoMicros} from '../../../date.js'
import type {Scope} from '../../../kernel/store.js'
import {affects, alarmKinds} from '../catalogue/kind.js'
import {statusOf} from '../suppression/standing.js'
import type {Alarm} from './model.js'

/** fm writes these booleans as Python does, in strings. */
const pythonBoolean = (value: boolean) => (value ? 'True' : 'False')

const standing = (scope: Scope, alarm: Alarm) => {
  const kind = alarmKinds.get(alarm.alarmId)
  return {
    suppression_status: statusOf(scope, alarm.alarmId),
    mgmt_affecting: pythonBoolean(affects(alarm.severity, kind?.mgmtAffecting)),
    degrade_affecting: pythonBoolean(affects(alarm.severity, kind?.degrades)),
  }
}

export const listedAlarm = (scope: Scope, alarm: Alarm) => ({
  uuid: alarm.uuid,
  alarm_id: alarm.alarmId,
  entity_instance_id: alarm.entity,
  timestamp: isoMicros(alarm.raisedAt),
  severity: alarm.severity,
  reason_text: alarm.reason,
  ...standing(scope, alarm),
})

export const wholeAlarm = (scope: Scope, alarm: Alarm) => ({
  uuid: alarm.uuid,
  alarm_id: alarm.alarmId,
  alarm_state: 'set',
  entity_type_id: alarm.entityType,
  entity_instance_id: alarm.entity,
  timestamp: isoMicros(alarm.raisedAt),
  severity: alarm.severity,
  reason_text: alarm.reason,
  alarm_type: alarm.alarmType,
  probable_cause: alarm.cause,
  proposed_repair_action: alarm.repair,
  service_affecting: alarm.serviceAffecting,
  suppression: alarm.suppression,
  ...standing(scope, alarm),
})
