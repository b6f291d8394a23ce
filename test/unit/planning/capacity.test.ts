import * as fc from 'fast-check'
import {expect, test} from 'vitest'
import {
  type Controller,
  type Need,
  type OperationPlan,
  operations,
  planCapacity,
  platformParallel,
} from '../../../src/planning/capacity/capacity.js'
import {seeded} from '../../support/property.js'

const count = (most: number) => fc.integer({min: 0, max: most})
const some = (most: number) => fc.integer({min: 1, max: most})
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, {nil: undefined})

const anyController: fc.Arbitrary<Controller> = fc.record({
  years: some(6),
  subclouds: fc.record({
    now: count(900),
    yearly: count(300),
    known: fc.integer({min: 100, max: 1000}),
    reserved: count(99),
  }),
  vault: maybe(
    fc.record({
      gib: some(400),
      fill: some(100),
      backup: fc.record({size: some(300), kept: count(3), now: count(900)}),
      release: fc.record({now: count(4), yearly: count(3), size: some(15_000), kept: count(5)}),
      other: count(20_000),
    }),
  ),
  registry: maybe(
    fc.record({
      gib: some(100),
      fill: some(100),
      image: fc.record({now: count(300), yearly: count(60), size: some(400)}),
    }),
  ),
  operations: fc
    .uniqueArray(
      fc.record({
        operation: fc.constantFrom(...operations),
        known: some(100),
        asked: maybe(some(150)),
        running: maybe(count(150)),
        time: maybe(fc.record({each: some(200), window: fc.integer({min: 6, max: 2000})})),
      }),
      {selector: ({operation}) => operation, maxLength: 6},
    )
    .map((all): OperationPlan[] => all),
})

/** Month by month, thing by thing, as somebody with paper would count; numbers of each use, in the order of the plan. */
function counted(controller: Controller): {holds: number; months: number[]}[] {
  const {subclouds, vault, registry, years} = controller
  const months = Array.from({length: years * 12 + 1}, (_, month) => month)
  const grown = (from: number, yearly: number) =>
    months.map((month) => {
      let have = from
      // One more whenever the share of the year that has gone by is worth another.
      for (let more = 1; more * 12 <= yearly * month; more += 1) have += 1
      return have
    })
  const fleet = grown(subclouds.now, subclouds.yearly)
  const uses = [{holds: subclouds.known - subclouds.reserved, months: fleet}]
  if (vault) {
    const pool = controller.operations.find(({operation}) => operation === 'backup')?.known ?? 250
    const releases = grown(vault.release.now, vault.release.yearly)
    uses.push({
      holds: (vault.gib * vault.fill) / 100,
      months: months.map((month) => {
        const sites = fleet[month] ?? 0
        const kept = month === 0 ? vault.backup.now : Math.max(vault.backup.now, sites * vault.backup.kept)
        let mib = vault.other
        for (let at = 0; at < (releases[month] ?? 0); at += 1) {
          if (at < Math.max(vault.release.now, vault.release.kept)) mib += vault.release.size
        }
        mib += kept * vault.backup.size
        for (let at = 0; at < Math.min(pool, sites, kept); at += 1) mib += vault.backup.size
        return mib / 1024
      }),
    })
  }
  if (registry) {
    const images = grown(registry.image.now, registry.image.yearly)
    uses.push({
      holds: (registry.gib * registry.fill) / 100,
      months: images.map((many) => (many * registry.image.size) / 1024),
    })
  }
  for (const {operation, known, asked, running, time} of controller.operations) {
    if (asked !== undefined || running !== undefined)
      uses.push({holds: known, months: months.map(() => Math.max(asked ?? 0, running ?? 0))})
    if (!time) continue
    const whom = (month: number) =>
      operation === 'deploy' ? subclouds.yearly : operation === 'rehome' ? subclouds.reserved : (fleet[month] ?? 0)
    uses.push({
      holds: time.window,
      months: months.map((month) => {
        let minutes = 0
        for (let left = whom(month); left > 0; left -= Math.min(asked ?? known, known)) minutes += time.each
        return minutes
      }),
    })
  }
  return uses
}

test('what is carried, and when that ends, is what counting month by month comes to', () => {
  fc.assert(
    fc.property(anyController, (controller) => {
      const {uses, endings} = planCapacity(controller)
      const expected = counted(controller).map(({holds, months}) => {
        const first = months.findIndex((amount) => amount > holds)
        return {holds, years: months.filter((_, month) => month % 12 === 0), ends: first < 0 ? undefined : first}
      })
      expect(uses.map(({holds, years, ends}) => ({holds, years, ends}))).toEqual(expected)
      const ends = expected.flatMap((use) => use.ends ?? [])
      expect(endings.map((ending) => ending.ends)).toEqual(ends.sort((a, b) => a - b))
    }),
    seeded,
  )
})

/** The same system controller after what helps was done. */
function helped(controller: Controller, need: Need): Controller {
  const {subclouds, vault, registry} = controller
  const all = (change: (plan: OperationPlan) => OperationPlan) => ({
    ...controller,
    operations: controller.operations.map((plan) =>
      'operation' in need && plan.operation === need.operation ? change(plan) : plan,
    ),
  })
  switch (need.kind) {
    case 'controller':
      return {...controller, subclouds: {...subclouds, known: subclouds.known + need.subclouds}}
    case 'filesystem':
      return need.name === 'dc-vault'
        ? {...controller, vault: vault && {...vault, gib: need.gib}}
        : {...controller, registry: registry && {...registry, gib: need.gib}}
    case 'fewer':
      return all((plan) => ({...plan, running: undefined, asked: need.parallel}))
    case 'more':
      return all((plan) => ({...plan, asked: need.parallel}))
    case 'window':
      return all(({time, ...plan}) => ({...plan, asked: plan.known, time: time && {...time, window: need.minutes}}))
  }
}

test('with what helps nothing ends, and with one less something does', () => {
  fc.assert(
    fc.property(anyController, (controller) => {
      const {endings} = planCapacity(controller)
      const mended = (needs: readonly Need[]) => planCapacity(needs.reduce(helped, controller)).endings
      const needs = endings.map(({need}) => need)
      expect(mended(needs)).toEqual([])
      needs.forEach((need, at) => {
        const less = lessThan(need)
        if (less) expect(mended(needs.with(at, less)).map(({what}) => what)).toContain(endings[at]?.what)
      })
    }),
    seeded,
  )
})

function lessThan(need: Need): Need | undefined {
  switch (need.kind) {
    case 'controller':
      return {...need, subclouds: need.subclouds - 1}
    case 'filesystem':
      return {...need, gib: need.gib - 1}
    case 'more':
      return need.parallel > 1 ? {...need, parallel: need.parallel - 1} : undefined
    case 'window':
      return {...need, minutes: need.minutes - 1}
    case 'fewer':
      return undefined
  }
}

test('what dcmanager does at a time at most', () => {
  expect(platformParallel).toEqual({
    ...{deploy: undefined, upgrade: 5000, prestage: 250, backup: 250, restore: 100, rehome: 250},
  })
})
