import {readdirSync, readFileSync, statSync, symlinkSync, writeFileSync} from 'node:fs'
import {createServer, type IncomingHttpHeaders} from 'node:http'
import type {AddressInfo} from 'node:net'
import {join} from 'node:path'
import Libsql from 'libsql'
import {describe, expect, onTestFinished, test} from 'vitest'
import {findSimulator} from '../../src/config/simulator-state.js'
import {ControlClient} from '../../src/simulator/control/client.js'
import {exports} from '../../src/simulator/control/openrc.js'
import {bornOf} from '../../src/simulator/control/process.js'
import {proofOf} from '../../src/simulator/control/proof.js'
import {reachSimulator} from '../../src/simulator/control/reach.js'
import {type RunningDaemon, runDaemon} from '../../src/simulator/daemon.js'
import {launchDaemon} from '../../src/simulator/launch.js'
import {createSimulator, databaseName} from '../../src/simulator/main.js'
import {options, start} from './support/daemon.js'
import {passwordAuth} from './support/session.js'
import {temporaryDirectory} from './support/temporary.js'

const json = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>

const logIn = async (daemon: RunningDaemon): Promise<number> => (await authenticate(daemon)).status
const tokenOf = async (daemon: RunningDaemon): Promise<string> =>
  (await authenticate(daemon)).headers.get('x-subject-token') ?? ''

async function authenticate(daemon: RunningDaemon): Promise<Response> {
  const {username, password} = json(join(daemon.record.dataDir, 'openrc.json'))
  return fetch(`${daemon.record.url}/keystone/v3/auth/tokens`, {
    method: 'POST',
    headers: {'content-type': 'application/json'},
    body: JSON.stringify(passwordAuth(String(username), String(password))),
  })
}

