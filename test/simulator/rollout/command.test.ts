import {readFileSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {PassThrough} from 'node:stream'
import {stripVTControlCharacters} from 'node:util'
import {afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi} from 'vitest'
import {groups} from '../../../src/simulator/services/dcmanager/group/model.js'
import {steps, strategies} from '../../../src/simulator/services/dcmanager/strategy/model.js'
import {openConnected} from '../../support/connected.js'
import {useFolder} from '../../support/file.js'
import {MovedClock} from '../../support/moved-clock.js'
import {run, runProgram} from '../../support/run.js'
import {deployCentrally} from '../support/fleet.js'
import type {Session} from '../support/session.js'

const {folder} = useFolder()
const SITES = 40
const ROLLOUT = ['strategy', 'kube-rootca-update', 'rollout', '--force', '--yes']

let session: Session

beforeAll(async () => {
  session = await openConnected({scenario: 'dc', subclouds: SITES})
})
afterAll(() => session.simulator.close())
beforeEach(() => {
  vi.stubEnv('STX_HOME', folder())
  rmSync(join(folder(), 'state'), {recursive: true, force: true})
})

/** A look at the fleet costs more than what it lives through meanwhile. */
const clock = (start = Date.UTC(2026, 2, 1, 10)) =>
  new MovedClock(async (milliseconds) => {
    if (milliseconds <= 5000) await session.simulator.advance(`${Math.ceil(milliseconds / 1000)}m`)
  }, start)

const left = () => {
  const table = session.simulator.sim.in('RegionOne')
  const names = table.of(groups).all()
  return {groups: names.map(({name}) => name), strategies: table.of(strategies).all().length}
}
const results = (stdout: string) => {
  const counts: Record<string, number> = {}
  for (const {result} of JSON.parse(stdout) as {result: string}[]) counts[result] = (counts[result] ?? 0) + 1
  return counts
}

describe('a rollout is refused, and nothing is sent', () => {
  test.each([
    [['--subclouds', 'subcloud1,subcloud2', '--canary', 'subcloud3'], 2, 'canary subcloud3 is not in the selection'],
    [['--canary', 'subcloud1', '--canary', 'subcloud1'], 2, 'canary subcloud1 is named twice'],
    [['--max-failed', 'many'], 2, '"many" is neither a number of failures nor a share'],
    [['--window', '25:00-26:00'], 2, '"25:00-26:00" is no window; write it as 01:00-05:00 or 22:00-04:00'],
    [['--window', '01:00-05:00', '--tz', 'Mars/Base'], 2, 'there is no time zone "Mars/Base"'],
    [['--tz', 'UTC'], 2, '--tz goes with --window'],
    [['--window', '01:00-01:10'], 6, 'a wave is expected to take 300m, and that fits into no window 01:00-01:10'],
    [['--gate', 'alarms.citrical=0'], 2, 'nothing is counted by that name; choose from alarms.critical'],
    [['--pause', 'soon'], 2, '"soon" is not a duration'],
    [['--wave', '0'], 2, '--wave'],
    [['--group', 'Default', '--subclouds', 'all'], 2, '--group and --subclouds exclude each other'],
    [['subcloud1', '--group', 'Default'], 2, 'The cloud_name and group options are mutually exclusive'],
    [['nowhere'], 5, 'subcloud not found: nowhere'],
    [['--plan-file', 'nowhere.json'], 2, 'the plan does not exist: nowhere.json'],
    [['--on-timeout', 'skip'], 2, '--on-timeout'],
    [['--deadline', '0'], 2, '--deadline 0 leaves no time'],
    [['--deadline', '99999999d'], 2, '--deadline 99999999d is longer than a year'],
    [['--pause', '999999999d'], 2, '--pause 999999999d is longer than a year'],
    [['--per-site', '99999999h'], 2, '--per-site 99999999h is longer than a year'],
    [['--canary', '99'], 2, '--canary 99 is more than there are: 40 take part'],
    [['--canary', '-1'], 2, '--canary -1 names no site'],
  ])('%j', async (words, code, message) => {
    const outcome = await runProgram([...ROLLOUT, ...words], {time: clock()})
    expect(outcome.stderr).toContain(message)
    expect(outcome.stderr.trim().split('\n').length).toBeLessThanOrEqual(2)
    expect(outcome.code).toBe(code)
    expect(left()).toEqual({groups: ['Default'], strategies: 0})
    expect((await runProgram(['run', 'list', '-f', 'json'])).stdout).toBe('[]\n')
  })

  test('where it cannot be remembered', async () => {
    writeFileSync(join(folder(), 'taken'), '')
    vi.stubEnv('STX_HOME', join(folder(), 'taken'))
    const outcome = await runProgram([...ROLLOUT, '--subclouds', 'subcloud1'], {time: clock()})
    expect(outcome).toMatchObject({code: 1, stdout: '', stderr: expect.stringContaining('cannot write')})
    expect(left()).toEqual({groups: ['Default'], strategies: 0})
  })
})

describe('who sits at a terminal', () => {
  /** What is shown there, and what came of an answer. */
  const atTerminal = async (words: string[], answer: string) => {
    const outcome = {shown: '', stdout: ''}
    const stdin = Object.assign(new PassThrough(), {isTTY: true})
    const moves = {cursorTo: () => true, moveCursor: () => true, clearLine: () => true}
    const stderr = Object.assign(new PassThrough(), {isTTY: true, columns: 100, ...moves})
    stderr.on('data', (chunk) => {
      outcome.shown += stripVTControlCharacters(String(chunk))
      if (/Type \d+ to go on: $/.test(outcome.shown)) stdin.write(`${answer}\n`)
    })
    const stdout = new PassThrough()
    stdout.on('data', (chunk) => {
      outcome.stdout += chunk
    })
    const code = await run('stx', words, {stdin, stdout, stderr}, new AbortController().signal, {time: clock()})
    return {...outcome, code}
  }
  const asking = ['strategy', 'kube-rootca-update', 'rollout', '--force', '--canary', 'subcloud7', '--wave', '10']

  test('sees the plan in numbers before it is asked, and nothing is sent without the answer', async () => {
    await runProgram(['subcloud', 'unmanage', 'subcloud4'])
    const {shown, stdout, code} = await atTerminal([...asking, '--max-failed', '5%', '--pause', '10m'], 'no')
    await runProgram(['subcloud', 'manage', 'subcloud4'])
    await session.simulator.advance('10m')
    const lines = shown.split('\n')
    const at = (text: string) => lines.findIndex((line) => line.includes(text))
    expect(shown).toMatch(/passed over +│ +unmanaged +│ +1 +│ +subcloud4/)
    expect(shown).toMatch(/\| 1 +\| canary \| 1 +\| at once +\| after 15m +\| subcloud7 +\|/)
    expect(shown).toMatch(/\| 5 +\| wave +\| 8 +\| after 1h40m \| after 1h55m \|/)
    expect(lines).toContain('39 of 40 subclouds in 5 waves, 1h55m in all')
    expect(lines).toContain('it stops if the canary fails')
    expect(lines).toContain('it stops after more than 1 of 39 failures')
    expect(lines).toContain('10m between two waves')
    expect(at('it stops if the canary fails')).toBeLessThan(at('Type 39 to go on'))
    expect(lines.at(-2)?.trim()).toBe('stx: not confirmed: nothing was sent to 39 subclouds')
    expect(stdout).toBe('')
    expect(code).toBe(1)
    expect(left()).toEqual({groups: ['Default'], strategies: 0})
    expect((await runProgram(['run', 'list', '-f', 'json'])).stdout).toBe('[]\n')
  })

  test('is shown few of very many waves, and asked also about few subclouds', async () => {
    const many = await atTerminal(['strategy', 'kube-rootca-update', 'rollout', '--force', '--wave', '1'], 'no')
    expect(many.shown).toContain('32 more before the last one; all of them: --dry-run')
    expect(many.shown.match(/^\| \d+ +\| wave/gm)).toHaveLength(8)
    const few = await atTerminal([...asking, '--subclouds', 'subcloud7,subcloud8', '-f', 'value'], '2')
    expect(few.shown).toContain('2 subclouds, and this is what it would do. Type 2 to go on: ')
    expect(few.stdout).toBe('subcloud7 done None\nsubcloud8 done None\n')
    expect(few.code).toBe(0)
  })
})

describe('--dry-run --curl', () => {
  const words = [
    ...ROLLOUT,
    '--subclouds',
    'subcloud1,subcloud2,subcloud3',
    '--canary',
    'subcloud2',
    '--dry-run',
    '--curl',
  ]

  test('writes what each wave would send, in its order, and sends nothing', async () => {
    const {stdout, stderr, code} = await runProgram(words, {time: clock()})
    const lines = stdout.trimEnd().split('\n')
    const short = lines.map((line) => {
      const [, method, url = ''] = /^curl -X (\w+) .* (?:https?:\/\/[^/]+)?(\/\S+|'\S+')$/.exec(line) ?? []
      return method ? `${method} ${url.replace(/^'?.*\/v1\.0/, '').replace(/'$/, '')}` : line
    })
    expect(short).toEqual([
      '# canary 1: 1 subcloud',
      'POST /sw-update-strategy/',
      'POST /sw-update-strategy/actions?type=kube-rootca-update',
      '# when the strategy has ended:',
      'DELETE /sw-update-strategy?type=kube-rootca-update',
      '# wave 2: 2 subclouds',
      'POST /subcloud-groups/',
      'PATCH /subclouds/subcloud1',
      'PATCH /subclouds/subcloud3',
      'POST /sw-update-strategy/',
      'PATCH /subclouds/1',
      'PATCH /subclouds/3',
      'DELETE /subcloud-groups/rollout-ID-wave-2',
      'POST /sw-update-strategy/actions?type=kube-rootca-update',
      '# when the strategy has ended:',
      'DELETE /sw-update-strategy?type=kube-rootca-update',
    ])
    const created = lines.find(
      (line) => line.includes('rollout-ID-wave-2') && line.includes('"type":"kube-rootca-update"'),
    )
    expect(created).toContain('"subcloud_group":"rollout-ID-wave-2"')
    expect(stdout).toContain('"x-auth-token: $OS_TOKEN"')
    expect(stderr).toContain('without --dry-run these 12 requests would be, each wave when its time has come')
    expect(code).toBe(9)
    expect(left()).toEqual({groups: ['Default'], strategies: 0})
  })

  test('gives programs a list', async () => {
    const {stdout, code} = await runProgram([...words, '-f', 'json'], {time: clock()})
    const list = JSON.parse(stdout) as {wave: number; method: string; path: string; curl: string}[]
    expect(list.map(({wave}) => wave)).toEqual([1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2])
    expect(list[0]).toMatchObject({method: 'POST', path: '/sw-update-strategy/', service: 'dcmanager'})
    expect(list[0]?.curl).toMatch(/^curl -X POST /)
    expect(code).toBe(9)
  })

  test('hides the password that a prestage takes', async () => {
    vi.stubEnv('STX_SYSADMIN_PASSWORD', 'St8rlingX*')
    const prestage = [
      'strategy',
      'prestage',
      'rollout',
      '--for-sw-deploy',
      '--subclouds',
      'subcloud1',
      '--dry-run',
      '--curl',
    ]
    const {stdout, code} = await runProgram(prestage, {time: clock()})
    expect(stdout).toContain('POST')
    expect(stdout).not.toContain('St8rlingX')
    expect(stdout).not.toContain(Buffer.from('St8rlingX*').toString('base64'))
    expect(code).toBe(9)
  })
})

test('over the edge of its window it waits for the next night, by the clock of the simulator', async () => {
  const {sim} = session.simulator
  const now = new Date(sim.now())
  const nextNight = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1))
  const date = nextNight.toISOString().slice(0, 10)
  // The clock of this machine is years away from it, and stands still while the simulator hurries.
  const time = new MovedClock(() => undefined, Date.UTC(2030, 0, 1))
  sim.setSpeed('max')
  onTestFinished(() => sim.setSpeed('frozen'))
  // Not long before midnight, so that one wave fits into the rest of the window.
  await session.simulator.advance(nextNight.getTime() - sim.now() - 16 * 60_000)
  const window = ['--window', '22:00-00:00', '--tz', 'UTC']
  const words = [...ROLLOUT, '--subclouds', 'subcloud1,subcloud2', '--wave', '1', ...window]
  const {stderr, code} = await runProgram(words, {time})
  expect(code).toBe(0)
  expect(stderr).toContain(`the next wave begins at ${date} 22:00 UTC: the window opens then`)
  expect(new Date(sim.now()).toISOString().slice(0, 13)).toBe(`${date}T22`)
})

