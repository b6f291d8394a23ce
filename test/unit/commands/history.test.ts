import {beforeEach, expect, test} from 'vitest'
import {temporaryDirectory} from '../../simulator/support/temporary.js'
import {runProgram} from '../../support/run.js'
import {useWire} from '../../support/wire.js'

const {expectWire} = useWire()
beforeEach(() => {
  process.env['STX_HOME'] = temporaryDirectory()
})

const host = {id: 2, uuid: 'u2', hostname: 'worker-0', administrative: 'locked', operational: 'd', availability: 'a'}
const hosts = {path: '/sysinv/v1/ihosts', reply: {ihosts: [host]}}
const patch = {method: 'PATCH' as const, path: '/sysinv/v1/ihosts/2'}

async function kept(...words: string[]) {
  const {stdout} = await runProgram(['history', ...words, '--format', 'json'])
  return JSON.parse(stdout) as {command: string; code: number; requests: object[]}[]
}

test('what was changed is kept, refused or not, and what only reads or rehearses is not', async () => {
  expectWire(hosts, {...patch, reply: host})
  await runProgram(['host', 'update', 'worker-0', 'location=Ottawa', 'bm_password=abc'])
  expectWire(hosts, {...patch, status: 400, reply: {error_message: 'Rejected: no'}})
  await runProgram(['host-lock', 'worker-0'], {program: 'system'})
  expectWire(hosts)
  await runProgram(['host', 'lock', 'worker-0', '--dry-run'])
  expectWire(hosts)
  await runProgram(['host', 'list'])
  expect(await kept()).toMatchObject([
    {command: 'system host lock worker-0', code: 1, requests: [{status: 400, path: '/ihosts/2'}]},
    {command: 'stx host update worker-0 location=Ottawa bm_password=***', code: 0, user: 'admin', changed: true},
  ])
  expect(await kept('--failed')).toHaveLength(1)
  expect(await kept('--target', 'worker-0')).toHaveLength(2)
  expect(await kept('--target', 'worker-1')).toEqual([])
  expect(await kept('--context', 'lab')).toEqual([])
  expect(await kept('--since', '1h')).toHaveLength(2)
})

test('nothing is kept where nobody wants it', async () => {
  process.env['STX_HISTORY'] = 'off'
  expectWire(hosts, {...patch, reply: host})
  await runProgram(['host', 'update', 'worker-0', 'location=Ottawa'])
  delete process.env['STX_HISTORY']
  expect(await kept()).toEqual([])
})

test.each([
  [['history', '--since', 'yesterday'], 2, '"yesterday" is not a duration'],
  [['history', 'show'], 2, 'which one is not said'],
  [['history', 'show', '7'], 5, 'no such entry: 7; see: stx history'],
])('%j', async (words, code, message) => {
  expect(await runProgram(words)).toMatchObject({code, stdout: '', stderr: expect.stringContaining(message)})
})
