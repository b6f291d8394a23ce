import {severities} from '../causes/severity.js'
import type {Fleet, Seen, Stale} from '../live/fleet.js'
import {SYSTEM_CONTROLLER} from '../live/live.js'
import {alarmBody} from './body/alarm.js'
import {orderOf, tableBody, toneOfState} from './body/fleet.js'
import {groupsBody} from './body/groups.js'
import {helpBody} from './body/help.js'
import {hostBody, nameOf} from './body/host.js'
import {mapBody} from './body/map.js'
import {centralBody, siteBody} from './body/site.js'
import {strategyBody} from './body/strategy.js'
import {fleetLister} from './fleet-list.js'
import {courseOf, roughly} from './progress.js'
import {remembered} from './remembered.js'
import {standingOf} from './site-standing.js'
import {type Body, type Layout, lookedInto, placeOf, type State, selectedAt, topOf, type View, viewOf} from './state.js'
import {bar, count, type Line, lineWidth, oneLine, type Signs, type Span, span} from './style.js'

/** All that a frame shows, as lines; where they go is said by the components of frame.tsx. */
export interface Scene extends Layout {
  readonly size: State['size']
  readonly title: {readonly left: Line; readonly right: Line}
  readonly banner: Line
  /** How far the strategy is; none where there is none. */
  readonly strategy?: Line
  readonly stale?: Line
  readonly crumbs: {readonly left: Line; readonly right: Line}
  /** Rows of the body that are seen, each drawn only when it is asked for. */
  readonly shown: readonly {readonly line: Line; readonly selected: boolean}[]
  readonly about?: Line
  readonly foot: readonly Line[]
  readonly tooSmall: boolean
}

export const LEAST = {columns: 60, rows: 14} as const

interface Painter {
  readonly signs: Signs
  readonly intervalMs: number
  readonly timeOfDay: (at: number) => string
}

/** Makes scenes of what is seen and where somebody is; remembers the list of sites from one to the next. */
export function sceneMaker({signs, intervalMs, timeOfDay}: Painter): (state: State, seen: Seen | undefined) => Scene {
  const listOf = fleetLister()

  function bodyOf(state: State, seen: Seen): Body {
    const view = viewOf(state)
    const {fleet, detail: any} = seen
    const inside = lookedInto(state)
    const central = inside === SYSTEM_CONTROLLER
    const detail = any?.name === inside ? any : undefined
    const alarms = central ? fleet.alarms : (detail?.alarms ?? [])
    switch (view.kind) {
      case 'fleet': {
        const {filter, search, reversed} = state
        const choice = {selection: filter?.selection, group: view.group, search, order: orderOf(state), reversed}
        const drawn = {fleet, list: listOf(fleet, choice), state, signs, group: view.group}
        return state.asMap ? mapBody(drawn) : tableBody(drawn)
      }
      case 'strategy':
        return strategyBody({fleet, state, signs})
      case 'groups':
        return groupsBody({fleet, state, signs})
      case 'site': {
        const name = view.site
        if (name === undefined) return centralBody({fleet, detail, state, signs})
        const site = fleet.sites.find(({subcloud}) => subcloud.name === name)
        return siteBody({fleet, name, site, detail, state, signs})
      }
      case 'host': {
        const hosts = central ? fleet.hosts : (detail?.hosts ?? [])
        const host = hosts.find((one) => nameOf(one) === view.host)
        return hostBody({name: view.host, host, alarms, site: view.site, state, signs})
      }
      case 'alarm': {
        const alarm = alarms.find(({uuid}) => uuid === view.alarm)
        return alarmBody({alarm, site: view.site, uuid: view.alarm, state, signs})
      }
      case 'help':
        return helpBody(state, signs)
    }
  }

  return (state, seen) => {
    const {size} = state
    const body = seen ? bodyOf(state, seen) : nothingYet(signs)
    const strategy = seen && strategyLine(seen, size.columns, signs)
    const stale = seen && staleLine(seen, timeOfDay)
    const foot = footOf(state, body, signs)
    const about = body.about !== undefined
    const above = 3 + (strategy ? 1 : 0) + (stale ? 1 : 0) + body.heading.length
    const page = Math.max(1, size.rows - above - foot.length - (about ? 1 : 0) - 1)
    const place = placeOf(state)
    const selected = selectedAt(place, body)
    const top = topOf(place, {body, page})
    const last = Math.min(body.rows, top + page)
    const left = page - (last - top)
    const below = left > 3 ? (body.below?.(left) ?? []) : []
    return {
      size,
      body,
      page,
      firstRow: above + 2,
      title: titleOf(state, seen, {signs, intervalMs, timeOfDay}),
      banner: seen ? bannerOf(seen, size.columns, signs) : [],
      strategy,
      stale,
      crumbs: {left: crumbsOf(state.views, body.title, signs), right: scrollOf(body, top, last)},
      shown: [
        ...Array.from({length: last - top}, (_, at) => ({
          line: body.line(top + at, selected),
          selected: body.wholeRows && body.ids.length > 0 && body.rowOf(selected) === top + at,
        })),
        ...below.map((line) => ({line, selected: false})),
      ],
      about: body.about?.(selected) ?? (about ? [] : undefined),
      foot,
      tooSmall: size.columns < LEAST.columns || size.rows < LEAST.rows,
    }
  }
}

