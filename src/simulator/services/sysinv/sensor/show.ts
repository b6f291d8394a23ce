import {refuse} from '../../../http/refusal.js'
import {pick, type Resource} from '../resource/resource.js'
import {type Sensor, type SensorGroup, sensorGroups, sensors} from './model.js'

const bounds = ['minor_lower', 'minor_upper', 'major_lower', 'major_upper', 'critical_lower', 'critical_upper']

/** The units and thresholds of what is measured; nothing of the kind for what merely is or is not. */
function measured(unit: string | null, suffix: string): Record<string, string | null> {
  const given = unit !== null
  const units = [`unit_base${suffix}`, `unit_modifier${suffix}`, `unit_rate${suffix}`]
  const values = [unit, given ? '' : null, given ? '' : null]
  return {
    ...Object.fromEntries(units.map((name, n) => [name, values[n] ?? null])),
    ...Object.fromEntries(bounds.map((bound) => [`t_${bound}${suffix}`, given ? '-1' : null])),
  }
}

export const sensorResource: Resource<Sensor> = {
  collection: sensors,
  path: 'isensors',
  argument: 'sensor_uuid',
  missing: (ref) => refuse(400, `No entry found for interface ${ref}`),
  parents: {
    ihosts: {field: 'host_uuid', argument: 'uuid'},
    isensorgroups: {field: 'sensorgroup_uuid', argument: 'sensorgroup_uuid'},
  },
  show: (sensor, view) => ({
    ...pick(sensor, 'uuid', 'sensorname'),
    path: '',
    ...pick(sensor, 'sensortype', 'datatype', 'status', 'state'),
    ...{state_requested: null, audit_interval: null, algorithm: null},
    ...pick(sensor, 'actions_minor', 'actions_major', 'actions_critical', 'suppress'),
    ...(view.single || sensor.datatype === 'analog' ? measured(sensor.unit_base, '') : {}),
    capabilities: {},
    ...pick(sensor, 'host_uuid', 'sensorgroup_uuid'),
    links: view.links(),
    ...view.dates(),
  }),
}

export const sensorGroupResource: Resource<SensorGroup> = {
  collection: sensorGroups,
  path: 'isensorgroups',
  argument: 'sensorgroup_uuid',
  missing: (ref) => refuse(400, `No entry found for sensorgroup ${ref}`),
  parents: {ihosts: {field: 'host_uuid', argument: 'uuid'}},
  show: (group, view) => ({
    ...pick(group, 'uuid', 'sensorgroupname'),
    path: '',
    ...pick(group, 'sensortype', 'datatype', 'state'),
    possible_states: '',
    algorithm: 'debounce-1.v1',
    audit_interval_group: group.audit_interval_group,
    actions_critical_choices: group.datatype === 'analog' ? 'alarm,log,ignore,reset,powercycle' : 'alarm,log,ignore',
    actions_major_choices: 'alarm,log,ignore',
    actions_minor_choices: 'alarm,log,ignore',
    ...pick(group, 'actions_minor_group', 'actions_major_group', 'actions_critical_group'),
    ...measured(group.unit_base_group, '_group'),
    capabilities: {},
    suppress: group.suppress,
    sensors: null,
    host_uuid: group.host_uuid,
    links: view.links(),
    isensors: view.part('isensors'),
    ...view.dates(),
  }),
}
