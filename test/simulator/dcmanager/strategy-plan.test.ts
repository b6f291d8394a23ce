import {describe, expect, onTestFinished, test} from 'vitest'
import {planFleetStrategy} from '../../../src/families/strategy-plan.js'
import type {SitePlan} from '../../../src/planning/strategy/arrange.js'
import type {FleetStrategyType, Wish} from '../../../src/planning/strategy/fact.js'
import type {StrategyPlan} from '../../../src/planning/strategy/plan.js'
import {turnsOf} from '../../../src/planning/strategy/turn.js'
import {chance, disturb, lead, leaveDeployments, PATCH, planner, SITES} from '../support/drill.js'
import {call, detail, password, send} from '../support/fleet.js'
import {openSession, type Session} from '../support/session.js'

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

async function planAs(session: Session, type: FleetStrategyType, wish: Omit<Wish, 'type' | 'scope'>, group?: string) {
  const {apis, cloud} = planner(session)
  return (await planFleetStrategy(apis, type, {cloud, aim: {group}, wish})).plan
}

/** What became of a step: `early` where it ended before anything was changed. */
function outcomeOf({state, ...step}: Step): string {
  const took = secondsOf(step['finished-at']) - secondsOf(step['started-at'])
  // What fails much later had been changed by then.
  if (state === 'failed') return took <= 300 ? 'would-fail' : 'takes-part'
  return took <= 20 ? 'nothing-to-do' : 'takes-part'
}

const foretold = ({name, fate}: SitePlan) => [name, fate]

/** The turns, computed anew from how long each step took. */
function expectTurns({parallel}: StrategyPlan, steps: readonly Step[], applied: number): void {
  const stays = steps.map((step) => ({
    site: step.cloud,
    seconds: secondsOf(step['finished-at']) - secondsOf(step['started-at']),
  }))
  for (const {sites, begins, ends} of turnsOf(stays, parallel)) {
    const members = steps.filter(({cloud}) => sites.includes(cloud))
    const first = Math.min(...members.map((step) => secondsOf(step['started-at']))) - applied
    const last = Math.max(...members.map((step) => secondsOf(step['finished-at']))) - applied
    expect(
      [Math.abs(first - begins) < 2, Math.abs(last - ends) < 2],
      `${sites.join()} ${begins} ${first} ${ends} ${last}`,
    ).toEqual([true, true])
  }
}

const met = new Set<string>()

interface Drill {
  readonly type: FleetStrategyType
  readonly variant: readonly [Omit<Wish, 'type' | 'scope'>, Record<string, unknown>]
  readonly group?: string | undefined
  readonly maxParallel?: number | undefined
}

/** Plans, then creates and applies, and compares. */
async function comparePlan(session: Session, {type, variant: [wish, body], group, maxParallel}: Drill): Promise<void> {
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
  const stepped = plan.sites.filter(({turn}) => turn !== undefined)
  expect(
    steps.map((step) => [step.cloud, outcomeOf(step)]),
    JSON.stringify(steps.filter(({details}) => details)),
  ).toEqual(stepped.map(foretold))
  expectTurns(plan, steps, secondsOf(steps[0]?.['started-at'] ?? null))
}

describe('what is planned is what creating and applying then does', () => {
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
      const variant = variants[Math.floor(seed / types.length) % variants.length] ?? [{}, {}]
      const group = random() < 0.4 ? 'east' : undefined
      const maxParallel = group === undefined ? 1 + Math.floor(random() * 5) : undefined
      await comparePlan(session, {type, variant, group, maxParallel})
    },
  )

  test.each<[string, Drill['variant']]>([
    ['without --delete', [{release: PATCH}, {release_id: PATCH}]],
    [
      'with --delete',
      [
        {release: PATCH, delete: true},
        {release_id: PATCH, delete: 'true'},
      ],
    ],
    ['with --cleanup', [{cleanup: true}, {cleanup: 'true'}]],
    ['with --rollback', [{rollback: true}, {rollback: 'true'}]],
  ])('after a rollout that left deployments: sw-deploy %s', async (_, variant) => {
    const session = await openSession({subclouds: SITES, seed: 7})
    onTestFinished(() => session.simulator.close())
    await lead(session, 'sw-deploy')
    await leaveDeployments(session)
    await disturb(session, 'sw-deploy', chance(7))
    await comparePlan(session, {type: 'sw-deploy', variant, maxParallel: 4})
  })

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
        'would-fail deployment-left',
        ...['would-fail no-host', 'would-fail not-prestaged', 'would-fail other-strategy', 'would-fail unwell'],
      ]),
    )
  })
})
