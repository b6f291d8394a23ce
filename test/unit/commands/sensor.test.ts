import {describe, expect, test} from 'vitest'
import {runProgram, tableOf} from '../../support/run.js'
import {useWire} from '../../support/wire.js'

const {expectWire} = useWire()
const hostUuid = '09e38507-c861-487d-8a80-585349b67908'
const uuid = 'ea160b5a-0deb-4ad2-abb8-87dcf25b048b'
const other = '1789ddfa-a531-4e8e-bcf2-939f1273c96c'

const host = {
  ...{id: 1, uuid: hostUuid, hostname: 'controller-0', personality: 'controller'},
  ...{administrative: 'unlocked', operational: 'enabled', availability: 'available'},
}
const hosts = {path: '/sysinv/v1/ihosts', reply: {ihosts: [host]}}
const onHost = (collection: string, rows: object[]) => ({
  path: `/sysinv/v1/ihosts/${hostUuid}/${collection}`,
  reply: {[collection]: rows},
})
const suppress = [{op: 'replace', path: '/suppress', value: 'True'}]

describe('host sensor', () => {
  const sensor = (sensorname: string | null, more: object = {}) => ({
    ...{uuid, sensorname, sensortype: 'fan', datatype: 'discrete', state: 'enabled', status: 'ok', suppress: false},
    ...more,
  })
  const sensors = onHost('isensors', [sensor('fan2'), sensor('fan1', {uuid: other})])

  test('list is sorted by name', async () => {
    expectWire(hosts, sensors)
    expect(await tableOf(['host', 'sensor', 'list', 'controller-0'])).toEqual([
      ['uuid', 'name', 'sensortype', 'state', 'status'],
      [other, 'fan1', 'fan', 'enabled', 'ok'],
      [uuid, 'fan2', 'fan', 'enabled', 'ok'],
    ])
  })

  test.each([
    ['discrete', 18],
    ['analog', 27],
  ])('show of a %s sensor has %d rows, by name', async (datatype, count) => {
    expectWire(hosts, sensors, {path: `/sysinv/v1/isensors/${uuid}`, reply: sensor('fan2', {datatype})})
    const names = (await tableOf(['host', 'sensor', 'show', 'controller-0', uuid])).slice(1).map(([name]) => name)
    expect(names).toHaveLength(count)
    expect(names).toEqual([...names].sort())
    expect(names.includes('t_major_upper')).toBe(datatype === 'analog')
  })

  test('modify', async () => {
    const patch = {method: 'PATCH', path: `/sysinv/v1/isensors/${uuid}`, sends: suppress} as const
    expectWire(hosts, sensors, {...patch, reply: sensor('fan2', {suppress: true})})
    const rows = await tableOf(['host', 'sensor', 'modify', 'controller-0', uuid, 'suppress=True'])
    expect(rows).toContainEqual(['suppress', 'True'])
  })

  test.each(['show', 'modify'])('%s of one that the host does not have', async (verb) => {
    expectWire(hosts, sensors)
    const words = ['host', 'sensor', verb, 'controller-0', 'nothing', ...(verb === 'modify' ? ['suppress=True'] : [])]
    const {stderr, code} = await runProgram(words)
    expect({stderr, code}).toEqual({stderr: 'stx: Sensor not found: host 1 sensor nothing\n', code: 5})
  })

  test('modify without an equals sign asks for nothing', async () => {
    const words = ['host-sensor-modify', 'controller-0', uuid, 'suppress']
    const {stderr, code} = await runProgram(words, {program: 'system'})
    expect({stderr, code}).toEqual({stderr: 'Attributes must be a list of PATH=VALUE not "/suppress"\n', code: 1})
  })
})

