import {beforeEach, describe, expect, test} from 'vitest'
import {openSystem, type Row, refusal, type System} from './system.js'

let system: System

const upgrade = async () => (await system.rows('kube_upgrade'))[0]
const state = async () => (await upgrade())?.['state']
const become = (to: string) => system.patch('kube_upgrade', {state: to})
const start = (version = 'v1.33.0') => system.post('kube_upgrade', {to_version: version, force: false})
const plane = (host: string) => system.post(`ihosts/${host}/kube_upgrade_control_plane`, {force: false})
const kubelet = (host: string, force = false) => system.post(`ihosts/${host}/kube_upgrade_kubelet`, {force})

async function hostsLine(): Promise<string[]> {
  const rows = await system.rows('kube_host_upgrades')
  return rows.map((row) => `${row['control_plane_version']} ${row['kubelet_version']} ${row['status'] || '-'}`)
}

async function versions(): Promise<string[]> {
  const rows = await system.rows('kube_versions')
  return rows.map((row) => `${row['version']} ${row['state']}${row['target'] === true ? ' *' : ''}`)
}

async function take(to: string, goal: string) {
  expect((await become(to)).body).toMatchObject({state: to})
  await system.pass('10m')
  expect(await state()).toBe(goal)
}

async function upToStorage() {
  await start()
  await take('downloading-images', 'downloaded-images')
  await take('pre-updating-apps', 'pre-updated-apps')
  await take('upgrading-networking', 'upgraded-networking')
  await take('upgrading-storage', 'upgraded-storage')
}

/** Locks a host, upgrades its kubelet and takes it back into service. */
async function kubeletOf(host: string) {
  await system.act(host, 'lock')
  await system.pass('2m')
  expect((await kubelet(host)).status).toBe(200)
  expect(refusal(await system.act(host, 'unlock'))).toBe(
    `400 Can not unlock ${host} while upgrading kubelet. Wait for kubelet upgrade to complete.`,
  )
  await system.pass('2m')
  expect((await system.act(host, 'unlock')).status).toBe(200)
  await system.pass('20m')
}

