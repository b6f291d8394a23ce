import {describe, expect, test} from 'vitest'
import type {RunContext} from '../../../src/cli/context.js'
import type {Api} from '../../../src/client/api.js'
import {clocksApart, rolloutClock} from '../../../src/families/rollout-clock.js'
import {MovedClock} from '../../support/moved-clock.js'

const MACHINE = Date.UTC(2030, 0, 1)
const THERE = Date.UTC(2026, 2, 1, 10)
const HOUR = 3_600_000

type Around = Pick<RunContext, 'answered' | 'time'>

const said = (date: number, simulated: boolean) => ({date: new Date(date).toISOString(), at: MACHINE, simulated})
const {signal} = new AbortController()

/** A service that is only asked for the time; what it answers is the test's. */
function asked(around: Around, answer: (until: number) => number) {
  const untils: number[] = []
  const list = async (_path: string, _key: string, _item: unknown, {headers}: {headers: Record<string, string>}) => {
    const until = Date.parse(headers['x-simulator-until'] ?? '')
    untils.push(until)
    around.answered = said(answer(until), true)
    return []
  }
  return {untils, clock: rolloutClock(around, () => ({list}) as unknown as Api)}
}

describe('the clock of a rollout', () => {
  test("is this machine's on a real system, whatever that says, and it never naps for long", async () => {
    const time = new MovedClock(undefined, MACHINE)
    const {clock, untils} = asked({time, answered: said(THERE, false)}, (until) => until)
    expect(clock.date()).toBe(MACHINE)
    await clock.approach(MACHINE + HOUR, signal)
    await clock.approach(MACHINE + 31_000, signal)
    expect(time.paused).toEqual([30_000, 1000])
    expect(untils).toEqual([])
  })

  test("is a simulator's own, which lets the time pass where it hurries", async () => {
    const time = new MovedClock(undefined, MACHINE)
    const {clock, untils} = asked({time, answered: said(THERE, true)}, (until) => until)
    expect(clock.date()).toBe(THERE)
    const moment = THERE + 2.5 * HOUR
    while (clock.date() < moment) await clock.approach(moment, signal)
    expect(untils).toEqual([THERE + HOUR, THERE + 2 * HOUR, moment])
    expect(time.paused).toEqual([])
  })

  test('waits, and looks again, where a simulator does not hurry', async () => {
    const time = new MovedClock(undefined, MACHINE)
    const {clock} = asked({time, answered: said(THERE, true)}, () => THERE + 1000)
    await clock.approach(THERE + HOUR, signal)
    await clock.approach(THERE + HOUR, signal)
    expect(clock.date()).toBe(THERE + 1000)
    expect(time.paused).toEqual([250, 375])
  })
})

test.each([
  ['of a minute', said(MACHINE + 60_000, false), undefined],
  ['of a simulator', said(THERE, true), undefined],
  ['of a system that is ahead', said(MACHINE + 7 * 60_000, false), "is 7m ahead of this machine's"],
  ['of a system that is behind', said(MACHINE - 90_000, false), "is 2m behind this machine's"],
  ['of a system that says nonsense', {date: 'nonsense', at: MACHINE, simulated: false}, undefined],
])('a difference %s', (_of, answered, told) => {
  const text = clocksApart({answered})
  if (told === undefined) expect(text).toBeUndefined()
  else expect(text).toBe(`the clock of the system ${told}: --window goes by this machine's`)
})
