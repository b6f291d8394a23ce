import {createHash} from 'node:crypto'
import type {IncomingMessage} from 'node:http'
import multipart from '@fastify/multipart'
import fastify, {type FastifyInstance, type FastifyReply, type FastifyRequest} from 'fastify'
import type {TlsIdentity} from '../../certificate/authority.js'
import {pause} from '../kernel/pause.js'
import {centralRegion} from '../regions.js'
import type {Scratch} from '../scratch.js'
import type {TokenUser} from '../seams.js'
import type {Simulation} from '../simulation.js'
import {discardRest, readBody} from './body.js'
import {type Call, nobody} from './call.js'
import {parseJson} from './json.js'
import {imageForm, largestBody, settingsForm} from './limit.js'
import {arrivedAtOfficialPort} from './official-port.js'
import {type Place, Places} from './place.js'
import {type Policy, platformPolicies} from './policy.js'
import {noSuchPath, problem, problemOf, unreadable} from './problem.js'
import {Reply} from './reply.js'
import {findRoutes} from './route-table.js'
import type {Asked, Route, Service} from './service.js'
import {type Form, readForm} from './upload.js'

/** Tells a client that waits that it may wait for ever. No genuine server has it. */
const clockHeader = 'x-simulator-clock'
/** By which clients tell how old something is: the clock of a simulator goes its own way. No genuine server has it. */
const timeHeader = 'x-simulator-time'
/** Until when whoever asks would wait: at `max` that time passes before he is answered. No genuine server knows it. */
const untilHeader = 'x-simulator-until'
/** Who waits for longer asks again. */
const longestPassage = 86_400_000
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

export interface ServerOptions {
  /** where defects are told; the request is answered with the service's own error meanwhile */
  readonly report: (error: unknown) => void
  readonly tls?: TlsIdentity
  /** where large uploads stand meanwhile */
  readonly scratch: Scratch
}

export function createServer(sim: Simulation, services: readonly Service[], options: ServerOptions): FastifyInstance {
  const app = fastify({
    ...(options.tls === undefined ? {} : {https: options.tls}),
    bodyLimit: largestBody,
    routerOptions: {ignoreTrailingSlash: true, ignoreDuplicateSlashes: true, maxParamLength: 4096},
    exposeHeadRoutes: false,
    forceCloseConnections: true,
  })
  app.register(multipart)
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request: FastifyRequest, stream: IncomingMessage) => readBody(stream, largestBody))
  app.setNotFoundHandler((_request, reply) => nobodyAnswers(reply))
  const desks = services.map((one) => new Desk(sim, one, options))
  const places = new Places(desks, (name) => sim.ask('region', sim.aliases.get(name) ?? name) !== undefined)
  // What fastify refuses before a handler runs: a body that is too large.
  app.setErrorHandler((error, request, reply) => {
    const place = places.find(request.url)
    if (place === undefined) nobodyAnswers(reply)
    else place.service.refuse(error, request, reply, place)
  })
  // The paths of a service are looked up in its own table, which all simulators of a process share.
  app.route({
    method: methods,
    url: '/*',
    handler: async (request, reply) => {
      const place = places.find(request.url)
      if (place === undefined) nobodyAnswers(reply)
      else await place.service.answer(request, reply, place)
      await reply
    },
  })
  return app
}

const nobodyAnswers = (reply: FastifyReply) => void reply.status(404).send({error: 'no service answers here'})

/** A request with where it leads. */
interface Arrival {
  readonly request: FastifyRequest
  readonly place: Place
  readonly asked: Asked
}

/** A reply that refuses: what was done until it was clear that the request is refused is taken back. */
class Refused extends Error {
  constructor(readonly reply: Reply) {
    super('refused')
  }
}

/** Takes one service's requests: region, faults, token, policy, transaction, and its own error bodies. */
class Desk {
  readonly mount: string
  readonly global: boolean | undefined
  #requests = 0

  constructor(
    private readonly sim: Simulation,
    private readonly definition: Service,
    private readonly options: ServerOptions,
  ) {
    this.mount = definition.mount
    this.global = definition.global
  }

