import {createHash} from 'node:crypto'
import multipart from '@fastify/multipart'
import fastify, {type FastifyInstance, type FastifyReply, type FastifyRequest} from 'fastify'
import {pause} from '../kernel/pause.js'
import {centralRegion} from '../regions.js'
import type {TokenUser} from '../seams.js'
import type {Simulation} from '../simulation.js'
import {type Call, nobody} from './call.js'
import type {TlsIdentity} from './certificate.js'
import {arrivedAtOfficialPort} from './official-port.js'
import {type Policy, platformPolicies} from './policy.js'
import {noSuchPath, problem, problemOf, unreadable} from './problem.js'
import {Reply} from './reply.js'
import {partsOf} from './route-path.js'
import {findRoutes} from './route-table.js'
import type {Asked, Route, Service} from './service.js'
import {type Form, readForm} from './upload.js'

/** Tells a client that waits that it may wait for ever. No genuine server has it. */
const clockHeader = 'x-simulator-clock'
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']
/** Configuration files in JSON bodies are small; images and patches come as forms, which are streamed. */
const largestBody = 64 * 1024 * 1024

export interface ServerOptions {
  /** where defects are told; the request is answered with the service's own error meanwhile */
  readonly report: (error: unknown) => void
  readonly tls?: TlsIdentity
}

/** One fastify plugin for each service, under each region's prefix. */
export function createServer(sim: Simulation, services: readonly Service[], options: ServerOptions): FastifyInstance {
  const app = fastify({
    ...(options.tls === undefined ? {} : {https: options.tls}),
    bodyLimit: largestBody,
    routerOptions: {ignoreTrailingSlash: true, ignoreDuplicateSlashes: true, maxParamLength: 4096},
    exposeHeadRoutes: false,
    forceCloseConnections: true,
  })
  app.register(multipart, {limits: {fileSize: Number.POSITIVE_INFINITY, fieldSize: largestBody}})
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', {parseAs: 'buffer'}, (_request, body, done) => done(null, body))
  app.setNotFoundHandler((_request, reply) => reply.status(404).send({error: 'no service answers here'}))
  for (const one of services) {
    const desk = new Desk(sim, one, options)
    app.register(desk.plugin, {prefix: `/:region${one.mount}`})
    if (one.global === true) app.register(desk.plugin, {prefix: one.mount})
  }
  return app
}

/** Takes one service's requests: region, faults, token, policy, transaction, and its own error bodies. */
class Desk {
  #requests = 0

  constructor(
    private readonly sim: Simulation,
    private readonly definition: Service,
    private readonly options: ServerOptions,
  ) {}

  readonly plugin = async (app: FastifyInstance): Promise<void> => {
    // What fastify refuses before a handler runs: a body that is too large.
    app.setErrorHandler((error, request, reply) => {
      this.#send(reply, this.definition.errors(problemOf(error, this.options.report), this.#asked(request)))
    })
    // The paths of a service are looked up in its own table, which all simulators of a process share.
    for (const url of ['', '/*']) {
      app.route({method: methods, url, handler: (request, reply) => this.#answer(request, reply)})
    }
  }

  async #answer(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const asked = this.#asked(request)
    let answer: Reply
    try {
      answer = await this.#serve(request, asked)
    } catch (error) {
      answer = this.definition.errors(problemOf(error, this.options.report), asked)
    }
    this.#send(reply, answer)
    await reply
  }

  #send(reply: FastifyReply, answer: Reply): void {
    reply.header('x-openstack-request-id', this.#requestId())
    if (this.sim.speed === 'frozen') reply.header(clockHeader, 'frozen')
    for (const [name, value] of Object.entries(answer.headers)) reply.header(name, value)
    reply.status(answer.status)
    if (answer.body === undefined) reply.send()
    else if (typeof answer.body === 'string' && reply.hasHeader('content-type')) reply.send(Buffer.from(answer.body))
    else {
      // Sent as bytes, because the servers' content type is exactly this, without a charset.
      if (!reply.hasHeader('content-type')) reply.header('content-type', 'application/json')
      reply.send(Buffer.from(JSON.stringify(answer.body)))
    }
  }

  async #serve(request: FastifyRequest, asked: Asked): Promise<Reply> {
    const named = regionIn(request) ?? centralRegion
    const regionName = this.sim.aliases.get(named) ?? named
    if (this.sim.ask('region', regionName) === undefined) throw problem('no-route', 404, 'no such region')
    const fault = this.sim.faults.request({
      service: this.definition.name,
      method: request.method,
      path: asked.path,
      region: regionName,
    })
    if (fault !== undefined) {
      if (fault.latency > 0) await pause(fault.latency)
      if (fault.status !== null) throw problem('fault', fault.status, fault.message)
    }
    const found = findRoutes(this.definition, this.#parts(request))
    if (found === undefined) noSuchPath()
    const route = found.routes.find((one) => one.method === request.method)
    if (route === undefined) {
      throw problem('no-method', 405, request.method, {allow: found.routes.map((one) => one.method)})
    }
    const user = this.#admit(request, route)
    const form = request.isMultipart() ? await readForm(request).catch(unreadable) : undefined
    try {
      const sent = this.#read(request, asked, form)
      const region = this.sim.in(regionName)
      const call = {...sent, sim: this.sim, region, user}
      const result = this.#run(route, () => route.answer(call, found.values))
      return result instanceof Reply ? result : new Reply(200, result)
    } finally {
      await form?.discard()
    }
  }

  #run({method, readOnly}: Route, answer: () => unknown): unknown {
    const changes = !(method === 'GET' || method === 'HEAD' || readOnly === true)
    try {
      if (!changes) return answer()
      this.sim.driver.catchUp()
      return this.sim.transact(answer)
    } finally {
      this.sim.store.trim()
    }
  }

