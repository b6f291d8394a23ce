import {describe, expect, test} from 'vitest'
import type {Fleet, Site} from '../../../src/live/fleet.js'
import {type Choice, fleetLister} from '../../../src/screen/fleet-list.js'
import {courseOf, roughly} from '../../../src/screen/progress.js'
import {orders, theWorst} from '../../../src/screen/site-order.js'
import {standingOf} from '../../../src/screen/site-standing.js'
import {prepareSelection} from '../../../src/selecting/select.js'
import {invented} from '../../support/fake-live.js'

const none = {critical: 0, major: 0, minor: 0, warning: 0}

const site = (name: string, more: object = {}, rest: Omit<Site, 'subcloud'> = {alarms: none}): Site => ({
  subcloud: {
    ...{id: 1, name, 'management-state': 'managed', 'availability-status': 'online', 'deploy-status': 'complete'},
    ...{sync_status: 'in-sync', ...more},
  },
  ...rest,
})

const offline = {'availability-status': 'offline'}
const unmanaged = {'management-state': 'unmanaged'}
const step = (state: string) => ({alarms: none, step: {state}})

test.each([
  ['fine', site('a')],
  ['offline', site('a', offline)],
  ['idle', site('a', {...unmanaged, ...offline})],
  ['failed', site('a', {'deploy-status': 'bootstrap-failed', ...unmanaged})],
  ['failed', site('a', {}, step('failed'))],
  ['critical', site('a', {}, {alarms: {...none, critical: 1}})],
  ['major', site('a', {}, {alarms: {...none, major: 1}})],
  ['busy', site('a', {}, step('apply VIM sw-deploy strategy'))],
  ['busy', site('a', {}, {...step('apply VIM sw-deploy strategy'), alarms: {...none, major: 1}})],
  ['critical', site('a', {}, {...step('apply VIM sw-deploy strategy'), alarms: {...none, critical: 1}})],
  ['busy', site('a', {'deploy-status': 'pre-install', ...unmanaged})],
  ['busy', site('a', {'deploy-status': 'bootstrapping', ...unmanaged})],
  ['busy', site('a', {'deploy-status': 'aborting-install', ...unmanaged})],
  ['failed', site('a', {'deploy-status': 'install-aborted', ...unmanaged})],
  ['idle', site('a', {'deploy-status': 'install-complete', ...unmanaged})],
  ['fine', site('a', {}, step('initial'))],
  ['fine', site('a', {}, step('complete'))],
  ['out-of-sync', site('a', {sync_status: 'out-of-sync'})],
  ['minor', site('a', {}, {alarms: {...none, warning: 1}})],
  ['fine', site('a', {}, {})],
])('%s is how a site is', (standing, one) => {
  expect(standingOf(one)).toBe(standing)
})

const fleetOf = (...sites: Site[]): Fleet => ({...invented(0), sites})

const usual: Choice = {search: '', order: 'worst', reversed: false}

const names = (fleet: Fleet, choice: Partial<Choice> = {}) => fleetLister()(fleet, {...usual, ...choice}).names

const selection = (text: string) =>
  prepareSelection(text, {
    stdin: (async function* () {})(),
    allowNone: true,
  })

