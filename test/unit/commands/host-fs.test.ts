import {describe, expect, test} from 'vitest'
import {runProgram, tableOf} from '../../support/run.js'
import {useWire} from '../../support/wire.js'
import {onWorker, worker, workerLookup} from '../../support/worker.js'

const {expectWire} = useWire()

const fs = (name: string, state = 'In-Use') => ({
  ...{uuid: `f-${name}`, name, size: 20, logical_volume: `${name}-lv`, state, capabilities: {functions: []}},
  ...{ihost_uuid: worker.uuid, created_at: 'then', updated_at: null},
})
const all = (...rows: object[]) => onWorker('host_fs', rows)
const headings = ['UUID', 'FS Name', 'Size in GiB', 'Logical Volume', 'State', 'Capabilities']
const row = (name: string, state = 'In-Use') => [`f-${name}`, name, '20', `${name}-lv`, state, "{'functions': []}"]

test('host fs list is sorted by name', async () => {
  expectWire(workerLookup, all(fs('docker'), fs('backup')))
  expect(await tableOf(['host', 'fs', 'list', 'worker-0'])).toEqual([headings, row('backup'), row('docker')])
})

describe('host fs show', () => {
  test.each([
    ['docker', [all(fs('docker'))]],
    ['f-docker', [all(fs('docker'))]],
    ['7', [{path: '/sysinv/v1/host_fs/7', reply: fs('docker')}]],
  ])('%s', async (ref, lookup) => {
    expectWire(workerLookup, ...lookup)
    expect(await tableOf(['host-fs-show', 'worker-0', ref])).toEqual([
      ['Property', 'Value'],
      ['uuid', 'f-docker'],
      ['name', 'docker'],
      ['size', '20'],
      ['logical_volume', 'docker-lv'],
      ['state', 'In-Use'],
      ['capabilities', "{'functions': []}"],
      ['created_at', 'then'],
      ['updated_at', 'None'],
    ])
  })

  test('says what is missing', async () => {
    expectWire(workerLookup, all(fs('docker')))
    const {stderr, code} = await runProgram(['host', 'fs', 'show', 'worker-0', 'ceph'])
    expect(stderr).toContain('Filesystem not found by name or uuid: ceph; see: stx host fs list worker-0')
    expect(code).toBe(5)
  })
})

describe('host fs add', () => {
  const added = (state: string) => ({
    method: 'POST' as const,
    path: '/sysinv/v1/host_fs',
    sends: {name: 'instances', size: '20', ihost_uuid: worker.uuid},
    reply: fs('instances', state),
  })

  test('shows it', async () => {
    expectWire(workerLookup, added('Ready'))
    expect(await tableOf(['host-fs-add', 'worker-0', 'instances=20'])).toContainEqual(['name', 'instances'])
  })

  test.each([
    ['In-Use', 0, 'instances: in-use after 0s'],
    ['Creating (on unlock)', 0, 'instances: creating (on unlock) after 0s'],
    ['Error', 3, 'failed: file system instances is in error'],
  ])('--wait until %s', async (state, code, text) => {
    expectWire(workerLookup, added('Creating'), workerLookup, all(fs('instances', state)))
    const outcome = await runProgram(['host', 'fs', 'add', 'worker-0', 'instances=20', '--wait'])
    expect(outcome.code).toBe(code)
    expect(outcome.stderr).toContain('file system instances of host worker-0: instances: creating\n')
    expect(outcome.stderr).toContain(text)
  })

  test('needs a size', async () => {
    const {stderr, code} = await runProgram(['host-fs-add', 'worker-0', 'instances'], {program: 'system'})
    expect(stderr).toBe('Filesystem creation attributes must be FS_NAME=SIZE not "instances"\n')
    expect(code).toBe(1)
  })
})

describe('host fs modify', () => {
  const replace = (path: string, value: string) => ({op: 'replace', path: `/${path}`, value})
  const changed = (sends: object[][]) => ({
    method: 'PUT' as const,
    path: `/sysinv/v1/ihosts/${worker.uuid}/host_fs/update_many`,
    sends,
    status: 204,
  })

  test.each([
    [
      ['backup=26', 'docker=30'],
      [
        [replace('name', 'backup'), replace('size', '26')],
        [replace('name', 'docker'), replace('size', '30')],
      ],
    ],
    [
      ['ceph', '--functions', 'monitor,,osd'],
      [[replace('name', 'ceph'), replace('capabilities', '{"functions": ["monitor", "osd"]}')]],
    ],
    [
      ['ceph=30', '--functions', ''],
      [[replace('name', 'ceph'), replace('size', '30'), replace('capabilities', '{"functions": []}')]],
    ],
  ])('%j', async (words, sends) => {
    expectWire(workerLookup, changed(sends), all(fs('backup', 'Modifying')))
    const table = await tableOf(['host-fs-modify', 'worker-0', ...words])
    expect(table).toEqual([headings, row('backup', 'Modifying')])
  })

  test('--wait looks at the file systems that were changed', async () => {
    const sends = [[replace('name', 'backup'), replace('size', '26')]]
    const before = all(fs('backup', 'Modifying'), fs('docker', 'Modifying'))
    const after = all(fs('backup'), fs('docker', 'Modifying'))
    expectWire(workerLookup, changed(sends), before, workerLookup, after)
    const {stderr, code} = await runProgram(['host', 'fs', 'modify', 'worker-0', 'backup=26', '--wait'])
    const target = 'file systems of host worker-0'
    expect(stderr).toBe(`${target}: backup: modifying\n${target}: backup: in-use after 0s\n`)
    expect(code).toBe(0)
  })

  test.each([
    [['backup'], 'Filesystem resize attributes must be FS_NAME=SIZE not "backup"'],
    [['a=1', 'b=2', '--functions', 'osd'], 'Alter functions are only supported for one filesystem at a time.'],
  ])('refuses %j', async (words, message) => {
    expect(await runProgram(['host-fs-modify', 'worker-0', ...words], {program: 'system'})).toEqual({
      stdout: '',
      stderr: `${message}\n`,
      code: 1,
    })
  })
})

test.each([
  [[], 'False'],
  [['-f', '--yes'], 'True'],
])('host fs delete %j prints what is left', async (flags, force) => {
  expectWire(
    ...[workerLookup, all(fs('docker'), fs('instances'))],
    {method: 'DELETE', path: `/sysinv/v1/host_fs/f-instances?force=${force}`, status: 204},
    all(fs('docker')),
  )
  expect(await tableOf(['host-fs-delete', 'worker-0', 'instances', ...flags])).toEqual([headings, row('docker')])
})