test('a wave that is less than its group goes as many at a time as it is, and fits into its window', async () => {
  // All are in the default group, of which two go at a time; a site is expected to take a quarter of an hour.
  const words = [
    ...ROLLOUT,
    '--group',
    'Default',
    '--wave',
    '20',
    '--window',
    '01:00-02:00',
    '--tz',
    'UTC',
    '--dry-run',
  ]
  const {stdout, stderr, code} = await runProgram(words, {time: clock()})
  expect(stderr).toContain('without --dry-run these 2 waves would be')
  expect(stdout).toMatch(/\| 1 +\| wave \| 20 +\| .*01:00.* \| .*01:15/)
  expect(code).toBe(9)
})

test('a wave may be larger than what dcmanager prestages at a time', async () => {
  vi.stubEnv('STX_SYSADMIN_PASSWORD', 'St8rlingX*')
  const words = ['strategy', 'prestage', 'rollout', '--for-sw-deploy', '--subclouds', 'subcloud1,subcloud2', '--yes']
  const {stdout, code} = await runProgram([...words, '--wave', '1250', '-f', 'json'], {time: clock()})
  expect(results(stdout)).toEqual({done: 2})
  expect(code).toBe(0)
  const asked = await runProgram([...words, '--max-parallel-subclouds', '1250'], {time: clock()})
  expect(asked).toMatchObject({code: 6, stdout: '', stderr: expect.stringContaining('1250')})
  expect(left()).toEqual({groups: ['Default'], strategies: 0})
})

