import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {saveContext} from '../../../src/config/contexts.js'
import {credentials} from '../../../src/config/credentials.js'
import type {Variables} from '../../../src/config/environment.js'
import {explainConnection} from '../../../src/config/explain.js'
import {activeContext, resolveConnection} from '../../../src/config/resolve.js'
import {simulatorDataDir} from '../../../src/config/simulator-state.js'
import {environmentIn, put, temporaryHome} from './temporary.js'

const OPENRC = {
  OS_AUTH_URL: 'http://10.10.10.2:5000/v3',
  OS_USERNAME: 'admin',
  OS_PASSWORD: 'Li69nux*',
  OS_PROJECT_NAME: 'admin',
  OS_REGION_NAME: 'RegionOne',
}

const CLOUDS = `clouds:
  pad:
    auth:
      auth_url: http://cloud:5000/v3
      username: operator
      password: from-clouds
      project_name: admin
    region_name: RegionOne
`

/** Everything at once: a context, a cloud and a running simulator; the test says what stands above them. */
async function everything() {
  const home = await temporaryHome()
  const env = environmentIn(home)
  await saveContext(env.paths, {
    name: 'lab',
    context: {
      auth_url: 'http://lab:5000/v3',
      username: 'operator',
      project_name: 'admin',
      region_name: 'RegionOne',
      protected: true,
    },
  })
  await put(join(home, '.config/openstack/clouds.yaml'), CLOUDS)
  await simulator(home, process.pid)
  return home
}

async function simulator(home: string, pid: number) {
  const dataDir = simulatorDataDir(environmentIn(home).paths)
  const url = 'http://127.0.0.1:8620'
  await put(
    join(dataDir, 'daemon.json'),
    JSON.stringify({pid, url, startedAt: '2026-01-01T00:00:00Z', dataDir, version: '0.1.0'}),
  )
  await put(
    join(dataDir, 'openrc.json'),
    JSON.stringify({
      auth_url: `${url}/identity/v3`,
      username: 'admin',
      password: 'generated',
      project_name: 'admin',
      user_domain_name: 'Default',
      project_domain_name: 'Default',
      region_name: 'RegionOne',
      interface: 'public',
    }),
  )
}

const resolve = (home: string, flags: Record<string, unknown> = {}, variables: Variables = {}) =>
  resolveConnection({flags, environment: environmentIn(home, variables), cwd: home})