describe('host sensorgroup', () => {
  const group = (more: object = {}) => ({
    ...{uuid, sensorgroupname: 'server fans', sensortype: 'fan', datatype: 'analog', state: 'enabled'},
    ...{audit_interval_group: 120, sensors: [{href: 'http://any', rel: 'self'}], ...more},
  })
  const groups = onHost('isensorgroups', [group()])
  const members = {
    path: `/sysinv/v1/isensorgroups/${uuid}/isensors`,
    reply: {
      isensors: [
        {uuid: other, sensorname: 'fan1'},
        {uuid: other, sensorname: null},
      ],
    },
  }
  const named = "['fan1', '(1273c96c)']"

  test('list has the names of the sensors', async () => {
    expectWire(hosts, groups, members)
    expect(await tableOf(['host', 'sensorgroup', 'list', 'controller-0'])).toEqual([
      ['uuid', 'name', 'sensortype', 'sensors', 'audit_interval_group', 'state'],
      [uuid, 'server fans', 'fan', named, '120', 'enabled'],
    ])
  })

  test('show has them too', async () => {
    expectWire(hosts, groups, {path: `/sysinv/v1/isensorgroups/${uuid}`, reply: group()}, members)
    const rows = await tableOf(['host', 'sensorgroup', 'show', 'controller-0', uuid])
    expect(rows).toHaveLength(30)
    expect(rows).toContainEqual(['sensors', named])
    expect(rows).toContainEqual(['record_ttl', ''])
  })

  test('modify', async () => {
    const patch = {method: 'PATCH', path: `/sysinv/v1/isensorgroups/${uuid}`, sends: suppress} as const
    expectWire(hosts, groups, {...patch, reply: group({suppress: true, sensors: []})})
    const rows = await tableOf(['host', 'sensorgroup', 'modify', 'controller-0', uuid, '/suppress=True'])
    expect(rows).toContainEqual(['suppress', 'True'])
  })

  test('show of one that the host does not have', async () => {
    expectWire(hosts, groups)
    const {stderr, code} = await runProgram(['host', 'sensorgroup', 'show', 'controller-0', other])
    expect({stderr, code}).toEqual({stderr: 'stx: SensorGroup not found: host 1\n', code: 5})
  })

  test('relearn', async () => {
    const post = {method: 'POST', path: '/sysinv/v1/isensorgroups/relearn', sends: {host_uuid: hostUuid}} as const
    expectWire(hosts, {...post, status: 204, reply: ''})
    const {stdout, stderr, code} = await runProgram(['host', 'sensorgroup', 'relearn', 'controller-0'])
    expect({stdout, code}).toEqual({stdout: '', code: 0})
    expect(stderr).toMatch(/^sensors of controller-0 are forgotten; .*\n$/)
    expectWire(hosts, {...post, status: 204, reply: ''})
    const official = await runProgram(['host-sensorgroup-relearn', 'controller-0'], {program: 'system'})
    expect(official.stdout).toMatch(/^controller-0 sensor model (?:.*\n){4}$/)
  })
})

describe('LLDP', () => {
  const heard = (port_name: string, more: object = {}) => ({
    ...{uuid, host_uuid: hostUuid, port_name, chassis_id: 'c', port_identifier: 'Gi1/0/1', ttl: 120, status: 'rx=on'},
    ...{system_name: 'tor-1', system_description: 'one\ntwo\\nthree', management_address: null, ...more},
  })

  test('agents of a host, their texts in one line', async () => {
    expectWire(hosts, onHost('lldp_agents', [heard('eth1'), heard('eth0', {system_name: '', uuid: other})]))
    expect(await tableOf(['host', 'lldp', 'agent', 'list', 'controller-0'])).toEqual([
      ['uuid', 'local_port', 'status', 'chassis_id', 'port_id', 'system_name', 'system_description'],
      [other, 'eth0', 'rx=on', 'c', 'Gi1/0/1', 'None', 'one. two. three'],
      [uuid, 'eth1', 'rx=on', 'c', 'Gi1/0/1', 'tor-1', 'one. two. three'],
    ])
  })

  test('neighbours of a host', async () => {
    expectWire(hosts, onHost('lldp_neighbours', [heard('eth0')]))
    expect(await tableOf(['host', 'lldp', 'neighbor', 'list', 'controller-0'])).toEqual([
      [
        ...['uuid', 'local_port', 'remote_port', 'chassis_id', 'system_name', 'system_description'],
        'management_address',
      ],
      [uuid, 'eth0', 'Gi1/0/1', 'c', 'tor-1', 'one. two. three', 'None'],
    ])
  })

  test.each([
    ['agent', 'lldp_agents', 18, []],
    ['neighbor', 'lldp_neighbours', 22, ['msap', 'dot1_port_vid', 'dot1_proto_vids', 'dot1_proto_ids']],
  ])('show of one %s, with its uuid twice', async (kind, collection, count, own) => {
    expectWire({path: `/sysinv/v1/${collection}/${uuid}`, reply: heard('eth0', {system_description: 'short'})})
    const names = (await tableOf(['lldp', kind, 'show', uuid])).slice(1).map(([name]) => name)
    expect(names).toHaveLength(count)
    expect(names.filter((name) => name === 'uuid')).toHaveLength(2)
    expect(names).toEqual(expect.arrayContaining(own))
  })
})
