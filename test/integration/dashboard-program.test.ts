import {get, type IncomingMessage} from 'node:http'
import {request as secureRequest} from 'node:https'
import {PassThrough} from 'node:stream'
import {afterAll, beforeAll, expect, onTestFinished, test} from 'vitest'
import type {Whole} from '../../src/page/dashboard/told.js'
import type {Session} from '../simulator/support/session.js'
import {openConnected} from '../support/connected.js'
import {ask} from '../support/http.js'
import {run, runProgram} from '../support/run.js'

/** The program as it is built, on a simulator in this process. */
let session: Session
beforeAll(async () => {
  session = await openConnected({scenario: 'dc', subclouds: 3})
})
afterAll(() => session.simulator.close())

/** Starts a dashboard, and waits for its link. */
async function begin(words: string[], input = '') {
  const interrupt = new AbortController()
  const said = {stdout: '', stderr: ''}
  let hope = () => {}
  const collect = (name: keyof typeof said) =>
    new PassThrough().on('data', (piece) => {
      said[name] += String(piece)
      hope()
    })
  const stdin = new PassThrough()
  stdin.end(input)
  const streams = {stdin, stdout: collect('stdout'), stderr: collect('stderr')}
  const ended = run('stx', ['dashboard', ...words], streams, interrupt.signal)
  onTestFinished(() => interrupt.abort())
  const link = await new Promise<string>((found, failed) => {
    hope = () => {
      const [url] = /https?:\S+/.exec(said.stdout) ?? []
      if (url !== undefined) found(url)
    }
    void ended.then((code) => failed(new Error(`it ended with ${code}: ${said.stderr}`)))
  })
  return {link, ended, said, interrupt: () => interrupt.abort()}
}

async function enter(link: string) {
  const url = new URL('/', link).href.slice(0, -1)
  const [cookie = ''] = String((await ask(link)).headers['set-cookie'] ?? '').split(';')
  return {url, cookie}
}

/** The first thing that a page is told. */
async function whole({url, cookie}: {url: string; cookie: string}): Promise<Whole> {
  const request = get(`${url}/told`, {headers: {cookie}})
  const response = await new Promise<IncomingMessage>((there) => request.on('response', there))
  let text = ''
  for await (const piece of response.setEncoding('utf8')) {
    text += String(piece)
    const [, data] = /^event: whole\ndata: (.*)\n$/m.exec(text) ?? []
    if (data !== undefined) return JSON.parse(data) as Whole
  }
  throw new Error('it was told nothing')
}

test('a fleet is served by a link that opens once, and Ctrl-C ends it', async () => {
  const {link, ended, interrupt, said} = await begin(['--allow-actions'])
  expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?key=[\w-]{43}$/)
  expect(said.stderr).toBe('the link opens once; Ctrl-C ends it\n')
  const page = await enter(link)
  expect(await ask(link)).toMatchObject({status: 403})
  const {lists, facts} = await whole(page)
  expect(lists.sites.map(({name}) => name).sort()).toEqual(['subcloud1', 'subcloud2', 'subcloud3'])
  expect(lists.hosts.map(({name}) => name).sort()).toEqual(['controller-0', 'controller-1'])
  expect(facts.strategy).toBeNull()
  expect(await ask(`${page.url}/dashboard.js`)).toMatchObject({
    status: 200,
    body: expect.stringContaining('EventSource'),
  })

  const headers = {cookie: page.cookie, origin: page.url, 'content-type': 'application/json'}
  const [, token = ''] = /name="stx-token" content="([\w-]+)"/.exec(String((await ask(page.url, {headers})).body)) ?? []
  const body = JSON.stringify({action: 'subcloud unmanage', name: 'subcloud2', typed: 'subcloud2'})
  const acted = await ask(`${page.url}/act`, {method: 'POST', headers: {...headers, 'x-stx-token': token}, body})
  expect(acted).toMatchObject({status: 200, body: {done: true, said: 'done: stx subcloud unmanage --yes -- subcloud2'}})
  const shown = await runProgram(['subcloud', 'show', 'subcloud2', '-f', 'value', '-c', 'management'])
  expect(shown.stdout).toBe('unmanaged\n')
  const history = await runProgram(['history', '-f', 'json'])
  expect(history.stdout).toContain('subcloud unmanage')

  // What the command refuses is refused, in its words.
  const again = await ask(`${page.url}/act`, {method: 'POST', headers: {...headers, 'x-stx-token': token}, body})
  expect(again).toMatchObject({status: 502, body: {done: false, said: expect.stringContaining('subcloud2')}})

  interrupt()
  expect(await ended).toBe(130)
  await expect(ask(page.url)).rejects.toThrow('ECONNREFUSED')
})

test('elsewhere it is encrypted, asks for a password that it never says, and ends when it is told to', async () => {
  const word = 'wall-of-the-control-room'
  const {link, ended, said} = await begin(['--listen', '127.0.0.1', '--tls', '--password-stdin'], `${word}\n`)
  expect(link).toMatch(/^https:\/\/127\.0\.0\.1:\d+\/$/)
  expect(said.stderr).toMatch(/^its certificate has the SHA-256 fingerprint ([\dA-F]{2}:){31}[\dA-F]{2}\n/)
  const signIn = (password: string) =>
    new Promise<IncomingMessage>((answered, failed) => {
      const headers = {origin: link.slice(0, -1), 'content-type': 'application/x-www-form-urlencoded'}
      const options = {method: 'POST', headers, rejectUnauthorized: false, agent: false} as const
      secureRequest(`${link}sign-in`, options, (response) => answered(response.resume()))
        .on('error', failed)
        .end(new URLSearchParams({password}).toString())
    })
  expect((await signIn('something else')).statusCode).toBe(403)
  const {statusCode, headers} = await signIn(word)
  expect(statusCode).toBe(303)
  expect(headers['set-cookie']?.[0]).toContain('; Secure')
  expect(said.stdout + said.stderr).not.toContain(word)
  process.emit('SIGTERM')
  expect(await ended).toBe(0)
})

test('where it cannot listen, or nothing answers, it says so and ends', async () => {
  const taken = new URL(session.simulator.url).host
  const busy = await runProgram(['dashboard', '--listen', taken])
  expect(busy).toMatchObject({code: 1, stdout: ''})
  expect(busy.stderr).toContain(`cannot listen on ${taken}: something listens there already; choose another one`)
  const nobody = await runProgram(['dashboard', '--os-auth-url', 'http://127.0.0.1:9/v3', '--no-cache'])
  expect(nobody).toMatchObject({code: 1, stdout: '', stderr: expect.stringContaining('127.0.0.1:9')})
})
