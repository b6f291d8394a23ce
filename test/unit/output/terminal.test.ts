import {describe, expect, test} from 'vitest'
import type {RenderOptions} from '../../../src/output/option.js'
import {renderList, renderOne} from '../../../src/output/render.js'
import {columns, type View} from '../../../src/output/view.js'

type Row = Record<string, unknown>

const on = (width: number, more: Partial<RenderOptions> = {}): RenderOptions => ({
  format: 'table',
  terminal: {isTTY: true, columns: width, colour: false},
  ...more,
})
const piped: RenderOptions = {format: 'table', terminal: {isTTY: false, columns: 40, colour: false}}
const boxed = (...lines: string[]): string => `${lines.join('\n')}\n`

const alarm: Row = {
  id: '100.101',
  reason: 'Platform CPU threshold exceeded; threshold 95%, actual 97%',
  entity: 'host=c0',
}
const view: View<Row> = {list: columns('id', 'reason', 'entity')}
const wide = await renderList(view, [alarm], piped)

describe('fitting', () => {
  test('a table is fitted to a terminal, continuation rows with an empty first cell', async () => {
    expect(await renderList(view, [alarm, alarm], on(46))).toBe(
      boxed(
        '+---------+------------------------+---------+',
        '| id      | reason                 | entity  |',
        '+---------+------------------------+---------+',
        '| 100.101 | Platform CPU threshold | host=c0 |',
        '|         | exceeded; threshold    |         |',
        '|         | 95%, actual 97%        |         |',
        '| 100.101 | Platform CPU threshold | host=c0 |',
        '|         | exceeded; threshold    |         |',
        '|         | 95%, actual 97%        |         |',
        '+---------+------------------------+---------+',
      ),
    )
  })

  test('never in a pipe, nor with nowrap, nor where it cannot fit', async () => {
    expect(Math.max(...wide.split('\n').map((line) => line.length))).toBeGreaterThan(80)
    expect(await renderList(view, [alarm], on(46, {nowrap: true}))).toBe(wide)
    expect(await renderList(view, [alarm], {...piped, fitWidth: true})).toBe(wide)
    expect(await renderList(view, [alarm], on(20))).toBe(wide)
  })

  test('a width asked for holds in a pipe too, and overflows rather than squeeze a column', async () => {
    const fitted = await renderList(view, [alarm], {...piped, maxWidth: 46})
    expect(fitted).toBe(await renderList(view, [alarm], on(46)))
    const narrow = await renderList(view, [alarm], {...piped, maxWidth: 10})
    expect(narrow.split('\n')[0]).toBe('+---------+----------+---------+')
  })

  test('words stay whole where others can give way', async () => {
    const row = {uuid: 'e6d7952c-e67e-4e98-8ffa-9d94b7065172', text: 'some words that can be broken anywhere at all'}
    const text = await renderList({list: columns<Row>('uuid', 'text')}, [row], on(72))
    expect(text).toContain('| e6d7952c-e67e-4e98-8ffa-9d94b7065172 | ')
    expect(text.split('\n').every((line) => line.length <= 72)).toBe(true)
  })

  test('dcmanager fits only when asked', async () => {
    const cliff: View<Row> = {...view, style: 'field'}
    expect(await renderList(cliff, [alarm], on(46, {official: true}))).toBe(wide)
    expect(await renderList(cliff, [alarm], on(46, {official: true, fitWidth: true}))).not.toBe(wide)
  })

  describe('of people', () => {
    const edge: Row = {id: 1, name: 'edge-of-the-northern-sea', state: 'in-sync', note: 'a note of some words'}
    const sparing: View<Row> = {list: columns('id', 'name', 'state', 'note'), spare: ['note', 'id']}
    const heads = (text: string) => text.split('\n')[1]

    const shownOn = async (width: number, more: Partial<RenderOptions> = {}) => {
      const told: string[] = []
      const text = await renderList(sparing, [edge], on(width, {...more, leftOut: (names) => told.push(...names)}))
      return {heads: heads(text), told, text}
    }

    test('what matters least gives way first, and is told', async () => {
      expect((await shownOn(70)).told).toEqual([])
      const [some, few] = [await shownOn(46), await shownOn(39)]
      expect(some).toMatchObject({heads: '| id | name                     | state   |', told: ['note']})
      expect(few).toMatchObject({heads: '| name                     | state   |', told: ['id', 'note']})
    })

    test('a name runs over rather than break', async () => {
      const {text, told} = await shownOn(30)
      expect(told).toEqual(['id', 'note'])
      expect(text).toContain('| edge-of-the-northern-sea | in-sync |')
    })

    test.each([
      ['in a pipe', {...piped, terminal: {...piped.terminal, columns: 20}}],
      ['for an official program', on(20, {official: true})],
      ['with a width of their own', on(20, {maxWidth: 20})],
      ['with nowrap', on(20, {nowrap: true})],
    ])('nothing gives way %s', async (_, options) => {
      const told: string[] = []
      const text = await renderList(sparing, [edge], {...options, leftOut: (names) => told.push(...names)})
      expect([told, text.includes('note')]).toEqual([[], true])
    })

    test('nor what was chosen', async () => {
      const {told, heads} = await shownOn(20, {columns: ['note', 'id']})
      expect([told, heads]).toEqual([[], '| note       | id |'])
    })

    test('what is to stay on one line is cut', async () => {
      const cut: View<Row> = {list: [{field: 'id'}, {field: 'note', cut: true}]}
      const row = {id: 1, note: 'a long\nstory of 東京 and of much else'}
      const text = await renderList(cut, [row], on(26))
      expect(text.split('\n')[3]).toBe('| 1  | a long story of… |')
      expect(await renderList(cut, [row], piped)).toContain('story of 東京 and of much else')
    })
  })

  test('properties', async () => {
    expect(await renderOne({show: columns<Row>('id', 'reason')}, alarm, on(40))).toBe(
      boxed(
        '+----------+--------------------------+',
        '| Property | Value                    |',
        '+----------+--------------------------+',
        '| id       | 100.101                  |',
        '| reason   | Platform CPU threshold   |',
        '|          | exceeded; threshold 95%, |',
        '|          | actual 97%               |',
        '+----------+--------------------------+',
      ),
    )
  })
})