describe('the list', () => {
  const sites = [
    site('edge-10', {}, {group: 'east', alarms: {...none, minor: 2}}),
    site('edge-9', {location: 'Rack 7'}, {group: 'west', alarms: {...none, minor: 2}}),
    site('edge-2', offline, {group: 'west', alarms: none}),
    site('edge-1', {'deploy-status': 'bootstrapping'}, {group: 'east', alarms: {...none, critical: 1}}),
  ]
  const fleet = fleetOf(...sites)

  test('has the worst first, and of the same ones those of the lower number', () => {
    expect(names(fleet)).toEqual(['edge-2', 'edge-1', 'edge-9', 'edge-10'])
    expect(names(fleet, {order: 'name'})).toEqual(['edge-1', 'edge-2', 'edge-9', 'edge-10'])
    expect(names(fleet, {order: 'alarms'})).toEqual(['edge-1', 'edge-9', 'edge-10', 'edge-2'])
    expect(names(fleet, {order: 'group'})).toEqual(['edge-1', 'edge-10', 'edge-2', 'edge-9'])
    expect(names(fleet, {order: 'worst', reversed: true})).toEqual(['edge-10', 'edge-9', 'edge-1', 'edge-2'])
  })

  test('is searched in all that is shown of a site', () => {
    expect(names(fleet, {search: 'RACK 7'})).toEqual(['edge-9'])
    expect(names(fleet, {search: 'bootstrapp'})).toEqual(['edge-1'])
    expect(names(fleet, {search: 'nowhere'})).toEqual([])
  })

  test.each([
    ['group:east', ['edge-1', 'edge-10']],
    ['alarms.critical>0', ['edge-1']],
    ['alarms.status=degraded', ['edge-9', 'edge-10']],
    ['availability=offline', ['edge-2']],
    ['edge-?,!edge-9', ['edge-2', 'edge-1']],
    ['no-such-site', []],
  ])('has those that the selector %s means', async (text, expected) => {
    expect(names(fleet, {selection: await selection(text)})).toEqual(expected)
  })

  test('is the same one for the same question, and another when anything is otherwise', () => {
    const lister = fleetLister()
    const first = lister(fleet, usual)
    expect(lister(fleet, {...usual})).toBe(first)
    expect(lister({...fleet, at: 1}, usual)).toBe(first)
    expect(lister(fleet, {...usual, search: 'edge'})).not.toBe(first)
    expect(lister(fleetOf(...sites), usual)).not.toBe(first)
  })

  test.each(orders)('by %s is repaired to what it would be if it were made anew', (order) => {
    const choice = {...usual, order, search: 'edge'}
    const lister = fleetLister()
    const alarms = {critical: 0, major: 0, minor: 0, warning: 0}
    const deploys = ['complete', 'installing', 'install-failed']
    let now = invented(300)
    for (let turn = 0; turn < 20; turn++) {
      // Some are otherwise, one goes, one comes, and one is called so that no search finds it.
      const others = now.sites.map((one, at): Site => {
        if ((at * 7 + turn) % 23 > 1) return one
        const {subcloud} = one
        const changed = {...subcloud, 'deploy-status': deploys[(at + turn) % 3] ?? '', name: subcloud.name}
        return {...one, subcloud: changed, group: `group-${(at + turn) % 12}`, alarms: {...alarms, major: at % 4}}
      })
      const come = turn % 3 === 0 ? [site(`edge-${turn}`), site(`far-${turn}`)] : []
      now = fleetOf(...(turn % 5 === 4 ? others.slice(1) : others), ...come)
      const repaired = lister(now, choice)
      const made = fleetLister()(now, choice)
      expect(repaired.names).toEqual(made.names)
      expect(repaired.ranked).toEqual(made.ranked)
      expect([...repaired.places]).toEqual([...made.places])
    }
  })

  test.each(orders)('by %s tells the worst of it as the order of the worst would', (order) => {
    const all = invented(400)
    const worst = fleetLister()(all, usual).ranked.filter(({standing}) => standing !== 'fine')
    const {ranked} = fleetLister()(all, {...usual, order, reversed: true})
    const told = theWorst(ranked, 17, (standing) => standing !== 'fine')
    expect(told.map(({site: one}) => one)).toEqual(worst.slice(0, 17).map(({site: one}) => one))
    expect(theWorst(ranked, 0, () => true)).toEqual([])
    expect(theWorst(ranked, 1000, () => true)).toHaveLength(400)
  })
})

describe('a strategy', () => {
  const progress = (states: readonly string[], more: object = {}) => ({
    strategy: {type: 'sw-deploy', state: 'applying', 'max-parallel-subclouds': 2, ...more},
    steps: states.map((state, at) => ({
      cloud: `edge-${at}`,
      state,
      'started-at': state === 'initial' ? null : '2026-11-30 11:00:00',
      'finished-at': state === 'complete' || state === 'failed' ? '2026-11-30 11:20:00.5' : null,
    })),
  })

  test('is as far as its steps are, and takes as long as they took', () => {
    expect(courseOf(progress(['complete', 'failed', 'applying', 'initial', 'initial']))).toEqual({
      ...{total: 5, complete: 1, failed: 1, running: 1, waiting: 2, aborted: 0},
      atATime: 2,
      restMs: 3 * 600_250,
    })
  })

  test('does not know how long it takes while nothing is over, or when it does not go on', () => {
    expect(courseOf(progress(['applying', 'initial'])).restMs).toBeUndefined()
    expect(courseOf(progress(['complete', 'initial'], {state: 'aborted'})).restMs).toBeUndefined()
    expect(courseOf(progress([], {'max-parallel-subclouds': null})).atATime).toBeUndefined()
  })

  test('says times as people do', () => {
    expect([10_000, 90_000, 5_400_000, 300_000_000].map(roughly)).toEqual([
      ...['less than a minute', '2 min', '1 h 30 min', '3 days'],
    ])
  })
})