describe('a daemon', () => {
  test('writes down where and how it is reached, for its owner only', async () => {
    const {daemon, dataDir} = await start()
    expect(json(join(dataDir, 'daemon.json'))).toEqual({
      pid: process.pid,
      url: daemon.record.url,
      startedAt: expect.stringMatching(/^\d{4}-/),
      dataDir,
      version: '1.2.3',
      born: bornOf(process.pid),
    })
    expect(json(join(dataDir, 'openrc.json'))).toEqual({
      auth_url: `${daemon.record.url}/keystone/v3`,
      username: 'admin',
      password: expect.any(String),
      project_name: 'admin',
      user_domain_name: 'Default',
      project_domain_name: 'Default',
      region_name: 'RegionOne',
      interface: 'public',
    })
    for (const file of readdirSync(dataDir)) {
      expect(file).not.toMatch(/\.[0-9a-f]{12}$/)
      expect(statSync(join(dataDir, file)).mode & 0o777).toBe(0o600)
    }
    expect(await logIn(daemon)).toBe(201)
    await daemon.stop()
    expect(() => statSync(join(dataDir, 'daemon.json'))).toThrow(/ENOENT/)
  })

  test.each([true, false])('refuses a second one on its data, naming the first (ephemeral: %s)', async (ephemeral) => {
    const {dataDir} = await start({ephemeral})
    await expect(runDaemon(options(dataDir, {ephemeral}))).rejects.toMatchObject({
      kind: 'conflict',
      message: expect.stringContaining(`pid ${process.pid}`),
    })
  })

  test.each(['lock', 'simulator.db', 'daemon.log'])(
    'does not write through a link in the place of %s',
    async (name) => {
      const dataDir = temporaryDirectory()
      const target = join(temporaryDirectory(), 'somebody-elses')
      symlinkSync(target, join(dataDir, name))
      const refusal = {kind: 'failed', message: `${join(dataDir, name)} is a link where a file belongs`}
      const entry = join(dataDir, 'nothing.js')
      const started = name === 'daemon.log' ? launchDaemon(entry, options(dataDir), {}) : runDaemon(options(dataDir))
      await expect(started).rejects.toMatchObject(refusal)
      expect(() => statSync(target)).toThrow(/ENOENT/)
    },
  )

  test('closes what earlier versions left open', async () => {
    const dataDir = temporaryDirectory()
    for (const name of ['lock', 'lock-journal']) writeFileSync(join(dataDir, name), '', {mode: 0o644})
    await start({}, dataDir)
    for (const name of ['lock', 'lock-journal']) expect(statSync(join(dataDir, name)).mode & 0o777).toBe(0o600)
  })

  test.each([
    ['no JSON', '{"pid": 1', 'is damaged: it is not JSON'],
    ['a list', '[]', 'is damaged: it names no process'],
    ['no URL', '{"pid": 1, "url": "here"}', 'is damaged: it names no URL'],
  ])('whose papers are damaged (%s) is missed in words, and can be started', async (_what, text, reason) => {
    const dataDir = temporaryDirectory()
    writeFileSync(join(dataDir, 'daemon.json'), text)
    const message = `${join(dataDir, 'daemon.json')} ${reason}`
    expect(() => reachSimulator({dataDir, told: true, others: []})).toThrow(message)
    await start({}, dataDir)
    writeFileSync(join(dataDir, 'daemon.json'), text)
    await expect(runDaemon(options(dataDir))).rejects.toMatchObject({
      kind: 'conflict',
      message: expect.stringContaining(`a simulator runs on ${dataDir} already (${message}; whoever holds `),
    })
  })

  test('starts where a dead one left its papers', async () => {
    const dataDir = temporaryDirectory()
    writeFileSync(join(dataDir, 'daemon.json'), JSON.stringify({pid: 1, url: 'http://127.0.0.1:1'}))
    const {daemon} = await start({}, dataDir)
    expect(json(join(dataDir, 'daemon.json'))['url']).toBe(daemon.record.url)
  })

  test('refuses a port that is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    onTestFinished(() => void server.close())
    await new Promise((resolve) => server.once('listening', resolve))
    const {port} = server.address() as AddressInfo
    await expect(runDaemon(options(temporaryDirectory(), {port}))).rejects.toMatchObject({
      kind: 'conflict',
      message: `port ${port} of 127.0.0.1 is taken`,
    })
  })

  test('refuses a data directory that is none', async () => {
    const file = join(temporaryDirectory(), 'file')
    writeFileSync(file, '')
    await expect(runDaemon(options(join(file, 'sim')))).rejects.toMatchObject({
      kind: 'failed',
      message: expect.stringContaining('cannot write to'),
    })
  })

  test('keeps everything over a restart, and refuses to be another simulation', async () => {
    const {daemon, dataDir, control} = await start({subclouds: 2})
    await control.advance('1h')
    await daemon.stop()
    await expect(runDaemon(options(dataDir, {subclouds: 3}))).rejects.toMatchObject({
      kind: 'conflict',
      message: expect.stringContaining('has subclouds 2, not 3'),
    })
    const again = await start({subclouds: undefined}, dataDir)
    expect(await again.control.status()).toMatchObject({clock: '2025-10-09T09:53:20.000Z', counts: {regions: 3}})
    expect(await logIn(again.daemon)).toBe(201)
  })

  test('an ephemeral one forgets', async () => {
    const {daemon, dataDir, control} = await start({ephemeral: true})
    await control.advance('1h')
    await daemon.stop()
    const again = await start({ephemeral: true}, dataDir)
    expect(await again.control.status()).toMatchObject({clock: '2025-10-09T08:53:20.000Z'})
  })
})

test('a daemon that speaks TLS keeps its authority and is steered over it', async () => {
  const {daemon, dataDir, control} = await start({tls: true})
  expect(daemon.record.url).toMatch(/^https:/)
  expect(await control.advance('1h')).toMatchObject({clock: '2025-10-09T09:53:20.000Z'})
  const authority = readFileSync(join(dataDir, 'ca.pem'), 'utf8')
  expect(json(join(dataDir, 'openrc.json'))).toMatchObject({cacert: join(dataDir, 'ca.pem')})
  expect(await exports(daemon.record, {user: 'admin'})).toContain(`export OS_CACERT=${join(dataDir, 'ca.pem')}\n`)
  await daemon.stop()
  await start({tls: true}, dataDir)
  expect(readFileSync(join(dataDir, 'ca.pem'), 'utf8')).toBe(authority)
})

