import type {Event} from '../../client/fm/event.js'
import type {Release} from '../../client/usm/release.js'
import type {Fleet, Site, SiteDetail} from '../../live/fleet.js'
import {errorsOf} from '../../views/subcloud-error.js'
import {siteActions} from '../action.js'
import type {Body, State} from '../state.js'
import {cell, type Line, type Signs, span} from '../style.js'
import {alarmRow, inOrder, moment} from './alarm.js'
import {fact, flow} from './columns.js'
import {stateSpan, stepSpan, toneOfState} from './fleet.js'
import {hostRow} from './host.js'
import {asking, indented, prose, type Row, rowBody, section} from './row-body.js'

interface Looked {
  readonly fleet: Fleet
  readonly name: string
  readonly site?: Site
  readonly detail?: SiteDetail
  readonly state: State
  readonly signs: Signs
}

const EVENTS = 30

const NO_ERRORS = 'No errors present'

/** One subcloud: what is wrong with it first, then what it is made of and what happened in it. */
export function siteBody({name, site, detail, state, signs}: Looked): Body {
  const {columns: width} = state.size
  const words = ['subcloud', 'show', name, '--detail']
  const subcloud = detail?.subcloud ?? site?.subcloud
  if (!subcloud) {
    const rows: Row[] = [{line: indented([span('there is no subcloud of this name any longer', 'uneasy')])}]
    return rowBody({title: [span(name, 'title')], rows, words: ['subcloud', 'list']})
  }
  const step = site?.step
  const facts: Line[] = [
    [stateSpan(subcloud['availability-status'])],
    [stateSpan(subcloud['management-state'])],
    [stateSpan(site?.subcloud.sync_status ?? subcloud.sync_status)],
    fact('deploy', subcloud['deploy-status'], toneOfState(subcloud['deploy-status'])),
    ...(step ? [[span('step ', 'quiet'), stepSpan(step.state)]] : []),
    fact('release', subcloud['software-version']),
    fact('group', site?.group ?? subcloud.group_id),
    fact('backup', subcloud['backup-status'], toneOfState(subcloud['backup-status'])),
    fact('prestage', subcloud['prestage-status'], toneOfState(subcloud['prestage-status'])),
    fact('OAM', subcloud.oam_floating_ip),
    fact('location', subcloud.location),
    fact('description', subcloud.description),
  ]
  const errors = errorsOf(subcloud).trim()
  const hasErrors = errors !== '' && errors !== NO_ERRORS
  const endpoints = (subcloud.endpoint_sync_status ?? []).map(
    ({endpoint_type: type, sync_status: sync}): Line => [span(`${type} `), stateSpan(sync)],
  )
  const rows: Row[] = [
    {line: []},
    ...flow(facts, width - 6).map((line): Row => ({line: indented(line, 4)})),
    ...section(
      'Errors',
      [
        ...(hasErrors ? prose(errors, width, 'bad') : []),
        ...(step?.details
          ? prose(`${step.state}: ${step.details}`, width, step.state === 'failed' ? 'bad' : 'quiet')
          : []),
      ],
      {count: (hasErrors ? 1 : 0) + (step?.details ? 1 : 0)},
    ),
    ...(detail ? ofSystem(detail, name, width, signs) : [{line: []}, asking(name, signs)]),
    ...section(
      'Endpoints',
      flow(endpoints, width - 6).map((line): Row => ({line: indented(line, 4)})),
      {count: endpoints.length},
    ),
    ...(detail ? history(detail, width, signs) : []),
  ]
  return rowBody({title: [span(name, 'title')], rows, words, actions: siteActions(subcloud)})
}

/** The system controller, which the fleet's own lists know. */
export function centralBody({fleet, detail, state, signs}: Omit<Looked, 'name' | 'site'>): Body {
  const {columns: width} = state.size
  const {system, hosts, alarms, releases, certificates, peers} = fleet
  const facts: Line[] = [
    fact('type', system?.system_type),
    fact('mode', system?.system_mode),
    fact('role', system?.distributed_cloud_role),
  ]
  const soon = [...certificates].sort((a, b) => a.expires - b.expires)
  const rows: Row[] = [
    {line: []},
    ...flow(facts, width - 6).map((line): Row => ({line: indented(line, 4)})),
    ...section(
      'Alarms',
      inOrder(alarms).map((alarm) => alarmRow(alarm, undefined, width, signs)),
    ),
    ...section(
      'Hosts',
      hosts.map((host) => hostRow(host, undefined, signs)),
    ),
    ...section('Software', releases.map(releaseRow)),
    ...section(
      'Certificates, the next to end first',
      soon.slice(0, 10).map(
        ({name, expires}): Row => ({
          line: indented([span(cell(name, Math.min(50, width - 20), signs)), span(`  ${dayOf(expires)}`, 'quiet')]),
        }),
      ),
    ),
    ...section(
      'Peer sites',
      peers.systems.map(
        (peer): Row => ({
          line: indented([
            span(cell(String(peer.peer_name ?? peer.id), 30, signs)),
            stateSpan(peer['availability_state'] ? String(peer['availability_state']) : undefined),
          ]),
        }),
      ),
    ),
    ...(detail ? history({...detail, releases: []}, width, signs) : []),
  ]
  return rowBody({
    title: [span(system?.name ?? 'System controller', 'title'), span('  the system controller', 'quiet')],
    rows,
    words: ['system', 'show'],
  })
}

const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10)

function ofSystem(detail: SiteDetail, site: string, width: number, signs: Signs): Row[] {
  return [
    ...section(
      'Not heard of',
      [...detail.stale].map(
        ([part, {reason}]): Row => ({
          line: indented([
            span(`${part}: `, 'uneasy'),
            span(cell(reason, Math.max(0, width - part.length - 8), signs), 'quiet'),
          ]),
        }),
      ),
    ),
    ...section(
      'Alarms',
      inOrder(detail.alarms).map((alarm) => alarmRow(alarm, site, width, signs)),
    ),
    ...section(
      'Hosts',
      detail.hosts.map((host) => hostRow(host, site, signs)),
    ),
  ]
}

const history = ({events, releases}: SiteDetail, width: number, signs: Signs): Row[] => [
  ...section('Software', releases.map(releaseRow)),
  ...section(
    'Last events',
    events.slice(0, EVENTS).map((event) => eventRow(event, width, signs)),
  ),
]

const releaseRow = ({release_id: id, state}: Release): Row => ({
  id: `release ${id}`,
  line: indented([span(cell(id, 30)), stateSpan(state)]),
})

function eventRow(event: Event, width: number, signs: Signs): Row {
  const room = Math.max(12, Math.floor((width - 36) / 3))
  return {
    id: `event ${event.uuid}`,
    line: indented([
      span(`${cell(moment(event.timestamp), 11)}  `, 'quiet'),
      span(`${cell(event.event_log_id, 7)}  `),
      span(
        `${cell(event.state ?? '-', 5)}  `,
        event.state === 'clear' ? 'good' : event.state === 'set' ? 'uneasy' : 'quiet',
      ),
      span(`${cell(event.entity_instance_id ?? '-', room, signs)}  `),
      span(cell(event.reason_text ?? '', Math.max(0, width - 37 - room), signs), 'quiet'),
    ]),
  }
}
