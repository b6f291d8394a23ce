import {displayWidth} from './display-width.js'
import {fitToTerminal, type TextTable} from './fit-table.js'
import {type StateColour, stateColour} from './state-colour.js'
import {layTable} from './table.js'

/*
 * Tables that change in place, drawn as lines of a screen. Everything here is a function of what is there: whoever has a
 * terminal writes the lines, and says when.
 */

/** A table of which is known when each cell changed. */
export interface LiveTable extends TextTable {
  /** Of each row the name that it keeps. */
  keys: readonly string[]
  /** What people call the row. */
  titles: readonly string[]
  /** When each cell last changed, in milliseconds; absent: not since somebody looks. */
  changed: readonly (readonly (number | undefined)[])[]
}

export interface Size {
  columns: number
  rows: number
}

/** How long a change stands out, and how long it is still to be seen. */
export const FRESH_MS = 4000
export const RECENT_MS = 15_000

/** What happened last, of all that did. */
export interface News {
  count: number
  first?: string
}

/** The table with the times of its changes, and in words what happened. */
export function follow(
  before: LiveTable | undefined,
  now: Omit<LiveTable, 'changed'>,
  at: number,
): {table: LiveTable; news: News} {
  const news: News = {count: 0}
  // Of thousands that change, one is put into words.
  const tell = (text: () => string) => {
    news.count++
    news.first ??= text().replaceAll(/\s+/g, ' ')
  }
  const places = new Map(before?.keys.map((key, place) => [key, place]))
  const never = now.columns.map(() => undefined)
  const changed = now.rows.map((cells, row) => {
    const place = places.get(now.keys[row] ?? '')
    const title = now.titles[row]
    if (before === undefined) return never
    if (place === undefined || before.columns.length !== now.columns.length) {
      tell(() => `${title} is new`)
      return cells.map(() => at)
    }
    const old = before.rows[place] ?? []
    const times = before.changed[place] ?? never
    const isSame = (cell: string, column: number) => cell === old[column] || now.columns[column]?.passing === true
    if (cells.every(isSame)) return times
    return cells.map((cell, column) => {
      if (isSame(cell, column)) return times[column]
      tell(() => `${title} ${now.columns[column]?.heading}: ${old[column]} -> ${cell}`)
      return at
    })
  })
  const there = new Set(now.keys)
  for (const [key, place] of places) if (!there.has(key)) tell(() => `${before?.titles[place]} is gone`)
  return {table: {...now, changed}, news}
}

/** What there is to scroll through, fitted to a width. Only what is looked at is drawn. */
export interface Body {
  /** Stays where it is while the rest is scrolled. */
  head: readonly string[]
  /** How many lines there are below it. */
  height: number
  /** Those from one to before another, with the changes as they look at a moment. */
  lines(from: number, to: number, now: number): string[]
  /** Rows that the filter lets through, and all of them. */
  shown: number
  all: number
  /** Of the columns of each table. */
  widths: readonly (readonly number[])[]
  /** The headings of those for which there is no room. */
  leftOut: readonly string[]
}

export const emptyBody: Body = {head: [], height: 0, lines: () => [], shown: 0, all: 0, widths: [], leftOut: []}

/** Some lines that belong together: a row, a rule. */
interface Block {
  height: number
  draw(now: number): readonly string[]
}

export interface Layout {
  width: number
  filter: string
  colour: boolean
  /** What the widths were: columns that get narrower with each change would jump. */
  steady?: Body['widths']
}

export function layOut(tables: readonly LiveTable[], {width, filter, colour, steady = []}: Layout): Body {
  const wanted = filter.toLowerCase()
  const fits = (cells: readonly string[]) => wanted === '' || cells.some((cell) => cell.toLowerCase().includes(wanted))
  const laid = tables.map((table, at) => {
    const columns = table.columns.map((column, index) => ({...column, least: steady[at]?.[index]}))
    return layRows({...table, columns}, {width, colour, fits})
  })
  const [only] = laid
  const alone = laid.length === 1 && only !== undefined
  const blocks = laid.flatMap(({head, below}) => (alone ? below : [still(head), ...below]))
  return {
    head: alone ? only.head : [],
    height: blocks.reduce((sum, {height}) => sum + height, 0),
    lines: (from, to, now) => linesOf(blocks, {from, to, now}),
    shown: laid.reduce((sum, {shown}) => sum + shown, 0),
    all: tables.reduce((sum, {rows}) => sum + rows.length, 0),
    widths: laid.map(({widths}) => widths),
    leftOut: [...new Set(laid.flatMap(({leftOut}) => leftOut))],
  }
}

const still = (lines: readonly string[]): Block => ({height: lines.length, draw: () => lines})

function layRows(
  table: LiveTable,
  {width, colour, fits}: {width: number; colour: boolean; fits: (cells: readonly string[]) => boolean},
): {head: readonly string[]; below: Block[]; shown: number; widths: readonly number[]; leftOut: readonly string[]} {
  const chosen = table.rows.flatMap((cells, place) => (fits(cells) ? [place] : []))
  const all = chosen.map((place) => table.rows[place] ?? [])
  const {columns, rows, places, leftOut} = fitToTerminal({...table, rows: all}, width)
  const {head, rule, heights, widths, drawRow} = layTable(columns, rows)
  const painted = (now: number) => (text: string, row: number, shown: number) => {
    const [place, column] = [chosen[row] ?? 0, places[shown] ?? 0]
    const since = table.changed[place]?.[column]
    const state = colour && table.isState(place, column) ? stateColour(text) : undefined
    return dressed(text, since === undefined ? undefined : now - since, state)
  }
  const below = heights.map((height, row): Block => ({height, draw: (now) => drawRow(row, painted(now))}))
  const widthOf = new Map(places.map((place, at) => [place, widths[at] ?? 0]))
  return {
    head,
    below: [...below, still([rule])],
    shown: chosen.length,
    widths: table.columns.map((_, place) => widthOf.get(place) ?? 0),
    leftOut,
  }
}