describe('data', () => {
  const closed = async () => {
    const store = temporaryDirectory()
    await (await createSimulator({store, speed: 'frozen'})).close()
    return {store, file: join(store, databaseName)}
  }

  test.each([
    ['newer', 99],
    ['older', 1],
  ])('of a version that is %s is refused', async (age, version) => {
    const {store, file} = await closed()
    const db = new Libsql(file)
    db.exec(`pragma user_version = ${version}`)
    db.close()
    await expect(createSimulator({store})).rejects.toThrow(new RegExp(`written by an? ${age} stx`))
  })

  test.each([
    ['text', Buffer.from('this is no database at all, not a bit of it'.repeat(200))],
    ['noise in the middle', undefined],
  ])('that is damaged (%s) is set aside, whole, and named', async (_what, content) => {
    const {store, file} = await closed()
    const whole = readFileSync(file)
    const damaged = content ?? Buffer.concat([whole.subarray(0, 4096), Buffer.alloc(whole.length - 4096, 7)])
    writeFileSync(file, damaged)
    await expect(createSimulator({store})).rejects.toThrow(`it was kept as ${file}.damaged-1`)
    expect(readFileSync(`${file}.damaged-1`).equals(damaged)).toBe(true)
    await (await createSimulator({store})).close()
  })
})

