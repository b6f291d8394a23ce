import * as fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {budgetOf, exceeds} from '../../../src/planning/rollout/budget.js'
import {type Count, parseGate, shutBy} from '../../../src/planning/rollout/gate.js'
import {nextWave} from '../../../src/planning/rollout/schedule.js'
import {formWaves} from '../../../src/planning/rollout/waves.js'
import {clockTime, nextBegin, openings, parseWindow} from '../../../src/planning/rollout/window.js'
import {seeded} from '../../support/property.js'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const at = (text: string) => Date.parse(text)
const iso = (moment: number | undefined) =>
  moment === undefined ? undefined : new Date(moment).toISOString().replace(':00.000Z', 'Z')

const refused = (kind: string, message: string) =>
  expect.objectContaining({kind, message: expect.stringContaining(message)})

function failureOf(work: () => unknown): unknown {
  try {
    return work()
  } catch (error) {
    return error
  }
}

describe('waves', () => {
  const sites = ['a', 'b', 'c', 'd', 'e', 'f', 'g']

  test.each([
    [[], undefined, ['abcdefg']],
    [[], 3, ['abc', 'def', 'g']],
    [['c'], 3, ['c!', 'abd', 'efg']],
    [['c,a'], undefined, ['ca!', 'bdefg']],
    [['c', 'a'], 10, ['c!', 'a!', 'bdefg']],
    [['1', '2'], 2, ['a!', 'bc!', 'de', 'fg']],
    [['7'], 2, ['abcdefg!']],
    [['c', '6'], undefined, ['c!', 'abdefg!']],
  ])('of canaries %j and size %s', (canaries, size, expected) => {
    const formed = formWaves(sites, {canaries, size})
    expect(formed.map((wave) => wave.sites.join('') + (wave.canary ? '!' : ''))).toEqual(expected)
  })

  test.each([
    ['z', 'usage', 'canary z is not in the selection'],
    ['off', 'conflict', 'canary off takes no part: it is offline'],
    ['a,,b', 'usage', 'lacks a name'],
    ['0', 'usage', '--canary 0 names no site'],
    ['-1', 'usage', '--canary -1 names no site'],
    ['1.5', 'usage', '--canary 1.5 names no site'],
    ['99', 'usage', '--canary 99 is more than there are: 7 take part'],
  ])('with canary %s are refused', (canary, kind, message) => {
    const form = () => formWaves(sites, {canaries: [canary]}, new Map([['off', 'it is offline']]))
    expect(failureOf(form)).toEqual(refused(kind, message))
  })

  test('name no canary twice', () => {
    expect(failureOf(() => formWaves(sites, {canaries: ['a', 'b,a']}))).toEqual(
      refused('usage', 'canary a is named twice'),
    )
  })

  test('have each site once, canaries first, none larger than asked for', () => {
    const anything = fc.record({
      sites: fc.uniqueArray(fc.stringMatching(/^[a-z]{1,4}$/), {maxLength: 40}),
      canaries: fc.array(fc.integer({min: 1, max: 5}).map(String), {maxLength: 3}),
      size: fc.option(fc.integer({min: 1, max: 12}), {nil: undefined}),
    })
    fc.assert(
      fc.property(anything, ({sites: all, canaries, size}) => {
        const many = canaries.reduce((sum, count) => sum + Number(count), 0)
        fc.pre(all.length === 0 || many <= all.length)
        const formed = formWaves(all, {canaries, size})
        expect(formed.flatMap((wave) => wave.sites)).toEqual(all)
        expect(formed.every((wave) => wave.sites.length > 0)).toBe(true)
        const flags = formed.map(({canary}) => canary)
        expect(flags).toEqual([...flags].sort((x, y) => Number(y) - Number(x)))
        for (const wave of formed) {
          if (!wave.canary && size !== undefined) expect(wave.sites.length).toBeLessThanOrEqual(size)
        }
      }),
      seeded,
    )
  })
})

