import {expect, test} from 'vitest'
import {momentOf} from '../../../src/live/moment.js'

test.each([
  ['2026-11-30 12:00:00.000000', Date.UTC(2026, 10, 30, 12)],
  ['2026-11-30T12:00:00', Date.UTC(2026, 10, 30, 12)],
  ['2026-11-30T12:00:00Z', Date.UTC(2026, 10, 30, 12)],
  ['2026-11-30T14:00:00+02:00', Date.UTC(2026, 10, 30, 12)],
  ['soon', undefined],
  ['', undefined],
  [null, undefined],
  [7, undefined],
])('the time %j is %s', (text, time) => {
  expect(momentOf(text)).toBe(time)
})
