import * as z from 'zod'
import {ClientError} from './error.js'
import type {Identity} from './identity.js'
import {jsonBody} from './json-body.js'
import type {Look} from './look.js'
import {ENDPOINT} from './network-failure.js'
import type {Onlooker, Outcome, Write} from './onlooker.js'
import type {Recall} from './recall.js'
import {redactUrl} from './redact.js'
import {check, readJson, readReply, type Schema} from './reply.js'
import type {ServiceName} from './service.js'
import type {Session} from './session.js'
import {sendAs} from './signed-request.js'
import {LARGEST_REPLY} from './size.js'
import type {HttpReply, HttpRequest, Method, RequestBody, Transport} from './transport.js'
import {leadsNowhere, unknownAnswer} from './unknown-answer.js'
import type {Part, Progress} from './upload.js'
import {baseUrl} from './url.js'

export type QueryValue = string | number | boolean

export interface RequestOptions {
  /** Members that are undefined are left out; a list repeats its name. */
  query?: Record<string, QueryValue | readonly QueryValue[] | undefined>
  headers?: Record<string, string>
  /** Instead of the deadline of the connection. */
  timeoutMs?: number
  /** Whichever of these counts, no longer than this. */
  withinMs?: number
}

export interface DeleteOptions extends RequestOptions {
  /** vim wants to be told how to delete. */
  body?: unknown
}

export interface UploadOptions extends RequestOptions {
  method?: 'POST' | 'PATCH' | 'PUT'
  onProgress?(progress: Progress): void
}

/** The requests of one service in one region; `path` escapes what goes into their paths. */
export interface Api {
  readonly service: ServiceName
  get<T>(path: string, schema: Schema<T>, options?: RequestOptions): Promise<T>
  /** The rows under `key`, of all pages. */
  list<T>(path: string, key: string, item: Schema<T>, options?: RequestOptions): Promise<T[]>
  post<T>(path: string, body: unknown, schema: Schema<T>, options?: RequestOptions): Promise<T>
  patch<T>(path: string, body: unknown, schema: Schema<T>, options?: RequestOptions): Promise<T>
  put<T>(path: string, body: unknown, schema: Schema<T>, options?: RequestOptions): Promise<T>
  delete<T>(path: string, schema?: Schema<T>, options?: DeleteOptions): Promise<T | undefined>
  upload<T>(path: string, parts: readonly Part[], schema: Schema<T>, options?: UploadOptions): Promise<T>
}

/** A service that was found: paths are appended to `url`. */
export interface LocatedApi extends Api {
  readonly url: string
}

export interface ApiOptions {
  service: ServiceName
  endpoint: string
  session: Session
  transport: Transport
  notice(text: string): void
  /** Where the service is. */
  region?: string
  beforeChange?(): Promise<void>
  onlooker?: Onlooker
  /** Where the same is asked again and again. */
  recall?: Recall
}

/** The services have a thousand rows and more on a page. */
const MOST_PAGES = 500

const Page = z.record(z.string(), z.unknown())

type Exchange = {request: HttpRequest; reply: HttpReply}

