import {readFile} from 'node:fs/promises'
import {controlTokenFile, type DaemonRecord} from '../daemon-files.js'
import {SimulatorError} from '../kernel/problem.js'
import {tokenHeader} from './header.js'

/** Talks to the control API of a simulator that runs. */
export class ControlClient {
  constructor(private readonly daemon: Pick<DaemonRecord, 'url' | 'dataDir'>) {}

  async json<T>(method: string, path: string, body?: unknown): Promise<T> {
    const headers = body === undefined ? undefined : {'content-type': 'application/json'}
    const response = await this.#send(method, path, {
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
    })
    return (await response.json()) as T
  }

  async text(path: string): Promise<string> {
    return (await this.#send('GET', path)).text()
  }

  async download(path: string): Promise<ReadableStream<Uint8Array>> {
    const {body} = await this.#send('GET', path)
    if (body === null) throw new SimulatorError('failed', `the simulator at ${this.daemon.url} sent nothing`)
    return body
  }

  async upload<T>(path: string, content: Buffer): Promise<T> {
    const headers = {'content-type': 'application/octet-stream'}
    return (await (await this.#send('PUT', path, {headers, body: content})).json()) as T
  }

  async #send(method: string, path: string, init: RequestInit = {}): Promise<Response> {
    const {url, dataDir} = this.daemon
    const token = await readFile(controlTokenFile(dataDir), 'utf8')
    let response: Response
    try {
      response = await fetch(`${url}/_sim${path}`, {...init, method, headers: {...init.headers, [tokenHeader]: token}})
    } catch (error) {
      const hint = 'look at `stx sim logs`, or start it again with `stx sim start`'
      throw new SimulatorError('failed', `the simulator at ${url} does not answer`, hint, {cause: error})
    }
    if (response.ok) return response
    const {error} = (await response.json()) as {error: {kind?: SimulatorError['kind']; message: string; hint?: string}}
    throw new SimulatorError(error.kind ?? 'failed', error.message, error.hint)
  }
}
