import {execFile} from 'node:child_process'
import {existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {beforeAll, describe, expect, test} from 'vitest'
import {ask} from '../support/http.js'
import {type Outcome, runProgram} from '../support/run.js'
import {aliasBomb} from '../support/yaml.js'

const home = process.env['STX_HOME'] ?? ''

const stx = (...words: string[]) => runProgram(words)

/** The program as a shell runs it. */
const stxWith = (variables: Record<string, string>, ...words: string[]): Promise<Outcome> =>
  new Promise((resolve) => {
    const own = {STX_HOME: home, STX_KEYCHAIN: 'off', CLOUD_KEY: 'of something else'}
    const environment = {...process.env, ...own, ...variables}
    execFile(process.execPath, ['bin/stx.js', ...words], {env: environment}, (error, stdout, stderr) => {
      resolve({stdout, stderr, code: typeof error?.code === 'number' ? error.code : 0})
    })
  })

const json = async (...words: string[]) => JSON.parse((await stx(...words, '--format', 'json')).stdout)

beforeAll(async () => {
  const options = ['--port', '0', '--speed', 'frozen', '--seed', '1', '--start-time', '2026-03-01T00:00:00Z']
  const {code, stderr} = await stx('sim', 'start', ...options)
  expect(stderr).toMatch(/^the simulator runs at http:\/\/127\.0\.0\.1:\d+ \(pid \d+\)\n$/)
  expect(code).toBe(0)
})

describe('stx sim', () => {
  test('tells how it stands', async () => {
    expect(await json('sim', 'status')).toMatchObject({
      pid: expect.any(Number),
      url: expect.stringMatching(/^http:/),
      data_dir: join(home, 'data/sim'),
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
      clock: '2026-03-01T00:00:00.000Z',
      speed: 'frozen',
      scenario: 'dc',
      seed: 1,
      counts: {regions: 6},
      rss: expect.any(Number),
    })
  })

  test.skipIf(!existsSync('/proc/self/environ'))('keeps nothing of the environment it was started from', async () => {
    const {pid} = await json('sim', 'status')
    const names = readFileSync(`/proc/${pid}/environ`, 'utf8')
      .split('\0')
      .map((one) => one.replace(/=.*$/s, ''))
    // Node itself names the channel over which it tells that it runs.
    const own = names.filter((name) => !name.startsWith('NODE_CHANNEL_'))
    expect(own.filter((name) => !['PATH', 'HOME', 'TMPDIR', 'TZ', 'NODE_OPTIONS', ''].includes(name))).toEqual([])
    expect(names).toContain('PATH')
  })

  test('answers at its keystone with the password that openrc prints', async () => {
    const {stdout} = await stx('sim', 'openrc')
    const value = (name: string) => new RegExp(`^export ${name}=(.*)$`, 'm').exec(stdout)?.[1] ?? ''
    const identity = {
      methods: ['password'],
      password: {user: {name: value('OS_USERNAME'), password: value('OS_PASSWORD'), domain: {name: 'Default'}}},
    }
    const response = await ask(`${value('OS_AUTH_URL')}/auth/tokens`, {
      method: 'POST',
      body: JSON.stringify({auth: {identity}}),
    })
    expect(response.status).toBe(201)
  })

  test('refuses to start twice on the same data', async () => {
    const {code, stderr} = await stx('sim', 'start', '--port', '0')
    expect(code).toBe(6)
    expect(stderr).toMatch(/already \(pid \d+, http/)
  })

  test.each([
    [['sim', 'start', '--speed', 'fast'], 2, /not a speed/],
    [['sim', 'start', '--start-time', 'soon'], 2, /not a date/],
    [['sim', 'advance', 'soon'], 2, /not a duration/],
    [['sim', 'fault', 'remove', '99'], 5, /no fault rule 99/],
    [['sim', 'status', '--data', home], 5, /no simulator runs on .*start one with `stx sim start --data /],
    [['sim', 'snapshot', 'load', '/nonexistent'], 2, /there is no snapshot \/nonexistent; check the path/],
  ])('%j exits %i', async (words, code, message) => {
    const outcome = await stx(...words)
    expect(outcome.stderr).toMatch(message)
    expect(outcome.code).toBe(code)
  })

  test('moves time, saves and loads it, and goes back', async () => {
    const file = join(home, 'snapshot')
    expect((await stx('sim', 'advance', '1h30m')).stderr).toContain('2026-03-01T01:30:00.000Z')
    expect((await stx('sim', 'snapshot', 'save', file)).code).toBe(0)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(await json('sim', 'reset')).toMatchObject({clock: '2026-03-01T00:00:00.000Z'})
    expect(await json('sim', 'snapshot', 'load', file)).toMatchObject({clock: '2026-03-01T01:30:00.000Z'})
    expect(await json('sim', 'speed', '60')).toMatchObject({speed: 60})
    expect(await json('sim', 'speed', 'frozen')).toMatchObject({speed: 'frozen'})
  })

  test('keeps fault rules', async () => {
    const rule = await json('sim', 'fault', 'add', '--service', 'fm', '--count', '2')
    expect(rule).toMatchObject({service: 'fm', count: 2, status: 503})
    expect((await stx('sim', 'fault', 'list', '-f', 'value', '-c', 'service')).stdout).toBe('fm\n')
    expect((await stx('sim', 'fault', 'remove', String(rule.id))).code).toBe(0)
    expect((await stx('sim', 'fault', 'clear')).stderr).toBe('there were no fault rules\n')
    for (const service of ['fm', 'usm']) await stx('sim', 'fault', 'add', '--service', service)
    expect((await stx('sim', 'fault', 'clear')).stderr).toMatch(/^fault rules gone: \d, \d\n$/)
    expect(await stx('sim', 'fault', 'add', '--state', 'host.unlok')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^stx: no operation is called host.unlok; in host there are: .*unlock/),
    })
  })

  test('tells those who wait that its clock is frozen', async () => {
    const words = ['host', 'lock', 'controller-1', '--wait', '--deadline', '1s']
    const {code, stderr} = await stx(...words)
    expect(code).toBe(124)
    expect(stderr).toMatch(/^host controller-1: .*; the simulator's clock is frozen: stx sim advance 30s$/m)
    expect(stderr).toMatch(
      /^stx: host controller-1 is still .*; the simulator's clock is frozen: stx sim advance 30s, take it up again: stx host wait/m,
    )
  })

  test('takes durations from a file, and refuses what is none', async () => {
    const file = join(home, 'timing.yaml')
    writeFileSync(file, 'host.unlock.enable: soon\n')
    const outcome = await stx('sim', 'start', '--timing', file, '--data', join(home, 'other'))
    expect(outcome.stderr).toMatch(/'host\.unlock\.enable' is not a duration/)
    expect(outcome.code).toBe(2)
    writeFileSync(file, 'host.unlock.boots: 8s\n')
    const misspelt = await stx('sim', 'start', '--timing', file, '--data', join(home, 'other'))
    expect(misspelt.stderr).toMatch(
      /nothing takes the time 'host\.unlock\.boots'; names of host are .*host\.unlock\.enable/,
    )
    expect(misspelt.code).toBe(2)
    const distant = await stx('sim', 'start', '--start-time', '+012026-03-01T22:00:00Z', '--data', join(home, 'other'))
    expect([distant.code, distant.stderr]).toEqual([2, expect.stringContaining('is not a date')])
    for (const text of ['- 8s\n', 'soon', 'a: [', aliasBomb]) {
      writeFileSync(file, text)
      expect(await stx('sim', 'start', '--timing', file, '--data', join(home, 'other'))).toMatchObject({
        code: 2,
        stderr: expect.stringContaining(`stx: ${file} is no list of durations: `),
      })
    }
  })

  test('stops, and starts where it was', async () => {
    await stx('sim', 'advance', '5m')
    const {clock} = await json('sim', 'status')
    expect((await stx('sim', 'stop')).code).toBe(0)
    expect((await stx('sim', 'status')).code).toBe(5)
    expect((await stx('sim', 'start', '--port', '0')).code).toBe(0)
    expect((await json('sim', 'status')).clock).toBe(clock)
    expect((await stx('sim', 'logs')).code).toBe(0)
  })

  test('comes back on its old port, after a stop and after a kill', async () => {
    const {url, pid} = await json('sim', 'status')
    expect((await stx('sim', 'stop')).code).toBe(0)
    expect((await stx('sim', 'start')).stderr).toContain(`the simulator runs at ${url} `)
    process.kill((await json('sim', 'status')).pid, 'SIGKILL')
    const again = await stx('sim', 'start')
    expect(again.stderr).toContain(`the simulator runs at ${url} `)
    expect((await json('sim', 'status')).pid).not.toBe(pid)
  })

  test('says what to type to begin with something else, and that works, also where it stands still', async () => {
    await stx('sim', 'stop')
    const refused = await stx('sim', 'start', '--subclouds', '7', '--seed', '3', '--start-time', '2027-01-01')
    const line = 'stx sim reset --subclouds 7 --seed 3 --start-time 2027-01-01T00:00:00.000Z'
    expect(refused).toMatchObject({
      code: 6,
      stderr: expect.stringContaining(
        `has subclouds 5, not 7; leave it out to go on with the data, begin anew with \`${line} --data ${join(home, 'data/sim')}\``,
      ),
    })
    const reset = await stx(...line.split(' ').slice(1), '--data', join(home, 'data/sim'))
    expect(reset).toMatchObject({
      code: 0,
      stderr: 'back at the beginning: when it is started, it is 2027-01-01T00:00:00.000Z\n',
    })
    expect((await stx('sim', 'start', '--subclouds', '7')).code).toBe(0)
    const {clock, seed, counts} = await json('sim', 'status')
    expect({clock, seed, regions: counts.regions}).toEqual({clock: '2027-01-01T00:00:00.000Z', seed: 3, regions: 8})
    // One that runs begins anew as well, with the same passwords.
    const openrc = (await stx('sim', 'openrc')).stdout
    expect((await stx('sim', 'reset', '--subclouds', '2', '--seed', '1', '--start-time', '2026-03-01')).code).toBe(0)
    expect(await json('sim', 'status')).toMatchObject({clock: '2026-03-01T00:00:00.000Z', counts: {regions: 3}})
    expect((await stx('sim', 'openrc')).stdout).toBe(openrc)
    expect((await stx('sim', 'reset', '--scenario', 'aio-sx', '--subclouds', '2')).stderr).toContain(
      'scenario aio-sx has no subclouds',
    )
    expect(await stx('sim', 'reset', '--data', join(home, 'none'))).toMatchObject({
      code: 5,
      stderr: expect.stringContaining(`no simulator has data on ${join(home, 'none')}; start one with`),
    })
    // As the other tests know it.
    expect((await stx('sim', 'reset', '--subclouds', '5')).code).toBe(0)
  })

  test('is found where it was started with --data, and each refusal names the flag', async () => {
    const elsewhere = join(home, 'elsewhere')
    const other = mkdtempSync(join(tmpdir(), 'stx-sim-'))
    const there = (...words: string[]) => stx(...words, '--data', elsewhere)
    const alone = {STX_HOME: other}
    try {
      const start = ['sim', 'start', '--port', '0', '--speed', 'frozen', '--scenario', 'aio-sx', '--data', elsewhere]
      expect((await stxWith(alone, ...start)).code).toBe(0)
      expect((await stxWith(alone, 'sim', 'status', '--format', 'json')).stdout).toContain(elsewhere)
      expect((await stxWith(alone, 'host', 'list', '--format', 'value', '-c', 'hostname')).stdout).toBe(
        'controller-0\n',
      )
      expect((await stxWith(alone, 'sim', 'advance', '1s')).code).toBe(0)
      const second = join(home, 'second')
      expect((await stxWith(alone, 'sim', 'start', '--port', '0', '--scenario', 'aio-sx', '--data', second)).code).toBe(
        0,
      )
      const flags = `\`--data ${second}\` or \`--data ${elsewhere}\``
      expect((await stxWith(alone, 'sim', 'status')).stderr).toContain(`or add ${flags}, where one runs`)
      expect((await stxWith(alone, 'host', 'list')).stderr).toContain('stx sim openrc --data DIR')
      expect((await stx('sim', 'stop', '--data', second)).code).toBe(0)
    } finally {
      await there('sim', 'stop')
      rmSync(other, {recursive: true, force: true})
    }
  })

  test('raises alarms by hand and clears them', async () => {
    const raised = await json('sim', 'alarm', 'raise', '100.101', '--entity', 'host=controller-0')
    const alarm = {region: 'RegionOne', alarm_id: '100.101', entity: 'host=controller-0', severity: 'critical'}
    expect(raised).toEqual(alarm)
    const {code, stderr} = await stx('sim', 'alarm', 'raise', '100.101')
    expect(stderr).toContain('alarm 100.101 needs an entity')
    expect(code).toBe(2)
    expect((await stx('sim', 'alarm', 'raise', '1.1', '--entity', 'host=a')).code).toBe(5)
    expect((await stx('sim', 'alarm', 'raise', '100.101', '--region', 'mars')).code).toBe(5)
    expect(await json('sim', 'alarm', 'clear', '100.101')).toEqual([alarm])
    expect((await stx('sim', 'alarm', 'clear', '100.101')).code).toBe(5)
  })
  test('loses hosts, and lets machines boot', async () => {
    const region = 'subcloud2'
    const lost = {region, machine: 'controller-0', happened: 'lost for good'}
    expect(await json('sim', 'host', 'lose', 'controller-0', '--for-good', '--region', region)).toEqual(lost)
    await stx('sim', 'advance', '1m')
    expect((await stx('sim', 'host', 'lose', 'controller-0', '--region', region)).code).toBe(6)
    expect(await json('sim', 'host', 'mend', 'controller-0', '--region', region)).toMatchObject({region})
    expect((await stx('sim', 'host', 'mend', 'controller-1')).code).toBe(6)
    expect((await stx('sim', 'host', 'lose', 'controller-7')).code).toBe(5)
    const booted = await json('sim', 'host', 'boot', '52-54-00-A0-00-01')
    expect(booted).toEqual({region: 'RegionOne', machine: '52:54:00:a0:00:01', happened: 'boots from the network'})
    expect((await stx('sim', 'host', 'boot', 'node-1')).stderr).toContain("'node-1' is not a MAC address")
    expect((await stx('sim', 'host', 'boot', '52-54-00-A0-00-02', '--region', region)).stderr).toContain('simplex')
  })
})