describe('the control API', () => {
  test('wants its token, or a proof for each order', async () => {
    const {daemon, dataDir} = await start()
    const {url} = daemon.record
    const token = readFileSync(join(dataDir, 'control-token'), 'utf8')
    const status = async (headers: Record<string, string>) => (await fetch(`${url}/_sim/status`, {headers})).status
    expect(await status({})).toBe(401)
    expect(await status({'x-sim-token': token})).toBe(200)
    expect(await status({'x-sim-token': `${token}x`})).toBe(401)
    const nonces: string[] = []
    for (const mine of ['abc', 'abd']) {
      const reply = await (await fetch(`${url}/_sim/proof`, {headers: {'x-sim-nonce': mine}})).json()
      const {proof, nonce} = reply as {proof: string; nonce: string}
      expect(proof).toBe(proofOf('daemon', mine, token))
      nonces.push(nonce)
    }
    const [nonce = '', other = ''] = nonces
    const proof = proofOf('client', nonce, token)
    expect(await status({'x-sim-nonce': other, 'x-sim-proof': proof})).toBe(401)
    expect(await status({'x-sim-nonce': nonce, 'x-sim-proof': proofOf('daemon', nonce, token)})).toBe(401)
    expect(await status({'x-sim-nonce': nonce, 'x-sim-proof': proof})).toBe(401)
    const third = (await (await fetch(`${url}/_sim/proof`)).json()) as {nonce: string}
    const permit = {'x-sim-nonce': third.nonce, 'x-sim-proof': proofOf('client', third.nonce, token)}
    expect(await status(permit)).toBe(200)
    expect(await status(permit)).toBe(401)
  })

  test.each([
    ['says nothing', ''],
    ['says yes to everything', '{"proof": "00", "nonce": "1", "clock": "2025-10-09T08:53:20.000Z"}'],
    ['never ends', '['.repeat(100_000)],
  ])('tells nothing to another program on its port that %s', async (_what, answer) => {
    const {daemon, dataDir} = await start()
    const token = readFileSync(join(dataDir, 'control-token'), 'utf8')
    const seen: [string | undefined, IncomingHttpHeaders][] = []
    const stranger = createServer((request, reply) => {
      seen.push([request.url, request.headers])
      reply.end(answer)
    }).listen(0, '127.0.0.1')
    onTestFinished(() => void stranger.close())
    await new Promise((resolve) => stranger.once('listening', resolve))
    const url = `http://127.0.0.1:${(stranger.address() as AddressInfo).port}`
    for (const order of ['status', 'stop', 'reset', 'faults'] as const) {
      await expect(new ControlClient({...daemon.record, url})[order]()).rejects.toMatchObject({
        kind: 'failed',
        message: `another program answers at ${url}, where a simulator was`,
        hint: expect.stringContaining('stx sim start'),
      })
    }
    expect(seen.map(([path]) => path)).toEqual(Array(4).fill('/_sim/proof'))
    expect(JSON.stringify(seen)).not.toContain(token)
    expect(JSON.stringify(seen)).not.toContain('x-sim-proof')
  })

  test.skipIf(bornOf(process.pid) === null)('does not take for it what has its process number by now', async () => {
    const {dataDir} = await start()
    expect(reachSimulator({dataDir, told: true, others: []}).daemon.pid).toBe(process.pid)
    const file = join(dataDir, 'daemon.json')
    writeFileSync(file, JSON.stringify({...json(file), born: '1'}))
    expect(() => reachSimulator({dataDir, told: true, others: []})).toThrow(`no simulator runs on ${dataDir}`)
    expect(await findSimulator(dataDir)).toBeUndefined()
  })

  test('tells how it stands', async () => {
    const {control} = await start({subclouds: 2})
    expect(await control.status()).toMatchObject({
      pid: process.pid,
      clock: '2025-10-09T08:53:20.000Z',
      speed: 'frozen',
      scenario: 'dc',
      seed: 1,
      counts: {regions: 3, timers: 1},
      rss: expect.any(Number),
    })
  })

  test('moves time and changes its speed', async () => {
    const {control} = await start()
    expect(await control.advance('90m')).toMatchObject({clock: '2025-10-09T10:23:20.000Z'})
    expect(await control.setSpeed('60')).toMatchObject({speed: 60})
    expect(await control.setSpeed('max')).toMatchObject({speed: 'max'})
    await expect(control.setSpeed('-1')).rejects.toMatchObject({kind: 'usage'})
    for (const endless of ['99999999999999d', `${'9'.repeat(400)}d`]) {
      await expect(control.advance(endless)).rejects.toMatchObject({
        kind: 'usage',
        message: 'simulated time ends with the year 9998',
      })
    }
    await expect(control.advance('soon')).rejects.toMatchObject({kind: 'usage'})
  })

  test('keeps fault rules', async () => {
    const {daemon, control} = await start()
    const rule = await control.addFault({service: 'keystone', method: 'POST', status: 503, count: 1})
    expect(rule).toMatchObject({id: 1, service: 'keystone', count: 1, probability: 1})
    expect(await logIn(daemon)).toBe(503)
    expect(await logIn(daemon)).toBe(201)
    expect(await control.faults()).toEqual([])
    await expect(control.removeFault(1)).rejects.toMatchObject({kind: 'not-found'})
    await expect(control.addFault({sevrice: 'x'})).rejects.toMatchObject({kind: 'usage'})
    await expect(control.addFault({})).rejects.toMatchObject({kind: 'usage'})
  })

  test('clears all fault rules at once', async () => {
    const {control} = await start()
    await control.addFault({service: 'fm'})
    await control.addFault({state: 'subcloud.unreachable', host: 'subcloud1'})
    expect((await control.clearFaults()).map(({service, state}) => service ?? state)).toEqual([
      'fm',
      'subcloud.unreachable',
    ])
    expect(await control.faults()).toEqual([])
  })

  test.each(['host.unlock', 'host.unlock.enable', 'subcloud.bmc', 'vim.apply.lock-hosts', 'strategy.firmware'])(
    'takes a rule about %s',
    async (state) => {
      const {control} = await start()
      expect(await control.addFault({state})).toMatchObject({state})
    },
  )

  test.each([
    ['hosst.unlock', /^operations begin with: .*\bhost\b/],
    ['host.unlok', /^in host there are: .*\bunlock\b/],
    ['host.unlock.enabel', /^in host.unlock there are: .*\benable\b/],
    ['subcloud.bmc.power', /^subcloud.bmc has no phases$/],
    ['vim.apply.lock-host', /^in vim.apply there are: .*\block-hosts\b/],
    ['vim.build.lock-hosts', /^in vim.build there are: .*\bquery-alarms\b/],
    ['vim.abort.lock-hosts', /^in vim.abort there are: .*\bunlock-hosts\b/],
    ['strategy.kubernetes.importing-firmware', /^in strategy.kubernetes there are: .*\bkube-upgrade-pre-check\b/],
  ])('refuses a rule about %s, which nothing would ever ask about', async (state, hint) => {
    const {control} = await start()
    await expect(control.addFault({state})).rejects.toMatchObject({
      kind: 'usage',
      message: `no operation is called ${state}`,
      hint: expect.stringMatching(hint),
    })
  })

  test.each<[string, Record<string, unknown>, RegExp]>([
    ['no such service', {service: 'nova'}, /^service must be one of keystone, sysinv/],
    ['no such method', {method: 'FETCH'}, /^method must be one of GET/],
    ['a path that no request has', {path: 'v1/ihosts'}, /^path must be/],
    ['no chance at all', {service: 'fm', probability: 0}, /^probability must be above 0/],
    ['a state and a request', {state: 'host.unlock', service: 'sysinv', status: 503}, /has no service, status$/],
    ['a host of what is of none', {state: 'software.start', host: 'controller-0'}, /is not done to one host$/],
  ])('refuses a rule that could never strike: %s', async (_, rule, message) => {
    const {control} = await start()
    await expect(control.addFault(rule)).rejects.toMatchObject({kind: 'usage', message: expect.stringMatching(message)})
  })

  test('knows of every operation that a service asks about by name', async () => {
    const folder = new URL('../../src/simulator/services/', import.meta.url)
    const sources = readdirSync(folder, {recursive: true, encoding: 'utf8'}).filter((name) => name.endsWith('.ts'))
    const asked = sources.flatMap((name) =>
      [...readFileSync(new URL(name, folder), 'utf8').matchAll(/faults\.state\(\s*'([^']+)'/g)].map(
        ([, state]) => state,
      ),
    )
    const {control} = await start()
    for (const state of asked) expect(await control.addFault({state})).toMatchObject({state})
    expect(asked).toContain('subcloud.bmc')
  })

  test('saves and loads the whole state, but nobody’s secrets', async () => {
    const first = await start()
    const token = await tokenOf(first.daemon)
    await first.control.advance('1h')
    await first.control.addFault({service: 'fm'})
    const file = join(first.dataDir, 'saved')
    await first.control.saveSnapshot(file)
    const saved = readFileSync(file)
    expect(saved.includes(readFileSync(join(first.dataDir, 'control-token')))).toBe(false)
    expect(saved.includes(String(json(join(first.dataDir, 'openrc.json'))['password']))).toBe(false)
    expect(saved.includes(token)).toBe(false)
    const second = await start({scenario: 'standard', seed: 2, subclouds: undefined})
    expect(await second.control.loadSnapshot(file)).toMatchObject({
      clock: '2025-10-09T09:53:20.000Z',
      scenario: 'dc',
      seed: 1,
      counts: {regions: 6, faults: 1},
    })
    expect(await logIn(second.daemon)).toBe(201)
    writeFileSync(file, 'nonsense')
    await expect(second.control.loadSnapshot(file)).rejects.toMatchObject({kind: 'failed'})
    expect(await second.control.status()).toMatchObject({scenario: 'dc'})
  })

  test('goes back to the beginning', async () => {
    const {daemon, control} = await start()
    await control.advance('1h')
    await control.addFault({service: 'fm'})
    const token = await tokenOf(daemon)
    expect(await control.reset()).toMatchObject({clock: '2025-10-09T08:53:20.000Z', counts: {faults: 0}})
    expect(await logIn(daemon)).toBe(201)
    const headers = {'x-auth-token': token}
    expect((await fetch(`${daemon.record.url}/keystone/v3/users`, {headers})).status).toBe(200)
  })

  test('stops it', async () => {
    const {daemon, control} = await start()
    await control.stop()
    await daemon.stopped
    await expect(fetch(daemon.record.url)).rejects.toThrow()
  })
})
