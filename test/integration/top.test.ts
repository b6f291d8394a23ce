import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, onTestFinished, test} from 'vitest'
import {call} from '../simulator/support/fleet.js'
import {passwordOf, type Session} from '../simulator/support/session.js'
import {openConnected} from '../support/connected.js'
import {runProgram} from '../support/run.js'
import {hasTmux, Terminal} from '../support/terminal.js'

/** 5,000 sites, of whose Kubernetes a strategy is upgrading 100 at a time; time stands still unless the test moves it. */
let session: Session
beforeAll(async () => {
  session = await openConnected({scenario: 'dc', subclouds: 5000})
  const {sim} = session.simulator
  sim.transact(() => sim.emit('system.level', {region: 'RegionOne', level: 'kubernetes', value: 'v1.33.0'}))
  await session.simulator.advance('40s')
  await call(session, 'POST', '/sw-update-strategy', {
    ...{type: 'kubernetes', 'to-version': 'v1.33.0'},
    ...{'subcloud-apply-type': 'parallel', 'max-parallel-subclouds': '100'},
  })
  await call(session, 'POST', '/sw-update-strategy/actions?type=kubernetes', {action: 'apply'})
  await session.simulator.advance('15s')
})
afterAll(() => session.simulator.close())

describe('stx top without a terminal', () => {
  test('prints one frame with all that there is to see', async () => {
    const {stdout, stderr, code} = await runProgram(['top', '--once'])
    expect({stderr, code}).toEqual({stderr: '', code: 0})
    expect(stdout).toMatch(/^ stx top {2}. {2}central-cloud/)
    expect(stdout).toMatch(/\n kubernetes applying .* 0 of 5,000 {2}100 running/)
    expect(stdout).toMatch(/Fleet {2}5,000 sites {2}. by worst/)
    expect(stdout).not.toContain('\n !')
    expect(stdout).not.toContain('\u001b')
  })

  test('prints one frame of those that are meant', async () => {
    const {stdout} = await runProgram(['top', '--once', '--subclouds', 'subcloud12?'])
    expect(stdout).toMatch(/Fleet {2}10 of 5,000 sites .* subcloud12\?/)
    expect(stdout.match(/subcloud12\d /g)).toHaveLength(10)
  })

  test.each([
    [['top'], 'stx: top needs a terminal, and this is none; add --once: one frame, for a file or a ticket\n'],
    [['top', '--once', '--interval', '10ms'], 'stx: --interval 10ms is too often; at least 1s\n'],
    [
      ['top', '--once', '--subcloud', 'subcloud1'],
      'stx: --subcloud leads into one site; type: stx top, and open it with Enter\n',
    ],
  ])('refuses %j', async (line, stderr) => {
    expect(await runProgram(line)).toEqual({stdout: '', stderr, code: 2})
  })

  test('says that nobody answers', async () => {
    const outcome = await runProgram(['top', '--once', '--os-auth-url', 'http://127.0.0.1:9/v3', '--no-cache'])
    expect(outcome).toMatchObject({stdout: '', code: 1})
    expect(outcome.stderr).toMatch(/^stx: nothing listens at 127\.0\.0\.1:9 [^\n]*\n$/)
  })
})

const where = hasTmux ? 'in a terminal' : 'in a terminal (skipped: there is no tmux here)'

