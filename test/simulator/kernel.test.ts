import {describe, expect, onTestFinished, test, vi} from 'vitest'
import {Clock} from '../../src/simulator/kernel/clock.js'
import {collection} from '../../src/simulator/kernel/collection.js'
import {Database} from '../../src/simulator/kernel/database.js'
import {milliseconds} from '../../src/simulator/kernel/duration.js'
import {RandomStream} from '../../src/simulator/kernel/random.js'
import {Simulation as Kernel} from '../../src/simulator/kernel/simulation.js'
import {Timing} from '../../src/simulator/kernel/timing.js'
import type {KernelEvents, KernelSeams, Origin} from '../../src/simulator/kernel/vocabulary.js'
import {createSimulator, type SimulatorOptions} from '../../src/simulator/main.js'
import {lifecycle, type Simulation} from '../../src/simulator/simulation.js'

interface Thing {
  readonly id: number
  readonly name: string
  readonly state: string
}
const things = collection<Thing>('test.thing', {key: 'id', index: ['name']})

const start = 1_760_000_000_000

async function simulation(options: Partial<SimulatorOptions> = {}): Promise<Simulation> {
  const {sim} = await createSimulator({store: 'memory', seed: 7, speed: 'frozen', startTime: start, ...options})
  return sim
}

const seeded = async (): Promise<Simulation> => {
  const sim = await simulation()
  sim.seed({
    name: 'things',
    in: 'region',
    collections: [things],
    build: ({scope}) => {
      for (const name of ['a', 'b', 'c']) scope.of(things).insert({id: scope.of(things).nextId(), name, state: 'new'})
    },
  })
  return sim
}

/** What a simulator waits for that nobody has touched: the end of its own certificates. */
const idle = (await simulation()).scheduler.pending

const names = (sim: Simulation): string[] =>
  sim
    .in('R')
    .of(things)
    .all()
    .map((thing) => thing.name)

describe('durations', () => {
  test.each([
    ['250ms', 250],
    ['30s', 30_000],
    ['1h30m', 5_400_000],
    ['2d', 172_800_000],
    ['1.5s', 1500],
    ['90', 90_000],
    [42, 42],
  ])('%s is %i ms', (text, expected) => {
    expect(milliseconds(text)).toBe(expected)
  })

  test('refuses what is none', () => {
    expect(() => milliseconds('soon')).toThrow(/not a duration/)
  })
})

describe('chance', () => {
  test('depends on seed and name alone', () => {
    const draw = (seed: number, name: string) => {
      const stream = new RandomStream(seed, name)
      return [stream.uuid(), stream.int(1, 6), stream.hex(8)]
    }
    expect(draw(1, 'a')).toEqual(draw(1, 'a'))
    expect(draw(1, 'a')).not.toEqual(draw(1, 'b'))
    expect(draw(1, 'a')).not.toEqual(draw(2, 'a'))
    expect(new RandomStream(1, 'a').uuid()).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    )
  })

  test('is spread evenly and repeats nothing', () => {
    const stream = new RandomStream(1, 'dice')
    const counts = new Map<number, number>()
    for (let n = 0; n < 6000; n += 1) {
      const face = stream.int(1, 6)
      counts.set(face, (counts.get(face) ?? 0) + 1)
    }
    expect([...counts.keys()].sort()).toEqual([1, 2, 3, 4, 5, 6])
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(150)
    expect(new Set(Array.from({length: 5000}, () => stream.uuid())).size).toBe(5000)
  })

  test('goes on where a taken back transaction had begun', async () => {
    const sim = await simulation()
    const draw = () => sim.random('R', 'x').uuid()
    let lost = ''
    const fail = () => {
      lost = draw()
      throw new Error('no')
    }
    expect(() => sim.transact(fail)).toThrow('no')
    expect(sim.transact(draw)).toBe(lost)
    expect(sim.transact(draw)).not.toBe(lost)
    expect(draw).toThrow(/transaction/)
  })
})

