import {expect, test} from 'vitest'
import {carriedBy} from '../../../src/page/dashboard/carried.js'
import {dueOf} from '../../../src/page/dashboard/due.js'
import {cellOf, healthOf, healthsOf, lenses, sentenceOf} from '../../../src/page/dashboard/health.js'
import {layoutOf, spotAt, stepFrom} from '../../../src/page/dashboard/map-layout.js'
import {begunAt, linesOf, nowOf, restOf} from '../../../src/page/dashboard/steps.js'
import type {SiteRow, StepRow} from '../../../src/page/dashboard/told.js'
import {byName, lasting, quoted} from '../../../src/page/dashboard/words.js'

const site = (more: Partial<SiteRow> = {}): SiteRow => ({
  ...{name: 'edge1', group: 'east', managed: true, availability: 'online', deploy: 'complete', standing: 'settled'},
  ...{sync: 'in-sync', behind: [], release: '26.03', alarms: {critical: 0, major: 0, minor: 0, warning: 0}},
  ...more,
})

const alarms = (more: object) => ({critical: 0, major: 0, minor: 0, warning: 0, ...more})

test.each<[string, Partial<SiteRow>]>([
  ['well', {}],
  ['well', {alarms: alarms({minor: 9, warning: 9})}],
  ['well', {alarms: undefined}],
  ['failed', {standing: 'failed', managed: false}],
  ['failed', {step: 'failed', availability: 'offline'}],
  ['busy', {standing: 'busy', managed: false}],
  ['busy', {step: 'apply VIM sw-deploy strategy', alarms: alarms({critical: 1})}],
  ['idle', {managed: false, availability: 'offline'}],
  ['offline', {availability: 'offline', sync: 'unknown', alarms: alarms({critical: 1})}],
  ['critical', {alarms: alarms({critical: 1}), sync: 'out-of-sync'}],
  ['behind', {sync: 'out-of-sync', alarms: alarms({major: 1})}],
  ['major', {alarms: alarms({major: 1}), step: 'initial'}],
])('a site is %s: %j', (health, more) => {
  expect(healthOf(site(more))).toBe(health)
})

test('a site counts in each state that holds, whatever its colour is', () => {
  const troubled = site({standing: 'failed', sync: 'out-of-sync', alarms: alarms({critical: 1, major: 2})})
  expect(healthsOf(troubled)).toEqual(['failed', 'critical', 'behind', 'major'])
  expect(healthsOf(site({managed: false, availability: 'offline', sync: 'out-of-sync'}))).toEqual(['idle'])
  expect(healthsOf(site())).toEqual(['well'])
})

test('every lens shows something of every site', () => {
  const sites = [site(), site({alarms: undefined, sync: ''}), site({step: 'failed'}), site({step: 'new-state'})]
  for (const {id} of lenses) for (const one of sites) expect(cellOf(id, one).label).not.toBe('')
  expect(cellOf('step', site({step: 'new-state'}))).toMatchObject({label: 'running', tone: 'busy'})
})

test('a site in a sentence', () => {
  expect(sentenceOf(site({sync: 'out-of-sync', behind: ['dc-cert', 'firmware'], alarms: alarms({major: 2})}))).toBe(
    'online · out-of-sync: dc-cert, firmware · alarms: 2 major · release 26.03',
  )
})

const groups = (...counts: number[]) => counts.map((count, at) => ({group: `g${at}`, count}))

test.each([
  [[5000], 1200, 400],
  [[1250, 1250, 1250, 1250], 900, 380],
  [Array.from({length: 60}, () => 80), 1600, 800],
  [[3], 320, 200],
  [[1, 0, 7], 120, 180],
])('all of %j have a place of their own in %i x %i', (counts, width, height) => {
  const layout = layoutOf(groups(...counts), width, height)
  const sum = counts.reduce((all, count) => all + count, 0)
  expect(layout.spots).toHaveLength(sum)
  expect(new Set(layout.spots.map(({x, y}) => `${x},${y}`)).size).toBe(sum)
  expect(layout.height).toBeLessThanOrEqual(height)
  expect(Math.max(...layout.spots.map(({x}) => x + layout.pitch))).toBeLessThanOrEqual(width)
})

test('arrows lead from cell to cell, and nowhere beyond the last', () => {
  const layout = layoutOf(groups(10, 10), 200, 400)
  const {spots, pitch} = layout
  for (const [at, {x, y}] of spots.entries()) expect(spotAt(layout, x + pitch / 2, y + pitch / 2)).toBe(at)
  expect(stepFrom(layout, 0, 'ArrowRight')).toBe(1)
  expect(stepFrom(layout, 0, 'ArrowLeft')).toBe(0)
  expect(stepFrom(layout, 19, 'ArrowRight')).toBe(19)
  expect(stepFrom(layout, 0, 'ArrowUp')).toBe(0)
  const down = stepFrom(layout, 0, 'ArrowDown')
  expect(spots[down]?.x).toBe(spots[0]?.x)
  expect(stepFrom(layout, down, 'ArrowUp')).toBe(0)
  expect(stepFrom(layoutOf([], 100, 100), -1, 'ArrowDown')).toBe(-1)
})

