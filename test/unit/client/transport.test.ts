import {once} from 'node:events'
import {createServer} from 'node:http'
import type {AddressInfo} from 'node:net'
import nock from 'nock'
import {afterEach, describe, expect, onTestFinished, test} from 'vitest'
import * as z from 'zod'
import {withinTime} from '../../../src/client/api.js'
import {openWire, type TraceEvent} from '../../../src/client/index.js'
import {TooLarge} from '../../../src/client/size.js'
import {createTransport} from '../../../src/client/transport.js'
import type {WireRequest} from '../../../src/client/wire.js'
import {apiOf, cloudWith, expectAllSent, serve} from './cloud.js'

const SYSINV = 'http://sysinv.test:6385'
const Row = z.looseObject({id: z.number()})

afterEach(expectAllSent)

/** The sysinv client of a real server. */
const apiAt = (url: string, options: Parameters<typeof cloudWith>[0] = {}) =>
  cloudWith({auth: {kind: 'token', token: 'tok'}, endpoints: {sysinv: url}, ...options}).api('sysinv')

const ways: [string, {pooled: boolean}][] = [
  ['node:http', {pooled: false}],
  ['undici', {pooled: true}],
]

const connectionError = (code: string) => Object.assign(new Error(`connect ${code}`), {code})

describe('repetition', () => {
  test.each([429, 502, 503, 504])('a read that meets %i is repeated, a little later each time', async (status) => {
    nock(SYSINV).get('/v1/things/1').twice().reply(status).get('/v1/things/1').reply(200, {id: 1})
    const waits: number[] = []
    const api = await apiOf('sysinv', {delay: async (wait) => void waits.push(wait)})
    expect(await api.get('/things/1', Row)).toEqual({id: 1})
    expect(waits).toEqual([250, 1000])
  })

  test('ends after the third time, with what the server said', async () => {
    nock(SYSINV).get('/v1/things/1').times(3).reply(503, '<html><title>503 Service Unavailable</title></html>')
    await expect((await apiOf('sysinv')).get('/things/1', Row)).rejects.toMatchObject({
      kind: 'failed',
      status: 503,
      serverText: '503 Service Unavailable',
      hint: 'sysinv may be restarting: try again in a minute',
    })
  })

  test.each(ways)('finds a server again that restarts in the middle, by %s', async (_, way) => {
    let answered = 0
    const server = createServer((request, response) => {
      if (answered === 5 && server.listening) {
        server.close()
        server.closeAllConnections()
        return
      }
      answered++
      response.end(JSON.stringify({id: Number(request.url?.split('/').at(-1))}))
    })
    const listen = async (port: number) => {
      server.listen(port, '127.0.0.1')
      await once(server, 'listening')
      return (server.address() as AddressInfo).port
    }
    const port = await listen(0)
    onTestFinished(() => {
      server.closeAllConnections()
      server.close()
    })
    // Who waits to ask again finds it up again.
    let up: Promise<unknown> | undefined
    const delay = async () => {
      answered = 6
      up ??= server.listening ? Promise.resolve() : listen(port)
      await up
    }
    const api = await apiAt(`http://127.0.0.1:${port}`, {...way, delay})
    const ids = Array.from({length: 40}, (_, at) => at)
    const found = await Promise.all(ids.map((id) => api.get(`/things/${id}`, Row)))
    expect(found.map(({id}) => id)).toEqual(ids)
  })

  test('of what is asked too much ends with what to do', async () => {
    nock(SYSINV).get('/v1/things/1').times(3).reply(429, '', {'retry-after': '0'})
    await expect((await apiOf('sysinv')).get('/things/1', Row)).rejects.toMatchObject({
      status: 429,
      hint: 'sysinv is asked too much at the moment: try again later, or ask for less at once',
    })
  })

  test('waits as long as the server asks, within reason', async () => {
    nock(SYSINV).get('/v1/things/1').reply(503, '', {'retry-after': '3'})
    nock(SYSINV).get('/v1/things/1').reply(503, '', {'retry-after': '3600'})
    nock(SYSINV).get('/v1/things/1').reply(200, {id: 1})
    const waits: number[] = []
    const api = await apiOf('sysinv', {delay: async (wait) => void waits.push(wait)})
    await api.get('/things/1', Row)
    expect(waits).toEqual([3000, 10_000])
  })

  test('a read over a broken connection is repeated', async () => {
    nock(SYSINV).get('/v1/things/1').replyWithError(connectionError('ECONNRESET'))
    nock(SYSINV).get('/v1/things/1').reply(200, {id: 1})
    expect(await (await apiOf('sysinv')).get('/things/1', Row)).toEqual({id: 1})
  })

  const writes = ['POST', 'PATCH', 'PUT', 'DELETE'] as const
  test.each(ways.flatMap(([name, way]) => writes.map((method) => ({name, way, method}))))(
    '$method is never repeated, by $name',
    async ({way, method}) => {
      let requests = 0
      const url = await serve((request, response) => {
        requests += 1
        if (requests === 1) response.writeHead(503).end()
        else request.socket.destroy()
      })
      const api = await apiAt(url, way)
      const write = () =>
        method === 'DELETE' ? api.delete('/things/1') : api[method.toLowerCase() as 'post']('/things/1', {}, Row)
      await expect(write()).rejects.toMatchObject({status: 503})
      await expect(write()).rejects.toMatchObject({kind: 'failed'})
      expect(requests).toBe(2)
    },
  )

  test('an ordinary 500 is not repeated', async () => {
    nock(SYSINV).get('/v1/things/1').reply(500)
    await expect((await apiOf('sysinv')).get('/things/1', Row)).rejects.toMatchObject({status: 500})
  })
})

