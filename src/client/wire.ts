import type {Agent, ClientRequest, IncomingMessage} from 'node:http'
import {pipeline} from 'node:stream/promises'
import {wholeText} from './size.js'
import {type TlsOptions, tlsMaterial} from './tls.js'

// Importing node:http as an ES module touches each of its exports, and from Node 22 on that loads undici.
const http = process.getBuiltinModule('node:http')

export interface WireRequest {
  url: string
  method: string
  headers: Record<string, string>
  body?: string | AsyncIterable<Uint8Array>
  signal: AbortSignal
  /** Characters of a reply that are read; what sends more is broken off. */
  largest: number
  /** The head of a reply has arrived: what breaks from here on is a reply cut off. */
  onReply(status: number): void
}

export interface WireReply {
  status: number
  /** By lower-case name. */
  headers: ReadonlyMap<string, string>
  text: string
}

/** Carries one request to a server and its reply back; knows nothing of what they mean. */
export interface Wire {
  exchange(request: WireRequest): Promise<WireReply>
  close(): Promise<void>
}

/**
 * Node's own HTTP client. The built-in fetch would do as well and take five times the CPU: its parser is a WebAssembly
 * module that every process compiles anew, which is more than everything else in a short run.
 */
export function createWire({tls, connectTimeoutMs}: {tls?: TlsOptions; connectTimeoutMs?: number}): Wire {
  const plain = new http.Agent({keepAlive: true})
  let secured: Promise<Secure> | undefined
  const secure = () => {
    secured ??= openSecure(tls)
    return secured
  }

  return {
    async exchange({url, method, headers, body, signal, largest, onReply}) {
      const {request, agent} = url.startsWith('https:') ? await secure() : {request: http.request, agent: plain}
      const sent = request(url, {method, headers: withLength(headers, body), agent, signal})
      if (connectTimeoutMs !== undefined) limitConnecting(sent, connectTimeoutMs)
      const reply = new Promise<IncomingMessage>((resolve, reject) => {
        sent.once('response', resolve)
        sent.once('error', reject)
      })
      const upload = typeof body === 'object' ? new Upload(body, sent) : undefined
      if (!upload) sent.end(body)
      const message = await reply.catch((error) => {
        throw upload?.sourceError ?? error
      })
      const status = message.statusCode ?? 0
      onReply(status)
      return {status, headers: headersOf(message), text: await textOf(message, largest)}
    },
    async close() {
      plain.destroy()
      await secured?.then(
        ({agent}) => agent.destroy(),
        // Certificates that could not be read have already failed the request that needed them.
        () => undefined,
      )
    },
  }
}

async function openSecure(tls: TlsOptions | undefined): Promise<Secure> {
  const https = process.getBuiltinModule('node:https')
  return {request: https.request, agent: new https.Agent({keepAlive: true, ...(await tlsMaterial(tls))})}
}

interface Secure {
  request: typeof http.request
  agent: Agent
}

/** A stream on its way out. What breaks it also breaks the request, unless the reply was there first: that counts. */
class Upload {
  /** Why the stream itself gave up; the request only knows that it was broken off. */
  sourceError: unknown

  constructor(body: AsyncIterable<Uint8Array>, sent: ClientRequest) {
    pipeline(this.#read(body), sent).catch(() => undefined)
  }

  async *#read(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    try {
      yield* body
    } catch (error) {
      this.sourceError = error
      throw error
    }
  }
}

/** A text is sent with its length: some of the servers do not understand chunks. */
const withLength = (headers: Record<string, string>, body: WireRequest['body']) =>
  typeof body === 'string' ? {...headers, 'content-length': String(Buffer.byteLength(body))} : headers

function limitConnecting(sent: ClientRequest, milliseconds: number): void {
  sent.once('socket', (socket) => {
    if (!socket.connecting) return
    const timer = setTimeout(() => {
      sent.destroy(Object.assign(new Error('the connection was not made in time'), {code: 'ETIMEDOUT'}))
    }, milliseconds)
    const stop = () => clearTimeout(timer)
    socket.once('connect', stop)
    socket.once('close', stop)
  })
}

function headersOf({headers}: IncomingMessage): Map<string, string> {
  return new Map(Object.entries(headers).map(([name, value]) => [name, String(value)]))
}

function textOf(message: IncomingMessage, largest: number): Promise<string> {
  message.setEncoding('utf8')
  return wholeText(message, largest)
}
