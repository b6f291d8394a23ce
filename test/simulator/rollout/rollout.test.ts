import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {shareOf} from '../../../src/cli/share.js'
import {budgetOf} from '../../../src/planning/rollout/budget.js'
import {parseGate} from '../../../src/planning/rollout/gate.js'
import {formWaves} from '../../../src/planning/rollout/waves.js'
import {parseWindow} from '../../../src/planning/rollout/window.js'
import {wavesBegun} from '../../../src/rollout/memory.js'
import {undo} from '../../../src/rollout/wave.js'
import {useFolder} from '../../support/file.js'
import {Killed, RollingFleet} from '../../support/rolling.js'

const {folder} = useFolder()
const nothingLeft = {groups: [], strategies: 0, astray: []}
const MINUTE = 60_000

let fleet: RollingFleet
let folders = 0

beforeEach(async () => {
  fleet = await RollingFleet.open(9, `${folder()}/${folders++}`)
})
afterEach(() => fleet.close())

const budget = (text: string | undefined, onFailure: 'stop' | 'skip' = 'stop') =>
  budgetOf(text === undefined ? undefined : shareOf(text, {least: 0, such: '5'}), {all: fleet.names.length, onFailure})
const remarks = () => fleet.news.flatMap((news) => (news.kind === 'remark' ? [news.text] : []))

describe('a rollout in which something fails', () => {
  test('stops after a bad canary, and touches nothing else', async () => {
    fleet.fail('subcloud1')
    const id = await fleet.begin()
    const waves = formWaves(fleet.names, {canaries: ['1'], size: 4})
    const end = await fleet.roll(id, waves, {limits: {budget: budget('50%')}})
    expect(end).toEqual({kind: 'stopped', cause: 'failures', why: 'a canary failed'})
    expect(await fleet.states(id)).toEqual({failed: 1, left: 8})
    expect([...fleet.applied]).toEqual([['subcloud1', 1]])
    expect(fleet.left).toEqual(nothingLeft)
  })

  test('goes on to the end within its budget, and with a canary that counts as any other', async () => {
    fleet.fail('subcloud1')
    const id = await fleet.begin()
    const waves = formWaves(fleet.names, {canaries: ['1'], size: 4})
    const end = await fleet.roll(id, waves, {limits: {budget: budget('1', 'skip')}})
    expect(end).toEqual({kind: 'finished'})
    expect(await fleet.states(id)).toEqual({failed: 1, done: 8})
  })

  test('stops within the wave in which too many fail; what waited in it is untouched, and resumed later', async () => {
    fleet.fail('subcloud2', 'subcloud3')
    const id = await fleet.begin()
    const waves = formWaves(fleet.names, {canaries: ['1'], size: 4})
    const end = await fleet.roll(id, waves, {limits: {budget: budget('1')}})
    expect(end).toEqual({kind: 'stopped', cause: 'failures', why: '2 failed, and no more than 1 may'})
    expect(await fleet.states(id)).toMatchObject({failed: 2})
    const touched = [...fleet.applied.keys()]
    expect(touched).not.toContain('subcloud9')
    expect(fleet.left).toEqual(nothingLeft)
    // Who takes it up again has looked at them: they do not stop it once more.
    expect(await fleet.roll(id, waves, {limits: {budget: budget('1')}})).toEqual({kind: 'finished'})
    expect(await fleet.states(id)).toEqual({failed: 2, done: 7})
    expect(fleet.applied.get('subcloud2')).toBe(1)
  })

  test('counts on where it was killed', async () => {
    fleet.fail('subcloud1')
    const id = await fleet.begin()
    const waves = formWaves(fleet.names, {canaries: [], size: 3})
    const limits = {budget: budget('0')}
    const lines = await (async () => {
      for (let line = 1; ; line += 1) {
        const killed = await fleet.roll(id, waves, {killAt: line, limits}).catch((error: unknown) => error)
        if (!(killed instanceof Killed)) return killed
        if ((await fleet.states(id))['failed']) return fleet.roll(id, waves, {limits})
      }
    })()
    expect(lines).toEqual({kind: 'stopped', cause: 'failures', why: '1 failed, and none may'})
    expect(fleet.left).toEqual(nothingLeft)
  })
})

