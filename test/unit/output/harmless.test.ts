import {describe, expect, test} from 'vitest'
import {parse} from 'yaml'
import {print} from '../../../src/cli/print.js'
import type {Format} from '../../../src/output/option.js'
import {renderList, renderOne} from '../../../src/output/render.js'
import {columns, type View} from '../../../src/output/view.js'

type Row = Record<string, unknown>

const characters = {
  NUL: '\u0000',
  BEL: '\u0007',
  BS: '\b',
  ESC: '\u001b',
  CR: '\r',
  DEL: '\u007f',
  CSI: '\u009b',
  'C1 OSC': '\u009d',
  'right-to-left override': '\u202e',
  'left-to-right isolate': '\u2066',
  'arabic letter mark': '\u061c',
}
const formats: readonly Format[] = ['table', 'json', 'jsonl', 'yaml', 'csv', 'value', 'shell']
const bare: readonly Format[] = ['csv', 'value', 'shell']
const steering = /[^\P{Cc}\n]|\p{Bidi_Control}/u
const view: View<Row> = {list: columns('id', 'text')}

const cases = formats.flatMap((format) =>
  Object.entries(characters).flatMap(([name, character]) =>
    [false, true].map((official) => ({format, name, character, official})),
  ),
)

describe.each(cases)('$name in $format, official: $official', ({format, character, official}) => {
  const row = {id: 'x', text: `a${character}b`}
  const options = (isTTY: boolean) => ({format, official, terminal: {isTTY, columns: 80, colour: false}})
  const texts = (isTTY: boolean) =>
    Promise.all([renderList(view, [row], options(isTTY)), renderOne(view, row, options(isTTY))])

  test('does not steer a terminal', async () => {
    for (const text of await texts(true)) {
      expect(text).not.toMatch(steering)
      expect(text).toContain('a')
    }
  })

  test('reaches scripts', async () => {
    const [list = '', one = ''] = await texts(false)
    if (bare.includes(format)) expect([list, one].every((text) => text.includes(`a${character}b`))).toBe(true)
    else expect(list + one).not.toMatch(steering)
    if (format === 'json' || format === 'jsonl') expect(JSON.parse(one)).toMatchObject({text: row.text})
    if (format === 'yaml') expect(parse(one)).toMatchObject({text: row.text})
  })
})

test.each([
  [true, 'a\\x1bb\n'],
  [false, 'a\u001bb\n'],
])('content as it is, on a terminal: %s', async (isTTY, shown) => {
  const written: string[] = []
  const stream = {write: (text: string) => written.push(text) > 0} as unknown as NodeJS.WritableStream
  const options = {format: 'table' as const, terminal: {isTTY, columns: 80, colour: false}}
  await print({kind: 'verbatim', content: 'a\u001bb\n'}, {io: {stdout: stream, stderr: stream}, options, quiet: false})
  expect(written).toEqual([shown])
})
