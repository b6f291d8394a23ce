import {expect, test} from 'vitest'
import {actions} from '../../../src/dashboard/act.js'
import {Door} from '../../../src/dashboard/door.js'
import {MOST_LISTENERS} from '../../../src/dashboard/stream.js'
import {asSeen, invented, inventedDetail} from '../../support/fake-live.js'
import {AHEAD, listener, type Served, served} from './served.js'

test('a key lets in one browser, once, by a cookie that no script reads and no other site sends', async () => {
  const page = await served()
  const key = page.door.newKey()
  const first = await page.ask(`/?key=${key}`)
  expect(first.status).toBe(303)
  expect(first.headers.location).toBe('/')
  const [given = ''] = first.headers['set-cookie'] ?? []
  expect(given).toMatch(/^stx-dashboard-\d+=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/)
  expect(given).not.toContain(key)

  expect(await page.ask(`/?key=${key}`)).toMatchObject({status: 403, body: expect.stringContaining('used already')})
  const [cookie = ''] = given.split(';')
  expect(await page.ask('/', {headers: {cookie}})).toMatchObject({status: 200})
  // Who reloads the link that let him in is not thrown out.
  expect(await page.ask(`/?key=${key}`, {headers: {cookie}})).toMatchObject({status: 303})
})

test('who asks for the head of a link alone does not use it up', async () => {
  const page = await served()
  const key = page.door.newKey()
  const head = await page.ask(`/?key=${key}`, {method: 'HEAD'})
  expect(head).toMatchObject({status: 401, body: ''})
  expect(head.headers['set-cookie']).toBeUndefined()
  expect(await page.ask(`/?key=${key}`)).toMatchObject({status: 303})
})

test('a new key makes the one before worthless', async () => {
  const page = await served()
  const old = page.door.newKey()
  page.door.newKey()
  expect(await page.ask(`/?key=${old}`)).toMatchObject({status: 403})
})

test.each(['/told', '/chosen?where=all'])('%s is told to nobody who was not let in', async (path) => {
  const page = await served()
  expect(await page.ask(path)).toMatchObject({status: 401, body: 'sign in first\n'})
  const cookie = `${page.cookie.slice(0, -4)}AAAA`
  expect(await page.ask(path, {headers: {cookie}})).toMatchObject({status: 401})
})

test('who was not let in sees the way in, and nothing of the fleet', async () => {
  const page = await served()
  const {status, body} = await page.ask('/')
  expect(status).toBe(401)
  expect(body).toContain('Open the link')
  expect(body).not.toContain('metro-control')
  expect(body).not.toContain('<form')
})

const everywhere = ['/', '/dashboard.js', '/dashboard.css', '/dashboard.svg', '/chosen?where=all', '/nothing']

test.each(everywhere)('%s loads nothing from elsewhere, is framed by nobody and kept nowhere', async (path) => {
  const page = await served()
  const {headers} = await page.own(path)
  const policy = String(headers['content-security-policy'])
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'self';")
  expect(policy).toContain("connect-src 'self'")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toMatch(/unsafe|http|\*/)
  expect(headers).toMatchObject({
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'same-origin',
  })
  expect(headers).not.toHaveProperty('access-control-allow-origin')
})

test('there is no script and no style in the page itself', async () => {
  const page = await served()
  const {body} = await page.own('/')
  expect(body).toContain('<script src="dashboard.js" type="module"></script>')
  expect(String(body).match(/<script/g)).toHaveLength(1)
  expect(body).not.toMatch(/<style| style=| on\w+=|javascript:/i)
})

test.each(['evil.example', 'evil.example:80', '127.0.0.1.evil.example', '10.0.0.1', 'user@127.0.0.1', '[::2]:80'])(
  'a request for host "%s" is for somebody else: a name that was turned to this address does not do',
  async (host) => {
    const page = await served()
    expect(await page.own('/chosen?where=all', {headers: {host}})).toMatchObject({status: 421})
  },
)

test.each(['127.0.0.1:9999', 'localhost', '[::1]:80'])('host "%s" is this machine, by whatever port', async (host) => {
  const page = await served()
  expect(await page.ask('/', {headers: {host}})).toMatchObject({status: 401})
})

test.each<Record<string, string>>([
  {origin: 'http://evil.example'},
  {origin: 'null'},
  {'sec-fetch-site': 'cross-site'},
  {'sec-fetch-site': 'same-site'},
])('another page reads nothing: %j', async (headers) => {
  const page = await served()
  expect(await page.ask('/told', {headers: {cookie: page.cookie, ...headers}})).toMatchObject({status: 403})
})

