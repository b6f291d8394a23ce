import {type ChildProcess, spawn} from 'node:child_process'
import {once} from 'node:events'
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {ControlClient} from '../../../src/simulator/control/client.js'
import type {DaemonMessage} from '../../../src/simulator/daemon-process.js'
import {readRecord} from '../../../src/simulator/daemon-record.js'
import {passwordAuth} from '../../simulator/support/session.js'

const entry = fileURLToPath(new URL('../../../dist/simulator/daemon-process.js', import.meta.url))

export interface Reply {
  readonly status: number
  readonly body: Record<string, unknown>
}

/** A simulator as a process of its own, which may be killed at any moment and started again where it was. */
export class KilledSite {
  #child: ChildProcess | undefined
  #port = 0
  #token: string | undefined
  #killed = false

  constructor(
    readonly name: string,
    readonly dataDir: string,
    private readonly beginning: {seed: number; subclouds: number},
  ) {}

  /** From the moment at which we end it: one that ends by itself is a failure. */
  get killed(): boolean {
    return this.#killed
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`
  }

  get control(): ControlClient {
    const record = readRecord(this.dataDir)
    if (record === undefined) throw new Error(`${this.name} left no record`)
    return new ControlClient(record)
  }

  /** On its old port, once it is free: for a moment, a connection of somebody else may have it. */
  async start(): Promise<void> {
    for (;;) {
      const child = spawn(process.execPath, [entry], {stdio: ['ignore', 'inherit', 'inherit', 'ipc']})
      this.#child = child
      this.#killed = false
      child.send({
        ...{dataDir: this.dataDir, port: this.#port, host: '127.0.0.1', version: '0', ephemeral: false},
        ...{realPorts: false, tls: false, speed: 'frozen', startTime: Date.UTC(2026, 2, 1), ...this.beginning},
      })
      const [message] = (await once(child, 'message')) as [DaemonMessage]
      if ('ready' in message) {
        this.#port = Number(new URL(message.ready.url).port)
        return
      }
      await once(child, 'exit')
      if (!/^port \d+ of .* is taken$/.test(message.refused.message)) throw new Error(message.refused.message)
    }
  }

  async kill(): Promise<void> {
    if (this.#killed || this.#child === undefined) return
    this.#killed = true
    const gone = once(this.#child, 'exit')
    this.#child.kill('SIGKILL')
    await gone
  }

  get admin(): {username: string; password: string} {
    return JSON.parse(readFileSync(join(this.dataDir, 'openrc.json'), 'utf8'))
  }

  /** The token of the first day is good after every kill. */
  async ask(method: string, path: string, content?: object): Promise<Reply> {
    this.#token ??= await this.#signIn()
    const form = content instanceof FormData
    const response = await fetch(`${this.url}/RegionOne${path}`, {
      method,
      headers: {'x-auth-token': this.#token, ...(form ? {} : {'content-type': 'application/json'})},
      body: content === undefined ? undefined : form ? content : JSON.stringify(content),
    })
    const text = await response.text()
    const json = response.headers.get('content-type')?.includes('json') === true
    return {status: response.status, body: json ? JSON.parse(text) : {text}}
  }

  async #signIn(): Promise<string> {
    const {username, password} = this.admin
    const body = JSON.stringify(passwordAuth(username, password))
    const headers = {'content-type': 'application/json'}
    const response = await fetch(`${this.url}/keystone/v3/auth/tokens`, {method: 'POST', headers, body})
    return response.headers.get('x-subject-token') ?? ''
  }
}
