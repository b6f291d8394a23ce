import {columnsOfRows} from './column-choice.js'
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
export const answerSheet = (answer: unknown): Sheet => {
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
export const sheetOfWholeRows = (sheet: Sheet, asked: unknown, answer: unknown): Sheet | undefined => {
  if (sheet.single || !Array.isArray(asked) || !Array.isArray(answer) || answer.length === 0) return undefined
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
