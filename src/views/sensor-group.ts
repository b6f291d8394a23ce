import type {SensorGroup} from '../client/sysinv/host/sensor-group.js'
import {columns, type View} from '../output/view.js'

const analog = columns<SensorGroup>(
  ...['unit_base_group', 'unit_modifier_group', 'unit_rate_group', 't_minor_lower_group', 't_minor_upper_group'],
  ...['t_major_lower_group', 't_major_upper_group', 't_critical_lower_group', 't_critical_upper_group'],
)

export const sensorGroupView: View<SensorGroup> = {
  list: [
    {field: 'uuid'},
    {field: 'sensorgroupname', label: 'name'},
    ...columns<SensorGroup>('sensortype', 'sensors', 'audit_interval_group'),
    {field: 'state', state: true},
  ],
  spare: ['uuid', 'sensors'],
  sort: 'sensorgroupname',
  show: (group) => [
    ...columns<SensorGroup>('uuid', 'sensorgroupname', 'path', 'sensortype', 'datatype', 'audit_interval_group'),
    ...columns<SensorGroup>('algorithm', 'state', 'possible_states', 'actions_critical_choices'),
    ...columns<SensorGroup>('actions_major_choices', 'actions_minor_choices', 'actions_minor_group'),
    ...columns<SensorGroup>('actions_major_group', 'actions_critical_group', 'record_ttl', 'sensors', 'suppress'),
    ...columns<SensorGroup>('created_at', 'updated_at'),
    ...(group && group.datatype !== 'analog' ? [] : analog),
  ],
  alphabetical: true,
  fold: 72,
  localTime: true,
}
