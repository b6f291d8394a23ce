import {expect, test} from 'vitest'
import {runProgram} from '../../support/run.js'
import {useWire} from '../../support/wire.js'

const {expectWire} = useWire()
const dns = {uuid: 'd1', nameservers: '8.8.8.8', updated_at: 'then'}
const list = {path: '/sysinv/v1/idns', reply: {idnss: [dns]}}
const patch = (nameservers: string) => ({
  method: 'PATCH' as const,
  path: '/sysinv/v1/idns/d1',
  reply: {...dns, nameservers, updated_at: 'now'},
})
const modify = (to: string, ...more: string[]) =>
  runProgram(['dns', 'modify', `nameservers=${to}`, '--format', 'json', ...more])

test('what was changed says so, with what is otherwise now', async () => {
  expectWire(list, patch('9.9.9.9'))
  const {stdout} = await modify('9.9.9.9')
  expect(JSON.parse(stdout)).toEqual({
    ...{uuid: 'd1', nameservers: '9.9.9.9', updated_at: 'now', changed: true},
    ...{before: {nameservers: '8.8.8.8'}, after: {nameservers: '9.9.9.9'}},
  })
})

test('what was sent and asks for what is there has changed nothing', async () => {
  expectWire(list, patch('8.8.8.8'))
  expect(JSON.parse((await modify('8.8.8.8')).stdout)).toMatchObject({changed: false})
})

test('the official program says nothing of it', async () => {
  expectWire(list, patch('9.9.9.9'))
  const {stdout} = await runProgram(['dns-modify', 'nameservers=9.9.9.9', '--format', 'json'], {program: 'system'})
  expect(stdout).not.toContain('changed')
})

test('passwords are masked in what was before as they are beside it', async () => {
  const values = (password: string) => JSON.stringify({bmc_password: password, image: password})
  expectWire(
    {path: '/sysinv/v1/idns', reply: {idnss: [{...dns, note: values('c2VjcmV0')}]}},
    {...patch('9.9.9.9'), reply: {...dns, nameservers: '9.9.9.9', note: values('b3RoZXI=')}},
  )
  const {stdout} = await modify('9.9.9.9', '--query', '[before.note, after.note]')
  expect(JSON.parse(stdout)).toEqual([
    '{"bmc_password":"***","image":"c2VjcmV0"}',
    '{"bmc_password":"***","image":"b3RoZXI="}',
  ])
})

test('with --ensure a password is sent again: nobody can compare it', async () => {
  const host = {id: 2, uuid: 'u2', hostname: 'worker-0', administrative: 'locked', operational: 'disabled'}
  expectWire(
    {path: '/sysinv/v1/ihosts', reply: {ihosts: [{...host, availability: 'online'}]}},
    {method: 'PATCH', path: '/sysinv/v1/ihosts/2', reply: {...host, availability: 'online'}},
  )
  const words = ['host', 'update', 'worker-0', 'bm_password=hunter22', '--ensure', '--format', 'json']
  expect(JSON.parse((await runProgram(words)).stdout)).toMatchObject({changed: true})
})

test('with --ensure what is to go may be gone, but not what owns it', async () => {
  const absent = {path: '/sysinv/v1/ihosts', reply: {ihosts: []}}
  expectWire(absent)
  const label = await runProgram(['host', 'label', 'remove', 'worker-9', 'rack', '--ensure'])
  expect(label).toMatchObject({code: 5, stderr: expect.stringContaining('host not found: worker-9')})
})

test('a service that fails while it is looked at is no service without the thing', async () => {
  expectWire({path: '/dcmanager/v1.0/subclouds/s1', status: 500})
  const {code} = await runProgram(['subcloud', 'delete', 's1', '--ensure', '--yes'])
  expect(code).toBe(1)
})
