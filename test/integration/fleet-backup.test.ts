import {afterAll, beforeAll, expect, test} from 'vitest'
import {subclouds} from '../../src/simulator/services/dcmanager/record/model.js'
import type {Session} from '../simulator/support/session.js'
import {openConnected} from '../support/connected.js'
import {runProgram} from '../support/run.js'

let session: Session
beforeAll(async () => {
  session = await openConnected({subclouds: 300})
})
afterAll(() => session.simulator.close())

const secret = ['--sysadmin-password', 'St8rlingX*']
const backup = (verb: string, ...more: string[]) =>
  runProgram(['subcloud', 'backup', verb, ...more, '--group', 'Default', '--quiet'])

/** How many subclouds are in which state, as an operator sees it. */
async function states(column: string): Promise<Record<string, number>> {
  const {stdout} = await runProgram(['subcloud', 'list', '--format', 'value', '--column', column])
  const counts: Record<string, number> = {}
  for (const state of stdout.trim().split('\n')) counts[state] = (counts[state] ?? 0) + 1
  return counts
}

test('of 300 subclouds 250 are backed up and 100 restored at once, the others wait their turn', async () => {
  const {simulator} = session
  expect((await backup('create', ...secret)).code).toBe(0)
  await simulator.advance('1m')
  expect(await states('backup status')).toEqual({'backing-up': 250, validating: 50})
  await simulator.advance('8m')
  expect(await states('backup status')).toEqual({'complete-central': 250, 'pre-backup': 50})
  await simulator.advance('9m')
  expect(await states('backup status')).toEqual({'complete-central': 300})

  const {sim} = simulator
  sim.transact(() => {
    const table = sim.in('RegionOne').of(subclouds)
    for (const {id} of table.all()) table.update(id, {management: 'unmanaged'})
  })
  expect((await backup('restore', '--yes', ...secret)).code).toBe(0)
  await simulator.advance('2m')
  expect(await states('deploy status')).toEqual({restoring: 100, 'pre-restore': 200})
  await simulator.advance('80m')
  expect(await states('deploy status')).toEqual({complete: 300})

  const deleted = await backup('delete', '26.03')
  expect(deleted.code).toBe(0)
  expect(await states('backup status')).toEqual({unknown: 300})
})
