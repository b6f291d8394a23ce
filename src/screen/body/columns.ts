import {cell, type Line, lineWidth, type Signs, type Span, span, type Tone} from '../style.js'

/** A column of a table on the screen. */
export interface Column<T> {
  readonly heading: string
  readonly width: number
  /** Where there is room, it grows up to this. */
  readonly most?: number
  /** What matters least goes first where there is no room: 0 stays. */
  readonly matters: number
  readonly right?: boolean
  cell(row: T): Span
}

const GAP = 2

/** The columns that fit, each with the width that it gets. */
export function fitColumns<T>(columns: readonly Column<T>[], room: number): readonly Column<T>[] {
  const byWeight = [...columns].sort((a, b) => a.matters - b.matters)
  const kept = new Set<Column<T>>()
  let left = room
  for (const column of byWeight) {
    const wanted = column.width + (kept.size > 0 ? GAP : 0)
    // What matters more is not passed over for what is narrower.
    if (wanted > left && column.matters > 0) break
    kept.add(column)
    left -= wanted
  }
  const widths = new Map([...kept].map((column) => [column, column.width]))
  // A cell each in turn: the longest names leave some room for what stands beside them.
  const widthOf = (column: Column<T>) => widths.get(column) ?? column.width
  const grows = (column: Column<T>) => widthOf(column) < (column.most ?? column.width)
  for (let growing = byWeight.filter((column) => kept.has(column) && grows(column)); left > 0 && growing.length > 0; ) {
    for (const column of growing.slice(0, left)) {
      widths.set(column, widthOf(column) + 1)
      left -= 1
    }
    growing = growing.filter(grows)
  }
  return columns.filter((column) => kept.has(column)).map((column) => ({...column, width: widthOf(column)}))
}

const between = span(' '.repeat(GAP))

export const headingOf = <T>(columns: readonly Column<T>[]): Line =>
  columns.flatMap(({heading, width, right}, at) => [
    ...(at > 0 ? [between] : []),
    span(cell(heading, width, {right}), 'quiet'),
  ])

export const rowOf = <T>(columns: readonly Column<T>[], row: T, {more}: Signs): Line =>
  columns.flatMap(({width, right, cell: say}, at) => {
    const {text, tone} = say(row)
    const filled = cell(text, width, {right, more})
    return [...(at > 0 ? [between] : []), tone === undefined ? span(filled) : span(filled, tone)]
  })

/** What is said of something, side by side, in as many lines as it takes. */
export function flow(parts: readonly Line[], width: number, gap = 3): Line[] {
  const lines: Span[][] = []
  let left = 0
  for (const part of parts) {
    const wide = lineWidth(part)
    const last = lines.at(-1)
    if (last && wide + gap <= left) {
      last.push(span(' '.repeat(gap)), ...part)
      left -= wide + gap
    } else {
      lines.push([...part])
      left = width - wide
    }
  }
  return lines
}

export const fact = (name: string, value: unknown, tone?: Tone): Line => [
  span(`${name} `, 'quiet'),
  span(cellText(value), tone),
]

const cellText = (value: unknown): string =>
  value === undefined || value === null || value === '' ? '-' : String(value)