describe('a standard system', () => {
  beforeEach(async () => {
    system = await openSystem('standard')
  })

  test('goes from one version to the next, host by host', async () => {
    expect(await versions()).toContain('v1.32.2 active *')
    const begun = await start('1.33.0')
    expect(begun.body).toMatchObject({from_version: 'v1.32.2', to_version: 'v1.33.0', state: 'upgrade-started'})
    expect(await system.alarms()).toEqual(['900.007 host=controller'])
    expect(await versions()).toContain('v1.33.0 available *')
    expect((await system.get('kube_cmd_versions')).body).toMatchObject({kubeadm_version: '1.33.0'})
    await take('downloading-images', 'downloaded-images')
    await take('pre-updating-apps', 'pre-updated-apps')
    await take('upgrading-networking', 'upgraded-networking')
    await take('upgrading-storage', 'upgraded-storage')

    expect((await plane('controller-0')).body).toMatchObject({hostname: 'controller-0'})
    expect((await hostsLine())[0]).toBe('v1.32.2 v1.32.2 upgrading-control-plane')
    await system.pass('10s')
    expect((await hostsLine())[0]).toBe('v1.32.2 v1.32.2 upgrading-etcd')
    await system.pass('5m')
    expect(await state()).toBe('upgraded-first-master')
    expect((await hostsLine())[0]).toBe('v1.33.0 v1.32.2 -')
    expect(await versions()).toContain('v1.33.0 partial *')
    expect(refusal(await plane('controller-0'))).toBe('400 The control plane was already upgraded.')
    expect(refusal(await kubelet('controller-1'))).toBe(
      '400 The kubernetes upgrade must be in the upgraded-second-master or upgrading-kubelets state to upgrade the kubelet.',
    )
    await plane('controller-1')
    expect(await state()).toBe('upgrading-second-master')
    await system.pass('5m')
    expect(await state()).toBe('upgraded-second-master')

    expect(refusal(await kubelet('controller-1'))).toBe(
      '400 The host must be locked and online to upgrade the kubelet.',
    )
    const workers = (await system.rows('ihosts')).filter((one) => one['personality'] === 'worker')
    expect(refusal(await kubelet(String(workers[0]?.['hostname'])))).toBe(
      '400 The kubelets on all controller hosts must be upgraded before upgrading kubelets on worker hosts.',
    )
    await kubeletOf('controller-1')
    expect(await state()).toBe('upgrading-kubelets')
    expect(refusal(await plane('controller-1'))).toBe('400 The control plane is already running the target version.')
    expect(refusal(await become('upgrade-complete'))).toBe(
      '400 At least one host has not completed the kubernetes upgrade',
    )
    await system.act('controller-0', 'swact')
    await system.pass('5m')
    await kubeletOf('controller-0')
    for (const worker of workers) await kubeletOf(String(worker['hostname']))
    expect(await versions()).toContain('v1.33.0 active *')

    expect((await become('upgrade-complete')).body).toMatchObject({state: 'upgrade-complete'})
    expect((await hostsLine()).slice(0, 2)).toEqual(['v1.33.0 v1.33.0 -', 'v1.33.0 v1.33.0 -'])
    await take('post-updating-apps', 'post-updated-apps')
    expect((await system.remove('kube_upgrade')).status).toBe(204)
    expect(await system.alarms()).toEqual([])
    expect(await versions()).toContain('v1.32.2 unavailable')
    expect((await system.get('kube_cmd_versions')).body).toMatchObject({kubelet_version: '1.33.0'})
  })

  test('goes over two minors, both control planes together', async () => {
    await start('v1.34.1')
    for (const [to, goal] of [
      ['downloading-images', 'downloaded-images'],
      ['pre-updating-apps', 'pre-updated-apps'],
      ['upgrading-networking', 'upgraded-networking'],
      ['upgrading-storage', 'upgraded-storage'],
    ] as const) {
      await take(to, goal)
    }
    await plane('controller-0')
    await system.pass('5m')
    expect((await hostsLine())[0]).toMatch(/^v1.33.0 /)
    expect(refusal(await plane('controller-0'))).toBe(
      '400 Update second control-plane before updating first control plane again.',
    )
    for (const host of ['controller-1', 'controller-0', 'controller-1']) {
      expect((await plane(host)).status).toBe(200)
      await system.pass('5m')
    }
    expect((await hostsLine()).slice(0, 2)).toEqual(['v1.34.1 v1.32.2 -', 'v1.34.1 v1.32.2 -'])
    expect(await state()).toBe('upgraded-second-master')
  })

  test('cannot be aborted, cordoned or uncordoned', async () => {
    await upToStorage()
    expect(refusal(await become('upgrade-aborting'))).toBe(
      "400 The 'system kube-upgrade-abort' is not supported in duplex",
    )
    expect(refusal(await become('cordon-started'))).toBe("400 The 'system kube-host-cordon' is not supported in duplex")
    expect(refusal(await become('uncordon-started'))).toBe(
      '400 The system kube-host-uncordon is not supported in duplex',
    )
  })

  test('a host that fails is tried again', async () => {
    await upToStorage()
    const rule = await system.simulator.sim.transact(() =>
      system.simulator.sim.faults.add({state: 'kube.control-plane.done', host: 'controller-0', count: 1}),
    )
    expect(rule.count).toBe(1)
    await plane('controller-0')
    await system.pass('5m')
    expect(await state()).toBe('upgrading-first-master-failed')
    expect((await hostsLine())[0]).toBe('v1.32.2 v1.32.2 upgrading-control-plane-failed')
    expect((await plane('controller-0')).status).toBe(200)
    await system.pass('5m')
    expect(await state()).toBe('upgraded-first-master')
  })

  test('only controllers have a control plane, and only those in service', async () => {
    const worker = (await system.rows('ihosts')).find((one) => one['personality'] === 'worker') as Row
    expect(refusal(await plane('controller-0'))).toBe('400 A kubernetes upgrade is not in progress.')
    expect(refusal(await kubelet('controller-0'))).toBe('400 A kubernetes upgrade is not in progress.')
    await upToStorage()
    expect(refusal(await plane(String(worker['hostname'])))).toBe(
      '400 This host does not have a kubernetes control plane.',
    )
    await system.act('controller-1', 'lock')
    await system.pass('2m')
    expect(refusal(await plane('controller-1'))).toBe(
      '400 The host must be unlocked and available to upgrade the control plane.',
    )
  })
})

