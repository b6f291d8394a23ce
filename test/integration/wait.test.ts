import {execFileSync} from 'node:child_process'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {force} from '../simulator/support/fleet.js'
import type {Session} from '../simulator/support/session.js'
import {openConnected} from '../support/connected.js'
import {MovedClock} from '../support/moved-clock.js'
import {type Outcome, runProgram} from '../support/run.js'

/** What the wait commands make of a hundred sites whose time passes only while they pause. */
let session: Session

beforeAll(async () => {
  session = await openConnected({scenario: 'dc', subclouds: 100})
})
afterAll(() => session.simulator.close())

const sim = () => session.simulator.sim

/** While a wait pauses for a second, a minute passes there. */
const PACE = 60

interface Doing {
  /** What happens there, at moments of the wait in milliseconds. */
  at?: readonly (readonly [moment: number, deed: () => void | Promise<void>])[]
  interruptAt?: number
}

async function waiting(words: readonly string[], {at = [], interruptAt}: Doing = {}) {
  const interrupt = new AbortController()
  const left = [...at]
  const clock = new MovedClock(async (milliseconds, now) => {
    await session.simulator.advance(milliseconds * PACE)
    while (left[0] && left[0][0] <= now) await left.shift()?.[1]()
    if (interruptAt !== undefined && now >= interruptAt) interrupt.abort()
  })
  return unhurried(await runProgram([...words], {time: clock, signal: interrupt.signal}))
}

/** How long it took is another matter. */
const unhurried = (outcome: Outcome): Outcome => ({
  ...outcome,
  stderr: outcome.stderr.replaceAll(/ after (\d+[hms])+(?=[,;:])/g, ' after 0s'),
})

const secret = ['--sysadmin-password', 'St8rlingX*']
const failures = ['subcloud7', 'subcloud33', 'subcloud90']

/** Backs all up; three fail, each in another phase, that is at another moment. */
async function backUp(): Promise<void> {
  await session.simulator.advance('6h')
  const phases = ['validate', 'prepare', 'backup']
  failures.forEach((host, at) => {
    sim().transact(() => sim().faults.add({state: `subcloud.backup.${phases[at]}`, host, count: 1}))
  })
  const {code} = await runProgram(['subcloud', 'backup', 'create', '--group', 'Default', ...secret, '-f', 'json'])
  expect(code).toBe(0)
}

const backedUp = ['subcloud', 'wait', '--until', 'backup_status=complete-*', '--subclouds']
const others = `all,${failures.map((name) => `!${name}`).join(',')}`

interface Row {
  target: string
  met: boolean
  failed: boolean
  reason: string | null
  waited: number
}
const rowsOf = (stdout: string) => JSON.parse(stdout) as Row[]
const failed = (rows: readonly Row[]) => rows.filter((row) => row.failed).map(({target}) => target)

