import {mkdirSync} from 'node:fs'
import type {AddressInfo} from 'node:net'
import {join} from 'node:path'
import {controlPlugin} from './control/plugin.js'
import {type Credentials, newCredentials} from './credentials.js'
import type {TlsIdentity} from './http/certificate.js'
import {OfficialListeners, type OfficialPort} from './http/official-port.js'
import {ownRequest} from './http/own-request.js'
import {createServer} from './http/server.js'
import type {Service} from './http/service.js'
import type {ClockState, Speed} from './kernel/clock.js'
import {Database} from './kernel/database.js'
import type {Duration} from './kernel/duration.js'
import {SimulatorError} from './kernel/problem.js'
import {newSeed, secret} from './kernel/secret.js'
import {Simulation as Kernel} from './kernel/simulation.js'
import {Timing, type TimingProfile} from './kernel/timing.js'
import {wallClock} from './kernel/wall.js'
import {bundledScenario} from './scenarios/bundled.js'
import type {ScenarioName} from './scenarios/name.js'
import type {Scenario} from './scenarios/scenario.js'
import {dcmanager} from './services/dcmanager/service.js'
import {fm} from './services/fm/service.js'
import {keystone} from './services/keystone/service.js'
import {redfish} from './services/redfish/service.js'
import {sysinv} from './services/sysinv/service.js'
import {usm} from './services/usm/service.js'
import {vim} from './services/vim/service.js'
import type {Origin, Simulation, Vocabulary} from './simulation.js'
import {defaultTiming} from './timing.js'

export interface SimulatorOptions {
  /** `memory`, or the directory that holds the file */
  store: 'memory' | string
  /** one that comes with the simulator, or one that was read from elsewhere */
  scenario?: ScenarioName | Scenario
  subclouds?: number
  seed?: number
  speed?: Speed
  /** simulated milliseconds since 1970; without it a new simulation begins now */
  startTime?: number
  timing?: TimingProfile
  /** real time */
  wall?: () => number
  /** beside the ones that are always there; for tests of the kernel */
  services?: readonly Service[]
  report?: (error: unknown) => void
  tls?: TlsIdentity
  /** who may use `/_sim/…`; without it there is no such thing */
  control?: {token: string; stop: () => void}
}

export interface Simulator {
  readonly sim: Simulation
  readonly credentials: Credentials
  /** where it answers; known after `listen` */
  readonly url: string
  /** `also`: single services at the root of ports of their own */
  listen(address?: {port?: number; host?: string; also?: readonly OfficialPort[]}): Promise<string>
  close(): Promise<void>
  /** lets simulated time pass; answers how many timers ran */
  advance(duration: Duration): Promise<number>
}

export const databaseName = 'simulator.db'

export async function createSimulator(options: SimulatorOptions): Promise<Simulator> {
  const wall = options.wall ?? wallClock
  const report = options.report ?? (() => undefined)
  if (options.store !== 'memory') mkdirSync(options.store, {recursive: true, mode: 0o700})
  const database = Database.open(options.store === 'memory' ? 'memory' : join(options.store, databaseName))
  try {
    const {origin, credentials, clock} = await foundation(database, options, wall)
    const sim = new Kernel<Vocabulary>({
      database,
      origin,
      clock: {...clock, speed: options.speed ?? clock.speed},
      timing: new Timing(defaultTiming, options.timing ?? {}),
      wall,
    })
    const services = [keystone(credentials), sysinv, fm, usm, vim, dcmanager, redfish, ...(options.services ?? [])]
    for (const service of services) service.install?.(sim)
    sim.scheduler.load(database.timers())
    const begin = () =>
      sim.begin(() => {
        for (const service of services) service.begin?.(sim)
      })
    begin()
    const app = createServer(sim, services, {report, tls: options.tls})
    if (options.control !== undefined) {
      const names = services.map(({name}) => name)
      app.register(controlPlugin({sim, begin, services: names, ...options.control}), {prefix: '/_sim'})
    }
    await app.ready()
    sim.provide('ownRequest', () => ownRequest(app))
    sim.transact(() => {
      for (const service of services) service.resume?.(sim)
    })
    const listeners = new OfficialListeners((request, response) => app.routing(request, response), options.tls)
    sim.driver.start()
    let url = ''
    return {
      sim,
      credentials,
      get url() {
        return url
      },
      listen: async ({port = 0, host = '127.0.0.1', also = []} = {}) => {
        await app.listen({port, host})
        await listeners.open(host, also)
        const {port: actual} = app.server.address() as AddressInfo
        const scheme = options.tls === undefined ? 'http' : 'https'
        url = `${scheme}://${reachable(host)}:${actual}`
        return url
      },
      close: async () => {
        sim.driver.stop()
        await listeners.close()
        await app.close()
        try {
          sim.keepTime()
        } catch (error) {
          // A full disk must not keep it from ending; what was acknowledged is committed already.
          report(error)
        }
        database.close()
      },
      advance: (duration) => sim.advance(duration),
    }
  } catch (error) {
    database.close()
    throw error
  }
}

/** What a new file is given, or what an old one says; a wish that contradicts the file is refused. */
async function foundation(
  database: Database,
  options: SimulatorOptions,
  wall: () => number,
): Promise<{origin: Origin; credentials: Credentials; clock: ClockState}> {
  const kept = database.meta<Origin>('origin')
  const credentials = database.meta<Credentials>('credentials')
  const clock = database.meta<ClockState>('clock')
  if (kept !== undefined && credentials !== undefined && clock !== undefined) {
    checkWishes(kept, options)
    return {origin: kept, credentials, clock}
  }
  const epoch = options.startTime ?? wall()
  const {scenario = 'dc', subclouds, seed = newSeed()} = options
  const chosen = typeof scenario === 'string' ? await bundledScenario(scenario) : scenario
  const plan = subclouds === undefined ? chosen : {...chosen, subclouds}
  if (plan.subcloud === undefined && plan.subclouds > 0) {
    throw new SimulatorError('usage', `scenario ${plan.name} has no subclouds`, 'use --scenario dc')
  }
  const origin: Origin = {seed, epoch, scenario: plan.name, subclouds: plan.subclouds, plan}
  const fresh = {origin, credentials: newCredentials(secret), clock: {time: epoch, speed: options.speed ?? 1}}
  database.write((write) => {
    for (const [name, value] of Object.entries(fresh)) write.meta(name, value)
  })
  return fresh
}

/** Data keep the scenario and the seed that they were made from. */
function checkWishes(kept: Origin, {scenario, subclouds, seed, store}: SimulatorOptions): void {
  const hint = 'leave the flag out, or use another --data directory'
  const wishes = {scenario: typeof scenario === 'object' ? scenario.name : scenario, subclouds, seed}
  for (const wish of ['scenario', 'subclouds', 'seed'] as const) {
    if (wishes[wish] !== undefined && wishes[wish] !== kept[wish]) {
      throw new SimulatorError('conflict', `the data in ${store} has ${wish} ${kept[wish]}, not ${wishes[wish]}`, hint)
    }
  }
  const said = (plan: Scenario) => JSON.stringify({...plan, subclouds: 0})
  if (typeof scenario === 'object' && said(scenario) !== said(kept.plan)) {
    const message = `the data in ${store} was made from ${scenario.name} as it was before it changed`
    throw new SimulatorError('conflict', message, hint)
  }
}

/** Where a client of this machine finds what listens on `host`. */
function reachable(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1'
  if (host === '::') return '[::1]'
  return host.includes(':') ? `[${host}]` : host
}
