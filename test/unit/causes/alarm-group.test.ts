import {describe, expect, test} from 'vitest'
import {partsOfEntity} from '../../../src/causes/alarm-entity.js'
import {type AlarmGroup, acrossSystems, groupAlarms, type RaisedAlarm} from '../../../src/causes/alarm-group.js'
import {treeOfAlarms} from '../../../src/causes/alarm-tree.js'

let count = 0
/** `about` is an id and an entity, as in `200.001 host=controller-1`. */
const raised = (about: string, reason: string, more: Partial<RaisedAlarm> = {}): RaisedAlarm => {
  const [alarm_id = '', ...entity] = about.split(' ')
  return {
    uuid: `alarm-${++count}`,
    alarm_id,
    entity_instance_id: entity.join(' '),
    severity: 'major',
    timestamp: '2026-03-01T10:00:00.000000',
    reason_text: reason,
    suppression_status: 'unsuppressed',
    ...more,
  }
}
const line = ({alarm_id, severity, entity, count, reason}: AlarmGroup) =>
  `${alarm_id} ${severity} ${count} [${entity}] ${reason}`
const lines = (...alarms: RaisedAlarm[]) => groupAlarms(alarms).map(line)

const locked = raised(
  '200.001 host=controller-1',
  'controller-1 was administratively locked to take it out-of-service.',
  {
    severity: 'warning',
  },
)
const lost = (group: string, more: Partial<RaisedAlarm> = {}) =>
  raised(
    `400.002 service_domain=controller.service_group=${group}`,
    `Service group ${group} loss of redundancy; expected 1 standby member but no standby members available`,
    more,
  )

describe('an entity', () => {
  test.each([
    ['host=controller-0', 'host controller-0'],
    ['host=controller-0.filesystem=/var/lib/x.y', 'host controller-0, filesystem /var/lib/x.y'],
    ['host=controller-0.ntp=10.0.0.1', 'host controller-0, ntp 10.0.0.1'],
    ['host=controller-0.ntp', 'host controller-0,  ntp'],
    ['resource=hosts,name=worker-0', 'resource hosts, name worker-0'],
    ['subcloud=east.1.resource=dc-cert', 'subcloud east.1, resource dc-cert'],
    ['cinder_io_monitor', ' cinder_io_monitor'],
    ['', ' '],
  ])('%s has parts', (entity, parts) => {
    expect(
      partsOfEntity(entity)
        .map(({key, value}) => `${key} ${value}`)
        .join(', '),
    ).toBe(parts)
  })
})

