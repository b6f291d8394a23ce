import {EventEmitter} from 'node:events'
import {PassThrough} from 'node:stream'
import {describe, expect, test} from 'vitest'
import type {RunContext} from '../../../src/cli/context.js'
import {CommandFailure} from '../../../src/cli/failure.js'
import type {Seen} from '../../../src/cli/many.js'
import {one, type Result, rows} from '../../../src/cli/result.js'
import {judgeWatch, type Wanted, type World, watch} from '../../../src/cli/watch.js'
import {keysIn} from '../../../src/cli/watch-screen.js'
import {ClientError} from '../../../src/client/error.js'
import {pauseAfter} from '../../../src/client/pause.js'
import {readEnvironment} from '../../../src/config/environment.js'
import type {RenderOptions} from '../../../src/output/option.js'
import {columns} from '../../../src/output/view.js'

/** Time that passes only where somebody sleeps: each sleeper in its turn. */
class Clock implements World {
  #now = Date.UTC(2026, 0, 1, 10)
  #sleepers: {at: number; wake: () => void}[] = []
  readonly slept: number[] = []
  terminate = () => {}

  now = () => this.#now

  sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
    this.slept.push(milliseconds)
    return new Promise((resolve, reject) => {
      this.#sleepers.push({at: this.#now + milliseconds, wake: resolve})
      signal.addEventListener('abort', () => reject(new Error('awake')))
    })
  }

  onTerminate(listener: () => void) {
    this.terminate = listener
    return () => {
      this.terminate = () => {}
    }
  }

  /** The next one wakes up, at its time. */
  pass(): void {
    this.#sleepers.sort((a, b) => a.at - b.at)
    const [next] = this.#sleepers.splice(0, 1)
    if (!next) return
    this.#now = next.at
    next.wake()
  }
}

interface Terminal extends PassThrough {
  isTTY: boolean
  columns: number
  rows: number
  setRawMode: (raw: boolean) => void
}

function stream(isTTY: boolean, raw: boolean[] = []) {
  const written: string[] = []
  const made = Object.assign(new PassThrough(), {
    isTTY,
    columns: 80,
    rows: 24,
    setRawMode: (on: boolean) => void raw.push(on),
  }) as Terminal
  made.on('data', (piece) => written.push(String(piece)))
  return {made, written}
}

const view = {list: columns<{name: string; state: string}>('name', 'state')}
const list = (...names: string[]): Result =>
  rows(
    view,
    names.map((name) => ({name: name.replace(/[!?]/, ''), state: name.endsWith('!') ? 'down' : 'up'})),
  )
const away = new ClientError('failed', 'nothing listens', {service: 'sysinv', url: 'http://h/'})

/** What somebody does while an answer does not come. */
type Hand = (terminal: {type: (text: string) => void; interrupt: () => void}) => void
type Look = Result | Error | Partial<Seen> | Hand

/** Watches what the looks bring, one after the other; after the last one it is ended kindly. */
async function watched(looks: readonly Look[], wanted: Partial<Wanted> = {}, options: Partial<RenderOptions> = {}) {
  const clock = new Clock()
  const interrupt = new AbortController()
  const raw: boolean[] = []
  const [stdin, stdout, stderr] = [new PassThrough(), stream(wanted.as === 'screen'), stream(wanted.as === 'screen')]
  const keys = Object.assign(stdin, {isTTY: wanted.as === 'screen', setRawMode: (on: boolean) => void raw.push(on)})
  const context: RunContext = {
    io: {stdin: keys, stdout: stdout.made, stderr: stderr.made},
    environment: readEnvironment(),
    program: 'stx',
    signal: interrupt.signal,
  }
  let next = 0
  let under = 0
  const read = async (): Promise<Seen> => {
    under++
    expect(under).toBe(1)
    await undefined
    under--
    const look = looks[next++]
    if (look === undefined) {
      clock.terminate()
      return {result: list(), missing: []}
    }
    if (look instanceof Error) throw look
    if (typeof look === 'function') {
      look({type: (text) => void keys.write(text), interrupt: () => interrupt.abort()})
      return new Promise(() => {})
    }
    return 'kind' in look ? {result: look, missing: []} : {result: list(), missing: [], ...look}
  }
  const printing = () => ({
    io: context.io,
    quiet: false,
    options: {format: 'jsonl' as const, terminal: {isTTY: false, columns: 80, colour: false}, ...options},
  })
  let over = false
  const end = watch({
    read,
    wanted: {as: 'lines', intervalMs: 1000, ...wanted},
    printing,
    context,
    world: clock,
  }).then(
    () => 0,
    (error: Error & {oclif?: {exit: number}}) => error.oclif?.exit ?? error,
  )
  void end.then(() => {
    over = true
  })
  while (!over) {
    await new Promise((resolve) => setImmediate(resolve))
    clock.pass()
  }
  return {
    ended: await end,
    lines: stdout.written.join('').split('\n').filter(Boolean),
    said: stderr.written.join(''),
    screen: stdout.written.join(''),
    clock,
    raw,
  }
}

