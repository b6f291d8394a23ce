import nock from 'nock'
import {afterEach, describe, expect, test} from 'vitest'
import * as z from 'zod'
import type {ClientError, PasswordAuth} from '../../../src/client/index.js'
import {catalog, cloudWith, expectAllSent, grant, KEYSTONE, keystoneGrants, PASSWORD_AUTH} from './cloud.js'

const Row = z.looseObject({id: z.number()})
const SYSINV = 'http://sysinv.test:6385'

afterEach(expectAllSent)

describe('signing in with a password', () => {
  const bodies: [string, Partial<PasswordAuth>, Record<'user' | 'project', nock.DataMatcherMap>][] = [
    [
      'by names, in the default domain',
      {},
      {
        user: {name: 'admin', password: 'St8rlingX*', domain: {name: 'Default'}},
        project: {name: 'admin', domain: {name: 'Default'}},
      },
    ],
    [
      'by ids',
      {project: {id: 'p1'}, userDomain: {id: 'd1'}},
      {user: {name: 'admin', password: 'St8rlingX*', domain: {id: 'd1'}}, project: {id: 'p1'}},
    ],
    [
      'with a password that is fetched when needed',
      {password: async () => 'fetched', projectDomain: {name: 'Heat'}},
      {
        user: {name: 'admin', password: 'fetched', domain: {name: 'Default'}},
        project: {name: 'admin', domain: {name: 'Heat'}},
      },
    ],
  ]
  test.each(bodies)('%s', async (_, auth, {user, project}) => {
    nock(KEYSTONE)
      .post('/v3/auth/tokens', {
        auth: {identity: {methods: ['password'], password: {user}}, scope: {project}},
      })
      .reply(201, grant(), {'x-subject-token': 'tok'})
    expect((await cloudWith({auth: {...PASSWORD_AUTH, ...auth}}).api('sysinv')).url).toBe(`${SYSINV}/v1`)
  })

  test('happens once, whatever is asked for at the same time', async () => {
    keystoneGrants('tok')
    const cloud = cloudWith()
    const apis = await Promise.all([cloud.api('sysinv'), cloud.api('fm'), cloud.api('sysinv', {region: 'subcloud1'})])
    expect(apis.map(({url}) => url)).toEqual([
      `${SYSINV}/v1`,
      'http://fm.test:18002/v1',
      'http://subcloud1.test:6385/v1',
    ])
  })

  test('that fails can be tried again', async () => {
    nock(KEYSTONE).post('/v3/auth/tokens').reply(503)
    keystoneGrants('tok')
    const cloud = cloudWith()
    await expect(cloud.api('sysinv')).rejects.toMatchObject({service: 'keystone', status: 503})
    expect((await cloud.api('sysinv')).url).toBe(`${SYSINV}/v1`)
  })

  test('that is refused names user and place, not the password', async () => {
    const said = 'The request you have made requires authentication.'
    nock(KEYSTONE)
      .post('/v3/auth/tokens')
      .reply(401, {error: {code: 401, title: 'Unauthorized', message: said}})
    const error = await cloudWith()
      .api('sysinv')
      .catch((thrown: unknown) => thrown as ClientError)
    expect(error).toMatchObject({
      kind: 'auth',
      status: 401,
      message: `keystone at ${KEYSTONE}/v3 refuses user admin`,
      serverText: said,
    })
    expect(JSON.stringify(error)).not.toContain(PASSWORD_AUTH.password)
  })

  test('says who one is', async () => {
    keystoneGrants('tok')
    expect(await cloudWith().session()).toMatchObject({
      user: {id: 'user-id', name: 'admin'},
      project: {id: 'project-id'},
      roles: ['admin'],
      expiresAt: '2099-01-01T00:00:00.000000Z',
      catalog,
    })
  })

  test('at something that is no keystone', async () => {
    nock(KEYSTONE).post('/v3/auth/tokens').reply(200, grant())
    await expect(cloudWith().api('sysinv')).rejects.toThrow(/answered without a token/)
  })
})

