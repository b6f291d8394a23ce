import {expect, test} from 'vitest'
import {ScopeCache} from '../../src/simulator/kernel/scope-cache.js'

/** How many of these are there already; those that are not are added, and what is too much goes. */
function visit(cache: ScopeCache<string>, names: readonly string[]): number {
  let there = 0
  for (const name of names) {
    if (cache.get(name) === undefined) cache.add(name, name)
    else there += 1
    cache.trim()
  }
  return there
}

const sites = (from: number, to: number): string[] => Array.from({length: to - from}, (_one, n) => `site${from + n}`)

test('keeps no more than its limit, and what is used all the time', () => {
  const cache = new ScopeCache<string>(100)
  cache.add('centre', 'centre')
  for (const name of sites(0, 5000)) {
    visit(cache, [name])
    for (let use = 0; use < 5; use += 1) expect(cache.get('centre')).toBe('centre')
  }
  expect(cache.size).toBe(100)
  cache.clear()
  expect([cache.size, cache.get('centre')]).toEqual([0, undefined])
})

test('of a few more than fit, visited in turn, most are there again', () => {
  const cache = new ScopeCache<string>(100)
  const all = sites(0, 130)
  for (let round = 0; round < 10; round += 1) visit(cache, all)
  expect(visit(cache, all)).toBeGreaterThan(60)
})

test('lets the next ones take the places of those that are no more used', () => {
  const cache = new ScopeCache<string>(100)
  for (let round = 0; round < 20; round += 1) visit(cache, sites(0, 100))
  for (let round = 0; round < 20; round += 1) visit(cache, sites(1000, 1100))
  expect(visit(cache, sites(1000, 1100))).toBeGreaterThan(80)
})
