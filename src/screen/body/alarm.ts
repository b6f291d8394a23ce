import {explain} from '../../causes/alarm-catalogue.js'
import {rankOf, severities} from '../../causes/severity.js'
import type {Alarm} from '../../client/fm/alarm.js'
import type {Body, State} from '../state.js'
import {cell, type Line, type Signs, type Span, span, type Tone} from '../style.js'
import {fact, flow} from './columns.js'
import {indented, prose, type Row, rowBody, section} from './row-body.js'

const toneOfSeverity = (severity: string): Tone | undefined => severities.find((one) => one === severity)

/** Its severity as a filled field, so that a list of them is read by colour. */
const severitySpan = (severity: string): Span => span(cell(` ${severity}`, 10), toneOfSeverity(severity))

/** The worst first, and of those the newest. */
export function inOrder(alarms: readonly Alarm[]): Alarm[] {
  return [...alarms].sort(
    (a, b) => rankOf(a.severity) - rankOf(b.severity) || ((a.timestamp ?? '') < (b.timestamp ?? '') ? 1 : -1),
  )
}

/** To the minute, as the server says it. */
export const moment = (timestamp: string | null | undefined): string =>
  timestamp ? timestamp.slice(5, 16).replace('T', ' ') : '-'

export function alarmRow(alarm: Alarm, site: string | undefined, width: number, signs: Signs): Row {
  const when = cell(moment(alarm.timestamp), 11)
  const fixed = 4 + 10 + 1 + 7 + 2 + 11 + 2
  const entity = Math.max(12, Math.min(44, Math.floor((width - fixed) / 2)))
  const line = (): Line => [
    severitySpan(alarm.severity),
    span(` ${cell(alarm.alarm_id, 7)}  `),
    span(`${when}  `, 'quiet'),
    span(cell(alarm.entity_instance_id, entity, signs)),
    span('  '),
    span(cell(alarm.reason_text ?? '', Math.max(0, width - fixed - entity - 4), signs)),
  ]
  return {id: `alarm ${alarm.uuid}`, line: () => indented(line(), 4), opens: {kind: 'alarm', site, alarm: alarm.uuid}}
}

/** Prose is one thing, however many lines it takes. */
const ONE = {count: 1}

interface Explained {
  readonly alarm?: Alarm
  readonly site?: string
  readonly uuid: string
  readonly state: State
  readonly signs: Signs
}

/** One alarm: what it says, what it means and what to do about it. */
export function alarmBody({alarm, site, uuid, state, signs}: Explained): Body {
  const place = site === undefined ? [] : ['--subcloud', site]
  const words = ['alarm', 'show', uuid, ...place]
  if (!alarm) {
    const rows: Row[] = [{line: indented([span('it is no longer active', 'good')])}]
    return rowBody({title: [span('Alarm', 'title')], rows, words: ['event', 'list', ...place]})
  }
  const {columns: width} = state.size
  const [entry] = explain(alarm.alarm_id).filter(({id}) => id === alarm.alarm_id)
  const facts: Line[] = [
    [severitySpan(alarm.severity)],
    fact('entity', alarm.entity_instance_id),
    fact('since', alarm.timestamp?.slice(0, 19).replace('T', ' ')),
    fact('affects management', alarm.mgmt_affecting),
    fact('degrades', alarm.degrade_affecting),
    fact('suppression', alarm.suppression_status),
  ]
  const repair = textOf(alarm, 'proposed_repair_action')
  const rows: Row[] = [
    {line: []},
    ...flow(facts, width - 6).map((line): Row => ({line: indented(line, 4)})),
    ...section('It says', prose(alarm.reason_text ?? '-', width), ONE),
    ...section('It means', entry ? prose(entry.meaning, width) : [], ONE),
    ...section(
      'What to do',
      [...(entry?.action ? prose(entry.action, width, 'key') : []), ...(repair ? prose(repair, width, 'quiet') : [])],
      ONE,
    ),
  ]
  return rowBody({
    title: [span(`Alarm ${alarm.alarm_id}`, 'title'), span(`  ${signs.dot} ${uuid}`, 'quiet')],
    rows,
    words,
  })
}

function textOf(alarm: Alarm, field: string): string {
  const text: unknown = Reflect.get(alarm, field)
  return typeof text === 'string' ? text : ''
}
