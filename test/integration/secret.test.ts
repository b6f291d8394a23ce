import {execFile, spawn} from 'node:child_process'
import {once} from 'node:events'
import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {createServer} from 'node:http'
import type {AddressInfo} from 'node:net'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, expect, test} from 'vitest'

const home = mkdtempSync(join(tmpdir(), 'stx-secret-'))
const secret = 'CanaryPqrstuvwxyz1*'
const encoded = Buffer.from(secret).toString('base64').replace(/=+$/, '')
const environment = {...process.env, STX_HOME: home, STX_KEYCHAIN: 'off'}

interface Outcome {
  code: number
  data: string
  said: string
}

const stx = (...words: string[]): Promise<Outcome> =>
  new Promise((resolve) => {
    execFile(process.execPath, ['bin/stx.js', ...words], {env: environment}, (error, stdout, stderr) => {
      resolve({data: stdout, said: stderr, code: typeof error?.code === 'number' ? error.code : 0})
    })
  })

const tells = (text: string | Buffer) => text.includes(secret) || text.includes(encoded)

beforeAll(async () => {
  const {said, code} = await stx('sim', 'start', '--port', '0', '--speed', 'frozen', '--seed', '1')
  expect({said, code}).toMatchObject({code: 0})
})
afterAll(async () => {
  await stx('sim', 'stop')
  rmSync(home, {recursive: true, force: true})
})

const file = (name: string, text: string): string => {
  const path = join(home, '..', `${name}-${process.pid}`)
  writeFileSync(path, text)
  return path
}

test('passwords that are typed stand in no trace, no error, no file and no list of processes', async () => {
  const values = file('values', `grafana:\n  adminPassword: ${secret} and more\n`)
  const bootstrap = file('bootstrap', `name: edge7\nadmin_password: ${secret}\nsystem_mode: [`)
  const hosts = file('hosts', `<hosts><host><bm_password>${secret}</bm_password></host></hosts>`)
  const parameter = ['service', 'parameter', 'add', 'kubernetes', 'kube_apiserver']
  const overrides = ['helm', 'override', 'update', 'cert-manager', 'cert-manager', 'cert-manager']
  const wanted = {
    works: [
      [
        'host',
        'update',
        'controller-1',
        'bm_type=dynamic',
        'bm_ip=10.1.1.5',
        'bm_username=root',
        `bm_password=${secret}`,
      ],
      [...overrides, '--set', `adminPassword=${secret}`],
      [...overrides, '--values', values],
      [...parameter, `oidc-client-secret=${secret}`],
      ['subcloud', 'prestage', 'subcloud1', '--sysadmin-password', secret],
    ],
    fails: [
      ['host', 'update', 'nowhere', `bm_password=${secret}`],
      ['host', 'update', 'controller-1', `bm_passwords=${secret}`],
      [...parameter, `oidc-client-secret=${secret}`],
      ['subcloud', 'add', '--bootstrap-values', bootstrap, '--sysadmin-password', secret],
      ['subcloud', 'prestage', 'nowhere', `--sysadmin-password=${secret}`, '--format', 'json'],
      ['subcloud', 'prestage', 'subcloud1', 'superfluous', '--sysadmin-password', secret],
      ['host', 'bulk-add', hosts],
    ],
  }
  for (const [outcome, lines] of Object.entries(wanted)) {
    for (const words of lines) {
      const {code, data, said} = await stx(...words, '--debug')
      expect(code === 0, `${words.join(' ')}: ${said}`).toBe(outcome === 'works')
      // What the platform has is data, which the official programs print, too.
      const spoken = outcome === 'works' ? said : said + data
      expect(tells(spoken), `${words.join(' ')}: ${spoken}`).toBe(false)
    }
  }
  const logs = await stx('sim', 'logs')
  expect(tells(logs.data + logs.said)).toBe(false)
  const files = readdirSync(home, {recursive: true, withFileTypes: true}).filter((entry) => entry.isFile())
  const telling = files.map((entry) => join(entry.parentPath, entry.name)).filter((path) => tells(readFileSync(path)))
  expect(telling).toEqual([])
  // Among them is the history, which keeps these lines.
  expect(readFileSync(join(home, 'state/history.jsonl'), 'utf8')).toContain('bm_password=***')
  const {pid} = JSON.parse(readFileSync(join(home, 'data/sim/daemon.json'), 'utf8')) as {pid: number}
  for (const about of ['cmdline', 'environ']) {
    const path = `/proc/${pid}/${about}`
    if (existsSync(path)) expect(tells(readFileSync(path))).toBe(false)
  }
  for (const path of [values, bootstrap, hosts]) rmSync(path)
})

test.runIf(existsSync('/proc/self/cmdline'))('no list of processes shows them while the program runs', async () => {
  let asked: () => void = () => undefined
  const arrived = new Promise<void>((resolve) => {
    asked = resolve
  })
  const server = createServer(() => asked())
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const {port} = server.address() as AddressInfo
  const account = [
    '--os-username',
    'a',
    '--os-password',
    secret,
    '--os-project-name',
    'a',
    '--os-region-name',
    'RegionOne',
  ]
  const words = [
    'host',
    'update',
    'controller-1',
    `bm_password=${secret}`,
    '--os-auth-url',
    `http://127.0.0.1:${port}/v3`,
  ]
  const child = spawn(process.execPath, ['bin/stx.js', ...words, ...account], {env: environment, stdio: 'ignore'})
  await Promise.race([
    arrived,
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`it ended with ${code}`))),
  ])
  const title = readFileSync(`/proc/${child.pid}/cmdline`, 'utf8')
  child.kill()
  server.closeAllConnections()
  server.close()
  expect(title).toMatch(/^stx \*\*\*/)
  expect(tells(title)).toBe(false)
})
