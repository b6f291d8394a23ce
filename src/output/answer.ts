import {columnsOfRows, findColumn, splitNames, unknownColumn} from './column-choice.js'
import type {RenderOptions} from './option.js'
import {field, type Sheet} from './sheet.js'

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const sheet = (single: boolean, names: readonly string[], rows: readonly unknown[][]): Sheet => ({
  single,
  style: 'property',
  headings: names.map((name) => ({field: name, label: name, state: false})),
  cells: rows,
  raw: rows,
})

/** The answer of a query as rows: objects by their keys, lists by position, and bare values in one column. */
const answerSheet = (answer: unknown): Sheet => {
  if (isObject(answer)) return sheet(true, Object.keys(answer), [Object.values(answer)])
  if (!Array.isArray(answer)) return sheet(false, ['value'], [[answer]])
  if (answer.length > 0 && answer.every(isObject)) {
    const names = columnsOfRows(answer).map((column) => column.field)
    const rows = answer.map((item) => names.map((name) => field(item, name)))
    return sheet(false, names, rows)
  }
  if (answer.length > 0 && answer.every(Array.isArray)) {
    const width = Math.max(...answer.map((item) => item.length))
    const names = Array.from({length: width}, (_, index) => `column${index + 1}`)
    return sheet(false, names, answer)
  }
  return sheet(
    false,
    ['value'],
    answer.map((item) => [item]),
  )
}

/** A query that only chose among the rows leaves them the columns that they have without it. */
const sheetOfWholeRows = (sheet: Sheet, asked: unknown, answer: unknown[]): Sheet | undefined => {
  if (sheet.single || !Array.isArray(asked)) return undefined
  const places = new Map(asked.map((row, at) => [JSON.stringify(row), at]))
  const chosen = answer.map((row) => (isObject(row) ? places.get(JSON.stringify(row)) : undefined))
  const kept = chosen.filter((at) => at !== undefined)
  if (kept.length < chosen.length) return undefined
  return {
    ...sheet,
    cells: kept.map((at) => sheet.cells[at] ?? []),
    raw: kept.map((at) => sheet.raw[at] ?? []),
  }
}

const withColumns = (sheet: Sheet, names: readonly string[]): Sheet => {
  const there = sheet.headings.map((heading) => ({field: heading.field}))
  const places = names.map((name) => {
    const column = findColumn(there, name)
    if (!column) throw unknownColumn(there, name)
    return there.indexOf(column)
  })
  const chosen = (row: readonly unknown[]) => places.map((at) => row[at])
  return {
    ...sheet,
    headings: places.flatMap((at) => sheet.headings[at] ?? []),
    cells: sheet.cells.map(chosen),
    raw: sheet.raw.map(chosen),
  }
}

/** What a query answered, and of that the columns that were asked for. */
export const answered = (sheet: Sheet, asked: unknown, answer: unknown, options: RenderOptions): Sheet => {
  const names = splitNames(options.columns)
  // Nothing can be said against a column of no rows.
  if (names.length > 0 && Array.isArray(answer) && answer.length === 0) return {...sheet, cells: [], raw: []}
  const whole = Array.isArray(answer) && answer.length > 0 ? sheetOfWholeRows(sheet, asked, answer) : undefined
  if (whole) return whole
  const own = answerSheet(answer)
  return names.length > 0 ? withColumns(own, names) : own
}