describe('an authentication URL without a version', () => {
  const self = (href: string, id = 'v3.14') => ({id, links: [{rel: 'self', href}]})
  const granted = (path: string) => nock(KEYSTONE).post(path).reply(201, grant(), {'x-subject-token': 'tok'})
  const apiAt = (authUrl: string) => cloudWith({auth: {...PASSWORD_AUTH, authUrl}}).api('sysinv')

  test('is completed from the list of versions', async () => {
    const values = [self(`${KEYSTONE}/old/v2.0/`, 'v2.0'), self(`${KEYSTONE}/identity/v3/`)]
    nock(KEYSTONE).get('/').reply(300, {versions: {values}})
    granted('/identity/v3/auth/tokens')
    await apiAt(KEYSTONE)
  })

  test('is completed from a single version', async () => {
    nock(KEYSTONE)
      .get('/identity/')
      .reply(200, {version: self(`${KEYSTONE}/identity/v3`)})
    granted('/identity/v3/auth/tokens')
    await apiAt(`${KEYSTONE}/identity/`)
  })

  test.each(['http://elsewhere.test/v3/', 'http://keystone.test:5001/v3/', 'https://keystone.test:5000/v3/'])(
    'sends the password to no other place: %s',
    async (elsewhere) => {
      nock(KEYSTONE)
        .get('/')
        .reply(300, {versions: {values: [self(elsewhere)]}})
      granted('/v3/auth/tokens')
      await apiAt(KEYSTONE)
    },
  )

  test('gets the usual one where keystone lists nothing', async () => {
    nock(KEYSTONE).get('/').reply(404, 'not here')
    granted('/v3/auth/tokens')
    await apiAt(KEYSTONE)
  })
})

describe('a token that is given', () => {
  test('finds its services through keystone', async () => {
    nock(KEYSTONE)
      .get('/v3/auth/tokens')
      .matchHeader('x-auth-token', 'mine')
      .matchHeader('x-subject-token', 'mine')
      .reply(200, grant())
    nock(SYSINV).get('/v1/x').matchHeader('x-auth-token', 'mine').reply(200, {id: 1})
    const cloud = cloudWith({auth: {kind: 'token', token: 'mine', authUrl: `${KEYSTONE}/v3`}})
    expect(await (await cloud.api('sysinv')).get('/x', Row)).toEqual({id: 1})
  })

  test('that keystone does not know', async () => {
    nock(KEYSTONE)
      .get('/v3/auth/tokens')
      .reply(404, {error: {message: 'Could not find token: mine'}})
    const cloud = cloudWith({auth: {kind: 'token', token: 'mine', authUrl: `${KEYSTONE}/v3`}})
    const error = await cloud.api('sysinv').catch((thrown: unknown) => thrown as ClientError)
    expect(error).toMatchObject({kind: 'auth', hint: 'it may have expired: get a new one'})
    expect(String(error)).not.toContain('mine')
  })

  test('alone leads nowhere', async () => {
    const cloud = cloudWith({auth: {kind: 'token', token: 'mine'}})
    await expect(cloud.api('sysinv')).rejects.toMatchObject({kind: 'usage'})
  })
})

describe('an OIDC token', () => {
  const auth = {kind: 'oidc', authUrl: 'https://oam.test:5000/v3', username: 'operator', idToken: 'jwt'} as const

  test.each([
    ['sysinv', 'RegionOne', 'public', 'https://oam.test:6385/v1'],
    ['sysinv', 'RegionOne', 'internal', 'http://oam.test:6385/v1'],
    ['sysinv', 'RegionOne', 'admin', 'https://oam.test:6386/v1'],
    ['sysinv', 'subcloud1', 'admin', 'https://oam.test:6385/v1'],
    ['sysinv', 'SystemController', 'public', 'https://oam.test:26385/v1'],
    ['sysinv', 'SystemController', 'admin', 'https://oam.test:26386/v1'],
    ['dcmanager', 'RegionOne', 'internal', 'http://oam.test:8119/v1.0'],
    ['fm', 'RegionOne', 'public', 'https://oam.test:18002/v1'],
    ['vim', 'RegionOne', 'admin', 'https://oam.test:4546/api'],
  ] as const)('%s in %s, %s: %s', async (service, region, face, url) => {
    expect((await cloudWith({auth, region, interface: face}).api(service)).url).toBe(url)
  })

  test('takes the place of the keystone token, and is fetched again when it has ended', async () => {
    const tokens = ['first', 'second']
    const sysinv = nock('https://oam.test:6385')
    sysinv.get('/v1/x').matchHeader('oidc-token', 'first').reply(401)
    sysinv.get('/v1/x').matchHeader('oidc-token', 'second').reply(200, {id: 1})
    const cloud = cloudWith({auth: {...auth, idToken: async () => tokens.shift() ?? ''}})
    expect(await (await cloud.api('sysinv')).get('/x', Row)).toEqual({id: 1})
  })

  test('that stays the same is not tried again', async () => {
    nock('https://oam.test:6385').get('/v1/x').reply(401)
    await expect((await cloudWith({auth}).api('sysinv')).get('/x', Row)).rejects.toMatchObject({kind: 'auth'})
  })

  test('reaches no other region and no keystone', async () => {
    const cloud = cloudWith({auth})
    await expect(cloud.api('sysinv', {region: 'subcloud1'})).rejects.toMatchObject({kind: 'usage'})
    await expect(cloud.api('keystone')).rejects.toMatchObject({kind: 'usage'})
    await expect(cloud.session()).rejects.toMatchObject({kind: 'usage'})
  })
})

