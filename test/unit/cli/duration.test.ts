import {expect, test} from 'vitest'
import {formatDuration, parseDuration} from '../../../src/cli/duration.js'

test.each([
  ['90', 90_000],
  ['90s', 90_000],
  ['15m', 900_000],
  ['2h', 7_200_000],
  ['1h30m', 5_400_000],
  ['250ms', 250],
])('%s is %d ms', (text, milliseconds) => {
  expect(parseDuration(text)).toBe(milliseconds)
})

test.each(['', 'soon', '5 m', '-5m', '5w', 'm5'])('%j is refused as usage', (text) => {
  expect(() => parseDuration(text)).toThrow(expect.objectContaining({kind: 'usage'}))
})

test.each([
  [400, '0s'],
  [61_000, '1m1s'],
  [5_400_000, '1h30m'],
])('%d ms reads %s', (milliseconds, text) => {
  expect(formatDuration(milliseconds)).toBe(text)
})