describe('a rollout waits', () => {
  const open = parseWindow('10:00-10:10', 'UTC')

  test('at the edge of its window for the next one', async () => {
    const id = await fleet.begin(fleet.names.slice(0, 4))
    const waves = formWaves(fleet.names.slice(0, 4), {canaries: [], size: 2})
    const limits = {pace: {pauseMs: 6 * MINUTE, window: open}}
    const end = await fleet.roll(id, waves, {limits, expected: () => 5 * MINUTE})
    expect(end).toEqual({kind: 'finished'})
    const begun = wavesBegun(rolloutOf(await fleet.read(id))).map(({began}) => new Date(began).toISOString())
    expect(begun).toEqual(['2026-03-01T10:00:00.000Z', '2026-03-02T10:00:00.000Z'])
    const [waits] = fleet.news.filter(({kind}) => kind === 'waits')
    expect(waits).toEqual({kind: 'waits', until: Date.UTC(2026, 2, 2, 10), waitsFor: 'window'})
  })

  test('until its pause is over, also where it was taken up again in the middle of it', async () => {
    const id = await fleet.begin(fleet.names.slice(0, 2))
    const waves = formWaves(fleet.names.slice(0, 2), {canaries: [], size: 1})
    const limits = {pace: {pauseMs: 30 * MINUTE, window: undefined}}
    const interrupt = new AbortController()
    const end = await fleet.roll(id, waves, {
      limits,
      signal: interrupt.signal,
      tell: ({kind}) => void (kind === 'waits' && interrupt.abort()),
    })
    expect(end).toEqual({kind: 'left', cause: 'interrupt', why: 'broken off'})
    await fleet.clock.pass(10 * MINUTE)
    expect(await fleet.roll(id, waves, {limits})).toEqual({kind: 'finished'})
    const [first, second] = wavesBegun(rolloutOf(await fleet.read(id)))
    expect((second?.began ?? 0) - (first?.over ?? 0)).toBe(30 * MINUTE)
  })

  test('for a word, and takes up again as one', async () => {
    const id = await fleet.begin(fleet.names.slice(0, 3))
    const waves = formWaves(fleet.names.slice(0, 3), {canaries: [], size: 1})
    const limits = {asks: true}
    const nobody = await fleet.roll(id, waves, {limits})
    expect(nobody).toEqual({kind: 'held', why: 'there is no terminal to ask whether it goes on'})
    expect(await fleet.states(id)).toEqual({done: 1, left: 2})
    const no = await fleet.roll(id, waves, {limits, askToGoOn: async () => 'no'})
    expect(no).toEqual({kind: 'held', why: 'it waits for a word'})
    expect(await fleet.states(id)).toEqual({done: 2, left: 1})
    expect(await fleet.roll(id, waves, {limits, askToGoOn: async () => 'yes'})).toEqual({kind: 'finished'})
  })

  test('behind a gate that is shut', async () => {
    const id = await fleet.begin()
    const waves = formWaves(fleet.names, {canaries: ['1'], size: 8})
    const limits = {gates: [parseGate('offline=0')]}
    const end = await fleet.roll(id, waves, {
      limits,
      tell: ({kind}) => void (kind === 'over' && fleet.setOnline('subcloud1', false)),
    })
    expect(end).toEqual({kind: 'stopped', cause: 'gate', why: 'gate offline=0: it is 1 (subcloud1 1)'})
    expect(await fleet.states(id)).toEqual({done: 1, left: 8})
    fleet.setOnline('subcloud1', true)
    expect(await fleet.roll(id, waves, {limits})).toEqual({kind: 'finished'})
  })
})

