import {describe, expect, onTestFinished, test} from 'vitest'
import {apisOf} from '../../../src/cli/apis.js'
import {connect} from '../../../src/client/index.js'
import {planFleetStrategy} from '../../../src/families/strategy-plan.js'
import type {FleetStrategyType, Wish} from '../../../src/planning/strategy/fact.js'
import type {SitePlan, StrategyPlan} from '../../../src/planning/strategy/plan.js'
import {wavesOf} from '../../../src/planning/strategy/wave.js'
import {applyImage, functionalImage} from '../support/device-image.js'
import {call, deployCentrally, detail, force, password, send} from '../support/fleet.js'
import {openSession, passwordOf, type Session} from '../support/session.js'

const SITES = 12
const PATCH = 'starlingx-26.03.1'

/** The same numbers each time. */
function chance(seed: number): () => number {
  let state = seed * 2_654_435_769
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Brings the controller ahead of its subclouds. */
async function lead(session: Session, type: FleetStrategyType): Promise<void> {
  const {sim} = session.simulator
  if (type === 'sw-deploy') await deployCentrally(session, PATCH, [`${PATCH}.patch`])
  if (type === 'firmware') await applyImage(session, {fields: {...functionalImage, bitstream_id: '0x2384'}})
  if (type === 'kubernetes' || type === 'kube-rootca-update') {
    const level = type === 'kubernetes' ? 'kubernetes' : 'kube-rootca'
    sim.transact(() =>
      sim.emit('system.level', {region: 'RegionOne', level, value: type === 'kubernetes' ? 'v1.33.0' : '2'}),
    )
  }
  await session.simulator.advance('2m')
}

const alarmIds = [
  ...['100.101', '100.103', '100.119', '250.001', '260.001', '300.004', '400.005', '500.200', '700.004'],
  ...['750.006', '800.001', '900.005', '900.007'],
]

/** Something is otherwise at most of the sites. */
async function disturb(session: Session, type: FleetStrategyType, random: () => number): Promise<void> {
  const {sim} = session.simulator
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const raise = (region: string, alarmId: string) =>
    sim.transact(() => sim.emit('trouble.found', {region, alarmId, entity: 'host=controller-0', reason: 'a drill'}))
  const endpoint = {
    ...{firmware: 'firmware', kubernetes: 'kubernetes', 'kube-rootca-update': 'kube-rootca'},
    ...{prestage: 'software', 'sw-deploy': 'software'},
  }[type]
  const endpoints = async (name: string, sync: string) => {
    const {endpoint_sync_status: all} = (await call(session, 'GET', `/subclouds/${name}`)).body as {
      endpoint_sync_status: {endpoint_type: string; sync_status: string}[]
    }
    const now = Object.fromEntries(all.map((one) => [one.endpoint_type, one.sync_status]))
    await force(session, name, {endpoints: {...now, [endpoint]: sync}})
  }
  const troubles: ((name: string) => Promise<unknown> | unknown)[] = [
    (name) => sim.transact(() => sim.emit('system.lost', {region: name, reason: 'a drill'})),
    (name) => send(session, 'PATCH', `/subclouds/${name}`, {'management-state': 'unmanaged'}),
    (name) => endpoints(name, 'in-sync'),
    (name) => raise(name, pick(alarmIds)),
    (name) => raise(name, pick(alarmIds)),
    (name) =>
      call(session, 'POST', `/sw-update-options/${name}`, {
        'storage-apply-type': 'parallel',
        'worker-apply-type': 'parallel',
        'max-parallel-workers': 2,
        'default-instance-action': 'migrate',
        'alarm-restriction-type': 'strict',
      }),
    (name) => force(session, name, {prestageStatus: pick(['failed', 'complete'])}),
    (name) => force(session, name, {backupStatus: pick(['failed', 'complete-central'])}),
    (name) => force(session, name, {deployStatus: pick(['complete', 'sw-deploy-apply-strategy-failed'])}),
    async (name) => {
      const path = `/${name}/vim/api/orchestration/system-config-update/strategy`
      await session.ask('POST', path, {
        ...{'controller-apply-type': 'serial', 'storage-apply-type': 'serial', 'worker-apply-type': 'serial'},
        ...{'default-instance-action': 'stop-start', 'alarm-restrictions': 'relaxed'},
      })
    },
    (name) => session.ask('PATCH', `/${name}/sysinv/v1/ihosts/1`, [{path: '/action', value: 'lock', op: 'replace'}]),
    () => undefined,
  ]
  for (let at = 1; at <= SITES; at++) {
    const name = `subcloud${at}`
    if (type === 'sw-deploy' && random() < 0.6) {
      sim.transact(() => sim.emit('release.delivered', {region: name, release: PATCH, from: 'RegionOne'}))
    }
    for (let more = 0; more < 2; more++) if (random() < 0.6) await pick(troubles)(name)
  }
  await session.simulator.advance('4m')
  // What the audit would mend at once is done last.
  for (let at = 1; at <= SITES; at++) {
    const name = `subcloud${at}`
    if (random() < 0.15) await endpoints(name, 'in-sync')
    if ((type === 'prestage' || type === 'sw-deploy') && random() < 0.15) {
      await force(session, name, pick([{prestageStatus: 'prestaging'}, {deployStatus: 'install-failed'}]))
    }
  }
}

/** What each type is asked for, as its flags say it and as the request does. */
const wishes: Readonly<Record<FleetStrategyType, readonly [Omit<Wish, 'type' | 'scope'>, Record<string, unknown>][]>> =
  {
    'sw-deploy': [
      [{release: PATCH}, {release_id: PATCH}],
      [
        {release: PATCH, withPrestage: true},
        {release_id: PATCH, with_prestage: 'true', sysadmin_password: password},
      ],
      [{cleanup: true}, {cleanup: 'true'}],
      [{rollback: true}, {rollback: 'true'}],
    ],
    prestage: [
      [{}, {sysadmin_password: password}],
      [{forDeploy: true}, {sysadmin_password: password, for_sw_deploy: 'true'}],
      [
        {forDeploy: true, force: true},
        {sysadmin_password: password, for_sw_deploy: 'true', force: 'true'},
      ],
    ],
    kubernetes: [
      [{}, {}],
      [{toVersion: 'v1.33.0'}, {'to-version': 'v1.33.0'}],
    ],
    'kube-rootca-update': [
      [{}, {}],
      [{force: true}, {force: 'true'}],
    ],
    firmware: [[{}, {}]],
  }

interface Step {
  cloud: string
  state: string
  details: string
  'started-at': string | null
  'finished-at': string | null
}

const secondsOf = (text: string | null) => Date.parse(`${String(text).replace(' ', 'T')}Z`) / 1000

/** The plan of somebody who is signed in; what he sends that is no reading counts. */
async function planAs(session: Session, type: FleetStrategyType, wish: Omit<Wish, 'type' | 'scope'>, group?: string) {
  const sent: string[] = []
  const {simulator} = session
  const cloud = connect({
    auth: {
      kind: 'password',
      authUrl: `${simulator.url}/keystone/v3`,
      username: 'admin',
      password: passwordOf(simulator, 'admin'),
      project: {name: 'admin'},
    },
    region: 'RegionOne',
    beforeChange: async () => {
      sent.push('a write')
    },
  })
  onTestFinished(() => cloud.close())
  const apis = apisOf(
    async () => cloud,
    async () => ({}),
  )
  const {plan} = await planFleetStrategy(apis, type, {cloud: async () => cloud, aim: {group}, wish})
  expect(sent).toEqual([])
  return plan
}

/** What became of a step: `early` where it ended before anything was changed. */
function outcomeOf({state, ...step}: Step): string {
  const took = secondsOf(step['finished-at']) - secondsOf(step['started-at'])
  return state === 'failed' ? 'would-fail' : took <= 20 ? 'nothing-to-do' : 'takes-part'
}

const foretold = ({name, fate}: SitePlan) => [name, fate]

/** The waves, computed anew from how long each step took. */
function expectWaves({parallel}: StrategyPlan, steps: readonly Step[], applied: number): void {
  const turns = steps.map((step) => ({
    site: step.cloud,
    seconds: secondsOf(step['finished-at']) - secondsOf(step['started-at']),
  }))
  for (const {sites, begins, ends} of wavesOf(turns, parallel)) {
    const members = steps.filter(({cloud}) => sites.includes(cloud))
    const first = Math.min(...members.map((step) => secondsOf(step['started-at']))) - applied
    const last = Math.max(...members.map((step) => secondsOf(step['finished-at']))) - applied
    expect(
      [Math.abs(first - begins) < 2, Math.abs(last - ends) < 2],
      `${sites.join()} ${begins} ${first} ${ends} ${last}`,
    ).toEqual([true, true])
  }
}

describe('what is planned is what creating and applying then does', () => {
  const met = new Set<string>()
  const types = ['sw-deploy', 'prestage', 'kubernetes', 'kube-rootca-update', 'firmware'] as const

  test.each(Array.from({length: 20}, (_, at) => [at + 1, types[at % types.length] ?? 'firmware'] as const))(
    'fleet %i: %s',
    async (seed, type) => {
      const random = chance(seed)
      const session = await openSession({subclouds: SITES, seed})
      onTestFinished(() => session.simulator.close())
      const serial = random() < 0.3
      await call(session, 'POST', '/subcloud-groups', {
        ...{name: 'east', description: 'a drill', max_parallel_subclouds: 3},
        update_apply_type: serial ? 'serial' : 'parallel',
      })
      for (let at = 1; at <= SITES; at += 2)
        await send(session, 'PATCH', `/subclouds/subcloud${at}`, {group_id: 'east'})
      await lead(session, type)
      await disturb(session, type, random)
      const variants = wishes[type]
      const [wish, body] = variants[Math.floor(seed / types.length) % variants.length] ?? [{}, {}]
      const group = random() < 0.4 ? 'east' : undefined
      const maxParallel = group === undefined ? 1 + Math.floor(random() * 5) : undefined

      const plan = await planAs(session, type, {...wish, maxParallel}, group)
      for (const {fate, reason} of plan.sites) met.add(`${fate} ${reason?.kind ?? ''}`.trim())
      const created = await call(session, 'POST', '/sw-update-strategy', {
        ...{type, subcloud_group: group, 'max-parallel-subclouds': maxParallel},
        ...body,
      })
      expect([created.status === 200, detail(created)]).toEqual([plan.objections.length === 0, detail(created)])
      if (created.status !== 200) return
      expect(created.body).toMatchObject({'max-parallel-subclouds': plan.parallel})

      await call(session, 'POST', `/sw-update-strategy/actions?type=${type}`, {action: 'apply'})
      await session.simulator.advance('60h')
      const {body: strategy} = await call(session, 'GET', '/sw-update-strategy')
      expect(['complete', 'failed']).toContain((strategy as {state: string}).state)
      const {body: answer} = await call(session, 'GET', '/sw-update-strategy/steps')
      const steps = (answer as {'strategy-steps': Step[]})['strategy-steps']
      const stepped = plan.sites.filter(({wave}) => wave !== undefined)
      expect(
        steps.map((step) => [step.cloud, outcomeOf(step)]),
        JSON.stringify(steps.filter(({details}) => details)),
      ).toEqual(stepped.map(foretold))
      expectWaves(plan, steps, secondsOf(steps[0]?.['started-at'] ?? null))
    },
  )

  test('and these fleets had about everything that may be the matter', () => {
    expect([...met]).toEqual(
      expect.arrayContaining([
        ...[
          'nothing-to-do not-deployed',
          'nothing-to-do nothing-to-roll-back',
          'passed-over busy',
          'passed-over in-sync',
        ],
        ...[
          'passed-over not-deployed',
          'passed-over offline',
          'passed-over unmanaged',
          'takes-part',
          'would-fail alarms',
        ],
        ...['would-fail no-host', 'would-fail not-prestaged', 'would-fail other-strategy', 'would-fail unwell'],
      ]),
    )
  })
})
