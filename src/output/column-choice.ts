import {OutputError} from './error.js'
import type {RenderOptions} from './option.js'
import {field} from './sheet.js'
import type {Column, TableStyle} from './view.js'

export const label = <R>(column: Column<R>): string => column.label ?? column.field

const plain = (name: string): string => name.trim().toLowerCase().replaceAll(/[\s-]/g, '_')

export const findColumn = <R>(columns: readonly Column<R>[], name: string): Column<R> | undefined =>
  columns.find((column) => column.field === name || label(column) === name) ??
  columns.find((column) => plain(column.field) === plain(name) || plain(label(column)) === plain(name))

/** Names may be given one by one or several in one word. */
export const splitNames = (names: readonly string[] | undefined): string[] =>
  (names ?? []).flatMap((name) => name.split(',')).filter((name) => name.trim() !== '')

export const unknownColumn = <R>(columns: readonly Column<R>[], name: string, officially?: string): OutputError => {
  const fields = [...new Set(columns.map((column) => column.field))]
  const labels = columns.map(label)
  return new OutputError(
    `no column "${name}" here`,
    fields.length === 0 ? 'what this command prints has no columns' : `choose from ${fields.join(', ')}`,
    officially,
    {ref: name, among: [...new Set([...fields, ...labels])]},
  )
}

/** What a view left unsaid: every field that any of the rows has. */
export const columnsOfRows = <R>(rows: readonly R[]): Column<R>[] => {
  const names = new Set<string>()
  for (const row of rows)
    if (typeof row === 'object' && row !== null) for (const name of Object.keys(row)) names.add(name)
  return [...names].map((name) => ({field: name}))
}

const asked = <R>(
  columns: readonly Column<R>[],
  rows: readonly R[],
  name: string,
  officially?: 'empty' | 'error',
): Column<R> => {
  const known = findColumn(columns, name)
  if (known) return known
  // Fields that no column shows can be asked for by their API name; of no rows nothing can be said against one.
  if (rows.length === 0 || rows.some((row) => field(row, name) !== undefined)) return {field: name}
  if (officially === 'empty') return {field: name, value: () => ''}
  throw unknownColumn(columns, name, officially === undefined ? undefined : name)
}

/** A list of `system` leaves a column empty that it does not know, unless it has to measure or to name the values. */
const strangers = ({official, nowrap, format}: RenderOptions, list: boolean): 'empty' | 'error' | undefined => {
  if (!official || !list) return undefined
  return nowrap && format === 'table' ? 'empty' : 'error'
}

/** cliff keeps the order of its table, and refuses only when it knows none of the names. */
const askedOfCliff = <R>(columns: readonly Column<R>[], names: readonly string[]): Column<R>[] => {
  const wanted = new Set(names.map((name) => findColumn(columns, name)))
  const found = columns.filter((column) => wanted.has(column))
  if (found.length === 0) throw unknownColumn(columns, names[0] ?? '')
  return found
}

export const chooseColumns = <R>(
  columns: readonly Column<R>[],
  rows: readonly R[],
  options: RenderOptions,
  style: TableStyle,
  {list = false}: {list?: boolean} = {},
): readonly Column<R>[] => {
  const names = splitNames(options.columns)
  if (names.length === 0) {
    const also = new Set(options.also)
    return columns.filter((column) => (column.optional ? also.has(column.field) : (column.when?.(rows) ?? true)))
  }
  if (options.official && style === 'field') return askedOfCliff(columns, names)
  return names.map((name) => asked(columns, rows, name, strangers(options, list)))
}
