import {describe, expect, test} from 'vitest'
import {openSystem, refusal, type System} from './system.js'

const busy = '400 Operation Rejected: User operation on this host already in-progress. Wait a moment and then retry.'
const unlockedAlready = (what: string) => `400 Can not '${what}' an 'unlocked' host worker-0; Please 'Lock' first`

async function during(name: string, before: readonly string[], running: string): Promise<System> {
  const system = await openSystem()
  for (const earlier of before) {
    expect(refusal(await system.act(name, earlier))).toBe('200')
    await system.pass('20m')
  }
  expect(refusal(await system.act(name, running))).toBe('200')
  return system
}

describe('what is asked of a host that is busy is refused, and changes nothing', () => {
  test.each([
    ['worker-0', [], 'lock', {lock: busy}],
    [
      'worker-0',
      ['lock'],
      'unlock',
      {
        unlock: "400 Avoiding 'unlock' action on already 'unlocked' host worker-0",
        lock: busy,
        reboot: unlockedAlready('Reboot'),
        'power-off': unlockedAlready('Power-Off'),
      },
    ],
    ['worker-0', ['lock'], 'reboot', {reboot: busy, reset: busy, 'power-off': busy, unlock: busy, reinstall: busy}],
    ['worker-0', ['lock'], 'reset', {reset: busy, reboot: busy, unlock: busy}],
    ['worker-0', ['lock'], 'power-off', {'power-off': busy, 'power-on': busy, unlock: busy}],
    [
      'worker-0',
      ['lock'],
      'reinstall',
      {
        reinstall: busy,
        reboot: busy,
        unlock:
          '400 Can not unlock host worker-0 undergoing reinstall. Please ensure host has completed reinstall prior to unlock.',
      },
    ],
    [
      'controller-0',
      [],
      'swact',
      {swact: busy, lock: '400 controller-0 : Rejected: Can not lock an active controller.'},
    ],
  ])('%s after %j during %s', async (name, before, running, refusals) => {
    const system = await during(name, before, running)
    const state = await system.state(name)
    for (const [attempt, words] of Object.entries(refusals)) {
      expect(refusal(await system.act(name, attempt))).toBe(words)
      expect(await system.state(name)).toBe(state)
    }
  })
})

test('a lock ends where heartbeats are lost: maintenance recovers the host instead', async () => {
  const system = await during('worker-0', [], 'lock')
  await system.pass('3s')
  const {sim} = system.simulator
  sim.transact(() => sim.emit('host.lost', {region: 'RegionOne', hostname: 'worker-0', lasting: false}))
  await system.pass('30s')
  expect(await system.state('worker-0')).toBe('unlocked disabled offline Booting')
  await system.pass('30m')
  expect(await system.state('worker-0')).toBe('unlocked enabled available ')
  expect(await system.alarms()).toEqual([])
})

test('an unlock goes on while heartbeats are not expected yet', async () => {
  const system = await during('worker-0', ['lock'], 'unlock')
  const {sim} = system.simulator
  sim.transact(() => sim.emit('host.lost', {region: 'RegionOne', hostname: 'worker-0', lasting: true}))
  await system.pass('30m')
  expect(await system.state('worker-0')).toBe('unlocked enabled available ')
})
