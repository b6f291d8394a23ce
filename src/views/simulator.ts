import {columns, type View} from '../output/view.js'

export interface SimulatorRow {
  pid: number
  url: string
  data_dir: string
  started_at: string
  version: string
  clock: string
  speed: number | string
  scenario: string
  seed: number
  counts: Record<string, number>
  rss: number
}

export const simulatorView: View<SimulatorRow> = {
  show: [
    ...columns<SimulatorRow>('pid', 'url', 'data_dir', 'started_at', 'version', 'clock', 'speed', 'scenario', 'seed'),
    ...['regions', 'regions_in_memory', 'timers', 'timers_in_foreground', 'documents', 'events', 'faults'].map(
      (field) => ({field, value: (row: SimulatorRow) => row.counts[field]}),
    ),
    {field: 'rss', value: (row) => `${Math.round(row.rss / 1048576)} MB`},
  ],
}

export interface FaultRow {
  id: number
  state?: string
  service?: string
  method?: string
  path?: string
  region?: string
  host?: string
  probability: number
  count: number | null
  latency: number
  status: number | null
  message: string
}

const faultColumns = columns<FaultRow>(
  'id',
  'state',
  'service',
  'method',
  'path',
  'region',
  'host',
  'probability',
  'count',
  'latency',
  'status',
  'message',
)

export const faultView: View<FaultRow> = {list: faultColumns, show: faultColumns, sort: 'id'}

export interface SimulatedAlarmRow {
  region: string
  alarm_id: string
  entity: string
  severity: string
}

const alarmColumns = columns<SimulatedAlarmRow>('region', 'alarm_id', 'entity', 'severity')

export const simulatedAlarmView: View<SimulatedAlarmRow> = {list: alarmColumns, show: alarmColumns}

export interface MachineRow {
  region: string
  machine: string
  happened: string
}

const machineColumns = columns<MachineRow>('region', 'machine', 'happened')

export const machineView: View<MachineRow> = {show: machineColumns}

export interface ScenarioRow {
  name: string
  hosts: number
  subclouds: number
  description: string
}

const scenarioColumns = columns<ScenarioRow>('name', 'hosts', 'subclouds', 'description')

export const scenarioView: View<ScenarioRow> = {list: scenarioColumns, show: scenarioColumns}
