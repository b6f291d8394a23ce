import nock from 'nock'
import {describe, expect, test, vi} from 'vitest'
import {runProgram} from '../../support/run.js'
import {refusal} from '../../support/table.js'
import {useWire} from '../../support/wire.js'

const {expectWire} = useWire()

test.each([
  [400, 'HTTP Client Error (HTTP 400)'],
  [403, 'Error: Forbidden.'],
  [404, 'HTTP Client Error: Not Found (HTTP 404)'],
  [500, 'HTTP Server Error (HTTP 500)'],
])('fm words a %i by its status', async (status, text) => {
  expectWire({path: '/fm/v1/alarms', status, reply: refusal('what the server said')})
  expect(await runProgram(['alarm-list'], {program: 'fm'})).toEqual({stdout: '', stderr: `${text}\n`, code: 1})
})

test.each([
  [400, 'what the server said'],
  [403, 'Error: Forbidden'],
])('system words a %i', async (status, text) => {
  expectWire({path: '/sysinv/v1/ihosts', status, reply: refusal('what the server said')})
  expect((await runProgram(['host-list'], {program: 'system'})).stderr).toBe(`${text}\n`)
})

test('system prints a refusal as it came, with a blank at its end', async () => {
  expectWire({path: '/sysinv/v1/ihosts', status: 400, reply: refusal("invalid filesystem 'nonsense' ")})
  expect((await runProgram(['host-list'], {program: 'system'})).stderr).toBe("invalid filesystem 'nonsense' \n")
})

test('stx gives the words of the server whatever the status, and in JSON the service', async () => {
  expectWire({path: '/fm/v1/alarms', status: 400, reply: refusal('what the server said')})
  const {stdout, stderr} = await runProgram(['alarm', 'list', '--format', 'json'])
  expect(stderr).toContain('what the server said')
  expect(JSON.parse(stdout)).toMatchObject({error: {service: 'fm', status: 400}})
})

test.each([
  [
    'system',
    ['host-show', 'controller-0', '--column', 'taks'],
    '/sysinv/v1/ihosts',
    {ihosts: [{id: 1, uuid: 'u', hostname: 'controller-0'}]},
  ],
  ['dcmanager', ['subcloud-group', 'list', '-c', 'taks'], '/dcmanager/v1.0/subcloud-groups/', {subcloud_groups: []}],
] as const)('%s says which columns there are', async (program, argv, path, reply) => {
  expectWire({path, reply})
  const {stdout, stderr, code} = await runProgram([...argv], {program})
  expect({stdout, code}).toEqual({stdout: '', code: 1})
  expect(stderr).toMatch(/no column "taks" here; choose from (id|uuid), /)
})

describe('a list of system with a column that there is not', () => {
  const argv = ['host-list', '--column', 'hostname', '--column', 'value1']
  const reply = {ihosts: [{id: 1, uuid: 'u', hostname: 'controller-0'}]}

  test.each([[[]], [['--format', 'yaml']], [['--format', 'value', '--nowrap']]])(
    'fails with its name: %j',
    async (more) => {
      expectWire({path: '/sysinv/v1/ihosts', reply})
      expect(await runProgram([...argv, ...more], {program: 'system'})).toEqual({
        stdout: '',
        stderr: 'value1\n',
        code: 1,
      })
    },
  )

  test('leaves it empty where nothing is wrapped', async () => {
    expectWire({path: '/sysinv/v1/ihosts', reply})
    const {stdout, code} = await runProgram([...argv, '--nowrap'], {program: 'system'})
    expect(code).toBe(0)
    expect(stdout).toContain('| hostname     | value1 |\n')
    expect(stdout).toContain('| controller-0 |        |\n')
  })
})

test('system looks for the host before it judges what is to become of its cores', async () => {
  expectWire({path: '/sysinv/v1/ihosts', reply: {ihosts: []}})
  const argv = ['host-cpu-modify', '-f', 'shared', 'NOHOST']
  expect((await runProgram(argv, {program: 'system'})).stderr).toBe('host not found: NOHOST\n')
})

describe('a sign-in that keystone is not there for', () => {
  const nobodyThere = () =>
    nock('http://controller.test')
      .post('/identity/v3/auth/tokens')
      .reply(404, {error: {code: 404, message: 'The resource could not be found.'}})
  const unversioned =
    'Could not find versioned identity endpoints when attempting to authenticate. ' +
    'Please check that your auth_url is correct. The resource could not be found. (HTTP 404)'

  test.each([
    [
      'system',
      ['host-list'],
      `Must provide Keystone credentials or user-defined endpoint and token, error was: ${unversioned}`,
    ],
    [
      'fm',
      ['alarm-list'],
      `Must provide Keystone credentials or user-defined endpoint and token, error was: ${unversioned}`,
    ],
    ['dcmanager', ['subcloud', 'list'], `ERROR (app) ${unversioned}`],
    ['software', ['list'], `Failed to get openstack endpoint, error was: ${unversioned}`],
    ['sw-manager', ['sw-deploy-strategy', 'show'], 'HTTP Error 404: Not Found\nInvalid keystone token'],
  ] as const)('%s says so', async (program, argv, text) => {
    nobodyThere()
    const {stdout, stderr, code} = await runProgram([...argv], {program})
    expect([stdout + stderr, code]).toEqual([`${text}\n`, 1])
  })

  test('stx ends as for any sign-in that fails', async () => {
    nobodyThere()
    const {stderr, code} = await runProgram(['orchestration', 'sw-deploy', 'show'])
    expect(stderr).toMatch(/^stx: there is no keystone at .*; check the authentication URL\n$/)
    expect(code).toBe(4)
  })
})

test.each([
  [
    'dcmanager',
    ['subcloud', 'list'],
    "ERROR (app) OIDC authentication failed: No OIDC token found for user 'admin' in kubeconfig",
  ],
  ['fm', ['alarm-list'], 'Unable to get OIDC token from kubeconfig'],
  ['sw-manager', ['sw-deploy-strategy', 'show'], 'No OIDC token found.'],
  ['system', ['host-list'], 'Invalid Identity credentials.'],
  ['software', ['list'], 'Either OIDC token or OIDC user is missing.'],
] as const)('%s without an OIDC token', async (program, argv, text) => {
  vi.stubEnv('STX_AUTH_TYPE', 'oidc')
  vi.stubEnv('KUBECONFIG', '/no/such/file')
  const {stdout, stderr, code} = await runProgram([...argv], {program}).finally(() => vi.unstubAllEnvs())
  expect([stdout + stderr, code]).toEqual([`${text}\n`, 1])
})
