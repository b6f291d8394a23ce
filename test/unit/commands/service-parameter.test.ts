import {describe, expect, test} from 'vitest'
import {runProgram} from '../../support/run.js'
import {cellsOf, refusal} from '../../support/table.js'
import {useWire} from '../../support/wire.js'

const {expectWire} = useWire()
const at = '/sysinv/v1/service_parameter'

const parameter = (uuid: string, service: string, section: string, name: string, value = '1') => ({
  uuid,
  service,
  section,
  name,
  value,
  personality: null,
  resource: null,
})
const http = parameter('u1', 'http', 'config', 'http_port', '8080')
const maxPods = parameter('u2', 'kubernetes', 'config', 'pod_max_pids')
const timeout = parameter('u3', 'platform', 'maintenance', 'mnfa_timeout')
const parameters = [maxPods, http, timeout]

describe('list', () => {
  test('keeps the order of the server', async () => {
    expectWire({path: at, reply: {parameters}})
    const rows = cellsOf((await runProgram(['service', 'parameter', 'list'])).stdout)
    expect(rows[0]).toEqual(['uuid', 'service', 'section', 'name', 'value', 'personality', 'resource'])
    expect(rows.slice(1).map(([uuid]) => uuid)).toEqual(['u2', 'u1', 'u3'])
  })

  const query = `${at}?q.field=section&q.op=eq&q.type=&q.value=config`

  test('heeds all filters, though the server takes one', async () => {
    expectWire({path: query, reply: {parameters: [maxPods, http]}})
    const words = ['service', 'parameter', 'list', '--service', 'http', '--section', 'config']
    expect(JSON.parse((await runProgram([...words, '-f', 'json', '-c', 'uuid'])).stdout)).toEqual([{uuid: 'u1'}])
  })

  test('heeds the last of them as the official program', async () => {
    expectWire({path: query, reply: {parameters: [maxPods, http]}})
    const words = ['service-parameter-list', '--section', 'config', '--service', 'http', '--format', 'value']
    const {stdout} = await runProgram([...words, '--column', 'name'], {program: 'system'})
    expect(stdout).toBe('pod_max_pids\nhttp_port\n')
  })

  test('splits the type from a value', async () => {
    expectWire({path: `${at}?q.field=name&q.op=eq&q.type=string&q.value=http_port`, reply: {parameters: [http]}})
    expect((await runProgram(['service', 'parameter', 'list', '--name', 'string::http_port'])).stdout).toContain('8080')
  })
})

test('show is in alphabetical order, its values in another', async () => {
  expectWire({path: `${at}/u1`, reply: http})
  const rows = cellsOf((await runProgram(['service', 'parameter', 'show', 'u1'])).stdout)
  expect(rows.slice(1).map(([name]) => name)).toEqual([
    ...['name', 'personality', 'resource', 'section', 'service', 'uuid', 'value'],
  ])
  expectWire({path: `${at}/u1`, reply: http})
  const value = await runProgram(['service-parameter-show', 'u1', '--format', 'value'], {program: 'system'})
  expect(value.stdout).toBe('u1 http config http_port 8080 None None\n')
})

test('show of one that is not there', async () => {
  expectWire({path: `${at}/u9`, status: 404, reply: refusal('no such')})
  expect(await runProgram(['service', 'parameter', 'show', 'u9'])).toMatchObject({
    stderr: 'stx: Service parameter not found: u9; see: stx service parameter list\n',
    code: 5,
  })
})

describe('add', () => {
  const add = ['service', 'parameter', 'add', 'platform', 'config']

  test('prints a table for each parameter, and one list as JSON', async () => {
    const wire = () =>
      expectWire(
        {
          method: 'POST',
          path: at,
          sends: {
            service: 'platform',
            section: 'config',
            personality: null,
            resource: null,
            parameters: {a: 'b=c', d: null},
          },
          reply: {parameters: [http, maxPods]},
        },
        {path: `${at}/u1`, reply: http},
        {path: `${at}/u2`, reply: maxPods},
      )
    wire()
    const rows = cellsOf((await runProgram([...add, ' a=b=c', 'd'])).stdout)
    expect(rows.filter(([name]) => name === 'Property' || name === 'uuid')).toEqual([
      ['Property', 'Value'],
      ['uuid', 'u1'],
      ['Property', 'Value'],
      ['uuid', 'u2'],
    ])
    wire()
    expect(JSON.parse((await runProgram([...add, 'a=b=c', 'd', '--format', 'json'])).stdout)).toEqual(
      [http, maxPods].map((row) => ({...row, changed: true})),
    )
  })

  test('of a custom resource takes one at a time', async () => {
    const custom = ['--personality', 'worker', '--resource', 'platform::x']
    expectWire()
    const {stderr, code} = await runProgram([...add, 'a=1', 'b=2', ...custom])
    expect({stderr, code}).toEqual({
      stderr: 'stx: Cannot specify multiple parameters with custom resource.\n',
      code: 2,
    })
    expectWire(
      {
        method: 'POST',
        path: at,
        sends: {
          service: 'platform',
          section: 'config',
          personality: 'worker',
          resource: 'platform::x',
          parameters: {a: '1'},
        },
        reply: {parameters: [http]},
      },
      {path: `${at}/u1`, reply: http},
    )
    expect((await runProgram([...add, 'a=1', ...custom])).code).toBe(0)
  })
})

describe('modify', () => {
  const step = (path: string, value: string) => ({op: 'replace', path, value})

  test('finds each parameter by service, section and name', async () => {
    expectWire(
      {path: at, reply: {parameters}},
      {
        method: 'PATCH',
        path: `${at}/u3`,
        sends: [step('/name', 'mnfa_timeout'), step('/value', '120'), step('/resource', 'x')],
        reply: timeout,
      },
    )
    const words = ['service', 'parameter', 'modify', 'platform', 'maintenance', 'mnfa_timeout=120', '--resource', 'x']
    // Flags that every command has are not sent along.
    expect(cellsOf((await runProgram([...words, '--quiet'])).stdout)).toContainEqual(['name', 'mnfa_timeout'])
  })

  test('names what it did not find', async () => {
    expectWire({path: at, reply: {parameters}})
    const words = ['service-parameter-modify', 'platform', 'config', 'mnfa_timeout=120']
    expect(await runProgram(words, {program: 'system'})).toEqual({
      stdout: '',
      stderr: 'Service Parameter not found: service platform, section config, name mnfa_timeout\n',
      code: 1,
    })
  })
})

test('delete', async () => {
  expectWire({method: 'DELETE', path: `${at}/u1`, status: 204, reply: ''})
  const {stdout, code} = await runProgram(['service-parameter-delete', 'u1', '--yes'], {program: 'system'})
  expect({stdout, code}).toEqual({stdout: 'Deleted service parameter: u1\n', code: 0})
  expectWire({method: 'DELETE', path: `${at}/u1`, status: 404, reply: refusal('no such')})
  expect(await runProgram(['service', 'parameter', 'delete', 'u1'])).toMatchObject({code: 5})
})

test.each([
  [[], null, 'Applying http service parameters\n'],
  [['--section', 'config'], 'config', 'Applying http service parameters for section config\n'],
])('apply %j', async (flags, section, said) => {
  expectWire({method: 'POST', path: `${at}/apply`, sends: {service: 'http', section}, status: 204, reply: ''})
  const {stdout} = await runProgram(['service-parameter-apply', 'http', ...flags], {program: 'system'})
  expect(stdout).toBe(said)
})
