import {copyFileSync, mkdirSync} from 'node:fs'
import type {AddressInfo} from 'node:net'
import {join} from 'node:path'
import type {TlsIdentity} from '../certificate/authority.js'
import {controlPlugin} from './control/plugin.js'
import {type Credentials, newCredentials} from './credentials.js'
import {OfficialListeners, type OfficialPort} from './http/official-port.js'
import {ownRequest} from './http/own-request.js'
import {createServer} from './http/server.js'
import type {Service} from './http/service.js'
import type {ClockState, Speed} from './kernel/clock.js'
import {Database} from './kernel/database.js'
import type {Duration} from './kernel/duration.js'
import {reasonOf, SimulatorError} from './kernel/problem.js'
import {secret} from './kernel/secret.js'
import {Simulation as Kernel} from './kernel/simulation.js'
import {Timing, type TimingProfile} from './kernel/timing.js'
import {steadyClock, wallClock} from './kernel/wall.js'
import {checkWishes, judgeOrigin, type OriginWishes, originOf} from './origin.js'
import {centralRegion} from './regions.js'
import {Scratch} from './scratch.js'
import {dcmanager} from './services/dcmanager/service.js'
import {fm} from './services/fm/service.js'
import {keystone} from './services/keystone/service.js'
import {redfish} from './services/redfish/service.js'
import {sysinv} from './services/sysinv/service.js'
import {usm} from './services/usm/service.js'
import {vim} from './services/vim/service.js'
import type {Origin, Simulation, Vocabulary} from './simulation.js'
import {defaultTiming} from './timing.js'

