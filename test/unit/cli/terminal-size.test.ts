import {expect, test} from 'vitest'
import {assumeSize} from '../../../src/cli/terminal-size.js'

test.each([
  [
    {columns: 0, rows: 0},
    {columns: 80, rows: 24},
  ],
  [
    {columns: 0, rows: 50},
    {columns: 80, rows: 50},
  ],
  [
    {columns: 132, rows: 43},
    {columns: 132, rows: 43},
  ],
  [{}, {}],
])('a terminal of %j is drawn on as one of %j', (size: {columns?: number; rows?: number}, assumed) => {
  assumeSize(size)
  expect(size).toEqual(assumed)
})