test('a plan that was kept pins whom it is about', async () => {
  const plan = await runProgram(
    ['strategy', 'kube-rootca-update', 'plan', '--force', '--central', '--subclouds', 'subcloud1*', '-f', 'json'],
    {time: clock()},
  )
  const file = join(folder(), 'plan.json')
  writeFileSync(file, plan.stdout.replace('"subcloud1*"', '"subcloud1*,subcloud7"'))
  const {stdout, stderr, code} = await runProgram([...ROLLOUT, '--plan-file', file, '--dry-run', '-f', 'json'], {
    time: clock(),
  })
  expect(code).toBe(9)
  expect(stderr).toContain('since it was planned 1 came: subcloud7; it is about those of the plan')
  const sites = (JSON.parse(stdout) as {subcloud: string; wave: number}[]).filter(({wave}) => wave !== null)
  expect(sites.map(({subcloud}) => subcloud)).not.toContain('subcloud7')
  expect(sites).toHaveLength(11)
})

test('with --prepare-only it prestages and ends; what is resumed deploys, and prestages no more', async () => {
  await deployCentrally(session, 'starlingx-26.03.1', ['starlingx-26.03.1.patch'])
  await session.simulator.advance('2m')
  vi.stubEnv('STX_SYSADMIN_PASSWORD', 'St8rlingX*')
  const applied: string[] = []
  session.simulator.sim.onEvent('vim.strategy.wanted', ({action, region}) => {
    if (action === 'apply') applied.push(region)
  })
  const words = ['strategy', 'sw-deploy', 'rollout', '--release-id', 'starlingx-26.03.1', '--delete', '--yes']
  const sites = ['--subclouds', 'subcloud1,subcloud2']
  const prepared = await runProgram([...words, ...sites, '--prepare-only', '-f', 'json'], {time: clock()})
  expect(prepared.code).toBe(0)
  expect(results(prepared.stdout)).toEqual({left: 2})
  expect(applied).toEqual([])
  expect(left()).toEqual({groups: ['Default'], strategies: 0})
  vi.stubEnv('STX_SYSADMIN_PASSWORD', undefined)
  const id = /run (\S+);/.exec(prepared.stderr)?.[1] ?? ''
  const resumed = await runProgram(['run', 'resume', id, '-f', 'json'], {time: clock()})
  expect(resumed.stderr).not.toContain('password')
  expect(results(resumed.stdout)).toEqual({done: 2})
  expect(resumed.code).toBe(0)
  expect(applied.toSorted()).toEqual(['subcloud1', 'subcloud2'])
  expect(left()).toEqual({groups: ['Default'], strategies: 0})
})