test.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS'])('%s does nothing', async (method) => {
  const page = await served()
  expect(await page.own('/', {method})).toMatchObject({status: 405, headers: {allow: 'GET, HEAD, POST'}})
})

test('a listener hears the whole, then only what has changed', async () => {
  const page = await served({sites: 40})
  const tab = await listener(page)
  const first = await tab.next()
  expect(first).toMatchObject({
    event: 'whole',
    data: {epoch: 'e1', version: 1, facts: {system: {name: 'metro-control'}}},
  })
  expect(first?.data).toMatchObject({lists: {sites: {length: 40}}})

  const {live} = page
  const fleet = invented(40)
  live.show(asSeen(fleet))
  // It is another object, and tells the same.
  expect(await tab.next()).toEqual({
    event: 'delta',
    data: {version: 2, pulse: {at: fleet.at, there: AHEAD, roundMs: 200, everyMs: 5000, requests: 10}},
  })

  const [site, ...rest] = fleet.sites
  if (!site) throw new Error('no site')
  const away = {...site, subcloud: {...site.subcloud, 'availability-status': 'offline'}}
  live.show({...asSeen({...fleet, sites: [away, ...rest.slice(0, -1)]}), changes: []})
  const {data} = (await tab.next()) ?? {}
  expect(data).toMatchObject({
    version: 3,
    lists: {sites: {set: [{name: 'edge-0001', availability: 'offline'}], gone: ['edge-0040']}},
  })
  expect(Object.keys((data as {lists: object}).lists)).toEqual(['sites'])
})

test('who was away for a while hears what he has missed; who knows another run of the program, the whole', async () => {
  const page = await served()
  const fleet = invented(20)
  page.live.show(asSeen(fleet))
  page.live.show(asSeen({...fleet, counts: {...fleet.counts, critical: 99}}))
  const back = await listener(page, '?from=e1.2')
  expect(await back.next()).toMatchObject({event: 'delta', data: {version: 3, facts: {counts: {critical: 99}}}})
  for (const from of ['e0.2', 'e1.99', 'e1.x', 'nonsense']) {
    const tab = await listener(page, `?from=${from}`)
    expect(await tab.next()).toMatchObject({event: 'whole', data: {version: 3}})
  }
})

test('a site is looked into while a tab is open of it, and its details are told to that tab', async () => {
  const page = await served()
  const tab = await listener(page, '?site=edge-0003')
  const other = await listener(page)
  expect(page.live.asked).toEqual(['look into edge-0003'])
  expect(await tab.next()).toMatchObject({event: 'whole'})
  expect(await other.next()).toMatchObject({event: 'whole'})
  page.live.show(asSeen(invented(20), inventedDetail('edge-0003')))
  expect(await tab.next()).toMatchObject({event: 'delta'})
  expect(await tab.next()).toMatchObject({event: 'detail', data: {name: 'edge-0003', alarms: [{}, {}]}})
  expect(await other.next()).toMatchObject({event: 'delta'})
  page.live.show(asSeen(invented(20)))
  expect(await other.next()).toMatchObject({event: 'delta', data: {version: 3}})
})

test('when it ends, pages are told', async () => {
  const page = await served()
  const tab = await listener(page)
  expect(await tab.next()).toMatchObject({event: 'whole'})
  await page.close()
  expect(await tab.next()).toEqual({event: 'ended', data: {}})
  expect(await tab.next()).toBeUndefined()
})

test('there are at most so many listeners, and one who goes makes room', async () => {
  const page = await served({sites: 1})
  const tabs = await Promise.all(Array.from({length: MOST_LISTENERS}, () => listener(page)))
  expect(new Set(tabs.map(({status}) => status))).toEqual(new Set([200]))
  expect(await page.own('/told')).toMatchObject({status: 503})
})

test('a selector means what it means for --subclouds', async () => {
  const page = await served({sites: 100})
  const chosen = async (where: string) => (await page.own(`/chosen?where=${encodeURIComponent(where)}`)).body
  expect(await chosen('edge-000*,!edge-0001')).toEqual({names: Array.from({length: 8}, (_, at) => `edge-000${at + 2}`)})
  expect(await chosen('alarms.critical>0')).toEqual({names: ['edge-0053']})
  expect(await chosen('group:east,sync=out-of-sync')).toEqual({names: []})
  expect(await chosen('availability=offline')).toEqual({names: ['edge-0097']})
  expect(await chosen('nope=1')).toEqual({error: expect.stringContaining('no field "nope"')})
  expect(await chosen('@/etc/passwd')).toEqual({error: 'a page reads no file; write the names'})
  expect(await chosen('x'.repeat(3000))).toEqual({error: 'the selector is too long'})
})

