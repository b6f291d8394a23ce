import {findColumn, splitNames, unknownColumn} from './column-choice.js'
import type {RenderOptions} from './option.js'
import {field} from './sheet.js'
import {type Column, Float, type View} from './view.js'

const key = <R>(column: Column<R>, row: R): unknown => {
  const value = column.value ? column.value(row) : field(row, column.field)
  return value instanceof Float ? value.number : value
}

const comparable = (value: unknown): string | number | undefined => {
  if (typeof value === 'string' || typeof value === 'number') return value
  return typeof value === 'boolean' ? Number(value) : undefined
}

/** As cliff sorts: unset values after all others, and rows whose values have no common order stay as they are. */
const compare = (left: unknown, right: unknown): number => {
  const unset = Number(left === null || left === undefined) - Number(right === null || right === undefined)
  if (unset !== 0) return unset
  const a = comparable(left)
  const b = comparable(right)
  if (a === undefined || b === undefined || typeof a !== typeof b || a === b) return 0
  return a < b ? -1 : 1
}

const sortBy = <R>(rows: readonly R[], column: Column<R>, descending: boolean): R[] =>
  rows
    .map((row) => ({row, value: key(column, row)}))
    .sort((a, b) => (descending ? compare(b.value, a.value) : compare(a.value, b.value)))
    .map(({row}) => row)

/** The order asked for, else the view's own, else the server's. */
export const orderRows = <R>(
  view: View<R>,
  columns: readonly Column<R>[],
  rows: readonly R[],
  options: RenderOptions,
): readonly R[] => {
  const names = splitNames(options.sortColumns)
  if (names.length === 0) {
    // The property programs sort by a position, which the columns that were asked for take.
    const [first] = options.official && view.style !== 'field' ? splitNames(options.columns) : []
    if (first !== undefined && view.sort !== undefined) {
      return sortBy(rows, findColumn(columns, first) ?? {field: first}, options.descending ?? view.descending ?? false)
    }
    if (view.sort === undefined) return rows
    const own = findColumn(columns, view.sort) ?? {field: view.sort}
    return sortBy(rows, own, options.descending ?? view.descending ?? false)
  }
  let ordered = rows
  for (const name of names.reverse()) {
    const column =
      findColumn(columns, name) ?? (rows.some((row) => field(row, name) !== undefined) ? {field: name} : undefined)
    if (column) ordered = sortBy(ordered, column, options.descending ?? false)
    // cliff passes over names it does not know.
    else if (rows.length > 0 && !options.official) throw unknownColumn(columns, name)
  }
  return ordered
}
