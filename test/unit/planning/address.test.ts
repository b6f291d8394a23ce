import * as fc from 'fast-check'
import {expect, test} from 'vitest'
import {overlap, type Span, subnetOf} from '../../../src/addressing/network.js'
import {bitsOf, hostAddresses, leastRange, leastSubnet, type NetworkName} from '../../../src/addressing/network-rule.js'
import {inspectBootstrapValues} from '../../../src/inputs/site/bootstrap-values.js'
import {bootstrapValues} from '../../../src/planning/address/bootstrap.js'
import {compareModels} from '../../../src/planning/address/compare.js'
import {type PlannedSite, planAddresses, type Slot, spanOf} from '../../../src/planning/address/plan.js'
import {Space} from '../../../src/planning/address/space.js'
import {anyContent, inputOf, smallFleet} from '../../support/address-plan.js'
import {seeded} from '../../support/property.js'

interface Placed {
  site: PlannedSite
  slot: Slot
}

const placed = (sites: readonly PlannedSite[]): Placed[] =>
  sites.flatMap((site) => site.slots.map((slot) => ({site, slot})))

const key = ({family, first, last}: Span) => `${family} ${first} ${last}`

/** A hundred thousand of these: an assertion for each would take longer than all the rest. */
function must(holds: boolean | undefined, what: string): void {
  if (!holds) throw new Error(`it does not hold that ${what}`)
}

/** Pairs of spans that meet, found by looking at neighbours in the order of their first addresses. */
function meeting<T extends Span>(spans: readonly T[]): [T, T][] {
  const order = [...spans].sort((a, b) => a.family - b.family || (a.first < b.first ? -1 : a.first > b.first ? 1 : 0))
  return order.flatMap((one, at) => {
    const next = order[at + 1]
    return next && overlap(one, next) ? [[one, next] as [T, T]] : []
  })
}

test('whatever is asked for: nothing meets, all lies in its pool, and every site has what its kind needs', () => {
  fc.assert(
    fc.property(anyContent, (content) => {
      const {request, controllerGateway} = inputOf(content)
      const plan = planAddresses(request)
      expect(plan.sites.map(({name}) => name).sort()).toEqual(request.sites.map(({name}) => name).sort())
      const modelOf = (name: NetworkName) => request.networks.find((network) => network.name === name)?.model

      // Subnets: each is of one network, and meets no other; nor what is somebody else's.
      const cut = placed(plan.sites).filter(({slot}) => slot.subnet.pool !== undefined)
      const subnets = new Map(cut.map(({slot}) => [`${key(spanOf(slot))} ${slot.network}`, spanOf(slot)]))
      expect(meeting([...subnets.values()])).toEqual([])
      for (const subnet of subnets.values()) {
        const isPublic = cut.some(({slot}) => key(spanOf(slot)) === key(subnet) && modelOf(slot.network) === 'public')
        must(isPublic || !request.taken.some((one) => overlap(one, subnet)), `${key(subnet)} is nobody else’s`)
      }
      // Ranges in them are each of one site.
      const ranges = cut.flatMap(({slot}) =>
        slot.start === undefined || slot.end === undefined
          ? []
          : [{family: slot.subnet.family, first: slot.start, last: slot.end}],
      )
      expect(meeting(ranges)).toEqual([])

      for (const {site, slot} of cut) {
        const span = spanOf(slot)
        const what = `${site.name} ${slot.network}`
        const pool = request.pools.find(({name}) => name === slot.subnet.pool)
        const holds = (one: Span) => one.family === span.family && one.first <= span.first && one.last >= span.last
        must(pool?.subnets.some(holds), `${what} lies in its pool`)
        must(pool?.partition === undefined || pool.partition === site.partition, `${what} takes from pools of its own`)
        must(span.first % (span.last - span.first + 1n) === 0n, `${what} is a subnet`)
        const hosts = hostAddresses(slot.network, site)
        const {start, end, gateway} = slot
        if (hosts === undefined || start === undefined || end === undefined) continue
        must(end - start + 1n >= BigInt(hosts + request.spare), `${what} has room for its hosts`)
        must(
          start > span.first && end <= (span.family === 4 ? span.last - 1n : span.last),
          `${what} has addresses of hosts`,
        )
        if (slot.network === 'oam' || slot.network === 'management' || slot.network === 'admin') {
          const simplex = site.mode === 'simplex'
          must(span.last - span.first + 1n >= BigInt(leastSubnet(slot.network, simplex)), `${what} is large enough`)
          must(slot.network === 'oam' || hosts >= leastRange(simplex), `${what} has a range that is large enough`)
        }
        if (gateway === undefined) continue
        must(gateway > span.first && gateway <= span.last, `${what} has its gateway in its subnet`)
        must(gateway < start || gateway > end, `${what} has its gateway beside its range`)
      }

      for (const site of plan.sites) {
        for (const {name, families} of request.networks) {
          const own = site.slots.filter(({network}) => network === name).map(({subnet}) => subnet.family)
          must(site.lacking.includes(name) || own.join() === families.join(), `${site.name} has ${name}`)
        }
        // What is planned passes the checks of `subcloud add`.
        // Of every fifth site: that is more than two thousand.
        if (site.lacking.length > 0 || plan.sites.indexOf(site) % 5 > 0) continue
        const found = inspectBootstrapValues(bootstrapValues(site, request.networks, controllerGateway))
        must(!found.some(({state}) => state === 'fail'), JSON.stringify(found))
      }
    }),
    seeded,
  )
})