export function createApi(options: ApiOptions): LocatedApi {
  const {service, endpoint, region, session, transport, notice, beforeChange, onlooker, recall} = options
  const url = baseUrl(service, endpoint)

  async function ask(method: Method, path: string, options: RequestOptions = {}, body?: Body, since?: number) {
    const headers = {...headersOf(service, method, body), ...lowerCased(options.headers)}
    const request = {
      service,
      method,
      url: `${url}${path}${queryOf(options)}`,
      body,
      timeoutMs: options.timeoutMs,
      withinMs: options.withinMs,
      since,
    }
    const exchange = await sendAs(session, transport, (who) => ({
      ...request,
      headers: {...headers, ...identifying(service, who)},
    }))
    recall?.heard(exchange.reply)
    return exchange
  }

  /** What is made of a reply; of one that came before, what was made of it then. */
  const read = <T>({request, reply}: Exchange, by: unknown, make: () => T): T =>
    recall ? recall.read(request.url, reply, by, make) : make()

  /** As who looks on may see it. */
  async function described(method: Write['method'], path: string, options: RequestOptions = {}, body?: Body) {
    const who = {...(await session.identity()), token: '$OS_TOKEN'}
    const headers = {...headersOf(service, method, body), ...lowerCased(options.headers), ...identifying(service, who)}
    const whole = redactUrl(`${url}${path}${queryOf(options)}`)
    return {service, region, method, path: whole.slice(redactUrl(url).length), url: whole, headers, body}
  }

  const look: Look = async (path) => {
    const {request, reply} = await ask('GET', path)
    try {
      return {value: readJson(request, reply)}
    } catch (error) {
      if (!(error instanceof ClientError) || error.status === undefined || error.status < 400) throw error
      if (error.status >= 500 || error.kind === 'auth') throw error
      // Not everything that can be changed can be read where it is changed.
      return error.kind === 'not-found' ? 'absent' : 'unsaid'
    }
  }

  /** Every request that may change something passes here. */
  async function write<T>(
    method: Write['method'],
    path: string,
    {options, body, read}: {options?: RequestOptions; body?: Body; read: (exchange: Exchange) => T},
  ): Promise<T> {
    await beforeChange?.()
    if (!onlooker) return read(await ask(method, path, options, body))
    const seen = await described(method, path, options, body)
    const instead = await onlooker.before(seen, look)
    if (instead) return instead.answer as T
    let outcome: Outcome = {}
    try {
      const exchange = await ask(method, path, options, body)
      outcome = {status: exchange.reply.status, requestId: exchange.reply.requestId}
      const answer = read(exchange)
      outcome = {...outcome, answer}
      return answer
    } catch (error) {
      const {status, requestId} = error instanceof ClientError ? error : {}
      outcome = {status, requestId, ...outcome, error: (error as Error).message}
      throw error
    } finally {
      onlooker.after(seen, outcome)
    }
  }

  const send = <T>(
    method: Write['method'],
    path: string,
    {body, schema, options}: {body: unknown; schema: Schema<T>; options?: RequestOptions},
  ) =>
    write(method, path, {
      options,
      body: body === undefined ? undefined : jsonBody(body),
      read: ({request, reply}) => readReply(request, reply, schema),
    })

  async function list<T>(path: string, key: string, item: Schema<T>, options: RequestOptions = {}): Promise<T[]> {
    if (leadsNowhere(path)) return unknownAnswer(service) as T[]
    const pages: T[][] = []
    const seen = new Set<string>()
    const since = performance.now()
    let size = 0
    let first = ''
    const all = () => {
      const [only = [], ...others] = pages
      if (others.length === 0) return only
      return recall ? recall.whole(first, pages) : pages.flat()
    }
    for (let query = options.query, count = 0; ; ) {
      const {request, reply} = await ask('GET', path, {...options, query}, undefined, since)
      first ||= request.url
      // fm offers a next page and then fails on it, whatever is asked for.
      if (seen.size > 0 && service === 'fm' && reply.status >= 500) {
        notice(`fm gave the first ${count} of ${key} and refuses to go on: there are more`)
        return all()
      }
      const {rows, next} = read({request, reply}, item, () => {
        const page = check(request, reply, readJson(request, reply), Page)
        const found = check(request, reply, page[key] ?? [], z.array(z.unknown()), key)
        const rows = found.map((row, at) => check(request, reply, row, item, `${key}.${count + at}`))
        return {rows, next: nextPage(page['next'])}
      })
      pages.push(rows)
      count += rows.length
      if (next === undefined || options.query?.['limit'] !== undefined || seen.has(next)) {
        const found = all()
        onlooker?.saw?.(path, found)
        return found
      }
      seen.add(next)
      size += reply.text.length
      if (seen.size >= MOST_PAGES || size > LARGEST_REPLY) throw endless(request, reply, key)
      query = {...options.query, ...queryIn(next)}
    }
  }

  return {
    service,
    url,
    async get<T>(path: string, schema: Schema<T>, options?: RequestOptions) {
      if (leadsNowhere(path)) return unknownAnswer(service) as T
      const {request, reply} = await ask('GET', path, options)
      const content = read({request, reply}, schema, () => readReply(request, reply, schema))
      onlooker?.saw?.(path, content)
      return content
    },
    list,
    post: (path, body, schema, options) => send('POST', path, {body, schema, options}),
    patch: (path, body, schema, options) => send('PATCH', path, {body, schema, options}),
    put: (path, body, schema, options) => send('PUT', path, {body, schema, options}),
    async delete(path, schema, {body, ...options} = {}) {
      const answer = await write('DELETE', path, {
        options,
        body: body === undefined ? undefined : jsonBody(body),
        read({request, reply}) {
          const value = readJson(request, reply)
          return schema && value !== undefined ? check(request, reply, value, schema) : undefined
        },
      })
      return schema && answer
    },
    async upload(path, parts, schema, {method = 'POST', onProgress, ...options} = {}) {
      const {multipart} = await import('./upload.js')
      const body = await multipart(parts, onProgress)
      return write(method, path, {options, body, read: ({request, reply}) => readReply(request, reply, schema)})
    },
  }
}

