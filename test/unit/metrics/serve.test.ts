import {once} from 'node:events'
import {connect} from 'node:net'
import {describe, expect, onTestFinished, test} from 'vitest'
import {type Numbers, serveMetrics} from '../../../src/metrics/serve.js'
import {ask} from '../../support/http.js'

async function serving(
  numbers: Numbers = async (format) => `${format}\n`,
  failed: (line: string) => void = (line) => expect.fail(line),
): Promise<string> {
  const served = await serveMetrics({address: '127.0.0.1', port: 0}, numbers, failed)
  onTestFinished(() => served.close())
  return served.url
}

describe('over HTTP', () => {
  test('the numbers, in the format that is asked for', async () => {
    const url = await serving()
    const plain = await ask(url)
    expect(plain.body).toBe('text\n')
    expect(plain.headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8')
    const accept = 'application/openmetrics-text;version=1.0.0;q=0.5,text/plain;version=0.0.4;q=0.2'
    const open = await ask(url, {headers: {accept}})
    expect(open.body).toBe('openmetrics\n')
    expect(open.headers['content-type']).toMatch(/^application\/openmetrics-text/)
    expect((await ask(url, {method: 'HEAD'})).body).toBe('')
  })

  test.each([
    ['POST', '/metrics', {}, 405],
    ['DELETE', '/metrics', {}, 405],
    ['GET', '/', {}, 404],
    ['GET', '/metrics/../../etc/passwd', {}, 404],
    ['GET', '/metrics', {host: 'fleet.example'}, 403],
    ['GET', '/metrics', {host: '127.0.0.1.fleet.example:80'}, 403],
    ['GET', '/metrics', {host: '[::1]:80'}, 200],
    ['GET', '/metrics', {host: 'localhost:80'}, 200],
  ])('%s %s as %j is answered %i', async (method, path, headers, status) => {
    const {origin} = new URL(await serving())
    expect((await ask(`${origin}${path}`, {method, headers})).status).toBe(status)
  })

  test('headers without an end are refused', async () => {
    const {port} = new URL(await serving())
    // By hand: whoever stands between a client and its socket may wait for an answer that ends with the connection.
    const socket = connect(Number(port), '127.0.0.1')
    let heard = ''
    socket.on('data', (piece) => {
      heard += piece
    })
    socket.on('error', () => undefined)
    socket.write(`GET /metrics HTTP/1.1\r\nhost: localhost\r\nx-long: ${'x'.repeat(20_000)}\r\n\r\n`)
    await once(socket, 'close')
    expect(heard).toMatch(/^HTTP\/1\.1 431 /)
  })

  test('what goes wrong is answered and said, and the next one is answered again', async () => {
    const said: string[] = []
    let isBroken = true
    const url = await serving(
      async () => {
        if (isBroken) throw new Error('no such metric')
        return 'well\n'
      },
      (line) => said.push(line),
    )
    expect(await ask(url)).toMatchObject({status: 500, body: 'the numbers could not be made\n'})
    expect(said).toEqual(['the numbers could not be made: no such metric'])
    isBroken = false
    expect(await ask(url)).toMatchObject({status: 200, body: 'well\n'})
  })

  test('before anything was read, who asks is told to come again', async () => {
    const answer = await ask(await serving(async () => undefined))
    expect(answer.status).toBe(503)
    expect(answer.headers['retry-after']).toBe('5')
  })
})