describe('a hundred sites of which three fail', () => {
  test('end with 3 at the first failure, and say which it is', async () => {
    await backUp()
    const {code, stdout, stderr} = await waiting([...backedUp, 'all', '-f', 'json', '--quiet'])
    expect(code).toBe(3)
    expect(rowsOf(stdout)).toHaveLength(100)
    expect(failed(rowsOf(stdout))).toEqual(['subcloud7'])
    expect(stderr).toMatch(/^subcloud7: backup_status is backup-prep-failed$/m)
    expect(stderr.split('\n')).toHaveLength(3)
    expect(stderr).toMatch(
      /^stx: failed: 1 of 100 after 0s, \d+ not met yet; to wait for those as well: --keep-going$/m,
    )
  })

  test('end with 7 with --keep-going, after the last of the others', async () => {
    await backUp()
    const {code, stdout, stderr} = await waiting([...backedUp, 'all', '--keep-going', '-f', 'json', '--quiet'])
    const rows = rowsOf(stdout)
    expect({code, failed: failed(rows)}).toEqual({code: 7, failed: ['subcloud33', 'subcloud7', 'subcloud90']})
    expect(rows.filter(({met}) => met)).toHaveLength(97)
    const moments = failures.map((name) => rows.find(({target}) => target === name)?.waited ?? 0)
    expect(moments).toEqual([...moments].sort((a, b) => a - b))
    expect(stderr.split('\n')).toEqual([
      expect.stringMatching(/^subcloud33: backup_status is backup-prep-failed/),
      expect.stringMatching(/^subcloud7: backup_status is backup-prep-failed/),
      expect.stringMatching(/^subcloud90: backup_status is failed: FAILED backing-up playbook of/),
      expect.stringMatching(/^stx: failed: 3 of 100 not met after /),
      '',
    ])
  })

  test('end with 0 where the three are not meant, or one is enough', async () => {
    await backUp()
    const all = await waiting([...backedUp, others])
    expect(all).toMatchObject({code: 0, stdout: ''})
    expect(all.stderr.split('\n').slice(-2)).toEqual(['97 of 97 met after 0s', ''])
    const one = await waiting([...backedUp, 'all', '--any'])
    expect(one).toMatchObject({code: 0, stderr: '97 of 100 met after 0s\n'})
  })

  test('end with 124 at the deadline, and what is said then waits on', async () => {
    await backUp()
    const line = [...backedUp, others, '--deadline', '3s', '--quiet']
    const {code, stderr} = await waiting(line)
    expect(code).toBe(124)
    const said = stderr.trim().split('\n')
    expect(said.slice(0, -1).length).toBeGreaterThan(50)
    for (const one of said.slice(0, -1)) expect(one).toMatch(/^subcloud\d+: backup_status=\S+, for \d+s$/)
    const again = /take it up again: (stx .*)$/.exec(said.at(-1) ?? '')?.[1] ?? ''
    expect(again).toBe(`stx subcloud wait --until 'backup_status=complete-*' --deadline 3s --subclouds '${others}'`)
    expect(await waiting(typed(again.replace(' --deadline 3s', '')))).toMatchObject({code: 0})
  })

  test('are left with 130 on Ctrl-C, and what is said then waits on', async () => {
    await backUp()
    const {code, stderr} = await waiting([...backedUp, others, '--quiet'], {interruptAt: 2000})
    expect(code).toBe(130)
    expect(stderr).toMatch(/^stx: broken off: \d+ of 97 not met after /m)
    const again = /take it up again: (stx .*)$/m.exec(stderr)?.[1] ?? ''
    expect(await waiting(typed(again))).toMatchObject({code: 0})
  })
})

/** The words of a line, as a shell reads it. */
const typed = (line: string) =>
  execFileSync('sh', ['-c', `printf '%s\\n' ${line}`], {encoding: 'utf8'})
    .trim()
    .split('\n')
    .slice(1)

describe('without --until', () => {
  test('it ends when nothing is under way', async () => {
    await backUp()
    const {code, stderr} = await waiting(['subcloud', 'wait', '--subclouds', others])
    expect(code).toBe(0)
    expect(stderr).toContain('97 of 97 met')
  })

  test('and what has failed is told with what the server kept of it', async () => {
    await force(session, 'subcloud1', {deployStatus: 'install-failed', errorDescription: 'the BMC was away\nmore'})
    const {code, stderr} = await waiting(['subcloud', 'wait', 'subcloud1'])
    await force(session, 'subcloud1', {deployStatus: 'complete', errorDescription: 'No errors present'})
    expect(code).toBe(3)
    expect(stderr).toBe(
      'stx: subcloud1: failed after 0s: install-failed: the BMC was away; see: stx subcloud why subcloud1\n',
    )
  })
})

