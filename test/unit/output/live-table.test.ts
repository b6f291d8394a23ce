import {describe, expect, test} from 'vitest'
import {
  FRESH_MS,
  follow,
  frame,
  type LiveTable,
  layOut,
  RECENT_MS,
  repaint,
  type Screen,
  type Scrolling,
  type Size,
  scrolled,
} from '../../../src/output/live-table.js'

const small: Size = {columns: 80, rows: 24}
const large: Size = {columns: 200, rows: 50}

/** Sites with so many columns that a small terminal does not hold them. */
const tableOf = (rows: readonly string[][]): Omit<LiveTable, 'changed'> => ({
  columns: ['name', 'availability', ...'abcdefgh'].map((heading) => ({heading, align: 'left'})),
  rows: rows.map((cells) => [...cells, ...Array<string>(8).fill('some-text')]),
  narrowest: 8,
  isState: (_, column) => column === 1,
  keys: rows.map(([name = '']) => name),
  titles: rows.map(([name = '']) => name),
})
const sites = (count: number, state = 'online') => Array.from({length: count}, (_, at) => [`edge-${at + 1}`, state])
const first = (rows: readonly string[][]) => follow(undefined, tableOf(rows), 0).table

const screenOf = (tables: readonly LiveTable[], size: Size, more: Partial<Screen> = {}): Screen => ({
  body: layOut(tables, {width: size.columns, filter: more.filter ?? '', colour: false}),
  place: {top: 0, left: 0},
  now: 0,
  status: '10:00:00  40 rows',
  alert: false,
  filter: '',
  typing: false,
  ...more,
})

