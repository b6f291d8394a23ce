import {type ChildProcess, spawn} from 'node:child_process'
import {once} from 'node:events'
import {mkdirSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import {build} from 'esbuild'
import {afterAll, beforeAll, expect, onTestFinished, test} from 'vitest'
import type {Credentials} from '../../src/simulator/credentials.js'
import {RandomStream} from '../../src/simulator/kernel/random.js'
import type {Lamp} from './support/lamp.js'
import {passwordAuth} from './support/session.js'
import {temporaryDirectory} from './support/temporary.js'

/** Below the project, so that the native package is found. */
const built = join(process.cwd(), '.vitest', `kill-${process.pid}`)
const entry = join(built, 'lamp-daemon.mjs')

beforeAll(async () => {
  mkdirSync(built, {recursive: true})
  await build({
    entryPoints: [join(import.meta.dirname, 'support/lamp-daemon.ts')],
    outfile: entry,
    bundle: true,
    format: 'esm',
    platform: 'node',
    external: ['libsql'],
    banner: {js: "import {createRequire} from 'node:module';const require=createRequire(import.meta.url);"},
  })
})
afterAll(() => rmSync(built, {recursive: true, force: true}))

interface Daemon {
  child: ChildProcess
  send(method: string, path: string, body?: unknown): Promise<Response>
}

const controlToken = 'control'

/** `limit`: how large a file the process may write, in blocks of 512 bytes; beyond, the disk is full for it. */
async function launch(dataDir: string, limit: number | 'unlimited' = 'unlimited'): Promise<Daemon> {
  const script = `ulimit -f ${limit} && exec "$0" "$@"`
  const child = spawn('sh', ['-c', script, process.execPath, entry, dataDir, controlToken], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const [{url, credentials}] = (await once(child, 'message')) as [{url: string; credentials: Credentials}]
  let token = ''
  const send = (method: string, path: string, body?: unknown) =>
    fetch(url + path, {
      method,
      headers: {'x-auth-token': token, 'x-sim-token': controlToken, 'content-type': 'application/json'},
      body: body === undefined ? undefined : JSON.stringify(body),
    })
  const login = await send(
    'POST',
    '/keystone/v3/auth/tokens',
    passwordAuth('admin', credentials.users[0]?.password ?? ''),
  )
  token = login.headers.get('x-subject-token') ?? ''
  return {child, send}
}

const path = '/RegionOne/lamp/v1/lamps'

/** `npm run crash` kills more often. */
const kills = Number(process.env['CRASH_KILLS'] ?? 8)

test('kill -9 at any moment loses nothing acknowledged, and every lifecycle goes on', async () => {
  const dataDir = temporaryDirectory()
  const chance = new RandomStream(20, 'kills')
  const acknowledged = new Map<string, 'off' | 'lit'>()
  let names = 0

  for (let round = 0; round < kills; round += 1) {
    const daemon = await launch(dataDir)
    await expectAll(daemon, acknowledged)
    let left = chance.int(1, 40)
    const killed = once(daemon.child, 'exit')
    const acknowledge = (name: string, state: 'off' | 'lit') => {
      acknowledged.set(name, state)
      left -= 1
      if (left === 0) daemon.child.kill('SIGKILL')
    }
    // Each writer goes on until its request finds nobody.
    const writer = async () => {
      for (;;) {
        const name = `lamp${names++}`
        const made = await daemon.send('POST', path, {name})
        if (made.status === 201) acknowledge(name, 'off')
        const lit = await daemon.send('PATCH', `${path}/${name}`)
        if (lit.status === 200) acknowledge(name, 'lit')
        await daemon.send('POST', '/_sim/advance', {duration: '1s'})
      }
    }
    const ends = await Promise.allSettled([writer(), writer(), writer(), writer()])
    expect(ends.map((end) => end.status)).toEqual(Array(4).fill('rejected'))
    expect((await killed)[1]).toBe('SIGKILL')
  }

  const daemon = await launch(dataDir)
  await expectAll(daemon, acknowledged)
  await daemon.send('POST', '/_sim/advance', {duration: '1m'})
  for (const lamp of await lampsOf(daemon)) {
    if (acknowledged.get(lamp.name) === 'lit') expect(lamp.state).toBe('on')
    expect(lamp.state).not.toBe('warming')
  }
  daemon.child.kill('SIGKILL')
  await once(daemon.child, 'exit')
})

test('a full disk refuses the request in the service’s own words, and loses nothing', async () => {
  const dataDir = temporaryDirectory()
  const full = await launch(dataDir, 256)
  const acknowledged = new Map<string, 'off' | 'lit'>()
  let refused: Response | undefined
  for (let n = 0; refused === undefined; n += 1) {
    const name = `lamp${n}-${'x'.repeat(1000)}`
    const made = await full.send('POST', path, {name})
    if (made.status === 201) acknowledged.set(name, 'off')
    else refused = made
  }
  expect(refused.status).toBe(500)
  expect(await refused.json()).toMatchObject({kind: 'storage', fault: expect.stringContaining('refused a write')})
  await expectAll(full, acknowledged)
  const before = (await lampsOf(full)).length
  expect((await full.send('POST', path, {name: 'y'.repeat(1000)})).status).toBe(500)
  expect(await lampsOf(full)).toHaveLength(before)
  full.child.kill('SIGKILL')
  await once(full.child, 'exit')

  const roomy = await launch(dataDir)
  await expectAll(roomy, acknowledged)
  expect(await lampsOf(roomy)).toHaveLength(before)
  expect((await roomy.send('POST', path, {name: 'one more'})).status).toBe(201)
  roomy.child.kill('SIGKILL')
  await once(roomy.child, 'exit')
})

async function lampsOf(daemon: Daemon): Promise<Lamp[]> {
  return ((await (await daemon.send('GET', path)).json()) as {lamps: Lamp[]}).lamps
}

async function expectAll(daemon: Daemon, acknowledged: ReadonlyMap<string, 'off' | 'lit'>): Promise<void> {
  const states = new Map((await lampsOf(daemon)).map((lamp) => [lamp.name, lamp.state]))
  const lost = [...acknowledged].filter(
    ([name, state]) => !states.has(name) || (state === 'lit' && states.get(name) === 'off'),
  )
  expect(lost).toEqual([])
}