const told = (lines: readonly string[]) =>
  lines.map((line) => {
    const {type, key} = JSON.parse(line) as {type: string; key: string}
    return `${type} ${key}`
  })

describe('lines', () => {
  test('of what is there, then of what changes', async () => {
    const {lines, ended} = await watched([list('a', 'b'), list('a', 'b'), list('a!', 'c'), list('c')])
    expect(told(lines)).toEqual(['row a', 'row b', 'changed a', 'row c', 'gone b', 'gone a'])
    expect(JSON.parse(lines[2] ?? '')).toEqual({
      type: 'changed',
      key: 'a',
      row: {name: 'a', state: 'down'},
      was: {state: 'up'},
    })
    expect(ended).toBe(143)
  })

  test('have the columns that were chosen, and say nothing of others', async () => {
    const {lines} = await watched([list('a'), list('a!')], {}, {columns: ['name']})
    expect(lines).toEqual(['{"type":"row","key":"a","row":{"name":"a"}}'])
  })

  test('of one resource, which goes when it is no longer found', async () => {
    const show = (state: string) => one({show: columns('state')}, {uuid: 'u', state})
    const gone = new ClientError('not-found', 'host not found: u', {})
    expect(told((await watched([show('up'), show('down'), gone])).lines)).toEqual(['row u', 'changed u', 'gone u'])
  })

  test('of an outage are two on stderr, and nothing is lost or doubled', async () => {
    const {lines, said} = await watched([list('a'), away, away, list('a', 'b')])
    expect(told(lines)).toEqual(['row a', 'row b'])
    expect(said).toBe('no answer (nothing listens), trying again\nthere are answers again\n')
  })

  test('of sites that do not answer are on stderr, once', async () => {
    const missing = [{subcloud: 's', reason: 'it is away'}]
    const {said} = await watched([{result: list('a'), missing}, {result: list('a'), missing}, list('a')])
    expect(said).toBe('s: it is away\ns answers again, or is gone\n')
  })
})

describe('it ends', () => {
  test.each([
    ['when it holds for every row', 'state=down', [list('a', 'b'), list('a!', 'b'), list('a!', 'b!')], 4],
    ['not where there is no row', 'state=down', [list(), list('a!')], 1],
    ['when there is none', 'gone', [list('a'), list()], 2],
    [
      'not while a site does not answer',
      'state=down',
      [{result: list('a!'), missing: [{subcloud: 's', reason: 'away'}]}, list('a!')],
      1,
    ],
  ])('%s', async (_, until, looks, lines) => {
    const {ended, lines: written, said} = await watched([...looks, new Error('asked once more')], {until})
    expect({ended, lines: written.length, said: said.replace('s: away\ns answers again, or is gone\n', '')}).toEqual({
      ended: 0,
      lines,
      said: '',
    })
  })

  test('with what went wrong where that is no outage, or where nothing was ever seen', async () => {
    const refused = new CommandFailure('auth', 'no')
    expect((await watched([list('a'), refused])).ended).toBe(refused)
    expect((await watched([away])).ended).toBe(away)
  })

  test('where a condition asks for what the rows do not have', async () => {
    const {ended} = await watched([list('a')], {until: 'stat=up'})
    expect(ended).toMatchObject({kind: 'usage', message: 'column 1: no field "stat"', hint: 'did you mean state?'})
  })

  test('with 124 at the deadline, in the middle of a look as well', async () => {
    const {ended, said} = await watched([list('a'), () => {}], {until: 'state=down', deadlineMs: 5500})
    expect(ended).toBe(124)
    expect(said).toBe('stx: not met in time\n')
  })
})

test('longer pauses while nothing happens, short ones again when something does', async () => {
  const {clock} = await watched([list('a'), list('a'), list('a'), list('a!'), list('a!')])
  expect(clock.slept).toEqual([1000, 1250, 1562.5, 1000, 1250])
})

