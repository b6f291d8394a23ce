import type {Action, Body, View} from '../state.js'
import {type Line, type Signs, span} from '../style.js'
import {wordWrap} from './wrap.js'

/** A row of a view that is a list of what there is to say; one that leads somewhere can be stood on. */
export interface Row {
  /** Of many rows, only those are drawn that are seen. */
  readonly line: Line | (() => Line)
  /** By which it is found again when others come and go. */
  readonly id?: string
  readonly opens?: View
  readonly actions?: readonly Action[]
}

interface Rows {
  readonly title: Line
  readonly heading?: readonly Line[]
  readonly rows: readonly Row[]
  readonly words: readonly string[]
  /** Of what is looked at as a whole. */
  readonly actions?: readonly Action[]
}

/** A body whose rows are what can be stood on. */
export function rowBody({title, heading = [], rows, words, actions = []}: Rows): Body {
  const places = rows.flatMap(({opens}, at) => (opens ? [at] : []))
  const ids = places.map((row) => rows[row]?.id ?? `row ${row}`)
  const rowAt = (id: string): Row | undefined => rows[places[ids.indexOf(id)] ?? -1]
  return {
    title,
    heading,
    rows: rows.length,
    ids,
    find: (id) => {
      const at = ids.indexOf(id)
      return at < 0 ? undefined : at
    },
    rowOf: (at) => places[at] ?? 0,
    atCell: (row) => places.indexOf(row),
    beside(at, by) {
      if (Math.abs(by) === 1) return at + by
      const aim = (places[at] ?? 0) + by
      const there = by > 0 ? places.findLastIndex((row) => row <= aim) : places.findIndex((row) => row >= aim)
      return there < 0 ? at : there
    },
    line(row) {
      const line = rows[row]?.line ?? []
      return typeof line === 'function' ? line() : line
    },
    wholeRows: true,
    opens: (id) => rowAt(id)?.opens,
    actions: (id) => (id === undefined ? undefined : rowAt(id)?.actions) ?? actions,
    words,
  }
}

/** Rows that stand under a heading of their own; none where there is nothing to say. `count`: of how many things they tell. */
export function section(name: string, rows: readonly Row[], {always = false, count = rows.length} = {}): Row[] {
  if (rows.length === 0 && !always) return []
  const head: Line = [span('  '), span(name, 'strong'), ...(count > 1 ? [span(`  ${count}`, 'quiet')] : [])]
  return [{line: []}, {line: head, id: `section ${name}`}, ...rows]
}

export const indented = (line: Line, cells = 4): Line => [span(' '.repeat(cells)), ...line]

/** Prose of a server in as many rows as it takes. */
export const prose = (text: string, width: number, tone?: Line[number]['tone']): Row[] =>
  wordWrap(text, Math.max(20, width - 6)).map((line) => ({line: indented([span(line, tone)])}))

export const asking = (whom: string, {more}: Signs): Row => ({
  line: indented([span(`asking ${whom} ${more}`, 'quiet')]),
})
