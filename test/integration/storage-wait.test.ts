import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import type {Session} from '../simulator/support/session.js'
import {openConnected} from '../support/connected.js'
import {MovedClock} from '../support/moved-clock.js'
import {runProgram} from '../support/run.js'

/** What `--wait` makes of disks and ceph, on a new system each time. */
let session: Session

beforeEach(async () => {
  session = await openConnected({scenario: 'aio-sx', speed: 'max'})
})
afterEach(() => session.simulator.close())

const sim = () => session.simulator.sim

async function rows(path: string): Promise<Record<string, unknown>[]> {
  const {body: owner} = await session.ask('GET', '/RegionOne/sysinv/v1/ihosts/controller-0')
  const {body} = await session.ask('GET', `/RegionOne/sysinv/v1/ihosts/${(owner as {uuid: string}).uuid}/${path}`)
  return Object.values(body as Record<string, Record<string, unknown>[]>)[0] ?? []
}
const uuidOf = async (path: string, field: string, value: unknown) =>
  String((await rows(path)).find((one) => one[field] === value)?.['uuid'])

const host = 'controller-0'
const diskOf = (node: string) => uuidOf('idisks', 'device_node', node)
const partition = () => uuidOf('partitions', 'device_node', '/dev/sdb1')

interface Operation {
  readonly name: string
  readonly words: () => Promise<readonly string[]>
  /** the work of the simulator that can break */
  readonly work: string
  readonly says: RegExp
}

const operations: readonly Operation[] = [
  {
    name: 'host disk partition add',
    words: async () => ['host', 'disk', 'partition', 'add', host, await diskOf('/dev/sdb'), '10'],
    work: 'partition.work',
    says: /^stx: partition \S+ failed: .*; see: stx host disk partition show controller-0 \S+\n$/,
  },
  {
    name: 'host disk partition modify',
    words: async () => ['host', 'disk', 'partition', 'modify', host, await partition(), '-s', '20'],
    work: 'partition.work',
    says: /^stx: partition \S+ failed: /,
  },
  {
    name: 'host disk partition delete',
    words: async () => ['host', 'disk', 'partition', 'delete', host, await partition(), '--yes'],
    work: 'partition.work',
    says: /^stx: partition \S+ failed: /,
  },
  {
    name: 'host pv add',
    words: async () => ['host', 'pv', 'add', host, 'cgts-vg', await diskOf('/dev/sdb')],
    work: 'volume.work',
    says: /^stx: physical volume \S+ failed: the volume is in state failed/,
  },
  {
    name: 'host stor add',
    words: async () => ['host', 'stor', 'add', host, await diskOf('/dev/sdb')],
    work: 'stor.work',
    says: /^stx: stor \S+ failed: /,
  },
]

/** A partition where one is changed. */
async function prepare(name: string): Promise<void> {
  if (!name.endsWith('modify') && !name.endsWith('delete')) return
  const made = await runProgram(['host', 'disk', 'partition', 'add', host, await diskOf('/dev/sdb'), '10', '--wait'])
  expect(made.code).toBe(0)
}

const run = async ({words}: Operation, deadline: string, time?: MovedClock) =>
  await runProgram([...(await words()), '--wait', '--quiet', '--deadline', deadline], {time})

describe('--wait', () => {
  test.each(operations)('of $name exits with 0 when it is done', async (operation) => {
    await prepare(operation.name)
    const {code, stderr} = await run(operation, '60s')
    expect(stderr).toBe('')
    expect(code).toBe(0)
  })

  test.each(operations)('of $name exits with 3 when it fails', async (operation) => {
    await prepare(operation.name)
    sim().transact(() => sim().faults.add({state: operation.work, message: 'it broke'}))
    const {code, stderr} = await run(operation, '60s')
    expect(stderr).toMatch(operation.says)
    expect(code).toBe(3)
  })

  test.each(operations)('of $name exits with 124 at its deadline', async (operation) => {
    await prepare(operation.name)
    sim().setSpeed('frozen')
    // Time stands still there, and here it passes without being waited for.
    const {code, stderr} = await run(operation, '1s', new MovedClock())
    expect(stderr).toMatch(/^stx: .*1s/)
    expect(code).toBe(124)
  })
})