describe('alarms that share a cause', () => {
  test('are one line with its reason, whatever words they use', () => {
    const pair = lost('web-services', {
      reason_text:
        'Service group web-services loss of redundancy; expected 2 active members but only 1 active member available',
    })
    const [first, second, ...others] = groupAlarms([lost('oam-services'), pair, lost('vim-services'), locked])
    expect(others).toEqual([])
    expect(first && line(first)).toBe('400.002 major 3 [3 service groups] controller-1 is locked: no redundancy')
    expect(first?.cause).toEqual({alarm_id: '200.001', entity_instance_id: 'host=controller-1'})
    expect(first?.entities).toHaveLength(3)
    expect(second && line(second)).toBe(
      '200.001 warning 1 [controller-1] was administratively locked to take it out-of-service',
    )
  })

  test('say so where nothing of the group is left', () => {
    const reason_text = 'Service group vim-services has no active members available; expected 1 active member'
    const [first] = groupAlarms([lost('vim-services', {reason_text}), locked])
    expect(first?.reason).toBe('controller-1 is locked: none is active')
  })

  test('may be noticed a little before it, not long before, and not because of a worker', () => {
    const at = (timestamp: string) => lost('oam-services', {timestamp})
    const reason = (...alarms: RaisedAlarm[]) =>
      groupAlarms(alarms).find(({alarm_id}) => alarm_id === '400.002')?.reason
    const without =
      'Service group oam-services loss of redundancy; expected 1 standby member but no standby members available'
    expect(reason(at('2026-03-01 09:56:00'), locked)).toBe('controller-1 is locked: no redundancy')
    expect(reason(at('2026-03-01T12:00:00Z'), locked)).toBe('controller-1 is locked: no redundancy')
    expect(reason(at('2026-03-01T09:54:00'), locked)).toBe(without)
    expect(reason(at('2026-03-01T10:00:00'), {...locked, entity_instance_id: 'host=worker-1'})).toBe(without)
  })

  test('without one that is known are those that say the same of several things in one place', () => {
    const sensor = (host: string, name: string, severity = 'minor') =>
      raised(`200.007 host=${host}.sensor=${name}`, `${host} is reporting a minor alarm for sensor ${name}`, {severity})
    expect(
      lines(
        sensor('worker-0', 'Fan_1'),
        sensor('worker-0', 'Fan_2'),
        sensor('worker-1', 'Fan_1'),
        sensor('worker-0', 'Temp', 'critical'),
      ),
    ).toEqual([
      '200.007 critical 1 [worker-0 sensor=Temp] is reporting a minor alarm for sensor Temp',
      '200.007 minor 2 [worker-0 2 sensors] is reporting a minor alarm for sensor …',
      '200.007 minor 1 [worker-1 sensor=Fan_1] is reporting a minor alarm for sensor Fan_1',
    ])
  })

  test('are of several hosts only where one change brings them', () => {
    const stale = (host: string) => raised(`250.001 host=${host}`, `${host} Configuration is out-of-date.`)
    const failed = (host: string) => raised(`200.004 host=${host}`, `${host} experienced a service-affecting failure.`)
    expect(lines(stale('worker-0'), stale('worker-1'))).toEqual([
      '250.001 major 2 [2 hosts] Configuration is out-of-date',
    ])
    expect(lines(failed('worker-0'), failed('worker-1'))).toHaveLength(2)
  })

  test('are not those that are suppressed beside those that are not', () => {
    expect(lines(lost('a'), lost('b', {suppression_status: 'suppressed'}))).toHaveLength(2)
  })

  test('stand since the first of them; the worst come first, of these the newest', () => {
    const groups = groupAlarms([
      lost('a', {timestamp: '2026-03-01T10:00:09'}),
      lost('b', {timestamp: '2026-03-01T10:00:05'}),
      raised('100.101 host=controller-0', 'x', {severity: 'warning'}),
      raised('100.103 host=controller-0', 'x', {timestamp: '2026-03-02T10:00:00'}),
      raised('100.104 host=controller-0', 'x', {severity: 'unheard-of', timestamp: null}),
    ])
    expect(groups.map(({alarm_id, since}) => `${alarm_id} ${since}`)).toEqual([
      '100.103 2026-03-02T10:00:00',
      '400.002 2026-03-01T10:00:05',
      '100.101 2026-03-01T10:00:00.000000',
      '100.104 null',
    ])
  })

  test('are one where they differ only in the subcloud, each with all that it has', () => {
    const about = (name: string, id: string, says: string, resource = '') =>
      raised(`${id} subcloud=${name}${resource && `.resource=${resource}`}`, `${name} ${says}`, {severity: 'critical'})
    const offline = ['north', 'east', 'edge3'].map((name) => about(name, '280.001', 'is offline'))
    const behind = ['north', 'edge4'].flatMap((name) =>
      // In whatever order a server lists them.
      (name === 'north' ? ['firmware', 'software'] : ['software', 'firmware']).map((type) =>
        about(name, '280.002', `${type} sync_status is out-of-sync`, type),
      ),
    )
    const backup = ['east', 'west'].map((name) =>
      raised(`280.003 subcloud=${name}`, `Subcloud Backup Failure (subcloud=${name})`, {severity: 'minor'}),
    )
    const alone = about('edge5', '280.002', 'software sync_status is out-of-sync', 'software')
    expect(lines(...offline, ...behind, ...backup, alone)).toEqual([
      '280.001 critical 3 [3 subclouds] are offline: north, east and edge3',
      '280.002 critical 4 [2 subclouds 2 resources] … sync_status is out-of-sync: north and edge4',
      '280.002 critical 1 [edge5 resource=software] software sync_status is out-of-sync',
      '280.003 minor 2 [2 subclouds] Subcloud Backup Failure …: east and west',
    ])
    const [first, second, third] = groupAlarms([...offline, ...behind, alone])
    expect(first?.subclouds).toEqual(['north', 'east', 'edge3'])
    expect([first?.name, second?.name, third?.name]).toEqual([
      '280.001 critical subcloud=*',
      '280.002 critical subcloud=* 2 resources',
      '280.002 critical subcloud=edge5.resource=software',
    ])
  })

  test('of several systems are one where they say the same there', () => {
    const inSystem = (subcloud: string, ...alarms: RaisedAlarm[]) =>
      groupAlarms(alarms).map((group) => ({...group, subcloud}))
    const unready = (at: number) => raised('100.101 host=controller-0', `Platform CPU at ${at}%`, {severity: 'minor'})
    const folded = acrossSystems([
      ...inSystem('edge1', locked, unready(91)),
      ...inSystem('edge2', locked),
      ...inSystem('edge3', unready(92), lost('oam-services')),
    ])
    expect(folded.map((group) => `${group.subcloud}: ${line(group)}`)).toEqual([
      'edge3: 400.002 major 1 [service_group=oam-services] Service group oam-services loss of redundancy; expected 1 standby member but no standby members available',
      '2 subclouds: 100.101 minor 2 [controller-0] Platform CPU at …: edge1 and edge3',
      '2 subclouds: 200.001 warning 2 [controller-1] was administratively locked to take it out-of-service: edge1 and edge2',
    ])
    expect(folded[2]).toMatchObject({subclouds: ['edge1', 'edge2'], since: '2026-03-01T10:00:00.000000'})
    expect(acrossSystems([])).toEqual([])
  })

  test('may be ten thousand', () => {
    const many = Array.from({length: 10_000}, (_, at) => lost(`group-${at}`))
    expect(groupAlarms([...many, locked]).map(({count}) => count)).toEqual([10_000, 1])
  })

  test('keep their name as others join them', () => {
    const [two] = groupAlarms([lost('a'), lost('b')])
    const [three] = groupAlarms([lost('a'), lost('b'), lost('c')])
    expect(two?.name).toBe('400.002 major service_domain=controller.service_group=*')
    expect(three?.name).toBe(two?.name)
  })
})

