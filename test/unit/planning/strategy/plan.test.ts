import {describe, expect, test} from 'vitest'
import type {FleetFact, Inside, InsideFact, SiteFact, Wish} from '../../../../src/planning/strategy/fact.js'
import {planStrategy} from '../../../../src/planning/strategy/plan.js'
import {fleet, patch, ready, site} from './fleet.js'

const alarm = (id: string, managementAffecting = true) => ({id, entity: 'host=controller-0', managementAffecting})

/** What becomes of one, and why. */
function fateOf(one: Partial<SiteFact>, wish: Partial<Wish> = {}, inside?: Inside, more: Partial<FleetFact> = {}) {
  const known = inside && new Map([['site1', inside]])
  const {sites} = planStrategy(fleet([site(1, one), site(2)], more), {...patch, ...wish}, known)
  const {fate, reason} = sites.find(({name}) => name === 'site1') ?? {}
  return [fate, reason?.kind]
}

describe('a subcloud gets no step', () => {
  const software = (sync: string) => ({sync: {software: sync}})

  test.each<[string, Partial<SiteFact>, Partial<Wish>]>([
    ['offline', {online: false}, {}],
    ['unmanaged', {managed: false}, {}],
    ['unmanaged', {managed: false, online: false}, {}],
    ['in-sync', software('in-sync'), {}],
    ['sync-unknown', software('unknown'), {}],
    ['in-sync', {sync: {'kube-rootca': 'in-sync'}}, {type: 'kube-rootca-update'}],
    ['offline', {online: false}, {type: 'prestage'}],
    ['busy', {prestageStatus: 'prestaging'}, {type: 'prestage'}],
    ['busy', {backupStatus: 'backing-up'}, {type: 'prestage'}],
    ['busy', {deployStatus: 'rehoming'}, {type: 'prestage'}],
    ['not-deployed', {deployStatus: 'install-failed'}, {type: 'prestage'}],
  ])('%s: %j %j', (kind, one, wish) => {
    expect(fateOf(one, wish)).toEqual(['passed-over', kind])
  })

  test.each<[Partial<SiteFact>, Partial<Wish>]>([
    [{deployStatus: 'install-failed', backupStatus: 'backing-up'}, {}],
    [{sync: {'kube-rootca': 'in-sync'}}, {type: 'kube-rootca-update', force: true}],
    [{sync: {software: 'in-sync'}}, {type: 'prestage'}],
    [{deployStatus: 'sw-deploy-apply-strategy-failed'}, {type: 'prestage'}],
  ])('but does where dcmanager does not look: %j %j', (one, wish) => {
    expect(fateOf(one, wish)).toEqual(['takes-part', undefined])
  })
})

