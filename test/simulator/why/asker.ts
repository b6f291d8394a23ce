import {subscribe, unsubscribe} from 'node:diagnostics_channel'
import type {IncomingMessage} from 'node:http'
import {type Apis, apisOf} from '../../../src/cli/apis.js'
import {type Cloud, connect} from '../../../src/client/connect.js'
import type {ServiceName} from '../../../src/client/service.js'
import {explainApplication} from '../../../src/families/application-why.js'
import {explainHost} from '../../../src/families/host-why.js'
import {explainOrchestration} from '../../../src/families/orchestration-why.js'
import {explainStorage} from '../../../src/families/storage-why.js'
import {explainStrategy} from '../../../src/families/strategy-why.js'
import {explainNamed} from '../../../src/families/subcloud-why.js'
import {withinPatience} from '../../../src/families/why-reading.js'
import {type Explanation, explanationText} from '../../../src/views/why.js'
import {passwordOf, type Session} from '../support/session.js'

/** What was told, and what it took. */
export interface Told {
  readonly explanation: Explanation
  /** As a terminal of eighty columns shows it. */
  readonly lines: readonly string[]
  /** How many requests arrived at the simulator; signing in is none, and one that is repeated because it failed is one. */
  readonly requests: number
}

/** Nobody waits for what a rule lets come in an hour. */
const NO_TIME_MS = 20

const ARRIVED = 'http.server.request.start'

/** Asks why, as the commands do, and counts what arrives at the simulator. */
export class Asker {
  readonly #cloud: Cloud
  /** What arrives for another one that gave up waiting is none of ours. */
  readonly #name = `asker ${crypto.randomUUID()}`
  readonly #log = new Set<string>()
  #later = 0
  #late: {service: ServiceName; region: string} | undefined

  constructor(
    private readonly session: Session,
    {timeoutMs}: {timeoutMs?: number} = {},
  ) {
    const {simulator} = session
    this.#cloud = connect({
      auth: {
        kind: 'password',
        authUrl: `${simulator.url}/keystone/v3`,
        username: 'admin',
        password: passwordOf(simulator, 'admin'),
        project: {name: 'admin'},
      },
      region: 'RegionOne',
      delay: async () => undefined,
      timeoutMs,
      userAgent: this.#name,
    })
    subscribe(ARRIVED, this.#hear)
  }

  async close(): Promise<void> {
    unsubscribe(ARRIVED, this.#hear)
    await this.#cloud.close()
  }

  host = (region: string, name: string) => this.#ask(explainHost(this.#apis(region), name, this.#place(region)))
  application = (region: string, name: string) =>
    this.#ask(explainApplication(this.#apis(region), name, this.#place(region)))
  orchestration = (region: string, type?: string) =>
    this.#ask(explainOrchestration(this.#apis(region), type, this.#place(region)))
  storage = (region: string) => this.#ask(explainStorage(this.#apis(region), this.#place(region)))
  strategy = () => this.#ask(explainStrategy(this.#apis('RegionOne'), this.#place('RegionOne')))

  subcloud = (name: string) => {
    const asking = {
      apis: this.#apis('RegionOne'),
      cloud: async () => this.#cloud,
      bmcUrl: async (address: string) => `${this.session.simulator.url}/bmc/${address}`,
      signal: new AbortController().signal,
      now: this.#now,
      siteTimeMs: this.#late?.region === name ? NO_TIME_MS : undefined,
    }
    return this.#ask(explainNamed(asking, name))
  }

  /** What is asked is asked so many hours later, with all as it was. */
  async hoursLater(hours: number, ask: () => Promise<Told>): Promise<Told> {
    this.#later = hours * 3_600_000
    return ask().finally(() => {
      this.#later = 0
    })
  }

  /** What is asked is asked without any time for this service there. */
  async withoutTimeFor(late: {service: ServiceName; region: string}, ask: () => Promise<Told>): Promise<Told> {
    this.#late = late
    return ask().finally(() => {
      this.#late = undefined
    })
  }

  readonly #now = () => this.session.simulator.sim.now() + this.#later

  readonly #hear = (message: unknown) => {
    const {request} = message as {request: IncomingMessage}
    const {method, url = ''} = request
    const {host, 'user-agent': agent} = request.headers
    const here = host === new URL(this.session.simulator.url).host
    const ours = here && (agent === this.#name || url.startsWith('/bmc/'))
    if (ours && !url.includes('/keystone/')) this.#log.add(`${method} ${url}`)
  }

  #place = (region: string) => ({subcloud: region === 'RegionOne' ? undefined : region, now: this.#now})

  #apis(region: string): Apis {
    const apis = apisOf(
      async () => this.#cloud,
      async () => ({region}),
    )
    if (this.#late?.region !== region) return apis
    const {service} = this.#late
    return {...apis, [service]: withinPatience(apis, NO_TIME_MS)[service]}
  }

  async #ask(asking: Promise<Explanation>): Promise<Told> {
    this.#log.clear()
    const explanation = await asking
    return {explanation, lines: explanationText(explanation, 80).split('\n'), requests: this.#log.size}
  }
}
