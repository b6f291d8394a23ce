import {afterEach, beforeEach, expect, test} from 'vitest'
import {openSession, type Session} from '../support/session.js'

let session: Session
beforeEach(async () => {
  session = await openSession({scenario: 'aio-dx'})
})
afterEach(() => session.simulator.close())

type Action = 'lock' | 'unlock' | 'swact' | 'reboot'

const want = (hostname: string, action: Action) => {
  const {sim} = session.simulator
  sim.transact(() => sim.emit('host.wanted', {region: 'RegionOne', hostname, action}))
}
const host = (hostname: string) =>
  session.simulator.sim.ask('hosts', 'RegionOne').find((one) => one.hostname === hostname)
/** What the API says that is done with it. */
const taskOf = async (hostname: string) => {
  const {body} = await session.ask('GET', '/RegionOne/sysinv/v1/ihosts')
  return (body as {ihosts: {hostname: string; task: string}[]}).ihosts.find((one) => one.hostname === hostname)?.task
}
const refusals = () =>
  session.simulator.sim.events
    .tail(0, 100)
    .filter((event) => event.name === 'host.refused')
    .map((event) => (event.data as {reason: string}).reason)

test('a swact makes the other controller the active one', async () => {
  want('controller-0', 'swact')
  expect(host('controller-0')).toMatchObject({active: true, busy: true})
  expect(await taskOf('controller-0')).toBe('Swacting')
  await session.simulator.advance('1m')
  expect(host('controller-0')).toMatchObject({active: false, busy: false})
  expect(host('controller-1')).toMatchObject({active: true})
})

test('a locked host reboots, and is unlocked when asked for', async () => {
  want('controller-1', 'lock')
  await session.simulator.advance('30s')
  want('controller-1', 'reboot')
  expect(host('controller-1')).toMatchObject({administrative: 'locked', busy: true})
  expect(await taskOf('controller-1')).toBe('Rebooting')
  await session.simulator.advance('6m')
  expect(host('controller-1')).toMatchObject({availability: 'online'})
  want('controller-1', 'unlock')
  await session.simulator.advance('15m')
  expect(host('controller-1')).toMatchObject({administrative: 'unlocked', availability: 'available'})
  expect(refusals()).toEqual([])
})

test.each<[string, Action, string]>([
  ['controller-0', 'lock', 'controller-0 : Rejected: Can not lock an active controller.'],
  ['controller-1', 'unlock', "Avoiding 'unlock' action on already 'unlocked' host controller-1"],
  ['controller-1', 'swact', 'controller-1 is not the active controller'],
  ['controller-1', 'reboot', "Can not 'Reboot' an 'unlocked' host controller-1; Please 'Lock' first"],
  ['worker-7', 'lock', 'there is no host worker-7'],
])('%s refuses %s: %s', (hostname, action, reason) => {
  want(hostname, action)
  expect(refusals()).toEqual([reason])
})
