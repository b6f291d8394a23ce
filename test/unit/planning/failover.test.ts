import * as fc from 'fast-check'
import {expect, test} from 'vitest'
import {assign} from '../../../src/planning/failover/assign.js'
import {
  type Fleet,
  isOlder,
  objectives,
  planFailover,
  planLoss,
  roomOf,
} from '../../../src/planning/failover/failover.js'
import {seeded} from '../../support/property.js'

const anyFleet: fc.Arbitrary<Fleet> = fc
  .record({
    sites: fc.array(
      fc.record({
        capacity: fc.integer({min: 20, max: 60}),
        reserved: fc.option(fc.integer({min: 0, max: 40}), {nil: undefined}),
        carries: fc.integer({min: 0, max: 10}),
        release: fc.constantFrom('22.12', '24.09'),
        maintenance: fc.integer({min: 0, max: 9}).map((one) => one === 0),
      }),
      {minLength: 2, maxLength: 5},
    ),
    groups: fc.array(
      fc.record({
        site: fc.nat(),
        subclouds: fc.integer({min: 1, max: 15}),
        release: fc.constantFrom('22.12', '24.09'),
        parallel: fc.integer({min: 1, max: 10}),
        peers: fc.array(fc.nat(), {maxLength: 4}),
        latency: fc.array(fc.integer({min: 1, max: 90}), {minLength: 5, maxLength: 5}),
      }),
      {maxLength: 8},
    ),
    latencyLimit: fc.option(fc.integer({min: 20, max: 90}), {nil: undefined}),
  })
  .map(({sites, groups, latencyLimit}) => {
    const name = (at: number) => `s${at % sites.length}`
    return {
      sites: sites.map((site, at) => ({...site, name: name(at)})),
      groups: groups.map((group, at) => ({
        ...group,
        name: `g${at}`,
        site: name(group.site),
        peers: [...new Set(group.peers.map(name))].filter((peer) => peer !== name(group.site)),
        latency: new Map(group.latency.slice(0, sites.length).map((ms, to) => [name(to), ms])),
      })),
      latencyLimit,
      detect: 180,
      move: 132,
    }
  })

/** Every way of giving groups to sites, one by one; compared as [without a home, cost]. */
function bruteForce(fleet: Fleet, lost: string, objective: (typeof objectives)[number]): [number, number] {
  const takers = fleet.sites.filter(({name}) => name !== lost)
  const moving = fleet.groups.filter(({site}) => site === lost)
  const own = takers.map((site) =>
    fleet.groups.reduce((sum, group) => sum + (group.site === site.name ? group.subclouds : 0), site.carries),
  )
  const rooms = takers.map((site) => roomOf(fleet, site))
  let best: [number, number] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  const loads = takers.map(() => 0)
  const visit = (at: number, homeless: number, cost: number): void => {
    const group = moving[at]
    if (!group) {
      const fill = Math.max(...takers.map(({capacity}, n) => ((own[n] ?? 0) + (loads[n] ?? 0)) / capacity))
      const all = objective === 'balance' ? fill : cost
      if (homeless < best[0] || (homeless === best[0] && all < best[1])) best = [homeless, all]
      return
    }
    visit(at + 1, homeless + group.subclouds, cost)
    takers.forEach((site, n) => {
      const ms = group.latency.get(site.name) ?? 0
      const may =
        group.peers.includes(site.name) && !site.maintenance && !isOlder(site.release ?? '', group.release ?? '')
      if (!may || ms > (fleet.latencyLimit ?? 1000) || (loads[n] ?? 0) + group.subclouds > (rooms[n] ?? 0)) return
      loads[n] = (loads[n] ?? 0) + group.subclouds
      const more = objective === 'latency' ? ms * 10 * group.subclouds : group.peers[0] === site.name ? 0 : 1
      visit(at + 1, homeless, cost + more)
      loads[n] = (loads[n] ?? 0) - group.subclouds
    })
  }
  visit(0, 0, 0)
  return best
}