test('the counts are those of an enumeration', () => {
  fc.assert(
    fc.property(anyContent, (content) => {
      const {request} = inputOf(content)
      const plan = planAddresses(request)
      for (const use of plan.pools) {
        for (let year = 0; year <= request.years; year += 1) {
          const there = placed(plan.sites).filter(
            ({site, slot}) => site.year <= year && slot.subnet.pool === use.pool && slot.subnet.family === use.family,
          )
          const isPublic = request.pools.find(({name}) => name === use.pool)?.public
          const distinct = new Map(
            there.map(({slot}) => [slot.subnet.first, 1n << BigInt(bitsOf(use.family) - slot.subnet.prefix)]),
          )
          const sum = [...distinct.values()].reduce((total, size) => total + size, 0n)
          must(isPublic || use.held[year] === sum, `${use.pool} holds ${sum} in year ${year}, not ${use.held[year]}`)
          must((use.held[year] ?? 0n) <= use.size, `${use.pool} holds no more than it has`)
        }
      }
      // What the chosen model costs, where all had room.
      if (plan.lacks.length > 0) return
      for (const cost of compareModels(request).filter(({chosen}) => chosen)) {
        if (cost.model === 'public' || cost.model === 'local') continue
        const own = placed(plan.sites).filter(({slot}) => slot.network === cost.network)
        const subnets = new Map(own.map(({slot}) => [key(spanOf(slot)), spanOf(slot)]))
        expect(cost.subnets).toBe(subnets.size)
        expect(cost.addresses).toBe([...subnets.values()].reduce((sum, {first, last}) => sum + last - first + 1n, 0n))
      }
    }),
    seeded,
  )
})

test('who is there keeps what it has when more sites are planned later, and subnets of their own are all they share', () => {
  const now = planAddresses(inputOf(smallFleet({fleet: [{kind: 'simplex', name: 'edge-{n}', now: 3}]})).request)
  const later = planAddresses(inputOf(smallFleet()).request)
  expect(later.sites.slice(0, 3).map(({slots}) => slots)).toEqual(now.sites.map(({slots}) => slots))
})

test('a pool that runs out says in which year, and how much is missing', () => {
  const content = smallFleet({
    years: 4,
    fleet: [{kind: 'simplex', name: 'edge-{n}', now: 4, later: 20}],
    pools: [{name: 'reach', subnets: ['10.64.0.0/26']}],
  })
  const plan = planAddresses(inputOf(content).request)
  // Four addresses for each: sixteen subnets, for eight sites with two networks each.
  expect(plan.pools[0]).toMatchObject({runsOut: 2, size: 64n, held: [32n, 64n, 64n, 64n, 64n]})
  expect(plan.lacks.map(({network, year, sites, addresses}) => [network, year, sites, addresses])).toEqual([
    ['oam', 2, 12, 48n],
    ['management', 2, 12, 48n],
  ])
})

test('a space gives every address once, and keeps away from what is taken', () => {
  const subnet = subnetOf('10.0.0.0/24')
  const taken = subnetOf('10.0.0.64/27')
  if (!subnet || !taken) throw new Error('these are subnets')
  const space = new Space(4, [subnet], [taken])
  const given: bigint[] = []
  for (let first = space.take(2); first !== undefined; first = space.take(2)) given.push(first)
  expect(given).toHaveLength((256 - 32) / 4)
  expect(new Set(given).size).toBe(given.length)
  expect(given.some((first) => first >= taken.first && first <= taken.last)).toBe(false)
})
