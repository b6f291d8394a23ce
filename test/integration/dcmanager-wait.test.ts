import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {stringify} from 'yaml'
import {keepFiles} from '../../src/simulator/services/dcmanager/record/files.js'
import {subclouds} from '../../src/simulator/services/dcmanager/record/model.js'
import {bootstrap, force, install} from '../simulator/support/fleet.js'
import type {Session} from '../simulator/support/session.js'
import {openConnected} from '../support/connected.js'
import {MovedClock} from '../support/moved-clock.js'
import {runProgram} from '../support/run.js'

/** What `--wait` makes of every operation of the fleet that goes on after it was answered. */
let session: Session
const folder = mkdtempSync(join(tmpdir(), 'stx-wait-'))
let used = 0

beforeAll(async () => {
  session = await openConnected({subclouds: 60, speed: 'max'})
})
afterAll(async () => {
  await session.simulator.close()
  rmSync(folder, {recursive: true, force: true})
})

const sim = () => session.simulator.sim
const unmanaged = {management: 'unmanaged'}
const off = {...unmanaged, availability: 'offline', reachable: false}
const remote = {installValues: {...install(), bmc_password: 'c2VjcmV0'}}
const secret = ['--sysadmin-password', 'St8rlingX*']

/** A subcloud amid its first deployment. */
async function amid(name: string, deployStatus: string): Promise<void> {
  await force(session, name, {...off, ...remote, deployStatus})
  sim().transact(() => {
    const scope = sim().in('RegionOne')
    const found = scope.of(subclouds).find({name})
    if (found !== undefined) keepFiles(scope, found, {initialDeployment: true, deployConfig: true})
  })
}

function edge(name: string): string[] {
  const values = join(folder, `${name}.yml`)
  writeFileSync(values, stringify(bootstrap(name, 100 + used)))
  return ['--bootstrap-values', values, '--bootstrap-address', `10.20.${100 + used}.12`]
}

const anotherNetwork = () => [
  ...['--management-subnet', `10.99.${used}.0/24`, '--management-gateway-ip', `10.99.${used}.1`],
  ...['--management-start-ip', `10.99.${used}.2`, '--management-end-ip', `10.99.${used}.50`],
  ...['--bootstrap-address', '10.1.1.1'],
]

interface Operation {
  readonly what: string
  readonly words: (name: string) => string[]
  readonly prepare?: (name: string) => Promise<void>
  /** the state fault that makes it fail, and what is said then */
  readonly fault?: [state: string, says: string]
}

const operations: Operation[] = [
  {
    what: 'subcloud add',
    words: (name) => ['subcloud', 'add', ...edge(`edge-${name}`), ...secret],
    fault: ['subcloud.deploy.bootstrap', 'bootstrap-failed: FAILED bootstrapping playbook of'],
  },
  {
    what: 'subcloud deploy install',
    words: (name) => ['subcloud', 'deploy', 'install', name, ...secret],
    prepare: (name) => amid(name, 'create-complete'),
    fault: ['subcloud.deploy.install', 'install-failed: FAILED installing playbook of'],
  },
  {
    what: 'subcloud deploy bootstrap',
    words: (name) => ['subcloud', 'deploy', 'bootstrap', name, ...secret],
    prepare: (name) => amid(name, 'install-complete'),
    fault: ['subcloud.deploy.bootstrap', 'bootstrap-failed: FAILED bootstrapping playbook of'],
  },
  {
    what: 'subcloud deploy config',
    words: (name) => ['subcloud', 'deploy', 'config', name, ...secret],
    prepare: (name) => amid(name, 'bootstrap-complete'),
    fault: ['subcloud.deploy.config', 'config-failed: FAILED configuring playbook of'],
  },
  {
    what: 'subcloud deploy enroll',
    words: (name) => ['subcloud', 'deploy', 'enroll', name, ...secret],
    prepare: (name) => amid(name, 'create-complete'),
    fault: ['subcloud.deploy.enroll', 'enroll-failed: FAILED enrolling playbook of'],
  },
  {
    what: 'subcloud deploy resume',
    words: (name) => ['subcloud', 'deploy', 'resume', name, ...secret],
    prepare: (name) => amid(name, 'install-failed'),
    fault: ['subcloud.deploy.config', 'config-failed: FAILED configuring playbook of'],
  },
  {
    what: 'subcloud deploy abort',
    words: (name) => ['subcloud', 'deploy', 'abort', name],
    prepare: (name) => amid(name, 'installing'),
    fault: ['subcloud.abort', 'install-failed'],
  },
  {
    what: 'subcloud redeploy',
    words: (name) => ['subcloud', 'redeploy', name, '--yes', ...secret],
    prepare: (name) => force(session, name, {...off, ...remote}),
    fault: ['subcloud.deploy.prepare-install', 'pre-install-failed'],
  },
  {
    what: 'subcloud update of its network',
    words: (name) => ['subcloud', 'update', name, '--yes', ...anotherNetwork(), ...secret],
    prepare: (name) => force(session, name, unmanaged),
    fault: ['subcloud.reconfigure.reconfigure', 'network-reconfiguration-failed'],
  },
  {
    what: 'subcloud prestage',
    words: (name) => ['subcloud', 'prestage', name, ...secret],
    fault: ['subcloud.prestage.images', 'failed'],
  },
  {
    what: 'subcloud backup create',
    words: (name) => ['subcloud', 'backup', 'create', '--subcloud', name, ...secret],
    fault: ['subcloud.backup.backup', 'failed: FAILED backing-up playbook of'],
  },
  {
    what: 'subcloud backup restore',
    words: (name) => ['subcloud', 'backup', 'restore', '--subcloud', name, '--local-only', '--yes', ...secret],
    prepare: async (name) => {
      const outcome = await runProgram([
        'subcloud',
        'backup',
        'create',
        '--subcloud',
        name,
        '--local-only',
        ...secret,
        '--wait',
      ])
      expect(outcome.code).toBe(0)
      await force(session, name, unmanaged)
    },
    fault: ['subcloud.restore.restore', 'restore-failed: FAILED'],
  },
  {
    what: 'subcloud manage',
    words: (name) => ['subcloud', 'manage', name],
    prepare: (name) =>
      force(session, name, {
        ...unmanaged,
        endpoints: {platform: 'unknown', 'dc-cert': 'in-sync'},
        firstSyncDone: false,
      }),
  },
]

