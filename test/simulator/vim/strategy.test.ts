import {afterEach, describe, expect, test} from 'vitest'
import type {SimulatorOptions} from '../../../src/simulator/main.js'
import {Site} from '../usm/site.js'
import {wishFor} from './site.js'

type Row = Record<string, unknown>
interface Phase {
  result: string
  reason: string
  'current-stage': number
  'stop-at-stage': number
  inprogress: boolean
  stages: {
    'stage-name': string
    result: string
    steps: {'step-name': string; result: string; 'entity-names': string[]}[]
  }[]
}
interface Strategy extends Row {
  state: string
  'build-phase': Phase
  'apply-phase': Phase
  'abort-phase': Phase
}

let site: Site
afterEach(() => site.close())

const open = async (scenario: SimulatorOptions['scenario']) => {
  site = await Site.open({scenario})
}
const ask = (method: string, path: string, body?: unknown) =>
  site.session.ask(method, `/RegionOne/vim/api/orchestration/${path}`, body)
const wish = wishFor('kube-upgrade')
const software = wishFor('sw-upgrade')
const create = (type: string, more: object = {}) => ask('POST', `${type}/strategy`, wishFor(type, more))
const act = (type: string, action: string, more: object = {}) =>
  ask('POST', `${type}/strategy/actions`, {action, ...more})
const show = async (type: string) => ((await ask('GET', `${type}/strategy`)).body as {strategy: Strategy}).strategy
const fault = async (answer: Promise<{status: number; body: unknown}>) => {
  const {status, body} = await answer
  return `${status} ${(body as {faultstring: string}).faultstring}`
}
const plan = (phase: Phase) =>
  phase.stages.map((stage) => `${stage['stage-name']}: ${stage.steps.map((step) => step['step-name']).join(' ')}`)
const inPatch = 'starlingx-26.03.1'

