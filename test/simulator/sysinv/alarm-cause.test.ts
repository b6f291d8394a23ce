import {describe, expect, test} from 'vitest'
import {openSystem, type Row, type System} from './system.js'

const storage = async (system: System) => (await system.alarms()).filter((one) => one.startsWith('800.'))
const reasons = async (system: System, id: string) => {
  const {body} = await system.ask('GET', `/RegionOne/fm/v1/alarms?q.field=alarm_id&q.value=${id}`)
  return (body as {alarms: Row[]}).alarms.map(({severity, reason_text: text}) => `${severity}: ${text}`)
}

describe('storage hosts that are out of service', () => {
  test('are missed by their replication group, and by the cluster', async () => {
    const system = await openSystem('standard')
    const [cluster] = await system.rows('clusters')
    const entity = `cluster=${cluster?.['cluster_uuid']}`
    await system.act('storage-0', 'lock')
    await system.pass('2m')
    expect(await storage(system)).toEqual([`800.001 ${entity}`, `800.011 ${entity}.peergroup=group-0.host=storage-0`])
    expect(await reasons(system, '800.001')).toEqual([
      "warning: Storage Alarm Condition: HEALTH_WARN [PGs are degraded/stuck or undersized]. Please check 'ceph -s' for more details.",
    ])
    expect(await reasons(system, '800.011')).toEqual([
      'major: Loss of replication in replication group  group-0: OSDs are down',
    ])
    await system.act('storage-0', 'unlock')
    await system.pass('20m')
    expect(await storage(system)).toEqual([])
  })

  test('may be all of a group', async () => {
    const system = await openSystem('standard')
    const {sim} = system.simulator
    for (const hostname of ['storage-0', 'storage-1']) {
      sim.transact(() => sim.emit('host.lost', {region: 'RegionOne', hostname, lasting: true}))
    }
    await system.pass('20m')
    expect((await storage(system)).map((one) => one.slice(0, 7))).toEqual(['800.001', '800.010'])
    expect(await reasons(system, '800.010')).toEqual([
      'critical: Potential data loss. No available OSDs in storage replication group  group-0: OSDs are down',
    ])
  })
})

test('controllers that run different kernels are told, both of them', async () => {
  const system = await openSystem('aio-dx')
  const change = async (name: string) => {
    await system.act(name, 'lock')
    await system.pass('2m')
    await system.patch(`ihosts/${(await system.host(name))['uuid']}/kernel`, {kernel_provisioned: 'lowlatency'})
    await system.act(name, 'unlock')
    await system.pass('20m')
  }
  await change('controller-1')
  expect(await system.alarms()).toEqual([
    '100.120 host=controller-0.kernel=standard',
    '100.120 host=controller-1.kernel=lowlatency',
  ])
  await system.act('controller-0', 'swact')
  await system.pass('5m')
  await change('controller-0')
  expect(await system.alarms()).toEqual([])
})

test('a restore is told until it is complete', async () => {
  const system = await openSystem('aio-sx')
  const restore = (action: string) => system.ask('PATCH', '/RegionOne/sysinv/v1/restore', {action})
  await restore('start')
  expect(await system.alarms()).toEqual(['210.002 host=controller'])
  await restore('complete')
  expect(await system.alarms()).toEqual([])
})
