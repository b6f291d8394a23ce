import {describe, expect, test} from 'vitest'
import {type AtATime, scopeTold, toldAs} from '../../../src/planning/rollout/told.js'
import {parallelOf} from '../../../src/planning/strategy/parallel.js'

const groups = [
  {id: 1, name: 'Default', serial: false, maxParallel: 2},
  {id: 2, name: 'east', serial: false, maxParallel: 3},
  {id: 3, name: 'west', serial: true, maxParallel: 5},
]
const sites = [
  ...[1, 2, 3].map((at) => ({name: `a${at}`, group: 1})),
  ...[1, 2, 3, 4].map((at) => ({name: `e${at}`, group: 2})),
  ...[1, 2].map((at) => ({name: `w${at}`, group: 3})),
]
const east = ['e1', 'e2', 'e3', 'e4']
const all = sites.map(({name}) => name)

test.each<[string[], AtATime, ReturnType<typeof toldAs>]>([
  [['e1'], {}, {kind: 'one', name: 'e1'}],
  [all, {maxParallel: 4}, {kind: 'all'}],
  [east, {}, {kind: 'group', id: 2}],
  [east, {maxParallel: 4}, {kind: 'made'}],
  [east, {applyType: 'serial'}, {kind: 'made'}],
  [['e1', 'e2'], {}, {kind: 'made'}],
  [[...east, 'a1'], {}, {kind: 'made'}],
])('%j, %j at a time', (names, atATime, told) => {
  expect(toldAs(names, {sites}, atATime)).toEqual(told)
})

describe('so many of them go at a time', () => {
  test.each<[string, string[], AtATime, number]>([
    ['a whole group by its own word', east, {}, 3],
    ['a whole group that is serial', ['w1', 'w2'], {}, 1],
    ['a part of a group as the wave says', ['e1', 'e2', 'e3'], {maxParallel: 20}, 20],
    ['a part of a group where nobody says so', ['e1', 'e2', 'e3'], {}, 2],
    ['a whole group where somebody says otherwise', east, {maxParallel: 20}, 20],
    ['all of them', all, {maxParallel: 7}, 7],
    ['all of them, serially', all, {applyType: 'serial', maxParallel: 7}, 1],
  ])('%s', (_, names, atATime, many) => {
    expect(parallelOf({...atATime, scope: scopeTold(names, {sites, groups}, atATime)})).toBe(many)
  })
})
