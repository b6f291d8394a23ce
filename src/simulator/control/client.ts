import {createWriteStream} from 'node:fs'
import {readFile, rename, rm, stat} from 'node:fs/promises'
import {Readable} from 'node:stream'
import {pipeline} from 'node:stream/promises'
import type {ReadableStream as WebStream} from 'node:stream/web'
import type {Agent} from 'undici'
import {authorityFile, controlTokenFile, type DaemonRecord} from '../daemon-files.js'
import type {FaultRule} from '../kernel/fault.js'
import {reasonOf, SimulatorError} from '../kernel/problem.js'
import type {AlarmChange} from './alarm.js'
import {tokenHeader} from './header.js'
import type {MachineChange} from './machine.js'
import {commandAt, type Place} from './place.js'
import type {SimulationStatus} from './status.js'

/** How a daemon and its simulation stand. */
export interface SimulatorStatus extends SimulationStatus {
  readonly url: string
  readonly data_dir: string
  readonly started_at: string
  readonly version: string
}

/** Talks to the control API of a simulator that runs. */
export class ControlClient {
  #agent: Agent | undefined

  constructor(
    private readonly daemon: DaemonRecord,
    private readonly place: Place = {dataDir: daemon.dataDir, told: true},
  ) {}

  async status(): Promise<SimulatorStatus> {
    return this.#told(await this.#json('GET', '/status'))
  }

  /** Answers how many timers ran. */
  async advance(duration: string): Promise<SimulatorStatus & {ran: number}> {
    const {ran, ...status} = await this.#json<SimulationStatus & {ran: number}>('POST', '/advance', {duration})
    return {ran, ...this.#told(status)}
  }

  async setSpeed(speed: string): Promise<SimulatorStatus> {
    return this.#told(await this.#json('POST', '/speed', {speed}))
  }

  async reset(): Promise<SimulatorStatus> {
    return this.#told(await this.#json('POST', '/reset', {}))
  }

  async stop(): Promise<void> {
    await this.#json('POST', '/stop', {})
  }

  async faults(): Promise<FaultRule[]> {
    return (await this.#json<{faults: FaultRule[]}>('GET', '/faults')).faults
  }

  addFault(rule: object): Promise<FaultRule> {
    return this.#json('POST', '/faults', rule)
  }

  async removeFault(id: number | string): Promise<void> {
    await this.#json('DELETE', `/faults/${encodeURIComponent(id)}`)
  }

  /** Answers the rules that were there. */
  async clearFaults(): Promise<FaultRule[]> {
    return (await this.#json<{removed: FaultRule[]}>('DELETE', '/faults')).removed
  }

  raiseAlarm(alarm: object): Promise<AlarmChange> {
    return this.#json('POST', '/alarms', alarm)
  }

  async clearAlarms(alarm: object): Promise<AlarmChange[]> {
    return (await this.#json<{cleared: AlarmChange[]}>('POST', '/alarms/clear', alarm)).cleared
  }

  loseHost(host: string, how: object): Promise<MachineChange> {
    return this.#json('POST', `/hosts/${encodeURIComponent(host)}/lose`, how)
  }

  mendHost(host: string, how: object): Promise<MachineChange> {
    return this.#json('POST', `/hosts/${encodeURIComponent(host)}/mend`, how)
  }

  failService(service: string, how: object): Promise<MachineChange> {
    return this.#json('POST', `/services/${encodeURIComponent(service)}/fail`, how)
  }

  mendService(service: string, how: object): Promise<MachineChange> {
    return this.#json('POST', `/services/${encodeURIComponent(service)}/mend`, how)
  }

  bootNode(mac: string, how: object): Promise<MachineChange> {
    return this.#json('POST', `/nodes/${encodeURIComponent(mac)}/boot`, how)
  }

  /** JSON lines */
  async events(after: number, limit: number): Promise<string> {
    return (await this.#send('GET', `/events?after=${after}&limit=${limit}`)).text()
  }

  /** Answers the size of the file. */
  async saveSnapshot(file: string): Promise<number> {
    const {body} = await this.#send('GET', '/snapshot')
    if (body === null) throw new SimulatorError('failed', `the simulator at ${this.daemon.url} sent nothing`)
    const partial = `${file}.part`
    try {
      await pipeline(Readable.fromWeb(body as WebStream), createWriteStream(partial, {mode: 0o600}))
      await rename(partial, file)
    } catch (error) {
      await rm(partial, {force: true})
      throw new SimulatorError('failed', `cannot write ${file}: ${reasonOf(error)}`, undefined, {cause: error})
    }
    return (await stat(file)).size
  }

  async loadSnapshot(file: string): Promise<SimulatorStatus> {
    let content: Buffer
    try {
      content = await readFile(file)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
        throw new SimulatorError('usage', `there is no snapshot ${file}`, 'check the path', {cause: error})
      }
      throw new SimulatorError('failed', `cannot read ${file}: ${reasonOf(error)}`, undefined, {cause: error})
    }
    const headers = {'content-type': 'application/octet-stream'}
    return this.#told(
      (await (await this.#send('PUT', '/snapshot', {headers, body: content})).json()) as SimulationStatus,
    )
  }

  /** Over TLS, the simulator's own authority and no other. */
  async #trust(): Promise<RequestInit> {
    if (!this.daemon.url.startsWith('https:')) return {}
    const {Agent} = await import('undici')
    this.#agent ??= new Agent({connect: {ca: await readFile(authorityFile(this.daemon.dataDir), 'utf8')}})
    return {dispatcher: this.#agent} as unknown as RequestInit
  }

  #told(status: SimulationStatus): SimulatorStatus {
    const {url, dataDir, startedAt, version} = this.daemon
    const {pid, ...rest} = status
    return {pid, url, data_dir: dataDir, started_at: startedAt, version, ...rest}
  }

  async #json<T>(method: string, path: string, body?: unknown): Promise<T> {
    const headers = body === undefined ? undefined : {'content-type': 'application/json'}
    const response = await this.#send(method, path, {
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
    })
    return (await response.json()) as T
  }

  async #send(method: string, path: string, init: RequestInit = {}): Promise<Response> {
    const {url, dataDir} = this.daemon
    const token = await readFile(controlTokenFile(dataDir), 'utf8')
    let response: Response
    try {
      const headers = {...init.headers, [tokenHeader]: token}
      response = await fetch(`${url}/_sim${path}`, {...init, ...(await this.#trust()), method, headers})
    } catch (error) {
      const hint = `look at ${commandAt(this.place, 'logs')}, or start it again with ${commandAt(this.place, 'start')}`
      throw new SimulatorError('failed', `the simulator at ${url} does not answer`, hint, {cause: error})
    }
    if (response.ok) return response
    const {error} = (await response.json()) as {error: {kind?: SimulatorError['kind']; message: string; hint?: string}}
    throw new SimulatorError(error.kind ?? 'failed', error.message, error.hint)
  }
}