describe('a run of a rollout', () => {
  /** One that waits for a word behind its first wave. */
  const begin = async () => {
    const words = [...ROLLOUT, '--subclouds', 'subcloud1,subcloud2,subcloud3', '--wave', '2', '--pause', 'ask']
    const {stderr, code} = await runProgram(words, {time: clock()})
    const id = /run (\S+);/.exec(stderr)?.[1] ?? ''
    return {id, code, stderr, file: join(folder(), 'state', 'runs', `${id}.jsonl`)}
  }

  test('that waits for a word ends with 8, and goes on by being resumed', async () => {
    const {id, code, stderr} = await begin()
    expect(code).toBe(8)
    expect(stderr).toContain(`there is no terminal to ask whether it goes on: 2 of 3 done`)
    const resumed = await runProgram(['run', 'resume', id, '-f', 'json'], {time: clock()})
    expect(resumed).toMatchObject({code: 0})
    expect(results(resumed.stdout)).toEqual({done: 3})
  })

  test('that is damaged, of another cloud, or worked at, goes no further', async () => {
    const {id, file} = await begin()
    const text = readFileSync(file, 'utf8')
    writeFileSync(file, text.replace('"type":"gather"', '"type":"gathered"'))
    const damaged = await runProgram(['run', 'resume', id], {time: clock()})
    expect(damaged).toMatchObject({code: 1, stderr: expect.stringContaining('this is no entry of a run')})
    writeFileSync(file, text.replace('127.0.0.1', 'elsewhere.test'))
    const elsewhere = await runProgram(['run', 'resume', id], {time: clock()})
    expect(elsewhere).toMatchObject({code: 6, stderr: expect.stringContaining('elsewhere.test')})
    writeFileSync(file, text)
    const {withRun} = await import('../../../src/runs/folder.js')
    const twice = await withRun(join(folder(), 'state', 'runs'), id, () => runProgram(['run', 'resume', id]))
    expect(twice).toMatchObject({code: 6, stderr: expect.stringContaining(`by process ${process.pid}`)})
    expect(left()).toEqual({groups: ['Default'], strategies: 0})
  })

  test('that is forgotten puts back what it left, be its ledger damaged', async () => {
    const {id, file} = await begin()
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n')
    const gather = lines.findIndex((line) => line.includes('"type":"gather"'))
    const name = (JSON.parse(lines[gather] ?? '') as {group: string}).group
    // As it was when it had gathered its sites, with a line that nobody can read.
    writeFileSync(file, `${lines.slice(0, gather + 1).join('\n')}\nnonsense\n`)
    const group = {name, description: 'd', update_apply_type: 'parallel', max_parallel_subclouds: '2'}
    const dcmanager = '/RegionOne/dcmanager/v1.0'
    await session.ask('POST', `${dcmanager}/subcloud-groups`, group)
    expect((await runProgram(['subcloud', 'update', 'subcloud1', '--group', name])).code).toBe(0)
    expect(left().groups).toEqual(['Default', name])
    expect(await runProgram(['run', 'forget', id], {time: clock()})).toMatchObject({code: 0})
    expect(left()).toEqual({groups: ['Default'], strategies: 0})
  })
})

