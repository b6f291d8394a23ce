import {expect, test} from 'vitest'
import {changesBetween, isChanged, keysOf} from '../../../src/output/change.js'

const a = {key: 'a', row: {name: 'a', state: 'up', tags: ['x']}}
const b = {key: 'b', row: {name: 'b', state: 'up'}}

test.each([
  [
    'the first look: rows',
    [],
    [a, b],
    [
      {type: 'row', ...a},
      {type: 'row', ...b},
    ],
  ],
  ['nothing happened', [a, b], [b, a], []],
  ['equal rows that are other objects', [a], [{key: 'a', row: {...a.row, tags: ['x']}}], []],
  [
    'a field is another',
    [a, b],
    [a, {key: 'b', row: {name: 'b', state: 'down'}}],
    [{type: 'changed', key: 'b', row: {name: 'b', state: 'down'}, was: {state: 'up'}}],
  ],
  [
    'inside a field',
    [a],
    [{key: 'a', row: {...a.row, tags: ['x', 'y']}}],
    [{type: 'changed', key: 'a', row: {...a.row, tags: ['x', 'y']}, was: {tags: ['x']}}],
  ],
  [
    'a field is new, another is no longer there',
    [b],
    [{key: 'b', row: {name: 'b', since: 1}}],
    [{type: 'changed', key: 'b', row: {name: 'b', since: 1}, was: {state: 'up', since: null}}],
  ],
  [
    'a field of another name, with what there was of none',
    [{key: 'a', row: {at: undefined, state: 'up'}}],
    [{key: 'a', row: {state: 'up', toString: 'x'}}],
    [{type: 'changed', key: 'a', row: {state: 'up', toString: 'x'}, was: {toString: null}}],
  ],
  [
    'rows that are bare values',
    [{key: '1', row: 1}],
    [{key: '1', row: 2}],
    [{type: 'changed', key: '1', row: 2, was: 1}],
  ],
  [
    'gone comes last, with what it was',
    [a, b],
    [{key: 'c', row: {}}, b],
    [
      {type: 'row', key: 'c', row: {}},
      {type: 'gone', ...a},
    ],
  ],
])('%s', (_, before, now, changes) => {
  expect(changesBetween(before, now)).toEqual(changes)
  expect(isChanged(before, now)).toBe(changes.length > 0)
})

test.each([
  ['uuid before id before name', [{uuid: 'u', id: 1, name: 'n'}, {id: 1, name: 'n'}, {name: 'n'}], ['u', '1', 'n']],
  ['none of them: the first column', [{state: 'up'}], ['first0']],
  ['what is nothing or no word names nobody', [{uuid: null, id: '', name: ['n']}], ['first0']],
  [
    'of many subclouds',
    [
      {subcloud: 's', id: 1},
      {subcloud: 't', id: 1},
    ],
    ['s/1', 't/1'],
  ],
  ['the same twice', [{id: 1}, {id: 1}, {id: 1}], ['1', '1#2', '1#3']],
])('keys: %s', (_, rows, keys) => {
  expect(keysOf(rows.map((row, at) => ({row, first: `first${at}`})))).toEqual(keys)
})
