import {severities} from '../causes/severity.js'
import type {Alarm, AlarmSummary} from '../client/fm/alarm.js'
import {type Column, columns, type View} from '../output/view.js'
import {suppressible} from './suppression.js'

export const alarmView: View<Alarm> = {
  show: [
    ...columns<Alarm>('uuid', 'alarm_id', 'alarm_state', 'entity_type_id', 'entity_instance_id', 'timestamp'),
    {field: 'severity', state: true, words: severities},
    ...columns<Alarm>('reason_text', 'alarm_type', 'probable_cause', 'proposed_repair_action', 'service_affecting'),
    ...columns<Alarm>('suppression', 'suppression_status', 'mgmt_affecting', 'degrade_affecting'),
  ],
  alphabetical: true,
  fold: 72,
  localTime: true,
}

const optional: Record<string, Column<Alarm>> = {
  uuid: {field: 'uuid', label: 'UUID', optional: true},
  mgmt_affecting: {field: 'mgmt_affecting', label: 'Management Affecting', optional: true},
  degrade_affecting: {field: 'degrade_affecting', label: 'Degrade Affecting', optional: true},
}

/** The columns that may be switched on, and the place at which the official program then inserts each. */
const places: [name: string, at: number][] = [
  ['uuid', 0],
  ['mgmt_affecting', 4],
  ['degrade_affecting', 5],
]

/** Active alarms, with the optional columns named. */
export function alarmListView(also: readonly string[]): View<Alarm> {
  const list: Column<Alarm>[] = [
    suppressible('alarm_id', 'Alarm ID'),
    {field: 'reason_text', label: 'Reason Text'},
    {field: 'entity_instance_id', label: 'Entity ID'},
    {field: 'severity', label: 'Severity', state: true, words: severities},
    {field: 'timestamp', label: 'Time Stamp'},
  ]
  for (const [name, at] of places) if (also.includes(name)) list.splice(at, 0, ...[optional[name] ?? []].flat())
  const others = Object.values(optional).filter((column) => !list.includes(column))
  return {list: [...list, ...others], spare: ['timestamp'], sort: 'timestamp', descending: true, localTime: true}
}

export const alarmSummaryView: View<AlarmSummary> = {
  list: [
    {field: 'critical', label: 'Critical Alarms'},
    {field: 'major', label: 'Major Alarms'},
    {field: 'minor', label: 'Minor Alarms'},
    {field: 'warnings', label: 'Warnings'},
  ],
}
