import {PassThrough} from 'node:stream'
import {expect, test} from 'vitest'
import {frameOnce, openTop, type World} from '../../../src/screen/top.js'
import {asSeen, fakeLive, invented, inventedDetail} from '../../support/fake-live.js'

const TAKEN = '\x1b[?1049h'
const GIVEN_BACK = '\x1b[?7h\x1b[?25h\x1b[?1049l'
const manner = {look: 'colour', signs: 'unicode', intervalMs: 5000, asMap: false, readOnly: false} as const

/** A terminal that keeps what is written to it, and somebody before it. */
function open({
  world = {},
  mouse = true,
  seen = asSeen(invented(50), inventedDetail('edge-0001')),
}: {
  world?: Partial<World>
  mouse?: boolean
  seen?: ReturnType<typeof asSeen> | undefined
} = {}) {
  const raw: boolean[] = []
  const stdin = Object.assign(new PassThrough(), {isTTY: true, setRawMode: (on: boolean) => raw.push(on)})
  let written = ''
  const stdout = Object.assign(new PassThrough(), {isTTY: true, columns: 80, rows: 24})
  stdout.on('data', (piece) => {
    written += piece
  })
  const live = fakeLive(seen)
  const top = openTop(
    live,
    {stdin, stdout},
    {...manner, mouse},
    {
      typed: (words) => `stx ${words.join(' ')} --context lab`,
      perform: async () => ({text: 'done', tone: 'good'}),
      ...world,
    },
  )
  const turn = () => new Promise<void>((resolve) => setImmediate(resolve))
  return {
    ...{top, live, raw, stdin, stdout},
    /** What has been written since it was asked last. */
    said() {
      const text = written
      written = ''
      return text
    },
    async type(text: string) {
      stdin.write(text)
      await turn()
      await turn()
    },
    turn,
  }
}

const listeners = () => ['exit', 'SIGTERM', 'SIGHUP'].map((name) => process.listenerCount(name))

test('takes the terminal, draws, and gives it back as it was, with q', async () => {
  const before = listeners()
  const {top, raw, said, type, stdin, stdout} = open()
  const first = said()
  expect(first).toContain(TAKEN)
  expect(first).toContain('\x1b[?1000h\x1b[?1006h')
  expect(first).toContain('\x1b[?2026h')
  expect(first).toContain('Fleet')
  await type('q')
  expect(await top.ended).toBe('quit')
  expect(said()).toContain(GIVEN_BACK)
  expect(raw).toEqual([true, false])
  expect(listeners()).toEqual(before)
  expect(stdin.listenerCount('data')).toBe(0)
  expect(stdout.listenerCount('resize')).toBe(0)
})

test('leaves the mouse alone where that is asked for', async () => {
  const {said, type, top} = open({mouse: false})
  expect(said()).not.toContain('?1000h')
  await type('q')
  await top.ended
})

test.each<[string, string, (one: ReturnType<typeof open>) => unknown]>([
  ['Ctrl-C', 'interrupted', (one: ReturnType<typeof open>) => void one.type('\x03')],
  ['SIGTERM', 'terminated', () => void process.emit('SIGTERM')],
  ['SIGHUP', 'hangup', () => void process.emit('SIGHUP')],
  ['the end of what is typed', 'hangup', (one: ReturnType<typeof open>) => void one.stdin.end()],
  ['whoever opened it', 'quit', (one: ReturnType<typeof open>) => one.top.finish('quit')],
])('gives the terminal back after %s', async (_, ending, end) => {
  const one = open()
  one.said()
  end(one)
  expect(await one.top.ended).toBe(ending)
  expect(one.said()).toContain(GIVEN_BACK)
})

test('gives the terminal back when the process ends without a word, and then not again', async () => {
  const one = open()
  one.said()
  const [giveBack] = process.listeners('exit').slice(-1)
  giveBack?.(0)
  one.top.finish('quit')
  await one.top.ended
  expect(one.said().split(GIVEN_BACK)).toHaveLength(2)
})

test('gives the terminal back when something breaks inside, and says what', async () => {
  const {top, live, said} = open()
  said()
  const broken = Object.defineProperty(asSeen(invented(1)), 'fleet', {
    get: () => {
      throw new Error('broken inside')
    },
  })
  live.show(broken)
  await expect(top.ended).rejects.toThrow('broken inside')
  expect(said()).toContain(GIVEN_BACK)
})

