import {expect, onTestFinished, test} from 'vitest'
import {planSubclouds} from '../../../src/families/subcloud-plan.js'
import {chance, disturb, planner, SITES} from '../support/drill.js'
import {call, force, password, subcloud} from '../support/fleet.js'
import {openSession} from '../support/session.js'

const names = Array.from({length: SITES}, (_, at) => `subcloud${at + 1}`)

async function fleet(seed: number) {
  const session = await openSession({subclouds: SITES, seed})
  onTestFinished(() => session.simulator.close())
  const random = chance(seed)
  await disturb(session, 'prestage', random)
  return {session, random}
}

test.each([1, 2, 3])('who is backed up is who was planned: fleet %i', async (seed) => {
  const {session} = await fleet(seed)
  for (const name of names) await force(session, name, {backupStatus: null})
  const {apis, cloud} = planner(session)
  const plan = await planSubclouds(apis, {cloud, aim: {group: 'Default'}, wish: {deed: 'backup'}})
  const fates = new Set(plan.sites.map(({fate}) => fate))
  expect([...fates].toSorted()).toEqual(['passed-over', 'takes-part', 'would-fail'])
  expect(plan.requests).toMatchObject([{method: 'POST', path: '/subcloud-backup/', times: 1}])
  const body = {group: 'Default', sysadmin_password: password}
  expect((await call(session, 'POST', '/subcloud-backup', body)).status).toBe(200)
  await session.simulator.advance('2h')
  for (const {name, fate} of plan.sites) {
    const {'backup-status': status} = await subcloud(session, name)
    expect([name, status]).toEqual([name, fate === 'takes-part' ? 'complete-central' : 'validate-failed'])
  }
})

test.each<[number, {forDeploy?: boolean; force?: boolean; release?: string}]>([
  [1, {}],
  [2, {forDeploy: true}],
  [3, {forDeploy: true, force: true}],
  [4, {release: '25.09', forDeploy: true}],
])('who is prestaged is who was planned: fleet %i, %j', async (seed, wish) => {
  const {session} = await fleet(seed)
  const {apis, cloud} = planner(session)
  const plan = await planSubclouds(apis, {cloud, aim: {names}, wish: {deed: 'prestage', ...wish}})
  const asked = {
    sysadmin_password: password,
    ...(wish.release && {release: wish.release}),
    ...(wish.forDeploy && {for_sw_deploy: 'true'}),
    ...(wish.force && {force: 'true'}),
  }
  for (const {name, fate} of plan.sites) {
    const {status} = await call(session, 'PATCH', `/subclouds/${name}/prestage`, asked)
    expect([name, status === 200]).toEqual([name, fate === 'takes-part'])
  }
})
