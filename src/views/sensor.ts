import type {Sensor} from '../client/sysinv/host/sensor.js'
import {columns, type View} from '../output/view.js'

const analog = columns<Sensor>(
  ...['unit_base', 'unit_modifier', 'unit_rate', 't_minor_lower', 't_minor_upper', 't_major_lower', 't_major_upper'],
  ...['t_critical_lower', 't_critical_upper'],
)

export const sensorView: View<Sensor> = {
  list: [
    {field: 'uuid'},
    {field: 'sensorname', label: 'name'},
    {field: 'sensortype'},
    {field: 'state', state: true},
    {field: 'status', state: true},
  ],
  sort: 'sensorname',
  show: (sensor) => [
    ...columns<Sensor>('sensorname', 'path', 'sensortype', 'datatype', 'status', 'state', 'state_requested'),
    ...columns<Sensor>('audit_interval', 'sensor_action_requested', 'actions_minor', 'actions_major'),
    ...columns<Sensor>('actions_critical', 'suppress', 'algorithm', 'capabilities', 'created_at', 'updated_at', 'uuid'),
    ...(sensor && sensor.datatype !== 'analog' ? [] : analog),
  ],
  alphabetical: true,
  fold: 72,
  localTime: true,
}