describe('tables', () => {
  test('find by key, index, fields and predicate, in order of insertion', async () => {
    const sim = await seeded()
    const table = sim.in('R').of(things)
    expect(table.get(2)?.name).toBe('b')
    expect(table.find({name: 'c'})?.id).toBe(3)
    expect(table.where({state: 'new'}).map((thing) => thing.id)).toEqual([1, 2, 3])
    expect(table.find((thing) => thing.id > 1)?.name).toBe('b')
    expect(table.find({name: 'z'})).toBeUndefined()
    sim.transact(() => {
      table.insert({id: table.nextId(), name: 'a', state: 'late'})
      table.update(1, {state: 'old'})
    })
    expect(table.where({name: 'a'}).map((thing) => thing.state)).toEqual(['old', 'late'])
    expect(table.count()).toBe(4)
  })

  test('a transaction that throws leaves no trace', async () => {
    const sim = await seeded()
    const table = sim.in('R').of(things)
    const spoil = () => {
      table.update(1, {name: 'changed'})
      table.remove(2)
      table.insert({id: table.nextId(), name: 'd', state: 'new'})
      sim.schedule({after: 1, kind: 'lifecycle', scope: 'R', key: 'k'})
      sim.emit('host.locked', {region: 'R', hostname: 'h'})
      throw new Error('no')
    }
    expect(() => sim.transact(spoil)).toThrow('no')
    expect(names(sim)).toEqual(['a', 'b', 'c'])
    expect(table.find({name: 'd'})).toBeUndefined()
    expect(table.find({name: 'changed'})).toBeUndefined()
    expect(sim.scheduler.pending).toBe(idle)
    expect(sim.events.tail(0, 10)).toEqual([])
    expect(sim.transact(() => table.nextId())).toBe(4)
  })

  test('what was changed lies over what the seeder makes', async () => {
    const sim = await seeded()
    sim.transact(() => {
      const table = sim.in('R').of(things)
      table.update(2, {state: 'changed'})
      table.remove(1)
      table.insert({id: 9, name: 'nine', state: 'new'})
    })
    sim.transact(() => void sim.in('R').of(things).insert({id: 1, name: 'again', state: 'new'}))
    const before = sim.in('R').of(things).all()
    sim.reload()
    expect(sim.in('R').of(things).all()).toEqual(before)
    expect(names(sim)).toEqual(['b', 'c', 'nine', 'again'])
    sim.transact(() => void sim.in('R').of(things).remove(1))
    sim.reload()
    expect(names(sim)).toEqual(['b', 'c', 'nine'])
    expect(sim.transact(() => sim.in('R').of(things).nextId())).toBe(10)
  })

  test('reading stores nothing, changing stores only the change', async () => {
    const sim = await seeded()
    names(sim)
    expect(sim.database.documents('R', things.name)).toEqual([])
    sim.transact(() => void sim.in('R').of(things).update(3, {state: 'x'}))
    expect(sim.database.documents('R', things.name).map((row) => row.key)).toEqual(['3'])
  })

  test('a seeder sees the facts of the first change for ever', async () => {
    const sim = await simulation()
    let version = 'one'
    sim.seed({
      name: 'facts',
      in: 'region',
      collections: [things],
      facts: () => version,
      build: ({scope, facts}) => void scope.of(things).insert({id: 1, name: facts, state: 'new'}),
    })
    expect(names(sim)).toEqual(['one'])
    sim.reload()
    version = 'two'
    sim.transact(() => void sim.in('R').of(things).update(1, {state: 'x'}))
    version = 'three'
    sim.reload()
    expect(names(sim)).toEqual(['two'])
  })

  test('of a region that is discarded are gone from memory and file, and those of a taken back one are not', async () => {
    const sim = await seeded()
    sim.onTimer('test', () => undefined)
    sim.transact(() => {
      sim.in('R').of(things).update(1, {state: 'old'})
      sim
        .in('R')
        .of(things)
        .insert({id: sim.in('R').of(things).nextId(), name: 'd', state: 'new'})
      sim.schedule({after: '1h', kind: 'test', scope: 'R', data: null})
      sim.in('RR').of(things).remove(1)
    })
    const held = () => [sim.database.collections('R'), sim.database.counter('id\nR\ntest.thing'), sim.scheduler.pending]
    const before = held()
    expect(() =>
      sim.transact(() => {
        sim.discard('R')
        expect(names(sim)).toEqual(['a', 'b', 'c'])
        throw new Error('no')
      }),
    ).toThrow('no')
    expect([names(sim), held()]).toEqual([['a', 'b', 'c', 'd'], before])
    sim.transact(() => sim.discard('R'))
    expect(held()).toEqual([[], 0, idle])
    sim.reload()
    expect([names(sim), sim.in('R').of(things).get(1)?.state]).toEqual([['a', 'b', 'c'], 'new'])
    expect(sim.in('RR').of(things).count()).toBe(2)
  })

  test('refuse a change outside a transaction, and documents are frozen', async () => {
    const sim = await seeded()
    expect(() => sim.in('R').of(things).update(1, {state: 'x'})).toThrow(/transaction/)
    expect(Object.isFrozen(sim.in('R').of(things).get(1))).toBe(true)
  })

  test('come back after their scope left memory', async () => {
    const sim = await seeded()
    sim.transact(() => void sim.in('R').of(things).update(1, {state: 'kept'}))
    for (let n = 0; n < 1000; n += 1) {
      sim.in(`region${n}`).of(things).all()
      sim.store.trim()
    }
    expect(sim.store.loaded).toBeLessThan(1000)
    expect(sim.in('R').of(things).get(1)?.state).toBe('kept')
  })
})