describe('a budget of failures', () => {
  test.each([
    [undefined, 'stop', 0],
    [undefined, 'skip', Number.POSITIVE_INFINITY],
    [{number: 0, isPercent: false}, 'skip', 0],
    [{number: 5, isPercent: false}, 'stop', 5],
    [{number: 2, isPercent: true}, 'stop', 1],
    [{number: 100, isPercent: true}, 'stop', 60],
  ] as const)('of %j with %s', (share, onFailure, allowed) => {
    expect(budgetOf(share, {all: 60, onFailure})).toEqual({allowed, onFailure})
  })

  test.each([
    [{allowed: 2, onFailure: 'stop'}, {failed: 2, canaryFailed: false}, undefined],
    [{allowed: 2, onFailure: 'stop'}, {failed: 3, canaryFailed: false}, '3 failed, and no more than 2 may'],
    [{allowed: 2, onFailure: 'stop'}, {failed: 1, canaryFailed: true}, 'a canary failed'],
    [{allowed: 2, onFailure: 'skip'}, {failed: 1, canaryFailed: true}, undefined],
    [{allowed: 0, onFailure: 'stop'}, {failed: 1, canaryFailed: false}, '1 failed, and none may'],
  ] as const)('%j with %j', (budget, so, why) => {
    expect(exceeds(budget, so)).toBe(why)
  })
})

describe('a gate', () => {
  const counts = (...critical: (number | undefined)[]) =>
    new Map<string, Count>(critical.map((count, index) => [`edge${index}`, {'alarms.critical': count, offline: 0}]))

  test.each([
    ['alarms.critical=0', counts(0, 0), undefined],
    ['alarms.critical=0', counts(0, 2, 1), 'gate alarms.critical=0: it is 3 (edge1 2, edge2 1)'],
    ['alarms.critical<=3', counts(1, 2), undefined],
    ['Alarms.Critical < 3', counts(1, 2), 'gate Alarms.Critical < 3: it is 3 (edge1 2, edge0 1)'],
    ['alarms.critical=0', counts(0, undefined), 'gate alarms.critical=0: nothing is known of edge1'],
    [
      'alarms.critical=0',
      counts(1, 1, 1, 1, 1),
      'gate alarms.critical=0: it is 5 (edge0 1, edge1 1, edge2 1 and 2 more)',
    ],
    ['offline=0', counts(7), undefined],
    ['alarms.critical!=0', counts(), 'gate alarms.critical!=0: it is 0'],
  ])('%s', (text, known, why) => {
    expect(shutBy(parseGate(text), known)).toBe(why)
  })

  test.each([
    ['alarms.critical', 'compares nothing'],
    ['alarms.critical=none', 'compares nothing'],
    ['alarms.critical=-1', 'compares nothing'],
    ['=0', 'nothing is counted by that name'],
    ['alarms.citrical=0', 'nothing is counted by that name'],
  ])('%s is refused', (text, message) => {
    expect(failureOf(() => parseGate(text))).toEqual(refused('usage', message))
  })
})

