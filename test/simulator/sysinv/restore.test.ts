import {expect, test} from 'vitest'
import {openSystem, refusal, type System} from './system.js'

const restore = async (system: System, action: string) =>
  (await system.ask('PATCH', '/RegionOne/sysinv/v1/restore', {action})).body

test('a restore ends when all controllers are back and no application is being applied', async () => {
  const system = await openSystem('aio-dx')
  expect(await restore(system, 'complete')).toBe('Restore procedure already completed')
  expect(await restore(system, 'start')).toBe('Restore procedure started')
  expect(await restore(system, 'start')).toBe('Restore procedure already in progress')
  await system.act('controller-1', 'lock')
  await system.pass('2m')
  expect(await restore(system, 'complete')).toMatch(
    /One of the controllers is not unlocked enabled available\/degraded$/,
  )
  await system.act('controller-1', 'unlock')
  await system.pass('15m')
  await system.ask('PATCH', '/RegionOne/sysinv/v1/apps/cert-manager?directive=apply', {values: {}})
  expect(await restore(system, 'complete')).toBe(
    "Some apps are still restoring, try restore-complete later: ['cert-manager']",
  )
  await system.pass('5m')
  expect((await system.get('restore')).body).toBe('Restore procedure is in progress')
  expect(await restore(system, 'complete')).toBe('Restore procedure completed')
  expect((await system.get('restore')).body).toBe('Restore procedure is not in progress')
})

test('it knows no other action', async () => {
  const system = await openSystem('aio-dx')
  expect(refusal(await system.ask('PATCH', '/RegionOne/sysinv/v1/restore', {action: 'foo'}))).toBe(
    '400 Unable to perform restore modify state.',
  )
})