const nothingYet = ({more}: Signs): Body => ({
  title: [span(`asking ${more}`, 'quiet')],
  heading: [],
  rows: 0,
  ids: [],
  find: () => undefined,
  rowOf: () => 0,
  atCell: () => -1,
  line: () => [],
  wholeRows: true,
  opens: () => undefined,
  actions: () => [],
  words: ['subcloud', 'list'],
})

function titleOf(state: State, seen: Seen | undefined, {signs, intervalMs, timeOfDay}: Painter): Scene['title'] {
  const name = seen?.fleet.system?.name
  const pace = seen && seen.cost.everyMs > intervalMs * 1.5 ? seen.cost.everyMs : intervalMs
  return {
    left: [
      span(' stx top', 'title'),
      ...(name ? [span(`  ${signs.dot}  `, 'quiet'), span(oneLine(name), 'strong')] : []),
      ...(state.readOnly ? [span(`  ${signs.dot}  read-only`, 'quiet')] : []),
    ],
    right: [
      ...(state.frozen ? [span(' FROZEN ', 'minor'), span('  ')] : []),
      ...(seen ? [span(`${timeOfDay(seen.fleet.at)}  every ${Math.round(pace / 1000)} s `, 'quiet')] : []),
    ],
  }
}

/** How many alarms there are, and how the sites are: as much as fits. */
function bannerOf({fleet}: Seen, width: number, signs: Signs): Line {
  const {counts, sites} = fleet
  const unheard = fleet.stale.get('alarm counts')
  const known = unheard === undefined || unheard.since !== undefined
  const alarms = severities.flatMap((severity): Span[] => {
    if (!known) return severity === 'critical' ? [span(' alarms not known yet ', 'quiet')] : []
    const number = counts[severity]
    const text = ` ${count(number)} ${severity === 'warning' && number !== 1 ? 'warnings' : severity} `
    return [number > 0 ? span(text, severity) : span(text, 'quiet'), span(' ')]
  })
  const {online, apart, unmanaged, failed} = tallyOf(sites)
  const parts: Line[] = [
    [span(count(sites.length - online), sites.length > online ? 'bad' : 'quiet'), span(' offline')],
    ...(apart > 0 ? [[span(count(apart), 'uneasy'), span(' out-of-sync')]] : []),
    ...(failed > 0 ? [[span(count(failed), 'bad'), span(' failed')]] : []),
    ...(unmanaged > 0 ? [[span(count(unmanaged), 'quiet'), span(' unmanaged')]] : []),
    [span(count(online), online > 0 ? 'good' : 'quiet'), span(' online')],
  ]
  const line: Span[] = [span(' '), ...alarms, span(' ')]
  let wide = lineWidth(line)
  for (const [at, part] of parts.entries()) {
    const next = [...(at > 0 ? [span(` ${signs.dot} `, 'quiet')] : []), ...part]
    wide += lineWidth(next)
    if (wide > width) break
    line.push(...next)
  }
  return line
}

const tallyOf = remembered((sites: Fleet['sites']) => {
  const tally = {online: 0, apart: 0, unmanaged: 0, failed: 0}
  for (const site of sites) {
    const {subcloud} = site
    if (subcloud['availability-status'] === 'online') tally.online++
    if (subcloud.sync_status === 'out-of-sync') tally.apart++
    if (subcloud['management-state'] !== 'managed') tally.unmanaged++
    if (standingOf(site) === 'failed') tally.failed++
  }
  return tally
})

function strategyLine({fleet}: Seen, width: number, signs: Signs): Line | undefined {
  const {strategy: progress} = fleet
  if (!progress) return undefined
  const {type, state} = progress.strategy
  const course = courseOf(progress)
  const {total, complete, failed, aborted, running, restMs} = course
  const over = complete + failed + aborted
  const head: Line = [span(` ${oneLine(type)} `, 'strong'), span(`${oneLine(state)} `, toneOfState(state))]
  const said: Span[] = [
    span(` ${count(over)} of ${count(total)}`, 'strong'),
    ...(failed > 0 ? [span(`  ${count(failed)} failed`, 'bad')] : []),
    ...(running > 0 ? [span(`  ${count(running)} running`, 'busy')] : []),
    ...(restMs === undefined ? [] : [span(`  ${roughly(restMs)} left`, 'quiet')]),
  ]
  // What is said last goes first where there is no room, so that the bar has some.
  const tail = said.filter((_, at) => lineWidth([...head, ...said.slice(0, at + 1)]) <= width - 14)
  const room = Math.max(8, Math.min(80, width - lineWidth(head) - lineWidth(tail) - 2))
  return [...head, ...bar(total === 0 ? 0 : over / total, room, signs), ...tail]
}