describe('no reply', () => {
  test.each(ways)('where nothing listens, by %s', async (_, way) => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const {port} = server.address() as AddressInfo
    server.close()
    await once(server, 'close')
    const api = await apiAt(`http://127.0.0.1:${port}`, way)
    await expect(api.get('/things/1', Row)).rejects.toMatchObject({
      kind: 'failed',
      message: `nothing listens at 127.0.0.1:${port} (sysinv: http://127.0.0.1:${port}/v1/things/1)`,
      hint: 'check the address and that the service runs',
    })
  })

  test('where the name has no address', async () => {
    nock(SYSINV).get('/v1/things/1').replyWithError(connectionError('ENOTFOUND'))
    await expect((await apiOf('sysinv')).get('/things/1', Row)).rejects.toThrow(/no address found for sysinv\.test/)
  })

  test.each(ways)('where the reply is cut off, by %s', async (_, way) => {
    let requests = 0
    const url = await serve((_, response) => {
      requests += 1
      response.writeHead(200, {'content-length': '1000'})
      response.write('{"id":', () => response.destroy())
    })
    const api = await apiAt(url, way)
    await expect(api.get('/things/1', Row)).rejects.toThrow(/the reply of sysinv to GET .* was cut off/)
    expect(requests).toBe(3)
    await expect(api.post('/things/1', {}, Row)).rejects.toThrow(/was cut off/)
    expect(requests).toBe(4)
  })

  test.each(ways)('in time, by %s: names the deadline, and warns where a write may have been done', async (_, way) => {
    const url = await serve(() => undefined)
    const api = await apiAt(url, {...way, timeoutMs: 50})
    await expect(api.get('/things/1', Row)).rejects.toMatchObject({
      kind: 'deadline',
      message: `sysinv did not answer GET ${url}/v1/things/1 within 0.05 s`,
    })
    await expect(api.post('/things', {}, Row)).rejects.toMatchObject({
      kind: 'deadline',
      hint: 'the request may still take effect: look before you repeat it',
    })
  })

  test('in the shorter one of the times that it may take: its own and that of a whole', async () => {
    const url = await serve(() => undefined)
    const said = /within 0\.05 s/
    const [hasty, patient] = [await apiAt(url, {timeoutMs: 50}), await apiAt(url, {timeoutMs: 600_000})]
    await expect(withinTime(hasty, () => 600_000).get('/things/1', Row)).rejects.toThrow(said)
    await expect(withinTime(patient, () => 50).get('/things/1', Row)).rejects.toThrow(said)
    await expect(
      withinTime(
        withinTime(patient, () => 50),
        () => 600_000,
      ).get('/things/1', Row),
    ).rejects.toThrow(said)
  })

  test.each(ways)('before it was interrupted, on the wire of %s or while waiting to repeat', async (_, way) => {
    const stop = new AbortController()
    const url = await serve(() => stop.abort())
    const api = await apiAt(url, {...way, signal: stop.signal})
    await expect(api.get('/things/1', Row)).rejects.toMatchObject({kind: 'interrupted'})

    const later = new AbortController()
    nock(SYSINV).get('/v1/things/1').reply(503)
    const waiting = await apiOf('sysinv', {
      signal: later.signal,
      delay: async (_, signal) => {
        later.abort()
        signal.throwIfAborted()
      },
    })
    await expect(waiting.get('/things/1', Row)).rejects.toMatchObject({kind: 'interrupted'})
  })
})

