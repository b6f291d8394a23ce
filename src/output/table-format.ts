import {harmless} from './control-character.js'
import {inCharacters} from './display-width.js'
import {fitTable, type TextTable} from './fit-table.js'
import {inLocalTime} from './local-time.js'
import type {RenderOptions} from './option.js'
import {pythonText} from './python-text.js'
import type {Heading, Sheet} from './sheet.js'
import {stateColour} from './state-colour.js'
import {drawTable, type Paint, type TableColumn} from './table.js'
import {expandTabs, wrapText} from './text-wrap.js'
import {Float, type View} from './view.js'

/** OpenStackClient lets tables overflow rather than squeeze a column below these. */
const narrowestColumn = 8
const narrowestProperty = 16

/** Most cells, by thousands: there is nothing to alter. */
const ordinary = /^[\x20-\x7e]*$/

/** Text of a cell: line ends as cliff normalises them, and nothing that could steer the terminal. */
const cellText = (value: unknown, localTime: boolean): string => {
  const text = pythonText(value)
  const shown = localTime && typeof value === 'string' ? inLocalTime(text) : text
  if (ordinary.test(shown)) return shown
  return harmless(expandTabs(shown.replaceAll('\r\n', '\n').replaceAll('\r', ' ')))
}

const isNumber = (value: unknown): boolean => typeof value === 'number' || value instanceof Float

/** cliff aligns a list's columns by the types in its first row, `software` by their place. */
const columnAlign = (sheet: Sheet, column: number): TableColumn['align'] => {
  if (sheet.style === 'centred') return column < 2 ? 'left' : 'centre'
  return sheet.style === 'field' && isNumber(sheet.cells[0]?.[column]) ? 'right' : 'left'
}

/** The library that draws the tables of `software` shows nothing where the others show `None`. */
const shownAs = (value: unknown, {style}: Sheet): unknown => (style === 'centred' ? (value ?? '') : value)

const painter = async (
  {official, terminal}: RenderOptions,
  isState: (row: number, column: number) => boolean,
): Promise<Paint | undefined> => {
  if (official || !terminal.isTTY || !terminal.colour) return undefined
  const {Chalk} = await import('chalk')
  const chalk = new Chalk({level: 1})
  return (text, row, column) => {
    const colour = isState(row, column) ? stateColour(text) : undefined
    return colour ? chalk[colour](text) : text
  }
}

const listTable = async (sheet: Sheet, view: View<never>, options: RenderOptions): Promise<string> => {
  // The official property programs print an empty line instead of an empty table, `software` says so.
  if (sheet.cells.length === 0 && options.official && !options.printEmpty) {
    if (options.paged) return ''
    return sheet.style === 'centred' ? 'No data\n' : '\n'
  }
  return draw(listText(sheet, view), sheet.style === 'property', options)
}

const draw = async (table: TextTable, officialFits: boolean, options: RenderOptions): Promise<string> => {
  const {columns, rows, places, leftOut} = fitTable(table, officialFits, options)
  if (leftOut.length > 0) options.leftOut?.(leftOut)
  const isState = (row: number, column: number) => table.isState(row, places[column] ?? column)
  return drawTable(columns, rows, await painter(options, isState))
}

const listText = (sheet: Sheet, view: View<never>): TextTable => ({
  columns: sheet.headings.map((heading, index) => ({
    heading: harmless(heading.label),
    align: columnAlign(sheet, index),
    spare: heading.spare,
    whole: heading.whole,
    cut: heading.cut,
    passing: heading.passing,
  })),
  rows: sheet.cells.map((row) => row.map((value) => cellText(shownAs(value, sheet), view.localTime ?? false))),
  narrowest: narrowestColumn,
  isState: (_, column) => sheet.headings[column]?.state ?? false,
})

interface Property {
  heading: Heading
  /** Empty where the row goes on with the property above. */
  name: string
  text: string
}

/** The rows of one property: its value folded, and split where it holds a literal backslash-n. */
const properties = (heading: Heading, value: unknown, view: View<never>, official: boolean): Property[] => {
  const text = cellText(value, view.localTime ?? false)
  const fold = official ? view.fold : undefined
  const folded = fold ? wrapText(text, fold, inCharacters).join('\n') : text
  const isText = fold !== undefined || !Array.isArray(value)
  const splits = official && view.alphabetical && isText && folded.includes('\\n')
  const parts = splits ? folded.trim().split('\\n') : [folded]
  return parts.map((part, index) => ({heading, name: index === 0 ? harmless(heading.label) : '', text: part}))
}

const showText = (sheet: Sheet, view: View<never>, official: boolean): TextTable => {
  const values = sheet.cells[0] ?? []
  const shown = sheet.headings.flatMap((heading, index) =>
    properties(heading, shownAs(values[index], sheet), view, official),
  )
  const rows = shown.map(({name, text}) => [name, text])
  const name = sheet.style === 'field' ? 'Field' : 'Property'
  return {
    columns: [name, 'Value'].map((heading) => ({heading, align: 'left'})),
    rows,
    narrowest: narrowestProperty,
    isState: (row, column) => column === 1 && (shown[row]?.heading.state ?? false),
  }
}

/** The table of a sheet as text, for whoever draws it otherwise than as a whole. */
export const tableText = (sheet: Sheet, view: View<never>): TextTable =>
  sheet.single ? showText(sheet, view, false) : listText(sheet, view)

export const table = (sheet: Sheet, view: View<never>, options: RenderOptions): Promise<string> =>
  sheet.single
    ? draw(showText(sheet, view, options.official ?? false), false, options)
    : listTable(sheet, view, options)