/** A service that is looked for when it is first asked for something. */
export function lateApi(service: ServiceName, locate: () => Promise<Api>): Api {
  return {
    service,
    get: async (path, schema, options) => (await locate()).get(path, schema, options),
    list: async (path, key, item, options) => (await locate()).list(path, key, item, options),
    post: async (path, body, schema, options) => (await locate()).post(path, body, schema, options),
    patch: async (path, body, schema, options) => (await locate()).patch(path, body, schema, options),
    put: async (path, body, schema, options) => (await locate()).put(path, body, schema, options),
    delete: async (path, schema, options) => (await locate()).delete(path, schema, options),
    upload: async (path, parts, schema, options) => (await locate()).upload(path, parts, schema, options),
  }
}

/** The same service, whose failures another has a look at: it throws what is to be said of them. */
export function catching(api: Api, look: (error: unknown) => never): Api {
  return {
    service: api.service,
    get: (path, schema, options) => api.get(path, schema, options).catch(look),
    list: (path, key, item, options) => api.list(path, key, item, options).catch(look),
    post: (path, body, schema, options) => api.post(path, body, schema, options).catch(look),
    patch: (path, body, schema, options) => api.patch(path, body, schema, options).catch(look),
    put: (path, body, schema, options) => api.put(path, body, schema, options).catch(look),
    delete: (path, schema, options) => api.delete(path, schema, options).catch(look),
    upload: (path, parts, schema, options) => api.upload(path, parts, schema, options).catch(look),
  }
}

/** The same service, each request within the time that is left of a whole. */
export function withinTime(api: Api, left: () => number): Api {
  const timed = <O extends RequestOptions>(options?: O) => {
    const rest = Math.max(1, Math.floor(left()))
    return {...options, withinMs: Math.min(options?.withinMs ?? rest, rest)} as O
  }
  return {
    service: api.service,
    get: (path, schema, options) => api.get(path, schema, timed(options)),
    list: (path, key, item, options) => api.list(path, key, item, timed(options)),
    post: (path, body, schema, options) => api.post(path, body, schema, timed(options)),
    patch: (path, body, schema, options) => api.patch(path, body, schema, timed(options)),
    put: (path, body, schema, options) => api.put(path, body, schema, timed(options)),
    delete: (path, schema, options) => api.delete(path, schema, timed(options)),
    upload: (path, parts, schema, options) => api.upload(path, parts, schema, timed(options)),
  }
}

type Body = RequestBody & {headers?: Record<string, string>}

/** The headers that the official client of each service sends: some of the servers answer otherwise to others. */
function headersOf(service: ServiceName, method: Method, body: Body | undefined): Record<string, string> {
  // WebOb's HTML errors say more than its JSON ones, and sysinv reads the body of a DELETE that says it is JSON.
  const anything = service === 'dcmanager' || service === 'fm' || method === 'DELETE'
  const accept = anything ? '*/*' : 'application/json'
  if (body?.headers) return {accept, ...body.headers}
  if (body) return {accept, 'content-type': 'application/json'}
  if (service === 'sysinv' && method === 'DELETE') return {accept, 'content-type': 'application/octet-stream'}
  return service === 'dcmanager' ? {accept} : {accept, 'content-type': 'application/json'}
}

/** Who asks, in the headers that each service looks at. */
function identifying(service: ServiceName, {header, token, grant}: Identity): Record<string, string> {
  const headers: Record<string, string> = {[header.toLowerCase()]: token}
  if (!grant) return headers
  const {user, project} = grant
  if (service === 'dcmanager') {
    headers['x-user-id'] = user.id
    if (project) headers['x-project-id'] = project.id
  }
  if (service === 'vim') {
    // The official sw-manager gives the user's name for both.
    headers['x-user'] = user.name
    headers['x-tenant'] = user.name
    if (user.domain?.name) headers['x-user-domain-name'] = user.domain.name
  }
  return headers
}

const lowerCased = (headers: Record<string, string> = {}) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))

function queryOf({query = {}}: RequestOptions): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) params.append(name, String(one))
  }
  return params.size > 0 ? `?${params}` : ''
}

function endless({service, method}: HttpRequest, {url, status, requestId}: HttpReply, key: string): ClientError {
  const text = `${service} offers page after page of ${key} and comes to no end`
  return new ClientError('failed', text, {service, method, url, status, requestId, hint: ENDPOINT})
}

/** The query of the next page. Its address is left aside: it is the server's own, which need not be ours. */
function nextPage(next: unknown): string | undefined {
  if (typeof next !== 'string' || next === '') return undefined
  return URL.canParse(next, 'http://any') ? new URL(next, 'http://any').search : undefined
}

function queryIn(text: string): Record<string, string[]> {
  const params = new URLSearchParams(text)
  return Object.fromEntries([...params.keys()].map((name) => [name, params.getAll(name)]))
}
