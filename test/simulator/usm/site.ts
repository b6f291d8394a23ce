import {expect} from 'vitest'
import type {SimulatorOptions} from '../../../src/simulator/main.js'
import {type Answer, openSession, type Session} from '../support/session.js'

type Row = Record<string, unknown>

/** A system whose software is being worked on. */
export class Site {
  private constructor(readonly session: Session) {}

  static async open(options: Partial<SimulatorOptions>): Promise<Site> {
    return new Site(await openSession(options))
  }

  get sim() {
    return this.session.simulator.sim
  }

  close = () => this.session.simulator.close()
  advance = (duration: string) => this.session.simulator.advance(duration)

  /** Errors are JSON that calls itself a page. */
  async ask(method: string, path: string, body?: unknown): Promise<Answer> {
    const answer = await this.session.ask(method, `/RegionOne/usm/v1/${path}`, body)
    return typeof answer.body === 'string' ? {...answer, body: JSON.parse(answer.body)} : answer
  }

  post = async (path: string, body: unknown = {}) => (await this.ask('POST', path, body)).body as Row

  /** The error of a refusal, with its status. */
  refused = async (method: string, path: string, body?: unknown): Promise<string> => {
    const answer = await this.ask(method, path, body)
    return `${answer.status} ${(answer.body as {error: string}).error}`
  }

  /** What a refusal says where good news stand otherwise, with its status. */
  mild = async (method: string, path: string, body?: unknown): Promise<string> => {
    const answer = await this.ask(method, path, body)
    expect(answer.body).toMatchObject({error: ''})
    return `${answer.status} ${(answer.body as {info: string}).info}`
  }

  async upload(files: Record<string, string>): Promise<{status: number; body: Row}> {
    const form = new FormData()
    for (const [name, content] of Object.entries(files)) form.append(name, new Blob([content]), name)
    const {url} = this.session.simulator
    const headers = {'x-auth-token': this.session.token}
    const response = await fetch(`${url}/RegionOne/usm/v1/release`, {method: 'POST', headers, body: form})
    return {status: response.status, body: (await response.json()) as Row}
  }

  /** Uploads and waits until it is there. */
  async provide(files: Record<string, string>): Promise<void> {
    const {body} = await this.upload(files)
    if (body['error'] !== '') throw new Error(String(body['error']))
    await this.advance('5m')
  }

  async states(): Promise<Record<string, unknown>> {
    const rows = (await this.ask('GET', 'release')).body as Row[]
    return Object.fromEntries(rows.map((row) => [row['release_id'], row['state']]))
  }

  /** The releases that sysinv knows, of the system and of each host. */
  async inventory(): Promise<{system: unknown; hosts: Record<string, unknown>}> {
    const rows = async (what: string): Promise<Row[]> => {
      const {body} = await this.session.ask('GET', `/RegionOne/sysinv/v1/${what}`)
      return (body as Record<string, Row[]>)[what] ?? []
    }
    const [system] = await rows('isystems')
    const hosts = (await rows('ihosts')).map((host) => [host['hostname'], host['sw_version']])
    return {system: system?.['software_version'], hosts: Object.fromEntries(hosts)}
  }

  async deploy(): Promise<Row | undefined> {
    return ((await this.ask('GET', 'deploy')).body as Row[])[0]
  }

  state = async () => (await this.deploy())?.['state']

  async hostStates(): Promise<Record<string, unknown>> {
    const rows = (await this.ask('GET', 'deploy_host')).body as Row[]
    return Object.fromEntries(rows.map((row) => [row['hostname'], row['host_state']]))
  }

  alarms = () => this.sim.ask('alarms', 'RegionOne').map(({alarmId, entity}) => `${alarmId} ${entity}`)

  want = (hostname: string, action: 'lock' | 'unlock' | 'swact') =>
    this.sim.transact(() => this.sim.emit('host.wanted', {region: 'RegionOne', hostname, action}))

  async lock(hostname: string): Promise<void> {
    this.want(hostname, 'lock')
    await this.advance('1m')
  }

  async unlock(hostname: string): Promise<void> {
    this.want(hostname, 'unlock')
    await this.advance('15m')
  }

  async swact(hostname: string): Promise<void> {
    this.want(hostname, 'swact')
    await this.advance('2m')
  }

  fail(state: string, host?: string): void {
    // A rule that nobody would be allowed to add proves nothing.
    expect(this.sim.faults.known(state), state).toMatchObject({
      known: true,
      ...(host === undefined ? {} : {hosts: true}),
    })
    this.sim.transact(() => this.sim.faults.add({state, count: 1, ...(host === undefined ? {} : {host})}))
  }
}
