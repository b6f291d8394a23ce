import {describe, expect, test} from 'vitest'
import {openSystem, refusal, type System} from './system.js'

const sysinv = '/RegionOne/sysinv/v1'

const lines = async (system: System, path: string) => String((await system.get(path)).body).split('\n')

test.each([
  [
    'health',
    [
      ...['System Health:', 'All hosts are provisioned: [OK]', 'All hosts are unlocked/enabled: [OK]'],
      ...['All hosts have vim enabled: [OK]', 'All hosts have current configurations: [OK]'],
      ...['All hosts are patch current: [OK]', 'Ceph Storage Healthy: [OK]', 'No alarms: [OK]'],
      'All kubernetes nodes are ready: [OK]',
      ...['All kubernetes control plane pods are ready: [OK]', ''],
    ],
  ],
  ['health/kube-upgrade', ['All kubernetes applications are in a valid state: [OK]', '']],
  ['health/kube-upgrade/relaxed', ['All kubernetes applications are in a valid state: [OK]', '']],
  ['health/kube-upgrade?rootca=True', ['All kubernetes pods are in a valid state: [OK]', '']],
  [
    'health/upgrade',
    [
      'Active kubernetes version is the latest supported version: [Fail]',
      'Upgrade kubernetes to the latest version: [v1.34.1]. See "system kube-version-list"',
      'Platform Issuer and expected certificates are healthy: [OK]',
      'No instances running on controller-1: [OK]',
      'All kubernetes applications are in a valid state: [OK]',
      ...['Active controller is controller-0: [OK]', ''],
    ],
  ],
])('%s of a healthy system ends with what it asks for', async (path, end) => {
  const system = await openSystem('aio-dx')
  expect((await lines(system, path)).slice(-end.length)).toEqual(end)
})

describe('an upgrade of the platform', () => {
  test('looks at applications, alarms and the active controller', async () => {
    const system = await openSystem('aio-dx')
    await system.act('controller-0', 'swact')
    await system.pass('2m')
    await system.ask('PATCH', `${sysinv}/apps/cert-manager?directive=apply`, {values: {}})
    const said = await lines(system, 'health/upgrade')
    expect(said).toContain('Kubernetes applications not in a valid state: cert-manager')
    expect(said).toContain('Active controller is controller-0: [Fail]')
    expect(said).toContain(
      '[1] alarms found, [1] of which are management affecting and [0] are certificate expiration alarms. ' +
        'Use "fm alarm-list" for details',
    )
  })

  test('looks at the backup partition where there is one controller', async () => {
    expect(await lines(await openSystem('aio-sx'), 'health/upgrade')).toContain('Valid platform-backup partition: [OK]')
  })

  test('shows devices only where they do not fit', async () => {
    const system = await openSystem('aio-dx')
    await system.act('controller-1', 'lock')
    await system.pass('5m')
    await system.patch('ihosts/controller-1', {boot_device: '/dev/sdb'})
    const said = await lines(system, 'health/upgrade')
    const at = said.indexOf('Boot Device and Root file system Device: [Fail]')
    expect(said[at + 1]).toBe('boot_device (/dev/sdb) for controller-1 does not match root disk /dev/sda')
  })

  test('asks for an authority that is valid', async () => {
    const system = await openSystem('aio-dx')
    await system.pass('1900d')
    const said = await lines(system, 'health/upgrade')
    const at = said.indexOf('Platform Issuer and expected certificates are healthy: [Fail]')
    expect(said[at + 1]).toBe('Platform Issuer Root CA certificate is not trusted by the platform.')
  })
})

test('a locked host is still a node of Kubernetes, one that is gone is none', async () => {
  const system = await openSystem('standard')
  await system.act('controller-1', 'lock')
  await system.pass('5m')
  const locked = await lines(system, 'health')
  expect(locked).toContain('Locked or disabled hosts: controller-1')
  expect(locked).toContain('Vim disabled hosts: controller-1')
  expect(locked).toContain('All kubernetes nodes are ready: [OK]')
  await system.act('controller-1', 'unlock')
  await system.pass('1h')
  const {sim} = system.simulator
  sim.transact(() => sim.emit('host.lost', {region: 'RegionOne', hostname: 'controller-1', lasting: true}))
  await system.pass('2m')
  const gone = await lines(system, 'health')
  expect(gone).toContain('Kubernetes nodes not ready: controller-1')
  expect(gone).toContain(
    'Kubernetes control plane pods not ready: kube-apiserver-controller-1, ' +
      'kube-controller-manager-controller-1, kube-scheduler-controller-1',
  )
})

test('Ceph is asked where there is one, and warns when a monitor is away', async () => {
  const system = await openSystem('standard')
  expect(await lines(system, 'health')).toContain('Ceph Storage Healthy: [OK]')
  await system.act('storage-0', 'lock')
  await system.pass('5m')
  expect(await lines(system, 'health')).toContain('Ceph Storage Healthy: [Fail]')
})

test('a host without a name is counted', async () => {
  const system = await openSystem('standard')
  await system.post('ihosts', {mgmt_mac: '52:54:00:aa:bb:cc', hostname: 'worker-9', personality: 'worker'})
  const said = await lines(system, 'health')
  expect(said[said.indexOf('All hosts are provisioned: [Fail]') + 1]).toBe('1 Unprovisioned hosts')
})

test('there are no other upgrades', async () => {
  const system = await openSystem('aio-dx')
  expect(refusal(await system.get('health/bogus'))).toBe('400 Unsupported upgrade type bogus.')
})