/** What is older than it should be, and why: the first of it, and how much else. */
function staleLine({fleet}: Seen, timeOfDay: (at: number) => string): Line | undefined {
  const [first, ...others] = [...fleet.stale]
  if (!first) return undefined
  const [part, {reason, since}]: [string, Stale] = first
  const age = since === undefined ? 'never heard of' : `as of ${timeOfDay(since)}`
  const more = others.length > 0 ? `, and ${others.map(([name]) => name).join(', ')}` : ''
  return [span(' ! ', 'minor'), span(` ${part}${more} ${age}`, 'uneasy'), span(`  ${oneLine(reason)}`, 'quiet')]
}

function crumbsOf(views: State['views'], title: Line, signs: Signs): Line {
  const before = views
    .slice(0, -1)
    .flatMap(({view}): Line => [span(crumb(view), 'quiet'), span(` ${signs.into} `, 'quiet')])
  return [span(` ${signs.rule} `, 'quiet'), ...before, ...title, span(' ')]
}

function crumb(view: View): string {
  switch (view.kind) {
    case 'fleet':
      return view.group === undefined ? 'Fleet' : oneLine(view.group)
    case 'site':
      return oneLine(view.site ?? 'System controller')
    case 'host':
      return oneLine(view.host)
    case 'alarm':
      return 'Alarm'
    case 'strategy':
      return 'Strategy'
    case 'groups':
      return 'Groups'
    case 'help':
      return 'Help'
  }
}

function scrollOf(body: Body, top: number, last: number): Line {
  if (body.rows <= last - top) return []
  if (body.wholeRows) return [span(` ${count(top + 1)}-${count(last)} of ${count(body.rows)} `, 'quiet')]
  return [span(` rows ${top + 1}-${last} of ${body.rows}: PgDn for the rest `, 'quiet')]
}

const hint = (key: string, does: string): Line => [span(key, 'key'), span(` ${does}`, 'quiet')]

/** What is asked or said, and what keys there are. */
function footOf(state: State, body: Body, signs: Signs): Line[] {
  const {prompt, note, news, size} = state
  if (prompt) return prompted(prompt, signs)
  const place = placeOf(state)
  const id = body.ids[selectedAt(place, body)]
  const fleet = viewOf(state).kind === 'fleet'
  const hints: Line[] = [
    ...(id !== undefined && body.opens(id) ? [hint(signs.enter, 'open')] : []),
    ...(state.views.length > 1 ? [hint('Esc', 'back')] : []),
    ...(fleet
      ? [hint('f', 'filter'), hint('/', 'search'), hint('s', 'sort'), hint('m', state.asMap ? 'table' : 'map')]
      : []),
    hint('v', 'strategy'),
    hint('g', 'groups'),
    hint('c', 'controller'),
    ...(state.readOnly ? [] : [hint('a', 'act')]),
    hint('Space', state.frozen ? 'go on' : 'freeze'),
    hint('y', 'command'),
    hint('?', 'help'),
    hint('q', 'quit'),
  ]
  // Help and the way out are never what has no room.
  const always = hints.slice(-2)
  const others = hints.slice(0, -2)
  let room = size.columns - 1 - always.reduce((sum, one) => sum + lineWidth(one) + 2, 0)
  const kept = others.filter((one) => {
    const fits = lineWidth(one) + 2 <= room
    if (fits) room -= lineWidth(one) + 2
    return fits
  })
  // Where keys have no room, help has them.
  const [help = [], quit = []] = always
  const end = kept.length < others.length ? [hint('?', 'more'), quit] : [help, quit]
  const said: Line = note
    ? [span(' '), span(oneLine(note.text), note.tone)]
    : news === undefined
      ? []
      : [span(' '), span(oneLine(news), 'quiet')]
  return [said, [span(' '), ...[...kept, ...end].flatMap((one) => [...one, span('  ')])]]
}

function prompted(prompt: NonNullable<State['prompt']>, signs: Signs): Line[] {
  const typing = (text: string): Line => [span(oneLine(text), 'strong'), span(' ', 'cell')]
  const ways = (enter: string): Line => [span('   '), ...hint(signs.enter, enter), span('  '), ...hint('Esc', 'back')]
  switch (prompt.kind) {
    case 'filter':
      return [
        [span(' which subclouds, such as group:east,availability=online: ', 'quiet')],
        [span(' filter ', 'key'), ...typing(prompt.text), ...ways(prompt.text === '' ? 'all of them' : 'choose')],
      ]
    case 'search':
      return [[], [span(' / ', 'key'), ...typing(prompt.text), ...ways('keep')]]
    case 'actions':
      return [
        [],
        [
          span(' '),
          ...prompt.actions.flatMap(({key, deed}): Line => [...hint(key, oneLine(deed)), span('   ')]),
          ...hint('Esc', 'back'),
        ],
      ]
    case 'confirm':
      return [
        [
          span(` To ${oneLine(prompt.action.deed)}, type `, 'uneasy'),
          span(oneLine(prompt.action.target), 'strong'),
          span(' and Enter.', 'uneasy'),
        ],
        [span(` ${signs.into} `, 'key'), ...typing(prompt.text), ...ways('do it')],
      ]
  }
}
