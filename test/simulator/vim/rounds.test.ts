import {afterEach, expect, test} from 'vitest'
import {type LocalAim, planLocally} from '../../../src/families/orchestration-plan.js'
import {instances} from '../../../src/simulator/services/vim/instance/model.js'
import {planner} from '../support/drill.js'
import {Orchestrated} from './site.js'

let orchestrated: Orchestrated
afterEach(() => orchestrated.close())

const PATCH = 'starlingx-26.03.1'
const MAJOR = 'starlingx-26.09.0'

/** The hosts of the stages that work on hosts: what is asked, or only moves services, is no work. */
const working: ReadonlySet<string> = new Set([
  ...['upgrade-hosts', 'kube-host-cordon', 'kube-host-upgrade-control-plane', 'kube-host-upgrade-kubelet'],
  ...['kube-host-uncordon', 'kube-rootca-update-host-trustbothcas', 'kube-rootca-update-host-update-certs'],
  ...['kube-rootca-update-host-trustnewca', 'fw-update-hosts', 'system-config-update-hosts'],
])

const serial = {
  controllers: 'serial',
  storage: 'serial',
  workers: 'serial',
  maxParallel: 2,
  restriction: 'strict',
} as const
const parallel = {...serial, workers: 'parallel'} as const

test.each<['aio-sx' | 'aio-dx' | 'standard', string, Omit<LocalAim, 'type'>, object]>([
  ['aio-sx', 'sw-deploy', {...serial, releases: [PATCH]}, {release: [PATCH]}],
  ['aio-dx', 'sw-deploy', {...serial, releases: [PATCH]}, {release: [PATCH]}],
  ['standard', 'sw-deploy', {...serial, releases: [PATCH]}, {release: [PATCH]}],
  ['standard', 'sw-deploy', {...parallel, releases: [PATCH]}, {release: [PATCH]}],
  ['standard', 'sw-deploy', {...serial, releases: [MAJOR]}, {release: [MAJOR]}],
  ['aio-dx', 'sw-deploy', {...serial, releases: [MAJOR]}, {release: [MAJOR]}],
  ['aio-sx', 'kube-upgrade', {...serial, toVersion: '1.33.0'}, {'to-version': 'v1.33.0'}],
  ['aio-dx', 'kube-upgrade', {...serial, toVersion: 'v1.34.1'}, {'to-version': 'v1.34.1'}],
  ['standard', 'kube-upgrade', {...parallel, toVersion: 'v1.33.0'}, {'to-version': 'v1.33.0'}],
  ['standard', 'kube-rootca-update', serial, {subject: 'C=CA CN=kube'}],
  ['standard', 'fw-update', serial, {'controller-apply-type': 'ignore', 'storage-apply-type': 'ignore'}],
  ['standard', 'system-config-update', parallel, {}],
  ['aio-dx', 'system-config-update', serial, {}],
])('%s, %s: the hosts are taken as planned, %j', async (scenario, type, aim, body) => {
  orchestrated = await Orchestrated.open(scenario)
  const {site} = orchestrated
  if (type === 'sw-deploy') {
    const release = String(aim.releases?.[0])
    await site.provide(release === PATCH ? {[`${PATCH}.patch`]: 'x'} : {[`${MAJOR}.iso`]: 'x', [`${MAJOR}.sig`]: 'x'})
  }
  if (type === 'fw-update') {
    const uuid = await orchestrated.uploadImage()
    await site.session.ask('PATCH', `/RegionOne/sysinv/v1/device_images/${uuid}?action=apply`, {})
  }
  if (type === 'system-config-update') await orchestrated.changeKernel()
  // Virtual machines are seen by vim alone: hosts that have some come after those without, fewer at a time.
  site.sim.transact(() => {
    const table = site.sim.in('RegionOne').of(instances)
    for (const {uuid} of table.all()) table.remove(uuid)
  })
  const {apis} = planner(site.session)
  const plan = await planLocally(apis, {...aim, type: type as LocalAim['type']})
  expect([plan.alarms, plan.standing]).toEqual([[], undefined])
  const local = type === 'sw-deploy' ? 'sw-upgrade' : type
  const built = await orchestrated.create(local, {
    ...{'worker-apply-type': aim.workers, 'max-parallel-worker-hosts': aim.workers === 'parallel' ? 2 : undefined},
    ...body,
  })
  expect(built.state, built['build-phase'].reason ?? '').toBe('ready-to-apply')
  const stages = built['apply-phase'].stages.flatMap(({steps}) => {
    const names = steps.flatMap((step) => (working.has(step['step-name']) ? step['entity-names'] : []))
    return names.length > 0 ? [{hosts: names, away: steps.some((step) => step['step-name'] === 'lock-hosts')}] : []
  })
  expect(stages.length).toBeGreaterThan(0)
  expect(plan.rounds.map(({hosts, away}) => ({hosts, away}))).toEqual(stages)
})
