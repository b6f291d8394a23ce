import type {Fleet, Site} from '../../live/fleet.js'
import {stateColour} from '../../output/state-colour.js'
import {siteActions} from '../action.js'
import type {FleetList} from '../fleet-list.js'
import {remembered} from '../remembered.js'
import {isUnderWay, type SiteStanding, signOf, standings, toneOf} from '../site-standing.js'
import type {Body, State} from '../state.js'
import {count, type Line, type Signs, type Span, span, type Tone} from '../style.js'
import {type Column, fact, fitColumns, flow, headingOf, rowOf} from './columns.js'

/** On a map every site keeps its place, whatever becomes of it. */
export const orderOf = ({asMap, order}: State): State['order'] => (asMap ? 'group' : order)

interface Fleets {
  readonly fleet: Fleet
  readonly list: FleetList
  /** The same, worst first. */
  readonly worst: FleetList
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

/** All sites that are meant, as a table or with a cell for each. */
export function fleetBody(what: Fleets): Body {
  return what.state.asMap ? mapBody(what) : tableBody(what)
}

function common({
  fleet,
  list,
  state,
  group,
  signs,
}: Omit<Fleets, 'worst'>): Omit<Body, 'rows' | 'rowOf' | 'atCell' | 'line' | 'heading' | 'wholeRows'> {
  const selectors = [...(group === undefined ? [] : [`group:${group}`]), ...(state.filter ? [state.filter.text] : [])]
  const several = selectors.length === 1 || group === undefined
  return {
    title: titleOf({fleet, list, state, group, signs}),
    ids: list.names,
    find: (id) => list.places.get(id),
    opens: (site) => ({kind: 'site', site}),
    actions: (id) => {
      const site = list.sites[list.places.get(id ?? '') ?? -1]
      return site ? siteActions(site.subcloud) : []
    },
    words: ['subcloud', 'list', ...(selectors.length > 0 && several ? ['--subclouds', selectors.join(',')] : [])],
  }
}

function titleOf({fleet, list, state, group, signs}: Omit<Fleets, 'worst'>): Line {
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

interface Shown {
  readonly site: Site
  readonly standing: SiteStanding
}

const longest = (names: readonly string[], least: number, most: number): number =>
  names.reduce((wide, name) => Math.min(most, Math.max(wide, name.length)), least)

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
      most: longest(list.names, 12, 40),
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

const tableColumns = (what: Fleets) => fitColumns(columnsOf(what), what.state.size.columns - EDGE - 1)

function tableBody(what: Fleets): Body {
  const {list, signs} = what
  const columns = tableColumns(what)
  return {
    ...common(what),
    heading: [[span(' '.repeat(EDGE)), ...headingOf(columns)]],
    rows: list.sites.length,
    rowOf: (at) => at,
    atCell: (row) => row,
    wholeRows: true,
    line(row, selected) {
      const site = list.sites[row]
      const standing = list.standings[row]
      if (!site || !standing) return []
      return [span(row === selected ? `${signs.cursor} ` : '  '), ...rowOf(columns, {site, standing}, signs)]
    },
  }
}

const tally = remembered((list: FleetList): ReadonlyMap<SiteStanding, number> => {
  const counts = new Map<SiteStanding, number>()
  for (const standing of list.standings) counts.set(standing, (counts.get(standing) ?? 0) + 1)
  return counts
})

const legend = (list: FleetList, signs: Signs, width: number): Line[] => {
  const counts = tally(list)
  const parts = standings.flatMap((standing): Line[] => {
    const number = counts.get(standing)
    if (number === undefined) return []
    return [[span(signOf(standing, signs), toneOf[standing]), span(` ${standing} `), span(count(number), 'quiet')]]
  })
  return flow(parts, width - 4).map((line) => [span('  '), ...line])
}

/** One cell a site, group after group where the groups are in order; it says on which one somebody stands. */
function mapBody(what: Fleets): Body {
  const {list, state, signs} = what
  const {columns: width} = state.size
  const heading = legend(list, signs, width)
  // With a blank between them cells are easier to tell apart, where there is room for that.
  const left = state.size.rows - heading.length - 9
  const bands = bandsOf(list)
  const label =
    bands.length > 1
      ? Math.min(
          18,
          longest(
            bands.map(({name}) => name),
            4,
            18,
          ),
        ) + 2
      : 0
  const rowsWith = (step: number) => {
    const per = Math.max(1, Math.floor((width - 4 - label) / step))
    return {per, rows: bands.flatMap((band) => rowsOf(band, per))}
  }
  const wide = rowsWith(2)
  const step = wide.rows.length <= left ? 2 : 1
  const {rows} = step === 2 ? wide : rowsWith(1)
  const rowOf = (at: number) => {
    let [low, high] = [0, rows.length - 1]
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((rows[middle]?.from ?? 0) <= at) low = middle
      else high = middle - 1
    }
    return low
  }
  const clamp = (row: number, column: number) => {
    const there = rows[Math.max(0, Math.min(row, rows.length - 1))]
    return there ? Math.min(there.from + column, there.to - 1) : -1
  }
  return {
    ...common(what),
    heading,
    rows: rows.length,
    wholeRows: false,
    rowOf,
    atCell: (row, column) => {
      const there = rows[row]
      const at = Math.floor((column - 2 - label) / step)
      return there && at >= 0 && at < there.to - there.from ? there.from + at : -1
    },
    beside(at, by) {
      const row = rowOf(at)
      const aim = row + by
      if (aim < 0) return 0
      if (aim >= rows.length) return list.names.length - 1
      return clamp(aim, at - (rows[row]?.from ?? 0))
    },
    line(row, selected) {
      const there = rows[row]
      if (!there) return []
      const name = label === 0 ? '' : there.first ? there.name : ''
      const line: Span[] = [span('  '), ...(label > 0 ? [span(labelled(name, label), 'quiet')] : [])]
      const blank = ' '.repeat(step - 1)
      for (let at = there.from; at < there.to; at++) {
        const standing = list.standings[at] ?? 'idle'
        const sign = signOf(standing, signs)
        // The one that is stood on, told by its place: it has to be seen among thousands.
        if (at === selected) line.push({text: sign, tone: 'cell'}, span(blank))
        else joined(line, sign + blank, toneOf[standing])
      }
      return line
    },
    below: (lines) => worstOf(what, lines),
    about: (at) => {
      const site = list.sites[at]
      return site && siteLine(site)
    },
  }
}

/** Below a map, by name, those that somebody should look after. */
function worstOf(what: Fleets, lines: number): Line[] {
  const {worst, signs} = what
  const columns = tableColumns(what)
  const rows: Line[] = []
  for (const [at, site] of worst.sites.entries()) {
    const standing = worst.standings[at]
    if (rows.length === lines - 2) break
    if (standing && attention.has(standing)) rows.push([span('  '), ...rowOf(columns, {site, standing}, signs)])
  }
  return rows.length === 0 ? [] : [[], [span('  '), ...headingOf(columns)], ...rows]
}

const attention: ReadonlySet<SiteStanding> = new Set<SiteStanding>([
  ...(['offline', 'failed', 'critical', 'major', 'out-of-sync', 'minor'] as const),
])

const labelled = (name: string, width: number) =>
  (name.length > width - 2 ? name.slice(0, width - 2) : name).padEnd(width)

/** Neighbours that look alike are one span: a colour is said once. */
function joined(line: Span[], text: string, tone: Tone | undefined): void {
  const last = line.at(-1)
  if (last && last.tone === tone && line.length > 1) line[line.length - 1] = {text: last.text + text, tone}
  else line.push({text, tone})
}

interface Band {
  readonly name: string
  readonly from: number
  readonly to: number
}

const bandsOf = remembered(({sites}: FleetList): Band[] => {
  const bands: Band[] = []
  for (const [at, {group = 'no group'}] of sites.entries()) {
    const last = bands.at(-1)
    if (last?.name === group) bands[bands.length - 1] = {...last, to: at + 1}
    else bands.push({name: group, from: at, to: at + 1})
  }
  return bands
})

const rowsOf = ({name, from, to}: Band, per: number) =>
  Array.from({length: Math.ceil((to - from) / per)}, (_, row) => ({
    name,
    first: row === 0,
    from: from + row * per,
    to: Math.min(to, from + (row + 1) * per),
  }))

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
