import {once} from 'node:events'
import {readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {createServer} from 'node:http'
import type {AddressInfo} from 'node:net'
import {join} from 'node:path'
import {afterAll, beforeAll, beforeEach, describe, expect, test, vi} from 'vitest'
import {useFolder} from '../../support/file.js'
import {runProgram} from '../../support/run.js'

const {folder} = useFolder()

const runs = () => join(folder(), 'state', 'runs')

beforeEach(() => {
  vi.unstubAllEnvs()
  const variables = {
    OS_AUTH_URL: `${url()}/identity/v3`,
    OS_USERNAME: 'admin',
    OS_PASSWORD: 'secret',
    OS_PROJECT_NAME: 'admin',
    OS_REGION_NAME: 'RegionOne',
    STX_NO_CACHE: '1',
    STX_HOME: folder(),
  }
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value)
  rmSync(runs(), {recursive: true, force: true})
})

type Management = 'managed' | 'unmanaged'

interface Cloud {
  states: Map<string, Management>
  sent: string[]
}

let cloud: Cloud & {names: readonly string[]; refuses: readonly string[]}

/** A dcmanager that knows these subclouds, counts what it is sent, and refuses what some are sent. */
function cloudOf(names: readonly string[], {refuses = []}: {refuses?: readonly string[]} = {}): Cloud {
  cloud = {names, refuses, states: new Map(names.map((name) => [name, 'managed'])), sent: []}
  return cloud
}

const row = (name: string) => ({
  ...{id: cloud.names.indexOf(name) + 1, name, 'management-state': cloud.states.get(name), 'region-name': name},
  ...{'availability-status': 'online', 'deploy-status': 'complete'},
})

function answer(method: string, url: string): [status: number, body: unknown] {
  const [, name = ''] = url.split('/subclouds/')
  if (method === 'POST') return [201, token]
  if (method === 'GET') return [200, name === '' ? {subclouds: cloud.names.map(row)} : row(name)]
  const target = name.replace(/\/prestage$/, '')
  cloud.sent.push(target)
  if (cloud.refuses.includes(target)) return [400, `${target} is not in the mood`]
  cloud.states.set(target, 'unmanaged')
  return [200, row(target)]
}

const server = createServer((request, response) => {
  request.resume().on('end', () => {
    const [status, body] = answer(request.method ?? '', request.url ?? '')
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    const type = typeof body === 'string' ? 'text/plain' : 'application/json'
    response.writeHead(status, {'content-type': type, 'x-subject-token': 'token-1'}).end(text)
  })
})
const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const endpoints = [{interface: 'public', region: 'RegionOne', region_id: 'RegionOne', url: `${url()}/dcmanager/v1.0`}]
  token.token.catalog.push({type: 'dcmanager', name: 'dcmanager', endpoints})
})
afterAll(() => void server.close())

const named = {name: 'admin', domain: {id: 'default', name: 'Default'}}
const token = {
  token: {
    ...{methods: ['password'], issued_at: '2026-01-01T00:00:00.000000Z', expires_at: '2099-01-01T00:00:00.000000Z'},
    ...{user: {id: 'u', ...named}, project: {id: 'p', ...named}, roles: [{id: 'r', name: 'admin'}]},
    catalog: [] as unknown[],
  },
}

const ledgers = () => readdirSync(runs()).filter((name) => name.endsWith('.jsonl'))
const onlyLedger = () => join(runs(), ledgers()[0] ?? '')
const results = (stdout: string) =>
  Object.fromEntries(
    (JSON.parse(stdout) as {subcloud: string; result: string}[]).map((row) => [row.subcloud, row.result]),
  )