test('ends with its reason where nothing could be read at all', async () => {
  const live = {...fakeLive(), first: Promise.reject(new Error('no way in'))}
  const stdin = Object.assign(new PassThrough(), {isTTY: true})
  const stdout = Object.assign(new PassThrough(), {columns: 80, rows: 24})
  const world = {typed: () => '', perform: async () => ({text: ''})}
  await expect(openTop(live, {stdin, stdout}, {...manner, mouse: false}, world).ended).rejects.toThrow('no way in')
})

test('writes nothing while nothing changes, and only the lines that do', async () => {
  const {top, live, said, type} = open()
  said()
  live.show(asSeen(invented(50)))
  expect(said()).toBe('')
  const [lower = '', ...rest] = [await type('s\x1b[B').then(said)]
  expect(rest).toEqual([])
  // biome-ignore lint/suspicious/noControlCharactersInRegex: where a line begins
  expect(lower.match(/\x1b\[\d+;1H/g)?.length).toBeLessThan(20)
  await type('\x1b[B')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: as above
  expect(said().match(/\x1b\[\d+;1H/g)).toHaveLength(2)
  await type('q')
  await top.ended
})

test('tells in words what changed last', async () => {
  const {top, live, said, type} = open()
  said()
  const at = Date.UTC(2026, 10, 30)
  const change = {at, kind: 'site' as const, about: 'edge-\x1b[2J7', field: 'sync', from: 'in-sync', to: 'out-of-sync'}
  live.show({...asSeen(invented(50)), changes: [change, change]})
  expect(said()).toContain('edge-\\x1b[2J7: sync in-sync -> out-of-sync (and 1 more)')
  await type('q')
  await top.ended
})

test('draws anew when the terminal gets another size, and when it is told to', async () => {
  const {top, said, type, stdout} = open()
  said()
  stdout.columns = 120
  stdout.emit('resize')
  expect(said()).toContain('MANAGED')
  await type('\x0c')
  expect(said()).toMatch(/\[2J.*stx top/s)
  stdout.rows = 8
  stdout.emit('resize')
  expect(said()).toContain('too small')
  await type('q')
  await top.ended
})

test('looks into what is opened, and into nothing when it is left', async () => {
  const {top, live, type} = open()
  await type('s\r')
  await type('\x1b')
  await type(' ')
  await type(' r')
  await type('q')
  await top.ended
  expect(live.asked).toEqual(['look into edge-0001', 'look into nothing', 'pause', 'go on', 'refresh'])
})

test('shows the command that shows the same, and puts it on the clipboard', async () => {
  const {top, said, type} = open()
  said()
  await type('y')
  const line = 'stx subcloud list --context lab'
  expect(said()).toMatch(new RegExp(`\x1b\\]52;c;${Buffer.from(line).toString('base64')}\x07.*${line}`, 's'))
  await type('q')
  await top.ended
})

test('narrows by a selector, and says what is wrong with one that cannot be read', async () => {
  const {top, said, type, turn} = open()
  await type('fgroup:west\r')
  for (let at = 0; at < 20; at++) await turn()
  expect(said()).toMatch(/12 of 50/)
  await type('f\x15no_such_field=7\r')
  for (let at = 0; at < 20; at++) await turn()
  expect(said()).toContain('no field "no_such_field"')
  await type('q')
  await top.ended
})

test('does what is confirmed, says what came of it, and looks again', async () => {
  const done: string[] = []
  const {top, live, said, type, turn} = open({
    world: {
      async perform({words}) {
        done.push(words.join(' '))
        return {text: 'refused: it is offline', tone: 'bad'}
      },
    },
  })
  await type('sam')
  await type('edge-0001\r')
  await turn()
  expect(done).toEqual(['subcloud unmanage edge-0001'])
  expect(said()).toContain('refused: it is offline')
  expect(live.asked).toContain('refresh')
  await type('q')
  await top.ended
})

test('goes on where what was to be done fails in a way of its own', async () => {
  const {top, said, type, turn} = open({world: {perform: () => Promise.reject(new Error('no way out'))}})
  await type('samedge-0001\r')
  await turn()
  expect(said()).toContain('no way out')
  await type('q')
  expect(await top.ended).toBe('quit')
})

test('is one frame, without a terminal, that ends where its last line does', () => {
  const frame = frameOnce(fakeLive(asSeen(invented(3))), {columns: 80, rows: 24}, {...manner, look: 'plain'})
  expect(frame).toMatch(/^ stx top .*\n[\s\S]*edge-0001[\s\S]*q quit\n$/)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: there is none
  expect(frame).not.toMatch(/\x1b| \n/)
})
