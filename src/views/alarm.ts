import type {Alarm} from '../client/fm/alarm.js'
import type {View} from '../output/view.js'

export const alarmView: View<Alarm> = {
  list: [
    {field: 'uuid', label: 'UUID', optional: true},
    {
      field: 'alarm_id',
      label: 'Alarm ID',
      value: (alarm) => (alarm.suppression_status === 'suppressed' ? `S(${alarm.alarm_id})` : alarm.alarm_id),
    },
    {field: 'reason_text', label: 'Reason Text'},
    {field: 'entity_instance_id', label: 'Entity ID'},
    {field: 'severity', label: 'Severity', state: true},
    {field: 'mgmt_affecting', label: 'Management Affecting', optional: true},
    {field: 'degrade_affecting', label: 'Degrade Affecting', optional: true},
    {field: 'timestamp', label: 'Time Stamp'},
  ],
  sort: 'timestamp',
  descending: true,
  localTime: true,
}