describe('the tree', () => {
  const shown = (...alarms: RaisedAlarm[]) =>
    treeOfAlarms(alarms).map(
      ({level, label, severity, alarm_id, reason}) =>
        `${'  '.repeat(level)}${label} ${[severity, alarm_id ?? '-', reason].join(' ')}`,
    )

  test('of nothing is nothing', () => expect(treeOfAlarms([])).toEqual([]))

  test('has the worst and the number of what is below', () => {
    expect(
      shown(
        locked,
        lost('oam-services'),
        lost('vim-services'),
        raised('100.104 host=controller-0.filesystem=/var/log', 'File System threshold exceeded', {
          severity: 'critical',
        }),
        raised('100.101 host=controller-0', 'Platform CPU threshold exceeded'),
        raised('100.106 host=worker-0.port=eth0', "'OAM' Port failed."),
        raised('300.002 host=worker-0.interface=a', "'DATA' Interface failed"),
      ),
    ).toEqual([
      'system critical - 7 alarms',
      '  controller-0 major 100.101 Platform CPU threshold exceeded',
      '    filesystem /var/log critical 100.104 File System threshold exceeded',
      '  2 service groups major 400.002 controller-1 is locked: no redundancy',
      '  worker-0 major - 2 alarms',
      "    port eth0 major 100.106 'OAM' Port failed",
      "    interface a major 300.002 'DATA' Interface failed",
      '  controller-1 warning 200.001 was administratively locked to take it out-of-service',
    ])
  })

  test('has subclouds of which the same is told on one line', () => {
    const offline = (name: string) => raised(`280.001 subcloud=${name}`, `${name} is offline`, {severity: 'critical'})
    const behind = raised('280.002 subcloud=edge1.resource=dc-cert', 'edge1 dc-cert sync_status is out-of-sync')
    expect(shown(offline('edge1'), offline('edge2'), behind)).toEqual([
      'system critical - 3 alarms',
      '  2 subclouds critical 280.001 are offline: edge1 and edge2',
      '  edge1 major - 1 alarm',
      '    resource dc-cert major 280.002 dc-cert sync_status is out-of-sync',
    ])
  })

  test('of one alarm says so', () => expect(shown(locked)[0]).toBe('system warning - 1 alarm'))
})
