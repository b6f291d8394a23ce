import {beforeEach, expect, test} from 'vitest'
import type {EventVocabulary} from '../../../src/simulator/events.js'
import {openSystem, type System} from './system.js'

type Wish = Omit<EventVocabulary['kubernetes.wanted'], 'region'>

let system: System
let told: string[]

beforeEach(async () => {
  system = await openSystem('standard')
  told = []
  const {sim} = system.simulator
  sim.onEvent('kubernetes.refused', ({action, reason}) => {
    told.push(`${action} refused: ${reason}`)
  })
  sim.onEvent('kubernetes.changed', ({state}) => {
    told.push(state)
  })
  sim.onEvent('kubernetes.host', ({hostname, status}) => {
    told.push(`${hostname} ${status}`)
  })
})

const want = (wish: Wish) =>
  system.simulator.sim.transact(() => system.simulator.sim.emit('kubernetes.wanted', {region: 'RegionOne', ...wish}))

const fact = () => system.simulator.sim.ask('kubernetes', 'RegionOne')

const rows = async () =>
  (await system.rows('kube_host_upgrades')).map((row) => `${row['control_plane_version']} ${row['kubelet_version']}`)

test('another service has an upgrade done by events, and is told what happens', async () => {
  want({action: 'networking'})
  want({action: 'start', version: 'v1.33.0'})
  for (const action of ['download-images', 'pre-application-update', 'networking', 'storage'] as const) {
    want({action})
    await system.pass('10m')
  }
  told.splice(0, told.length - 2)
  want({action: 'control-plane', hostname: 'controller-0'})
  await system.pass('10m')
  want({action: 'kubelet', hostname: 'controller-0'})
  want({action: 'control-plane', hostname: 'nobody'})
  expect(told).toEqual([
    'upgrading-storage',
    'upgraded-storage',
    'upgrading-first-master',
    'controller-0 upgrading-etcd',
    'controller-0 upgraded-etcd',
    'upgraded-first-master',
    'controller-0 ',
    'kubelet refused: The kubernetes upgrade must be in the upgraded-second-master or upgrading-kubelets state to upgrade the kubelet.',
    'control-plane refused: there is no host nobody',
  ])
  expect(fact()).toMatchObject({
    version: 'v1.32.2',
    upgrade: {from: 'v1.32.2', to: 'v1.33.0', state: 'upgraded-first-master'},
  })
  expect(fact().hosts[0]).toEqual({
    ...{hostname: 'controller-0', status: '', controlPlane: 'v1.33.0', kubelet: 'v1.32.2'},
  })
})

test('what was refused is told with its reason', () => {
  want({action: 'networking'})
  want({action: 'delete'})
  expect(told).toEqual([
    'networking refused: A kubernetes upgrade is not in progress',
    'delete refused: A kubernetes upgrade is not in progress',
  ])
})

test('a system that was brought to another version runs it everywhere', async () => {
  const {sim} = system.simulator
  const level = (value: string) =>
    sim.transact(() => sim.emit('system.level', {region: 'RegionOne', level: 'kubernetes', value}))
  level('v1.33.0')
  expect([...new Set(await rows())].sort()).toEqual(['N/A N/A', 'N/A v1.33.0', 'v1.33.0 v1.33.0'])
  expect((await system.get('kube_cmd_versions')).body).toMatchObject({kubelet_version: '1.33.0'})
  level('something')
  expect(fact().version).toBe('v1.33.0')
})

test('a host that is deleted leaves the cluster', async () => {
  const before = (await rows()).length
  await system.act('controller-1', 'lock')
  await system.pass('2m')
  expect((await system.remove('ihosts/controller-1')).status).toBe(204)
  expect(await rows()).toHaveLength(before - 1)
})
