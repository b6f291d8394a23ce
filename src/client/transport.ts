import {setTimeout as pause} from 'node:timers/promises'
import {ClientError} from './error.js'
import {type Attempted, ENDPOINT, isTransient, networkFailure, UNSURE} from './network-failure.js'
import {type OpenWire, openWire, type WireOptions} from './open-wire.js'
import {redactBody, redactHeaders, redactUrl, withoutSecrets} from './redact.js'
import type {ServiceName} from './service.js'
import {LARGEST_REPLY, TooLarge} from './size.js'
import type {TraceEvent} from './trace.js'
import type {Wire} from './wire.js'

export interface TransportOptions extends WireOptions {
  /** For one request with its repetitions, from start to the last byte of the reply. */
  timeoutMs?: number
  signal?: AbortSignal
  userAgent?: string
  onTrace?(event: TraceEvent): void
  onHeaders?(headers: ReadonlyMap<string, string>): void
  /** Another way to the servers than Node's own HTTP client. */
  openWire?: OpenWire
  /** Waits between repetitions. */
  delay?(milliseconds: number, signal: AbortSignal): Promise<void>
}

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'

export interface HttpRequest {
  service: ServiceName
  method: Method
  url: string
  headers: Record<string, string>
  body?: RequestBody
  timeoutMs?: number
  /** Whatever else it may take, no longer than this. */
  withinMs?: number
  /** When the first of several requests that share this time was sent, on the clock of `performance`. */
  since?: number
}

/** A body that can be sent again, what a trace shows of it, and what in it nobody should read. */
export interface RequestBody {
  send(): string | AsyncIterable<Uint8Array>
  show(): string
  secrets(): readonly string[]
  /** What is asked for, secrets and all: the value of JSON, or the fields of a form. Not to be shown. */
  value?: unknown
  /** Of a form: its fields, and of its files where they are and how large. */
  form?: readonly ShownPart[]
  /** Of a form: its files that stand nowhere on disk, by their fields. Not to be shown. */
  made?: ReadonlyMap<string, Uint8Array>
}

export type ShownPart = {name: string; value: string} | {name: string; file: string; size: number}

export interface HttpReply {
  status: number
  url: string
  headers: ReadonlyMap<string, string>
  contentType: string
  requestId?: string
  text: string
}

export interface Transport {
  send(request: HttpRequest): Promise<HttpReply>
  close(): Promise<void>
}

const PATIENCE_MS = 600_000
const BACKOFF_MS = [250, 1000]
const LONGEST_BACKOFF_MS = 10_000
const MOST_REDIRECTS = 5

export function createTransport(options: TransportOptions): Transport {
  const {timeoutMs = PATIENCE_MS, userAgent = 'stx-cli', onTrace} = options
  const delay = options.delay ?? ((milliseconds, signal) => pause(milliseconds, undefined, {signal}))
  let opened: Promise<Wire> | undefined
  const closing = new AbortController()
  const ended = options.signal ? AbortSignal.any([options.signal, closing.signal]) : closing.signal

  function wire(): Promise<Wire> {
    const {tls, proxy, connectTimeoutMs, pooled} = options
    opened ??= (options.openWire ?? openWire)({tls, proxy, connectTimeoutMs, pooled})
    return opened
  }

  async function send(request: HttpRequest): Promise<HttpReply> {
    const {method} = request
    const {withinMs = Number.POSITIVE_INFINITY} = request
    const patience = Math.min(request.timeoutMs ?? timeoutMs, withinMs)
    const spent = request.since === undefined ? 0 : performance.now() - request.since
    const deadline = AbortSignal.timeout(Math.max(0, Math.round(patience - spent)))
    const signal = AbortSignal.any([ended, deadline])
    let {url} = request
    try {
      for (let attempt = 1, redirects = 0; ; ) {
        signal.throwIfAborted()
        const {outcome, wait} = await exchange({...request, url}, {attempt, signal})
        if (!(outcome instanceof Broken) && REDIRECTS.has(outcome.status)) {
          url = redirected(request, url, outcome, ++redirects)
          continue
        }
        attempt++
        if (wait !== undefined) await delay(wait, signal)
        else if (outcome instanceof Broken) throw outcome.failure
        else return outcome
      }
    } catch (error) {
      const at = {service: request.service, method, url: redactUrl(url)}
      const hint = method === 'GET' ? undefined : UNSURE
      if (ended.aborted) throw new ClientError('interrupted', 'interrupted', {...at, hint, cause: error})
      if (deadline.aborted) throw outOfTime(at, patience, error)
      throw error
    }
  }

  async function exchange(
    request: HttpRequest,
    {attempt, signal}: {attempt: number; signal: AbortSignal},
  ): Promise<{outcome: HttpReply | Broken; wait?: number}> {
    const at = {service: request.service, method: request.method, url: redactUrl(request.url)}
    const headers = {'user-agent': userAgent, ...request.headers}
    const started = performance.now()
    const trace = (outcome: Partial<TraceEvent>, text = '') =>
      onTrace?.({
        ...at,
        attempt,
        milliseconds: Math.round(performance.now() - started),
        requestHeaders: redactHeaders(Object.entries(headers)),
        get requestBody() {
          return request.body?.show()
        },
        ...outcome,
        get responseBody() {
          return text === '' ? undefined : redactBody(text)
        },
      })
    const {exchange} = await wire()
    let status: number | undefined
    try {
      const {headers: received, text: body} = await exchange({
        url: request.url,
        method: request.method,
        headers,
        body: request.body?.send(),
        signal,
        largest: LARGEST_REPLY,
        onReply: (now) => {
          status = now
        },
      })
      const replied = status ?? 0
      const text = replied < 400 ? body : discreet(body, headers, request.body)
      const requestId = received.get('x-openstack-request-id')
      options.onHeaders?.(received)
      const contentType = received.get('content-type') ?? ''
      const outcome = {status: replied, url: at.url, headers: received, contentType, requestId, text}
      const wait = waitBefore(request.method, attempt, outcome)
      trace({status: replied, requestId, responseHeaders: redactHeaders(received), retryInMs: wait}, text)
      return {outcome, wait}
    } catch (error) {
      // What reads the body of an upload fails with an error of ours.
      const own = ownError(error)
      const failure = own ?? networkFailure(error, at, {replying: status !== undefined})
      const passing = !(error instanceof TooLarge) && (isTransient(error) || status !== undefined)
      const outcome = new Broken(failure, passing)
      const wait = own || signal.aborted ? undefined : waitBefore(request.method, attempt, outcome)
      trace({error: failure.message, status, retryInMs: wait})
      if (own) throw own
      return {outcome, wait}
    }
  }

  return {
    send,
    // What is still under way is given up, or the process would wait for it.
    close: async () => {
      closing.abort()
      // A wire that could not be opened has already failed the request that needed it.
      await opened?.then(
        ({close}) => close(),
        () => undefined,
      )
    },
  }
}