describe('a software strategy', () => {
  test('takes a patch that needs a reboot to a duplex system', async () => {
    await open('aio-dx')
    await site.provide({'starlingx-26.03.1.patch': 'x'})
    const {status, body} = await create('sw-upgrade', {release: [inPatch], delete: true})
    expect(status).toBe(200)
    expect((body as {strategy: Strategy}).strategy).toMatchObject({state: 'building', 'current-phase': 'build'})
    await site.advance('1m')
    const built = await show('sw-upgrade')
    expect(built).toMatchObject({state: 'ready-to-apply', 'release-id': inPatch})
    const reboot = 'lock-hosts upgrade-hosts system-stabilize unlock-hosts wait-alarms-clear'
    expect(plan(built['apply-phase'])).toEqual([
      'sw-upgrade-start: start-upgrade query-alarms',
      `sw-upgrade-worker-hosts: query-alarms swact-hosts ${reboot}`,
      `sw-upgrade-worker-hosts: query-alarms swact-hosts ${reboot}`,
      'sw-upgrade-complete: query-alarms activate-upgrade complete-upgrade query-alarms',
      'sw-deploy-delete: deploy-delete',
    ])
    expect((await act('sw-upgrade', 'apply-all')).status).toBe(202)
    expect(site.alarms()).toContain('900.201 orchestration=sw-deploy')
    await site.advance('2m')
    expect(await fault(ask('DELETE', 'sw-upgrade/strategy', {}))).toMatch(/^409/)
    await site.advance('1h')
    expect((await show('sw-upgrade')).state).toBe('applied')
    expect(await site.states()).toMatchObject({[inPatch]: 'deployed'})
    expect(site.alarms()).toEqual([])
    expect(site.sim.ask('hosts', 'RegionOne').map(({availability}) => availability)).toEqual(['available', 'available'])
    expect((await ask('DELETE', 'sw-upgrade/strategy', {})).status).toBe(204)
    expect((await ask('GET', 'sw-upgrade/strategy')).body).toEqual({strategy: null})
  })

  test('takes a major release to a standard system, host by host', async () => {
    await open('standard')
    await site.provide({'starlingx-26.09.0.iso': 'i', 'starlingx-26.09.0.sig': 's'})
    await create('sw-upgrade', {release: ['starlingx-26.09.0'], delete: true})
    await site.advance('1m')
    const hosts = (await show('sw-upgrade'))['apply-phase'].stages.flatMap((stage) =>
      stage.steps.filter((step) => step['step-name'] === 'upgrade-hosts').flatMap((step) => step['entity-names']),
    )
    expect(hosts).toEqual(['controller-1', 'controller-0', 'storage-0', 'storage-1', 'worker-0', 'worker-1'])
    await act('sw-upgrade', 'apply-all')
    await site.advance('4h')
    expect(await show('sw-upgrade')).toMatchObject({state: 'applied', 'apply-phase': {result: 'success'}})
    expect(await site.states()).toMatchObject({'starlingx-26.09.0': 'deployed', 'starlingx-26.03.0': 'unavailable'})
  })

  test('fails at a host, undoes the stage, and is tried again', async () => {
    await open('aio-dx')
    await site.provide({'starlingx-26.03.1.patch': 'x'})
    await create('sw-upgrade', {release: [inPatch]})
    await site.advance('1m')
    site.fail('software.host.install', 'controller-1')
    await act('sw-upgrade', 'apply-all')
    await site.advance('1h')
    const failed = await show('sw-upgrade')
    expect(failed).toMatchObject({state: 'aborted', 'apply-phase': {result: 'failed'}})
    expect(failed['apply-phase'].reason).toContain('"controller-1": "Host was detected in failed state"')
    expect(plan(failed['abort-phase'])).toEqual(['sw-upgrade-worker-hosts: unlock-hosts'])
    expect(site.alarms()).toContain('900.203 orchestration=sw-deploy')
    expect(site.sim.ask('hosts', 'RegionOne').map(({administrative}) => administrative)).toEqual([
      'unlocked',
      'unlocked',
    ])
    await ask('DELETE', 'sw-upgrade/strategy', {})
    await create('sw-upgrade', {release: [inPatch], delete: true})
    await site.advance('1m')
    expect((await show('sw-upgrade')).state).toBe('ready-to-apply')
    await act('sw-upgrade', 'apply-all')
    await site.advance('2h')
    expect((await show('sw-upgrade')).state).toBe('applied')
    expect(await site.states()).toMatchObject({[inPatch]: 'deployed'})
  })

  test('cannot be aborted while a controller is away, and takes all back by a rollback', async () => {
    await open('aio-dx')
    await site.provide({'starlingx-26.03.1.patch': 'x'})
    await create('sw-upgrade', {release: [inPatch]})
    await site.advance('1m')
    await act('sw-upgrade', 'apply-all')
    await site.advance('3m')
    expect(await fault(act('sw-upgrade', 'abort-stage', {'stage-id': null}))).toBe(
      '400 Abort rejected: cannot abort during sw-upgrade-worker-hosts stage.',
    )
    await site.advance('2h')
    await ask('DELETE', 'sw-upgrade/strategy', {})
    await create('sw-upgrade', {rollback: true})
    await site.advance('1m')
    await act('sw-upgrade', 'apply-all')
    await site.advance('2h')
    expect(await show('sw-upgrade')).toMatchObject({state: 'applied'})
    expect(await site.states()).toMatchObject({[inPatch]: 'available'})
  })

  test('is aborted between its stages', async () => {
    await open('aio-sx')
    await site.provide({'starlingx-26.03.1-nrr.patch': 'x'})
    await create('sw-upgrade', {release: [inPatch]})
    await site.advance('1m')
    await act('sw-upgrade', 'apply-all')
    await site.advance('10s')
    expect((await act('sw-upgrade', 'abort-stage', {'stage-id': null})).status).toBe(202)
    expect((await show('sw-upgrade')).state).toBe('aborting')
    await site.advance('10m')
    expect(await show('sw-upgrade')).toMatchObject({state: 'aborted', 'apply-phase': {result: 'aborted'}})
    expect(site.alarms()).toEqual(['900.023 host=controller'])
  })

  test('is applied stage by stage', async () => {
    await open('aio-sx')
    await site.provide({'starlingx-26.03.1-nrr.patch': 'x'})
    await create('sw-upgrade', {release: [inPatch], delete: true})
    await site.advance('1m')
    expect(await fault(act('sw-upgrade', 'apply-stage', {'stage-id': 1}))).toContain(
      '500 apply rejected: invalid stage',
    )
    await act('sw-upgrade', 'apply-stage', {'stage-id': 0})
    await site.advance('10m')
    expect(await show('sw-upgrade')).toMatchObject({
      state: 'applying',
      'apply-phase': {'current-stage': 1, 'stop-at-stage': 1, inprogress: true},
    })
    expect(await fault(act('sw-upgrade', 'apply-stage', {'stage-id': 2}))).toContain('is not the next stage')
    await act('sw-upgrade', 'apply-stage', {'stage-id': 1})
    await site.advance('10m')
    await act('sw-upgrade', 'apply-all')
    await site.advance('10m')
    expect((await show('sw-upgrade')).state).toBe('applied')
  })

  test.each([
    [{release: ['nothing']}, 'Software release does not exist or is unavailable'],
    [{release: ['starlingx-26.03.0']}, 'no sw-deployments patches need to be applied'],
    [{release: [inPatch], rollback: true}, 'Cannot set both release and rollback'],
    [{cleanup: true}, 'Nothing to clean up'],
    [
      {cleanup: true, delete: true},
      'Cannot set release, rollback, snapshot, delete or kube-upgrade when cleanup is set',
    ],
    [{rollback: true}, 'Software release does not exist or is unavailable'],
  ])('of %j is not built: %s', async (more, reason) => {
    await open('aio-dx')
    await create('sw-upgrade', more)
    await site.advance('1m')
    expect(await show('sw-upgrade')).toMatchObject({state: 'build-failed', 'build-phase': {reason}})
  })

  test('is not built while the precheck fails, unless alarms are relaxed', async () => {
    await open('aio-dx')
    await site.provide({'starlingx-26.03.1.patch': 'x'})
    const {sim} = site
    const alarm = {region: 'RegionOne', alarmId: '100.103', entity: 'host=controller-0', reason: 'full'}
    sim.transact(() => sim.emit('trouble.found', alarm))
    await create('sw-upgrade', {release: [inPatch]})
    await site.advance('1m')
    expect((await show('sw-upgrade'))['build-phase'].reason).toContain('No alarms: [Fail]')
    await ask('DELETE', 'sw-upgrade/strategy', {})
    await create('sw-upgrade', {release: [inPatch], 'alarm-restrictions': 'relaxed'})
    await site.advance('1m')
    expect((await show('sw-upgrade')).state).toBe('ready-to-apply')
  })
})

