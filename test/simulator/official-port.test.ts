import {X509Certificate} from 'node:crypto'
import {createServer} from 'node:http'
import {request} from 'node:https'
import type {AddressInfo} from 'node:net'
import {expect, onTestFinished, test} from 'vitest'
import {createAuthority, issueServerIdentity} from '../../src/simulator/http/certificate.js'
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

test('certificates are what a strict client accepts', async () => {
  const authority = createAuthority(Date.now())
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
