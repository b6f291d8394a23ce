import {describe, expect, test} from 'vitest'
import {openSystem, refusal, type System} from './system.js'

const broken = (system: System, service: string, hostname = 'controller-0') =>
  system.simulator.sim.transact(() =>
    system.simulator.sim.emit('service.broken', {region: 'RegionOne', service, hostname, lasting: true}),
  )

async function group(system: System, name: string): Promise<string[]> {
  const rows = await system.rows('servicegroup')
  return rows
    .filter((row) => row['service_group_name'] === name)
    .map((row) => [row['node_name'], row['state'], row['status'], row['condition']].filter(Boolean).join(' '))
}

async function reasons(system: System): Promise<string[]> {
  const {alarms} = (await system.ask('GET', '/RegionOne/fm/v1/alarms')).body as {alarms: Record<string, string>[]}
  return alarms.map((one) => `${one['alarm_id']} ${one['severity']} ${one['reason_text']}`).sort()
}

describe('a service that dies', () => {
  test('is started again without anybody noticing', async () => {
    const system = await openSystem('aio-dx')
    system.simulator.sim.transact(() =>
      system.simulator.sim.emit('service.broken', {
        region: 'RegionOne',
        service: 'vim',
        hostname: 'controller-0',
        lasting: false,
      }),
    )
    const state = async () => (await system.rows('services')).find((row) => row['name'] === 'vim')?.['state']
    expect(await state()).toBe('enabling')
    await system.pass('10s')
    expect(await state()).toBe('enabled-active')
    expect(await system.alarms()).toEqual([])
  })

  test('takes its group, and the activity, to the other controller', async () => {
    const system = await openSystem('aio-dx')
    broken(system, 'vim')
    await system.pass('10s')
    expect(await group(system, 'vim-services')).toEqual([
      'controller-0 active failed recovery-failure',
      'controller-1 standby',
    ])
    expect(await reasons(system)).toEqual([
      '400.001 critical Service group vim-services failure; vim(disabled, failed)',
      '400.002 critical Service group vim-services has no active members available; expected 1 active member',
    ])
    await system.pass('20s')
    expect(await group(system, 'vim-services')).toEqual([
      'controller-0 disabled failed recovery-failure',
      'controller-1 active',
    ])
    expect(await group(system, 'oam-services')).toEqual(['controller-0 standby', 'controller-1 active'])
    expect(await reasons(system)).toEqual([
      '400.001 critical Service group vim-services failure; vim(disabled, failed)',
      '400.002 major Service group vim-services loss of redundancy; expected 1 standby member but no standby members available',
    ])
    expect(refusal(await system.act('controller-1', 'swact'))).toBe(
      '400 vim-services on controller-0 is not ready to take service, service is failed',
    )
    system.simulator.sim.transact(() =>
      system.simulator.sim.emit('service.mended', {region: 'RegionOne', service: 'vim'}),
    )
    expect(await system.alarms()).toEqual([])
    expect(refusal(await system.act('controller-1', 'swact'))).toBe('200')
  })

  test.each([
    ['cert-alarm', 'controller-services', 'major', 'degraded'],
    ['dbmon', 'cloud-services', 'minor', 'warning'],
  ])('%s matters less: its group stays where it is', async (service, name, severity, word) => {
    const system = await openSystem('aio-dx')
    broken(system, service)
    await system.pass('1m')
    expect((await group(system, name))[0]).toMatch(/^controller-0 active/)
    expect(await reasons(system)).toEqual([
      `400.001 ${severity} Service group ${name} ${word}; ${service}(disabled, failed)`,
    ])
  })

  test('of a group that both controllers provide costs redundancy, and hinders no swact', async () => {
    const system = await openSystem('aio-dx')
    broken(system, 'open-ldap', 'controller-1')
    await system.pass('1m')
    expect(await reasons(system)).toEqual([
      '400.001 critical Service group directory-services failure; open-ldap(disabled, failed)',
      '400.002 major Service group directory-services loss of redundancy; expected 2 active members but only 1 active member available',
    ])
    expect(refusal(await system.act('controller-0', 'swact'))).toBe('200')
  })

  test('of the only controller has nowhere to go', async () => {
    const system = await openSystem('aio-sx')
    broken(system, 'vim')
    await system.pass('1m')
    expect(await group(system, 'vim-services')).toEqual(['controller-0 active failed recovery-failure'])
    expect((await reasons(system)).map((one) => one.slice(0, 16))).toEqual(['400.001 critical', '400.002 critical'])
  })

  test('runs again after its controller was locked and unlocked', async () => {
    const system = await openSystem('aio-dx')
    broken(system, 'open-ldap', 'controller-1')
    await system.pass('1m')
    for (const action of ['lock', 'unlock']) {
      await system.act('controller-1', action)
      await system.pass('30m')
    }
    expect(await system.alarms()).toEqual([])
  })
})

describe('redundancy', () => {
  test('is lost while a controller is locked', async () => {
    const system = await openSystem('aio-dx')
    await system.act('controller-1', 'lock')
    await system.pass('5m')
    expect(await group(system, 'web-services')).toEqual(['controller-0 active', 'controller-1 disabled'])
    const lost = (await reasons(system)).filter((one) => one.startsWith('400.002'))
    expect(lost).toContain(
      '400.002 major Service group oam-services loss of redundancy; expected 1 standby member but no standby members available',
    )
    expect(lost).toContain(
      '400.002 major Service group web-services loss of redundancy; expected 2 active members but only 1 active member available',
    )
    await system.act('controller-1', 'unlock')
    await system.pass('30m')
    expect(await system.alarms()).toEqual([])
    expect(await system.logs()).toContain('401.002 service_domain=controller.service_group=oam-services')
  })

  test('is missing until a second controller was brought up', async () => {
    const system = await openSystem('bare-metal')
    expect(await system.alarms()).toContain('400.002 service_domain=controller.service_group=oam-services')
  })

  test('is lost with the active controller, whose peer hears nothing of it', async () => {
    const system = await openSystem('aio-dx')
    system.simulator.sim.transact(() =>
      system.simulator.sim.emit('host.lost', {region: 'RegionOne', hostname: 'controller-0', lasting: false}),
    )
    expect(await system.alarms()).toContain('400.005 host=controller-1.network=mgmt')
    await system.pass('1m')
    expect(await group(system, 'oam-services')).toEqual(['controller-0 disabled', 'controller-1 active'])
    const found = await reasons(system)
    expect(found.filter((one) => one.startsWith('400.002')).length).toBe((await system.rows('servicegroup')).length / 2)
    expect(found).toContainEqual(
      expect.stringMatching(
        /^400.005 major Communication failure detected with peer over port \S+ on host controller-1$/,
      ),
    )
    await system.pass('30m')
    expect(await system.alarms()).toEqual([])
  })
})

describe('optional services', () => {
  test('come and go', async () => {
    const system = await openSystem('aio-dx')
    const names = async () => (await system.rows('services')).map((row) => row['name'])
    expect(refusal(await system.patch('services/ceph-radosgw', {enabled: true}))).toBe('200')
    expect(await names()).toContain('ceph-radosgw')
    expect(refusal(await system.patch('services/ceph-radosgw', {enabled: false}))).toBe('200')
    expect(await names()).not.toContain('ceph-radosgw')
  })

  test('are not those that a platform cannot do without', async () => {
    const system = await openSystem('aio-dx')
    expect(refusal(await system.patch('services/vim', {enabled: false}))).toBe('404 Service vim could not be found.')
  })
})