  async answer(request: FastifyRequest, reply: FastifyReply, place: Place): Promise<void> {
    if (this.sim.ask('silent', this.#regionOf(place))) {
      // A system that is gone answers nothing, not even an error.
      reply.hijack()
      request.raw.socket.destroy()
      return
    }
    const asked = this.#asked(request, place)
    let answer: Reply
    try {
      answer = await this.#serve({request, place, asked})
    } catch (error) {
      answer = this.definition.errors(problemOf(error, this.options.report), asked)
    }
    this.#send(reply, answer)
  }

  refuse(error: unknown, request: FastifyRequest, reply: FastifyReply, place: Place): void {
    this.#send(reply, this.definition.errors(problemOf(error, this.options.report), this.#asked(request, place)))
  }

  #send(reply: FastifyReply, answer: Reply): void {
    reply.header('x-openstack-request-id', this.#requestId())
    reply.header(timeHeader, new Date(this.sim.now()).toISOString())
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

  #regionOf({region = centralRegion}: Place): string {
    return this.sim.aliases.get(region) ?? region
  }

  async #serve(arrival: Arrival): Promise<Reply> {
    const {request, place, asked} = arrival
    const regionName = this.#regionOf(place)
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
    const found = findRoutes(this.definition, place.parts)
    if (found === undefined) noSuchPath()
    const route = found.routes.find((one) => one.method === request.method)
    if (route === undefined) {
      throw problem('no-method', 405, request.method, {allow: found.routes.map((one) => one.method)})
    }
    const user = this.#admit(request, route)
    await this.#passTime(request)
    const form = request.isMultipart() ? await formOf(request, route, this.options.scratch) : undefined
    try {
      const sent = this.#read(arrival, form)
      const region = this.sim.in(regionName)
      const call = {...sent, sim: this.sim, region, user}
      return this.#run(route, () => {
        const result = route.answer(call, found.values)
        return result instanceof Reply ? result : new Reply(200, result)
      })
    } finally {
      await form?.discard()
    }
  }

  /** Time in which nobody has anything to do is not waited for at `max`, as that in which something is done is not. */
  async #passTime(request: FastifyRequest): Promise<void> {
    const left = Date.parse(header(request, untilHeader) ?? '') - this.sim.now()
    if (left > 0 && this.sim.speed === 'max') await this.sim.advance(Math.min(left, longestPassage))
  }

  /** A handler either does all that it answers, or, whichever way it refuses, nothing. */
  #run({method, readOnly}: Route, answer: () => Reply): Reply {
    const changes = !(method === 'GET' || method === 'HEAD' || readOnly === true)
    try {
      if (!changes) return answer()
      this.sim.driver.catchUp()
      return this.sim.transact(() => {
        const reply = answer()
        if (reply.status >= 400) throw new Refused(reply)
        return reply
      })
    } catch (error) {
      if (error instanceof Refused) return error.reply
      throw error
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

  #asked(request: FastifyRequest, {region, path}: Place): Asked {
    const official = arrivedAtOfficialPort(request.raw)
    const root = `${request.protocol}://${request.host}`
    const prefix = region === undefined ? '' : `/${region}`
    return {
      method: request.method,
      path,
      server: official ? `${request.protocol}://${request.hostname}:${mainPort(request)}` : root,
      base: official ? root : `${root}${prefix}${this.definition.mount}`,
      header: (name) => header(request, name),
    }
  }

  #read({request, asked}: Arrival, form: Form | undefined): Omit<Call, 'sim' | 'region' | 'user' | 'params'> {
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

async function formOf(request: FastifyRequest, {images}: Route, scratch: Scratch): Promise<Form> {
  try {
    return await readForm(request, scratch, images === true ? imageForm : settingsForm)
  } catch (error) {
    discardRest(request.raw)
    return unreadable(error)
  }
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
    return parseJson(text)
  } catch {
    if (contentType?.includes('json') === true) throw problem('malformed', 400, 'the body is not JSON')
    return undefined
  }
}