describe.skipIf(!hasTmux)(`stx top ${where}`, () => {
  function open(columns: number, rows: number, ...line: string[]): Terminal {
    const terminal = new Terminal(columns, rows, ['top', '--interval', '1s', ...line], {
      OS_AUTH_URL: `${session.simulator.url}/keystone/v3`,
      OS_USERNAME: 'admin',
      OS_PASSWORD: passwordOf(session.simulator, 'admin'),
      OS_PROJECT_NAME: 'admin',
      OS_REGION_NAME: 'RegionOne',
    })
    onTestFinished(() => terminal.close())
    return terminal
  }

  test('80x24: the worst, a page of the map, a site, a host, the strategy as it goes on, and its abort', async () => {
    const terminal = open(80, 24)
    await terminal.until(/kubernetes applying .* 0 of 5,000 {2}100 running/)
    await terminal.until(/^ stx top {2}· {2}central-cloud +\d\d:\d\d:\d\d {2}every \d+ s$/m)
    await terminal.until(/critical .* major .* minor .* offline/)
    const {lines} = terminal
    expect(terminal.state).toBe('1 0 1')
    expect(terminal.frame).toMatch(
      new RegExp(
        [
          '^ ─ Fleet {2}5,000 sites {2}· by worst ─+ 1-\\d+ of 5,000',
          ' +NAME +AVAIL +SYNC +CRI +MAJ +MIN +WRN +STEP',
          '▸ ◆ {2}subcloud1 +online +out-of-sync .*kube.*',
          ' {2}◆ {2}subcloud2 +online',
        ].join('\n'),
        'm',
      ),
    )
    expect(lines[22]).toBe(' ↵ open  f filter  / search  s sort  m map  v strategy  a act  ? more  q quit')

    terminal.press('m')
    await terminal.until(/rows 1-\d+ of \d+: PgDn for the rest/)
    terminal.press('NPage')
    await terminal.until(/rows 2\d*-\d+ of|rows 1\d-\d+ of/)
    terminal.press('m')

    terminal.type('/subcloud4321')
    await terminal.until(/\/subcloud4321/)
    terminal.press('Enter', 'Enter')
    await terminal.until(/Fleet › subcloud4321 ─/)
    await terminal.until(/Hosts\s+controller-0 +active controller +unlocked +enabled +available/)
    await terminal.until(/kubernetes out-of-sync/)
    terminal.press('Enter')
    await terminal.until(/Fleet › subcloud4321 › controller-0 ─/)
    terminal.press('v')
    await terminal.until(/Strategy › kubernetes ─/)
    expect(terminal.frame).toMatch(/at a time 100 +stops on failure/)
    expect(terminal.frame).toMatch(/waiting +4,900 +█+░/)
    expect(terminal.frame).toMatch(/kube upgrade pre check +100 /)

    await session.simulator.advance('20s')
    await terminal.until(/kube (creating|applying) vim kube upgrade.* 100 /)

    terminal.press('a', 'b')
    await terminal.until(/To abort the kubernetes strategy, type kubernetes and Enter/)
    terminal.type('kubernetes')
    terminal.press('Enter')
    await terminal.until(/abort the kubernetes strategy: done/)
    await terminal.until(/^ kubernetes abort/m)
    terminal.press('q')
    await terminal.until(/EXIT 0/)
    expect(terminal.frame).toMatch(/^BEFORE\nEXIT 0/)
    expect(terminal.state).toBe('0 1 0')
    const history = readFileSync(join(terminal.folder, '.stx/state/history.jsonl'), 'utf8')
    expect(history).toContain('["strategy","kube-upgrade","abort"')
  })

  test('200x50: all 5,000 sites on a map, a selector, another size, and Ctrl-C', async () => {
    const terminal = open(200, 50, '--map', '--read-only')
    await terminal.until(/[▪▲◆·]{50}/)
    await terminal.until(/ critical /)
    await terminal.until(/100 running/)
    const {lines} = terminal
    const cells = lines.filter((line) => /^ *[▪▲◆■█×·]+$/.test(line))
    expect(cells.join('').replaceAll(' ', '')).toHaveLength(5000)
    expect(terminal.frame).toMatch(/^ {2}◆ busy 100 +▲ out-of-sync 4,900/m)
    expect(lines[0]).toContain('read-only')

    terminal.press('a')
    await terminal.until(/actions are off: it was started with --read-only/)
    terminal.type('fsubcloud1*,!subcloud1??')
    terminal.press('Enter', 'm')
    await terminal.until(/Fleet {2}1,0\d\d of 5,000 sites/)
    expect(terminal.frame).toMatch(/GROUP +AVAIL +MANAGED +SYNC .* STEP +DEPLOY +RELEASE/)

    terminal.resize(50, 10)
    await terminal.until(/too small: 50x10/)
    terminal.resize(80, 24)
    await terminal.until(/Fleet {2}1,0\d\d of 5,000 sites/)
    terminal.press('C-c')
    await terminal.until(/EXIT 130/)
    expect(terminal.state).toBe('0 1 0')
  })

  test('gives the terminal back when it is ended from outside', async () => {
    const terminal = open(80, 24)
    await terminal.until(/Fleet {2}5,000 sites/)
    process.kill(terminal.pid, 'SIGTERM')
    await terminal.until(/EXIT 143/)
    expect(terminal.state).toBe('0 1 0')
  })

  test('ends with a terminal that goes away', async () => {
    const terminal = open(80, 24)
    await terminal.until(/Fleet {2}5,000 sites/)
    expect(await terminal.destroy()).toBe(129)
  })
})
