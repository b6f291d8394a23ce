import {afterAll, beforeAll, beforeEach, describe, expect, test} from 'vitest'
import {type Host, hosts} from '../../src/simulator/services/sysinv/record/host.js'
import type {Session} from '../simulator/support/session.js'
import {openConnected} from '../support/connected.js'
import {MovedClock} from '../support/moved-clock.js'
import {runProgram} from '../support/run.js'

/** What `--wait` makes of what maintenance does with a host. */
let session: Session

beforeAll(async () => {
  session = await openConnected({scenario: 'standard', speed: 'max'})
})
afterAll(() => session.simulator.close())

const sim = () => session.simulator.sim
const idle = {task: '', ihost_action: '', inv_state: 'inventoried', install_state: null, active: false} as const
const inService = {administrative: 'unlocked', operational: 'enabled', availability: 'available'} as const
const locked = {administrative: 'locked', operational: 'disabled', availability: 'online'} as const
const off = {...locked, availability: 'power-off'} as const

function bring(hostname: string, state: Partial<Host>): void {
  sim().transact(() => {
    const table = sim().in('RegionOne').of(hosts)
    const host = table.find({hostname})
    if (host !== undefined) table.update(host.uuid, {...idle, ...state})
  })
}

/** Whatever an earlier test left under way comes to its end; every host is in service again. */
beforeEach(async () => {
  sim().setSpeed('max')
  await session.simulator.advance('2h')
  for (const name of ['worker-0', 'controller-1']) bring(name, inService)
  bring('controller-0', {...inService, active: true})
})

interface Operation {
  readonly action: string
  readonly host: string
  readonly from: Partial<Host>
  readonly flags?: readonly string[]
  readonly says: string
}

const worker = {host: 'worker-0', from: locked}
const operations: readonly Operation[] = [
  {...worker, action: 'lock', from: inService, says: 'it broke'},
  {...worker, action: 'unlock', says: 'it broke'},
  {...worker, action: 'reboot', flags: ['--yes'], says: 'Reboot Failed - it broke'},
  {...worker, action: 'reset', flags: ['--yes'], says: 'Reset Failed - it broke'},
  {...worker, action: 'power-off', flags: ['--yes'], says: 'Power-Off Failed - it broke'},
  {...worker, action: 'power-on', from: off, says: 'Power-On Failed - it broke'},
  {...worker, action: 'reinstall', flags: ['--yes'], says: 'Reinstall Failed it broke'},
  {action: 'swact', host: 'controller-0', from: {...inService, active: true}, says: 'Swact: Failed'},
]

const run = ({action, host, flags = []}: Operation, deadline: string, time?: MovedClock) =>
  runProgram(['host', action, host, ...flags, '--wait', '--quiet', '--deadline', deadline], {time})

describe('--wait', () => {
  test.each(operations)('of $action exits with 0 when it is done', async (operation) => {
    bring(operation.host, operation.from)
    const {code, stderr} = await run(operation, '60s')
    expect(stderr).toBe('')
    expect(code).toBe(0)
  })

  test.each(operations)('of $action exits with 3 when it fails', async (operation) => {
    const {action, host, from, says} = operation
    bring(host, from)
    const rule = sim().transact(() => sim().faults.add({state: `host.${action}`, host, message: 'it broke'}))
    const {code, stderr} = await run(operation, '60s')
    sim().transact(() => sim().faults.remove(rule.id))
    expect(stderr).toBe(`stx: host ${host} failed: ${says}; see: stx host why ${host}\n`)
    expect(code).toBe(3)
  })

  test.each(operations)('of $action exits with 124 at its deadline', async (operation) => {
    bring(operation.host, operation.from)
    sim().setSpeed('frozen')
    // Time stands still there, and here it passes without being waited for.
    const {code, stderr} = await run(operation, '1s', new MovedClock())
    expect(stderr).toMatch(/^stx: .*1s/)
    expect(code).toBe(124)
  })
})