describe('a change to many', () => {
  test('is done to each, and remembered', async () => {
    const {sent} = cloudOf(['a', 'b', 'c'])
    const {stdout, stderr, code} = await runProgram(['subcloud', 'unmanage', 'a', 'b', '-f', 'json'])
    expect({code, rows: JSON.parse(stdout)}).toEqual({
      code: 0,
      rows: ['a', 'b'].map((subcloud) => ({subcloud, result: 'done', reason: null, changed: true})),
    })
    expect(stderr).toMatch(/^run \d{8}-\d{6}-[0-9a-f]{4}; if it is broken off, take it up again: stx run resume \S+\n$/)
    expect(sent.sort()).toEqual(['a', 'b'])
    const listed = await runProgram(['run', 'list', '-c', 'command,state,targets,done', '--format', 'json'])
    expect(JSON.parse(listed.stdout)).toEqual([
      {command: 'stx subcloud unmanage --format=json -- a b', state: 'ended', targets: 2, done: 2},
    ])
  })

  test('that fails at some ends with 7 and names them; that fails at all with 1', async () => {
    cloudOf(['a', 'b'], {refuses: ['b']})
    const some = await runProgram(['subcloud', 'unmanage', 'a', 'b', '--format', 'value'])
    expect(some).toMatchObject({code: 7, stdout: 'a done None\nb failed b is not in the mood\n'})
    expect(some.stderr).toContain(
      'stx: 1 of 2 done, 1 failed, 0 left, first b: b is not in the mood; see: stx run show',
    )
    const all = await runProgram(['subcloud', 'unmanage', '--subclouds', 'b', '--format', 'value'])
    expect(all).toMatchObject({code: 1, stdout: 'b failed b is not in the mood\n'})
  })

  test('begins nothing new after so many failures, and says what is left', async () => {
    const {sent} = cloudOf(['a', 'b', 'c', 'd', 'e'], {refuses: ['a', 'b', 'c']})
    const argv = ['subcloud', 'unmanage', '--subclouds', 'all', '--yes', '--parallel', '1', '--stop-after', '2']
    const {stdout, code} = await runProgram([...argv, '-f', 'json'])
    expect(code).toBe(7)
    expect(results(stdout.slice(0, stdout.indexOf(']') + 1))).toEqual({
      ...{a: 'failed', b: 'failed', c: 'left', d: 'left', e: 'left'},
    })
    expect(sent).toEqual(['a', 'b'])
  })

  test('with --ensure sends nothing where it is so already', async () => {
    const {sent, states} = cloudOf(['a', 'b'])
    states.set('a', 'unmanaged')
    const {stdout} = await runProgram(['subcloud', 'unmanage', 'a', 'b', '--ensure', '-f', 'json'])
    expect(results(stdout)).toEqual({a: 'unchanged', b: 'done'})
    expect(sent).toEqual(['b'])
  })

  test('with --dry-run tells the requests, sends none and is not remembered', async () => {
    const {sent} = cloudOf(['a', 'b'])
    const {stdout, code} = await runProgram(['subcloud', 'unmanage', '--subclouds', 'all', '--dry-run', '-f', 'json'])
    expect(code).toBe(9)
    expect((JSON.parse(stdout) as {path: string}[]).map((request) => request.path)).toEqual([
      '/subclouds/a',
      '/subclouds/b',
    ])
    expect(sent).toEqual([])
    expect((await runProgram(['run', 'list', '-f', 'json'])).stdout).toBe('[]\n')
  })

  test.each([
    [['--subclouds', 'all'], 'this needs a confirmation and there is no terminal to ask; pass --yes'],
    [['a', '--subclouds', 'all'], 'subclouds are named, and selected with --subclouds'],
    [['a', 'b', '--stop-after', '0'], '"0" is neither a number of failures nor a share'],
    [['a', '--stop-after', '5'], '--stop-after goes with --subclouds'],
    [['a', 'b', '-c', 'nope'], 'no column "nope" here; choose from subcloud, result, reason, changed'],
    [[], 'missing argument SUBCLOUD'],
  ])('%j sends nothing and begins no run', async (words, message) => {
    const {sent} = cloudOf(['a', 'b'])
    const {stderr, code} = await runProgram(['subcloud', 'unmanage', ...words])
    expect(stderr).toContain(message)
    expect(code).toBe(2)
    expect(sent).toEqual([])
    expect((await runProgram(['run', 'list', '-f', 'json'])).stdout).toBe('[]\n')
  })

  test('an official program is about one', async () => {
    const {sent} = cloudOf(['a', 'b'])
    const {stderr, code} = await runProgram(['subcloud', 'unmanage', 'a', 'b'], {program: 'dcmanager'})
    expect(stderr).toContain('Unexpected argument: b')
    expect(code).toBe(2)
    expect(sent).toEqual([])
  })

  test('that cannot be remembered is not begun', async () => {
    const {sent} = cloudOf(['a', 'b'])
    writeFileSync(join(folder(), 'taken'), '')
    vi.stubEnv('STX_HOME', join(folder(), 'taken'))
    const {stderr, code} = await runProgram(['subcloud', 'unmanage', 'a', 'b'])
    expect({code, sent}).toEqual({code: 1, sent: []})
    expect(stderr).toContain('ENOTDIR')
  })

  test('leaves no password in its memory', async () => {
    cloudOf(['a', 'b'])
    await runProgram(['subcloud', 'prestage', 'a', 'b', '--sysadmin-password', 'St8rling-X*'])
    expect(readFileSync(onlyLedger(), 'utf8')).not.toContain('St8rling')
    const [head = ''] = readFileSync(onlyLedger(), 'utf8').split('\n')
    expect(JSON.parse(head)).toMatchObject({command: ['subcloud', 'prestage', '--', 'a', 'b']})
  })
})

