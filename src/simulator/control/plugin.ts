import {createReadStream, createWriteStream} from 'node:fs'
import {rm} from 'node:fs/promises'
import {join} from 'node:path'
import type {Readable} from 'node:stream'
import {pipeline} from 'node:stream/promises'
import type {FastifyInstance, FastifyReply} from 'fastify'
import {parseJson} from '../http/json.js'
import {reasonOf, SimulatorError} from '../kernel/problem.js'
import type {OriginWishes} from '../origin.js'
import type {Scratch} from '../scratch.js'
import type {Simulation} from '../simulation.js'
import {clearAlarms, raiseAlarm} from './alarm.js'
import {parseFault} from './fault-rule.js'
import {tokenHeader} from './header.js'
import {bootNode, loseHost, mendHost} from './machine.js'
import {alike, Nonces, nonceHeader, proofHeader, proofOf} from './proof.js'
import {failService, mendService} from './service.js'
import {speedOf} from './speed.js'
import {statusOf} from './status.js'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** answered to whoever asks */
    public?: boolean
  }
}

export interface ControlOptions {
  readonly sim: Simulation
  readonly token: string
  /** what rules about requests may name */
  readonly services: readonly string[]
  readonly scratch: Scratch
  /** empties the simulation and begins as it did, or as wished */
  readonly beginAnew: (wishes: OriginWishes) => Promise<void>
  /** takes over the state that a file holds, or throws and changes nothing */
  readonly load: (file: string) => void
  /** ends the process, after the reply has gone out */
  readonly stop: () => void
}

/** `/_sim/…`: what moves the simulation itself. Not part of any simulated API, and guarded by a token of its own. */
export const controlPlugin =
  ({sim, token, services, scratch, beginAnew, load, stop}: ControlOptions) =>
  async (app: FastifyInstance): Promise<void> => {
    const nonces = new Nonces()
    app.addHook('onRequest', async ({headers, routeOptions}, reply) => {
      if (routeOptions.config.public === true || alike(headers[tokenHeader], token)) return
      const nonce = headers[nonceHeader]
      if (nonces.use(nonce) && alike(headers[proofHeader], proofOf('client', String(nonce), token))) return
      await reply.status(401).send({error: {message: 'no control token'}})
    })
    app.get('/proof', {config: {public: true}}, ({headers}) => ({
      proof: proofOf('daemon', String(headers[nonceHeader] ?? ''), token),
      nonce: nonces.issue(),
    }))
    app.setErrorHandler((error, _request, reply) => tell(error, reply))
    app.removeAllContentTypeParsers()
    app.addContentTypeParser('application/json', {parseAs: 'string'}, (_request, body, done) => {
      try {
        done(null, body === '' ? {} : parseJson(String(body)))
      } catch {
        done(new SimulatorError('usage', 'the body is not JSON'))
      }
    })
    app.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload))

    app.get('/status', () => statusOf(sim))
    app.post('/advance', async (request) => {
      const {duration} = request.body as {duration: string}
      const ran = await sim.advance(duration)
      // What is to be said to other sites is said when the caller goes on: they may have clocks of their own.
      await sim.errands.idle()
      return {ran, ...statusOf(sim)}
    })
    app.post('/speed', (request) => {
      sim.setSpeed(speedOf((request.body as {speed: unknown}).speed))
      return statusOf(sim)
    })
    app.post('/reset', async (request) => {
      await beginAnew(request.body as OriginWishes)
      return statusOf(sim)
    })
    app.get('/faults', () => ({faults: sim.faults.list()}))
    app.post('/faults', (request) =>
      sim.transact(() => sim.faults.add(parseFault(request.body, {faults: sim.faults, services}))),
    )
    app.delete('/faults', () => ({removed: sim.transact(() => sim.faults.clear())}))
    app.delete('/faults/:id', (request) => {
      const {id} = request.params as {id: string}
      if (!sim.transact(() => sim.faults.remove(Number(id))))
        throw new SimulatorError('not-found', `no fault rule ${id}`)
      return {removed: Number(id)}
    })
    app.post('/alarms', (request) => sim.transact(() => raiseAlarm(sim, request.body)))
    app.post('/alarms/clear', (request) => sim.transact(() => clearAlarms(sim, request.body)))
    app.post('/hosts/:host/lose', (request) => {
      const {host} = request.params as {host: string}
      return sim.transact(() => loseHost(sim, host, request.body))
    })
    app.post('/hosts/:host/mend', (request) => {
      const {host} = request.params as {host: string}
      return sim.transact(() => mendHost(sim, host, request.body))
    })
    app.post('/services/:service/fail', (request) => {
      const {service} = request.params as {service: string}
      return sim.transact(() => failService(sim, service, request.body))
    })
    app.post('/services/:service/mend', (request) => {
      const {service} = request.params as {service: string}
      return sim.transact(() => mendService(sim, service, request.body))
    })
    app.post('/nodes/:mac/boot', (request) => {
      const {mac} = request.params as {mac: string}
      return sim.transact(() => bootNode(sim, mac, request.body))
    })
    app.get('/events', (request, reply) => {
      const {after = '0', limit = '1000'} = request.query as {after?: string; limit?: string}
      const lines = sim.events.tail(Number(after), Number(limit)).map((event) => `${JSON.stringify(event)}\n`)
      return reply.header('content-type', 'application/x-ndjson').send(lines.join(''))
    })
    app.get('/snapshot', async (_request, reply) => {
      const folder = await scratch.folder()
      const discard = () => rm(folder, {recursive: true, force: true})
      const file = join(folder, 'snapshot')
      try {
        sim.keepTime()
        sim.database.saveTo(file)
      } catch (error) {
        await discard()
        throw error
      }
      const stream = createReadStream(file)
      stream.once('close', () => void discard())
      return reply.header('content-type', 'application/octet-stream').send(stream)
    })
    app.put('/snapshot', async (request) => {
      const folder = await scratch.folder()
      try {
        const file = join(folder, 'snapshot')
        await pipeline(request.body as Readable, createWriteStream(file, {mode: 0o600}))
        load(file)
        return statusOf(sim)
      } finally {
        await rm(folder, {recursive: true, force: true})
      }
    })
    app.post('/stop', (_request, reply) => {
      reply.raw.once('finish', stop)
      return reply.send(statusOf(sim))
    })
  }

const statuses: Record<SimulatorError['kind'], number> = {usage: 400, 'not-found': 404, conflict: 409, failed: 500}

function tell(error: unknown, reply: FastifyReply): void {
  const known = error instanceof SimulatorError
  const kind = known ? error.kind : 'failed'
  const message = reasonOf(error)
  void reply.status(statuses[kind]).send({error: {kind, message, hint: known ? error.hint : undefined}})
}
