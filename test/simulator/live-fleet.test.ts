import {expect, onTestFinished, test} from 'vitest'
import {connect} from '../../src/client/connect.js'
import {watchFleet} from '../../src/families/live.js'
import {wordsOf} from '../../src/live/change.js'
import type {Seen} from '../../src/live/fleet.js'
import {call} from './support/fleet.js'
import {openSession, passwordOf} from './support/session.js'

const START = Date.UTC(2026, 0, 1)
const HOUR = 3_600_000

/** A fleet in this process, and who looks at it; a round begins where the test asks for it. */
async function watched(subclouds: number, wall = () => START) {
  const session = await openSession({scenario: 'dc', subclouds, wall})
  const {simulator} = session
  let replies = 0
  let signIns = 0
  const cloud = connect({
    auth: {
      ...{kind: 'password', authUrl: `${simulator.url}/keystone/v3`, username: 'admin', project: {name: 'admin'}},
      password: passwordOf(simulator, 'admin'),
    },
    region: 'RegionOne',
    onTrace: ({url, method}) => {
      if (!url.includes('/keystone/')) replies++
      else if (method === 'POST') signIns++
    },
  })
  const live = watchFleet({cloud: async () => cloud, place: async () => ({}), intervalMs: HOUR, graceMs: 600_000})
  onTestFinished(async () => {
    live.stop()
    await cloud.close()
    await simulator.close()
  })
  const round = () =>
    new Promise<Seen>((resolve) => {
      const deaf = live.onSeen((seen) => {
        deaf()
        resolve(seen)
      })
      live.refresh()
    })
  return {session, live, round, asked: () => replies, signIns: () => signIns}
}

test('a fleet of the simulator: the same number of requests for three sites and for three hundred', async () => {
  const few = await watched(3)
  const many = await watched(300)
  expect((await few.live.first).fleet.sites).toHaveLength(3)
  const {fleet, cost} = await many.live.first
  expect(fleet.sites).toHaveLength(300)
  expect(fleet.stale).toEqual(new Map())
  expect(fleet.hosts.length).toBeGreaterThan(0)
  expect(fleet.certificates.length).toBeGreaterThan(0)
  expect(fleet.releases.length).toBeGreaterThan(0)
  expect(cost.requests).toBe(many.asked())
  expect(few.asked()).toBe(many.asked())
})

test('what does not change is neither parsed nor made anew; what changes is told', async () => {
  const {session, live, round} = await watched(20)
  const {fleet: before} = await live.first
  const same = await round()
  expect(same.changes).toEqual([])
  expect(same.fleet.sites).toBe(before.sites)
  expect(same.fleet.alarms).toBe(before.alarms)
  await call(session, 'POST', '/sw-update-strategy', {type: 'prestage', sysadmin_password: 'U3Q4ckxpbmdYKg=='})
  const {changes, fleet} = await round()
  expect(changes.map(wordsOf)).toContain('prestage: strategy initial')
  expect(fleet.strategy?.steps.length).toBe(fleet.sites.filter(({step}) => step?.state === 'initial').length)
})

test('a token that has run out is renewed, once, and nobody notices', async () => {
  let now = START
  const {live, round, signIns} = await watched(2, () => now)
  await live.first
  expect(signIns()).toBe(1)
  now += 2 * HOUR
  expect((await round()).fleet.stale).toEqual(new Map())
  expect(signIns()).toBe(2)
})