test.each([
  [{intervalMs: 5000, still: 0, answerMs: 10}, 5000],
  [{intervalMs: 5000, still: 100, answerMs: 10}, 30_000],
  [{intervalMs: 5000, still: 0, answerMs: 9000}, 18_000],
])('a pause after %j', (after, pause) => {
  expect(pauseAfter(after)).toBe(pause)
})

test.each([
  ['q/x', [{character: 'q'}, {character: '/'}, {character: 'x'}]],
  ['\x1b[A\x1bOB\x1b[5~\x1b[6~', ['up', 'down', 'page-up', 'page-down'].map((name) => ({name}))],
  ['\r\x7f\x03\x1b', ['enter', 'erase', 'interrupt', 'escape'].map((name) => ({name}))],
  ['\x1b[15~\x00\x1a', []],
  ['é名', [{character: 'é'}, {character: '名'}]],
])('keys of %j', (text, keys) => {
  expect(keysIn(text)).toEqual(keys)
})

describe('the screen', () => {
  const table = {format: 'table' as const}
  const TAKEN = '\x1b[?1049h\x1b[?25l'
  const GIVEN_BACK = '\x1b[?25h\x1b[?1049l'

  test.each<[string, Look, unknown]>([
    ['SIGTERM', list('a'), 143],
    ['an error', new CommandFailure('auth', 'no'), expect.any(CommandFailure)],
    ['a deadline', () => {}, 124],
    ['Ctrl-C', ({interrupt}) => interrupt(), 130],
    ['Ctrl-C, as a key', ({type}) => type('\x03'), 130],
    ['q', ({type}) => type('q'), 0],
    ['q behind a filter', ({type}) => type('/q\rq'), 0],
  ])('is given back after %s', async (_, look, code) => {
    const {ended, screen, raw} = await watched([list('a'), look], {as: 'screen', deadlineMs: 50_000}, table)
    expect(ended).toEqual(code)
    expect(screen.startsWith(TAKEN)).toBe(true)
    expect(screen.split(GIVEN_BACK).length).toBe(2)
    expect(raw).toEqual([true, false])
    expect(process.listeners('exit').map(({name}) => name)).not.toContain('giveBack')
  })

  test('shows what changed, marked, and says it', async () => {
    const {screen} = await watched([list('a', 'b'), list('a', 'b!')], {as: 'screen'}, table)
    expect(screen).toContain('b state: up -> down')
    expect(screen).toContain('\x1b[7mdown \x1b[0m')
    expect(screen).not.toContain('\n')
  })

  test('shows an outage and keeps what was seen', async () => {
    const {screen} = await watched([list('a'), away, list('a')], {as: 'screen'}, table)
    expect(screen).toMatch(/\[7m\S+ {2}1 row {2}since \S+ no answer \(nothing listens\)/)
  })
})

const emitter = (isTTY: boolean) => Object.assign(new EventEmitter(), {isTTY}) as unknown as NodeJS.WritableStream
const judged = (words: Parameters<typeof judgeWatch>[0], options: Partial<RenderOptions> = {}, isTTY = false) =>
  judgeWatch(words, {
    io: {stdout: emitter(isTTY), stderr: emitter(false)},
    quiet: false,
    options: {format: 'jsonl', terminal: {isTTY, columns: 80, colour: false}, ...options},
  })

test('what is typed', () => {
  expect(judged({interval: ''})).toEqual({as: 'lines', intervalMs: 5000})
  expect(judged({interval: '1m', deadline: '1h', until: 'a=b'}, {format: 'table'}, true)).toEqual({
    as: 'screen',
    intervalMs: 60_000,
    deadlineMs: 3_600_000,
    until: 'a=b',
  })
})

test.each<[Parameters<typeof judged>, RegExp]>([
  [[{interval: '0'}], /too often/],
  [[{interval: 'often'}], /is not a duration/],
  [[{interval: '', deadline: '0s'}], /leaves no time/],
  [[{interval: '', until: 'state'}], /column 1: "state" compares nothing/],
  [[{interval: ''}, {query: '[0]'}], /exclude each other/],
  [[{interval: ''}, {format: 'csv'}], /writes no csv/],
  [[{interval: ''}, {format: 'table'}], /on a terminal only/],
])('%j is refused', (given, message) => {
  expect(() => judged(...given)).toThrow(message)
})
