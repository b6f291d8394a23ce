import {afterEach, beforeEach, expect, test} from 'vitest'
import {clearAlarms, raiseAlarm} from '../../../src/simulator/control/alarm.js'
import {subclouds} from '../../../src/simulator/services/dcmanager/record/model.js'
import {openSession, type Session} from '../support/session.js'

let session: Session
beforeEach(async () => {
  session = await openSession({subclouds: 1})
})
afterEach(() => session.simulator.close())

const raise = (wish: object) => session.simulator.sim.transact(() => raiseAlarm(session.simulator.sim, wish))
const clear = (wish: object) => session.simulator.sim.transact(() => clearAlarms(session.simulator.sim, wish))
const alarmsOf = async (region: string) =>
  ((await session.ask('GET', `/${region}/fm/v1/alarms`)).body as {alarms: object[]}).alarms

test('alarms are raised by hand and cleared, in whatever region', async () => {
  const entity = 'host=controller-0'
  const alarm = {region: 'subcloud1', alarm_id: '100.101', entity, severity: 'critical'}
  expect(raise({alarm: '100.101', entity, region: 'subcloud1'})).toEqual(alarm)
  expect(await alarmsOf('subcloud1')).toMatchObject([{alarm_id: '100.101'}])
  expect(await alarmsOf('RegionOne')).toEqual([])
  expect(clear({alarm: '100.101', region: 'subcloud1'})).toEqual({cleared: [alarm]})
  expect(await alarmsOf('subcloud1')).toEqual([])
})

test('a subcloud is also known by its name, whatever its region is called', async () => {
  const {sim} = session.simulator
  sim.transact(() => sim.in('RegionOne').of(subclouds).update(1, {name: 'north'}))
  expect(raise({alarm: '100.101', entity: 'host=controller-0', region: 'north'})).toMatchObject({region: 'subcloud1'})
  expect(await alarmsOf('subcloud1')).toMatchObject([{alarm_id: '100.101'}])
})

test('an alarm with one possible entity needs none', () => {
  expect(raise({alarm: '900.005', region: 'SystemController'})).toMatchObject({
    region: 'RegionOne',
    entity: 'host=controller',
    severity: 'minor',
  })
})

test.each([
  [{alarm: '1.1', entity: 'host=a'}, 'not-found', 'the catalogue has no alarm 1.1'],
  [{alarm: '100.101'}, 'usage', 'alarm 100.101 needs an entity'],
  [{alarm: '100.101', entity: 'host=a', severity: 'bad'}, 'usage', 'unknown severity bad'],
  [{alarm: '100.101', entity: 'host=a', region: 'mars'}, 'not-found', 'no region mars'],
  [{}, 'usage', 'the id of an alarm is missing'],
])('%j is refused', (wish, kind, message) => {
  expect(() => raise(wish)).toThrow(expect.objectContaining({kind, message}))
})

test('what is not active cannot be cleared', () => {
  expect(() => clear({alarm: '100.101'})).toThrow('no alarm 100.101 is active for RegionOne')
})
