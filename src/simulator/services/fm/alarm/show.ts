import {isoMicros} from '../../../date.js'
import {affects, alarmKinds} from '../catalogue.js'
import type {Alarm} from './model.js'

/** fm writes its booleans as Python does, in strings. */
const pythonBoolean = (value: boolean) => (value ? 'True' : 'False')

const threshold = (alarm: Alarm) => {
  const kind = alarmKinds[alarm.alarmId]
  return {
    mgmt_affecting: pythonBoolean(affects(alarm.severity, kind?.mgmtAffecting)),
    degrade_affecting: pythonBoolean(affects(alarm.severity, kind?.degrades)),
  }
}

export const listedAlarm = (alarm: Alarm) => ({
  uuid: alarm.uuid,
  alarm_id: alarm.alarmId,
  entity_instance_id: alarm.entity,
  timestamp: isoMicros(alarm.raisedAt),
  severity: alarm.severity,
  reason_text: alarm.reason,
  suppression_status: 'unsuppressed',
  ...threshold(alarm),
})

export function wholeAlarm(alarm: Alarm) {
  const kind = alarmKinds[alarm.alarmId]
  return {
    uuid: alarm.uuid,
    alarm_id: alarm.alarmId,
    alarm_state: 'set',
    entity_type_id: kind?.entityType,
    entity_instance_id: alarm.entity,
    timestamp: isoMicros(alarm.raisedAt),
    severity: alarm.severity,
    reason_text: alarm.reason,
    alarm_type: kind?.alarmType,
    probable_cause: kind?.cause,
    proposed_repair_action: kind?.repair,
    service_affecting: kind?.serviceAffecting,
    suppression: true,
    suppression_status: 'unsuppressed',
    ...threshold(alarm),
  }
}
