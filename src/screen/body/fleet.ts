import type {Fleet, Site} from '../../live/fleet.js'
import {stateColour} from '../../output/state-colour.js'
import {siteActions} from '../action.js'
import type {FleetList} from '../fleet-list.js'
import {remembered} from '../remembered.js'
import type {Ranked} from '../site-order.js'
import {isUnderWay, signOf, toneOf} from '../site-standing.js'
import type {Body, State} from '../state.js'
import {count, type Line, type Signs, type Span, span, type Tone} from '../style.js'
import {type Column, fact, fitColumns, headingOf, rowOf} from './columns.js'

/** On a map every site keeps its place, whatever becomes of it. */
export const orderOf = ({asMap, order}: State): State['order'] => (asMap ? 'group' : order)

export interface Fleets {
  readonly fleet: Fleet
  readonly list: FleetList
  readonly state: State
  readonly signs: Signs
  /** The group that alone is seen. */
  readonly group?: string
}

const tones = {green: 'good', yellow: 'uneasy', red: 'bad'} as const

/** What a state's word says to a glance. */
export const toneOfState = (word: string | null | undefined): Tone | undefined => {
  const colour = stateColour(word ?? '')
  return colour && tones[colour]
}

export const stateSpan = (word: string | null | undefined): Span => span(word ?? '-', toneOfState(word))

/** In a table of thousands, what is as it should be is quiet: what is not stands out. */
const calmSpan = (word: string | null | undefined): Span => {
  const tone = toneOfState(word)
  return span(word ?? '-', tone === 'good' || tone === undefined ? 'quiet' : tone)
}

/** What a step of a strategy is doing. */
export function stepSpan(state: string): Span {
  if (state === 'initial') return span('waiting', 'quiet')
  return isUnderWay(state) ? span(state, 'busy') : stateSpan(state)
}

/** What a table of the sites and a map of them have in common. */
export function common({
  fleet,
  list,
  state,
  group,
  signs,
}: Fleets): Omit<Body, 'rows' | 'rowOf' | 'atCell' | 'line' | 'heading' | 'wholeRows'> {
  const selectors = [...(group === undefined ? [] : [`group:${group}`]), ...(state.filter ? [state.filter.text] : [])]
  const several = selectors.length === 1 || group === undefined
  return {
    title: titleOf({fleet, list, state, group, signs}),
    ids: list.names,
    find: (id) => list.places.get(id),
    opens: (site) => ({kind: 'site', site}),
    actions: (id) => {
      const there = list.ranked[list.places.get(id ?? '') ?? -1]
      return there ? siteActions(there.site.subcloud) : []
    },
    words: ['subcloud', 'list', ...(selectors.length > 0 && several ? ['--subclouds', selectors.join(',')] : [])],
  }
}

function titleOf({fleet, list, state, group, signs}: Fleets): Line {
  const {dot} = signs
  const whose = fleet.groups.find(({name}) => name === group)
  const of = list.names.length === list.all ? count(list.all) : `${count(list.names.length)} of ${count(list.all)}`
  const manner = whose
    ? `, ${whose.update_apply_type ?? 'parallel'}, ${whose.max_parallel_subclouds ?? '?'} at a time`
    : ''
  return [
    span(group === undefined ? 'Fleet' : `Group ${group}`, 'title'),
    span(`  ${of} ${list.all === 1 ? 'site' : 'sites'}${manner}`),
    span(`  ${dot} by ${orderOf(state)}${state.reversed ? ', reversed' : ''}`, 'quiet'),
    ...(state.filter ? [span(`  ${dot} `, 'quiet'), span(state.filter.text, 'key')] : []),
    ...(state.search === '' ? [] : [span(`  ${dot} `, 'quiet'), span(`/${state.search}`, 'key')]),
  ]
}

const severities = [
  {heading: 'CRI', of: 'critical', tone: 'bad'},
  {heading: 'MAJ', of: 'major', tone: 'warm'},
  {heading: 'MIN', of: 'minor', tone: 'uneasy'},
  {heading: 'WRN', of: 'warning', tone: 'busy'},
] as const

type Shown = Pick<Ranked, 'site' | 'standing'>

const longestName = remembered((names: readonly string[]): number =>
  names.reduce((wide, name) => Math.max(wide, name.length), 0),
)