const step = (cloud: string, state: string, more: Partial<StepRow> = {}): StepRow => ({
  ...{cloud, state, stage: '', details: ''},
  ...more,
})

test('what is left of a strategy is reckoned from what is done', () => {
  const minute = 60_000
  const steps = [
    step('a', 'complete', {started: 0, finished: 10 * minute}),
    step('b', 'complete', {started: 0, finished: 10 * minute}),
    step('c', 'prestaging', {started: 10 * minute}),
    step('d', 'initial'),
  ]
  expect(restOf(steps, undefined, 10 * minute)).toBe(10 * minute)
  expect(restOf([step('a', 'initial')], 0, minute)).toBeUndefined()
  expect(begunAt(steps)).toBe(0)
  expect(nowOf(steps, 5)).toBe(10 * minute)
})

test('lines are for what failed and what runs, before what is done', () => {
  const many = Array.from({length: 200}, (_, at) => step(`done${at}`, 'complete', {started: at, finished: at + 1}))
  const lines = linesOf([
    ...many,
    step('bad', 'failed', {started: 1}),
    step('now', 'x', {started: 500}),
    step('w', 'initial'),
  ])
  expect(lines).toHaveLength(40)
  expect(lines[0]?.cloud).toBe('now')
  expect(lines.map(({cloud}) => cloud)).toEqual(expect.arrayContaining(['bad', 'done199']))
})

test('updates are due where a site is on another release, or an endpoint is out-of-sync', () => {
  const sites = [
    site(),
    site({name: 'b', release: '25.09', sync: 'out-of-sync', behind: ['software', 'dc-cert']}),
    site({name: 'c', behind: ['dc-cert']}),
    site({name: 'd', managed: false, behind: ['dc-cert'], release: ''}),
  ]
  const releases = [
    {id: 'starlingx-26.03.0', version: '26.03.0', state: 'deployed'},
    {id: 'starlingx-26.09.0', version: '26.09.0', state: 'available'},
  ]
  expect(dueOf(sites, releases)).toEqual({
    deployed: '26.03',
    elsewhere: 1,
    unpatched: 0,
    releases: [
      {release: '26.03', count: 2, isDeployed: true},
      {release: '25.09', count: 1, isDeployed: false},
      {release: '', count: 1, isDeployed: false},
    ],
    behind: [
      {endpoint: 'dc-cert', count: 2},
      {endpoint: 'software', count: 1},
    ],
  })
})

test('a site of the same release whose software is out-of-sync is not on it', () => {
  const releases = [{id: 'starlingx-26.03.1', version: '26.03.1', state: 'deployed'}]
  const missing = site({name: 'b', sync: 'out-of-sync', behind: ['software']})
  const left = site({name: 'c', managed: false, behind: ['software']})
  expect(dueOf([site(), missing, left], releases)).toMatchObject({elsewhere: 0, unpatched: 1})
})

test('a peer takes over what it is associated with', () => {
  const peer = (id: number, name: string) => ({id, name, administrative: 'enabled', availability: 'available'})
  const group = (id: number) => ({id, name: `g${id}`, state: '', leader: '', rehoming: 10, migration: ''})
  const carried = carriedBy({
    peers: [peer(2, 'west'), peer(1, 'east')],
    groups: [group(1), group(2)],
    associations: [
      {id: 1, group: 1, peer: 1, type: 'primary', sync: 'in-sync'},
      {id: 2, group: 2, peer: 1, type: 'primary', sync: 'failed'},
      {id: 3, group: 9, peer: 2, type: 'primary', sync: 'in-sync'},
    ],
    sitesIn: (id) => id * 10,
  })
  expect(carried.map(({peer: {name}, sites}) => [name, sites])).toEqual([
    ['east', 30],
    ['west', 0],
  ])
})

test('words', () => {
  expect([0, 59_000, 61_000, 3_600_000, 90_061_000, -5].map(lasting)).toEqual([
    '0 s',
    '59 s',
    '1 min 1 s',
    '1 h',
    '1 d 1 h',
    '0 s',
  ])
  expect(['edge10', 'edge9', 'edge1'].sort(byName)).toEqual(['edge1', 'edge9', 'edge10'])
  expect(["a b'c", 'edge-1'].map(quoted)).toEqual([`'a b'\\''c'`, 'edge-1'])
})
