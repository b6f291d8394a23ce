import {expect, test} from 'vitest'
import {openSystem, refusal} from './system.js'

const sysinv = '/RegionOne/sysinv/v1'

test('an upgrade asks for more than health, and a root CA for its pods', async () => {
  const system = await openSystem('aio-dx')
  const lines = async (path: string) => String((await system.get(path)).body).split('\n')
  expect(await lines('health')).not.toContain('All kubernetes applications are in a valid state: [OK]')
  expect(await lines('health/kube-upgrade')).toContain('All kubernetes applications are in a valid state: [OK]')
  expect(await lines('health/kube-upgrade?rootca=True')).toContain('All kubernetes pods are in a valid state: [OK]')
  expect(await lines('health/upgrade')).toContain('Active controller is controller-0: [OK]')
  await system.act('controller-0', 'swact')
  await system.pass('2m')
  await system.ask('PATCH', `${sysinv}/apps/cert-manager?directive=apply`, {values: {}})
  const said = await lines('health/upgrade')
  expect(said).toContain('Kubernetes applications not in a valid state: cert-manager')
  expect(said).toContain('Active controller is controller-0: [Fail]')
  expect(said).toContain('[1] alarms found, [1] of which are management affecting')
})

test('there are no other upgrades', async () => {
  const system = await openSystem('aio-dx')
  expect(refusal(await system.get('health/bogus'))).toBe('400 Unsupported upgrade type bogus.')
})
