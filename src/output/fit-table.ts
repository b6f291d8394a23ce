import {shareWidth, shrinkWidest} from './fit-width.js'
import type {RenderOptions} from './option.js'
import {naturalWidths, type TableColumn} from './table.js'

/** A uuid; longer words may be broken. */
const longestWholeWord = 36

/** A table whose cells are text, not yet fitted to any width. */
export interface TextTable {
  columns: readonly TableColumn[]
  rows: readonly string[][]
  narrowest: number
  /** Whether a cell holds a state, which is coloured by its meaning. */
  isState: (row: number, column: number) => boolean
}

/** A table that was fitted to a width: of its columns those that are shown. */
export interface Fitted {
  columns: readonly TableColumn[]
  rows: readonly string[][]
  /** Their places among all columns. */
  places: readonly number[]
  /** The headings of the others. */
  leftOut: readonly string[]
}

/** Of each column the longest word. A text that is shorter than a word of another row need not be taken apart. */
const longestWords = (columns: readonly TableColumn[], rows: readonly string[][]): number[] => {
  const longest = columns.map(() => 0)
  for (const row of [columns.map(({heading}) => heading), ...rows]) {
    for (const [index, text] of row.entries()) {
      if (text.length <= (longest[index] ?? 0)) continue
      for (const word of text.split(/\s+/)) longest[index] = Math.max(longest[index] ?? 0, word.length)
    }
  }
  return longest
}

/** How narrow each column may become before words are broken that should not be. */
const wholeWidths = ({columns, rows, narrowest}: TextTable, natural: readonly number[], width: number): number[] => {
  const words = longestWords(columns, rows)
  return columns.map(({whole, cut}, index) => {
    if (whole) return Math.min(width, natural[index] ?? 0)
    return cut ? narrowest : Math.max(narrowest, Math.min(longestWholeWord, words[index] ?? 0))
  })
}

/** Without breaking words where that is possible, else breaking those that are not names. */
const unbroken = (
  columns: readonly TableColumn[],
  {natural, least, narrowest, width}: {natural: number[]; least: number[]; narrowest: number; width: number},
): readonly number[] | undefined => {
  const broken = columns.map(({whole}, index) => (whole ? (least[index] ?? narrowest) : narrowest))
  const named = columns.some(({whole}) => whole)
  return (
    shrinkWidest(natural, width, least) ??
    shrinkWidest(natural, width, broken) ??
    // A name that is too long for the terminal is no reason to let everything else run over as well.
    (named ? natural.map((own, index) => Math.min(own, broken[index] ?? own)) : undefined)
  )
}

const withLimits = (columns: readonly TableColumn[], widths: readonly number[] | undefined): readonly TableColumn[] =>
  widths ? columns.map((column, index) => ({...column, limit: widths[index]})) : columns

/** For whoever looks at it on a terminal: what it has to spare is left out, the rest is fitted without breaking names. */
export const fitToTerminal = (table: TextTable, width: number): Fitted => {
  const {columns, rows, narrowest} = table
  const natural = naturalWidths(columns, rows)
  const least = wholeWidths(table, natural, width)
  const places = columns.map((_, place) => place)
  const of = (list: readonly number[]) => places.map((place) => list[place] ?? 0)
  while (shrinkWidest(of(natural), width, of(least)) === undefined) {
    const spares = places.map((place) => columns[place]?.spare ?? 0)
    const most = Math.max(...spares)
    if (most <= 0) break
    places.splice(spares.lastIndexOf(most), 1)
  }
  const shown = places.flatMap((place) => columns[place] ?? [])
  const widths = unbroken(shown, {natural: of(natural), least: of(least), narrowest, width})
  return {
    columns: withLimits(shown, widths),
    rows: places.length === columns.length ? rows : rows.map((row) => places.map((place) => row[place] ?? '')),
    places,
    leftOut: columns.filter((_, place) => !places.includes(place)).map(({heading}) => heading),
  }
}

const asItIs = (table: TextTable, columns = table.columns): Fitted => ({
  columns,
  rows: table.rows,
  places: columns.map((_, place) => place),
  leftOut: [],
})

/** As flags ask; else fitted to a terminal. `officialFits`: the official program does so without being asked. */
export const fitTable = (table: TextTable, officialFits: boolean, options: RenderOptions): Fitted => {
  const {maxWidth = 0, fitWidth, nowrap, official, terminal} = options
  const width = maxWidth > 0 ? maxWidth : terminal.isTTY ? terminal.columns : 0
  if (nowrap || width <= 0) return asItIs(table)
  if (maxWidth > 0 || fitWidth) {
    const natural = naturalWidths(table.columns, table.rows)
    return asItIs(table, withLimits(table.columns, shareWidth(natural, width, table.narrowest)))
  }
  return official && !officialFits ? asItIs(table) : fitToTerminal(table, width)
}
