import {afterEach} from 'vitest'
import type {SimulatorOptions} from '../../../src/simulator/main.js'
import {type Answer, openSession, type Session} from '../support/session.js'

export type Row = Record<string, unknown>

/** One simulated system on a frozen clock, and the shorthand of its tests. */
export interface System extends Session {
  get(path: string): Promise<Answer>
  rows(path: string): Promise<Row[]>
  host(name: string): Promise<Row>
  /** several fields of a host, in one line */
  state(name: string, ...fields: string[]): Promise<string>
  act(name: string, action: string): Promise<Answer>
  patch(path: string, values: Readonly<Record<string, unknown>>): Promise<Answer>
  post(path: string, body: unknown): Promise<Answer>
  remove(path: string): Promise<Answer>
  alarms(): Promise<string[]>
  logs(): Promise<string[]>
  pass(duration: string): Promise<unknown>
}

/** No system has a network for storage until somebody adds it. */
export async function addStorageNetwork({post}: System): Promise<void> {
  const pool = await post('addrpools', {name: 'storage-pool', network: '10.10.20.0', prefix: 24})
  const pool_uuid = (pool.body as Row)['uuid']
  await post('networks', {type: 'storage', name: 'storage-net', dynamic: true, pool_uuid})
}

const open: Session[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.simulator.close()
})

export async function openSystem(scenario: SimulatorOptions['scenario'] = 'standard'): Promise<System> {
  const session = await openSession({scenario, subclouds: scenario === 'dc' ? 1 : undefined})
  open.push(session)
  const ask = (method: string, path: string, body?: unknown) =>
    session.ask(method, `/RegionOne/sysinv/v1/${path}`, body)
  const get = (path: string) => ask('GET', path)
  const host = async (name: string) => (await get(`ihosts/${name}`)).body as Row
  const fm = async (path: string) => (await session.ask('GET', `/RegionOne/fm/v1/${path}`)).body
  return {
    ...session,
    get,
    host,
    rows: async (path) => Object.values((await get(path)).body as Record<string, Row[]>)[0] ?? [],
    state: async (name, ...fields) => {
      const row = await host(name)
      const chosen = fields.length > 0 ? fields : ['administrative', 'operational', 'availability', 'task']
      return chosen.map((field) => String(row[field])).join(' ')
    },
    act: (name, action) => ask('PATCH', `ihosts/${name}`, [{op: 'replace', path: '/action', value: action}]),
    patch: (path, values) =>
      ask(
        'PATCH',
        path,
        Object.entries(values).map(([name, value]) => ({op: 'replace', path: `/${name}`, value})),
      ),
    post: (path, body) => ask('POST', path, body),
    remove: (path) => ask('DELETE', path),
    alarms: async () => {
      const {alarms} = (await fm('alarms')) as {alarms: Row[]}
      return alarms.map((one) => `${one['alarm_id']} ${one['entity_instance_id']}`).sort()
    },
    logs: async () => {
      const {event_log: entries} = (await fm('event_log?limit=100')) as {event_log: Row[]}
      return entries
        .filter((one) => one['state'] === 'log')
        .map((one) => `${one['event_log_id']} ${one['entity_instance_id']}`)
        .reverse()
    },
    pass: (duration) => session.simulator.advance(duration),
  }
}

/** What a refusal says, with its status in front. */
export function refusal(answer: Answer): string {
  const {error_message: text} = answer.body as {error_message?: string}
  if (text === undefined) return String(answer.status)
  return `${answer.status} ${(JSON.parse(text) as {faultstring: string}).faultstring}`
}