function columnsOf({list, fleet, signs}: Fleets): readonly Column<Shown>[] {
  const running = fleet.strategy !== undefined
  const state = (
    heading: string,
    width: number,
    matters: number,
    word: (site: Site) => string | null | undefined,
    most?: number,
  ): Column<Shown> => ({
    heading,
    width,
    most,
    matters,
    cell: ({site}) => calmSpan(word(site)),
  })
  const plain = (
    heading: string,
    width: number,
    matters: number,
    word: (site: Site) => string | null | undefined,
    most?: number,
  ): Column<Shown> => ({
    heading,
    width,
    most,
    matters,
    cell: ({site}) => span(word(site) ?? '-', 'quiet'),
  })
  return [
    {heading: '', width: 1, matters: 0, cell: ({standing}) => span(signOf(standing, signs), toneOf[standing])},
    {
      heading: 'NAME',
      width: 12,
      most: Math.max(12, Math.min(40, longestName(list.names))),
      matters: 0,
      cell: ({site}) => span(site.subcloud.name),
    },
    plain('GROUP', 8, 5, ({group}) => group, 18),
    state('AVAIL', 7, 1, ({subcloud}) => subcloud['availability-status']),
    state('MANAGED', 9, 6, ({subcloud}) => subcloud['management-state']),
    state('SYNC', 11, 2, ({subcloud}) => subcloud.sync_status),
    ...severities.map(
      ({heading, of, tone}, at): Column<Shown> => ({
        heading,
        width: 3,
        matters: at < 2 ? 1 : 3,
        right: true,
        cell: ({site}) => {
          const number = site.alarms?.[of]
          if (number === undefined) return span('?', 'quiet')
          return number === 0 ? span(signs.dot, 'quiet') : span(number > 999 ? '999' : String(number), tone)
        },
      }),
    ),
    ...(running ? [stepColumn] : []),
    state('DEPLOY', 12, 4, ({subcloud}) => subcloud['deploy-status'], 24),
    plain('RELEASE', 7, 7, ({subcloud}) => subcloud['software-version']),
    state('BACKUP', 10, 8, ({subcloud}) => subcloud['backup-status'], 22),
    state('PRESTAGE', 10, 9, ({subcloud}) => subcloud['prestage-status'], 18),
    plain('LOCATION', 12, 10, ({subcloud}) => subcloud.location, 40),
    plain('DESCRIPTION', 16, 11, ({subcloud}) => subcloud.description, 60),
  ]
}

const stepColumn: Column<Shown> = {
  heading: 'STEP',
  width: 14,
  most: 34,
  matters: 3,
  cell: ({site}) => (site.step ? stepSpan(site.step.state) : span('-', 'quiet')),
}

const EDGE = 2

export const tableColumns = (what: Fleets) => fitColumns(columnsOf(what), what.state.size.columns - EDGE - 1)

/** All sites that are meant, one in a row. */
export function tableBody(what: Fleets): Body {
  const {list, signs} = what
  const columns = tableColumns(what)
  return {
    ...common(what),
    heading: [[span(' '.repeat(EDGE)), ...headingOf(columns)]],
    rows: list.ranked.length,
    rowOf: (at) => at,
    atCell: (row) => row,
    wholeRows: true,
    line(row, selected) {
      const one = list.ranked[row]
      return one ? [span(row === selected ? `${signs.cursor} ` : '  '), ...rowOf(columns, one, signs)] : []
    },
  }
}

/** What is known of one site, in a line: below a map, of the cell that is stood on. */
export function siteLine({subcloud, group, alarms, step}: Site): Line {
  const parts: Line[] = [
    [span(subcloud.name, 'title')],
    [stateSpan(subcloud['availability-status'])],
    [stateSpan(subcloud['management-state'])],
    [stateSpan(subcloud.sync_status)],
    ...(alarms
      ? severities.flatMap(({of, tone}): Line[] => (alarms[of] > 0 ? [[span(`${alarms[of]} ${of}`, tone)]] : []))
      : []),
    ...(step ? [[span('step ', 'quiet'), stepSpan(step.state)]] : [fact('deploy', subcloud['deploy-status'])]),
    ...(group === undefined ? [] : [fact('group', group)]),
  ]
  return parts.flatMap((part, at) => [...(at > 0 ? [span('  ')] : []), ...part])
}
