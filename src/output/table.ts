import {displayWidth} from './display-width.js'
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
}

/** Dresses a finished, padded piece of a cell: colour may not count as width. */
export type Paint = (text: string, row: number, column: number) => string

const pad = (text: string, width: number, align: TableColumn['align']): string => {
  const filler = ' '.repeat(Math.max(0, width - displayWidth(text)))
  if (align === 'right') return filler + text
  const before = align === 'centre' ? filler.length >> 1 : 0
  return filler.slice(0, before) + text + filler.slice(before)
}

const cellLines = (text: string, limit: number | undefined): string[] => {
  if (!text.includes('\n') && (limit === undefined || displayWidth(text) <= limit)) return [text]
  const lines = text.split('\n')
  if (limit === undefined) return lines
  return lines.flatMap((line) => (displayWidth(line) <= limit ? [line] : wrapText(line, limit)))
}

export const naturalWidths = (columns: readonly TableColumn[], rows: readonly string[][]): number[] => {
  const widths = columns.map((column) => Math.max(...cellLines(column.heading, undefined).map(displayWidth)))
  for (const row of rows) {
    for (const [index, cell] of row.entries()) {
      for (const line of cellLines(cell, undefined)) {
        const width = displayWidth(line)
        if (width > (widths[index] ?? 0)) widths[index] = width
      }
    }
  }
  return widths
}

/** A table whose widths are settled, and whose lines are drawn when somebody looks at them. */
export interface LaidTable {
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

export const layTable = (columns: readonly TableColumn[], rows: readonly string[][]): LaidTable => {
  const heading = columns.map((column) => cellLines(column.heading, column.limit))
  const body = rows.map((row) => row.map((cell, index) => cellLines(cell, columns[index]?.limit)))
  const widths = columns.map(() => 0)
  for (const row of [heading, ...body]) {
    for (const [index, lines] of row.entries()) {
      for (const line of lines) widths[index] = Math.max(widths[index] ?? 0, displayWidth(line))
    }
  }
  const draw = (cells: readonly string[][], dress?: (text: string, column: number) => string): string[] => {
    const lines: string[] = []
    for (let line = 0; line < heightOf(cells); line++) {
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
    rule,
    head: [rule, ...draw(heading), rule],
    heights: body.map(heightOf),
    drawRow: (index, paint) => draw(body[index] ?? [], paint && ((text, column) => paint(text, index, column))),
  }
}

export const drawTable = (columns: readonly TableColumn[], rows: readonly string[][], paint?: Paint): string => {
  const {head, rule, drawRow} = layTable(columns, rows)
  const lines = [...head]
  for (let index = 0; index < rows.length; index++) lines.push(...drawRow(index, paint))
  return `${lines.join('\n')}\n${rule}\n`
}