describe('who says where to connect', () => {
  test.each([
    ['flags above all', {'os-auth-url': 'http://flag/v3'}, {...OPENRC, OS_CLOUD: 'pad'}, 'flags', 'http://flag/v3'],
    ['the environment above the current context', {}, {...OPENRC, OS_CLOUD: 'pad'}, 'environment', OPENRC.OS_AUTH_URL],
    ['the current context above OS_CLOUD', {}, {OS_CLOUD: 'pad'}, 'context:lab', 'http://lab:5000/v3'],
    ['a context by flag', {context: 'lab'}, {}, 'context:lab', 'http://lab:5000/v3'],
    ['a context by variable', {}, {STX_CONTEXT: 'lab'}, 'context:lab', 'http://lab:5000/v3'],
    ['a cloud by flag above the current context', {'os-cloud': 'pad'}, {}, 'cloud:pad', 'http://cloud:5000/v3'],
  ])('%s', async (_, flags, variables, source, authUrl) => {
    const resolved = await resolve(await everything(), flags, variables)
    expect(resolved.source).toBe(source)
    expect(resolved.connection.auth).toMatchObject({kind: 'password', authUrl})
  })

  test('OS_CLOUD where no context is current', async () => {
    const home = await temporaryHome()
    await put(join(home, '.config/openstack/clouds.yaml'), CLOUDS)
    await simulator(home, process.pid)
    const resolved = await resolve(home, {}, {OS_CLOUD: 'pad'})
    expect(resolved).toMatchObject({
      source: 'cloud:pad',
      connection: {auth: {authUrl: 'http://cloud:5000/v3', username: 'operator', password: 'from-clouds'}},
    })
  })

  test('a running simulator as the last resort', async () => {
    const home = await temporaryHome()
    await simulator(home, process.pid)
    expect(await resolve(home)).toMatchObject({
      source: 'simulator',
      protected: false,
      connection: {
        auth: {
          kind: 'password',
          authUrl: 'http://127.0.0.1:8620/identity/v3',
          username: 'admin',
          password: 'generated',
          userDomain: {name: 'Default'},
          project: {name: 'admin'},
          projectDomain: {name: 'Default'},
        },
        region: 'RegionOne',
        interface: 'public',
        cacheDir: join(home, '.cache/stx/tokens'),
      },
    })
  })

  test('a simulator whose process is gone is none, and nothing at all names the ways out', async () => {
    const home = await temporaryHome()
    // Linux and macOS never give out a process id this high.
    await simulator(home, 2 ** 30)
    await expect(resolve(home)).rejects.toMatchObject({
      kind: 'auth',
      message: 'no cloud to talk to',
      hint: expect.stringMatching(/stx sim start.*stx login.*OS_AUTH_URL/),
    })
  })

  test('an ignored OS_CLOUD is said', async () => {
    const home = await everything()
    expect((await resolve(home, {}, {OS_CLOUD: 'pad'})).notices).toEqual([
      'OS_CLOUD=pad is not used: context lab comes first',
    ])
    expect((await resolve(home, {}, {})).notices).toEqual([])
  })

  test.each([
    [{context: 'lab'}, 'context lab is at http://lab:5000/v3, but OS_AUTH_URL says http://10.10.10.2:5000/v3'],
    [{'os-cloud': 'pad'}, 'cloud pad is at http://cloud:5000/v3, but OS_AUTH_URL says http://10.10.10.2:5000/v3'],
  ])('%o and another OS_AUTH_URL contradict each other', async (flags, message) => {
    await expect(resolve(await everything(), flags, OPENRC)).rejects.toMatchObject({kind: 'usage', message})
  })

  test('an unknown context names the known ones', async () => {
    await expect(resolve(await everything(), {context: 'prod'})).rejects.toMatchObject({
      kind: 'not-found',
      message: 'context not found: prod',
      hint: 'known contexts: lab',
    })
  })
})