test.each(objectives)('as good as trying everything, and nobody is filled beyond capacity: %s', (objective) => {
  fc.assert(
    fc.property(anyFleet, (fleet) => {
      const [lost] = fleet.sites
      if (!lost) return
      const loss = planLoss(fleet, [lost.name], objective)
      const homeless = loss.homeless.reduce((sum, {subclouds}) => sum + subclouds, 0)
      const cost = {
        balance: () => Math.max(...loss.fill.map(({subclouds, capacity}) => subclouds / capacity)),
        moves: () =>
          loss.moves.filter(({group, to}) => fleet.groups.find(({name}) => name === group)?.peers[0] !== to).length,
        latency: () =>
          loss.moves.reduce((sum, {group, to, subclouds}) => {
            const ms = fleet.groups.find(({name}) => name === group)?.latency.get(to) ?? 0
            return sum + ms * 10 * subclouds
          }, 0),
      }[objective]()
      const [leastHomeless, leastCost] = bruteForce(fleet, lost.name, objective)
      if (homeless !== leastHomeless || Math.abs(cost - leastCost) > 1e-9) {
        throw new Error(`${homeless} without a home and ${cost}; ${leastHomeless} and ${leastCost} can be had`)
      }
      for (const {site, subclouds} of loss.fill) {
        const known = fleet.sites.find(({name}) => name === site)
        const own = fleet.groups.reduce(
          (sum, group) => sum + (group.site === site ? group.subclouds : 0),
          known?.carries ?? 0,
        )
        if (known && subclouds - own > roomOf(fleet, known)) throw new Error(`${site} takes more than it has room for`)
      }
    }),
    seeded,
  )
})

test('what is proposed leaves nothing without a home', () => {
  fc.assert(
    fc.property(anyFleet, (fleet) => {
      for (const {lost, changes} of planFailover(fleet, 'moves').slice(0, fleet.sites.length)) {
        if (changes.length === 0 || changes.some(({kind}) => kind !== 'associate' && kind !== 'reserve')) continue
        const changed: Fleet = {
          ...fleet,
          groups: fleet.groups.map((group) => ({
            ...group,
            peers: [
              ...group.peers,
              ...changes.flatMap((change) =>
                change.kind === 'associate' && change.group === group.name ? [change.site] : [],
              ),
            ],
          })),
          sites: fleet.sites.map((site) => {
            const more = changes.find((change) => change.kind === 'reserve' && change.site === site.name)
            return more?.kind === 'reserve' ? {...site, reserved: roomOf(fleet, site) + more.subclouds} : site
          }),
        }
        if (planLoss(changed, lost, 'moves').homeless.length > 0) throw new Error(`it does not help ${lost.join()}`)
      }
    }),
    {...seeded, numRuns: 500},
  )
})

test('ten sites with two hundred groups are solved exactly, each of them lost and each pair', () => {
  const [sites, groups] = fleetOf(10, 200)
  const losses = planFailover({sites, groups, detect: 180, move: 132}, 'latency')
  expect(losses).toHaveLength(55)
  expect(losses.filter(({exact}) => !exact).map(({lost}) => lost)).toEqual([])
  expect(losses.flatMap(({homeless}) => homeless)).toEqual([])
})

function fleetOf(many: number, groupCount: number) {
  const sites = Array.from({length: many}, (_, at) => ({
    name: `s${at}`,
    capacity: 1000,
    carries: 50,
    maintenance: false,
  }))
  const groups = Array.from({length: groupCount}, (_, at) => ({
    name: `g${at}`,
    site: `s${at % many}`,
    subclouds: 10 + ((at * 7919) % 31),
    parallel: 10,
    peers: [1, 2, 3, 5].map((step) => `s${(at + step + (at % 3)) % many}`).filter((peer) => peer !== `s${at % many}`),
    latency: new Map(sites.map(({name}, to) => [name, 5 + ((at * 31 + to * 17) % 60)])),
  }))
  return [sites, groups] as const
}

test('a knapsack that greed gets wrong', () => {
  const found = assign({weights: [6, 5, 5], costs: [[0], [0], [0]], rooms: [10]})
  expect(found).toMatchObject({homeless: 6, takers: [undefined, 0, 0], exact: true})
})

test('releases are compared as numbers', () => {
  expect([isOlder('22.12', '24.09'), isOlder('24.9', '24.09'), isOlder('24.10', '24.9')]).toEqual([true, false, false])
})