describe('a gate', () => {
  const limits = {gates: [parseGate('offline=0')], asks: true}
  const stopped = {kind: 'stopped', cause: 'gate', why: 'gate offline=0: it is 1 (subcloud1 1)'}

  test('that shut while somebody was asked stops what he allowed', async () => {
    const id = await fleet.begin(fleet.names.slice(0, 2))
    const end = await fleet.roll(id, formWaves(fleet.names.slice(0, 2), {canaries: [], size: 1}), {
      limits,
      askToGoOn: async () => {
        fleet.setOnline('subcloud1', false)
        return 'yes'
      },
    })
    expect(end).toEqual(stopped)
    expect(await fleet.states(id)).toEqual({done: 1, left: 1})
    fleet.setOnline('subcloud1', true)
  })

  test('that shut during a pause stops what comes after it', async () => {
    const id = await fleet.begin(fleet.names.slice(0, 2))
    const end = await fleet.roll(id, formWaves(fleet.names.slice(0, 2), {canaries: [], size: 1}), {
      limits: {gates: limits.gates, pace: {pauseMs: 30 * 60_000, window: undefined}},
      tell: ({kind}) => void (kind === 'waits' && fleet.setOnline('subcloud1', false)),
    })
    expect(end).toEqual(stopped)
    expect(await fleet.states(id)).toEqual({done: 1, left: 1})
    fleet.setOnline('subcloud1', true)
  })
})

const rolloutOf = ({rollout}: Awaited<ReturnType<RollingFleet['read']>>) => rollout ?? {entries: []}

describe('a rollout that is broken off', () => {
  test('leaves its strategy running, or aborts it and takes it away', async () => {
    const sites = fleet.names
    const waves = formWaves(sites, {canaries: [], size: 9})
    const id = await fleet.begin()
    const broken = () => {
      const interrupt = new AbortController()
      const tell = ({kind}: {kind: string}) => void (kind === 'progress' && interrupt.abort())
      return {signal: interrupt.signal, tell}
    }
    const end = await fleet.roll(id, waves, broken())
    expect(end).toEqual({kind: 'left', cause: 'interrupt', why: 'broken off'})
    expect(fleet.left).toEqual({groups: [], strategies: 1, astray: []})
    expect(await fleet.roll(id, waves)).toEqual({kind: 'finished'})
    expect(await fleet.states(id)).toEqual({done: 9})
    const other = await fleet.begin()
    const aborted = await fleet.roll(other, waves, {...broken(), askOnInterrupt: async () => 'abort'})
    expect(aborted).toEqual({kind: 'stopped', cause: 'interrupt', why: 'it was aborted'})
    expect(fleet.left).toEqual(nothingLeft)
    expect(fleet.sent.filter((line) => line.includes('actions'))).toHaveLength(3)
  })

  test('and aborted when all has come to its end meanwhile, is over', async () => {
    const id = await fleet.begin(['subcloud1'])
    const interrupt = new AbortController()
    const end = await fleet.roll(id, formWaves(['subcloud1'], {canaries: [], size: 1}), {
      signal: interrupt.signal,
      tell: ({kind}) => void (kind === 'progress' && interrupt.abort()),
      askOnInterrupt: async () => {
        await fleet.session.simulator.advance('1h')
        return 'abort'
      },
    })
    expect(end).toMatchObject({kind: 'stopped', cause: 'interrupt'})
    expect(await fleet.states(id)).toEqual({done: 1})
    expect(fleet.left).toEqual(nothingLeft)
  })

  test('by a wave that takes too long is aborted, and stops or goes on', async () => {
    const waves = formWaves(fleet.names.slice(0, 2), {canaries: [], size: 1})
    const limits = {waveMs: 1000}
    const id = await fleet.begin(fleet.names.slice(0, 2))
    expect(await fleet.roll(id, waves, {limits})).toMatchObject({kind: 'left', cause: 'timeout'})
    const other = await fleet.roll(id, waves, {limits: {waveMs: 24 * 60 * MINUTE}})
    expect(other).toEqual({kind: 'finished'})
    expect(fleet.left).toEqual(nothingLeft)
  })
})