describe('cells', () => {
  test('wide characters take two cells', async () => {
    expect(
      await renderList({list: columns<Row>('name')}, [{name: '東京'}, {name: 'Zürich'}, {name: 'e\u0301'}], piped),
    ).toBe(
      boxed('+--------+', '| name   |', '+--------+', '| 東京   |', '| Zürich |', '| e\u0301      |', '+--------+'),
    )
  })

  test('nothing in a cell steers the terminal', async () => {
    const text = await renderList({list: columns<Row>('name')}, [{name: 'a\u001b[31mb\r\nc\rd\te'}], piped)
    expect(text).toBe(
      boxed(
        '+------------+',
        '| name       |',
        '+------------+',
        '| a\\x1b[31mb |',
        '| c d     e  |',
        '+------------+',
      ),
    )
  })

  test('a literal backslash-n starts a row in alphabetical tables of the official programs', async () => {
    const row: Row = {b: 'first\\nsecond', a: ['x\\ny']}
    const text = await renderOne({alphabetical: true}, row, {...piped, official: true})
    expect(text).toBe(
      boxed(
        '+----------+-----------+',
        '| Property | Value     |',
        '+----------+-----------+',
        "| a        | ['x\\\\ny'] |",
        '| b        | first     |',
        '|          | second    |',
        '+----------+-----------+',
      ),
    )
    expect(await renderOne({alphabetical: true}, row, piped)).toContain('first\\nsecond')
  })
})

describe('colour', () => {
  const states: View<Row> = {
    list: [{field: 'name'}, {field: 'state', state: true}],
    show: [{field: 'name'}, {field: 'state', state: true}],
  }
  const colourful = on(80, {terminal: {isTTY: true, columns: 80, colour: true}})
  const [green, yellow, red, end] = ['\u001b[32m', '\u001b[33m', '\u001b[31m', '\u001b[39m']

  test.each([
    ['available', green],
    ['in-sync', green],
    ['complete-central', green],
    ['degraded', yellow],
    ['out-of-sync', yellow],
    ['pre-install', yellow],
    ['applying', yellow],
    ['locked', yellow],
    ['offline', red],
    ['install-failed', red],
    ['critical', red],
  ])('%s', async (state, colour) => {
    const text = await renderList(states, [{name: 'failed', state}], colourful)
    expect(text).toContain(`| failed | ${colour}${state}${end} |`)
    const shown = await renderOne(states, {name: 'failed', state}, colourful)
    expect(shown).toContain(`| state    | ${colour}${state}${' '.repeat(Math.max(0, 6 - state.length))}${end} |`)
  })

  test('words without meaning, other formats, pipes and the official programs stay plain', async () => {
    const controlStart = String.fromCharCode(27)
    const rows = [{name: 'failed', state: 'storage'}]
    expect(await renderList(states, rows, colourful)).not.toContain(controlStart)
    const json = await renderList(states, [{name: 'a', state: 'failed'}], {...colourful, format: 'json'})
    expect(json).not.toContain(controlStart)
    const failed = [{name: 'a', state: 'failed'}]
    expect(await renderList(states, failed, {...colourful, official: true})).not.toContain(controlStart)
    const terminal = {isTTY: false, columns: 80, colour: true}
    expect(await renderList(states, failed, {...colourful, terminal})).not.toContain(controlStart)
  })
})