test('a strategy of somebody else is named, and nothing is sent', async () => {
  const create = ['strategy', 'kube-rootca-update', 'create', 'subcloud9', '--force', '--quiet', '-f', 'value']
  expect((await runProgram(create)).code).toBe(0)
  const {stderr, code} = await runProgram([...ROLLOUT, '--wave', '10'], {time: clock()})
  expect(stderr).toContain('there is a kube-rootca-update strategy already, and it is initial')
  expect(code).toBe(6)
  expect(session.simulator.sim.in('RegionOne').of(steps).all()).toHaveLength(1)
  expect(left()).toEqual({groups: ['Default'], strategies: 1})
  expect((await runProgram(['strategy', 'kube-rootca-update', 'delete', '--quiet'])).code).toBe(0)
  await session.simulator.advance('1m')
})

test('a strategy of somebody else in the middle of it ends it, with the run and the line to go on with', async () => {
  const create = ['strategy', 'kube-rootca-update', 'create', 'subcloud9', '--force', '--quiet', '-f', 'value']
  // It appears while the rollout pauses between its waves.
  const waits = clock()
  const time = Object.assign(waits, {
    pause: async (milliseconds: number, signal: AbortSignal) => {
      if (left().strategies === 0) await runProgram(create)
      await MovedClock.prototype.pause.call(waits, milliseconds, signal)
    },
  })
  const words = [...ROLLOUT, '--subclouds', 'subcloud1,subcloud2', '--wave', '1', '--pause', '10m']
  const {stderr, code} = await runProgram(words, {time})
  const id = /run (\S+);/.exec(stderr)?.[1] ?? ''
  expect(stderr).toContain(
    `stx: run ${id} goes no further: there is a kube-rootca-update strategy already, and it is none of this rollout's: ` +
      `initial; see: stx strategy step list; when it is gone, take it up again: stx run resume ${id}\n`,
  )
  expect(code).toBe(6)
  expect((await runProgram(['strategy', 'kube-rootca-update', 'delete', '--quiet'])).code).toBe(0)
  await session.simulator.advance('1m')
  const resumed = await runProgram(['run', 'resume', id, '-f', 'json'], {time: clock()})
  expect(results(resumed.stdout)).toEqual({done: 2})
})

