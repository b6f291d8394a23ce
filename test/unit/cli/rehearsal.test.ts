import {statSync} from 'node:fs'
import {expect, test} from 'vitest'
import {runProgram} from '../../support/run.js'
import {useWire} from '../../support/wire.js'

const {expectWire, expectSignIn} = useWire()
const host = {id: 2, uuid: 'u2', hostname: 'controller-1', personality: 'controller', administrative: 'unlocked'}
const hosts = {path: '/sysinv/v1/ihosts', reply: {ihosts: [{...host, operational: 'enabled', availability: 'online'}]}}

test('--dry-run reads, tells the request, sends it not and ends with 9', async () => {
  expectWire(hosts)
  expect(await runProgram(['host', 'lock', 'controller-1', '--dry-run'])).toEqual({
    stdout: 'PATCH /ihosts/2  sysinv  RegionOne\n  [{"op":"replace","path":"/action","value":"lock"}]\n',
    stderr: 'nothing was sent; without --dry-run this request would be\n',
    code: 9,
  })
})

test('programs get a list of what would be sent', async () => {
  expectWire(hosts)
  const {stdout, code} = await runProgram(['host', 'lock', 'controller-1', '--dry-run', '--wait', '--format', 'json'])
  const body = [{op: 'replace', path: '/action', value: 'lock'}]
  const request = {method: 'PATCH', service: 'sysinv', region: 'RegionOne', path: '/ihosts/2', body}
  expect(JSON.parse(stdout)).toEqual([request])
  expect(code).toBe(9)
})

test('what would not be found is not found', async () => {
  expectWire(hosts)
  const {stdout, code} = await runProgram(['host', 'lock', 'worker-9', '--dry-run'])
  expect({stdout, code}).toEqual({stdout: '', code: 5})
})

test('with --curl a shell could send it, once it knows the token and the secrets', async () => {
  expectWire(hosts)
  const words = ['host', 'update', 'controller-1', "location=Dave's", 'bm_password=hunter22', '--dry-run', '--curl']
  const {stdout, code} = await runProgram(words)
  expect(stdout).toBe(
    `curl -X PATCH -H 'accept: application/json' -H 'content-type: application/json' -H "x-auth-token: $OS_TOKEN" ` +
      `-d '[{"op":"replace","path":"/location","value":"Dave'\\''s"},{"op":"replace","path":"/bm_password","value":"***"}]' ` +
      'http://controller.test/sysinv/v1/ihosts/2\n',
  )
  expect(code).toBe(9)
})

test('of an upload the name and the size of the file are told', async () => {
  const file = 'examples/subclouds/ipv4-simplex/install-values.yml'
  expectSignIn()
  const words = ['subcloud', 'update', 's1', '--install-values', file, '--bmc-password', 'hunter22', '--dry-run']
  const {stdout, code} = await runProgram(words)
  expect(stdout).toContain(`install_values: ${file} (${statSync(file).size} bytes)\n  bmc_password: ***\n`)
  expect(code).toBe(9)
})

test('knowledge ends where the next request depends on an answer', async () => {
  expectWire({path: '/sysinv/v1/ihosts/1', reply: {...host, id: 1}})
  const {stdout, stderr, code} = await runProgram(['host', 'label', 'assign', '1', 'a=b', '--dry-run', '--format=json'])
  expect(JSON.parse(stdout)).toMatchObject([{method: 'POST', path: '/labels/u2?overwrite=False', more: true}])
  expect(stderr).toContain('… and what follows from its answer')
  expect(code).toBe(9)
})

test('what is made is called by a name that stands for its own, and is not read again', async () => {
  expectSignIn()
  const words = ['addrpool', 'add', 'storage', '192.168.210.0', '24', '--dry-run']
  const {stdout, stderr} = await runProgram(words)
  expect(stdout).toContain('POST /addrpools  sysinv  RegionOne\n')
  expect(stderr).toBe('nothing was sent; without --dry-run this request would be\n')
})

test.each([
  [['host', 'list', '--dry-run'], 'host list takes no --dry-run; it changes nothing'],
  [['context', 'use', 'lab', '--dry-run'], 'takes no --dry-run; it changes no system, only what is on this machine'],
  [['sim', 'stop', '--dry-run'], 'takes no --dry-run; it changes no system, only what is on this machine'],
  [['dns', 'modify', 'nameservers=', '--curl'], '--curl goes with --dry-run; add --dry-run'],
  [['dns', 'modify', 'nameservers=', '--dry-run', '--column', 'uuid'], 'no column "uuid" here; choose from method,'],
])('%j is refused before anything is asked', async (words, message) => {
  expect(await runProgram(words)).toMatchObject({code: 2, stdout: '', stderr: expect.stringContaining(message)})
})

test('the official programs know nothing of it', async () => {
  const {stderr, code} = await runProgram(['dns-modify', 'nameservers=', '--dry-run'], {program: 'system'})
  expect(stderr).toContain('--dry-run is an option of stx')
  expect(code).toBe(2)
})