describe('what goes wrong in between', () => {
  const outage = (rule: object) => {
    const {id} = sim().transact(() => sim().faults.add(rule))
    return () => void sim().transact(() => sim().faults.remove(id))
  }

  test('servers that do not answer for a while are waited for', async () => {
    let end = () => {}
    await backUp()
    const {code, stderr} = await waiting([...backedUp, others], {
      at: [
        [
          2000,
          () => {
            end = outage({service: 'dcmanager', status: 500})
          },
        ],
        [6000, () => end()],
      ],
    })
    expect(code).toBe(0)
    expect(stderr).toMatch(/^no answer \(injected fault.*\), trying again/m)
  })

  test('a site that does not answer keeps the wait from ending, and is named', async () => {
    const end = outage({service: 'sysinv', region: 'subcloud2', status: 500})
    const line = ['host', 'wait', '--subclouds', 'subcloud1,subcloud2', '-f', 'json', '--quiet']
    const silent = await waiting([...line, '--deadline', '5s'])
    expect(silent.code).toBe(124)
    expect(rowsOf(silent.stdout)).toEqual([
      expect.objectContaining({target: 'subcloud1/controller-0', met: true}),
      expect.objectContaining({target: 'subcloud2', met: false, state: expect.stringContaining('no answer (')}),
    ])
    const back = await waiting(line, {at: [[3000, end]]})
    expect(back.code).toBe(0)
    expect(rowsOf(back.stdout).map(({target}) => target)).toEqual(['subcloud1/controller-0', 'subcloud2/controller-0'])
  })

  test('what vanishes has failed, where it was not waited for that it goes', async () => {
    for (const name of ['subcloud98', 'subcloud99', 'subcloud100']) {
      await force(session, name, {management: 'unmanaged', availability: 'offline', deployStatus: 'install-complete'})
    }
    const remove = (name: string) => async () => {
      expect(await runProgram(['subcloud', 'delete', name, '--yes', '--quiet'])).toMatchObject({code: 0})
    }
    const gone = await waiting(['subcloud', 'wait', 'subcloud98', '--until', 'deploy_status=complete', '--quiet'], {
      at: [[1000, remove('subcloud98')]],
    })
    expect(gone.code).toBe(3)
    expect(gone.stderr).toMatch(/^stx: subcloud98: failed after .*: it is no longer there$/m)
    const {stdout: id} = await runProgram(['subcloud', 'show', 'subcloud99', '-f', 'value', '-c', 'id'])
    const wanted = await waiting(['subcloud', 'wait', 'subcloud100', id.trim(), '--until', 'gone', '-f', 'json'], {
      at: [
        [1000, remove('subcloud99')],
        [2000, remove('subcloud100')],
      ],
    })
    expect(wanted.code).toBe(0)
    expect(rowsOf(wanted.stdout).map(({target, met}) => [target, met])).toEqual([
      ['subcloud100', true],
      ['subcloud99', true],
    ])
  })
})

describe('what is not there', () => {
  test.each([
    [['subcloud', 'wait', 'subcloud7', 'nowhere'], 'subcloud not found: nowhere; see what there is'],
    [['software', 'wait', '--until', 'state=start-done'], 'there is no deployment to wait for; begin it'],
    [['strategy', 'wait', '--until', 'state=complete'], 'there is no strategy to wait for; begin it'],
  ])('%j is a slip', async (line, message) => {
    expect(await waiting(line)).toMatchObject({code: 5, stderr: expect.stringContaining(`stx: ${message}`)})
  })

  test('is nothing to wait for, where nothing certain was asked for', async () => {
    for (const line of [
      ['software', 'wait'],
      ['strategy', 'wait'],
      ['kube', 'upgrade', 'wait', '--until', 'gone'],
    ]) {
      const {code, stdout, stderr} = await waiting([...line, '-f', 'json'])
      expect({code, rows: rowsOf(stdout), stderr}).toEqual({
        code: 0,
        rows: [],
        stderr: 'there is nothing to wait for\n',
      })
    }
  })

  test('in one of many sites is named with its site', async () => {
    const line = ['host', 'wait', 'worker-9', '--subclouds', 'subcloud1,subcloud2', '--keep-going', '--quiet']
    expect(await waiting(line)).toMatchObject({
      code: 7,
      stderr: [
        'subcloud1/worker-9: host not found',
        'subcloud2/worker-9: host not found',
        'stx: failed: 2 of 2 not met after 0s',
        '',
      ].join('\n'),
    })
    const deployed = await waiting(['software', 'wait', '--subclouds', 'subcloud1', '--until', 'state=start-done'])
    expect(deployed).toMatchObject({code: 3, stderr: 'stx: subcloud1: failed after 0s: there is no deployment\n'})
  })
})

