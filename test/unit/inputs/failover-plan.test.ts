import {expect, test} from 'vitest'
import {readFailoverPlan} from '../../../src/inputs/plan/failover-plan.js'
import {planWords} from '../../../src/inputs/plan/plan-file.js'
import type {Objective} from '../../../src/planning/failover/failover.js'

type Content = Record<string, unknown>

const site = (name: string, more: Content = {}) => ({name, capacity: 100, ...more})
const group = (more: Content = {}) => ({name: 'pg', site: 'east', subclouds: 10, ...more})
const fleet = (more: Content = {}) => ({sites: [site('east'), site('west')], groups: [group()], ...more})
const refusalOf = (content: Content, objective: Objective = 'moves') => {
  try {
    readFailoverPlan(planWords(content), objective)
  } catch (error) {
    return (error as Error).message
  }
  return 'nothing'
}
const peers = (...list: [string, number][]) => ({
  groups: [group({peers: list.map(([to, priority]) => ({site: to, priority}))})],
})

test.each<[what: string, content: Content, message: string]>([
  ['a misspelt key', fleet({group: []}), 'group is unknown, did you mean groups?'],
  ['one site', {sites: [site('east')], groups: [group()]}, 'sites must not be empty'],
  [
    'a site that is none',
    fleet({groups: [group({site: 'eest'})]}),
    'groups[0].site is no site: eest, did you mean east?',
  ],
  ['priorities that lead back', fleet(peers(['east', 1])), 'groups[0].peers[0].site leads back to its own site: east'],
  [
    'two with one priority',
    {...fleet(peers(['west', 1], ['north', 1])), sites: ['east', 'west', 'north'].map((one) => site(one))},
    'groups[0].peers[1].priority is that of west, too: 1',
  ],
  ['a peer twice', fleet(peers(['west', 1], ['west', 2])), 'groups[0].peers[1].site is there twice: west'],
  [
    'more than it carries',
    fleet({groups: [group({subclouds: 130})]}),
    'sites[0].capacity is exceeded by 30: it carries 130 already',
  ],
  [
    'more kept free than there is',
    fleet({sites: [site('east', {reserved: 95}), site('west')]}),
    'sites[0].reserved is too much by 5',
  ],
  [
    'a release that is a number',
    fleet({sites: [site('east', {release: 24.09}), site('west')]}),
    'sites[0].release must be text, not 24.09',
  ],
  ['no groups', fleet({groups: []}), 'sites have no groups'],
])('refused: %s', (_what, content, message) => expect(refusalOf(content)).toContain(message))

test('a table of latencies may have no holes where they count', () => {
  const holed = fleet(peers(['west', 1]))
  expect(refusalOf(holed)).toBe('nothing')
  expect(refusalOf(holed, 'latency')).toContain(
    'groups[0] has no latency to west: say it, or give both sites coordinates',
  )
  expect(refusalOf({...holed, limits: {latency: 50}})).toContain('has no latency to west')
})

test('coordinates stand for latencies that are not said', () => {
  const sites = [site('east', {latitude: 45.4, longitude: -75.7}), site('west', {latitude: 49.3, longitude: -123.1})]
  const read = readFailoverPlan(planWords({...fleet(peers(['west', 1])), sites}), 'latency')
  expect(read.groups[0]?.latency.get('west')).toBeCloseTo(53, -1)
})
