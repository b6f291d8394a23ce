import nock from 'nock'
import {afterEach, beforeEach, describe, expect, test, vi} from 'vitest'
import * as z from 'zod'
import {saysStale, staleTokens} from '../../../src/client/stale-token.js'
import {cloudWith, expectAllSent, grant, KEYSTONE, keystoneGrants} from './cloud.js'

const Row = z.looseObject({id: z.number()})
const places = {
  sysinv: 'http://sysinv.test:6385/v1/x',
  dcmanager: 'http://dcmanager.test:8119/v1.0/x',
  fm: 'http://fm.test:18002/v1/x',
  usm: 'http://usm.test:5497/v1/x',
  vim: 'http://vim.test:4545/api/x',
} as const
type Place = keyof typeof places
const services = Object.keys(places) as Place[]

const at = (service: Place) => nock(new URL(places[service]).origin)
const path = (service: Place) => new URL(places[service]).pathname

afterEach(expectAllSent)

const ways = services.flatMap((service) =>
  staleTokens
    .filter((one) => one.service === service || one.service === 'any')
    .flatMap(({of, status, examples}) => examples.map((text) => ({service, of, status, text}))),
)

describe('a service that no longer knows the token', () => {
  test.each(ways)('$service, $status, by $of: $text', async ({service, status, text}) => {
    keystoneGrants('old', 'new')
    at(service).get(path(service)).matchHeader('x-auth-token', 'old').reply(status, text)
    at(service).get(path(service)).matchHeader('x-auth-token', 'new').reply(200, {id: 1})
    const api = await cloudWith().api(service)
    expect(await api.get('/x', Row)).toEqual({id: 1})
  })

  test.each(ways)('$service, $status, by $of, twice: $text', async ({service, status, text}) => {
    keystoneGrants('old', 'new')
    at(service).post(path(service)).times(2).reply(status, text)
    const api = await cloudWith().api(service)
    const hint = expect.stringMatching(/^sign in again/)
    await expect(api.post('/x', {a: 1}, Row)).rejects.toMatchObject({kind: 'auth', status, hint})
  })

  test('says so in words where the service has none', async () => {
    at('vim').get(path('vim')).reply(403)
    const auth = {kind: 'token', token: 'given'} as const
    const api = await cloudWith({auth, endpoints: {vim: 'http://vim.test:4545'}}).api('vim')
    await expect(api.get('/x', Row)).rejects.toThrow(
      'the token is not accepted (vim answered 403 to GET http://vim.test:4545/api/x)',
    )
  })

  test('is keystone itself when it is asked for a region that the catalog does not name', async () => {
    keystoneGrants('old', 'new')
    const endpoint = {service_id: 's', interface: 'public', region_id: 'subcloud9', url: 'http://nine.test:6385/v1'}
    const keystone = nock(KEYSTONE)
    keystone.get('/v3/endpoints?region_id=subcloud9').matchHeader('x-auth-token', 'old').reply(401)
    keystone
      .get('/v3/endpoints?region_id=subcloud9')
      .matchHeader('x-auth-token', 'new')
      .reply(200, {endpoints: [endpoint]})
    keystone.get('/v3/services').reply(200, {services: [{id: 's', type: 'platform', name: 'sysinv'}]})
    expect((await cloudWith().api('sysinv', {region: 'subcloud9'})).url).toBe('http://nine.test:6385/v1')
  })
})

test.each([
  ['vim', 403, '{"code": 403, "title": "Forbidden", "description": ""}'],
  ['sysinv', 403, ''],
  ['usm', 200, '{"info": "", "warning": "", "error": "Releases not found: nope"}'],
  ['usm', 200, '{"error": "Host must be specified for install"}'],
] as const)('what a new token would not change is no stale one: %s, %i, %s', async (service, status, text) => {
  expect(saysStale(service, {status, text})).toBe(false)
})

test('roles that do not suffice are asked once, and called by their name', async () => {
  keystoneGrants('tok')
  at('vim').delete(path('vim')).reply(403, {code: 403, title: 'Forbidden', description: ''})
  const api = await cloudWith().api('vim')
  const hint = 'the roles of this user in this project do not allow it'
  await expect(api.delete('/x')).rejects.toMatchObject({kind: 'auth', status: 403, hint})
})

describe('a wait that outlasts its tokens', () => {
  const HOUR = 3_600_000
  beforeEach(() => {
    vi.useFakeTimers({toFake: ['Date'], now: Date.parse('2030-01-01T00:00:00Z')})
    return () => vi.useRealTimers()
  })

  /** Keystone grants a token for an hour as often as it is asked, by a clock of its own; services take no other. */
  function keystoneByItsClock(ahead: number): {signIns: () => number; refused: () => number} {
    const ends = new Map<string, number>()
    let refused = 0
    nock(KEYSTONE)
      .persist()
      .post('/v3/auth/tokens')
      .reply(() => {
        const now = Date.now() + ahead
        const token = `token-${ends.size}`
        ends.set(token, Date.now() + HOUR)
        const life = {issued_at: new Date(now).toISOString(), expires_at: new Date(now + HOUR).toISOString()}
        return [201, grant(life), {'x-subject-token': token}]
      })
    for (const service of services) {
      at(service)
        .persist()
        .get(path(service))
        .optionally()
        .reply(function () {
          if (Date.now() < (ends.get(String(this.req.headers['x-auth-token'])) ?? 0)) return [200, {id: 1}]
          refused++
          return service === 'vim' ? [403] : [401]
        })
    }
    return {signIns: () => ends.size, refused: () => refused}
  }

  const cases = [
    ...services.map((service) => ({service, hours: 0})),
    {service: 'vim', hours: 2},
    {service: 'vim', hours: -2},
  ] as const

  test.each(cases)('at $service signs in before they end, with a clock $hours h ahead', async ({service, hours}) => {
    const {signIns, refused} = keystoneByItsClock(hours * HOUR)
    const api = await cloudWith().api(service)
    for (let minute = 0; minute < 125; minute++) {
      expect(await api.get('/x', Row)).toEqual({id: 1})
      vi.setSystemTime(Date.now() + 60_000)
    }
    expect(refused()).toBe(0)
    expect(signIns()).toBe(3)
  })

  test('signs in once for all who ask at the moment of the end', async () => {
    const {signIns} = keystoneByItsClock(0)
    const api = await cloudWith().api('sysinv')
    vi.setSystemTime(Date.now() + HOUR)
    await Promise.all(Array.from({length: 5}, () => api.get('/x', Row)))
    expect(signIns()).toBe(2)
  })

  test('and looks for a service that it needs only then', async () => {
    const {refused} = keystoneByItsClock(0)
    const cloud = cloudWith()
    await cloud.api('sysinv')
    vi.setSystemTime(Date.now() + HOUR)
    expect(await (await cloud.api('vim')).get('/x', Row)).toEqual({id: 1})
    expect(refused()).toBe(0)
  })
})