describe('timers', () => {
  const logged = async (options: Partial<SimulatorOptions> = {}) => {
    const sim = await simulation(options)
    const log: [unknown, number][] = []
    sim.onTimer('log', (timer) => void log.push([timer.data, sim.now() - start]))
    return {sim, log}
  }

  test('run in due order, ties in the order they were set, each at its time', async () => {
    const {sim, log} = await logged()
    sim.transact(() => {
      for (const [data, after] of [
        ['c', 20],
        ['a', 10],
        ['b', 10],
        ['late', 99],
      ] as const) {
        sim.schedule({after, kind: 'log', scope: 'R', data})
      }
    })
    expect(await sim.advance(50)).toBe(3)
    expect(log).toEqual([
      ['a', 10],
      ['b', 10],
      ['c', 20],
    ])
    expect(sim.now()).toBe(start + 50)
  })

  test('the same key cancels the older one', async () => {
    const {sim, log} = await logged()
    sim.transact(() => {
      sim.schedule({after: 10, kind: 'log', scope: 'R', key: 'k', data: 1})
      sim.schedule({after: 20, kind: 'log', scope: 'R', key: 'k', data: 2})
      sim.schedule({after: 30, kind: 'log', scope: 'R', key: 'gone', data: 3})
      sim.cancel('R', 'gone')
    })
    await sim.advance(100)
    expect(log).toEqual([[2, 20]])
  })

  test('one that throws is taken back alone and named in the event log', async () => {
    const {sim, log} = await logged()
    sim.onTimer('throw', () => {
      sim.in('R').of(things).insert({id: 1, name: 'never', state: 'new'})
      throw new Error('broken')
    })
    sim.transact(() => {
      sim.schedule({after: 1, kind: 'throw', scope: 'R'})
      sim.schedule({after: 2, kind: 'log', scope: 'R', data: 'x'})
    })
    await sim.advance(5)
    expect(log).toEqual([['x', 2]])
    expect(sim.in('R').of(things).count()).toBe(0)
    expect(sim.events.tail(0, 5)).toMatchObject([{name: 'timer.failed', data: {kind: 'throw', reason: 'broken'}}])
  })

  test('at max, foreground work pulls time along and background work runs in its turn', async () => {
    const {sim, log} = await logged({speed: 'max', steady: () => start})
    const done = new Promise<void>((resolve) => sim.onTimer('done', () => resolve()))
    sim.transact(() => {
      sim.schedule({after: '1h', kind: 'log', scope: 'R', data: 'audit', background: true})
      sim.schedule({after: '2h', kind: 'done', scope: 'R'})
      sim.schedule({after: '3h', kind: 'log', scope: 'R', data: 'later', background: true})
    })
    await done
    expect(log).toEqual([['audit', 3_600_000]])
    expect(sim.now()).toBe(start + 7_200_000)
    expect(sim.scheduler.pending).toBe(idle + 1)
    sim.driver.stop()
  })

  test('come by themselves as real time passes', async () => {
    const {sim, log} = await logged({speed: 3_600_000})
    const done = new Promise<void>((resolve) => sim.onTimer('done', () => resolve()))
    sim.transact(() => {
      sim.schedule({after: '1h', kind: 'log', scope: 'R', data: 'audit', background: true})
      sim.schedule({after: '2h', kind: 'done', scope: 'R'})
    })
    await done
    expect(log.map(([data]) => data)).toEqual(['audit'])
    expect(sim.now()).toBeGreaterThanOrEqual(start + 7_200_000)
    sim.driver.stop()
  })

  test('three hundred thousand of them run through', async () => {
    const sim = await simulation()
    let ran = 0
    sim.onTimer('count', () => {
      ran += 1
    })
    sim.transact(() => {
      for (let n = 0; n < 300_000; n += 1) sim.schedule({after: (n * 7919) % 100_000, kind: 'count', scope: 'R'})
    })
    await sim.advance(100_000)
    expect(ran).toBe(300_000)
    expect(sim.scheduler.pending).toBe(idle)
  })
})

