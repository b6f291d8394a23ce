import {truncateSync} from 'node:fs'
import {open, truncate, writeFile} from 'node:fs/promises'
import type {IncomingMessage} from 'node:http'
import {join} from 'node:path'
import nock from 'nock'
import {describe, expect, onTestFinished, test} from 'vitest'
import * as z from 'zod'
import type {Part, Progress, TraceEvent} from '../../../src/client/index.js'
import {cloudWith, serve, temporaryDirectory} from './cloud.js'

const Row = z.looseObject({id: z.number()})

interface Received {
  method?: string
  headers: IncomingMessage['headers']
  body: Buffer
}

/** A server that takes uploads and answers with these statuses in turn. */
async function receiver(...statuses: number[]) {
  const received: Received[] = []
  const url = await serve(async (request, response) => {
    const chunks: Buffer[] = []
    try {
      for await (const chunk of request) chunks.push(chunk)
    } catch {
      // The sender gave up, as some tests want it to.
      return
    }
    received.push({method: request.method, headers: request.headers, body: Buffer.concat(chunks)})
    response.writeHead(statuses[received.length - 1] ?? 200, {'content-type': 'application/json'})
    response.end('{"id":1}')
  })
  return {url, received}
}

async function fileWith(name: string, content: string | Buffer): Promise<string> {
  const file = join(await temporaryDirectory(), name)
  await writeFile(file, content)
  return file
}