async function token(page: Served): Promise<string> {
  const {body} = await page.own('/')
  return /name="stx-token" content="([\w-]+)"/.exec(String(body))?.[1] ?? ''
}

const wish = (more: object = {}) =>
  JSON.stringify({action: 'subcloud unmanage', name: 'edge-0001', typed: 'edge-0001', ...more})

const json = {'content-type': 'application/json'}

test('without --allow-actions nothing can be changed, whoever asks', async () => {
  const page = await served()
  const answer = await page.own('/act', {
    method: 'POST',
    headers: {...json, 'x-stx-token': await token(page)},
    body: wish(),
  })
  expect(answer).toMatchObject({status: 403, body: expect.stringContaining('--allow-actions')})
})

/** A page that may act, with what it has run. */
test('what nobody foresaw is answered, and said where it runs', async () => {
  const said: string[] = []
  const page = await served({
    act: () => Promise.reject(new Error('out of paper')),
    failed: (line) => said.push(line),
  })
  const headers = {...json, 'x-stx-token': await token(page)}
  expect(await page.own('/act', {method: 'POST', headers, body: wish()})).toMatchObject({status: 500})
  expect(said).toEqual(['POST failed: out of paper'])
  expect(await page.own('/')).toMatchObject({status: 200})
})

async function acting(code = 0) {
  const ran: (readonly string[])[] = []
  const page = await served({
    act: async (words) => {
      ran.push(words)
      return {done: code === 0, said: `ended with ${code}`}
    },
  })
  const headers = {...json, 'x-stx-token': await token(page)}
  const post = (body: string, more: Record<string, string> = {}) =>
    page.own('/act', {method: 'POST', headers: {...headers, ...more}, body})
  return {page, ran, post}
}

test('an action is a command, once its target was typed', async () => {
  const {page, ran, post} = await acting()
  expect(await post(wish())).toMatchObject({status: 200, body: {done: true, said: 'ended with 0'}})
  expect(ran).toEqual([['subcloud', 'unmanage', '--yes', '--', 'edge-0001']])
  expect(page.live.asked).toEqual(['refresh'])
})

test('a host is one of those that are seen: of the system controller, or of a site that a page is open of', async () => {
  const {page, ran, post} = await acting()
  const host = 'controller-0'
  expect(await post(wish({action: 'host lock', name: host, typed: host}))).toMatchObject({status: 200})
  const tab = await listener(page, '?site=edge-0003')
  await tab.next()
  page.live.show(asSeen(invented(20), inventedDetail('edge-0003')))
  await tab.next()
  const there = {action: 'host unlock', site: 'edge-0003'}
  expect(await post(wish({...there, name: host, typed: host}))).toMatchObject({status: 200})
  expect(await post(wish({...there, name: 'worker-7', typed: 'worker-7'}))).toMatchObject({
    status: 409,
    body: {said: 'no host worker-7 was seen in edge-0003; nothing was sent'},
  })
  expect(ran).toEqual([
    ['host', 'lock', '--yes', '--', host],
    ['host', 'unlock', '--subcloud=edge-0003', '--', host],
  ])
})

test('what a command says of its failure is told', async () => {
  const {post} = await acting(6)
  expect(await post(wish())).toMatchObject({status: 502, body: {done: false, said: 'ended with 6'}})
})

test.each([
  ['a name that was not typed', {typed: 'edge-1'}],
  ['a name that was typed in part', {typed: 'edge-0001 '}],
  ['nothing typed', {name: '', typed: ''}],
  ['a site that is not there', {name: '--all', typed: '--all'}],
  ['an action that is none', {action: 'subcloud delete'}],
  ['a strategy that is not the one there is', {action: 'strategy apply', name: 'prestage', typed: 'prestage'}],
  ['a host of a site that is not there', {action: 'host lock', name: 'controller-0', site: 'x', typed: 'controller-0'}],
  [
    'a host of a site that nobody looks into',
    {action: 'host lock', name: 'controller-0', site: 'edge-0001', typed: 'controller-0'},
  ],
  ['a host that is not there', {action: 'host lock', name: 'worker-7', typed: 'worker-7'}],
])('%s is refused, and nothing runs', async (_, more) => {
  const {ran, post} = await acting()
  expect(await post(wish(more))).toMatchObject({status: 409, body: {done: false}})
  expect(ran).toEqual([])
})

