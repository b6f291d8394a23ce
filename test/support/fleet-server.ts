import {once} from 'node:events'
import {createServer} from 'node:http'
import type {AddressInfo} from 'node:net'
import {afterAll, beforeAll} from 'vitest'

type Management = 'managed' | 'unmanaged'

export interface FakeFleet {
  states: Map<string, Management>
  /** Names of those for which a change arrived, each time. */
  sent: string[]
}

interface Behaviour {
  /** Those whose change is refused. */
  refuses?: readonly string[]
  /** In these words. */
  words?: string
  /** Told of each change that arrives: `lost` is not carried out, and neither kind of silence is answered. */
  arrives?: (name: string) => 'answer' | 'silent' | 'lost'
}

const named = {name: 'admin', domain: {id: 'default', name: 'Default'}}

/** A keystone and a dcmanager that know some subclouds and unmanage them, for the tests of one file. */
export function useFleetServer() {
  let fleet: FakeFleet & {names: readonly string[]} & Behaviour = {names: [], states: new Map(), sent: []}
  const row = (name: string) => ({
    ...{id: fleet.names.indexOf(name) + 1, name, 'management-state': fleet.states.get(name), 'region-name': name},
    ...{'availability-status': 'online', 'deploy-status': 'complete'},
  })
  const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const token = () => ({
    token: {
      ...{methods: ['password'], issued_at: '2026-01-01T00:00:00.000000Z', expires_at: '2099-01-01T00:00:00.000000Z'},
      ...{user: {id: 'u', ...named}, project: {id: 'p', ...named}, roles: [{id: 'r', name: 'admin'}]},
      catalog: [
        {
          ...{type: 'dcmanager', name: 'dcmanager'},
          endpoints: [
            {interface: 'public', region: 'RegionOne', region_id: 'RegionOne', url: `${url()}/dcmanager/v1.0`},
          ],
        },
      ],
    },
  })

  function answer(method: string, path: string): [status: number, body: unknown] | undefined {
    const [, name = ''] = path.split('/subclouds/')
    if (method === 'POST') return [201, token()]
    if (method === 'GET') return [200, name === '' ? {subclouds: fleet.names.map(row)} : row(name)]
    const target = name.replace(/\/prestage$/, '')
    fleet.sent.push(target)
    if (fleet.refuses?.includes(target)) return [400, fleet.words ?? `${target} is not in the mood`]
    const how = fleet.arrives?.(target) ?? 'answer'
    if (how !== 'lost') fleet.states.set(target, 'unmanaged')
    return how === 'answer' ? [200, row(target)] : undefined
  }

  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      const answered = answer(request.method ?? '', request.url ?? '')
      if (!answered) return
      const [status, body] = answered
      const isText = typeof body === 'string'
      const headers = {'content-type': isText ? 'text/plain' : 'application/json', 'x-subject-token': 'token-1'}
      response.writeHead(status, headers).end(isText ? body : JSON.stringify(body))
    })
  })
  beforeAll(async () => void (await once(server.listen(0, '127.0.0.1'), 'listening')))
  afterAll(() => {
    server.close()
    server.closeAllConnections()
  })

  return {
    /** As `OS_*` says it. */
    variables: () => ({
      OS_AUTH_URL: `${url()}/identity/v3`,
      OS_USERNAME: 'admin',
      OS_PASSWORD: 'secret',
      OS_PROJECT_NAME: 'admin',
      OS_REGION_NAME: 'RegionOne',
      STX_NO_CACHE: '1',
    }),
    /** From now on it knows these subclouds, all of them managed. */
    fleetOf(names: readonly string[], behaviour: Behaviour = {}): FakeFleet {
      fleet = {...behaviour, names, states: new Map(names.map((name) => [name, 'managed'])), sent: []}
      return fleet
    },
    /** It goes on with what it has, and behaves. */
    behaves(): void {
      fleet.arrives = undefined
    },
  }
}