describe('what a subcloud says of itself', () => {
  const deployed = (...states: string[]) => ({
    releases: states.map((state, at) => ({id: `starlingx-26.03.${at}`, version: `26.03.${at}`, state})),
  })

  const left = (state: string, more: Partial<InsideFact> = {}) =>
    ready({...deployed('deployed', 'deploying'), deployment: {state}, ...more})

  test.each<[string, string | undefined, Partial<Wish>, Inside]>([
    ['takes-part', undefined, {}, ready()],
    ['takes-part', 'silent', {}, {silent: 'no answer'}],
    ['would-fail', 'not-prestaged', {}, ready(deployed('deployed'))],
    ['takes-part', undefined, {withPrestage: true}, ready(deployed('deployed'))],
    ['nothing-to-do', 'already', {}, ready(deployed('unavailable', 'deployed'))],
    ['takes-part', undefined, {}, ready(deployed('unavailable', 'deployed', 'available'))],
    ['would-fail', 'alarms', {}, ready({alarms: [alarm('100.101')]})],
    ['takes-part', undefined, {}, ready({alarms: [alarm('100.101', false), alarm('280.002'), alarm('500.200')]})],
    ['would-fail', 'alarms', {withPrestage: true}, ready({...deployed('deployed'), alarms: [alarm('280.002')]})],
    ['would-fail', 'unwell', {}, ready({unwell: ['All hosts are unlocked/enabled']})],
    ['would-fail', 'other-strategy', {}, ready({strategy: {type: 'kube-upgrade', state: 'applied'}})],
    ['would-fail', 'other-strategy', {}, ready({strategy: {type: 'sw-upgrade', state: 'ready-to-apply'}})],
    ['takes-part', undefined, {}, ready({strategy: {type: 'sw-upgrade', state: 'apply-failed'}})],
    ['nothing-to-do', 'nothing-to-roll-back', {release: undefined, rollback: true}, ready()],
    ['takes-part', undefined, {release: undefined, rollback: true}, ready(deployed('deployed', 'deploying'))],
    ['would-fail', 'deployment-left', {}, left('completed')],
    ['takes-part', undefined, {delete: true}, left('completed')],
    ['would-fail', 'deployment-left', {delete: true}, left('start-failed')],
    ['would-fail', 'deployment-left', {delete: true}, left('host-rollback-failed')],
    ['takes-part', undefined, {}, left('host-failed')],
    ['takes-part', undefined, {}, left('activate-failed', {unwell: ['All hosts are unlocked/enabled']})],
    ['takes-part', undefined, {release: undefined, cleanup: true}, left('completed')],
    ['would-fail', 'deployment-left', {release: undefined, cleanup: true}, left('start-failed')],
    ['takes-part', undefined, {release: undefined, cleanup: true}, ready()],
    ['takes-part', undefined, {release: undefined, rollback: true}, left('start-failed')],
    ['would-fail', 'deployment-left', {release: undefined, rollback: true}, left('start')],
    ['takes-part', undefined, {release: undefined, rollback: true}, left('completed', {alarms: [alarm('100.101')]})],
    ['takes-part', undefined, {delete: true}, left('completed', {alarms: [alarm('100.101')]})],
    ['would-fail', 'unwell', {delete: true}, left('completed', {unwell: ['All hosts are unlocked/enabled']})],
    ['would-fail', 'alarms', {type: 'prestage'}, {alarms: [alarm('280.002')]}],
    ['takes-part', undefined, {type: 'prestage', force: true}, {alarms: [alarm('280.002')]}],
    ['nothing-to-do', 'led-by-other', {type: 'prestage'}, {alarms: [], ledByOther: true}],
    ['takes-part', undefined, {type: 'prestage', forDeploy: true}, {alarms: [], ledByOther: true}],
    ['would-fail', 'wrong-release', {type: 'prestage', forDeploy: true, release: '25.09'}, {alarms: []}],
    ['takes-part', undefined, {type: 'kubernetes'}, {alarms: [], kubernetes: {available: ['v1.33.0']}}],
    ['nothing-to-do', 'already', {type: 'kubernetes'}, {alarms: [], kubernetes: {available: []}}],
    ['nothing-to-do', 'already', {type: 'kubernetes'}, {alarms: [], kubernetes: {available: ['v1.34.1']}}],
    [
      'nothing-to-do',
      'already',
      {type: 'kubernetes'},
      {alarms: [], kubernetes: {available: ['v1.33.0'], underWayTo: 'v1.34.1'}},
    ],
    ['would-fail', 'alarms', {type: 'kubernetes'}, {alarms: [alarm('100.103')], kubernetes: {available: ['v1.33.0']}}],
    [
      'would-fail',
      'other-strategy',
      {type: 'firmware'},
      {alarms: [], strategy: {type: 'fw-update', state: 'applying'}},
    ],
    ['takes-part', undefined, {type: 'firmware'}, {alarms: [alarm('200.001'), alarm('100.101', false)]}],
    ['would-fail', 'no-host', {type: 'firmware'}, {alarms: [], works: false}],
    ['would-fail', 'unwell', {type: 'kube-rootca-update'}, {alarms: [], unwell: ['All hosts are unlocked/enabled']}],
    ['would-fail', 'alarms', {type: 'kube-rootca-update'}, {alarms: [alarm('900.007')]}],
  ])('%s, %s: %j %j', (fate, kind, wish, inside) => {
    expect(fateOf({}, wish, inside)).toEqual([fate, kind])
  })

  test('its own options make every alarm count', () => {
    const strict = {restrictions: {default: 'relaxed' as const, of: new Map([['site1', 'strict' as const]])}}
    expect(fateOf({}, {}, ready({alarms: [alarm('100.101', false)]}), strict)).toEqual(['would-fail', 'alarms'])
  })
})

