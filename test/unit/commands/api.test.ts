import {expect, test} from 'vitest'
import {runProgram} from '../../support/run.js'
import {useWire} from '../../support/wire.js'

const {expectWire} = useWire()

test.each([
  'http://elsewhere.test/x',
  'HTTP:x',
  '//elsewhere.test/x',
  '/\\elsewhere.test/x',
  '/ihosts/../../../identity',
  '..',
  '/a/%2e%2E/b',
  '/a/%252e%252e/b',
  '/a%2f..%2fb',
  '/a/..%5cb',
  '/a b',
  '/a\tb',
  '/a#b',
])('%j leads out of the service: nothing is sent', async (path) => {
  for (const words of [['get'], ['delete', '--yes']]) {
    const [verb = '', ...more] = words
    const {code, stdout, stderr} = await runProgram(['api', verb, 'sysinv', path, ...more])
    expect({code, stdout}).toEqual({code: 2, stdout: ''})
    expect(stderr).toContain('give a path below the service')
  }
})

test('what a service answers is shown as it is, and asked by --query', async () => {
  const things = {path: '/sysinv/v1/things?limit=1', reply: {things: [{name: 'a'}]}}
  expectWire(things)
  expect((await runProgram(['api', 'get', 'sysinv', 'things?limit=1'])).stdout).toBe(
    '{\n  "things": [\n    {\n      "name": "a"\n    }\n  ]\n}\n',
  )
  expectWire(things)
  const words = [
    'api',
    'get',
    'sysinv',
    '/things?limit=1',
    '--query',
    'things[].name',
    '--format',
    'json',
    '--noindent',
  ]
  expect((await runProgram(words)).stdout).toBe('["a"]\n')
})

test('passwords within install values are masked as everywhere', async () => {
  const subcloud = {name: 's1', 'data-install': '{"bmc_password": "c2VjcmV0"}'}
  expectWire({path: '/dcmanager/v1.0/subclouds', reply: {subclouds: [subcloud]}})
  const {stdout} = await runProgram(['api', 'get', 'dcmanager', '/subclouds'])
  expect(stdout).toContain('***')
  expect(stdout).not.toContain('c2VjcmV0')
})

test('a body is JSON, from a word or from standard input', async () => {
  const exchange = (method: 'POST' | 'PUT') =>
    expectWire({method, path: '/sysinv/v1/things', sends: {a: 1}, reply: {uuid: 'u', a: 1}})
  exchange('POST')
  const words = ['sysinv', '/things', '--format', 'json']
  const {stdout} = await runProgram(['api', 'post', ...words, '-d', '{"a": 1}'])
  expect(JSON.parse(stdout)).toEqual({uuid: 'u', a: 1, changed: true})
  exchange('PUT')
  expect((await runProgram(['api', 'put', ...words, '-d', '-'], {input: '{"a": 1}'})).code).toBe(0)
})

test('a form has fields and files', async () => {
  const file = 'examples/fleet/README.md'
  expectWire({method: 'PATCH', path: '/dcmanager/v1.0/subclouds/1', sends: /Ottawa[\s\S]*filename="README.md"/})
  const words = ['api', 'patch', 'dcmanager', '/subclouds/1', '-F', 'location=Ottawa', '-F', `values=@${file}`]
  expect((await runProgram(words)).code).toBe(0)
})

test('an answer without content is a sentence', async () => {
  expectWire({method: 'DELETE', path: '/fm/v1/alarms/u1', status: 204, reply: ''})
  expect(await runProgram(['api', 'delete', 'fm', '/alarms/u1', '--yes'])).toEqual({
    stdout: '',
    stderr: 'DELETE /alarms/u1: done\n',
    code: 0,
  })
})

test('what it is refused for decides its exit code', async () => {
  expectWire({path: '/sysinv/v1/things/9', status: 404, reply: {error_message: 'no such thing'}})
  expect((await runProgram(['api', 'get', 'sysinv', '/things/9'])).code).toBe(5)
})

test.each([
  [['-d', '{"password": hunter22}'], '--data is not JSON'],
  [['-d', `${'['.repeat(5000)}${']'.repeat(5000)}`], '--data is nested deeper than 100 levels'],
  [['-d', '@/nowhere.json'], 'the body does not exist: /nowhere.json'],
  [['-F', 'hunter22'], 'a part of a form is written name=value or name=@file'],
  [['-F', 'a=@/nowhere'], 'a does not exist: /nowhere'],
  [['-d', '{}', '-F', 'a=b'], 'cannot also be provided'],
])('%j is refused, and says no more than it must', async (words, message) => {
  const {code, stderr} = await runProgram(['api', 'post', 'sysinv', '/things', ...words])
  expect(code).toBe(2)
  expect(stderr).toContain(message)
  expect(stderr).not.toContain('hunter22')
})
