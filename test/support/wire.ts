import nock from 'nock'
import {afterEach, beforeEach, expect} from 'vitest'
import {partsOf} from './form.js'

const host = 'http://controller.test'

/** One request that a test expects, and the reply it gets. */
export interface Exchange {
  method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  /** With the service in front, as in `/sysinv/v1/ihosts`. */
  path: string
  /** The JSON body that must be sent, or what its text must match. */
  sends?: unknown
  /** The form that must be sent, as `partsOf` reads it. */
  form?: Record<string, string>
  status?: number
  reply?: unknown
}

/** A keystone, and whatever `expectWire` announces; anything else on the wire fails the test, as does what is not asked for. */
export function useWire(): {expectWire: (...exchanges: Exchange[]) => void; expectSignIn: () => void} {
  beforeEach(() => {
    nock.disableNetConnect()
    Object.assign(process.env, {
      OS_AUTH_URL: `${host}/identity/v3`,
      OS_USERNAME: 'admin',
      OS_PASSWORD: 'secret',
      OS_PROJECT_NAME: 'admin',
      OS_REGION_NAME: 'RegionOne',
      STX_NO_CACHE: '1',
    })
  })
  afterEach(() => {
    const unused = nock.pendingMocks()
    nock.cleanAll()
    nock.enableNetConnect()
    expect(unused, 'requests that were announced and not sent').toEqual([])
  })
  const expectSignIn = () => {
    nock(host).post('/identity/v3/auth/tokens').reply(201, token, {'x-subject-token': 'token-1'})
  }
  return {
    expectSignIn,
    expectWire(...exchanges) {
      // Who asks nothing need not sign in either.
      if (exchanges.length === 0) return
      expectSignIn()
      for (const {method = 'GET', path, sends, form, status = 200, reply = {}} of exchanges) {
        nock(host)
          .intercept(
            path,
            method,
            sends === undefined && form === undefined
              ? undefined
              : (body) => {
                  if (form !== undefined) expect(partsOf(String(body))).toEqual(form)
                  else if (sends instanceof RegExp) expect(body).toMatch(sends)
                  else expect(body).toEqual(sends)
                  return true
                },
          )
          .reply(status, reply as nock.Body, {
            'content-type': typeof reply === 'string' ? 'text/html' : 'application/json',
          })
      }
    },
  }
}

const services = {
  platform: ['sysinv', '/sysinv/v1'],
  faultmanagement: ['fm', '/fm'],
  dcmanager: ['dcmanager', '/dcmanager/v1.0'],
  usm: ['usm', '/usm'],
  nfv: ['vim', '/vim'],
} as const

const token = {
  token: {
    methods: ['password'],
    expires_at: '2099-01-01T00:00:00.000000Z',
    issued_at: '2026-01-01T00:00:00.000000Z',
    user: {id: 'u', name: 'admin', domain: {id: 'default', name: 'Default'}},
    project: {id: 'p', name: 'admin', domain: {id: 'default', name: 'Default'}},
    roles: [{id: 'r', name: 'admin'}],
    catalog: Object.entries(services).map(([type, [name, path]]) => ({
      type,
      name,
      id: name,
      endpoints: ['public', 'internal', 'admin'].map((kind) => ({
        id: `${name}-${kind}`,
        interface: kind,
        region: 'RegionOne',
        region_id: 'RegionOne',
        url: `${host}${path}`,
      })),
    })),
  },
}