describe('there would be no strategy at all', () => {
  const objections = (sites: readonly SiteFact[], wish: Partial<Wish>, more: Partial<FleetFact> = {}) =>
    planStrategy(fleet(sites, more), {...patch, ...wish}).objections.map(({kind}) => kind)
  const two = [site(1), site(2)]

  test.each<[string[], Partial<Wish>, Partial<FleetFact>]>([
    [[], {}, {}],
    [['standing'], {}, {standing: {type: 'prestage', state: 'complete'}}],
    [['release'], {release: 'starlingx-26.03.2'}, {}],
    [['release'], {release: 'starlingx-26.03.9'}, {}],
    [[], {release: 'starlingx-25.09.0'}, {}],
    [['release'], {type: 'prestage', release: '26.09'}, {}],
    [['release'], {type: 'prestage', release: '26.09', forDeploy: true}, {}],
    [['release'], {type: 'prestage', release: '22.12', forDeploy: true}, {}],
    [[], {type: 'prestage', release: '25.09', forDeploy: true}, {}],
    [[], {type: 'prestage', release: '25.09'}, {}],
    [[], {type: 'prestage', release: undefined, forDeploy: true}, {}],
    [[], {release: undefined, rollback: true}, {}],
    [['limit'], {maxParallel: 5001}, {}],
    [['limit'], {type: 'prestage', maxParallel: 251}, {}],
    [['limit'], {withPrestage: true, maxParallel: 251}, {}],
    [[], {maxParallel: 251}, {}],
    [['controller-deploying'], {type: 'prestage'}, {controllerDeploying: true}],
    [[], {}, {controllerDeploying: true}],
  ])('%j: %j %j', (kinds, wish, more) => {
    expect(objections(two, wish, more)).toEqual(kinds)
  })

  test('because nobody needs it, or the one that is named does not', () => {
    const synced = [site(1, {sync: {software: 'in-sync'}})]
    expect(objections(synced, {})).toEqual(['nobody'])
    expect(objections(synced, {scope: {kind: 'one', name: 'site1'}})).toEqual(['site'])
    const offline = [site(1, {online: false})]
    expect(objections(offline, {type: 'prestage', scope: {kind: 'one', name: 'site1'}})).toEqual(['site'])
  })

  test('because of one whose sync status nobody knows; of a selection it is left out', () => {
    const unknown = [...two, site(3, {sync: {software: 'unknown'}})]
    expect(objections(unknown, {})).toEqual(['sync-unknown'])
    expect(objections(unknown, {scope: {kind: 'selection', names: ['site1', 'site3']}})).toEqual([])
    expect(objections([...two, site(3, {online: false, sync: {software: 'unknown'}})], {})).toEqual([])
  })

  test('because a group asks for more than prestaging may take', () => {
    const group = {id: 1, name: 'Default', serial: false, maxParallel: 300}
    expect(objections(two, {type: 'prestage', scope: {kind: 'group', group}})).toEqual(['limit'])
    expect(objections(two, {type: 'prestage', scope: {kind: 'group', group: {...group, serial: true}}})).toEqual([])
  })
})

describe('turns', () => {
  const ten = Array.from({length: 10}, (_, at) => site(10 - at))
  const timed = (plan: ReturnType<typeof planStrategy>) =>
    plan.turns.map(({sites, begins, ends}) => [sites.join(' '), begins, ends])

  test('take sites in the order of their ids, so many at a time', () => {
    const plan = planStrategy(fleet(ten), {...patch, maxParallel: 4, perSite: 60})
    expect(timed(plan)).toEqual([
      ['site1 site2 site3 site4', 0, 60],
      ['site5 site6 site7 site8', 60, 120],
      ['site9 site10', 120, 180],
    ])
    expect(plan.takes).toBe(180)
    expect(plan.sites.map(({turn}) => turn)).toEqual([1, 1, 1, 1, 2, 2, 2, 2, 3, 3])
  })

  test.each<[number, Partial<Wish>]>([
    [2, {}],
    [1, {applyType: 'serial', maxParallel: 5}],
    [3, {scope: {kind: 'group', group: {id: 1, name: 'Default', serial: false, maxParallel: 3}}, maxParallel: 9}],
    [1, {scope: {kind: 'group', group: {id: 1, name: 'Default', serial: true, maxParallel: 3}}}],
  ])('%i at a time: %j', (parallel, wish) => {
    expect(planStrategy(fleet(ten), {...patch, ...wish}).parallel).toBe(parallel)
  })

  test('a place that is free is given to the next one: who has nothing to do holds up nobody', () => {
    const inside = new Map([['site1', ready({releases: []})]])
    const plan = planStrategy(fleet(ten.slice(6)), {...patch, perSite: 60}, inside)
    expect(timed(plan)).toEqual([
      ['site1 site2', 0, 60],
      ['site3 site4', 10, 120],
    ])
  })

  test('who took longer before is expected to take as long again; the others as long as most took', () => {
    const past = [
      {site: 'site1', seconds: 500},
      {site: 'site2', seconds: 100},
      {site: 'site9', seconds: 120},
    ]
    const plan = planStrategy(fleet(ten.slice(7), {past}), patch)
    expect(plan.pace).toEqual({seconds: 120, source: 'history', samples: 3})
    expect(timed(plan)).toEqual([
      ['site1 site2', 0, 500],
      ['site3', 100, 220],
    ])
  })

  test('one that would fail stops what is told to stop', () => {
    const inside = new Map([['site3', ready({releases: []})]])
    expect(planStrategy(fleet(ten), {...patch, stopOnFailure: true}, inside).stopsIn).toBe(2)
    expect(planStrategy(fleet(ten), patch, inside).stopsIn).toBeUndefined()
  })

  test('of five thousand are found at once', () => {
    const many = Array.from({length: 5000}, (_, at) => site(at + 1))
    const {turns, takes} = planStrategy(fleet(many), {...patch, maxParallel: 500, perSite: 90})
    expect([turns.length, takes]).toEqual([10, 900])
  })
})