describe('a single host', () => {
  beforeEach(async () => {
    system = await openSystem('aio-sx')
  })

  test('is cordoned, upgraded in place and uncordoned', async () => {
    await upToStorage()
    await take('cordon-started', 'cordon-complete')
    await plane('controller-0')
    await system.pass('5m')
    expect(await state()).toBe('upgraded-first-master')
    expect((await kubelet('controller-0')).status).toBe(200)
    expect(refusal(await become('uncordon-started'))).toBe(
      '400 At least one host has not completed the kubelet upgrade',
    )
    await system.pass('5m')
    expect(refusal(await become('upgrade-complete'))).toBe(
      '400 Kubernetes upgrade must be in uncordon-complete state to complete',
    )
    await take('uncordon-started', 'uncordon-complete')
    expect((await become('upgrade-complete')).status).toBe(200)
    expect(refusal(await become('upgrade-aborting'))).toBe(
      '400 Cannot abort the kubernetes upgrade it is in upgrade-complete state',
    )
    expect((await system.remove('kube_upgrade')).status).toBe(204)
  })

  test('aborts at once what has touched nothing', async () => {
    await start()
    await become('downloading-images')
    expect((await become('upgrade-aborting')).body).toMatchObject({state: 'upgrade-aborted'})
    await system.pass('10m')
    expect(await state()).toBe('upgrade-aborted')
    expect(refusal(await become('upgrade-aborting'))).toBe(
      '400 Cannot abort the kubernetes upgrade it is in upgrade-aborted state',
    )
    expect((await system.remove('kube_upgrade')).status).toBe(204)
    expect((await start()).status).toBe(200)
  })

  test('goes back to the version before', async () => {
    await upToStorage()
    await plane('controller-0')
    await system.pass('5m')
    expect(await hostsLine()).toEqual(['v1.33.0 v1.32.2 -'])
    expect((await become('upgrade-aborting')).body).toMatchObject({state: 'upgrade-aborting'})
    expect((await hostsLine())[0]).toMatch(/upgrade-aborting$/)
    await system.pass('10m')
    expect(await state()).toBe('upgrade-aborted')
    expect(await hostsLine()).toEqual(['v1.32.2 v1.32.2 -'])
    expect(await versions()).toContain('v1.32.2 active')
  })

  test('an abort that fails can be asked for again', async () => {
    await upToStorage()
    system.simulator.sim.transact(() => system.simulator.sim.faults.add({state: 'kube.abort', count: 1}))
    await become('upgrade-aborting')
    await system.pass('10m')
    expect(await state()).toBe('upgrade-aborting-failed')
    await take('upgrade-aborting', 'upgrade-aborted')
  })
})

const two = (a: string, purpose: string, b: string) =>
  `400 Kubernetes upgrade must be in ${a} or ${b} state to ${purpose}`

test.each([
  ['downloading-images', two('upgrade-started', 'download images', 'downloading-images-failed')],
  ['pre-updating-apps', two('downloaded-images', 'update applications', 'pre-updating-apps-failed')],
  ['upgrading-networking', two('pre-updated-apps', 'upgrade networking', 'upgrading-networking-failed')],
  ['upgrading-storage', two('upgraded-networking', 'upgrade storage', 'upgrading-storage-failed')],
  ['cordon-started', two('upgraded-storage', 'cordon', 'cordon-failed')],
  ['uncordon-started', two('upgrading-kubelets', 'uncordon', 'uncordon-failed')],
  ['post-updating-apps', two('upgrade-complete', 'update applications', 'post-updating-apps-failed')],
  ['upgrade-complete', '400 Kubernetes upgrade must be in upgrading-kubelets or uncordon-complete state to complete'],
  ['foo', '400 Invalid state foo supplied'],
])('%s is refused at the wrong time', async (to, reason) => {
  system = await openSystem('aio-sx')
  expect(refusal(await become(to))).toBe('400 A kubernetes upgrade is not in progress')
  await start()
  if (to === 'downloading-images') await take(to, 'downloaded-images')
  expect(refusal(await become(to))).toBe(reason)
})

