import type {Alarm} from '../../client/fm/alarm.js'
import type {Host} from '../../client/sysinv/host/host.js'
import {hostActions} from '../action.js'
import type {Body, State} from '../state.js'
import {type Line, type Signs, span} from '../style.js'
import {alarmRow, inOrder} from './alarm.js'
import {type Column, fact, flow, rowOf} from './columns.js'
import {stateSpan, toneOfState} from './fleet.js'
import {indented, type Row, rowBody, section} from './row-body.js'

export const nameOf = ({hostname, id}: Host): string => hostname ?? String(id)

const role = ({capabilities, personality}: Host): string =>
  capabilities?.Personality === 'Controller-Active' ? 'active controller' : (personality ?? 'not configured')

const hostColumns: readonly Column<Host>[] = [
  {heading: '', width: 16, matters: 0, cell: (host) => span(nameOf(host))},
  {heading: '', width: 17, matters: 0, cell: (host) => span(role(host), 'quiet')},
  {heading: '', width: 8, matters: 0, cell: ({administrative}) => stateSpan(administrative)},
  {heading: '', width: 8, matters: 0, cell: ({operational}) => stateSpan(operational)},
  {heading: '', width: 9, matters: 0, cell: ({availability}) => stateSpan(availability)},
]

export const hostRow = (host: Host, site: string | undefined, signs: Signs): Row => ({
  id: `host ${nameOf(host)}`,
  line: indented([...rowOf(hostColumns, host, signs), span(host.task ? `  ${host.task}` : '', 'busy')]),
  opens: {kind: 'host', site, host: nameOf(host)},
  actions: hostActions(host, site),
})

interface Looked {
  readonly name: string
  readonly host?: Host
  readonly alarms: readonly Alarm[]
  readonly site?: string
  readonly state: State
  readonly signs: Signs
}

/** One host: its states, and the alarms that are about it. */
export function hostBody({name, host, alarms, site, state, signs}: Looked): Body {
  const {columns: width} = state.size
  const words = ['host', 'show', name, ...(site === undefined ? [] : ['--subcloud', site])]
  if (!host) {
    const rows: Row[] = [{line: indented([span('it is not in the list of hosts', 'uneasy')])}]
    return rowBody({title: [span(name, 'title')], rows, words})
  }
  const state_ = (field: string, word: unknown): Line => fact(field, word, toneOfState(word ? String(word) : ''))
  const facts: Line[] = [
    fact('role', role(host)),
    state_('administrative', host.administrative),
    state_('operational', host.operational),
    state_('availability', host.availability),
    fact('task', host.task, host.task ? 'busy' : undefined),
    fact('functions', host.subfunctions),
    fact('inventory', host.inv_state),
    fact('services', host.vim_progress_status),
    fact('install', host.install_state),
    fact('release', host['sw_version']),
    fact('BMC', host['bm_ip']),
    fact('management MAC', host['mgmt_mac']),
    fact('serial', host['serialid']),
    fact('configuration', host.config_applied === host.config_target ? 'applied' : 'to be applied'),
  ]
  const own = inOrder(alarms.filter(({entity_instance_id: entity}) => concerns(entity, name)))
  const rows: Row[] = [
    {line: []},
    ...flow(facts, width - 6).map((line): Row => ({line: indented(line, 4)})),
    ...section(
      own.length === 0 ? 'No alarm is about it' : 'Alarms',
      own.map((alarm) => alarmRow(alarm, site, width, signs)),
      {always: true},
    ),
  ]
  return rowBody({title: [span(name, 'title')], rows, words, actions: hostActions(host, site)})
}

const concerns = (entity: string, host: string): boolean => entity.split('.').some((part) => part === `host=${host}`)