describe('other strategies', () => {
  test('update the configuration of stale hosts', async () => {
    await open('aio-dx')
    await create('system-config-update')
    await site.advance('1m')
    expect(await show('system-config-update')).toMatchObject({
      state: 'build-failed',
      'build-phase': {reason: 'no system config updates need to be applied'},
    })
  })

  test('upgrade Kubernetes', async () => {
    await open('aio-sx')
    await create('kube-upgrade', {'to-version': '1.33.0'})
    await site.advance('1m')
    expect((await show('kube-upgrade')).state).toBe('ready-to-apply')
    await act('kube-upgrade', 'apply-all')
    expect(site.alarms()).toContain('900.401 orchestration=kube-upgrade')
    await site.advance('1m')
    expect(site.alarms()).toContain('900.007 host=controller')
    await site.advance('2h')
    expect((await show('kube-upgrade')).state).toBe('applied')
    expect(site.alarms()).toEqual([])
    await ask('DELETE', 'kube-upgrade/strategy', {})
    await create('kube-upgrade', {'to-version': 'v1.33.0'})
    await site.advance('1m')
    expect((await show('kube-upgrade'))['build-phase'].reason).toBe('Kubernetes is already upgraded to: v1.33.0')
  })

  test('renew the root CA', async () => {
    await open('aio-dx')
    await create('kube-rootca-update', {subject: 'C=US CN=lab'})
    await site.advance('1m')
    expect(plan((await show('kube-rootca-update'))['apply-phase'])).toHaveLength(8)
    await act('kube-rootca-update', 'apply-all')
    await site.advance('2h')
    expect((await show('kube-rootca-update')).state).toBe('applied')
  })

  test('find no firmware to write', async () => {
    await open('aio-dx')
    await create('fw-update')
    await site.advance('1m')
    expect((await show('fw-update'))['build-phase'].reason).toBe('no firmware update required')
  })

  test('are not built while alarms stand that are not to be passed over', async () => {
    await open('aio-sx')
    const {sim} = site
    const alarm = {region: 'RegionOne', alarmId: '400.003', entity: 'host=controller-0', reason: 'expired'}
    sim.transact(() => sim.emit('trouble.found', alarm))
    await create('kube-upgrade', {'to-version': 'v1.33.0'})
    await site.advance('1m')
    expect((await show('kube-upgrade'))['build-phase'].reason).toBe('active alarms present [ 400.003 ]')
  })
})