  #admit(request: FastifyRequest, route: Route): TokenUser {
    const policy = this.#policy(route)
    const token = header(request, 'x-auth-token')
    const oidc = header(request, 'oidc-token')
    const user =
      token !== undefined
        ? this.sim.ask('tokenUser', token)
        : oidc !== undefined
          ? this.sim.ask('oidcUser', oidc)
          : undefined
    if (policy === platformPolicies.public) return user ?? nobody
    if (user === undefined) {
      throw problem('unauthorized', 401, 'The request you have made requires authentication.', {detail: {token, oidc}})
    }
    if (!policy(user)) throw problem('forbidden', 403, 'The requested action is not authorized')
    return user
  }

  #policy(route: Route): Policy {
    const named = route.policy ?? (route.method === 'GET' || route.method === 'HEAD' ? 'read' : 'write')
    if (typeof named === 'function') return named
    return this.definition.policies?.[named] ?? platformPolicies[named]
  }

  #asked(request: FastifyRequest): Asked {
    const [, ...rest] =
      request.url
        .split('?', 1)[0]
        ?.replace(/\/{2,}/g, '/')
        .split(this.definition.mount) ?? []
    const region = regionIn(request)
    const official = arrivedAtOfficialPort(request.raw)
    const root = `${request.protocol}://${request.host}`
    const prefix = region === undefined ? '' : `/${region}`
    return {
      method: request.method,
      path: rest.join(this.definition.mount) || '/',
      server: official ? `${request.protocol}://${request.hostname}:${mainPort(request)}` : root,
      base: official ? root : `${root}${prefix}${this.definition.mount}`,
      header: (name) => header(request, name),
    }
  }

  /** The path inside the service, part by part; no part holds a slash but one that was sent as %2F. */
  #parts(request: FastifyRequest): string[] {
    const [path = ''] = request.url.replace(/^https?:\/\/[^/?#]*/i, '').split(/[?#]/, 1)
    const before = partsOf(this.definition.mount).length + (regionIn(request) === undefined ? 0 : 1)
    return partsOf(path).slice(before).map(decodeURIComponent)
  }

  #read(
    request: FastifyRequest,
    asked: Asked,
    form: Form | undefined,
  ): Omit<Call, 'sim' | 'region' | 'user' | 'params'> {
    const search = new URLSearchParams(request.url.split('?')[1] ?? '')
    const text = Buffer.isBuffer(request.body) ? request.body.toString('utf8') : ''
    return {
      ...asked,
      query: Object.fromEntries(search),
      search,
      body: form?.fields ?? parse(text, this.definition.judgesBodies ? undefined : header(request, 'content-type')),
      text,
      files: form?.files ?? [],
    }
  }

  /** Not drawn from a stream: reading must not change anything. */
  #requestId(): string {
    this.#requests += 1
    const hex = createHash('md5').update(`${this.definition.name} ${this.#requests}`).digest('hex')
    return `req-${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`
  }
}

function regionIn(request: FastifyRequest): string | undefined {
  const params = request.params as {readonly region?: string}
  return params.region
}

function mainPort(request: FastifyRequest): number | undefined {
  const address = request.server.server.address()
  return typeof address === 'object' ? address?.port : undefined
}

function header(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name.toLowerCase()]
  return Array.isArray(value) ? value[0] : value
}

/** The official clients send JSON under several content types, and none at all. */
function parse(text: string, contentType: string | undefined): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    if (contentType?.includes('json') === true) throw problem('malformed', 400, 'the body is not JSON')
    return undefined
  }
}