describe('what is refused', () => {
  test.each([
    [['host', 'wait', '--until', 'administrativ=locked'], 'no field "administrativ"; did you mean administrative?'],
    [['orchestration', 'wait', '--until', 'stat=applied'], 'no field "stat"; did you mean state?'],
    [['host', 'wait', '--until', 'administrative'], 'compares nothing'],
    [['host', 'wait', '--fail-on', 'task~'], 'nothing behind ~'],
    [['host', 'wait', '--deadline', '0s'], '--deadline 0s leaves no time; such as 90s or 15m'],
    [['host', 'wait', '--deadline', 'soon'], '"soon" is not a duration'],
    [['host', 'lock', 'controller-1', '--wait', '--deadline', '0'], '--deadline 0 leaves no time'],
  ])('%j', async (line, message) => {
    const {code, stdout, stderr} = await waiting(line)
    expect({code, stdout, stderr}).toEqual({code: 2, stdout: '', stderr: expect.stringContaining(message)})
  })
})

describe('a failure', () => {
  test('is what --fail-on says', async () => {
    await force(session, 'subcloud5', {deployStatus: 'installing'})
    const {code, stderr} = await waiting(
      ['subcloud', 'wait', 'subcloud5', '--until', 'deploy_status=complete', '--fail-on', 'availability=offline'],
      {at: [[1000, () => force(session, 'subcloud5', {availability: 'offline'})]]},
    )
    await force(session, 'subcloud5', {deployStatus: 'complete', availability: 'online'})
    expect(code).toBe(3)
    expect(stderr).toMatch(
      /^stx: subcloud5: failed after .*: availability_status=offline; see: stx subcloud why subcloud5$/m,
    )
  })

  test('of a host is what maintenance says of it', async () => {
    sim().transact(() => sim().faults.add({state: 'host.lock', host: 'controller-1', message: 'no', count: 1}))
    const lock = await runProgram(['host', 'lock', 'controller-1', '--yes', '--format', 'json'])
    expect(lock.code).toBe(0)
    const {code, stderr} = await waiting(['host', 'wait', 'controller-1', '--until', 'administrative=locked'])
    expect({code, stderr}).toEqual({
      code: 3,
      stderr: expect.stringMatching(/^stx: controller-1: failed after 0s: no; see: stx host why controller-1$/m),
    })
  })
})

