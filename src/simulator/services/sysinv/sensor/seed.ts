import type {Simulation} from '../../../simulation.js'
import {type Fitting, seedFitted} from '../plan/fitting.js'
import {add} from '../row.js'
import {sensorGroups, sensors} from './model.js'

interface PlannedGroup {
  readonly name: string
  readonly type: string
  readonly unit: string | null
  readonly sensors: readonly string[]
}

/** What a board management controller reports, once it is provisioned. */
const planned: readonly PlannedGroup[] = [
  {name: 'server fans', type: 'fan', unit: 'revolutions', sensors: ['Fan_1A', 'Fan_1B', 'Fan_2A', 'Fan_2B']},
  {
    name: 'server temperature',
    type: 'temperature',
    unit: 'celsius',
    sensors: ['Inlet_Temp', 'CPU_1_Temp', 'CPU_2_Temp'],
  },
  {name: 'server power', type: 'power', unit: null, sensors: ['PSU_1', 'PSU_2']},
]

export function fitSensors({scope, host, id, at}: Fitting): void {
  for (const group of planned) {
    const uuid = id.uuid(host.uuid, 'sensor-group', group.name)
    const common = {
      sensortype: group.type,
      datatype: group.unit === null ? ('discrete' as const) : ('analog' as const),
      state: 'enabled' as const,
      suppress: false,
      host_uuid: host.uuid,
    }
    add(scope.of(sensorGroups), at, {
      ...common,
      uuid,
      sensorgroupname: group.name,
      audit_interval_group: 120,
      actions_minor_group: 'ignore',
      actions_major_group: 'alarm',
      actions_critical_group: 'alarm',
      unit_base_group: group.unit,
    })
    for (const name of group.sensors) {
      add(scope.of(sensors), at, {
        ...common,
        uuid: id.uuid(host.uuid, 'sensor', name),
        sensorname: name,
        status: 'ok',
        actions_minor: 'ignore',
        actions_major: 'alarm',
        actions_critical: 'alarm',
        unit_base: group.unit,
        sensorgroup_uuid: uuid,
      })
    }
  }
}

export const seedSensors = (sim: Simulation): void =>
  seedFitted(sim, 'sysinv.sensor', [sensors, sensorGroups], fitSensors)
