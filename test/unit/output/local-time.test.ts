import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import type {RenderOptions} from '../../../src/output/option.js'
import {renderList, renderOne} from '../../../src/output/render.js'

const zone = process.env.TZ
beforeAll(() => {
  process.env.TZ = 'America/New_York'
})
afterAll(() => {
  if (zone === undefined) delete process.env.TZ
  else process.env.TZ = zone
})

const table: RenderOptions = {format: 'table', terminal: {isTTY: false, columns: 80, colour: false}}

describe('timestamps in local time', () => {
  test.each([
    ['2026-01-02T03:04:05.123456+00:00', '2026-01-01T22:04:05.123456+00:00'],
    ['2026-07-02 03:04:05', '2026-07-01 23:04:05'],
    ['2026-07-02T03:04:05Z', '2026-07-01T23:04:05Z'],
    ['from 2026-01-02T03:04:05 to 2026-01-02T03:04:06', 'from 2026-01-01T22:04:05 to 2026-01-01T22:04:06'],
    ['2026-13-02 03:04:05', '2026-13-02 03:04:05'],
    ['03:04:05', '03:04:05'],
  ])('%s', async (sent, shown) => {
    const text = await renderOne({localTime: true}, {at: sent}, table)
    expect(text).toContain(`| at       | ${shown} |`)
  })

  test('only where the view says so, and in tables only', async () => {
    const rows = [{at: '2026-01-02 03:04:05'}]
    expect(await renderList({}, rows, table)).toContain('03:04:05')
    expect(await renderList({localTime: true}, rows, {...table, format: 'value'})).toBe('2026-01-02 03:04:05\n')
  })
})
