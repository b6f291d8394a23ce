import {once} from 'node:events'
import {readFileSync} from 'node:fs'
import {createServer as createProxy} from 'node:http'
import {createServer} from 'node:https'
import {type AddressInfo, connect as connectSocket} from 'node:net'
import {join} from 'node:path'
import type {TLSSocket} from 'node:tls'
import {describe, expect, onTestFinished, test} from 'vitest'
import * as z from 'zod'
import {cloudWith, serve, temporaryDirectory} from './cloud.js'

// A CA made for these tests, with a certificate for 127.0.0.1 and one for a client; all are valid for a century.
const pem = (name: string) => join(import.meta.dirname, 'tls', name)
const Row = z.looseObject({id: z.number(), peer: z.string().nullish()})

const apiAt = (url: string, options: Parameters<typeof cloudWith>[0] = {}) =>
  cloudWith({auth: {kind: 'token', token: 'tok'}, endpoints: {sysinv: url}, ...options}).api('sysinv')

const ways: [string, {pooled: boolean}][] = [
  ['node:http', {pooled: false}],
  ['undici', {pooled: true}],
]

async function serveTls({requestCert = false} = {}): Promise<string> {
  const keys = {cert: readFileSync(pem('server.pem')), key: readFileSync(pem('server.key'))}
  const server = createServer({...keys, ca: readFileSync(pem('ca.pem')), requestCert}, (request, response) => {
    const peer = requestCert ? (request.socket as TLSSocket).getPeerCertificate().subject?.CN : undefined
    response.end(JSON.stringify({id: 1, peer}))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `https://127.0.0.1:${(server.address() as AddressInfo).port}`
}

describe.each(ways)('a certificate, by %s', (_, way) => {
  test('of an unknown CA is refused, with what to do', async () => {
    const url = await serveTls()
    await expect((await apiAt(url, way)).get('/x', Row)).rejects.toMatchObject({
      kind: 'failed',
      message: expect.stringMatching(
        /^the certificate of https:\/\/127\.0\.0\.1:\d+\/v1\/x \(sysinv\) is not trusted: /,
      ),
      hint: 'give the CA that signed it as CA file; insecure mode skips the check',
    })
  })

  test('of a CA that is given is accepted', async () => {
    const api = await apiAt(await serveTls(), {...way, tls: {caFile: pem('ca.pem')}})
    expect(await api.get('/x', Row)).toEqual({id: 1})
  })

  test('for another name is refused', async () => {
    const url = (await serveTls()).replace('127.0.0.1', '127.0.0.2')
    const server = await forward('127.0.0.2', Number(new URL(url).port))
    await expect((await apiAt(server, {...way, tls: {caFile: pem('ca.pem')}})).get('/x', Row)).rejects.toThrow(
      /is not trusted: .*127\.0\.0\.2/,
    )
  })

  test('is not looked at in insecure mode', async () => {
    expect(await (await apiAt(await serveTls(), {...way, tls: {insecure: true}})).get('/x', Row)).toEqual({id: 1})
  })

  test('of our own is presented', async () => {
    const tls = {caFile: pem('ca.pem'), certFile: pem('client.pem'), keyFile: pem('client.key')}
    const api = await apiAt(await serveTls({requestCert: true}), {...way, tls})
    expect(await api.get('/x', Row)).toEqual({id: 1, peer: 'stx test client'})
  })
})

/** Passes everything on to the same port of 127.0.0.1. */
async function forward(host: string, port: number): Promise<string> {
  const {createServer: createTcp} = await import('node:net')
  const server = createTcp((socket) => {
    const upstream = connectSocket(port, '127.0.0.1')
    for (const end of [socket, upstream]) end.on('error', () => end.destroy())
    socket.pipe(upstream).pipe(socket)
  }).listen(0, host)
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return `https://${host}:${(server.address() as AddressInfo).port}`
}

describe('files', () => {
  test('that cannot be read or hold something else are a usage error', async () => {
    const missing = join(await temporaryDirectory(), 'none.pem')
    const refused = async (caFile: string) => (await apiAt('https://127.0.0.1:9', {tls: {caFile}})).get('/x', Row)
    await expect(refused(missing)).rejects.toMatchObject({kind: 'usage'})
    await expect(refused(missing)).rejects.toThrow(`cannot read the CA file ${missing}`)
    await expect(refused(import.meta.filename)).rejects.toThrow(/is not in PEM form/)
  })
})

test('TLS towards a plain server, and the other way round, are told apart', async () => {
  const plain = await serve((_, response) => response.end('{}'))
  await expect((await apiAt(plain.replace('http:', 'https:'))).get('/x', Row)).rejects.toThrow(/does not speak TLS/)
  const secure = await serveTls()
  await expect((await apiAt(secure.replace('https:', 'http:'))).get('/x', Row)).rejects.toMatchObject({kind: 'failed'})
})

describe('a proxy', () => {
  async function proxy() {
    const asked: string[] = []
    const server = createProxy().listen(0, '127.0.0.1')
    server.on('connect', (request, socket, head) => {
      asked.push(request.url ?? '')
      const {hostname, port} = new URL(`http://${request.url}`)
      const upstream = connectSocket(Number(port), hostname, () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
        upstream.write(head)
        socket.pipe(upstream).pipe(socket)
      })
      for (const end of [socket, upstream]) end.on('error', () => end.destroy())
    })
    await once(server, 'listening')
    onTestFinished(() => void server.close())
    return {asked, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`}
  }

  test('carries plain requests and TLS', async () => {
    const through = await proxy()
    const plain = await serve((_, response) => response.end('{"id":1}'))
    const secure = await serveTls()
    expect(await (await apiAt(plain, {proxy: through.url})).get('/x', Row)).toEqual({id: 1})
    const api = await apiAt(secure, {proxy: through.url, tls: {caFile: pem('ca.pem')}})
    expect(await api.get('/x', Row)).toEqual({id: 1})
    expect(through.asked).toEqual([new URL(plain).host, new URL(secure).host])
  })

  test('that is no address is a usage error and is not quoted: it may hold a password', async () => {
    const api = await apiAt('http://127.0.0.1:9', {proxy: 'user:hush@proxy'})
    await expect(api.get('/x', Row)).rejects.toMatchObject({
      kind: 'usage',
      message: expect.not.stringContaining('hush'),
    })
  })
})

test('a deadline beyond the patience of the built-in fetch works as well', async () => {
  const url = await serve((_, response) => response.end('{"id":1}'))
  expect(await (await apiAt(url, {timeoutMs: 900_000, connectTimeoutMs: 5000})).get('/x', Row)).toEqual({id: 1})
})