describe.each([
  ['by node:http', false],
  ['by undici', true],
])('%s', (_, pooled) => {
  const apiAt = (url: string, options: Parameters<typeof cloudWith>[0] = {}) =>
    cloudWith({auth: {kind: 'token', token: 'tok'}, endpoints: {sysinv: url}, pooled, ...options}).api('sysinv')

  test('fields and files arrive as the official clients send them, with their length', async () => {
    const {url, received} = await receiver()
    const file = await fileWith('certificate.pem', Buffer.from([0, 1, 2, 255]))
    const parts: Part[] = [
      {name: 'mode', value: 'ssl_ca'},
      {name: 'file', file, filename: 'for_upload'},
      {name: 'pl"ay', file, contentType: 'application/zip'},
    ]
    expect(await (await apiAt(url)).upload('/certificate', parts, Row)).toEqual({id: 1})
    const [{method, headers, body} = {headers: {}, body: Buffer.alloc(0)}] = received
    const boundary = /^multipart\/form-data; boundary=(.+)$/.exec(headers['content-type'] ?? '')?.[1]
    expect(method).toBe('POST')
    expect(headers['x-auth-token']).toBe('tok')
    expect(headers['content-length']).toBe(String(body.length))
    expect(headers['transfer-encoding']).toBeUndefined()
    const content = '\x00\x01\x02\xff'
    expect(body.toString('latin1')).toBe(
      [
        `--${boundary}\r\nContent-Disposition: form-data; name="mode"\r\n\r\nssl_ca`,
        `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="for_upload"\r\n\r\n${content}`,
        `--${boundary}\r\nContent-Disposition: form-data; name="pl%22ay"; filename="certificate.pem"\r\nContent-Type: application/zip\r\n\r\n${content}`,
        `--${boundary}--\r\n`,
      ].join('\r\n'),
    )
  })

  test('a form may be a PATCH, of fields alone', async () => {
    const {url, received} = await receiver()
    await (await apiAt(url)).upload('/x', [{name: 'a', value: 'ü'}], Row, {method: 'PATCH'})
    expect(received[0]?.method).toBe('PATCH')
    expect(received[0]?.body.toString()).toContain('\r\n\r\nü\r\n')
  })

  test('a large file is read while it is sent, piece by piece', async () => {
    const size = 64 * 1024 * 1024
    const file = join(await temporaryDirectory(), 'bootimage.iso')
    await (await open(file, 'w')).close()
    await truncate(file, size)
    let bytes = 0
    const url = await serve(async (request, response) => {
      for await (const chunk of request) bytes += chunk.length
      response.end('{"id":1}')
    })
    const steps: Progress[] = []
    await (await apiAt(url)).upload('/release', [{name: 'f', file}], Row, {onProgress: (step) => steps.push(step)})
    const total = steps[0]?.total ?? 0
    expect(bytes).toBe(total)
    expect(total).toBeGreaterThan(size)
    expect(steps.at(-1)).toEqual({sent: total, total})
    const pieces = steps.map(({sent}, at) => sent - (steps[at - 1]?.sent ?? 0))
    expect(Math.max(...pieces)).toBeLessThanOrEqual(256 * 1024)
    expect(Math.min(...pieces)).toBeGreaterThan(0)
  })

  test('what is read is held back until the server takes it', async () => {
    const size = 64 * 1024 * 1024
    const file = join(await temporaryDirectory(), 'bootimage.iso')
    await (await open(file, 'w')).close()
    await truncate(file, size)
    const stop = new AbortController()
    let sent = 0
    const url = await serve((request) => {
      request.once('data', () => {
        request.pause()
        // Nothing more is taken: by the time the event loop has turned often enough, the sender has filled all buffers.
        let turns = 0
        const turn = () => (++turns < 2000 ? setImmediate(turn) : stop.abort())
        turn()
      })
    })
    const api = await apiAt(url, {signal: stop.signal})
    const upload = api.upload('/release', [{name: 'f', file}], Row, {
      onProgress: (step) => {
        sent = step.sent
      },
    })
    await expect(upload).rejects.toMatchObject({
      kind: 'interrupted',
      hint: 'the request may still take effect: look before you repeat it',
    })
    expect(sent).toBeLessThan(size / 2)
  })

  test('is sent again as a whole where the token has ended', async () => {
    const {url, received} = await receiver(401, 200)
    const file = await fileWith('a.txt', 'content')
    const tokens = ['old', 'new']
    const auth = {kind: 'oidc', authUrl: url, username: 'a', idToken: async () => tokens.shift() ?? ''} as const
    const api = await cloudWith({auth, endpoints: {sysinv: url}, pooled}).api('sysinv')
    expect(await api.upload('/x', [{name: 'f', file}], Row)).toEqual({id: 1})
    expect(received).toHaveLength(2)
    expect(received[1]?.body).toEqual(received[0]?.body)
    expect(received[1]?.headers['oidc-token']).toBe('new')
  })

  test('a refusal that comes before the file has been taken is understood', async () => {
    const file = await fileWith('big', Buffer.alloc(8 * 1024 * 1024))
    // What nock passes through does not break as sockets break.
    nock.restore()
    onTestFinished(() => nock.activate())
    const url = await serve((request, response) => {
      // It goes on reading, as servers do that want their answer to be heard.
      request.resume()
      response.writeHead(413, {'content-type': 'application/json'})
      response.end(JSON.stringify({error_message: JSON.stringify({faultstring: 'too large'})}))
    })
    const upload = (await apiAt(url)).upload('/x', [{name: 'f', file}], Row)
    await expect(upload).rejects.toMatchObject({status: 413, serverText: 'too large'})
  })

  test('files that are missing, no files or changing are refused', async () => {
    const {url} = await receiver()
    const api = await apiAt(url)
    const directory = await temporaryDirectory()
    const upload = (file: string) => api.upload('/x', [{name: 'f', file}], Row)
    await expect(upload(join(directory, 'none'))).rejects.toMatchObject({
      kind: 'usage',
      message: expect.stringContaining('no such file'),
    })
    await expect(upload(directory)).rejects.toThrow(`cannot upload ${directory}: it is not a file`)

    const file = await fileWith('growing', Buffer.alloc(1024 * 1024))
    const shrinking = api.upload(
      '/x',
      [
        {name: 'first', value: 'x'},
        {name: 'f', file},
      ],
      Row,
      {
        onProgress: ({sent}) => void (sent < 300 && truncateSync(file, 10)),
      },
    )
    await expect(shrinking).rejects.toThrow(`${file} changed while it was being uploaded`)
  })

  test('a trace shows names and fields, no contents and no passwords', async () => {
    const {url} = await receiver()
    const file = await fileWith('values.yaml', 'bmc_password: hush\n')
    const events: TraceEvent[] = []
    const api = await apiAt(url, {onTrace: (event) => events.push(event)})
    const parts = [
      {name: 'sysadmin_password', value: 'aHVzaA=='},
      {name: 'location', value: 'Ottawa'},
      {name: 'v', file},
    ]
    await api.upload('/x', parts, Row)
    expect(events[0]?.requestBody).toBe(`sysadmin_password: ***\nlocation: Ottawa\nv: file ${file}`)
  })
})
