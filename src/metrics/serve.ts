import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http'
import {isIP} from 'node:net'
import {isLoopback} from '../addressing/loopback.js'
import {contentTypes, type Format} from './exposition.js'

export interface Place {
  readonly address: string
  readonly port: number
}

export interface Serving {
  /** Where it listens. */
  readonly url: string
  close(): Promise<void>
}

/** None before anything was read. */
export type Numbers = (format: Format) => Promise<string | undefined>

const MOST_CONNECTIONS = 32
const PATIENCE_MS = 10_000
const LONGEST_HEADERS = 8192

/** Serves the numbers at /metrics to whoever reaches the address, and nothing else to anybody. */
export async function serveMetrics(place: Place, text: Numbers, failed: (line: string) => void): Promise<Serving> {
  const server = createServer(
    {
      maxHeaderSize: LONGEST_HEADERS,
      requestTimeout: PATIENCE_MS,
      headersTimeout: PATIENCE_MS,
      keepAliveTimeout: PATIENCE_MS,
    },
    (request, response) => {
      answer(request, response, {text, local: isLoopback(place.address)}).catch((error: unknown) => {
        failed(`the numbers could not be made: ${error instanceof Error ? error.message : error}`)
        if (response.headersSent) response.destroy()
        else response.writeHead(500, plain).end('the numbers could not be made\n')
      })
    },
  )
  server.maxConnections = MOST_CONNECTIONS
  await listening(server, place)
  const there = server.address()
  const port = typeof there === 'object' && there ? there.port : place.port
  const host = isIP(place.address) === 6 ? `[${place.address}]` : place.address
  return {
    url: `http://${host}:${port}/metrics`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const listening = (server: Server, {address: host, port}: Place) =>
  new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({host, port}, resolve)
  })

interface Answering {
  text: Numbers
  /** Only who is on this machine is meant: a page of the web that resolves its own name to it is not. */
  local: boolean
}

async function answer(request: IncomingMessage, response: ServerResponse, {text, local}: Answering): Promise<void> {
  const say = (status: number, words: string, headers: Record<string, string> = {}) =>
    response.writeHead(status, {...plain, ...headers}).end(request.method === 'HEAD' ? '' : words)
  request.resume()
  if (local && !isLoopback(hostOf(request))) return void say(403, 'this is for who is on the same machine\n')
  if (request.url?.split('?')[0] !== '/metrics') return void say(404, 'see /metrics\n')
  if (request.method !== 'GET' && request.method !== 'HEAD') return void say(405, 'only GET\n', {allow: 'GET, HEAD'})
  const format = request.headers.accept?.includes('application/openmetrics-text') ? 'openmetrics' : 'text'
  const numbers = await text(format)
  if (numbers === undefined) say(503, 'nothing was read yet\n', {'retry-after': '5'})
  else say(200, numbers, {'content-type': contentTypes[format]})
}

const plain = {
  'content-type': 'text/plain; charset=utf-8',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
}

/** Without the port. */
const hostOf = ({headers}: IncomingMessage): string => (headers.host ?? '').replace(/:\d+$/, '').replace(/^\[|\]$/g, '')