describe('a run that was broken off', () => {
  test('sends each target what was not sent, wherever it was when it ended', async () => {
    const names = ['a', 'b', 'c', 'd']
    cloudOf(names)
    expect(await runProgram(['subcloud', 'unmanage', ...names, '--parallel', '2'])).toMatchObject({code: 0})
    const file = onlyLedger()
    const id = ledgers()[0]?.replace('.jsonl', '') ?? ''
    const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1)
    for (let kept = 1; kept < lines.length - 1; kept += 1) {
      const entries = lines.slice(1, kept).map((line) => JSON.parse(line) as {type: string; target: string})
      const settled = new Set(entries.filter(({type}) => type === 'outcome').map(({target}) => target))
      const open = entries
        .filter(({type, target}) => type === 'intent' && !settled.has(target))
        .map(({target}) => target)
      // Of those that were being sent the server may have got any.
      for (let received = 0; received < 2 ** open.length; received += 1) {
        const got = open.filter((_, at) => received & (1 << at))
        const {sent, states} = cloudOf(names)
        for (const name of [...settled, ...got]) states.set(name, 'unmanaged')
        // The last line may have been written by half.
        writeFileSync(file, `${lines.slice(0, kept).join('\n')}\n${lines[kept]?.slice(0, 20)}`)
        expect(await runProgram(['run', 'resume', id])).toMatchObject({code: 0})
        expect(sent.sort()).toEqual(names.filter((name) => !settled.has(name) && !got.includes(name)))
        expect([...states.values()]).toEqual(names.map(() => 'unmanaged'))
        const shown = results((await runProgram(['run', 'show', id, '-f', 'json'])).stdout)
        expect(Object.values(shown).every((result) => result === 'done' || result === 'unchanged')).toBe(true)
      }
    }
  })

  test('means those that it meant, whoever has come since', async () => {
    cloudOf(['a', 'b'], {refuses: []})
    await runProgram(['subcloud', 'unmanage', '--subclouds', 'all', '--yes'])
    const [head = ''] = readFileSync(onlyLedger(), 'utf8').split('\n')
    writeFileSync(onlyLedger(), `${head}\n`)
    const {sent} = cloudOf(['a', 'b', 'new'])
    expect(await runProgram(['run', 'resume', (ledgers()[0] ?? '').slice(0, 15)])).toMatchObject({code: 0})
    expect(sent.sort()).toEqual(['a', 'b'])
  })

  test('of another cloud sends nothing; one of which nothing is left neither', async () => {
    cloudOf(['a', 'b'])
    await runProgram(['subcloud', 'unmanage', 'a', 'b'])
    const text = readFileSync(onlyLedger(), 'utf8')
    const id = (ledgers()[0] ?? '').replace('.jsonl', '')
    const {sent} = cloudOf(['a', 'b'])
    expect(await runProgram(['run', 'resume', id])).toMatchObject({code: 2, stderr: expect.stringContaining('is left')})
    const [head = ''] = text.split('\n')
    writeFileSync(onlyLedger(), `${head.replace('127.0.0.1', 'elsewhere.test')}\n`)
    expect(await runProgram(['run', 'resume', id])).toMatchObject({
      code: 6,
      stderr: expect.stringContaining('elsewhere.test'),
    })
    expect(sent).toEqual([])
  })
})
