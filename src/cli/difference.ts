import {isAlike, isRow, type Row} from '../client/already/alike.js'
import {isAsWanted} from '../client/already/already.js'
import type {Outcome, Write} from '../client/onlooker.js'

/** What a write has changed, as far as it is known without another request. */
export interface Difference {
  changed: boolean
  /** The members that are otherwise now, as they were and as they are. */
  before?: Row
  after?: Row
  row?: Row
  /** All that was known of it before. */
  was?: Row
}

/** A row that was read before and is now written, if there is one. */
export function known({path}: Write, seen: readonly {path: string; content: unknown}[]): Row | undefined {
  const place = path.replace(/\?.*/, '')
  const exact = seen.findLast((read) => read.path === place && isRow(read.content))?.content
  if (isRow(exact)) return exact
  const segments = place.split('/')
  const ref = decodeURIComponent(segments.at(-1) ?? '')
  const collection = segments.at(-2)
  for (const read of [...seen].reverse()) {
    const rows = Array.isArray(read.content) ? read.content : [read.content]
    const own = read.path.replace(/\/+$/, '').endsWith(`/${collection}`)
    const found = rows.find((row) => isRow(row) && (row['uuid'] === ref || (own && isCalled(row, ref))))
    if (isRow(found)) return found
  }
  return undefined
}

const isCalled = (row: Row, ref: string): boolean => String(row['id']) === ref || row['name'] === ref

/** A change of these alone is none. */
export const passing: ReadonlySet<string> = new Set(['updated_at', 'updated-at', 'links', 'uptime'])

export function difference(write: Write, {before, outcome}: {before: Row | undefined; outcome: Outcome}): Difference {
  const {answer, error} = outcome
  const row = isRow(answer) ? answer : undefined
  if (error !== undefined) return {changed: false, row}
  if (!before || !row) return {changed: true, row, was: before}
  const names = Object.keys(row).filter(
    (name) => name in before && !passing.has(name) && !isSame(before[name], row[name]),
  )
  const so = isAsWanted(write, before) === true
  if (names.length === 0) return {changed: !so, row, was: before}
  const only = (whole: Row) => Object.fromEntries(names.map((name) => [name, whole[name]]))
  return {changed: !so, before: only(before), after: only(row), row, was: before}
}

export const isSame = (left: unknown, right: unknown): boolean =>
  left === right || JSON.stringify(left) === JSON.stringify(right) || (left == null && isAlike(left, right))
