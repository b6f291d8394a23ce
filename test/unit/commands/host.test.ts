import {describe, expect, test} from 'vitest'
import {runProgram} from '../../support/run.js'
import {useWire} from '../../support/wire.js'

const {expectWire} = useWire()

const host = (id: number, hostname: string, more: object = {}) => ({
  id,
  uuid: `00000000-0000-4000-8000-00000000000${id}`,
  hostname,
  personality: 'controller',
  administrative: 'unlocked',
  operational: 'enabled',
  availability: 'available',
  task: null,
  ...more,
})
const hosts = {ihosts: [host(2, 'controller-1'), host(1, 'controller-0')]}

describe('host list', () => {
  test('prints the official table, by id', async () => {
    expectWire({path: '/sysinv/v1/ihosts', reply: hosts})
    expect(await runProgram(['host', 'list'])).toEqual({
      stdout: `+----+--------------+-------------+----------------+-------------+--------------+
| id | hostname     | personality | administrative | operational | availability |
+----+--------------+-------------+----------------+-------------+--------------+
| 1  | controller-0 | controller  | unlocked       | enabled     | available    |
| 2  | controller-1 | controller  | unlocked       | enabled     | available    |
+----+--------------+-------------+----------------+-------------+--------------+
`,
      stderr: '',
      code: 0,
    })
  })

  test.each([[['host-list']], [['system', 'host-list']], [['--os-region-name', 'RegionOne', 'host', 'list']]])(
    'answers to %j',
    async (words) => {
      expectWire({path: '/sysinv/v1/ihosts', reply: hosts})
      expect((await runProgram([...words, '-f', 'value', '-c', 'hostname'])).stdout).toBe(
        'controller-0\ncontroller-1\n',
      )
    },
  )

  test('JSON has everything the server sent, with its types', async () => {
    expectWire({path: '/sysinv/v1/ihosts', reply: {ihosts: [host(1, 'controller-0', {uptime: 5, unknown_to_us: [1]})]}})
    const {stdout} = await runProgram(['host', 'list', '--format', 'json'])
    expect(JSON.parse(stdout)).toEqual([host(1, 'controller-0', {uptime: 5, unknown_to_us: [1]})])
  })

  test('a reply of the wrong shape is one line with the URL', async () => {
    expectWire({path: '/sysinv/v1/ihosts', reply: {ihosts: [{id: 'one'}]}})
    const {stdout, stderr, code} = await runProgram(['host', 'list'])
    expect({stdout, code}).toEqual({stdout: '', code: 1})
    expect(stderr).toMatch(/^stx: .*http:\/\/controller\.test\/sysinv\/v1\/ihosts.*\n$/)
  })
})

describe('host show', () => {
  test('finds a host by name, and says which one is missing', async () => {
    expectWire({path: '/sysinv/v1/ihosts', reply: hosts})
    const {stderr, code} = await runProgram(['host', 'show', 'worker-9'])
    expect({stderr, code}).toEqual({stderr: 'stx: host not found: worker-9; see which hosts there are\n', code: 5})
  })

  test('asks for a number directly', async () => {
    expectWire({path: '/sysinv/v1/ihosts/2', reply: host(2, 'controller-1', {install_state: 'completed+'})})
    const {stdout} = await runProgram(['host', 'show', '2', '-c', 'hostname', '-c', 'install_state'])
    expect(stdout).toBe(`+---------------+--------------+
| Property      | Value        |
+---------------+--------------+
| hostname      | controller-1 |
| install_state | completed    |
+---------------+--------------+
`)
  })
})

describe('host lock and unlock', () => {
  const act = (value: string) => [{op: 'replace', path: '/action', value}]

  test.each([
    [['host', 'lock', 'controller-1'], 'lock'],
    [['host', 'lock', 'controller-1', '--force'], 'force-lock'],
    [['host-lock', '-f', '-u', 'controller-1'], 'force-unsafe-lock'],
    [['host', 'lock', '--unsafe', 'controller-1'], 'lock'],
    [['host', 'unlock', 'controller-1'], 'unlock'],
    [['host-unlock', 'controller-1', '-f'], 'force-unlock'],
  ])('%j sends %s', async (words, action) => {
    expectWire(
      {path: '/sysinv/v1/ihosts', reply: hosts},
      {
        method: 'PATCH',
        path: '/sysinv/v1/ihosts/2',
        sends: act(action),
        reply: host(2, 'controller-1', {task: 'Busy'}),
      },
    )
    const {stdout, code} = await runProgram([...words, '--format', 'value', '--column', 'task'])
    expect({stdout, code}).toEqual({stdout: 'Busy\n', code: 0})
  })

  test('--wait goes on until the host is locked', async () => {
    expectWire(
      {path: '/sysinv/v1/ihosts', reply: hosts},
      {method: 'PATCH', path: '/sysinv/v1/ihosts/2', reply: host(2, 'controller-1', {task: 'Locking'})},
      {path: '/sysinv/v1/ihosts/2', reply: host(2, 'controller-1', {task: '', administrative: 'locked'})},
    )
    const {stdout, stderr, code} = await runProgram([
      'host',
      'lock',
      'controller-1',
      '--wait',
      '-f',
      '-c',
      'administrative',
      '--format',
      'value',
    ])
    expect({stdout, code}).toEqual({stdout: 'locked\n', code: 0})
    expect(stderr).toBe('host controller-1: Locking\nhost controller-1: locked after 0s\n')
  })

  test('--wait ends at once when the host refuses, with exit code 3', async () => {
    expectWire(
      {path: '/sysinv/v1/ihosts', reply: hosts},
      {
        method: 'PATCH',
        path: '/sysinv/v1/ihosts/2',
        reply: host(2, 'controller-1', {availability: 'failed', task: ''}),
      },
    )
    const {stderr, code} = await runProgram(['host', 'unlock', 'controller-1', '--wait', '--quiet'])
    expect(code).toBe(3)
    expect(stderr).toMatch(/^stx: host controller-1 failed: .*; see: stx host show controller-1\n$/)
  })

  test('a refusal is the server text and exit code 6 or 1, never a stack trace', async () => {
    const refusal = {
      error_message: JSON.stringify({
        faultcode: 'Client',
        faultstring: 'Can not lock an active controller.',
        debuginfo: null,
      }),
    }
    expectWire(
      {path: '/sysinv/v1/ihosts', reply: hosts},
      {method: 'PATCH', path: '/sysinv/v1/ihosts/1', status: 400, reply: refusal},
    )
    const {stderr, stdout, code} = await runProgram(['host', 'lock', 'controller-0', '--format', 'json'])
    expect(code).toBe(1)
    expect(stderr).toContain('Can not lock an active controller.')
    expect(JSON.parse(stdout)).toMatchObject({error: {kind: 'failed', code: 1, status: 400}})
  })
})

describe('as the official program', () => {
  test('errors are the words of the server, exit code 1', async () => {
    expectWire({path: '/sysinv/v1/ihosts', reply: hosts})
    expect(await runProgram(['host-show', 'nobody'], {program: 'system'})).toEqual({
      stdout: '',
      stderr: 'host not found: nobody\n',
      code: 1,
    })
  })
})