test('what is still under way when it is closed is given up, and not asked for again', async () => {
  let asked = 0
  let arrived = () => {}
  const arrival = new Promise<void>((resolve) => {
    arrived = resolve
  })
  const url = await serve(() => {
    asked += 1
    arrived()
  })
  const transport = createTransport({delay: async () => undefined})
  const reply = transport.send({service: 'sysinv', method: 'GET', url, headers: {}})
  const outcome = expect(reply).rejects.toMatchObject({kind: 'interrupted'})
  await arrival
  await transport.close()
  await outcome
  expect(asked).toBe(1)
})

describe('what has no end', () => {
  test.each(ways)('is broken off where it has more than any list, by %s', async (_, way) => {
    const url = await serve((_request, response) => {
      const more = () => {
        while (response.write('x'.repeat(64 * 1024)));
      }
      response.on('drain', more)
      more()
    })
    const wire = await openWire(way)
    onTestFinished(() => wire.close())
    const signal = new AbortController().signal
    const request = {url, method: 'GET', headers: {}, signal, largest: 1024 * 1024, onReply: () => undefined}
    await expect(wire.exchange(request)).rejects.toThrow('the reply has more than 1 MiB')
  })

  test('is worded, and not asked for once more', async () => {
    let asked = 0
    const exchange = async ({onReply}: WireRequest): Promise<never> => {
      asked += 1
      onReply(200)
      throw new TooLarge(2 * 1024 * 1024)
    }
    const api = await apiOf('sysinv', {openWire: async () => ({exchange, close: async () => undefined})})
    await expect(api.get('/things', Row)).rejects.toThrow(
      `sysinv answered GET ${SYSINV}/v1/things without an end: the reply has more than 2 MiB`,
    )
    expect(asked).toBe(1)
  })
})

