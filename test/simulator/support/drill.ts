import {onTestFinished} from 'vitest'
import {apisOf} from '../../../src/cli/apis.js'
import {connect} from '../../../src/client/index.js'
import type {FleetStrategyType} from '../../../src/planning/strategy/fact.js'
import {applyImage, functionalImage} from './device-image.js'
import {call, deployCentrally, force, send} from './fleet.js'
import {passwordOf, type Session} from './session.js'

// Fleets in which something is the matter at most of the sites.

export const SITES = 12
export const PATCH = 'starlingx-26.03.1'

/** The same numbers each time. */
export function chance(seed: number): () => number {
  let state = seed * 2_654_435_769
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Brings the controller ahead of its subclouds. */
export async function lead(session: Session, type: FleetStrategyType): Promise<void> {
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

/** Rollouts went before: in some subclouds the deployment is complete and not deleted, in some it did not even start. */
export async function leaveDeployments(session: Session): Promise<void> {
  const {sim} = session.simulator
  for (let at = 1; at <= SITES; at++) {
    const region = `subcloud${at}`
    if (at % 4 === 0) continue
    sim.transact(() => {
      sim.emit('release.delivered', {region, release: PATCH, from: 'RegionOne'})
      if (at % 4 === 1) {
        sim.faults.add({state: 'software.start', region, count: 1, message: 'a drill'})
        sim.emit('software.wanted', {region, action: 'start', releases: [PATCH], force: true})
      }
    })
    if (at % 4 !== 1) await deployInside(session, region)
  }
  await session.simulator.advance('4h')
  for (let at = 1; at <= SITES; at++) {
    const {body} = await session.ask('GET', `/subcloud${at}/usm/v1/deploy`)
    const [deploy] = body as {state: string}[]
    const wanted = [undefined, 'start-failed', 'completed', 'completed'][at % 4]
    if (deploy?.state !== wanted) throw new Error(`the deployment of subcloud${at} is ${deploy?.state}`)
  }
}

async function deployInside(session: Session, region: string): Promise<void> {
  const path = `/${region}/vim/api/orchestration/sw-upgrade/strategy`
  await session.ask('POST', path, {
    ...{'controller-apply-type': 'serial', 'storage-apply-type': 'serial', 'worker-apply-type': 'serial'},
    ...{'default-instance-action': 'migrate', 'alarm-restrictions': 'relaxed'},
    ...{release: [PATCH], rollback: null, delete: false},
  })
  await session.simulator.advance('2m')
  await session.ask('POST', `${path}/actions`, {action: 'apply-all'})
}

const alarmIds = [
  ...['100.101', '100.103', '100.119', '250.001', '260.001', '300.004', '400.005', '500.200', '700.004'],
  ...['750.006', '800.001', '900.005', '900.007'],
]

/** Something is otherwise at most of the sites. */
export async function disturb(session: Session, type: FleetStrategyType, random: () => number): Promise<void> {
  const {sim} = session.simulator
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const raise = (region: string, alarmId: string) =>
    sim.transact(() => sim.emit('trouble.found', {region, alarmId, entity: 'host=controller-0', reason: 'a drill'}))
  const endpoint = {
    ...{firmware: 'firmware', kubernetes: 'kubernetes', 'kube-rootca-update': 'kube-rootca'},
    ...{prestage: 'software', 'sw-deploy': 'software'},
  }[type]
  /** Of a site that is lost already nothing more can be asked. */
  const inside = async (name: string, method: string, path: string, body: unknown) => {
    if (!sim.ask('silent', name)) await session.ask(method, `/${name}${path}`, body)
  }
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
      await inside(name, 'POST', '/vim/api/orchestration/system-config-update/strategy', {
        ...{'controller-apply-type': 'serial', 'storage-apply-type': 'serial', 'worker-apply-type': 'serial'},
        ...{'default-instance-action': 'stop-start', 'alarm-restrictions': 'relaxed'},
      })
    },
    (name) => inside(name, 'PATCH', '/sysinv/v1/ihosts/1', [{path: '/action', value: 'lock', op: 'replace'}]),
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

/** Somebody who is signed in and only plans: whatever he sends that is no reading makes the test fail. */
export function planner({simulator}: Session) {
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
      throw new Error('a plan sends no write')
    },
  })
  onTestFinished(() => cloud.close())
  const apis = apisOf(
    async () => cloud,
    async () => ({}),
  )
  return {apis, cloud: async () => cloud}
}