describe('what is refused', () => {
  test.each<[string, string, string, object | undefined, string]>([
    ['POST', 'sw-upgrade/strategy', '400', {...software, 'max-parallel-worker-hosts': 11}, 'max-parallel-worker-hosts'],
    ['POST', 'fw-update/strategy', '400', {...wish, 'max-parallel-worker-hosts': 6}, 'max-parallel-worker-hosts'],
    ['POST', 'sw-upgrade/strategy', '400', {...software, 'worker-apply-type': 'all'}, 'worker-apply-type'],
    ['POST', 'sw-upgrade/strategy', '400', {}, 'controller-apply-type'],
    ['POST', 'kube-upgrade/strategy', '400', wish, 'to-version'],
    ['POST', 'kube-upgrade/strategy', '400', {...wish, 'to-version': ''}, 'to-version'],
    ['POST', 'kube-rootca-update/strategy', '400', {...wish, 'controller-apply-type': 'ignore'}, "must be 'serial'"],
    ['POST', 'kube-rootca-update/strategy', '400', {...wish, 'expiry-date': 'soon'}, 'YYYY-MM-DD'],
    ['POST', 'kube-rootca-update/strategy', '400', {...wish, subject: 'C=US'}, 'CN='],
    ['POST', 'kube-rootca-update/strategy', '400', {...wish, algorithm: 'RSA', 'key-size': 1}, 'Invalid key-size'],
    ['DELETE', 'sw-upgrade/strategy', '404', {}, ''],
    ['POST', 'sw-upgrade/strategy/actions', '404', {action: 'apply-all'}, ''],
    ['POST', 'sw-upgrade/strategy/actions', '400', {action: 'apply-stage'}, 'No stage-id received'],
    ['POST', 'sw-upgrade/strategy/actions', '400', {action: 'dance'}, 'action'],
    ['GET', 'sw-upgrade/strategy/x', '400', undefined, 'Invalid strategy uuid'],
  ])('%s %s: %s', async (method, path, status, body, words) => {
    await open('aio-sx')
    const answer = await fault(ask(method, path, body))
    expect(answer).toContain(status)
    expect(answer).toContain(words)
  })

  test('a second strategy of whatever type', async () => {
    await open('aio-sx')
    await create('kube-rootca-update')
    expect(await fault(create('sw-upgrade'))).toBe('409 strategy already exists of type:kube-rootca-update')
    expect((await ask('GET', 'current-strategy/strategy')).body).toEqual({
      strategy: {name: 'kube-rootca-update', state: 'building'},
    })
  })

  test('an abort of what does not run, and an apply of what is not ready', async () => {
    await open('aio-sx')
    await create('kube-rootca-update')
    await site.advance('1m')
    expect(await fault(act('kube-rootca-update', 'abort-stage', {'stage-id': null}))).toBe(
      '400 Abort rejected: abort can only be executed when the strategy is applying',
    )
    await act('kube-rootca-update', 'apply-all')
    expect(await fault(act('kube-rootca-update', 'apply-all'))).toBe('500 apply rejected: apply already inprogress')
  })
})

describe('instances', () => {
  test.each([
    ['migrate', 'migrate-instances-from-host', '700.008', ['700.151', '700.152', '700.008', '700.156', '700.008']],
    [
      'stop-start',
      'stop-instances',
      '700.004',
      ['700.145', '700.146', '700.150', '700.004', '700.139', '700.140', '700.144', '700.004'],
    ],
  ] as const)('leave before their host does: %s', async (action, step, alarm, story) => {
    await open('standard')
    await site.provide({'starlingx-26.03.1.patch': 'x'})
    await create('sw-upgrade', {release: [inPatch], 'default-instance-action': action})
    await site.advance('1m')
    const stages = plan((await show('sw-upgrade'))['apply-phase'])
    expect(stages.filter((stage) => stage.includes(step))).toHaveLength(2)
    await act('sw-upgrade', 'apply-all')
    const seen = new Set<string>()
    for (let minutes = 0; minutes < 240 && (await show('sw-upgrade')).state === 'applying'; minutes += 1) {
      await site.advance('20s')
      for (const one of site.alarms()) seen.add(one.slice(0, 7))
    }
    expect(seen).toContain(alarm)
    await site.advance('4h')
    expect((await show('sw-upgrade')).state).toBe('applied')
    const {body} = await site.session.ask('GET', '/RegionOne/fm/v1/event_log')
    const rows = (body as {event_log: {event_log_id: string; entity_instance_id: string}[]}).event_log.toReversed()
    const first = rows.find(({event_log_id: id}) => id === story[0])?.entity_instance_id
    const own = rows.filter(({entity_instance_id: entity}) => entity === first).map((one) => one.event_log_id)
    expect(own.slice(0, story.length)).toEqual(story)
    const ids = rows.map((one) => one.event_log_id)
    expect(ids).toContain('900.211')
    expect(ids).toContain('900.216')
  })

  test('that have nowhere to go keep their host in service', async () => {
    await open('standard')
    await site.provide({'starlingx-26.03.1.patch': 'x'})
    const relaxed = {'default-instance-action': 'migrate', 'alarm-restrictions': 'relaxed'}
    await create('sw-upgrade', {release: [inPatch], ...relaxed})
    await site.advance('1m')
    await site.lock('worker-1')
    await act('sw-upgrade', 'apply-all')
    await site.advance('8h')
    const strategy = await show('sw-upgrade')
    expect(strategy).toMatchObject({state: 'aborted', 'apply-phase': {result: 'failed'}})
    expect(strategy['apply-phase'].reason).toContain('no other host can take the instances')
    expect(site.alarms()).not.toContainEqual(expect.stringMatching(/^700\.008/))
  })
})
