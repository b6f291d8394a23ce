import type {AlarmGroup} from '../causes/alarm-group.js'
import type {AlarmBranch} from '../causes/alarm-tree.js'
import {severities} from '../causes/severity.js'
import type {Column, View} from '../output/view.js'
import {ageInWords} from './age.js'
import {suppressible} from './suppression.js'

const severity = {field: 'severity', state: true, words: severities}
const reason = {field: 'reason', cut: true}
const id = suppressible<AlarmGroup>('alarm_id', 'id')

/** It is computed for whoever looks; what programs read says since when. */
const age = <Row extends {since: string | null}>(now: number): Column<Row> => ({
  field: 'age',
  value: ({since}) => ageInWords(since, now),
  passing: true,
})

const details = (...fields: string[]): Column<AlarmGroup>[] => fields.map((field) => ({field, optional: true}))

/** One line for alarms that share a cause; `now`: the time of the system, in milliseconds. */
export const alarmBriefView = (now: number): View<AlarmGroup> => ({
  list: [
    id,
    severity,
    {field: 'entity', whole: true},
    age(now),
    reason,
    ...details('count', 'since', 'cause', 'entities', 'subclouds', 'uuids', 'name'),
  ],
})

const INDENT = '  '

/** The same by what the alarms are about. */
export const alarmTreeView = (now: number): View<AlarmBranch> => ({
  list: [
    {field: 'label', label: 'entity', value: ({level, label}) => INDENT.repeat(level) + label, whole: true},
    severity,
    {field: 'alarm_id', label: 'id', value: ({alarm_id}) => alarm_id ?? ''},
    age(now),
    reason,
  ],
})