function linesOf(blocks: readonly Block[], {from, to, now}: {from: number; to: number; now: number}): string[] {
  const lines: string[] = []
  let at = 0
  for (const {height, draw} of blocks) {
    if (at >= to) break
    if (at + height > from) lines.push(...draw(now).slice(Math.max(0, from - at), to - at))
    at += height
  }
  return lines
}

const colours: Readonly<Record<StateColour, number>> = {green: 32, yellow: 33, red: 31}

/** What has just changed stands out, then fades. */
function dressed(text: string, age: number | undefined, state: StateColour | undefined): string {
  const codes = [
    ...(state === undefined ? [] : [colours[state]]),
    ...(age === undefined || age >= RECENT_MS ? [] : [age < FRESH_MS ? 7 : 1]),
  ]
  return codes.length === 0 ? text : `\x1b[${codes.join(';')}m${text}\x1b[0m`
}

export interface Place {
  top: number
  left: number
}

export interface Screen {
  body: Body
  place: Place
  /** When it is looked at: changes fade. */
  now: number
  /** Above the table; it stands out where something is wrong. */
  status: string
  alert: boolean
  filter: string
  /** Somebody types a filter. */
  typing: boolean
}

/** Lines between the one above and the one below. */
const roomFor = ({head}: Body, {rows}: Size): number => Math.max(1, rows - 2 - head.length)

/** The lines of the screen, each exactly as wide as it is: what does not fit is scrolled to. */
export function frame({body, place, now, status, alert, filter, typing}: Screen, size: Size): string[] {
  const room = roomFor(body, size)
  const {top, left} = placeWithin(place, body, size)
  const seen = body.lines(top, top + room, now)
  const blank = Array<string>(room - seen.length).fill('')
  const table = [...body.head, ...seen, ...blank].map((line) => cut(line, left, size.columns))
  const above = cut(status, 0, size.columns)
  const more = body.height > room ? `lines ${top + 1}-${top + seen.length} of ${body.height}` : ''
  const filtered = filter === '' ? '' : `/${filter} shows ${body.shown} of ${body.all}`
  const without = body.leftOut.length === 0 ? '' : `no room for ${body.leftOut.join(', ')}`
  const below = typing
    ? `/${filter}_  Enter keeps it, Esc drops it`
    : ['q quit  / filter  arrows, PgUp, PgDn scroll', filtered, more, without].filter((part) => part !== '').join('   ')
  const lines = [alert ? `\x1b[7m${above}\x1b[0m` : above, ...table, cut(below, 0, size.columns)]
  return lines.length > size.rows ? lines.slice(0, size.rows) : lines
}

/** A place that is there. */
function placeWithin({top, left}: Place, body: Body, size: Size): Place {
  const widest = displayWidth(plain(body.head[0] ?? body.lines(0, 1, 0)[0] ?? ''))
  return {
    top: Math.max(0, Math.min(top, body.height - roomFor(body, size))),
    left: Math.max(0, Math.min(left, widest - size.columns)),
  }
}

export type Scrolling = 'up' | 'down' | 'left' | 'right' | 'page-up' | 'page-down' | 'home' | 'end'

export function scrolled(place: Place, key: Scrolling, body: Body, size: Size): Place {
  const {top, left} = placeWithin(place, body, size)
  const page = roomFor(body, size)
  const aside = Math.ceil(size.columns / 2)
  const moved: Record<Scrolling, Place> = {
    up: {top: top - 1, left},
    down: {top: top + 1, left},
    left: {top, left: left - aside},
    right: {top, left: left + aside},
    'page-up': {top: top - page, left},
    'page-down': {top: top + page, left},
    home: {top: 0, left: 0},
    end: {top: body.height, left},
  }
  return placeWithin(moved[key], body, size)
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: what this module puts around cells
const dressing = /(\x1b\[[\d;]*m)/

const plain = (line: string): string =>
  line
    .split(dressing)
    .filter((_, at) => at % 2 === 0)
    .join('')

/** `width` cells of a line, from `left` on, filled up with blanks. What a cut leaves dressed is undressed at the end. */
function cut(line: string, left: number, width: number): string {
  let at = 0
  let text = ''
  let filled = 0
  let isDressed = false
  for (const part of line.split(dressing)) {
    if (part.startsWith('\x1b')) {
      text += part
      isDressed = part !== '\x1b[0m'
      continue
    }
    for (const character of part) {
      const wide = displayWidth(character)
      if (at >= left && filled + wide <= width) {
        text += character
        filled += wide
      }
      at += wide
    }
  }
  return `${text}${isDressed ? '\x1b[0m' : ''}${' '.repeat(Math.max(0, width - filled))}`
}

/** What to write to a terminal that shows `before`, so that it shows `now`: the lines that are others. */
export function repaint(before: readonly string[], now: readonly string[]): string {
  return now.map((line, at) => (line === before[at] ? '' : `\x1b[${at + 1};1H${line}`)).join('')
}