test.each<[string, string, Record<string, string>, number]>([
  ['another origin', wish(), {origin: 'http://evil.example'}, 403],
  ['no token', wish(), {'x-stx-token': ''}, 403],
  ['the token of somebody else', wish(), {'x-stx-token': 'A'.repeat(43)}, 403],
  ['a form', 'action=x', {'content-type': 'application/x-www-form-urlencoded'}, 415],
  ['text that looks like a form of another page', wish(), {'content-type': 'text/plain'}, 415],
  ['what is no JSON', '{', {}, 400],
  ['what is too long', wish({typed: 'x'.repeat(20_000)}), {}, 400],
  ['nobody who was let in', wish(), {cookie: ''}, 401],
])('%s changes nothing', async (_, body, headers, status) => {
  const {ran, post} = await acting()
  expect(await post(body, headers)).toMatchObject({status})
  expect(ran).toEqual([])
})

test('names stand behind --, where nothing is an option', () => {
  for (const {on, words} of actions) {
    if (on === 'strategy') continue
    expect(words({name: '--evil', site: '--too'}).slice(-2)).toEqual(['--', '--evil'])
    expect(words({name: '--evil', site: '--too'}).join(' ')).not.toMatch(/(?<!=)--too/)
  }
})

test('a password lets in, and the wrong one less and less often', async () => {
  const page = await served({password: 'correct horse'})
  expect(await page.ask('/')).toMatchObject({status: 401, body: expect.stringContaining('type="password"')})
  const signIn = (password: string, headers: Record<string, string> = {}) =>
    page.ask('/sign-in', {
      method: 'POST',
      headers: {origin: page.url, 'content-type': 'application/x-www-form-urlencoded', ...headers},
      body: new URLSearchParams({password}).toString(),
    })
  expect(await signIn('correct horse', {origin: 'https://evil.example'})).toMatchObject({status: 403})
  expect(await signIn('correct horse')).toMatchObject({
    status: 303,
    headers: {'set-cookie': [expect.stringContaining('HttpOnly; SameSite=Strict')]},
  })
  for (let tries = 0; tries < 4; tries += 1) expect(await signIn('wrong')).toMatchObject({status: 403})
  expect(await signIn('wrong')).toMatchObject({status: 429, headers: {'retry-after': '1'}})
  // Not even the right one, before the time is over.
  expect(await signIn('correct horse')).toMatchObject({status: 429})
})

test('where there is no password, nobody signs in with one', async () => {
  const page = await served()
  const answer = await page.own('/sign-in', {method: 'POST', body: 'password='})
  expect(answer).toMatchObject({status: 404})
})

test('time opens the door again; a longer pause follows each failure, up to a minute', () => {
  let now = 0
  const door = new Door({password: 'right', now: () => now})
  const pauses = Array.from({length: 16}, () => {
    const tried = door.byPassword('wrong', '10.0.0.1')
    const waitMs = 'waitMs' in tried ? tried.waitMs : -1
    now += waitMs
    return waitMs
  })
  expect(pauses.slice(0, 8)).toEqual([0, 0, 0, 0, 1000, 2000, 4000, 8000])
  expect(Math.max(...pauses)).toBe(60_000)
  expect(door.byPassword('right', '10.0.0.1')).toHaveProperty('cookie')
})

test('who guesses keeps nobody out who comes from elsewhere, and gets no further by another address of his network', () => {
  const door = new Door({password: 'right', now: () => 0})
  const guess = (address: string, times = 1) =>
    Array.from({length: times}, () => door.byPassword('wrong', address)).at(-1)
  expect(guess('10.0.0.1', 5)).toEqual({waitMs: 1000})
  expect(door.byPassword('right', '10.0.0.1')).toEqual({waitMs: 1000})
  expect(door.byPassword('right', '::ffff:10.0.0.2')).toHaveProperty('cookie')
  expect(guess('2001:db8::1', 4)).toEqual({waitMs: 0})
  expect(guess('2001:db8::ffff:2')).toEqual({waitMs: 1000})
  expect(door.byPassword('right', '2001:db8:0:0:3::')).toEqual({waitMs: 1000})
  expect(door.byPassword('right', '2001:db8:0:1::1')).toHaveProperty('cookie')
  // So many are remembered, and no more: who guesses from a thousand places has as many tries.
  for (let other = 0; other < 1000; other++) guess(`10.1.${other >> 8}.${other & 255}`)
  expect(door.byPassword('right', '10.0.0.1')).toHaveProperty('cookie')
})

test('so many are let in; who was first makes room', () => {
  const door = new Door()
  const cookies = Array.from({length: 65}, () => door.byKey(door.newKey()))
  expect(new Set(cookies).size).toBe(65)
  expect(door.visitor(cookies[0])).toBeUndefined()
  expect(door.visitor(cookies[1])).toBeDefined()
  expect(door.visitor(cookies[64])).toBeDefined()
})
