import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import type {EventVocabulary} from '../../../src/simulator/events.js'
import {alarms, call, force, send, subcloud} from '../support/fleet.js'
import {openSession, type Session} from '../support/session.js'

let session: Session
beforeEach(async () => {
  session = await openSession({subclouds: 2})
})
afterEach(() => session.simulator.close())

const advance = (duration: string) => session.simulator.advance(duration)
const sim = () => session.simulator.sim
const emit = <N extends keyof EventVocabulary>(name: N, data: EventVocabulary[N]) =>
  sim().transact(() => sim().emit(name, data))
const cutOff = (host: string) => sim().transact(() => sim().faults.add({state: 'subcloud.unreachable', host}))
const mend = (id: number) => sim().transact(() => sim().faults.remove(id))
const availability = async () => (await subcloud(session, 'subcloud1'))['availability-status']
const endpoints = async () => {
  const shown = (await subcloud(session, 'subcloud1'))['endpoint_sync_status']
  const rows = shown as {endpoint_type: string; sync_status: string}[]
  return Object.fromEntries(rows.map((one) => [one.endpoint_type, one.sync_status]))
}
const summary = async () => {
  const {body} = await call(session, 'GET', '/alarms')
  const rows = (body as {alarm_summary: Record<string, unknown>[]}).alarm_summary
  return rows.find((one) => one['region_name'] === 'subcloud1')
}

describe('a subcloud that does not answer', () => {
  test.each([
    'complete',
    'configuring',
    'config-failed',
    'config-aborted',
    'pre-config-failed',
    'install-failed',
    'install-aborted',
    'pre-install-failed',
    'installing',
    'restoring',
    'restore-prep-failed',
    'restore-failed',
    'rehome-pending',
    'sw-deploy-in-progress',
    'sw-deploy-apply-strategy-failed',
  ])('goes offline in %s, with an alarm', async (deployStatus) => {
    await force(session, 'subcloud1', {deployStatus})
    cutOff('subcloud1')
    await advance('79s')
    expect(await availability()).toBe('online')
    await advance('1s')
    expect(await availability()).toBe('offline')
    expect(await alarms(session)).toEqual(['280.001 subcloud=subcloud1'])
  })

  test.each(['create-complete', 'install-complete', 'bootstrapping', 'pre-restore', 'rehoming', 'enrolling'])(
    'is not looked at in %s',
    async (deployStatus) => {
      await force(session, 'subcloud1', {deployStatus})
      cutOff('subcloud1')
      await advance('10m')
      expect(await availability()).toBe('online')
    },
  )

  test.each(['installing', 'rehome-pending', 'sw-deploy-in-progress'])(
    'is not looked at again in %s before that is over',
    async (deployStatus) => {
      await force(session, 'subcloud1', {deployStatus, availability: 'offline'})
      mend(cutOff('subcloud1').id)
      await advance('10m')
      expect(await availability()).toBe('offline')
    },
  )

  test('only once stays online', async () => {
    const rule = cutOff('subcloud1')
    await advance('40s')
    mend(rule.id)
    await advance('40s')
    cutOff('subcloud1')
    await advance('40s')
    expect(await availability()).toBe('online')
    expect(await alarms(session)).toEqual([])
  })

  test('raises nothing where another site has it', async () => {
    await force(session, 'subcloud1', {deployStatus: 'secondary', management: 'unmanaged'})
    cutOff('subcloud1')
    await advance('10m')
    expect(await alarms(session)).toEqual([])
  })
})

