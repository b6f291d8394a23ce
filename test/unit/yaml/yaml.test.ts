import {describe, expect, test} from 'vitest'
import {parseDocument, stringify} from 'yaml'
import {excessIn} from '../../../src/yaml/excess.js'
import {repeatedKey} from '../../../src/yaml/repeated-key.js'
import {bootstrapValues, installValues} from '../../support/site.js'

const staircase = (steps: number, sign: string) =>
  Array.from({length: steps}, (_none, at) => `${' '.repeat(at)}${sign}\n`).join('')

describe('what no parser should be given is refused with its line', () => {
  test.each([
    ['brackets without end', '['.repeat(3_000_000), 'line 1: nested more than 100 deep'],
    ['braces', '{a: '.repeat(101), 'line 1: nested more than 100 deep'],
    ['lists in lists', `a: 1\n${'- '.repeat(101)}`, 'line 2: nested more than 100 deep'],
    ['keys of keys', '? '.repeat(101), 'line 1: nested more than 100 deep'],
    ['a staircase of maps', staircase(101, 'a:'), 'line 101: nested more than 100 deep'],
    ['a staircase of lists', staircase(101, '-'), 'line 101: nested more than 100 deep'],
    ['half a map, half brackets', `${staircase(60, 'a:')}${' '.repeat(60)}${'['.repeat(60)}`, 'line 61: nested more'],
    ['very much of it', 'a: 1\n'.repeat(80_000), 'line 71429: more than 500000 words and signs'],
  ])('%s', (_what, text, refusal) => {
    expect(excessIn(text)).toContain(refusal)
  })

  test.each([
    ['nothing', ''],
    ['a site', stringify(bootstrapValues) + stringify(installValues)],
    ['a long list', '- a\n'.repeat(10_000)],
    [
      'brackets in texts',
      `a: "${'['.repeat(200)}"\nb: |\n  ${'[{'.repeat(200)}\nc: x${'['.repeat(200)}\n# ${'['.repeat(200)}`,
    ],
    ['brackets side by side', `a: [${'[],{},'.repeat(500)}]`],
    ['deep but sound', staircase(90, 'a:')],
    ['many documents', '---\na:\n  - b: [1]\n'.repeat(500)],
    ['lines of a text', `a: 'x\n\n  y'\nb:\n${'  - c: "d\n      e"\n'.repeat(300)}`],
  ])('%s may be read', (_what, text) => {
    expect(excessIn(text)).toBeUndefined()
  })
})

test.each([
  ['a: 1\nb: 2\na: 3\n', {key: 'a', offset: 10}],
  ['a:\n  - {b: 1, c: 2, b: 3}\n', {key: 'b', offset: 20}],
  ['1: x\n"1": y\n', undefined],
  ['a: {c: 1}\nb: {c: 1}\n', undefined],
])('%j', (text, found) => {
  expect(repeatedKey(parseDocument(text, {uniqueKeys: false}))).toEqual(found)
})