export interface SimulatorOptions extends OriginWishes {
  /** `memory`, or the directory that holds the file */
  store: 'memory' | string
  /** the folder for what passes through, emptied at the start; without it one below `store` */
  scratch?: string
  speed?: Speed
  timing?: TimingProfile
  /** the date of the machine */
  wall?: () => number
  /** real time that never goes back, in milliseconds since some moment */
  steady?: () => number
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

/** Everything that answers, but for `/_sim`. */
export const servicesFor = (
  credentials: Credentials,
  ports: () => readonly OfficialPort[] = () => [],
): readonly Service[] => {
  return [keystone(credentials, ports), sysinv, fm, usm, vim, dcmanager, redfish]
}

export const databaseName = 'simulator.db'

export async function createSimulator(options: SimulatorOptions): Promise<Simulator> {
  const wall = options.wall ?? wallClock
  const report = options.report ?? (() => undefined)
  if (options.store !== 'memory') mkdirSync(options.store, {recursive: true, mode: 0o700})
  const scratch = new Scratch(
    options.scratch ?? (options.store === 'memory' ? undefined : join(options.store, 'scratch')),
  )
  const database = Database.open(options.store === 'memory' ? 'memory' : join(options.store, databaseName), judgeOrigin)
  try {
    const {origin, credentials, clock} = await foundation(database, options, wall)
    let ports: readonly OfficialPort[] = []
    const cast = () => [...servicesFor(credentials, () => ports), ...(options.services ?? [])]
    const services = cast()
    const play: Play = (data, from, players) => simulationOf(data, from, players, {...options, wall})
    const sim = play(database, {origin, clock: {...clock, speed: options.speed ?? clock.speed}}, services)
    const begin = () =>
      sim.begin(() => {
        for (const service of services) service.begin?.(sim)
      })
    const resume = () => resumeAll(sim, services)
    begin()
    const app = createServer(sim, services, {report, tls: options.tls, scratch})
    if (options.control !== undefined) {
      const control = {
        sim,
        services: services.map(({name}) => name),
        scratch,
        beginAnew: async (wishes: OriginWishes) => {
          sim.clear(await originOf(wishes, sim.origin, wall))
          begin()
        },
        load: (file: string) => {
          sim.load(file, {origin: judgeOrigin, whole: (copy) => rehearse(copy, play, cast())})
          begin()
          resume()
        },
      }
      app.register(controlPlugin({...control, ...options.control}), {prefix: '/_sim'})
    }
    await app.ready()
    sim.provide('ownRequest', () => ownRequest(app))
    playable(options.store, resume)
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
        ports = also
        const {port: actual} = app.server.address() as AddressInfo
        const scheme = options.tls === undefined ? 'http' : 'https'
        url = `${scheme}://${reachable(host)}:${actual}`
        return url
      },
      close: async () => {
        sim.driver.stop()
        await listeners.close()
        await app.close()
        await scratch.discard()
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

type Play = (database: Database, from: {origin: Origin; clock: ClockState}, services: readonly Service[]) => Simulation

function simulationOf(
  database: Database,
  from: {origin: Origin; clock: ClockState},
  services: readonly Service[],
  {timing = {}, steady = steadyClock, wall}: Pick<SimulatorOptions, 'timing' | 'steady'> & {wall: () => number},
): Simulation {
  const sim = new Kernel<Vocabulary>({database, ...from, timing: new Timing(defaultTiming, timing), wall, steady})
  for (const service of services) service.install?.(sim)
  sim.scheduler.load(database.timers())
  return sim
}

const resumeAll = (sim: Simulation, services: readonly Service[]): void =>
  sim.transact(() => {
    for (const service of services) service.resume?.(sim)
  })

/**
 * Whether a state can be gone on with is not a question of its form: it is tried, where it costs nothing. With services
 * of its own: some remember the simulation that they were installed in.
 */
function rehearse(file: string, play: Play, services: readonly Service[]): void {
  const copy = `${file}-rehearsed`
  copyFileSync(file, copy)
  const database = Database.open(copy, judgeOrigin)
  try {
    const [origin, clock] = [database.meta<Origin>('origin'), database.meta<ClockState>('clock')]
    if (origin === undefined || clock === undefined) throw new Error('it does not say what it began with')
    const sim = play(database, {origin, clock}, services)
    sim.provide('ownRequest', () => () => Promise.reject(new Error('this is a rehearsal')))
    resumeAll(sim, services)
    for (const name of [
      'world',
      centralRegion,
      ...sim
        .ask('regions')
        .slice(0, 3)
        .map((region) => region.name),
    ])
      sim.store.readWhole(name)
  } catch (error) {
    const message = `the snapshot cannot be played: ${reasonOf(error)}`
    throw new SimulatorError('failed', message, 'nothing was changed', {cause: error})
  } finally {
    database.close()
  }
}

/** What an earlier run left may make no sense to the services, whatever happened to it meanwhile. */
function playable(store: string, resume: () => void): void {
  try {
    resume()
  } catch (error) {
    if (store === 'memory' || error instanceof SimulatorError) throw error
    const hint = `\`stx sim reset --data ${store}\` begins anew`
    throw new SimulatorError('failed', `the data in ${store} cannot be gone on with: ${reasonOf(error)}`, hint, {
      cause: error,
    })
  }
}

/** What a new file is given, or what an old one says; a wish that contradicts the file is refused. */
async function foundation(
  database: Database,
  options: SimulatorOptions,
  wall: () => number,
): Promise<{origin: Origin; credentials: Credentials; clock: ClockState}> {
  const kept = database.meta<Origin>('origin')
  const clock = database.meta<ClockState>('clock')
  const credentials = database.meta<Credentials>('credentials') ?? newCredentials(secret)
  if (kept !== undefined) checkWishes(kept, options, options.store)
  const origin = kept ?? (await originOf(options, undefined, wall))
  const fresh = {origin, credentials, clock: clock ?? {time: origin.epoch, speed: options.speed ?? 1}}
  if (kept === undefined) {
    database.write((write) => {
      for (const [name, value] of Object.entries(fresh)) write.meta(name, value)
    })
  }
  return fresh
}

/** Where a client of this machine finds what listens on `host`. */
function reachable(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1'
  if (host === '::') return '[::1]'
  return host.includes(':') ? `[${host}]` : host
}
