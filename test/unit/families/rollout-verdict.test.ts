import {expect, test} from 'vitest'
import {failureOf} from '../../../src/families/rollout-verdict.js'
import type {TargetRow} from '../../../src/runs/run.js'

const row = (target: string, state: TargetRow['state']): TargetRow => ({
  ...{target, state, at: null},
  reason: state === 'failed' ? 'it is full' : null,
})
const typed = {resume: 'stx run resume 1', show: 'stx run show 1'}
const stopped = {kind: 'stopped', cause: 'failures', why: '4 failed, and none may'} as const

test('who failed is told first, with the reasons of a few', () => {
  const rows = [...['a', 'b', 'c', 'd'].map((name) => row(name, 'failed')), row('e', 'left'), row('f', 'done')]
  expect(failureOf(stopped, rows, typed)).toMatchObject({
    kind: 'target-failed',
    message:
      'stopped, because 4 failed, and none may: failed: a (it is full), b (it is full), c (it is full) and 1 more; ' +
      '1 of 6 done, 4 failed, 1 untouched: e',
    hint: 'take it up again: stx run resume 1',
  })
})

test('where nothing is left, how to try again what failed is told', () => {
  const see = 'see: stx run show 1; to try again what failed, type the command for these alone: --subclouds'
  expect(failureOf(stopped, [row('a', 'failed'), row('b', 'done')], typed)).toMatchObject({hint: `${see} a`})
  const many = Array.from({length: 11}, (_, at) => row(`s${at}`, 'failed'))
  expect(failureOf({kind: 'finished'}, many, typed)).toMatchObject({hint: `${see} …`})
})

test('of those nobody knows of, the run is taken up again', () => {
  const end = {kind: 'stopped', cause: 'others', why: 'somebody did'} as const
  expect(failureOf(end, [row('a', 'sent'), row('b', 'done')], typed)).toMatchObject({
    kind: 'target-failed',
    message: 'stopped, because somebody did: 1 of 2 done, 0 failed, 1 under way or unknown, 0 untouched',
    hint: 'take it up again: stx run resume 1',
  })
})