async function run(operation: Operation, ...more: string[]) {
  const name = `subcloud${++used}`
  await operation.prepare?.(name)
  return {
    name,
    start: (time?: MovedClock) => runProgram([...operation.words(name), '--wait', '--quiet', ...more], {time}),
  }
}

const failing = operations.filter((one) => one.fault !== undefined)

describe('--wait', () => {
  test.each(operations)('of $what ends with it', async (operation) => {
    const {start} = await run(operation)
    const {code, stderr} = await start()
    expect({code, stderr}).toEqual({code: 0, stderr: ''})
  })

  test.each(failing)('of $what exits with 3 where it fails', async (operation) => {
    const [state, says] = operation.fault ?? ['', '']
    const {start} = await run(operation)
    const rule = sim().transact(() => sim().faults.add({state, message: 'a fuse blew', count: 1}))
    const {code, stderr} = await start()
    expect(stderr).toContain(says)
    expect(stderr.split('\n')[0]).toMatch(/^stx: subcloud \S+ failed: .*; see: stx subcloud \S+/)
    expect(code).toBe(3)
    sim().transact(() => sim().faults.remove(rule.id))
  })

  test.each(operations)('of $what exits with 124 at its deadline', async (operation) => {
    const {start} = await run(operation, '--deadline', '1s')
    sim().setSpeed('frozen')
    // Time stands still there, and here it passes without being waited for.
    const {code, stderr} = await start(new MovedClock())
    sim().setSpeed('max')
    expect(stderr).toMatch(/^stx: .*1s/)
    expect(code).toBe(124)
  })
})

describe('--wait of a group', () => {
  const group = async (state: Record<string, unknown>) => {
    const members = [`subcloud${++used}`, `subcloud${++used}`]
    const added = await runProgram([
      'subcloud',
      'group',
      'add',
      '--name',
      `g${used}`,
      '--description',
      'x',
      '-f',
      'value',
      '-c',
      'id',
    ])
    for (const name of members) await force(session, name, {...state, groupId: Number(added.stdout)})
    return [`g${used}`, ...members] as const
  }

  test('exits with 7 where only some of it fails', async () => {
    const [name, first] = await group({})
    const rule = sim().transact(() => sim().faults.add({state: 'subcloud.backup.backup', host: first}))
    const {code, stderr} = await runProgram([
      'subcloud',
      'backup',
      'create',
      '--group',
      name,
      ...secret,
      '--wait',
      '--quiet',
    ])
    expect(stderr).toMatch(
      new RegExp(`^stx: 1 of 2 subclouds failed, first ${first}: failed: FAILED backing-up playbook`),
    )
    expect(code).toBe(7)
    sim().transact(() => sim().faults.remove(rule.id))
  })
})

describe('--wait of an association', () => {
  const associate = ['peer-group-association', 'add', '--peer-group-id', '1', '--system-peer-id', '1']

  test('exits with 3 where the peer does not answer', async () => {
    const peer = ['--peer-uuid', '11111111-2222-4333-8444-555555555555', '--peer-name', 'west']
    const endpoint = [
      '--manager-endpoint',
      'http://127.0.0.1:9/v3',
      '--peer-controller-gateway-address',
      '192.168.204.77',
    ]
    await runProgram(['system-peer', 'add', ...peer, ...endpoint, '--manager-password', 'x'])
    await runProgram(['subcloud', 'peer-group', 'add', '--peer-group-name', 'pg'])
    const added = await runProgram([...associate, '--peer-group-priority', '1', '--wait', '--quiet'])
    expect(added.stderr).toMatch(/^stx: peer group association 1 failed: /)
    expect(added.code).toBe(3)
    const synced = await runProgram(['peer-group-association', 'sync', '1', '--wait', '--quiet'])
    expect(synced.code).toBe(3)
  })
})