/** An exchange that ended without a whole reply. */
class Broken {
  constructor(
    readonly failure: ClientError,
    readonly transient: boolean,
  ) {}
}

/** Servers quote what they refuse. Only errors are altered: content is the server's, whatever it holds. */
function discreet(text: string, headers: Record<string, string>, sent: RequestBody | undefined): string {
  const token = headers['x-auth-token'] ?? headers['oidc-token'] ?? ''
  return withoutSecrets(text, [token, ...(sent?.secrets() ?? [])])
}

/** Restarting, or asked too much at the moment: the same may well be answered a little later. */
const LATER = new Set([429, 502, 503, 504])

/** How long to wait before the same request is sent again; undefined where it is not. Writes are never repeated. */
function waitBefore(method: Method, attempt: number, outcome: HttpReply | Broken): number | undefined {
  const passing = outcome instanceof Broken ? outcome.transient : LATER.has(outcome.status)
  const backoff = BACKOFF_MS[attempt - 1]
  if (method !== 'GET' || !passing || backoff === undefined) return undefined
  const asked = outcome instanceof Broken ? Number.NaN : Number(outcome.headers.get('retry-after') ?? Number.NaN)
  return Number.isFinite(asked) ? Math.min(Math.max(asked * 1000, backoff), LONGEST_BACKOFF_MS) : backoff
}

const REDIRECTS = new Set([301, 302, 303, 305, 307, 308])

/** Where a redirect leads, if it may be followed: the request carries a token, and a write must not turn into a read. */
function redirected({service, method}: HttpRequest, url: string, reply: HttpReply, count: number): string {
  const location = reply.headers.get('location') ?? ''
  const here = new URL(url)
  const there = location && URL.canParse(location, url) ? new URL(location, url) : undefined
  const refuse = (why: string, hint: string) =>
    new ClientError('failed', why, {service, method, url: reply.url, status: reply.status, hint})
  if (!there) throw refuse(`${service} at ${reply.url} redirects to nowhere`, ENDPOINT)
  if (!/^https?:$/.test(there.protocol)) {
    throw refuse(`${service} at ${reply.url} redirects to what is no web address: ${abridged(location)}`, ENDPOINT)
  }
  if (!isSamePlace(here, there)) {
    throw refuse(
      `${service} redirects from ${here.origin} to ${there.origin}, which would receive the token`,
      `if that is right, use ${there.origin} as the endpoint`,
    )
  }
  const target = redactUrl(there.href)
  if (method !== 'GET') {
    throw refuse(`${service} redirects ${method} ${reply.url} to ${target}`, 'use that address as the endpoint')
  }
  if (count > MOST_REDIRECTS) throw refuse(`${service} redirects ${reply.url} in circles`, ENDPOINT)
  return there.href
}

/** Who listens at another port of a host may be anybody; only the step from plain text to TLS stays with the server. */
const isSamePlace = (here: URL, there: URL): boolean =>
  there.origin === here.origin ||
  (there.protocol === 'https:' && there.hostname === here.hostname && there.port === here.port)

const abridged = (text: string): string => (text.length > 200 ? `${text.slice(0, 200)}…` : text)

function outOfTime(at: Attempted, patience: number, cause: unknown): ClientError {
  const text = `${at.service} did not answer ${at.method} ${at.url} within ${patience / 1000} s`
  const hint = at.method === 'GET' ? 'allow more time' : UNSURE
  return new ClientError('deadline', text, {...at, hint, cause})
}

function ownError(error: unknown): ClientError | undefined {
  for (let at = error; at instanceof Error; at = at.cause as Error) if (at instanceof ClientError) return at
  return undefined
}
