import {PassThrough} from 'node:stream'
import {describe, expect, test} from 'vitest'
import type {RunContext} from '../../../src/cli/context.js'
import {CommandFailure} from '../../../src/cli/failure.js'
import type {Stand} from '../../../src/cli/stand.js'
import {nextPause} from '../../../src/cli/time.js'
import {type Ended, unmetLines, type WaitSet, waitForSet} from '../../../src/cli/wait-set.js'
import {ClientError} from '../../../src/client/error.js'
import {readEnvironment} from '../../../src/config/environment.js'
import {MovedClock} from '../../support/moved-clock.js'

const SITES = Array.from({length: 100}, (_, at) => `edge-${at}`)
const MINUTE = 60_000

const busy: Stand = {met: false, state: 'installing'}
const done: Stand = {met: true, state: 'complete'}
const broken: Stand = {met: false, state: 'install-failed', failed: 'a fuse blew'}
/** These fail, each at its moment; all others are done after a quarter of an hour. */
const failures = new Map([
  ['edge-7', 2 * MINUTE],
  ['edge-33', 5 * MINUTE],
  ['edge-90', 9 * MINUTE],
])

const standAt = (site: string, now: number): Stand => {
  const fails = failures.get(site)
  if (fails !== undefined) return now >= fails ? broken : busy
  return now >= 15 * MINUTE ? done : busy
}

const away = new ClientError('failed', 'nothing listens', {service: 'dcmanager', url: 'http://h/'})

interface Waiting extends Partial<WaitSet> {
  look?: (now: number, clock: MovedClock) => ReadonlyMap<string, Stand> | Promise<ReadonlyMap<string, Stand>>
  size?: {columns: number; rows: number}
  interruptAt?: number
}

const fleet = (now: number) => new Map(SITES.map((site) => [site, standAt(site, now)]))

async function waited({look = fleet, size, interruptAt, ...set}: Waiting = {}) {
  const interrupt = new AbortController()
  const clock = new MovedClock((_, now) => {
    if (interruptAt !== undefined && now >= interruptAt) interrupt.abort()
  })
  const stderr = Object.assign(new PassThrough(), {isTTY: size !== undefined, ...size})
  const said: string[] = []
  stderr.on('data', (piece) => said.push(String(piece)))
  const context: RunContext = {
    io: {stdin: new PassThrough(), stdout: new PassThrough(), stderr},
    environment: readEnvironment(),
    program: 'stx',
    signal: interrupt.signal,
    time: clock,
  }
  const ended = await waitForSet({
    read: async () => look(clock.now(), clock),
    deadlineMs: 120 * MINUTE,
    quiet: false,
    context,
    done: ({targets}) => `${targets.length} done`,
    ...set,
  })
  return {ended, said: said.join(''), clock}
}

const countsOf = ({targets}: Ended) => ({
  met: targets.filter(({met}) => met).length,
  failed: targets.filter(({failed}) => failed).map(({target}) => target),
})

