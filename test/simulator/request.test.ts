import {request} from 'node:http'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {reply} from '../../src/simulator/http/reply.js'
import {service} from '../../src/simulator/http/service.js'
import {bundledScenario} from '../../src/simulator/scenarios/bundled.js'
import {lampService, lamps} from './support/lamp.js'
import {openSession, type Session} from './support/session.js'

const megabyte = 1024 * 1024

/** What the lamp service does not: it takes images, and its handlers refuse after they did something. */
const attic = service({
  name: 'attic',
  mount: '/attic',
  errors: (problem) => reply(problem.status, {fault: problem.message, kind: problem.kind}),
  routes: (router) => {
    router.post('/images', {images: true}, (c) => ({sizes: c.files.map(({size}) => size)}))
    router.post('/settings', {}, (c) => ({sizes: c.files.map(({size}) => size), body: c.body ?? null}))
    router.post('/late/:status', {}, (c) => {
      c.region.of(lamps).insert({uuid: 'late', name: 'late', state: 'off', since: c.sim.now()})
      return reply(Number(c.params.status), {error: 'too late'})
    })
    router.get('/late', {}, (c) => ({there: c.region.of(lamps).has('late')}))
  },
})

let session: Session
beforeEach(async () => {
  const scenario = await bundledScenario('dc')
  const names = ['lamp', 'keystone', 'bmc', 'v1']
  const sites = names.map((name) => ({name, description: null, location: null}))
  session = await openSession({services: [lampService, attic], scenario: {...scenario, sites, subclouds: 4}})
})
afterEach(() => session.simulator.close())

interface Sent {
  readonly status: number | undefined
  readonly text: string
}

/** Sends a body as it is, and reads the answer, on a connection that is kept. */
function send(path: string, body: Iterable<Buffer | string>, headers: Record<string, string> = {}): Promise<Sent> {
  return new Promise((resolve, reject) => {
    const sent = request(session.simulator.url + path, {
      method: 'POST',
      headers: {'x-auth-token': session.token, ...headers},
    })
    sent.once('error', reject)
    sent.once('response', (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => {
        text += chunk
      })
      response.once('end', () => resolve({status: response.statusCode, text}))
    })
    for (const chunk of body) sent.write(chunk)
    sent.end()
  })
}

const json = {'content-type': 'application/json'}

async function sendForm(path: string, sizes: readonly number[], fields: Record<string, string> = {}) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  for (const [index, size] of sizes.entries())
    form.set(`file${index}`, new Blob([new Uint8Array(size)]), `${index}.img`)
  const headers = {'x-auth-token': session.token}
  return await fetch(session.simulator.url + path, {method: 'POST', headers, body: form})
}

describe('a body', () => {
  test.each([
    ['lamp', '/RegionOne/lamp/v1/lamps'],
    ['keystone', '/keystone/v3/auth/tokens'],
    ['sysinv', '/RegionOne/sysinv/v1/ihosts'],
    ['fm', '/RegionOne/fm/v1/alarms'],
    ['dcmanager', '/RegionOne/dcmanager/v1.0/subclouds'],
    ['usm', '/RegionOne/usm/v1/deploy/precheck'],
    ['vim', '/RegionOne/vim/api/orchestration/sw-deploy/strategy'],
    ['a board controller', '/bmc/10.0.0.1/redfish/v1/SessionService/Sessions'],
  ])('of more than 2 MB is refused by %s, with 413', async (_who, path) => {
    const chunks = Array<string>(21).fill(' '.repeat(100_000))
    expect((await send(path, chunks, json)).status).toBe(413)
    const length = String(21 * 100_000)
    expect((await send(path, chunks, {...json, 'content-length': length})).status).toBe(413)
  })

  test('of 20 MB is read to its end before it is refused, and the next request is answered', async () => {
    const chunks = Array<Buffer>(20).fill(Buffer.alloc(megabyte, '['))
    const answer = await send('/RegionOne/lamp/v1/lamps', chunks, json)
    expect(answer).toEqual({status: 413, text: '{"fault":"the body is larger than 2 MB","kind":"too-large"}'})
    expect((await session.ask('GET', '/RegionOne/lamp/v1/lamps')).status).toBe(200)
  })

  test.each([
    ['lists', '['.repeat(65) + ']'.repeat(65)],
    ['lists without an end', '['.repeat(megabyte)],
    ['a million lists', '['.repeat(megabyte) + ']'.repeat(megabyte)],
    ['objects', '{"a":'.repeat(100) + '1' + '}'.repeat(100)],
  ])('that nests too deep (%s) is no JSON, whoever it is sent to', async (_what, text) => {
    for (const path of ['/RegionOne/attic/settings', '/RegionOne/sysinv/v1/ihosts', '/keystone/v3/users']) {
      expect((await send(path, [text], json)).status).toBe(400)
    }
  })

  test('may nest as deep as 64, and brackets in its words do not count', async () => {
    const text = `${'['.repeat(63)}"${'\\"['.repeat(100)}"${']'.repeat(63)}`
    const answer = await send('/RegionOne/attic/settings', [text], json)
    expect(answer.status).toBe(200)
    expect(JSON.parse(answer.text)).toEqual({sizes: [], body: JSON.parse(text)})
  })
})