describe('endpoints', () => {
  const levels = [
    ['kubernetes', 'v1.33.0'],
    ['kube-rootca', 'ca-2'],
    ['software', 'starlingx-26.03.9'],
  ] as const

  test.each(levels)('%s is out of sync with an alarm until the subcloud has it', async (level, value) => {
    emit('system.level', {region: 'RegionOne', level, value})
    await advance('40s')
    expect(await endpoints()).toMatchObject({[level]: 'out-of-sync', platform: 'in-sync', identity: 'in-sync'})
    expect(await alarms(session)).toContain(`280.002 subcloud=subcloud1.resource=${level}`)
    const listed = (await call(session, 'GET', '/subclouds')).body as {subclouds: {sync_status: string}[]}
    expect(listed.subclouds[0]?.sync_status).toBe('out-of-sync')
    emit('system.level', {region: 'subcloud1', level, value})
    await advance('40s')
    expect((await endpoints())[level]).toBe('in-sync')
    expect(await alarms(session)).not.toContain(`280.002 subcloud=subcloud1.resource=${level}`)
  })

  test.each(['500.200', '500.210'])('kube-rootca is out of sync while %s stands in the subcloud', async (alarmId) => {
    const entity = 'system.certificate.kubernetes-root-ca'
    emit('trouble.found', {region: 'subcloud1', alarmId, entity, reason: 'it expires'})
    await advance('40s')
    expect((await endpoints())['kube-rootca']).toBe('out-of-sync')
    emit('trouble.gone', {region: 'subcloud1', alarmId, entity})
    await advance('40s')
    expect((await endpoints())['kube-rootca']).toBe('in-sync')
    expect(await alarms(session)).toEqual([])
  })

  test('kube-rootca is in sync again when the subcloud has a new one', async () => {
    const entity = 'system.certificate.kubernetes-root-ca'
    emit('trouble.found', {region: 'subcloud1', alarmId: '500.200', entity, reason: 'it expires'})
    await advance('40s')
    expect((await endpoints())['kube-rootca']).toBe('out-of-sync')
    emit('system.level', {region: 'subcloud1', level: 'kube-rootca', value: '1'})
    await advance('40s')
    expect((await endpoints())['kube-rootca']).toBe('in-sync')
    expect(await alarms(session, 'subcloud1')).toEqual([])
  })

  test('dc-cert is watched in an unmanaged subcloud, too', async () => {
    const status = (word: string) =>
      call(session, 'PATCH', '/subclouds/subcloud1/update_status', {endpoint: 'dc-cert', status: word})
    await force(session, 'subcloud1', {management: 'unmanaged'})
    await status('out-of-sync')
    expect(await alarms(session)).toEqual(['280.002 subcloud=subcloud1.resource=dc-cert'])
    await status('in-sync')
    expect(await alarms(session)).toEqual([])
  })

  test('are all unknown while it is offline, their alarms gone, and known again when it is back', async () => {
    emit('system.level', {region: 'RegionOne', level: 'kubernetes', value: 'v1.33.0'})
    await advance('40s')
    const rule = cutOff('subcloud1')
    await advance('80s')
    expect(Object.entries(await endpoints())).toEqual(
      ['dc-cert', 'firmware', 'identity', 'kube-rootca', 'kubernetes', 'platform', 'software'].map((type) => [
        type,
        'unknown',
      ]),
    )
    expect((await alarms(session)).filter((one) => one.includes('subcloud1'))).toEqual(['280.001 subcloud=subcloud1'])
    mend(rule.id)
    await advance('3m')
    expect(await endpoints()).toMatchObject({kubernetes: 'out-of-sync', software: 'in-sync'})
    expect((await alarms(session)).filter((one) => one.includes('subcloud1'))).toEqual([
      '280.002 subcloud=subcloud1.resource=kubernetes',
    ])
  })

  test('forget their alarms with the subcloud that is unmanaged', async () => {
    emit('system.level', {region: 'RegionOne', level: 'kubernetes', value: 'v1.33.0'})
    await advance('40s')
    for (const name of ['subcloud1', 'subcloud2']) {
      await send(session, 'PATCH', `/subclouds/${name}`, {'management-state': 'unmanaged'})
    }
    expect(await alarms(session)).toEqual([])
  })
})

describe('the alarm summary', () => {
  const found = (severity: 'critical' | 'major' | 'minor' | 'warning') =>
    emit('trouble.found', {
      region: 'subcloud1',
      alarmId: '100.101',
      entity: `host=controller-0.${severity}`,
      reason: 'busy',
      severity,
    })

  test.each([
    [['warning'], {warnings: 1, cloud_status: 'OK'}],
    [['minor'], {minor_alarms: 1, cloud_status: 'degraded'}],
    [['major', 'warning'], {major_alarms: 1, warnings: 1, cloud_status: 'degraded'}],
    [['critical', 'minor'], {critical_alarms: 1, minor_alarms: 1, cloud_status: 'critical'}],
  ] as const)('of %j is %j', async (severities, expected) => {
    for (const severity of severities) found(severity)
    await advance('40s')
    const nothing = {critical_alarms: 0, major_alarms: 0, minor_alarms: 0, warnings: 0}
    expect(await summary()).toMatchObject({...nothing, ...expected})
  })

  test('is not known of a subcloud that is unmanaged, or offline', async () => {
    const unknown = {critical_alarms: -1, major_alarms: -1, minor_alarms: -1, warnings: -1, cloud_status: 'disabled'}
    found('critical')
    await advance('40s')
    const rule = cutOff('subcloud1')
    await advance('80s')
    expect(await summary()).toMatchObject(unknown)
    mend(rule.id)
    await advance('80s')
    expect(await summary()).toMatchObject({critical_alarms: 1, cloud_status: 'critical'})
    await send(session, 'PATCH', '/subclouds/subcloud1', {'management-state': 'unmanaged'})
    expect(await summary()).toMatchObject(unknown)
  })
})