describe('a window', () => {
  test.each(['', '1-5', '25:00-05:00', '01:60-05:00', '01:00-24:01', '01:00', '24:00-05:00', '01:00-05:00-07:00'])(
    '"%s" is refused',
    (text) => {
      expect(failureOf(() => parseWindow(text, 'UTC'))).toEqual(refused('usage', 'is no window'))
    },
  )

  test('is refused where it is all day, or where its zone is none', () => {
    expect(failureOf(() => parseWindow('05:00-05:00', 'UTC'))).toEqual(refused('usage', 'ends where it begins'))
    expect(failureOf(() => parseWindow('00:00-24:00', 'UTC'))).toEqual(refused('usage', 'ends where it begins'))
    expect(failureOf(() => parseWindow('01:00-05:00', 'Mars/Base'))).toEqual(
      refused('usage', 'no time zone "Mars/Base"'),
    )
  })

  test.each([
    // Inside, before and behind.
    ['01:00-05:00', 'UTC', '2026-03-01T02:00Z', 30, '2026-03-01T02:00Z'],
    ['01:00-05:00', 'UTC', '2026-03-01T00:59Z', 30, '2026-03-01T01:00Z'],
    ['01:00-05:00', 'UTC', '2026-03-01T05:00Z', 30, '2026-03-02T01:00Z'],
    // It fits to the minute, and not by one.
    ['01:00-05:00', 'UTC', '2026-03-01T04:30Z', 30, '2026-03-01T04:30Z'],
    ['01:00-05:00', 'UTC', '2026-03-01T04:31Z', 30, '2026-03-02T01:00Z'],
    ['01:00-05:00', 'UTC', '2026-03-01T02:00Z', 241, undefined],
    // Over midnight: before it, behind it, between.
    ['22:00-04:00', 'UTC', '2026-03-01T23:00Z', 60, '2026-03-01T23:00Z'],
    ['22:00-04:00', 'UTC', '2026-03-01T02:00Z', 60, '2026-03-01T02:00Z'],
    ['22:00-04:00', 'UTC', '2026-03-01T03:30Z', 60, '2026-03-01T22:00Z'],
    ['22:00-24:00', 'UTC', '2026-03-01T23:00Z', 60, '2026-03-01T23:00Z'],
    ['22:00-24:00', 'UTC', '2026-03-01T23:30Z', 60, '2026-03-02T22:00Z'],
    // The clocks of another place.
    ['01:00-05:00', 'Asia/Kolkata', '2026-03-01T12:00Z', 30, '2026-03-01T19:30Z'],
    ['01:00-05:00', 'America/Toronto', '2026-01-10T12:00Z', 30, '2026-01-11T06:00Z'],
    ['01:00-05:00', 'America/Toronto', '2026-07-10T12:00Z', 30, '2026-07-11T05:00Z'],
    // Spring in Paris, 2026-03-29: 02:00 is followed by 03:00, and the window has three hours.
    ['01:00-05:00', 'Europe/Paris', '2026-03-28T12:00Z', 180, '2026-03-29T00:00Z'],
    ['01:00-05:00', 'Europe/Paris', '2026-03-28T12:00Z', 181, '2026-03-29T23:00Z'],
    ['02:30-05:00', 'Europe/Paris', '2026-03-28T12:00Z', 30, '2026-03-29T01:00Z'],
    ['02:10-02:50', 'Europe/Paris', '2026-03-28T12:00Z', 30, '2026-03-30T00:10Z'],
    // Autumn in Paris, 2026-10-25: 02:00 to 03:00 comes twice, and the window has five hours.
    ['01:00-05:00', 'Europe/Paris', '2026-10-24T12:00Z', 300, '2026-10-24T23:00Z'],
    ['02:30-05:00', 'Europe/Paris', '2026-10-24T12:00Z', 30, '2026-10-25T00:30Z'],
    ['22:00-02:30', 'Europe/Paris', '2026-10-25T00:15Z', 15, '2026-10-25T00:15Z'],
    ['22:00-02:30', 'Europe/Paris', '2026-10-25T01:15Z', 15, '2026-10-25T21:00Z'],
    // Half an hour, on Lord Howe Island.
    ['01:00-05:00', 'Australia/Lord_Howe', '2026-10-03T13:30Z', 210, '2026-10-03T14:30Z'],
    ['01:00-05:00', 'Australia/Lord_Howe', '2026-10-03T13:30Z', 211, '2026-10-04T14:00Z'],
  ])('%s %s at %s, for %s minutes', (text, zone, now, minutes, expected) => {
    expect(iso(nextBegin(parseWindow(text, zone), at(now), minutes * MINUTE))).toBe(expected)
  })

  test('lets begin only inside, what ends inside, and at once where that can be', () => {
    const zone = fc.constantFrom('UTC', 'Europe/Paris', 'America/Toronto', 'Asia/Kolkata', 'Australia/Lord_Howe')
    const minute = fc.integer({min: 0, max: 24 * 60 - 1})
    const anything = fc.record({
      zone,
      from: minute,
      to: minute,
      now: fc.integer({min: at('2026-01-01T00:00Z'), max: at('2027-12-31T00:00Z')}),
      takes: fc.integer({min: 1, max: 10 * 60}),
    })
    const typed = (of: number) => `${String(Math.floor(of / 60)).padStart(2, '0')}:${String(of % 60).padStart(2, '0')}`
    const inside = ({from, to}: {from: number; to: number}, shown: number) =>
      from < to ? shown >= from && shown < to : shown >= from || shown < to
    fc.assert(
      fc.property(anything, ({zone: name, from, to, now, takes}) => {
        fc.pre(from !== to)
        const window = parseWindow(`${typed(from)}-${typed(to)}`, name)
        const begin = nextBegin(window, now, takes * MINUTE)
        if (begin === undefined) return
        expect(begin).toBeGreaterThanOrEqual(now)
        const span = openings(window, now, 9).find((one) => one.begin <= begin && begin < one.end)
        expect(span && begin + takes * MINUTE <= span.end).toBe(true)
        // As a clock on the wall would have it, save in the hour that comes twice.
        const [hour = 0, minutes = 0] = clockTime(begin, name).split(':').map(Number)
        const changes =
          clockTime(begin, name) === clockTime(begin - HOUR, name) ||
          clockTime(begin, name) === clockTime(begin + HOUR, name)
        if (!changes) expect(inside(window, hour * 60 + minutes)).toBe(true)
        const first = openings(window, now, 0).find((one) => one.begin <= now)
        if (first && now + takes * MINUTE <= first.end) expect(begin).toBe(now)
      }),
      seeded,
    )
  })
})

