import {describe, expect, test} from 'vitest'
import {type Deeds, doDeeds} from '../../../src/cli/deeds.js'
import {CommandFailure} from '../../../src/cli/failure.js'
import {ClientError} from '../../../src/client/error.js'

/** What was written down, in order, and what is done to each of five. */
function undertaking(act: Deeds['act'], more: Partial<Deeds> = {}) {
  const written: string[] = []
  const options: Deeds = {
    targets: ['a', 'b', 'c', 'd', 'e'],
    act,
    memory: {
      intend: async (target) => void written.push(`${target}?`),
      settle: async (target, outcome) => void written.push(`${target} ${outcome}`),
    },
    parallel: 2,
    ramp: false,
    mayFail: Number.POSITIVE_INFINITY,
    signal: new AbortController().signal,
    progress() {},
    ...more,
  }
  return {written, done: doDeeds(options)}
}

const resultsOf = async (done: ReturnType<typeof doDeeds>) =>
  Object.fromEntries((await done).deeds.map(({subcloud, result}) => [subcloud, result]))

describe('deeds', () => {
  test('are written down before they are sent, and what came of them after', async () => {
    const sent: string[] = []
    const {written, done} = undertaking(async (target, intend) => {
      await intend()
      expect(written).toContain(`${target}?`)
      sent.push(target)
      return true
    })
    expect(await resultsOf(done)).toEqual({a: 'done', b: 'done', c: 'done', d: 'done', e: 'done'})
    expect(sent.sort()).toEqual(['a', 'b', 'c', 'd', 'e'])
    expect(written).toHaveLength(10)
  })

  test('that got no answer are unknown, and stay open', async () => {
    const lost = new ClientError('deadline', 'no answer', {service: 'dcmanager', method: 'PATCH', url: 'http://x/a'})
    const refused = new ClientError('conflict', 'no', {
      service: 'dcmanager',
      method: 'PATCH',
      url: 'http://x/a',
      status: 409,
    })
    const {written, done} = undertaking(async (target, intend) => {
      await intend()
      if (target === 'b') throw lost
      if (target === 'c') throw refused
      return true
    })
    expect(await resultsOf(done)).toEqual({a: 'done', b: 'unknown', c: 'failed', d: 'done', e: 'done'})
    expect(written).not.toContain('b failed')
    expect(written).toContain('c failed')
  })

  test('that cannot be written down are not sent, nor is what would follow', async () => {
    const full = new Error('ENOSPC')
    const sent: string[] = []
    let intents = 0
    const {done} = undertaking(
      async (target, intend) => {
        await intend()
        sent.push(target)
        return true
      },
      {
        parallel: 1,
        memory: {
          intend: async () => {
            intents += 1
            if (intents === 3) throw full
          },
          settle: async () => undefined,
        },
      },
    )
    expect(await resultsOf(done)).toEqual({a: 'done', b: 'done', c: 'left', d: 'left', e: 'left'})
    expect((await done).stopped).toBe(full)
    expect(sent).toEqual(['a', 'b'])
  })

  test('whose outcome cannot be written down are the last', async () => {
    const full = new Error('ENOSPC')
    const {done} = undertaking(async (_, intend) => intend().then(() => true), {
      parallel: 1,
      memory: {
        intend: async () => undefined,
        settle: async (target) => {
          if (target === 'b') throw full
        },
      },
    })
    expect(await resultsOf(done)).toEqual({a: 'done', b: 'done', c: 'left', d: 'left', e: 'left'})
    expect((await done).stopped).toBe(full)
  })

  test('end where nobody may sign in, and where somebody breaks off', async () => {
    for (const kind of ['auth', 'interrupted'] as const) {
      const {done} = undertaking(
        async (target, intend) => {
          await intend()
          if (target === 'b') throw new CommandFailure(kind, 'no')
          return true
        },
        {parallel: 1},
      )
      const b = kind === 'auth' ? 'failed' : 'unknown'
      expect(await resultsOf(done)).toEqual({a: 'done', b, c: 'left', d: 'left', e: 'left'})
    }
  })

  test('with a ramp are one at a time at first, and one more with each that succeeds', async () => {
    let [running, most] = [0, 0]
    const seen: number[] = []
    const waiting: (() => void)[] = []
    const {done} = undertaking(
      async () => {
        running += 1
        most = Math.max(most, running)
        seen.push(running)
        await new Promise<void>((resolve) => waiting.push(resolve))
        running -= 1
        return true
      },
      {ramp: true, parallel: 3},
    )
    const all = done.then(() => 'over')
    for (let turn = 0; turn < 50; turn += 1) {
      waiting.splice(0).forEach((go) => void go())
      await Promise.resolve()
      await new Promise((resolve) => setImmediate(resolve))
    }
    expect(await all).toBe('over')
    expect(seen[0]).toBe(1)
    expect(seen[1]).toBe(1)
    expect(most).toBe(2)
  })
})