describe('a wave that takes too long, and comes to its end when it is aborted', () => {
  test.each(['stop', 'continue'] as const)('%s', async (onTimeout) => {
    const sites = fleet.names.slice(0, 2)
    const waves = formWaves(sites, {canaries: [], size: 1})
    const id = await fleet.begin(sites)
    const end = await fleet.roll(id, waves, {limits: {waveMs: 5000, onTimeout}})
    const stopped = {kind: 'stopped', cause: 'timeout', why: 'the wave took too long'}
    expect(end).toEqual(onTimeout === 'stop' ? stopped : {kind: 'finished'})
    expect([...fleet.applied.keys()]).toEqual(onTimeout === 'stop' ? sites.slice(0, 1) : sites)
    expect(await fleet.states(id)).toEqual(onTimeout === 'stop' ? {done: 1, left: 1} : {done: 2})
    expect(fleet.left).toEqual(nothingLeft)
  })
})

describe('what others do meanwhile', () => {
  test('a strategy of somebody else is left alone, and nothing is sent', async () => {
    await fleet.ask('POST', '/sw-update-strategy', {type: 'kube-rootca-update', force: 'true', cloud_name: 'subcloud9'})
    const id = await fleet.begin()
    const rolled = fleet.roll(id, formWaves(fleet.names, {canaries: [], size: 4}))
    await expect(rolled).rejects.toMatchObject({
      kind: 'conflict',
      message: "there is a kube-rootca-update strategy already, and it is none of this rollout's: initial",
    })
    expect(fleet.sent).toEqual([])
  })

  test('a group of their own that was deleted leaves sites in the default group, and that is said', async () => {
    const sites = fleet.names.slice(0, 8)
    const id = await fleet.begin(sites)
    const waves = formWaves(sites, {canaries: [], size: 9})
    // The group, eight sites into it, the strategy.
    await expect(fleet.roll(id, waves, {killAt: 10, when: 'arrived'})).rejects.toBeInstanceOf(Killed)
    const east = [...fleet.homes].filter(([, group]) => group === 2).map(([name]) => name)
    expect(east.length).toBeGreaterThan(0)
    expect((await fleet.ask('DELETE', '/subcloud-groups/2')).status).toBe(200)
    expect(await fleet.roll(id, waves)).toEqual({kind: 'finished'})
    expect(remarks()).toEqual([`their own group is gone, they are in the default group: ${east.join(', ')}`])
    expect(fleet.left).toMatchObject({groups: [], astray: east})
  })

  test('a strategy that somebody deleted is told, and what became of its sites is asked', async () => {
    const id = await fleet.begin(['subcloud1', 'subcloud2'])
    let looks = 0
    const end = await fleet.roll(id, formWaves(['subcloud1', 'subcloud2'], {canaries: [], size: 2}), {
      tell: (news) => {
        fleet.news.push(news)
        if (news.kind !== 'progress' || ++looks > 1) return
        const {sim} = fleet.session.simulator
        sim.transact(() => fleet.dropStrategy())
      },
      judge: async (sites) => ({
        takesPart: looks > 0 ? [] : sites,
        there: new Map(looks > 0 ? [['subcloud1', 'it has it']] : []),
        passedOver: new Map(),
      }),
    })
    const why = 'somebody else deleted the strategy of this wave, and what became of 1 of its subclouds is not known'
    expect(end).toEqual({kind: 'stopped', cause: 'others', why})
    expect(remarks()).toEqual(['somebody else deleted the strategy of this wave'])
    expect((await fleet.read(id)).rows.map(({state}) => state)).toEqual(['done', 'sent'])
  })

  const ABORT = ['POST', '/sw-update-strategy/actions?type=kube-rootca-update', {action: 'abort'}] as const

  test('an abort of theirs stops the rollout; what was not begun is done when it is taken up again', async () => {
    const sites = fleet.names.slice(0, 6)
    const id = await fleet.begin(sites)
    const waves = formWaves(sites, {canaries: [], size: 3})
    const said: number[] = []
    const end = await fleet.roll(id, waves, {
      meanwhile: async () => {
        if (said.length === 0) said.push((await fleet.ask(...ABORT)).status)
      },
    })
    expect(said).toEqual([200])
    expect(end).toEqual({kind: 'stopped', cause: 'others', why: 'somebody else aborted the strategy of this wave'})
    const touched = fleet.applied.size
    expect(touched).toBe(3)
    expect(await fleet.states(id)).toMatchObject({left: expect.any(Number)})
    expect((await fleet.read(id)).rows.slice(3).map(({state}) => state)).toEqual(['left', 'left', 'left'])
    expect(fleet.left).toEqual(nothingLeft)
    expect(await fleet.roll(id, waves)).toEqual({kind: 'finished'})
    expect(await fleet.states(id)).toEqual({done: 6})
  })

  test('an abort and a deletion of theirs stops behind the canary, and the rest is done when it is taken up again', async () => {
    const sites = fleet.names.slice(0, 5)
    const id = await fleet.begin(sites)
    const waves = formWaves(sites, {canaries: ['2'], size: 3})
    const said: number[] = []
    let isGone = false
    const end = await fleet.roll(id, waves, {
      judge: async (names) => ({
        takesPart: names.filter((name) => !isGone || name !== 'subcloud1'),
        there: new Map(isGone && names.includes('subcloud1') ? [['subcloud1', 'it has it']] : []),
        passedOver: new Map(),
      }),
      meanwhile: async () => {
        if (isGone) return
        isGone = true
        said.push((await fleet.ask(...ABORT)).status)
        await fleet.session.simulator.advance('5h')
        said.push((await fleet.ask('DELETE', '/sw-update-strategy?type=kube-rootca-update')).status)
        await fleet.session.simulator.advance('1m')
      },
    })
    const why = 'somebody else deleted the strategy of this wave, and what became of 1 of its subclouds is not known'
    expect(end).toEqual({kind: 'stopped', cause: 'others', why})
    expect(said).toEqual([200, 200])
    expect(await fleet.states(id)).toEqual({done: 1, sent: 1, left: 3})
    expect(await fleet.roll(id, waves)).toEqual({kind: 'finished'})
    expect(await fleet.states(id)).toEqual({done: 5})
    const begun = wavesBegun(rolloutOf(await fleet.read(id))).map(({canary, sites}) => [canary, sites.length])
    expect(begun).toEqual([
      [true, 2],
      [true, 1],
      [false, 3],
    ])
  })

  test('of what vanished the server is asked when it is taken up again', async () => {
    const id = await fleet.begin(['subcloud1'])
    const waves = formWaves(['subcloud1'], {canaries: [], size: 1})
    const drop = async () => fleet.session.simulator.sim.transact(() => fleet.dropStrategy())
    expect(await fleet.roll(id, waves, {meanwhile: drop})).toMatchObject({kind: 'stopped', cause: 'others'})
    const has = async () => ({takesPart: [], there: new Map([['subcloud1', 'it has it']]), passedOver: new Map()})
    expect(await fleet.roll(id, waves, {judge: has})).toEqual({kind: 'finished'})
    expect(await fleet.states(id)).toEqual({done: 1})
    expect(fleet.applied.get('subcloud1')).toBe(1)
  })
})