describe('lifecycles', () => {
  const cooking = lifecycle<Thing, {wait: number}>(
    things,
    'thing.cook',
    [
      {phase: 'heat', do: () => ({state: 'heating'})},
      {phase: 'salt', when: (thing) => thing.name === 'salty', do: () => ({state: 'salted'})},
      {
        phase: 'taste',
        after: 10,
        do: (thing, at) => {
          if (thing.name === 'raw') at.goto('heat')
          if (thing.name === 'burnt') at.fail('too hot')
          return {name: thing.name === 'raw' ? 'fine' : thing.name, state: 'tasted'}
        },
      },
      {phase: 'serve', after: (_thing, at) => at.input.wait, do: () => ({state: 'served'})},
    ],
    {failed: (_thing, _at, reason) => ({state: reason})},
  )
  const dropping = lifecycle<Thing>(things, 'thing.drop', [{phase: 'fall', after: 1, do: () => ({state: 'dropped'})}])

  const kitchen = async (name: string) => {
    const sim = await simulation()
    sim.register(cooking, dropping)
    sim.transact(() => {
      sim.in('R').of(things).insert({id: 1, name, state: 'new'})
      sim.start(cooking, 'R', 1, {wait: 5})
    })
    return {sim, state: () => sim.in('R').of(things).get(1)?.state}
  }

  test.each([
    [
      'plain',
      [
        [0, 'heating'],
        [10, 'tasted'],
        [5, 'served'],
        [99, 'served'],
      ],
    ],
    [
      'salty',
      [
        [0, 'salted'],
        [10, 'tasted'],
        [5, 'served'],
      ],
    ],
    [
      'raw',
      [
        [10, 'heating'],
        [10, 'tasted'],
        [5, 'served'],
      ],
    ],
    [
      'burnt',
      [
        [10, 'too hot'],
        [99, 'too hot'],
      ],
    ],
  ] as [string, [number, string][]][])('a %s thing goes through its states', async (name, course) => {
    const {sim, state} = await kitchen(name)
    for (const [after, expected] of course) {
      await sim.advance(after)
      expect(state()).toBe(expected)
    }
  })

  test('another one of the same track ends it', async () => {
    const {sim, state} = await kitchen('plain')
    expect(sim.lifecycles.running(cooking, 'R', 1)).toMatchObject({lifecycle: 'thing.cook', phase: 'taste'})
    sim.transact(() => sim.start(dropping, 'R', 1))
    await sim.advance(100)
    expect(state()).toBe('dropped')
  })

  test('goes on after everything was read anew', async () => {
    const {sim, state} = await kitchen('plain')
    await sim.advance(10)
    sim.reload()
    await sim.advance(5)
    expect(state()).toBe('served')
  })

  test('lets go of an object that is gone', async () => {
    const {sim} = await kitchen('plain')
    sim.transact(() => void sim.in('R').of(things).remove(1))
    await sim.advance(100)
    expect(sim.scheduler.pending).toBe(idle)
    expect(sim.events.tail(0, 10)).toEqual([])
  })
})