describe('setting by setting', () => {
  test('flags override single variables, variables override single settings of the context', async () => {
    const home = await everything()
    const flagged = await resolve(home, {'os-region-name': 'SystemController'}, OPENRC)
    expect(flagged).toMatchObject({source: 'environment', connection: {region: 'SystemController'}})
    const overridden = await resolve(home, {}, {OS_REGION_NAME: 'subcloud7', OS_PASSWORD: 'typed'})
    expect(overridden).toMatchObject({
      source: 'context:lab',
      protected: true,
      connection: {region: 'subcloud7', auth: {username: 'operator', password: 'typed'}},
    })
  })

  test('an id in a higher source takes the place of the name below it', async () => {
    const {connection} = await resolve(await everything(), {}, {OS_PROJECT_ID: 'f00', OS_PASSWORD: 'x'})
    expect(connection.auth).toMatchObject({project: {id: 'f00'}})
  })

  test('the region alone still reaches the simulator, half an identity does not', async () => {
    const home = await temporaryHome()
    await simulator(home, process.pid)
    expect(await resolve(home, {}, {OS_REGION_NAME: 'subcloud1'})).toMatchObject({
      source: 'simulator',
      connection: {region: 'subcloud1'},
    })
    await expect(resolve(home, {}, {OS_USERNAME: 'admin', OS_REGION_NAME: 'RegionOne'})).rejects.toMatchObject({
      kind: 'auth',
      message:
        'cannot sign in (environment): missing password (OS_PASSWORD), project name (OS_PROJECT_NAME or ' +
        '--os-project-name), auth url (OS_AUTH_URL or --os-auth-url)',
    })
  })

  test.each(['OS_USERNAME', 'OS_PASSWORD', 'OS_PROJECT_NAME', 'OS_REGION_NAME'])('%s missing', async (variable) => {
    await expect(resolve(await everything(), {}, {...OPENRC, [variable]: ''})).rejects.toMatchObject({
      kind: 'auth',
      message: expect.stringContaining(`(${variable}`),
    })
  })

  test('a token with the address of a service needs nothing else', async () => {
    const {connection} = await resolve(await temporaryHome(), {
      'os-auth-token': 'gAAAA',
      'system-url': 'http://10.10.10.2:6385',
    })
    expect(connection).toMatchObject({
      auth: {kind: 'token', token: 'gAAAA', authUrl: undefined},
      endpoints: {sysinv: 'http://10.10.10.2:6385'},
    })
  })

  test('the password of a context is read when it is asked for', async () => {
    const home = await everything()
    const {connection} = await resolve(home)
    const password = connection.auth.kind === 'password' ? connection.auth.password : undefined
    if (typeof password !== 'function') throw new Error('expected a password to be asked for')
    await expect(password()).rejects.toMatchObject({
      kind: 'auth',
      message: 'no password is stored for operator at http://lab:5000/v3',
    })
    const stored = credentials(environmentIn(home).paths, false)
    await stored.store({authUrl: 'http://lab:5000/v3/', username: 'operator'}, 'secret')
    expect(await password()).toBe('secret')
  })

  test.each([
    ['publicURL', 'public'],
    ['internalURL', 'internal'],
    ['admin', 'admin'],
  ])('interface %s', async (given, expected) => {
    const {connection} = await resolve(await temporaryHome(), {}, {...OPENRC, OS_ENDPOINT_TYPE: given})
    expect(connection.interface).toBe(expected)
  })

  test.each([
    [{OS_ENDPOINT_TYPE: 'private'}, "OS_ENDPOINT_TYPE: expected public, internal or admin, got 'private'"],
    [{OS_AUTH_URL: 'controller:5000'}, "OS_AUTH_URL: expected an http:// or https:// URL, got 'controller:5000'"],
    [{SYSTEM_URL: 'ftp://x'}, "SYSTEM_URL: expected an http:// or https:// URL, got 'ftp://x'"],
    [{STX_TIMEOUT: 'soon'}, "STX_TIMEOUT: expected a number of seconds above zero, got 'soon'"],
    [{STX_AUTH_TYPE: 'saml'}, "STX_AUTH_TYPE: expected keystone or oidc, got 'saml'"],
  ])('%o is refused', async (variables, message) => {
    await expect(resolve(await temporaryHome(), {}, {...OPENRC, ...variables})).rejects.toMatchObject({
      kind: 'usage',
      message,
    })
  })

  test('tls, proxy, timeout and cache', async () => {
    const home = await temporaryHome()
    const https = {...OPENRC, OS_AUTH_URL: 'https://cloud.example.org:5000/v3', HTTPS_PROXY: 'proxy:3128'}
    const {connection} = await resolve(
      home,
      {insecure: true, timeout: '30', 'no-cache': true},
      {
        ...https,
        OS_CACERT: '/ca.pem',
      },
    )
    expect(connection).toMatchObject({
      tls: {insecure: true, caFile: '/ca.pem'},
      proxy: 'http://proxy:3128',
      timeoutMs: 30_000,
      cacheDir: undefined,
      refreshCache: false,
    })
    const direct = await resolve(home, {'refresh-cache': true}, {...https, NO_PROXY: 'localhost,.example.org'})
    expect(direct.connection).toMatchObject({proxy: undefined, tls: undefined, refreshCache: true})
  })
})

test('the explanation says where each setting came from and shows no secret', async () => {
  const explanation = await explainConnection({
    flags: {'os-region-name': 'subcloud1'},
    environment: environmentIn(await everything(), {OS_PASSWORD: 'typed'}),
  })
  expect(explanation).toMatchObject({source: 'context:lab', protected: true, missing: []})
  expect(explanation.settings).toEqual([
    {setting: 'auth_url', value: 'http://lab:5000/v3', from: 'context lab'},
    {setting: 'username', value: 'operator', from: 'context lab'},
    {setting: 'password', value: '********', from: 'OS_PASSWORD'},
    {setting: 'project_name', value: 'admin', from: 'context lab'},
    {setting: 'region_name', value: 'subcloud1', from: '--os-region-name'},
  ])
})

test('the active context is the one that the settings came from', async () => {
  const home = await everything()
  const active = (variables: Variables) => activeContext({flags: {}, environment: environmentIn(home, variables)})
  expect(await active({})).toEqual({name: 'lab', protected: true})
  expect(await active(OPENRC)).toBeUndefined()
})
