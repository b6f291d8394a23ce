import {createWriteStream} from 'node:fs'
import {readFile, rename, rm, stat} from 'node:fs/promises'
import type {IncomingMessage} from 'node:http'
import {json, text} from 'node:stream/consumers'
import {pipeline} from 'node:stream/promises'
import {authorityFile, controlTokenFile, type DaemonRecord} from '../daemon-files.js'
import type {FaultRule} from '../kernel/fault.js'
import {reasonOf, SimulatorError} from '../kernel/problem.js'
import type {OriginWishes} from '../origin.js'
import type {AlarmChange} from './alarm.js'
import type {MachineChange} from './machine.js'
import {commandAt, type Place} from './place.js'
import {alike, newNonce, nonceHeader, proofHeader, proofOf, proofPath} from './proof.js'
import type {SimulationStatus} from './status.js'

/** How a daemon and its simulation stand. */
export interface SimulatorStatus extends SimulationStatus {
  readonly url: string
  readonly data_dir: string
  readonly started_at: string
  readonly version: string
}

/**
 * Talks to the control API of a simulator that runs. An order may take as long as it needs: `advance` of a large fleet
 * answers when all is done.
 */
export class ControlClient {
  constructor(
    private readonly daemon: DaemonRecord,
    private readonly place: Pick<Place, 'dataDir' | 'told'> = {dataDir: daemon.dataDir, told: true},
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

  /** Begins anew: as it did, but for what is wished. */
  async reset(wishes: OriginWishes = {}): Promise<SimulatorStatus> {
    return this.#told(await this.#json('POST', '/reset', wishes))
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
    return text(await this.#send('GET', `/events?after=${after}&limit=${limit}`))
  }

  /** Answers the size of the file. */
  async saveSnapshot(file: string): Promise<number> {
    const reply = await this.#send('GET', '/snapshot')
    const partial = `${file}.part`
    try {
      await pipeline(reply, createWriteStream(partial, {mode: 0o600}))
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
    const reply = await this.#send('PUT', '/snapshot', {type: 'application/octet-stream', content})
    return this.#told((await json(reply)) as SimulationStatus)
  }

  #told(status: SimulationStatus): SimulatorStatus {
    const {url, dataDir, startedAt, version} = this.daemon
    const {pid, ...rest} = status
    return {pid, url, data_dir: dataDir, started_at: startedAt, version, ...rest}
  }

  async #json<T>(method: string, path: string, body?: unknown): Promise<T> {
    const sent = body === undefined ? undefined : {type: 'application/json', content: JSON.stringify(body)}
    return (await json(await this.#send(method, path, sent))) as T
  }

  async #send(method: string, path: string, body?: {type: string; content: string | Buffer}): Promise<IncomingMessage> {
    const permit = await this.#permit()
    const sent = body && {'content-type': body.type, 'content-length': String(Buffer.byteLength(body.content))}
    const reply = await this.#request(method, `/_sim${path}`, {...permit, ...sent}, body?.content)
    if (reply.statusCode === 200) return reply
    const {error} = (await json(reply)) as {error: {kind?: SimulatorError['kind']; message: string; hint?: string}}
    throw new SimulatorError(error.kind ?? 'failed', error.message, error.hint)
  }

  /** Whoever answers is our simulator; only then it is told that we may order, once. */
  async #permit(): Promise<Record<string, string>> {
    const {url, dataDir} = this.daemon
    const token = await this.#own(controlTokenFile(dataDir))
    const mine = newNonce()
    const reply = await this.#request('GET', proofPath, {[nonceHeader]: mine})
    const {proof, nonce} = await answerOf(reply)
    if (!alike(proof, proofOf('daemon', mine, token))) {
      const hint = `that one is gone: ${commandAt(this.place, 'start')} starts it again`
      throw new SimulatorError('failed', `another program answers at ${url}, where a simulator was`, hint)
    }
    return {[nonceHeader]: String(nonce), [proofHeader]: proofOf('client', String(nonce), token)}
  }

  async #request(
    method: string,
    path: string,
    headers: Record<string, string>,
    content?: string | Buffer,
  ): Promise<IncomingMessage> {
    const {url, dataDir} = this.daemon
    const secure = url.startsWith('https:')
    // The simulator's own authority and no other.
    const trust = secure ? {ca: await this.#own(authorityFile(dataDir))} : {}
    const {request} = process.getBuiltinModule(secure ? 'node:https' : 'node:http')
    return new Promise<IncomingMessage>((resolve, reject) => {
      request(url + path, {...trust, method, headers}, resolve)
        .on('error', reject)
        .end(content)
    }).catch((error) => {
      const hint = `look at ${commandAt(this.place, 'logs')}, or start it again with ${commandAt(this.place, 'start')}`
      throw new SimulatorError('failed', `the simulator at ${url} does not answer`, hint, {cause: error})
    })
  }

  /** What the daemon left for its owner. */
  async #own(file: string): Promise<string> {
    try {
      return await readFile(file, 'utf8')
    } catch (error) {
      const hint = `end process ${this.daemon.pid}, and start it again with ${commandAt(this.place, 'start')}`
      throw new SimulatorError('failed', `cannot read ${file}: ${reasonOf(error)}`, hint, {cause: error})
    }
  }
}

/** What answers may be any program: nothing of it is believed, and little of it is read. */
async function answerOf(reply: IncomingMessage): Promise<{proof?: unknown; nonce?: unknown}> {
  let text = ''
  for await (const chunk of reply.setEncoding('utf8')) {
    text += chunk
    if (text.length > 1024) break
  }
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}