test('the fastest clock stops at the last date that all formats can hold', () => {
  let steady = 0
  const clock = new Clock({time: 0, speed: 1e300}, () => steady)
  steady = 1000
  expect(new Date(clock.now()).toISOString()).toBe('9999-01-01T00:00:00.000Z')
  clock.speed = 'frozen'
  clock.jump(Number.MAX_VALUE)
  expect(new Date(clock.now()).toISOString()).toBe('9999-01-01T00:00:00.000Z')
})

test('simulated time goes on when the machine’s date is set back', async () => {
  let [wall, steady] = [start, 0]
  const sim = await createSimulator({store: 'memory', speed: 60, wall: () => wall, steady: () => steady})
  onTestFinished(() => sim.close())
  ;[wall, steady] = [start + 60_000, 60_000]
  expect(sim.sim.now()).toBe(start + 3_600_000)
  ;[wall, steady] = [start - 3_540_000, 60_000]
  expect(sim.sim.now()).toBe(start + 3_600_000)
  sim.sim.keepTime()
  expect(sim.sim.database.meta('clock')).toEqual({time: start + 3_600_000, speed: 60})
  steady = 61_000
  expect(sim.sim.now()).toBe(start + 3_660_000)
  // Nor does the clock that nobody brought along look at the date.
  const own = await createSimulator({store: 'memory', speed: 60, startTime: start})
  onTestFinished(() => own.close())
  const date = vi.spyOn(Date, 'now').mockReturnValue(0)
  onTestFinished(() => date.mockRestore())
  expect(own.sim.now()).toBeGreaterThanOrEqual(start)
})

test('the kernel moves a world of any words', async () => {
  interface Bakery {
    events: KernelEvents & {'bread.baked': {loaves: number}}
    seams: KernelSeams & {flour: (kind: string) => number}
    origin: Origin & {town: string}
  }
  const sim = new Kernel<Bakery>({
    database: Database.open('memory'),
    origin: {seed: 1, epoch: start, town: 'Ghent'},
    clock: {time: start, speed: 'frozen'},
    timing: new Timing({}),
    wall: () => 0,
    steady: () => 0,
  })
  const shelf: string[] = []
  sim.provide('aliases', () => new Map())
  sim.provide('flour', (kind) => kind.length)
  sim.onEvent('bread.baked', ({loaves}) => shelf.push(`${loaves} in ${sim.origin.town}`))
  sim.onTimer('oven', () => sim.emit('bread.baked', {loaves: sim.ask('flour', 'rye')}))
  sim.transact(() => sim.schedule({after: '1h', kind: 'oven', scope: 'Ghent'}))
  await sim.advance('1h')
  expect(shelf).toEqual(['3 in Ghent'])
})