describe('a hundred sites of which three fail', () => {
  test('end at the first failure, within a pause, with 3', async () => {
    const {ended} = await waited()
    expect(ended.code).toBe(3)
    expect(countsOf(ended)).toEqual({met: 0, failed: ['edge-7']})
    expect(ended.elapsed).toBeGreaterThanOrEqual(2 * MINUTE)
    expect(ended.elapsed).toBeLessThanOrEqual(2 * MINUTE + 5000)
    expect(ended.targets.find(({target}) => target === 'edge-7')).toMatchObject({
      reason: 'a fuse blew',
      state: 'install-failed',
      waited: Math.round(ended.elapsed / 1000),
    })
  })

  test('are all waited for with keepGoing, which is 7 then', async () => {
    const {ended, said} = await waited({keepGoing: true})
    expect(ended.code).toBe(7)
    expect(countsOf(ended)).toEqual({met: 97, failed: ['edge-33', 'edge-7', 'edge-90']})
    const waits = new Map(ended.targets.map(({target, waited}) => [target, waited]))
    for (const [site, moment] of failures) {
      expect(waits.get(site)).toBeGreaterThanOrEqual(moment / 1000)
      expect(waits.get(site)).toBeLessThanOrEqual(moment / 1000 + 5)
    }
    expect(said.split('\n')).toEqual([
      '0 of 100 met',
      '0 of 100 met, 1 failed',
      '0 of 100 met, 2 failed',
      '0 of 100 met, 3 failed',
      '',
    ])
  })

  test('are met with 0 where the three are left out', async () => {
    const look = (now: number) => new Map([...fleet(now)].filter(([site]) => !failures.has(site)))
    const {ended, said} = await waited({look})
    expect(ended.code).toBe(0)
    expect(countsOf(ended)).toEqual({met: 97, failed: []})
    expect(said).toBe('0 of 97 met\n97 done\n')
  })

  test('are out of time with 124, to the second', async () => {
    const deadlineMs = 12 * MINUTE + 1234
    const {ended} = await waited({keepGoing: true, deadlineMs})
    expect(ended).toMatchObject({code: 124, elapsed: deadlineMs})
    expect(countsOf(ended).failed).toHaveLength(3)
    const lines = unmetLines(ended)
    expect(lines).toHaveLength(100)
    expect(lines).toContain('edge-0: installing, for 12m1s')
    expect(lines).toContain('edge-33: a fuse blew')
  })

  test('are left with 130 on Ctrl-C, each with its last state', async () => {
    const {ended} = await waited({keepGoing: true, interruptAt: 6 * MINUTE})
    expect(ended.code).toBe(130)
    expect(countsOf(ended)).toEqual({met: 0, failed: ['edge-33', 'edge-7']})
    expect(unmetLines(ended)).toHaveLength(100)
  })
})

describe('one that is enough', () => {
  test('ends it, whatever has failed', async () => {
    const {ended} = await waited({any: true})
    expect(ended.code).toBe(0)
    expect(countsOf(ended)).toEqual({met: 97, failed: ['edge-33', 'edge-7', 'edge-90']})
  })

  test('will not come where all have failed', async () => {
    const look = (now: number) => new Map([...fleet(now)].filter(([site]) => failures.has(site)))
    const {ended} = await waited({any: true, look})
    expect(ended.code).toBe(3)
    expect(countsOf(ended).failed).toHaveLength(3)
  })
})

describe('what goes wrong in between', () => {
  const twenty = SITES.slice(0, 3)

  test('an outage is no verdict, and is told once', async () => {
    const look = (now: number) => {
      if (now > MINUTE && now < 3 * MINUTE) throw away
      return new Map(twenty.map((site) => [site, now >= 4 * MINUTE ? done : busy]))
    }
    const {ended, said} = await waited({look})
    expect(ended.code).toBe(0)
    expect(said).toBe('0 of 3 met\nno answer (nothing listens), trying again\n0 of 3 met\n3 done\n')
  })

  test('an outage that lasts until the deadline keeps what was seen last', async () => {
    const look = (now: number) => {
      if (now > MINUTE) throw away
      return new Map(twenty.map((site) => [site, busy]))
    }
    const {ended} = await waited({look, deadlineMs: 2 * MINUTE})
    expect(ended.code).toBe(124)
    expect(ended.targets.map(({state}) => state)).toEqual(['installing', 'installing', 'installing'])
  })

  test('a refusal that will not pass ends it', async () => {
    const refused = new ClientError('auth', 'wrong password', {service: 'dcmanager'})
    await expect(
      waited({
        look: () => {
          throw refused
        },
      }),
    ).rejects.toBe(refused)
  })

  test('a deadline in the middle of a look does not wait for its end', async () => {
    let looks = 0
    const look = (_: number, clock: MovedClock) => {
      if (++looks < 3) return new Map([['edge-0', busy]])
      void clock.pass(10 * MINUTE)
      return new Promise<never>(() => {})
    }
    const {ended, clock} = await waited({look, deadlineMs: 5 * MINUTE})
    expect(ended.code).toBe(124)
    expect(ended.targets).toHaveLength(1)
    expect(clock.paused).toEqual([250, 375])
  })

  test('a deadline before the first answer names nobody', async () => {
    const look = (_: number, clock: MovedClock) => {
      void clock.pass(10 * MINUTE)
      return new Promise<never>(() => {})
    }
    expect((await waited({look, deadlineMs: MINUTE})).ended).toMatchObject({code: 124, targets: []})
  })

  test('Ctrl-C in the middle of a look does not wait for its end either', async () => {
    const look = (_: number, clock: MovedClock) => {
      void clock.pass(MINUTE)
      return new Promise<never>(() => {})
    }
    expect((await waited({look, interruptAt: 1})).ended.code).toBe(130)
    const broken = () => {
      throw new CommandFailure('interrupted', 'interrupted')
    }
    expect((await waited({look: broken})).ended.code).toBe(130)
  })

  test('what is no longer a target is forgotten, and what is new is waited for', async () => {
    const look = (now: number) => new Map([[now < MINUTE ? 'no-answer' : 'edge-0', now < 2 * MINUTE ? busy : done]])
    const {ended} = await waited({look})
    expect(ended.targets.map(({target}) => target)).toEqual(['edge-0'])
  })
})