describe('the next wave', () => {
  const window = parseWindow('01:00-05:00', 'UTC')
  const now = at('2026-03-01T04:00Z')

  test.each([
    ['the first, without a window', 0, undefined, undefined, 10, now, undefined],
    ['behind a pause', 30 * MINUTE, undefined, now - 10 * MINUTE, 10, now + 20 * MINUTE, 'pause'],
    ['behind a pause that is over', 30 * MINUTE, undefined, now - 40 * MINUTE, 10, now, undefined],
    ['inside the window', 0, window, undefined, 10, now, undefined],
    ['behind a pause, inside the window', 30 * MINUTE, window, now, 10, now + 30 * MINUTE, 'pause'],
    ['behind a pause that leaves too little of it', 30 * MINUTE, window, now, 31, at('2026-03-02T01:00Z'), 'window'],
    ['that takes longer than is left', 0, window, undefined, 61, at('2026-03-02T01:00Z'), 'window'],
  ] as const)('%s', (_what, pauseMs, within, lastOver, minutes, moment, waitsFor) => {
    const pace = {pauseMs, window: within}
    expect(nextWave(pace, {now, lastOver, takesMs: minutes * MINUTE})).toEqual({at: moment, waitsFor})
  })

  test('that fits into no window is refused before anything is sent', () => {
    const wave = () => nextWave({pauseMs: 0, window}, {now, lastOver: undefined, takesMs: 5 * HOUR})
    expect(failureOf(wave)).toEqual(
      refused('conflict', 'a wave is expected to take 300m, and that fits into no window'),
    )
  })
})

test('a moment is told with its day where that is another one', () => {
  const now = at('2026-03-01T23:30Z')
  expect(clockTime(now, 'UTC')).toBe('23:30')
  expect(clockTime(now + HOUR, 'UTC', now)).toBe('2026-03-02 00:30')
  expect(clockTime(now, 'Asia/Kolkata', now)).toBe('05:00')
})
