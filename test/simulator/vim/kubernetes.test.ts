import {afterEach, describe, expect, test} from 'vitest'
import {Orchestrated, stageNames} from './site.js'

let system: Orchestrated
afterEach(() => system.close())

type Rows = Record<string, Record<string, unknown>[]>

const versions = async () => {
  const rows = ((await system.sysinv('kube_host_upgrades')) as Rows)['kube_host_upgrades'] ?? []
  return [...new Set(rows.flatMap((row) => [row['control_plane_version'], row['kubelet_version']]))].toSorted()
}
const upgrade = async () => ((await system.sysinv('kube_upgrade')) as Rows)['kube_upgrades']?.[0]?.['state']

describe('a strategy for Kubernetes', () => {
  test.each([
    ['aio-sx', 'v1.34.1', ['v1.34.1']],
    ['aio-dx', 'v1.33.0', ['v1.33.0']],
    ['standard', 'v1.33.0', ['N/A', 'v1.33.0']],
  ] as const)('brings %s to %s', async (scenario, version, expected) => {
    system = await Orchestrated.open(scenario)
    expect(await system.create('kube-upgrade', {'to-version': version})).toMatchObject({state: 'ready-to-apply'})
    const applied = await system.apply('kube-upgrade', '4h')
    expect(applied['apply-phase'].reason).toBe('')
    expect(applied.state).toBe('applied')
    expect(await versions()).toEqual(expected)
    expect(await upgrade()).toBeUndefined()
    expect(system.site.alarms()).toEqual([])
  })

  test('follows a release that was deployed and waits to be deleted', async () => {
    system = await Orchestrated.open('aio-dx')
    await system.site.provide({'starlingx-26.09.0.iso': 'an image', 'starlingx-26.09.0.sig': 'its signature'})
    const options = {release: ['starlingx-26.09.0'], 'kube-upgrade': 'v1.33.0', delete: true}
    expect(await system.create('sw-upgrade', options)).toMatchObject({state: 'ready-to-apply'})
    const applied = await system.apply('sw-upgrade', '8h')
    expect(applied['apply-phase'].reason).toBe('')
    expect(applied.state).toBe('applied')
    expect(await versions()).toEqual(['v1.33.0'])
    // The release before it is still there.
    expect(system.site.alarms()).toEqual(['900.024 host=controller'])
  })

  test('takes up what failed', async () => {
    system = await Orchestrated.open('aio-dx')
    await system.create('kube-upgrade', {'to-version': 'v1.33.0'})
    system.site.fail('kube.networking.done')
    const failed = await system.apply('kube-upgrade', '1h')
    expect(failed).toMatchObject({
      state: 'aborted',
      'apply-phase': {result: 'failed', reason: 'kubernetes upgrade is upgrading-networking-failed'},
    })
    expect(await upgrade()).toBe('upgrading-networking-failed')
    expect(system.site.alarms()).toEqual(['900.007 host=controller', '900.403 orchestration=kube-upgrade'])
    await system.ask('DELETE', 'kube-upgrade/strategy', {})
    const again = await system.create('kube-upgrade', {'to-version': 'v1.33.0'})
    expect(stageNames(again['apply-phase']).slice(0, 3)).toEqual([
      'kube-upgrade-networking',
      'kube-upgrade-storage',
      'kube-upgrade-first-control-plane v1.33.0',
    ])
    expect((await system.apply('kube-upgrade', '3h')).state).toBe('applied')
    expect(await versions()).toEqual(['v1.33.0'])
    expect(system.site.alarms()).toEqual([])
  })

  test('of a simplex system takes back what it began, and begins anew', async () => {
    system = await Orchestrated.open('aio-sx')
    await system.create('kube-upgrade', {'to-version': 'v1.33.0'})
    system.site.fail('kube.control-plane', 'controller-0')
    expect(stageNames((await system.apply('kube-upgrade', '1h'))['abort-phase'])).toHaveLength(1)
    expect(await upgrade()).toBe('upgrade-aborted')
    expect(await versions()).toEqual(['v1.32.2'])
    await system.ask('DELETE', 'kube-upgrade/strategy', {})
    await system.create('kube-upgrade', {'to-version': 'v1.33.0'})
    expect((await system.apply('kube-upgrade', '3h')).state).toBe('applied')
    expect(await versions()).toEqual(['v1.33.0'])
  })

  test('is refused another target while one is under way', async () => {
    system = await Orchestrated.open('aio-dx')
    await system.site.session.ask('POST', '/RegionOne/sysinv/v1/kube_upgrade', {to_version: 'v1.33.0'})
    expect(await system.create('kube-upgrade', {'to-version': 'v1.34.1'})).toMatchObject({
      state: 'build-failed',
      'build-phase': {reason: 'Unable to resume kube upgrade from state: upgrade-started'},
    })
  })
})

