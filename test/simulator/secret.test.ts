import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, onTestFinished, test} from 'vitest'
import {Database} from '../../src/simulator/kernel/database.js'
import {Vault} from '../../src/simulator/kernel/vault.js'
import {judgeOrigin} from '../../src/simulator/origin.js'
import {centralRegion} from '../../src/simulator/regions.js'
import {systemPeers} from '../../src/simulator/services/dcmanager/peer/model.js'
import {subclouds} from '../../src/simulator/services/dcmanager/record/model.js'
import {call, remoteParts, send} from './support/fleet.js'
import {openSession, type Session} from './support/session.js'
import {temporaryDirectory} from './support/temporary.js'

const words = {sysadmin: 'Sys-admin1*', bmc: 'Bmc-word1*', host: 'Host-bm1*', peer: 'Peer-word1*', oidc: 'Oidc-word1*'}
const encoded = (text: string) => Buffer.from(text).toString('base64')

async function open(file: string): Promise<Session> {
  const session = await openSession({store: file, subclouds: 2})
  onTestFinished(() => session.simulator.close())
  return session
}

/** Everything that takes a password, as the official clients send it. */
async function tellPasswords(session: Session): Promise<void> {
  const parts = remoteParts('edge1', 200, {
    sysadmin_password: encoded(words.sysadmin),
    bmc_password: encoded(words.bmc),
  })
  const peer = {
    peer_uuid: '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
    peer_name: 'east',
    manager_endpoint: 'http://127.0.0.1:9/v3',
    manager_username: 'admin',
    manager_password: encoded(words.peer),
    peer_controller_gateway_address: '10.1.1.1',
    administrative_state: 'disabled',
    heartbeat_interval: 60,
    heartbeat_failure_threshold: 3,
    heartbeat_failure_policy: 'alarm',
    heartbeat_maintenance_timeout: 600,
  }
  const sysinv = '/RegionOne/sysinv/v1'
  const {body} = await session.ask('GET', `${sysinv}/ihosts`)
  const hosts = (body as {ihosts: {uuid: string; hostname: string}[]}).ihosts
  const uuid = hosts.find(({hostname}) => hostname === 'controller-1')?.uuid
  const patch = Object.entries({bm_type: 'dynamic', bm_ip: '10.1.1.5', bm_username: 'root', bm_password: words.host})
  const answers = [
    await send(session, 'POST', '/subclouds', parts),
    await call(session, 'POST', '/system-peers', peer),
    await session.ask(
      'PATCH',
      `${sysinv}/ihosts/${uuid}`,
      patch.map(([name, value]) => ({op: 'replace', path: `/${name}`, value})),
    ),
    await session.ask('POST', `${sysinv}/service_parameter`, {
      service: 'kubernetes',
      section: 'kube_apiserver',
      parameters: {'oidc-client-secret': words.oidc},
      personality: null,
      resource: null,
    }),
  ]
  expect(answers.map(({status}) => status)).toEqual([200, 200, 200, 200])
  await session.simulator.advance('10m')
}

/** Which of the passwords stand somewhere in the files of a folder, as they are or in base64. */
function told(folder: string): string[] {
  const files = readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)))
  return Object.values(words).filter((word) =>
    [word, encoded(word).replace(/=+$/, '').slice(0, -1)].some((form) => files.some((file) => file.includes(form))),
  )
}

test.each([
  ['by the name of a member', {password: 'hush'}, true],
  ['by such a name, of digits', {bmc_password: 8675309}, true],
  ['in a list', {tokens: ['hush', 'other']}, true],
  ['deep below such a name', {credentials: {registry: {word: 'hush'}}}, true],
  ['by the name beside it', {name: 'client_secret', value: 'hush'}, true],
  ['by the key of a label', {label_key: 'site/password', label_value: 'hush'}, true],
  ['in a change by JSON patch', [{op: 'replace', path: '/bm_password', value: 'hush'}], true],
  ['in a proxy', {http_proxy: 'http://me:hush@proxy:3128'}, true],
  ['in a key', {file: '-----BEGIN EC PRIVATE KEY-----\nhush'}, true],
  ['in a text', {description: 'the BMC password: hush'}, true],
  ['in JSON within JSON', {values: JSON.stringify({inner: JSON.stringify({admin_password: 'hush'})})}, true],
  [
    'nowhere',
    {name: 'edge1', key: 'hush', uri: 'http://host/a@b', pass: true, label_key: 'a', note: 'hush: hush'},
    false,
  ],
])('a secret %s is told by what it looks like', (_where, value, secret) => {
  const database = Database.open('memory')
  const vault = new Vault(database)
  let text = ''
  database.write((write) => {
    text = vault.write(value, [], write)
  })
  expect(/hush|8675309/.test(text)).toBe(!secret)
  expect(vault.read(text)).toEqual(value)
  database.close()
})

const kept = ({simulator}: Session) => {
  const region = simulator.sim.in(centralRegion)
  const subcloud = region.of(subclouds).find({name: 'edge1'})
  return {bmc: subcloud?.installValues?.['bmc_password'], peer: region.of(systemPeers).find({name: 'east'})?.password}
}

const known = {bmc: encoded(words.bmc), peer: encoded(words.peer)}

test('passwords stand in no file and in no snapshot, and are known all the same', async () => {
  const folder = temporaryDirectory()
  const first = await openSession({store: join(folder, 'simulator.db'), subclouds: 2})
  await tellPasswords(first)
  first.simulator.sim.database.saveTo(join(folder, 'copy.db'))
  expect(told(folder)).toEqual([])
  await first.simulator.close()
  expect(told(folder)).toEqual([])

  const again = await open(join(folder, 'simulator.db'))
  expect(kept(again)).toEqual(known)
  again.simulator.sim.load(join(folder, 'copy.db'), {origin: judgeOrigin, whole: () => undefined})
  expect(kept(again)).toEqual(known)
})

test('what another simulator sealed is empty: passwords are given again', async () => {
  const folder = temporaryDirectory()
  const one = await open(join(folder, 'one.db'))
  await tellPasswords(one)
  one.simulator.sim.database.saveTo(join(folder, 'copy.db'))
  const other = await open(join(folder, 'other.db'))
  other.simulator.sim.load(join(folder, 'copy.db'), {origin: judgeOrigin, whole: () => undefined})
  expect(kept(other)).toEqual({bmc: '', peer: ''})
})
