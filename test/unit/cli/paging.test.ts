import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {PassThrough} from 'node:stream'
import {afterEach, describe, expect, test, vi} from 'vitest'
import {readEnvironment} from '../../../src/config/environment.js'
import {useFolder} from '../../support/file.js'
import {run} from '../../support/run.js'
import {useWire} from '../../support/wire.js'

const {folder} = useFolder()
const {expectWire} = useWire()

afterEach(() => void vi.unstubAllEnvs())

const HOSTS = 60
const listed = () =>
  expectWire({
    path: '/sysinv/v1/ihosts',
    reply: {
      ihosts: Array.from({length: HOSTS}, (_, id) => ({id, uuid: `u${id}`, hostname: `worker-${id}`})),
    },
  })
const asked = ['host', 'list', '-c', 'hostname', '-f', 'value']
const lines = Array.from({length: HOSTS}, (_, id) => `worker-${id}\n`).join('')

async function outcome(
  argv: readonly string[],
  {
    isTTY = true,
    rows = 24,
    program = 'stx' as const,
  }: {isTTY?: boolean; rows?: number; program?: 'stx' | 'system'} = {},
) {
  const said = {stdout: '', stderr: ''}
  const stream = (name: keyof typeof said) =>
    Object.assign(
      new PassThrough().on('data', (piece) => {
        said[name] += String(piece)
      }),
      {isTTY, columns: 80, rows},
    )
  const stdin = new PassThrough()
  stdin.end()
  const io = {stdin, stdout: stream('stdout'), stderr: stream('stderr')}
  const code = await run(program, [...argv], io, new AbortController().signal)
  return {...said, code}
}

/** A pager that keeps what it is given, and what it could have read besides. */
const keeper = () => `cat > '${join(folder(), 'paged')}'; env > '${join(folder(), 'environment')}'`
const kept = (name: string) => readFileSync(join(folder(), name), 'utf8')

describe('long output on a terminal', () => {
  test('goes to the pager that was asked for, which is told no secret', async () => {
    vi.stubEnv('PAGER', keeper())
    vi.stubEnv('STX_SYSADMIN_PASSWORD', 'secret')
    vi.stubEnv('LC_ALL', 'C.UTF-8')
    listed()
    expect(await outcome([...asked, '--pager'])).toEqual({stdout: '', stderr: '', code: 0})
    expect(kept('paged')).toBe(lines)
    const environment = kept('environment')
    expect(environment).toMatch(/^LC_ALL=C\.UTF-8$/m)
    expect(environment).toMatch(/^LESS=FRX$/m)
    expect(environment).not.toMatch(/secret|OS_|STX_/)
  })

  test('goes there always where STX_PAGER is set, which comes before PAGER', async () => {
    vi.stubEnv('PAGER', 'false')
    vi.stubEnv('STX_PAGER', keeper())
    listed()
    expect((await outcome(asked)).stdout).toBe('')
    expect(kept('paged')).toBe(lines)
  })

  test.each(['no-such-pager-anywhere 2> /dev/null', 'false'])('is not lost where the pager is %s', async (command) => {
    vi.stubEnv('PAGER', command)
    listed()
    expect(await outcome([...asked, '--pager'])).toEqual({stdout: lines, stderr: '', code: 0})
  })

  test('is no failure of who has read enough of it', async () => {
    vi.stubEnv('PAGER', `head -n 1 > '${join(folder(), 'head')}'`)
    const heard = process.listeners('SIGINT')
    const hosts = Array.from({length: 20_000}, (_, id) => ({id, uuid: `u${id}`, hostname: `worker-${id}`}))
    expectWire({path: '/sysinv/v1/ihosts', reply: {ihosts: hosts}})
    expect(await outcome([...asked, '--pager'])).toEqual({stdout: '', stderr: '', code: 0})
    expect(kept('head')).toBe('worker-0\n')
    expect(process.listeners('SIGINT')).toEqual(heard)
  })
})

test.each([
  ['where it fits', {rows: 100}],
  ['without a terminal', {isTTY: false}],
])('%s, output needs no pager', async (_, terminal) => {
  vi.stubEnv('STX_PAGER', `touch '${join(folder(), 'touched')}'`)
  listed()
  expect((await outcome([...asked, '--pager'], terminal)).stdout).toBe(lines)
  expect(existsSync(join(folder(), 'touched'))).toBe(false)
})

test('an official program has none', async () => {
  vi.stubEnv('STX_PAGER', 'false')
  listed()
  const {stdout, code} = await outcome(['host-list', '--column', 'hostname', '--format', 'value'], {program: 'system'})
  expect({lines: stdout.split('\n').length, code}).toEqual({lines: HOSTS + 1, code: 0})
})

test.each([
  [['host', 'lock', 'a', '--pager'], 'host lock takes no --pager; lists and show commands take it'],
  [['host', 'list', '--pager', '--watch'], '--pager and --watch exclude each other'],
])('%j is refused', async (argv, why) => {
  const {stderr, code} = await outcome(argv)
  expect({said: stderr.includes(why), code}).toEqual({said: true, code: 2})
})

test('the usual pager is less', () => {
  expect(readEnvironment({HOME: '/h', PATH: '/bin', LESS: 'i', OS_PASSWORD: 'x'}).pager).toEqual({
    command: 'less',
    environment: {HOME: '/h', PATH: '/bin', LESS: 'i'},
  })
})
