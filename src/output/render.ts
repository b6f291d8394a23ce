import {chooseColumns, columnsOfRows, label} from './column-choice.js'
import {documentOf} from './document.js'
import {withoutPasswords} from './embedded-secret.js'
import {everyColumn} from './foresee.js'
import type {RenderOptions} from './option.js'
import {orderRows} from './row-order.js'
import {field, type Sheet} from './sheet.js'
import type {Column, View} from './view.js'
import {writeSheet} from './write.js'

const names: ReadonlySet<string> = new Set(['name', 'hostname', 'subcloud'])

/** Somebody looks at it, and has not said how wide it is to be. */
const forPeople = ({official, terminal, format, nowrap, maxWidth, fitWidth, query}: RenderOptions): boolean =>
  !official &&
  terminal.isTTY &&
  format === 'table' &&
  !nowrap &&
  maxWidth === undefined &&
  !fitWidth &&
  query === undefined

const sheetOf = <R>(
  view: View<R>,
  columns: readonly Column<R>[],
  rows: readonly R[],
  options: RenderOptions,
): Omit<Sheet, 'single'> => {
  // The property programs head chosen columns with the field name.
  const byField = options.official && view.style !== 'field' && options.columns?.length
  const shown = (column: Column<R>, row: R): unknown => (column.value ? column.value(row) : field(row, column.field))
  const sent = (column: Column<R>, row: R): unknown => {
    const own = field(row, column.field)
    return column.value ? (own ?? column.value(row)) : own
  }
  const {spare = []} = view
  const weights = new Map(spare.map((field, at) => [field, spare.length - at]))
  return {
    style: view.style ?? 'property',
    headings: columns.map((column) => ({
      field: column.field,
      label: byField ? column.field : label(column),
      state: column.state ?? false,
      ...(forPeople(options) && {
        spare: options.columns?.length ? undefined : weights.get(column.field),
        whole: column.whole ?? names.has(column.field),
        cut: column.cut,
        passing: column.passing,
      }),
    })),
    cells: rows.map((row) => columns.map((column) => shown(column, row))),
    raw: rows.map((row) => columns.map((column) => sent(column, row))),
  }
}

/** The columns of a table, and behind them, for those who ask by name, what only other tables of the view show. */
const offered = <R>(view: View<R>, columns: readonly Column<R>[], options: RenderOptions): readonly Column<R>[] =>
  options.foreseen && options.columns?.length ? [...columns, ...everyColumn(view)] : columns

const write = async (
  sheet: Sheet,
  rows: readonly unknown[],
  view: View<never>,
  options: RenderOptions,
): Promise<string> => {
  if (options.query === undefined) return writeSheet(sheet, () => documentOf(sheet, rows, options), view, options)
  const {runQuery} = await import('./query.js')
  const {answered} = await import('./answer.js')
  // The query is asked of whole rows; what columns there are is a question to its answer.
  const asked = documentOf(sheet, rows, {...options, columns: undefined})
  const answer = await runQuery(asked, options.query)
  const answeredSheet = answered(sheet, asked, answer, options)
  const document = options.columns?.length ? documentOf(answeredSheet, [], options) : answer
  return writeSheet(answeredSheet, () => document, {}, {...options, official: false})
}

/** A list before it is written, and its rows in the same order. */
export const listSheet = <R>(
  view: View<R>,
  rows: readonly R[],
  options: RenderOptions,
): {sheet: Sheet; rows: readonly R[]} => {
  const columns = offered(view, view.list ?? columnsOfRows(rows), options)
  const style = view.style ?? 'property'
  const chosen = chooseColumns(columns, rows, options, style, {list: true})
  // The property programs sort their tables only.
  const asSent = options.official && style === 'property' && options.format !== 'table'
  const sorted = asSent ? rows : orderRows(view, columns, rows, options)
  const ordered = options.official ? sorted : sorted.map(withoutPasswords)
  const sheet = sheetOf(view, chosen, ordered, options)
  // dcmanager never prints an empty list, in no format: there is a row that says so.
  const emptiness = options.official && style === 'field' && rows.length === 0
  const cells = emptiness ? [chosen.map(() => '<none>')] : sheet.cells
  return {sheet: {...sheet, single: false, cells}, rows: ordered}
}

/** The rows of a list as text for stdout, its last newline included. */
export const renderList = async <R>(view: View<R>, rows: readonly R[], options: RenderOptions): Promise<string> => {
  const list = listSheet(view, rows, options)
  return write(list.sheet, list.rows, view, options)
}

const byLabel = <R>(left: Column<R>, right: Column<R>): number => {
  if (label(left) === label(right)) return 0
  return label(left) < label(right) ? -1 : 1
}

/** One resource before it is written. */
export const oneSheet = <R>(view: View<R>, one: R, options: RenderOptions): {sheet: Sheet; row: R} => {
  const row = options.official ? one : withoutPasswords(one)
  const shown = typeof view.show === 'function' ? view.show(row) : view.show
  const columns = offered(view, shown ?? view.list ?? columnsOfRows([row]), options)
  const chosen = chooseColumns(columns, [row], options, view.style ?? 'property')
  const sorted = view.alphabetical && options.format === 'table' && (options.official || !options.columns?.length)
  const inOrder = sorted ? [...chosen].sort(byLabel) : chosen
  return {sheet: {single: true, ...sheetOf(view, inOrder, [row], options)}, row}
}

/** One row as text for stdout, its last newline included. */
export const renderOne = async <R>(view: View<R>, one: R, options: RenderOptions): Promise<string> => {
  const {sheet, row} = oneSheet(view, one, options)
  return write(sheet, [row], view, options)
}
