import {displayWidth, inCells} from './display-width.js'
import {wrapText} from './text-wrap.js'

/*
 * The layout of Python's prettytable, which every official program prints and every script scrapes.
 * Written here because cli-table3 needs seconds for a list of some thousand rows and cannot rule off
 * the heading alone; this takes one pass for widths and one for lines.
 */

export interface TableColumn {
  heading: string
  align: 'left' | 'right' | 'centre'
  /** Longest line allowed; as wide as its text where not given. */
  limit?: number
  /** Left out where the table is too wide, the highest first. */
  spare?: number
  /** Its words are broken only where one alone is wider than the terminal. */
  whole?: boolean
  /** What does not fit on a line is cut off. */
  cut?: boolean
  /** It is another with each look, and that is no news. */
  passing?: boolean
  /** How wide it is though its text is narrower, as far as the limit lets it. */
  least?: number
}

/** Dresses a finished, padded piece of a cell: colour may not count as width. */
export type Paint = (text: string, row: number, column: number) => string

const pad = (text: string, width: number, align: TableColumn['align']): string => {
  const filler = ' '.repeat(Math.max(0, width - displayWidth(text)))
  if (align === 'right') return filler + text
  const before = align === 'centre' ? filler.length >> 1 : 0
  return filler.slice(0, before) + text + filler.slice(before)
}

const ELLIPSIS = '…'

const cellLines = (text: string, {limit, cut}: Pick<TableColumn, 'limit' | 'cut'>): string[] => {
  if (cut && limit !== undefined) {
    const line = text.replaceAll('\n', ' ')
    return [displayWidth(line) <= limit ? line : `${inCells.cut(line, limit - 1).trimEnd()}${ELLIPSIS}`]
  }
  if (!text.includes('\n') && (limit === undefined || displayWidth(text) <= limit)) return [text]
  const lines = text.split('\n')
  if (limit === undefined) return lines
  return lines.flatMap((line) => (displayWidth(line) <= limit ? [line] : wrapText(line, limit)))
}

/** The widest line of a text. */
const lineWidth = (text: string): number =>
  text.includes('\n') ? Math.max(...text.split('\n').map(displayWidth)) : displayWidth(text)

export const naturalWidths = (columns: readonly TableColumn[], rows: readonly string[][]): number[] => {
  const widths = columns.map(({heading, least = 0}) => Math.max(lineWidth(heading), least))
  for (const row of rows) {
    for (const [index, cell] of row.entries()) {
      const width = lineWidth(cell)
      if (width > (widths[index] ?? 0)) widths[index] = width
    }
  }
  return widths
}

/** A table whose widths are settled, and whose lines are drawn when somebody looks at them. */
export interface LaidTable {
  widths: readonly number[]
  rule: string
  head: readonly string[]
  /** How many lines each row takes. */
  heights: readonly number[]
  drawRow(index: number, paint?: Paint): string[]
}

const heightOf = (cells: readonly (readonly string[])[]): number => {
  let height = 1
  for (const lines of cells) if (lines.length > height) height = lines.length
  return height
}

/** Widens the widths to what a row needs; returns how many lines it takes. What fits into one line is not taken apart. */
const measureRow = (row: readonly string[], columns: readonly TableColumn[], widths: number[]): number => {
  let height = 1
  for (const [index, cell] of row.entries()) {
    const {limit, cut} = columns[index] ?? {}
    let width = cell.includes('\n') ? Number.POSITIVE_INFINITY : displayWidth(cell)
    if (width > (limit ?? Number.MAX_VALUE)) {
      const lines = cellLines(cell, {limit, cut})
      width = Math.max(...lines.map(displayWidth))
      height = Math.max(height, lines.length)
    }
    if (width > (widths[index] ?? 0)) widths[index] = width
  }
  return height
}

export const layTable = (columns: readonly TableColumn[], rows: readonly string[][]): LaidTable => {
  const widths = columns.map(({least = 0, limit = least}) => Math.min(least, limit))
  const headings = columns.map(({heading}) => heading)
  measureRow(headings, columns, widths)
  const heights = rows.map((row) => measureRow(row, columns, widths))
  const draw = (row: readonly string[], dress?: (text: string, column: number) => string): string[] => {
    const cells = row.map((cell, index) => cellLines(cell, columns[index] ?? {}))
    const height = heightOf(cells)
    const lines: string[] = []
    for (let line = 0; line < height; line++) {
      let text = '|'
      for (const [index, column] of columns.entries()) {
        const piece = cells[index]?.[line] ?? ''
        const padded = pad(piece, widths[index] ?? 0, column.align)
        text += ` ${dress && piece !== '' ? dress(padded, index) : padded} |`
      }
      lines.push(text)
    }
    return lines
  }
  const rule = `+${widths.map((width) => '-'.repeat(width + 2)).join('+')}+`
  return {
    widths,
    rule,
    head: [rule, ...draw(headings), rule],
    heights,
    drawRow: (index, paint) => draw(rows[index] ?? [], paint && ((text, column) => paint(text, index, column))),
  }
}

export const drawTable = (columns: readonly TableColumn[], rows: readonly string[][], paint?: Paint): string => {
  const {head, rule, drawRow} = layTable(columns, rows)
  const lines = [...head]
  for (let index = 0; index < rows.length; index++) lines.push(...drawRow(index, paint))
  return `${lines.join('\n')}\n${rule}\n`
}