describe('redirects', () => {
  test('of reads stay with the host that was asked', async () => {
    nock(SYSINV).get('/v1/things').reply(301, '', {location: '/v1/things/'})
    nock(SYSINV).get('/v1/things/').matchHeader('x-auth-token', 'given-token').reply(200, {id: 1})
    expect(await (await apiOf('sysinv')).get('/things', Row)).toEqual({id: 1})
  })

  test('to another host are refused, naming both', async () => {
    nock(SYSINV).get('/v1/things').reply(302, '', {location: 'http://elsewhere.test/v1/things'})
    await expect((await apiOf('sysinv')).get('/things', Row)).rejects.toThrow(
      'sysinv redirects from http://sysinv.test:6385 to http://elsewhere.test, which would receive the token',
    )
  })

  test('from TLS to plain text are refused', async () => {
    nock('https://secure.test').get('/v1/things').reply(302, '', {location: 'http://secure.test/v1/things'})
    await expect((await apiAt('https://secure.test')).get('/things', Row)).rejects.toThrow(/redirects from https/)
  })

  test.each([
    'http://sysinv.test:6386/v1/things',
    'http://sysinv.test/v1/things',
    'https://sysinv.test/v1/things',
    '//sysinv.test:1/v1/things',
  ])('to another port are refused: %s', async (location) => {
    nock(SYSINV).get('/v1/things').reply(302, '', {location})
    await expect((await apiOf('sysinv')).get('/things', Row)).rejects.toThrow(/which would receive the token/)
  })

  test('from plain text to TLS at the same port are followed', async () => {
    nock(SYSINV).get('/v1/things').reply(302, '', {location: 'https://sysinv.test:6385/v1/things'})
    nock('https://sysinv.test:6385').get('/v1/things').reply(200, {id: 1})
    expect(await (await apiOf('sysinv')).get('/things', Row)).toEqual({id: 1})
  })

  test.each(['file:///etc/passwd', 'data:text/plain,x', 'javascript:0'])(
    'to %s are refused as what they are',
    async (location) => {
      nock(SYSINV).get('/v1/things').reply(302, '', {location})
      await expect((await apiOf('sysinv')).get('/things', Row)).rejects.toThrow(
        `sysinv at ${SYSINV}/v1/things redirects to what is no web address: ${location}`,
      )
    },
  )

  test('of writes, in circles and to nowhere are refused', async () => {
    nock(SYSINV).post('/v1/things').reply(307, '', {location: '/v1/things/'})
    nock(SYSINV).get('/v1/nowhere').reply(302)
    nock(SYSINV).get('/v1/round').times(6).reply(302, '', {location: '/v1/round'})
    const api = await apiOf('sysinv')
    await expect(api.post('/things', {}, Row)).rejects.toThrow(
      /redirects POST .* to http:\/\/sysinv.test:6385\/v1\/things\//,
    )
    await expect(api.get('/nowhere', Row)).rejects.toThrow(/redirects to nowhere/)
    await expect(api.get('/round', Row)).rejects.toThrow(/in circles/)
  })
})

describe('traces', () => {
  test('show each exchange without its secrets', async () => {
    nock(SYSINV).post('/v1/iuser').reply(200, {id: 1, passwd_hash: 'x9'}, {'x-openstack-request-id': 'req-7'})
    const events: TraceEvent[] = []
    const api = await apiOf('sysinv', {onTrace: (event) => events.push(event), userAgent: 'tester'})
    await api.post('/iuser', {name: 'a', password: 'St8rlingX*'}, Row)
    expect(events).toHaveLength(1)
    expect(events[0]).toMatchObject({
      service: 'sysinv',
      method: 'POST',
      url: `${SYSINV}/v1/iuser`,
      status: 200,
      attempt: 1,
      requestId: 'req-7',
      requestHeaders: {'user-agent': 'tester', 'x-auth-token': '***'},
      requestBody: '{"name":"a","password":"***"}',
      responseBody: '{"id":1,"passwd_hash":"***"}',
    })
  })

  test('count repetitions and say what failed', async () => {
    nock(SYSINV).get('/v1/things/1').replyWithError(connectionError('ECONNRESET'))
    nock(SYSINV).get('/v1/things/1').reply(200, {id: 1})
    const events: TraceEvent[] = []
    await (await apiOf('sysinv', {onTrace: (event) => events.push(event)})).get('/things/1', Row)
    expect(events.map(({attempt, status, error, retryInMs}) => [attempt, status, error, retryInMs])).toEqual([
      [1, undefined, expect.stringContaining('cannot reach sysinv'), 250],
      [2, 200, undefined, undefined],
    ])
  })
})
