import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import type {Session} from '../simulator/support/session.js'
import {openConnected} from '../support/connected.js'
import {MovedClock} from '../support/moved-clock.js'
import {runProgram} from '../support/run.js'

/** What `--wait` makes of what the platform does with its file systems, its applications and Kubernetes. */
let session: Session

beforeEach(async () => {
  session = await openConnected({scenario: 'aio-sx', speed: 'max'})
})
afterEach(() => session.simulator.close())

const sim = () => session.simulator.sim

interface Operation {
  readonly words: readonly string[]
  /** what has to be done before, and comes to its end */
  readonly before?: readonly (readonly string[])[]
  /** what has to be under way */
  readonly during?: readonly string[]
  /** a step that may fail, and what is said of it then */
  readonly fails?: {readonly state: string; readonly says: RegExp}
}

const apply = ['application', 'apply', 'metrics-server']
const started = [['kube', 'upgrade', 'start', 'v1.33.0']]

const operations: readonly Operation[] = [
  {
    words: ['controllerfs', 'modify', 'extension=2'],
    fails: {state: 'controller-fs.resize', says: /the file systems failed: extension: drbd_fs_update_error/},
  },
  {
    words: ['host', 'fs', 'modify', 'controller-0', 'backup=30'],
    fails: {state: 'host-fs.work', says: /file system backup is in error/},
  },
  {
    words: ['host', 'fs', 'add', 'controller-0', 'image-conversion=2'],
    fails: {state: 'host-fs.work', says: /file system image-conversion is in error/},
  },
  {
    words: ['host', 'fs', 'delete', 'controller-0', 'image-conversion', '--yes'],
    before: [['host', 'fs', 'add', 'controller-0', 'image-conversion=2']],
    fails: {state: 'host-fs.work', says: /file system image-conversion is in error/},
  },
  {words: ['drbdsync', 'modify', '--util', '60']},
  {words: apply, fails: {state: 'application.apply', says: /metrics-server failed: apply-failed/}},
  {
    words: ['application', 'remove', 'metrics-server', '--yes'],
    before: [apply],
    fails: {state: 'application.remove', says: /metrics-server failed: remove-failed/},
  },
  {words: ['application', 'abort', 'metrics-server'], during: apply},
  {
    words: ['kube', 'upgrade', 'download-images'],
    before: started,
    fails: {state: 'kube.download-images', says: /downloading-images-failed/},
  },
]

const quietly = async (words: readonly string[]) => expect(await runProgram([...words])).toMatchObject({code: 0})

async function prepare({before = [], during}: Operation): Promise<void> {
  for (const words of before) {
    await quietly(words)
    await session.simulator.advance('30m')
  }
  if (during === undefined) return
  sim().setSpeed('frozen')
  await quietly(during)
}

const run = ({words}: Operation, deadline: string, time?: MovedClock) =>
  runProgram([...words, '--wait', '--quiet', '--deadline', deadline], {time})

const named = operations.map((operation) => ({...operation, name: operation.words.slice(0, 3).join(' ')}))

describe('--wait', () => {
  // What has to be under way may be over before it is aborted.
  test.each(named.filter(({during}) => during === undefined))(
    'of $name exits with 0 when it is done',
    async (operation) => {
      await prepare(operation)
      const {code, stderr} = await run(operation, '60s')
      expect(stderr).toBe('')
      expect(code).toBe(0)
    },
  )

  test.each(named.filter(({fails}) => fails !== undefined))(
    'of $name exits with 3 when it fails',
    async (operation) => {
      await prepare(operation)
      sim().transact(() => sim().faults.add({state: operation.fails?.state ?? '', message: 'it broke'}))
      const {code, stderr} = await run(operation, '60s')
      expect(stderr).toMatch(operation.fails?.says ?? /./)
      expect(code).toBe(3)
    },
  )

  test.each(named)('of $name exits with 124 at its deadline', async (operation) => {
    await prepare(operation)
    sim().setSpeed('frozen')
    // Time stands still there, and here it passes without being waited for.
    const {code, stderr} = await run(operation, '1s', new MovedClock())
    expect(stderr).toMatch(/^stx: .*1s/)
    expect(code).toBe(124)
  })
})
