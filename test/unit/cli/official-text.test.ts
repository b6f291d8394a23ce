import {expect, test} from 'vitest'
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
