import {mkdtemp, rm} from 'node:fs/promises'
import {createServer, type RequestListener} from 'node:http'
import type {AddressInfo} from 'node:net'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import nock from 'nock'
import {onTestFinished} from 'vitest'
import {type ConnectOptions, connect} from '../../../src/client/index.js'

export const KEYSTONE = 'http://keystone.test:5000'

const HOSTS = {
  keystone: {type: 'identity', url: `${KEYSTONE}/v3`},
  sysinv: {type: 'platform', url: 'http://sysinv.test:6385/v1'},
  dcmanager: {type: 'dcmanager', url: 'http://dcmanager.test:8119/v1.0'},
  fm: {type: 'faultmanagement', url: 'http://fm.test:18002'},
  usm: {type: 'usm', url: 'http://usm.test:5497'},
  vim: {type: 'nfv', url: 'http://vim.test:4545'},
}

const endpointsIn = (region: string, url: string) =>
  ['public', 'internal'].map((face) => ({interface: face, region, region_id: region, url}))

export const catalog = Object.entries(HOSTS).map(([name, {type, url}]) => ({
  name,
  type,
  endpoints: [
    ...endpointsIn('RegionOne', url),
    ...(name === 'sysinv' ? endpointsIn('subcloud1', 'http://subcloud1.test:6385/v1') : []),
  ],
}))

export const grant = (more: object = {}) => ({
  token: {
    expires_at: '2099-01-01T00:00:00.000000Z',
    user: {id: 'user-id', name: 'admin', domain: {id: 'default', name: 'Default'}},
    project: {id: 'project-id', name: 'admin', domain: {id: 'default', name: 'Default'}},
    roles: [{id: 'r', name: 'admin'}],
    catalog,
    ...more,
  },
})

/** Keystone grants the tokens in turn, and no more than those. */
export function keystoneGrants(...tokens: string[]) {
  for (const token of tokens) {
    nock(KEYSTONE).post('/v3/auth/tokens').reply(201, grant(), {'x-subject-token': token})
  }
}

export const PASSWORD_AUTH = {
  kind: 'password',
  authUrl: `${KEYSTONE}/v3`,
  username: 'admin',
  password: 'St8rlingX*',
  project: {name: 'admin'},
} as const

/** A connection that waits for nothing between repetitions. */
export function cloudWith(options: Partial<ConnectOptions> = {}) {
  const cloud = connect({auth: PASSWORD_AUTH, region: 'RegionOne', delay: async () => undefined, ...options})
  onTestFinished(() => cloud.close())
  return cloud
}

/** The client of one service, without keystone. */
export function apiOf(service: keyof typeof HOSTS, options: Partial<ConnectOptions> = {}) {
  const {url} = HOSTS[service]
  return cloudWith({auth: {kind: 'token', token: 'given-token'}, endpoints: {[service]: url}, ...options}).api(service)
}

/** A real server on a free port, for what no interceptor can do. */
export async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

export async function temporaryDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'stx-client-'))
  onTestFinished(() => rm(directory, {recursive: true, force: true}))
  return directory
}

/** Interceptors that nobody used are a failure: a request that was expected was not sent. */
export function expectAllSent() {
  const pending = nock.pendingMocks()
  nock.cleanAll()
  if (pending.length > 0) throw new Error(`not sent: ${pending.join(', ')}`)
}
