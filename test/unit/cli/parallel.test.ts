import {afterEach, beforeEach, describe, expect, test, vi} from 'vitest'
import {inParallel} from '../../../src/cli/parallel.js'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** Work of which one says how long each piece takes, and sees how much is under way at once. */
function bench(milliseconds: (item: number) => number) {
  const seen = {begun: [] as number[], underWay: 0, most: 0}
  const work = async (item: number) => {
    seen.begun.push(item)
    seen.underWay++
    seen.most = Math.max(seen.most, seen.underWay)
    await new Promise((resolve) => setTimeout(resolve, milliseconds(item)))
    seen.underWay--
    return item * 10
  }
  return {seen, work}
}

const items = (count: number) => Array.from({length: count}, (_, at) => at)
const patience = (most: number) => ({most, afterMs: () => 1000})

/** How long it takes, on a clock that only this moves. */
async function timed<T>(work: Promise<T>): Promise<{took: number; result: T}> {
  const begun = Date.now()
  let over = false
  const end = work.finally(() => {
    over = true
  })
  end.catch(() => undefined)
  while (!over) await vi.advanceTimersByTimeAsync(50)
  return {took: Date.now() - begun, result: await end}
}

test('so many are under way, and the answers are in the order of the items', async () => {
  const {seen, work} = bench((item) => 100 - item)
  const {result} = await timed(inParallel(items(20), 4, work))
  expect(result).toEqual(items(20).map((item) => item * 10))
  expect(seen.most).toBe(4)
})

test('of nothing there is nothing to wait for', async () => {
  expect(await inParallel([], 4, async () => 1)).toEqual([])
})

describe('what takes long', () => {
  const slow = (item: number) => (item % 100 === 7 ? 10_000 : 50)

  test('holds up the others where nobody steps aside', async () => {
    const {took} = await timed(inParallel(items(1000), 8, bench(slow).work))
    expect(took).toBeGreaterThan(15_000)
  })

  test('does not where it does', async () => {
    const {seen, work} = bench(slow)
    const {took, result} = await timed(inParallel(items(1000), 8, work, patience(10)))
    // The last that is slow is begun no later than the others take, which is 1000 / 8 * 50 ms and a second for each round.
    expect(took).toBeLessThanOrEqual(10_000 + 8_000)
    expect(result).toEqual(items(1000).map((item) => item * 10))
    expect(new Set(seen.begun).size).toBe(1000)
  })

  test('is never more than was said', async () => {
    const {seen, work} = bench(() => 10_000)
    await timed(inParallel(items(30), 3, work, patience(3)))
    expect(seen.most).toBe(6)
  })
})

test('the first that fails ends it: nothing is begun after that', async () => {
  const begun: number[] = []
  const work = async (item: number) => {
    begun.push(item)
    await new Promise((resolve) => setTimeout(resolve, item === 1 ? 100 : 150))
    if (item === 1) throw new Error('enough')
  }
  await expect(timed(inParallel(items(100), 2, work, patience(2)))).rejects.toThrow('enough')
  await vi.advanceTimersByTimeAsync(5000)
  expect(begun).toEqual([0, 1])
})