describe('--wait of a verb', () => {
  test('says, when it is left, what takes it up again, and where', async () => {
    const apply = ['application', 'apply', 'metrics-server', '--subcloud', 'subcloud3', '--wait', '--deadline', '2s']
    const {code, stderr} = unhurried(await runProgram([...apply, '--no-cache'], {time: new MovedClock()}))
    expect(code).toBe(124)
    const again = 'stx application wait metrics-server --deadline 2s --subcloud subcloud3 --no-cache'
    const last = stderr.trim().split('\n').at(-1)
    expect(last).toMatch(new RegExp(`^stx: application metrics-server is still ".*" after 0s; .*: ${again}$`))
    expect(await waiting(typed(again.replace(' --deadline 2s', '')))).toMatchObject({code: 0})
  })

  test('says of a host what its state will be', async () => {
    const {code, stderr} = unhurried(
      await runProgram(['host', 'lock', 'controller-1', '--yes', '--wait', '--deadline', '1s'], {
        time: new MovedClock(),
      }),
    )
    expect(code).toBe(124)
    const again = 'stx host wait controller-1 --until administrative=locked --deadline 1s'
    expect(stderr.trim().split('\n')).toEqual([
      expect.stringMatching(/^host controller-1: Locking; the simulator's clock is frozen/),
      `stx: host controller-1 is still "Locking" after 0s; the simulator's clock is frozen: stx sim advance 30s, take it up again: ${again}`,
    ])
    expect(await waiting(typed(again.replace(' --deadline 1s', '')))).toMatchObject({code: 0})
  })

  test('of several subclouds names those that are left', async () => {
    await session.simulator.advance('6h')
    const line = ['subcloud', 'backup', 'create', '--group', 'Default', ...secret, '--wait', '--deadline', '2s']
    const {code, stderr} = unhurried(await runProgram([...line, '--quiet'], {time: new MovedClock()}))
    expect(code).toBe(124)
    expect(stderr).toMatch(/^subcloud1: \S+, for 2s$/m)
    expect(stderr).toMatch(
      /^stx: \d+ of \d+ subclouds are not done after 0s; .*: stx subcloud wait --subclouds group:Default --deadline 2s$/m,
    )
    expect(stderr).not.toContain('St8rlingX')
  })
})

describe('a fleet that is added again', () => {
  const fleet = (file: string) => new URL(`../../examples/fleet/${file}`, import.meta.url).pathname
  const files = ['--bootstrap-values', fleet('bootstrap-values.yml'), '--install-values', fleet('install-values.yml')]
  const passwords = ['--sysadmin-password', 'St8rling-X*', '--bmc-password', 'St8rling-X*']
  const add = ['subcloud', 'add-fleet', fleet('fleet.csv'), ...files, ...passwords, '-c', 'name', '-c', 'result']
  const names = ['e0', '1e5', 'edge3']
  const results = (result: string) => names.map((name) => `${name} ${result}\n`).join('')

  test('is waited for whole, whoever added it, and failures make it 7', async () => {
    const rule = {state: 'subcloud.deploy.bootstrap', host: '1e5', message: 'a fuse blew', count: 1}
    sim().transact(() => sim().faults.add(rule))
    expect(await runProgram([...add, '-f', 'value'])).toMatchObject({code: 0, stdout: results('added')})

    const left = await waiting([...add, '--wait', '--deadline', '2s', '--quiet'])
    expect(left.code).toBe(124)
    const again = /take it up again: (stx subcloud wait .*)$/m.exec(left.stderr)?.[1] ?? ''
    expect(again).toMatch(/^stx subcloud wait 1e5 e0 edge3 --until deploy_status=complete --deadline 2s$/)
    expect(left.stderr).not.toContain('St8rling')

    const second = await waiting([...add, '--wait', '-f', 'value', '--quiet'])
    expect(second).toMatchObject({code: 7, stdout: results('exists').replace('1e5 exists', '1e5 failed')})
    expect(second.stderr).toMatch(
      /^stx: 2 of 3 done, 1 failed, 0 left, first 1e5: bootstrap-failed: FAILED bootstrapping/,
    )
    expect(second.stderr).toMatch(/; see: stx subcloud why 1e5\n$/)

    await force(session, '1e5', {deployStatus: 'complete'})
    const third = await waiting([...add, '--wait', '-f', 'value'])
    expect(third).toMatchObject({code: 0, stdout: results('exists')})
    expect(third.stderr).toMatch(/^run .*\n3 subclouds done after 0s\n$/)
  })

  test('says what could not be added when the others are done', async () => {
    for (const name of names) {
      await force(session, name, {availability: 'offline'})
      expect(await runProgram(['subcloud', 'delete', name, '--yes', '--quiet'])).toMatchObject({code: 0})
    }
    const refusal = {service: 'dcmanager', method: 'POST', path: '/v1.0/subclouds*', status: 500, count: 1}
    sim().transact(() => sim().faults.add(refusal))
    const {code, stdout, stderr} = await waiting([...add, '--parallel', '1', '--wait', '-f', 'value', '--quiet'])
    expect({code, stdout}).toEqual({code: 7, stdout: results('added').replace('e0 added', 'e0 failed')})
    expect(stderr).toMatch(
      /^stx: 2 of 3 done, 1 failed, 0 left, first e0: injected fault; correct them and repeat the command/,
    )
    const list = await runProgram([
      'subcloud',
      'list',
      '--subclouds',
      '1e5,edge3',
      '-c',
      'deploy_status',
      '-f',
      'value',
    ])
    expect(list.stdout).toBe('complete\ncomplete\n')
  })
})