test('a strategy that a rollout of this machine made is told with how to go on with it', async () => {
  const {sim} = session.simulator
  const interrupt = new AbortController()
  // Nobody lives through the wave: it is broken off in its middle.
  const waiting = Object.assign(clock(), {pause: async () => interrupt.abort()})
  const broken = await runProgram([...ROLLOUT, '--subclouds', 'subcloud1'], {time: waiting, signal: interrupt.signal})
  expect(broken).toMatchObject({code: 130, stderr: expect.stringContaining('the strategy is left running')})
  const [, resume] = /take it up again: (stx run resume \S+)\n/.exec(broken.stderr) ?? []
  const again = await runProgram([...ROLLOUT, '--subclouds', 'subcloud2'], {time: clock()})
  expect(again.code).toBe(6)
  expect(again.stderr).toContain(`a rollout that was broken off made it; go on with it: ${resume}\n`)
  // Who asks why is not told to delete what the run still needs.
  expect((await runProgram(['strategy', 'why'])).stdout).toContain(`next:\n  ${resume}\n`)
  const resumed = await runProgram((resume ?? '').split(' ').slice(1), {time: clock()})
  expect(resumed.code).toBe(0)
  expect(resumed.stderr).toContain('── wave 1: 1 subcloud, seen to its end ──\n')
  expect(sim.in('RegionOne').of(strategies).all()).toEqual([])
})

test('with 3 % that fail and --max-failed 2% it stops within the wave, and names what is untouched', async () => {
  await session.simulator.close()
  session = await openConnected({scenario: 'dc', subclouds: 100})
  const {sim} = session.simulator
  sim.transact(() => sim.faults.add({state: 'vim.apply.kube-rootca-update-pods-trustbothcas', probability: 0.03}))
  const words = [...ROLLOUT, '--wave', '25', '--max-failed', '2%', '-f', 'json']
  const {stdout, stderr, code} = await runProgram(words, {time: clock()})
  expect(code).toBe(3)
  expect(stderr).toMatch(/stopped, because \d+ failed, and no more than 2 may: failed: subcloud\d+ \(applying vim /)
  const list = JSON.parse(stdout) as {subcloud: string; result: string}[]
  const counts = results(stdout)
  expect(counts['failed']).toBeGreaterThan(2)
  // Waves of 25 in their order: before the last one no more than two had failed, and nothing behind it is touched.
  const last = Math.ceil((list.findLastIndex(({result}) => result === 'failed') + 1) / 25) * 25
  expect(list.slice(0, last - 25).filter(({result}) => result === 'failed').length).toBeLessThanOrEqual(2)
  expect(last).toBeLessThan(100)
  expect(list.slice(last).every(({result}) => result === 'left')).toBe(true)
  const [first] = list.filter(({result}) => result === 'left')
  expect(stderr).toContain(`${counts['left']} untouched: ${first?.subcloud}`)
  expect(left()).toEqual({groups: ['Default'], strategies: 0})
})