describe('how often it asks', () => {
  test('a quarter of a second first, then ever more seldom, at most every five seconds', async () => {
    const {clock} = await waited({look: (now) => new Map([['edge-0', now >= MINUTE ? done : busy]])})
    expect(clock.paused.slice(0, 4)).toEqual([250, 375, 562.5, 843.75])
    expect(Math.max(...clock.paused)).toBe(5000)
    expect(nextPause(5000)).toBe(5000)
  })

  test('nothing where it is over at once', async () => {
    const {clock, said} = await waited({look: () => new Map([['edge-0', done]])})
    expect(clock.paused).toEqual([])
    expect(said).toBe('1 done\n')
  })
})

describe('on a terminal', () => {
  test('is a bar, those that have stood longest, and the pace of those that are over', async () => {
    const look = (now: number) =>
      new Map(
        SITES.map((site, at): [string, Stand] => {
          if (now >= (at + 1) * MINUTE) return [site, done]
          return [site, {met: false, state: at % 2 === 1 && now >= 5 * MINUTE ? 'bootstrapping' : 'installing'}]
        }),
      )
    const {ended, said} = await waited({look, size: {columns: 80, rows: 10}, deadlineMs: 40 * MINUTE})
    expect(ended.code).toBe(124)
    const drawn = screenOf(said)
    expect(drawn.at(-1)).toEqual([
      expect.stringMatching(/^. \[#{9}\.{15}\] 39 of 100 met, 39m57s, at this pace 1h2m30s more$/),
      ...[40, 42, 44, 46, 48, 50].map((at) => `  edge-${at}  installing  39m57s`),
      '  and 55 more',
    ])
    for (const lines of drawn) for (const line of lines) expect(line.length).toBeLessThan(80)
  })

  test('the cursor comes back, and what was drawn is taken away', async () => {
    const {said} = await waited({size: {columns: 80, rows: 24}, interruptAt: MINUTE})
    expect(said.split(`${ESC}[?25l`)).toHaveLength(2)
    expect(said).toMatch(new RegExp(`${ESC}\\[\\d+F${ESC}\\[J${ESC}\\[\\?25h$`))
  })
})

const ESC = '\u001b'
const drawing = new RegExp(`${ESC}\\[\\?2026h([\\s\\S]*?)${ESC}\\[\\?2026l`, 'g')
const moves = new RegExp(`${ESC}\\[(\\d+F|J)`, 'g')

/** What stood there after each drawing, taken from what was written. */
function screenOf(written: string): string[][] {
  const screens: string[][] = []
  let before: string[] = []
  for (const [, text = ''] of written.matchAll(drawing)) {
    const painted = text.replaceAll(moves, '').split('\n').slice(0, -1)
    const known = before
    before = painted.map((line, at) => (line === '' ? (known[at] ?? '') : line.replaceAll(`${ESC}[K`, '')))
    screens.push(before)
  }
  return screens
}