test.each(['download-images', 'networking', 'storage', 'pre-application-update', 'post-application-update'])(
  '%s fails where a fault rule says so, and is repeated',
  async (name) => {
    system = await openSystem('aio-sx')
    const {sim} = system.simulator
    sim.transact(() => sim.faults.add({state: `kube.${name}`, count: 1}))
    const way = [
      ['downloading-images', 'download-images'],
      ['pre-updating-apps', 'pre-application-update'],
      ['upgrading-networking', 'networking'],
      ['upgrading-storage', 'storage'],
    ] as const
    await start()
    for (const [to, step] of way) {
      await become(to)
      await system.pass('10m')
      if (step !== name) continue
      expect(await state()).toBe(`${to}-failed`)
      await become(to)
      await system.pass('10m')
    }
    await plane('controller-0')
    await system.pass('5m')
    await kubelet('controller-0')
    await system.pass('5m')
    await become('upgrade-complete')
    await become('post-updating-apps')
    await system.pass('5m')
    expect(await state()).toBe(name.startsWith('post') ? 'post-updating-apps-failed' : 'post-updated-apps')
  },
)

test('a step that hangs is given up, and does not go on', async () => {
  system = await openSystem('aio-sx')
  await start()
  expect(refusal(await become('downloading-images-failed'))).toBe(
    '400 A kubernetes upgrade is in upgrade-started state cannot be set to failed',
  )
  await become('downloading-images')
  await become('downloading-images-failed')
  await system.pass('10m')
  expect(await state()).toBe('downloading-images-failed')
  await take('downloading-images', 'downloaded-images')
})

describe('what keeps an upgrade from beginning', () => {
  beforeEach(async () => {
    system = await openSystem('aio-dx')
  })

  test.each([
    ['v9.9.9', 'Kubernetes version v9.9.9 is not available'],
    ['v1.32.2', 'The target Kubernetes version v1.32.2 is not in available state'],
    ['v1.31.5', 'The target Kubernetes version v1.31.5 is not in available state'],
  ])('%s', async (version, reason) => {
    expect(refusal(await start(version))).toBe(`400 ${reason}`)
  })

  test('one that is under way', async () => {
    await start()
    expect(refusal(await start())).toBe('400 A kubernetes upgrade is already in progress')
    expect(refusal(await system.remove('kube_upgrade'))).toBe(
      '400 Kubernetes upgrade must be in upgrade-complete, post-updating-apps-failed, post-updated-apps or upgrade-aborted state to delete',
    )
  })

  test('none that could be deleted', async () => {
    expect(refusal(await system.remove('kube_upgrade'))).toBe('400 A kubernetes upgrade is not in progress')
  })

  test('a host out of service', async () => {
    await system.act('controller-1', 'lock')
    await system.pass('2m')
    expect(refusal(await start())).toBe(
      '400 System is not in a valid state for kubernetes upgrade. Run system health-query-kube-upgrade for more details.',
    )
  })

  test('an alarm, unless it is passed over', async () => {
    const {sim} = system.simulator
    sim.transact(() =>
      sim.emit('trouble.found', {
        region: 'RegionOne',
        alarmId: '100.101',
        entity: 'host=controller-0',
        reason: 'x',
      }),
    )
    expect((await start()).status).toBe(400)
    const body = {to_version: 'v1.33.0', force: false, alarm_ignore_list: "['100.101']"}
    expect((await system.post('kube_upgrade', body)).status).toBe(200)
  })

  test('no version', async () => {
    expect(refusal(await system.post('kube_upgrade', {}))).toBe('400 Missing argument: "to_version"')
  })
})