describe('a strategy for the root certificate', () => {
  const certificate = async () =>
    ((await system.sysinv('kube_rootca_update/get_cert_id')) as Record<string, unknown>)['cert_id']

  test.each(['aio-sx', 'standard'] as const)('replaces it on %s', async (scenario) => {
    system = await Orchestrated.open(scenario)
    const before = await certificate()
    await system.create('kube-rootca-update', {subject: 'C=CA CN=kubernetes', 'expiry-date': '2030-01-01'})
    expect(await system.apply('kube-rootca-update', '3h')).toMatchObject({state: 'applied'})
    expect(await certificate()).not.toBe(before)
    expect(system.site.alarms()).toEqual([])
  })

  test.each(['aio-sx', 'aio-dx'] as const)('that fails in the pods of %s is taken up there', async (scenario) => {
    system = await Orchestrated.open(scenario)
    await system.create('kube-rootca-update')
    system.site.fail('kube-rootca.pods.trust-both-cas')
    expect(await system.apply('kube-rootca-update', '2h')).toMatchObject({
      state: 'aborted',
      'apply-phase': {reason: 'kube rootca update is updating-pods-trust-both-cas-failed'},
    })
    await system.ask('DELETE', 'kube-rootca-update/strategy', {})
    const again = await system.create('kube-rootca-update')
    expect(stageNames(again['apply-phase'])[0]).toBe('kube-rootca-update-pods-trustbothcas')
    expect((await system.apply('kube-rootca-update', '2h')).state).toBe('applied')
    expect(system.site.alarms()).toEqual([])
  })
})

describe('a strategy for the root certificate that fails on a host', () => {
  test('gives the update up', async () => {
    system = await Orchestrated.open('aio-dx')
    await system.create('kube-rootca-update')
    system.site.fail('kube-rootca.host.update-certs', 'controller-1')
    expect(await system.apply('kube-rootca-update', '2h')).toMatchObject({state: 'aborted'})
    expect(system.site.alarms()).toEqual(['900.009 host=controller', '900.503 orchestration=kube-rootca-update'])
  })
})

describe('a lock that is refused', () => {
  test('is asked for again', async () => {
    system = await Orchestrated.open('aio-dx')
    await system.site.provide({'starlingx-26.03.1.patch': 'x'})
    await system.create('sw-upgrade', {release: ['starlingx-26.03.1']})
    const {sim} = system.site
    sim.transact(() => sim.faults.add({state: 'host.lock', host: 'controller-1', count: 2}))
    const applied = await system.apply('sw-upgrade', '2h')
    expect(applied['apply-phase'].reason).toBe('')
    expect(applied.state).toBe('applied')
  })

  test('fails the strategy the fourth time', async () => {
    system = await Orchestrated.open('aio-dx')
    await system.site.provide({'starlingx-26.03.1.patch': 'x'})
    await system.create('sw-upgrade', {release: ['starlingx-26.03.1']})
    const {sim} = system.site
    sim.transact(() => sim.faults.add({state: 'host.lock', host: 'controller-1'}))
    expect((await system.apply('sw-upgrade', '2h'))['apply-phase'].result).toBe('failed')
  })
})