describe('a rollout that is forgotten', () => {
  const undoing = async () => ({
    api: await fleet.api(),
    memory: {
      intend: async () => undefined,
      settle: async () => undefined,
      leave: async () => undefined,
      write: async () => undefined,
    },
    clock: fleet.clock,
    type: 'kube-rootca-update' as const,
    tell: () => undefined,
  })

  test('puts back what it left, wherever it was killed before it was applied', async () => {
    const waves = formWaves(fleet.names.slice(0, 3), {canaries: [], size: 3})
    for (let request = 1; ; request += 1) {
      fleet.forget()
      const id = await fleet.begin(fleet.names.slice(0, 3))
      const end = await fleet.roll(id, waves, {killAt: request, when: 'arrived'}).catch((error: unknown) => error)
      expect(end).toBeInstanceOf(Killed)
      const [wave] = wavesBegun(rolloutOf(await fleet.read(id)))
      if (!wave) throw new Error('nothing was begun')
      const work = undo(await undoing(), wave)
      if (fleet.applied.size > 0) {
        await expect(work).rejects.toMatchObject({kind: 'conflict', message: 'the strategy of wave 1 is applying'})
        expect(request).toBeGreaterThan(7)
        return
      }
      await work
      expect(fleet.left, `request ${request}`).toEqual(nothingLeft)
    }
  })
})