// biome-ignore lint/suspicious/noControlCharactersInRegex: what dresses cells
const bare = (line: string) => line.replaceAll(/\x1b\[[\d;]*m/g, '')

describe.each([
  ['80x24', small],
  ['200x50', large],
])('a frame of %s', (_, size) => {
  test.each([
    ['nothing', []],
    ['no rows', [first([])]],
    ['few rows', [first(sites(3))]],
    ['more rows than lines', [first(sites(5000))]],
    ['two tables', [first(sites(3)), first(sites(90))]],
    ['wide characters', [first(Array.from({length: 40}, () => ['名前'.repeat(30), '離線']))]],
  ])('fills the screen exactly, with %s', (_name, tables) => {
    for (const place of [
      {top: 0, left: 0},
      {top: 20, left: 7},
      {top: 9999, left: 9999},
      {top: -3, left: -3},
    ]) {
      const lines = frame(screenOf(tables, size, {place}), size)
      expect(lines.length).toBe(size.rows)
      const widths = lines.map((line) =>
        [...bare(line)].reduce((sum, one) => sum + (/[名前離線]/.test(one) ? 2 : 1), 0),
      )
      // A wide character that does not fit whole leaves its cell blank.
      expect(new Set(widths)).toEqual(new Set([size.columns]))
    }
  })

  test('keeps status, headings and keys in sight wherever one scrolls', () => {
    const screen = screenOf([first(sites(500))], size)
    const place = scrolled(screen.place, 'end', screen.body, size)
    const lines = frame({...screen, place}, size)
    expect(lines[0]).toMatch(/^10:00:00 {2}40 rows/)
    expect(lines[2]).toMatch(/^\| name/)
    expect(lines.at(-3)).toMatch(/^\| edge-500 /)
    expect(lines.at(-1)).toMatch(/^q quit .* of 501 *$/)
  })
})

test('a table that is too wide is scrolled sideways', () => {
  const screen = screenOf([first(sites(3))], small)
  expect(frame(screen, small)[2]).toMatch(/^\| name/)
  const halfway = scrolled(screen.place, 'right', screen.body, small)
  const place = scrolled(halfway, 'right', screen.body, small)
  expect(place.left).toBeGreaterThan(halfway.left)
  expect(frame({...screen, place}, small)[2]).toMatch(/\| h +\|$/)
  expect(scrolled(place, 'left', screen.body, small).left).toBeLessThan(halfway.left)
})

test.each<[Scrolling[], number]>([
  [['down'], 1],
  [['up'], 0],
  [['down', 'down', 'up'], 1],
  [['page-down'], 19],
  [['page-down', 'page-up'], 0],
  [['end'], 501 - 19],
  [['end', 'down'], 501 - 19],
  [['end', 'home'], 0],
])('keys %j lead to line %i', (keys, top) => {
  const {body} = screenOf([first(sites(500))], small)
  expect(keys.reduce((place, key) => scrolled(place, key, body, small), {top: 0, left: 0}).top).toBe(top)
})

test('a terminal of three lines shows what it can', () => {
  expect(frame(screenOf([first(sites(9))], {columns: 20, rows: 3}), {columns: 20, rows: 3}).length).toBe(3)
})

describe('columns', () => {
  const heads = (states: readonly string[], steady?: readonly (readonly number[])[], width = 200) => {
    const table = first(states.map((state, at) => [`edge-${at}`, state]))
    return layOut([table], {width, filter: '', colour: false, steady})
  }
  const wide = heads(['online', 'a-state-that-is-long'])

  test('do not get narrower with a look, and jump', () => {
    expect(heads(['online', 'online']).head).not.toEqual(wide.head)
    expect(heads(['online', 'online'], wide.widths).head).toEqual(wide.head)
  })

  test('get wider where they have to', () => {
    const wider = heads(['online', 'a-state-that-is-longer-still'], wide.widths)
    expect(wider.widths[0]?.[1]).toBe('a-state-that-is-longer-still'.length)
  })

  test('that matter least give way to a narrow terminal, are told, and keep the marks of the others in place', () => {
    const sparing = (state: string): Omit<LiveTable, 'changed'> => ({
      ...tableOf([]),
      columns: [
        {heading: 'note', align: 'left', spare: 1},
        {heading: 'name', align: 'left'},
        {heading: 'state', align: 'left'},
      ],
      rows: [['words-of-some-length', 'edge-1', state]],
      keys: ['edge-1'],
      titles: ['edge-1'],
    })
    const {table} = follow(follow(undefined, sparing('online'), 0).table, sparing('offline'), 1000)
    const body = layOut([table], {width: 30, filter: '', colour: false})
    expect(body.leftOut).toEqual(['note'])
    expect(body.lines(0, 1, 1000)).toEqual(['| edge-1 | \x1b[7moffline\x1b[0m |'])
    expect(frame({...screenOf([], small), body}, small).at(-1)).toMatch(/no room for note *$/)
    expect(layOut([table], {width: 60, filter: '', colour: false}).leftOut).toEqual([])
  })

  test('of what only passes, as an age, are no news', () => {
    const aged = (age: string) => ({
      ...tableOf([]),
      columns: [{heading: 'age', align: 'left' as const, passing: true}],
      rows: [[age]],
      keys: ['1'],
      titles: ['1'],
    })
    const {table, news} = follow(follow(undefined, aged('1m'), 0).table, aged('2m'), 1000)
    expect([news, table.changed, table.rows]).toEqual([{count: 0}, [[undefined]], [['2m']]])
  })

  test('are no wider than the terminal lets them', () => {
    const narrow = heads(['online', 'online'], wide.widths, 150)
    expect(Math.max(...narrow.head.map((line) => line.length))).toBeLessThanOrEqual(150)
  })
})

describe('changes', () => {
  const before = first(sites(3))
  const later = tableOf([
    ['edge-1', 'online'],
    ['edge-3', 'offline'],
    ['edge-4', 'online'],
  ])
  const {table, news} = follow(before, later, 1000)

  test('are told in words', () => {
    expect(news).toEqual({count: 3, first: 'edge-3 availability: online -> offline'})
    expect(follow(before, tableOf([...sites(3), ['edge-4', 'online']]), 1000).news).toEqual({
      count: 1,
      first: 'edge-4 is new',
    })
    expect(follow(before, tableOf(sites(2)), 1000).news).toEqual({count: 1, first: 'edge-3 is gone'})
  })

  test('mark their cells, and no others', () => {
    expect(table.changed.map((cells) => cells.slice(0, 2))).toEqual([
      [undefined, undefined],
      [undefined, 1000],
      [1000, 1000],
    ])
  })

  test('are remembered over looks that see nothing new', () => {
    expect(follow(table, later, 9000)).toEqual({table, news: {count: 0}})
  })

  test('stand out, then fade, then are as all others', () => {
    const row = (now: number) =>
      layOut([table], {width: 200, filter: 'edge-3', colour: false}).lines(0, 1, now)[0]?.split('|')[2]
    expect(row(1000)).toBe(' \x1b[7moffline     \x1b[0m ')
    expect(row(1000 + FRESH_MS)).toBe(' \x1b[1moffline     \x1b[0m ')
    expect(row(1000 + RECENT_MS)).toBe(' offline      ')
  })

  test('have the colour of their state as well, where colours are wanted', () => {
    const [line] = layOut([table], {width: 200, filter: 'edge-3', colour: true}).lines(0, 1, 1000)
    expect(line).toContain('\x1b[31;7moffline     \x1b[0m')
  })

  test('that are cut in the middle leave nothing dressed behind them', () => {
    const body = layOut([table], {width: 14, filter: '', colour: false})
    const lines = frame({...screenOf([], small), body, now: 1000}, {columns: 14, rows: 12})
    for (const line of lines) expect(line.lastIndexOf('\x1b[0m')).toBeGreaterThanOrEqual(line.lastIndexOf('\x1b[7m'))
  })
})

test('a filter shows the rows that have the text in any cell, in capitals or not', () => {
  const screen = screenOf([first([...sites(20), ['core', 'OFFLINE']])], small, {filter: 'offl'})
  expect(screen.body).toMatchObject({shown: 1, all: 21})
  const lines = frame(screen, small)
  expect(lines[4]).toMatch(/^\| core /)
  expect(lines.at(-1)).toContain('/offl shows 1 of 21')
  expect(frame({...screen, typing: true}, small).at(-1)).toMatch(/^\/offl_/)
})

test('only lines that are others are written', () => {
  expect(repaint([], ['a', 'b'])).toBe('\x1b[1;1Ha\x1b[2;1Hb')
  expect(repaint(['a', 'b', 'c'], ['a', 'x', 'c'])).toBe('\x1b[2;1Hx')
  expect(repaint(['a'], ['a'])).toBe('')
})
