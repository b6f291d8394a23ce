import {expect, test} from 'vitest'
import {shareOf} from '../../../src/cli/share.js'

test.each([
  ['0', 0, false],
  ['5', 5, false],
  ['2%', 2, true],
  ['100%', 100, true],
])('"%s"', (text, number, isPercent) => {
  expect(shareOf(text, {least: 0, such: '5'})).toEqual({number, isPercent})
})

test.each(['', '-1', '2.5', '101%', '5 %', 'many', '0', '0%'])('"%s" is refused', (text) => {
  expect(() => shareOf(text, {least: 1, such: '5 or 2%'})).toThrow(
    expect.objectContaining({kind: 'usage', message: `"${text}" is neither a number of failures nor a share`}),
  )
})
