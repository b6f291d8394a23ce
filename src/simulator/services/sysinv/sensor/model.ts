import {collection} from '../../../kernel/collection.js'
import type {Row} from '../row.js'

export interface SensorGroup extends Row {
  readonly sensorgroupname: string
  readonly sensortype: string
  readonly datatype: 'analog' | 'discrete'
  readonly state: 'enabled' | 'disabled'
  readonly audit_interval_group: number
  readonly actions_minor_group: string
  readonly actions_major_group: string
  readonly actions_critical_group: string
  readonly unit_base_group: string | null
  readonly suppress: boolean
  readonly host_uuid: string
}

export interface Sensor extends Row {
  readonly sensorname: string
  readonly sensortype: string
  readonly datatype: 'analog' | 'discrete'
  readonly status: 'ok' | 'minor' | 'major' | 'critical' | 'offline'
  readonly state: 'enabled' | 'disabled'
  readonly actions_minor: string
  readonly actions_major: string
  readonly actions_critical: string
  readonly unit_base: string | null
  readonly suppress: boolean
  readonly host_uuid: string
  readonly sensorgroup_uuid: string
}

const ofHost = {key: 'uuid', index: ['host_uuid']} as const

export const sensorGroups = collection<SensorGroup>('sysinv.sensor-group', ofHost)
export const sensors = collection<Sensor>('sysinv.sensor', ofHost)
