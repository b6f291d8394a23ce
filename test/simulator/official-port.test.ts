import {X509Certificate} from 'node:crypto'
import {createServer} from 'node:http'
import {request} from 'node:https'
import type {AddressInfo} from 'node:net'
import {expect, onTestFinished, test} from 'vitest'
import {createAuthority, issueServerIdentity} from '../../src/certificate/authority.js'
import {type OfficialPort, officialPorts} from '../../src/simulator/http/official-port.js'
import {createSimulator} from '../../src/simulator/main.js'
import {lampService} from './support/lamp.js'
import {logIn, passwordAuth, passwordOf} from './support/session.js'

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const {port} = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

test('a service answers at the root of its official port, and links lead back to where they work', async () => {
  const simulator = await createSimulator({store: 'memory', speed: 'frozen', services: [lampService]})
  onTestFinished(() => simulator.close())
  const [lampPort, keystonePort] = [await freePort(), await freePort()]
  await simulator.listen({
    also: [
      {port: lampPort, leadsTo: '/RegionOne/lamp'},
      {port: keystonePort, leadsTo: '/RegionOne/keystone'},
    ],
  })
  const token = await logIn(simulator, 'admin')
  const lamps = await fetch(`http://127.0.0.1:${lampPort}/v1/lamps`, {headers: {'x-auth-token': token}})
  expect(lamps.status).toBe(200)
  const version = await (await fetch(`http://127.0.0.1:${keystonePort}/v3`)).json()
  expect(version).toMatchObject({version: {links: [{href: `http://127.0.0.1:${keystonePort}/v3/`}]}})
  const login = await fetch(`http://127.0.0.1:${keystonePort}/v3/auth/tokens`, {
    method: 'POST',
    body: JSON.stringify(passwordAuth('admin', passwordOf(simulator, 'admin'))),
  })
  expect(await login.text()).toContain(`${simulator.url}/RegionOne/sysinv/v1`)
})

/** What a client asks of each type of service, below the scheme and host of its endpoint. */
const firstQuestions: Readonly<Record<string, string>> = {
  identity: '/v3/auth/projects',
  platform: '/v1/isystems',
  faultmanagement: '/v1/alarms',
  usm: '/v1/release',
  nfv: '/api/orchestration/sw-upgrade/strategy',
  dcmanager: '/v1.0/subclouds',
}

test('clients that keep only scheme and host of the catalog reach every service of the central regions', async () => {
  const simulator = await createSimulator({store: 'memory', seed: 1, speed: 'frozen', subclouds: 1})
  onTestFinished(() => simulator.close())
  const also: OfficialPort[] = []
  for (const {leadsTo} of officialPorts(true)) also.push({port: await freePort(), leadsTo})
  await simulator.listen({also})
  const identity = also.find(({leadsTo}) => leadsTo === '/RegionOne/keystone')
  const login = await fetch(`http://127.0.0.1:${identity?.port}/v3/auth/tokens`, {
    method: 'POST',
    body: JSON.stringify(passwordAuth('admin', passwordOf(simulator, 'admin'))),
  })
  const headers = {'x-auth-token': login.headers.get('x-subject-token') ?? ''}
  const {token} = (await login.json()) as {
    token: {catalog: {type: string; endpoints: {region: string; interface: string; url: string}[]}[]}
  }
  const reached: string[] = []
  for (const {type, endpoints} of token.catalog) {
    for (const {region, interface: side, url} of endpoints.filter((one) => one.region !== 'subcloud1')) {
      const {origin, port} = new URL(url)
      expect(also.map((one) => String(one.port))).toContain(port)
      const answer = await fetch(origin + firstQuestions[type], {headers})
      expect([type, region, side, answer.status]).toEqual([type, region, side, 200])
      expect(answer.headers.get('content-type')).toBe('application/json')
      // Whoever keeps the path as well gets to the same place.
      const below = firstQuestions[type]?.replace(new URL(url).pathname.replace(/\/$/, ''), '')
      expect((await fetch(url.replace(/\/$/, '') + below, {headers})).status).toBe(200)
      reached.push(`${region} ${type}`)
    }
  }
  expect(new Set(reached)).toEqual(
    new Set(Object.keys(firstQuestions).flatMap((type) => [`RegionOne ${type}`, `SystemController ${type}`])),
  )
  // A genuine subcloud is another machine, which a port of this one cannot stand for.
  const [subcloud] = token.catalog.flatMap((one) => one.endpoints.filter(({region}) => region === 'subcloud1'))
  expect(subcloud?.url).toBe(`${simulator.url}/subcloud1/keystone/v3`)
})

test('certificates are what a strict client accepts', async () => {
  const authority = createAuthority(Date.now(), 'stx test CA')
  const tls = issueServerIdentity(authority, ['localhost', '127.0.0.1', '::1', 'fe80::1:2'], Date.now())
  const certificate = new X509Certificate(tls.cert)
  expect(certificate.checkIssued(new X509Certificate(authority.cert))).toBe(true)
  expect(certificate.verify(new X509Certificate(authority.cert).publicKey)).toBe(true)
  expect(certificate.subjectAltName).toBe(
    'DNS:localhost, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1, IP Address:FE80:0:0:0:0:0:1:2',
  )
  const simulator = await createSimulator({store: 'memory', tls})
  onTestFinished(() => simulator.close())
  const url = await simulator.listen()
  expect(url).toMatch(/^https:/)
  const ask = (ca?: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      request(`${url}/keystone/v3`, {ca}, (response) => resolve(response.resume().statusCode))
        .on('error', reject)
        .end()
    })
  expect(await ask(authority.cert)).toBe(200)
  await expect(ask()).rejects.toThrow(/self-signed certificate|unable to/)
})
