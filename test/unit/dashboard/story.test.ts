import {expect, test} from 'vitest'
import {Gaze} from '../../../src/dashboard/gaze.js'
import {detailOf, siteRow} from '../../../src/dashboard/row.js'
import {Story} from '../../../src/dashboard/story.js'
import {Kept} from '../../../src/page/dashboard/kept.js'
import type {Delta, Whole} from '../../../src/page/dashboard/told.js'
import {asSeen, fakeLive, invented, inventedAlarm, inventedDetail} from '../../support/fake-live.js'

const story = (options: {mostDeltas?: number; mostText?: number} = {}) =>
  new Story({epoch: 'e', actions: [], systemTime: () => 0, ...options})

const wholeOf = (of: Story) => JSON.parse(of.whole()) as Whole

test('who knows the whole and hears every change knows what who comes later is told', () => {
  const told = story()
  let fleet = invented(60)
  told.goOn(asSeen(fleet))
  const kept = new Kept(wholeOf(told))
  const changes = [
    () => ({...fleet, sites: fleet.sites.slice(3)}),
    () => ({...fleet, sites: [...fleet.sites, ...invented(63).sites.slice(60)]}),
    () => ({...fleet, alarms: [inventedAlarm('new', 'host=controller-0', 'major')]}),
    () => ({...fleet, strategy: undefined}),
    () => ({...fleet, counts: {...fleet.counts, minor: 7}}),
    () => invented(50),
  ]
  for (const change of changes) {
    fleet = change()
    expect(kept.take(JSON.parse(told.goOn(asSeen(fleet))) as Delta)).toBeDefined()
  }
  const fresh = wholeOf(told)
  expect(kept.version).toBe(fresh.version)
  expect(kept.facts).toEqual(fresh.facts)
  const byName = (a: {name: string}, b: {name: string}) => (a.name < b.name ? -1 : 1)
  expect(kept.list('sites').sort(byName)).toEqual([...fresh.lists.sites].sort(byName))
  expect(kept.list('alarms')).toEqual(fresh.lists.alarms)
  expect(kept.list('steps')).toHaveLength(50)
})

test('a change that does not follow on what is known is not taken', () => {
  const told = story()
  told.goOn(asSeen(invented(3)))
  const kept = new Kept(wholeOf(told))
  told.goOn(asSeen(invented(3)))
  expect(kept.take(JSON.parse(told.goOn(asSeen(invented(2)))) as Delta)).toBeUndefined()
  expect(kept.list('sites')).toHaveLength(3)
})

test('where nothing changes, five thousand sites cost a line', () => {
  const told = story()
  const fleet = invented(5000)
  told.goOn(asSeen(fleet))
  expect(told.goOn(asSeen({...fleet})).length).toBeLessThan(200)
})

test('a week leaves no more behind than an hour', () => {
  const told = story({mostDeltas: 10, mostText: 2_000})
  const fleet = invented(2)
  const change = (at: number) => ({at, kind: 'site' as const, about: 'edge-0001', field: 'sync', from: 'a', to: 'b'})
  for (let round = 0; round < 20_160; round += 1) {
    const at = fleet.at + round * 30_000
    told.goOn({...asSeen({...fleet, at}), changes: [change(at)]})
  }
  const whole = wholeOf(told)
  expect(whole.version).toBe(20_160)
  expect(whole.changes).toHaveLength(300)
  expect(whole.samples.length).toBeLessThanOrEqual(720)
  // They cover all of it, the oldest further apart.
  expect(whole.samples[0]?.at).toBeLessThan(fleet.at + 3_600_000 * 3)
  expect(told.since('e', 20_159)).toHaveLength(1)
  expect(told.since('e', 20_100)).toBeUndefined()
})

test('texts without an end are cut; a name is what it is', () => {
  const name = `edge${'é'.repeat(10_000)}`
  const [site] = invented(1).sites
  if (!site) throw new Error('no site')
  const row = siteRow({...site, subcloud: {...site.subcloud, name, location: 'x'.repeat(10_000)}})
  expect(row.name).toBe(name)
  expect(row.location).toHaveLength(1_001)
})

test('ten thousand alarms of a site are a thousand, and their number', () => {
  const alarms = Array.from({length: 10_000}, (_, at) => inventedAlarm(String(at), 'host=controller-0', 'minor'))
  const detail = detailOf({...inventedDetail('edge-0001'), alarms})
  expect(detail.alarms).toHaveLength(1_000)
  expect(detail.cut).toEqual({alarms: 10_000})
})

/** Timers that go off when a test says so. */
function timers() {
  const waiting: {milliseconds: number; ring: () => void}[] = []
  return {
    waiting,
    after(milliseconds: number, ring: () => void) {
      const timer = {milliseconds, ring}
      waiting.push(timer)
      return () => void waiting.splice(waiting.indexOf(timer), 1)
    },
    goOff: () => waiting.shift()?.ring(),
  }
}

test('sites that pages are open of take turns, with the usual pause; one alone is not asked anew', () => {
  const live = fakeLive()
  const clock = timers()
  const gaze = new Gaze(live, clock)
  const closeFirst = gaze.open('a')
  gaze.saw(asSeen(invented(1), inventedDetail('a')))
  expect(clock.waiting).toEqual([])
  const closeSecond = gaze.open('b')
  expect(live.asked).toEqual(['look into a', 'look into b'])
  gaze.saw(asSeen(invented(1), inventedDetail('b')))
  gaze.saw(asSeen(invented(1), inventedDetail('b')))
  expect(clock.waiting).toEqual([{milliseconds: 5000, ring: expect.any(Function)}])
  clock.goOff()
  expect(live.asked.at(-1)).toBe('look into a')
  closeFirst()
  expect(live.asked.at(-1)).toBe('look into b')
  closeSecond()
  closeSecond()
  expect(live.asked.at(-1)).toBe('look into nothing')
  expect(gaze.detail('a')).toBeUndefined()
})
