import {type ChildProcess, spawn, spawnSync} from 'node:child_process'
import {once} from 'node:events'
import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import type {Readable, Writable} from 'node:stream'
import * as z from 'zod'

const program = 'chromium'

export const hasBrowser = spawnSync(program, ['--version']).status === 0

/** What a page did while it was open. */
export interface Visit {
  /** Errors and warnings of the console, exceptions, what the policy of the page refused. */
  readonly complaints: string[]
  /** Addresses that it asked for, its own first. */
  readonly requests: string[]
  /** What the question came to. */
  readonly answer: unknown
}

/** On what it is looked at; otherwise on a wide screen, in the light. */
export interface Look {
  width?: number
  media?: string
  features?: readonly {name: string; value: string}[]
}

const Message = z.looseObject({
  id: z.number().optional(),
  method: z.string().optional(),
  sessionId: z.string().optional(),
  params: z.record(z.string(), z.unknown()).optional(),
  result: z.record(z.string(), z.unknown()).optional(),
  error: z.looseObject({message: z.string()}).optional(),
})
type Message = z.infer<typeof Message>

const flags = (folder: string) => [
  '--headless',
  // In a container there is none, and what is opened here was made here.
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--no-first-run',
  // The browser itself asks nobody for anything either.
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-proxy-server',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--remote-debugging-pipe',
  `--user-data-dir=${folder}`,
  'about:blank',
]

/** Debian's browser without a window. It ends with the pipe that it is led by, so with whoever holds that. */
export class Browser {
  readonly #folder = mkdtempSync(join(tmpdir(), 'stx-browser-'))
  readonly #process: ChildProcess
  /** Rejects when there is no browser any more: nobody waits for what it would have said. */
  readonly #ended: Promise<never>
  readonly #waiting = new Map<number, (message: Message) => void>()
  readonly #heard: Message[] = []
  readonly #listeners = new Set<(message: Message) => void>()
  #sent = 0
  #rest = ''

  constructor() {
    this.#process = spawn(program, flags(this.#folder), {stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe']})
    const answers = this.#process.stdio[4] as Readable
    answers.setEncoding('utf8').on('data', (text: string) => this.#take(text))
    this.#ended = once(this.#process, 'exit').then(([code]) => {
      throw new Error(`${program} has ended with ${code}`)
    })
    // In the end it has been told to.
    this.#ended.catch(() => undefined)
  }

  /** Opens the page, and asks it a question in its own language once it has loaded; the answer may be a promise. */
  async visit(url: string, question: string, {width, media, features}: Look = {}): Promise<Visit> {
    const {targetId} = await this.#send('Target.createTarget', {url: 'about:blank'})
    const {sessionId} = await this.#send('Target.attachToTarget', {targetId, flatten: true})
    const session = String(sessionId)
    for (const domain of ['Page', 'Runtime', 'Log', 'Network']) await this.#send(`${domain}.enable`, {}, session)
    if (width !== undefined) {
      const size = {width, height: 900, deviceScaleFactor: 1, mobile: false}
      await this.#send('Emulation.setDeviceMetricsOverride', size, session)
    }
    if (media ?? features) await this.#send('Emulation.setEmulatedMedia', {media, features}, session)
    const from = this.#heard.length
    const loaded = this.#event('Page.loadEventFired', session)
    await this.#send('Page.navigate', {url}, session)
    await Promise.race([loaded, this.#ended])
    const {result} = await this.#send(
      'Runtime.evaluate',
      {expression: question, returnByValue: true, awaitPromise: true},
      session,
    )
    const heard = this.#heard.slice(from).filter((message) => message.sessionId === session)
    await this.#send('Target.closeTarget', {targetId})
    return {
      complaints: heard.filter(isComplaint).map((message) => JSON.stringify(message.params)),
      requests: heard.flatMap(({method, params}) =>
        method === 'Network.requestWillBeSent' ? [z.object({url: z.string()}).parse(params?.['request']).url] : [],
      ),
      answer: z.looseObject({value: z.unknown()}).parse(result).value,
    }
  }

  async close(): Promise<void> {
    const gone = this.#process.exitCode === null ? once(this.#process, 'exit') : undefined
    ;(this.#process.stdio[3] as Writable).end()
    await gone
    rmSync(this.#folder, {recursive: true, force: true, maxRetries: 10})
  }

  async #send(method: string, params: object, sessionId?: string): Promise<Record<string, unknown>> {
    this.#sent += 1
    const id = this.#sent
    const answered = new Promise<Message>((answer) => this.#waiting.set(id, answer))
    const pipe = this.#process.stdio[3] as Writable
    pipe.write(`${JSON.stringify({id, method, params, sessionId})}\0`)
    const {error, result} = await Promise.race([answered, this.#ended])
    if (error) throw new Error(`${method}: ${error.message}`)
    return result ?? {}
  }

  #event(method: string, session: string): Promise<void> {
    return new Promise((heard) => {
      const listener = (message: Message) => {
        if (message.method !== method || message.sessionId !== session) return
        this.#listeners.delete(listener)
        heard()
      }
      this.#listeners.add(listener)
    })
  }

  /** Messages end with a zero. */
  #take(text: string): void {
    const parts = (this.#rest + text).split('\0')
    this.#rest = parts.pop() ?? ''
    for (const part of parts) {
      const message = Message.parse(JSON.parse(part))
      if (message.id !== undefined) {
        this.#waiting.get(message.id)?.(message)
        this.#waiting.delete(message.id)
        continue
      }
      this.#heard.push(message)
      for (const listener of this.#listeners) listener(message)
    }
  }
}

const complaints = new Set(['Runtime.exceptionThrown', 'Runtime.consoleAPICalled', 'Log.entryAdded'])

const isComplaint = ({method = ''}: Message) => complaints.has(method) || method.startsWith('Page.javascriptDialog')
