import type {FleetList} from '../fleet-list.js'
import {remembered} from '../remembered.js'
import {theWorst} from '../site-order.js'
import {type SiteStanding, signOf, standings, toneOf} from '../site-standing.js'
import type {Body} from '../state.js'
import {cell, count, type Line, lineWidth, type Signs, type Span, span, type Tone} from '../style.js'
import {flow, headingOf, rowOf} from './columns.js'
import {common, type Fleets, siteLine, tableColumns} from './fleet.js'

const tally = remembered(({ranked}: FleetList): ReadonlyMap<SiteStanding, number> => {
  const counts = new Map<SiteStanding, number>()
  for (const {standing} of ranked) counts.set(standing, (counts.get(standing) ?? 0) + 1)
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
export function mapBody(what: Fleets): Body {
  const {list, state, signs} = what
  const {columns: width} = state.size
  const heading = legend(list, signs, width)
  // With a blank between them cells are easier to tell apart, where there is room for that.
  const left = state.size.rows - heading.length - 9
  const bands = bandsOf(list)
  const label = labelWidth(bands)
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
      const line: Span[] = [span('  '), ...(label > 0 ? [span(labelled(name, label, signs), 'quiet')] : [])]
      const blank = ' '.repeat(step - 1)
      for (let at = there.from; at < there.to; at++) {
        const {standing = 'idle'} = list.ranked[at] ?? {}
        const sign = signOf(standing, signs)
        // The one that is stood on, told by its place: it has to be seen among thousands.
        if (at === selected) line.push({text: sign, tone: 'cell'}, span(blank))
        else joined(line, sign + blank, toneOf[standing])
      }
      return line
    },
    below: (lines) => worstOf(what, lines),
    about: (at) => {
      const one = list.ranked[at]
      return one && siteLine(one.site)
    },
  }
}

/** Below a map, by name, those that somebody should look after. */
function worstOf(what: Fleets, lines: number): Line[] {
  const {list, signs} = what
  const worst = theWorst(list.ranked, lines - 2, (standing) => attention.has(standing))
  if (worst.length === 0) return []
  const columns = tableColumns(what)
  const rows = worst.map((one): Line => [span('  '), ...rowOf(columns, one, signs)])
  return [[], [span('  '), ...headingOf(columns)], ...rows]
}

const attention: ReadonlySet<SiteStanding> = new Set<SiteStanding>([
  ...(['offline', 'failed', 'critical', 'major', 'out-of-sync', 'minor'] as const),
])

const WIDEST_LABEL = 18
const BEHIND_LABEL = 2

/** Where there is one group, its name says nothing. */
const labelWidth = (bands: readonly Band[]): number =>
  bands.length > 1
    ? Math.min(WIDEST_LABEL, Math.max(4, ...bands.map(({name}) => lineWidth([span(name)])))) + BEHIND_LABEL
    : 0

const labelled = (name: string, width: number, signs: Signs): string =>
  cell(name, width - BEHIND_LABEL, signs) + ' '.repeat(BEHIND_LABEL)

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

const bandsOf = remembered(({ranked}: FleetList): readonly Band[] => {
  const bands: Band[] = []
  let from = 0
  for (const [at, {site}] of ranked.entries()) {
    const [group, next] = [site.group, ranked[at + 1]]
    if (next && next.site.group === group) continue
    bands.push({name: group ?? 'no group', from, to: at + 1})
    from = at + 1
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