describe('what the catalog lacks is said with what it has', () => {
  test.each([
    ['another interface', {interface: 'admin'}, 'no admin endpoint in region RegionOne; it has public, internal'],
    [
      'no region where there are several',
      {region: undefined},
      'sysinv is there in several regions: RegionOne, subcloud1',
    ],
  ] as const)('%s', async (_, options, message) => {
    keystoneGrants('tok')
    await expect(cloudWith(options).api('sysinv')).rejects.toThrow(message)
  })

  test.each([
    ['may not list endpoints', 403, {error: {code: 403}}],
    ['finds none', 200, {endpoints: []}],
  ])('another region, where one %s', async (_, status, reply) => {
    keystoneGrants('tok')
    nock(KEYSTONE).get('/v3/endpoints?region_id=subcloud9').reply(status, reply)
    await expect(cloudWith({region: 'subcloud9'}).api('sysinv')).rejects.toThrow(
      'no sysinv in region subcloud9; it has it in RegionOne, subcloud1',
    )
  })

  test('but a region that it does not name is found where keystone lists it', async () => {
    keystoneGrants('tok')
    const endpoint = {service_id: 's1', interface: 'public', region_id: 'subcloud9', url: 'http://nine.test:6385/v1'}
    nock(KEYSTONE)
      .get('/v3/endpoints?region_id=subcloud9')
      .matchHeader('x-auth-token', 'tok')
      .reply(200, {endpoints: [endpoint, {...endpoint, service_id: 's2'}]})
      .get('/v3/services')
      .reply(200, {
        services: [
          {id: 's1', type: 'platform', name: 'sysinv'},
          {id: 's2', type: 'nfv', name: 'vim'},
        ],
      })
    const cloud = cloudWith()
    expect((await cloud.api('sysinv', {region: 'subcloud9'})).url).toBe('http://nine.test:6385/v1')
  })

  test('a service that is missing', async () => {
    nock(KEYSTONE)
      .post('/v3/auth/tokens')
      .reply(201, grant({catalog: catalog.slice(0, 2)}), {'x-subject-token': 'tok'})
    await expect(cloudWith().api('dcmanager')).rejects.toThrow(
      'the keystone catalog has no dcmanager service (dcmanager); it has identity, platform',
    )
  })

  test('no region is needed where there is one', async () => {
    keystoneGrants('tok')
    expect((await cloudWith({region: undefined}).api('fm')).url).toBe('http://fm.test:18002/v1')
  })
})

test('a refusal that repeats the request does not bring the password into the error', async () => {
  const password = 'St8"rling\\X*'
  nock(KEYSTONE)
    .post('/v3/auth/tokens')
    .reply(400, (_, body) => ({error: {code: 400, message: `cannot read ${JSON.stringify(body)}`}}))
  const error = await cloudWith({auth: {...PASSWORD_AUTH, password}})
    .api('sysinv')
    .catch((error: ClientError) => error)
  expect(error).toMatchObject({kind: 'failed', status: 400})
  expect(String(error)).toContain('"password":"***"')
  expect(JSON.stringify(error)).not.toContain('rling')
})

test('a refusal cannot steer the terminal that shows it', async () => {
  nock(KEYSTONE)
    .post('/v3/auth/tokens')
    .reply(400, {error: {code: 400, message: '\u001b[2Jno such project\u0007'}})
  const error = await cloudWith()
    .api('sysinv')
    .catch((error: ClientError) => error)
  expect(String(error)).toMatch(/^ClientError: \[2Jno such project \(keystone answered 400/)
})