describe('a form', () => {
  test('has a limit where a route takes settings, for all its parts together', async () => {
    const path = '/RegionOne/attic/settings'
    const most = await sendForm(path, [3 * megabyte, 4 * megabyte])
    expect(await most.json()).toMatchObject({sizes: [3 * megabyte, 4 * megabyte]})
    for (const sizes of [[9 * megabyte], [3 * megabyte, 3 * megabyte, 3 * megabyte]]) {
      const more = await sendForm(path, sizes)
      expect(more.status).toBe(413)
      expect(await more.json()).toEqual({fault: 'the body is larger than 8 MB', kind: 'too-large'})
    }
    expect((await session.ask('GET', '/RegionOne/lamp/v1/lamps')).status).toBe(200)
  })

  test('has none where a route takes images', async () => {
    const answer = await sendForm('/RegionOne/attic/images', [20 * megabyte])
    expect(await answer.json()).toEqual({sizes: [20 * megabyte]})
  })

  test.each([
    ['a field of more than 1 MB', {name: 'x'.repeat(megabyte + 1)}],
    ['more than 1000 fields', Object.fromEntries(Array.from({length: 1001}, (_one, n) => [`n${n}`, 'x']))],
  ])('with %s is refused, and leaves its connection usable', async (_what, fields) => {
    for (const path of ['/RegionOne/attic/settings', '/RegionOne/attic/images']) {
      expect((await sendForm(path, [10], fields)).status).toBe(413)
    }
    expect((await sendForm('/RegionOne/attic/images', [10])).status).toBe(200)
  })
})

describe('a path', () => {
  test.each([
    ['/lamp/lamp/v1/lamps', 200],
    ['/lamp/lamp/v1/lamps/lamp', 404],
    ['/v1/lamp/v1/lamps/controller-0', 200],
    ['/keystone/lamp/v1/lamps', 200],
    ['/keystone/keystone/v3/users', 200],
    ['/keystone/v3/users', 200],
    ['/bmc/sysinv/v1/ihosts', 200],
    ['/lamp/keystone/v3/users', 200],
    ['/bmc/nowhere/v1/ihosts', 404],
  ])('%s is read by its parts, whatever regions and services are called', async (path, status) => {
    expect((await session.ask('GET', path)).status).toBe(status)
  })

  test('reaches fault rules whole, also where the service is named in it twice', async () => {
    const {sim} = session.simulator
    sim.transact(() => sim.faults.add({service: 'lamp', path: '/v1/lamps/lamp', status: 503, count: 1}))
    expect((await session.ask('GET', '/lamp/lamp/v1/lamps/lamp')).status).toBe(503)
    expect((await session.ask('GET', '/lamp/lamp/v1/lamps/lamp')).status).toBe(404)
  })

  test('leads back from links of a region that is called as a service is', async () => {
    const {body} = await session.ask('GET', '/keystone/keystone/v3')
    expect(JSON.stringify(body)).toContain(`${session.simulator.url}/keystone/keystone/v3/`)
  })
})

describe('a reply that refuses', () => {
  test.each([400, 406, 500])('with %i takes back what its handler did', async (status) => {
    const answer = await session.ask('POST', `/RegionOne/attic/late/${status}`)
    expect([answer.status, answer.body]).toEqual([status, {error: 'too late'}])
    expect((await session.ask('GET', '/RegionOne/attic/late')).body).toEqual({there: false})
  })

  test('and one that does not keeps it', async () => {
    expect((await session.ask('POST', '/RegionOne/attic/late/202')).status).toBe(202)
    expect((await session.ask('GET', '/RegionOne/attic/late')).body).toEqual({there: true})
  })
})

describe('who says until when he waits', () => {
  const started = 1_760_000_000_000
  const until = (milliseconds: number, headers: Record<string, string> = {}) =>
    session.ask('GET', '/RegionOne/attic/late', undefined, {
      'x-simulator-until': new Date(started + milliseconds).toISOString(),
      ...headers,
    })
  const passed = () => session.simulator.sim.now() - started

  test('is answered at once where time does not hurry', async () => {
    expect((await until(3_600_000)).status).toBe(200)
    expect(passed()).toBe(0)
  })

  test('lets that time pass at the greatest speed, a day at most', async () => {
    session.simulator.sim.setSpeed('max')
    const {headers} = await until(3_600_000)
    expect(Date.parse(String(headers['x-simulator-time']))).toBeGreaterThanOrEqual(started + 3_600_000)
    await until(0)
    await session.ask('GET', '/RegionOne/attic/late', undefined, {'x-simulator-until': 'tomorrow'})
    const before = passed()
    // What idle time adds is real time.
    expect(before).toBeLessThan(2 * 3_600_000)
    await until(400 * 86_400_000)
    expect(passed() - before).toBeLessThan(2 * 86_400_000)
    expect(passed() - before).toBeGreaterThanOrEqual(86_400_000)
  })

  test('moves nothing without being admitted', async () => {
    session.simulator.sim.setSpeed('max')
    expect((await until(3_600_000, {'x-auth-token': 'nobody'})).status).toBe(401)
    expect(passed()).toBeLessThan(3_600_000)
  })
})
