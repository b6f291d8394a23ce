import {describe, expect, test} from 'vitest'
import {runProgram, tableOf} from '../../support/run.js'
import {useWire} from '../../support/wire.js'

const {expectWire} = useWire()
const uuid = '5ea57b78-1419-4150-bda1-8ddf59a09b87'
const hostUuid = '09e38507-c861-487d-8a80-585349b67908'

const host = {
  id: 3,
  uuid: hostUuid,
  hostname: 'worker-0',
  personality: 'worker',
  administrative: 'locked',
  operational: 'disabled',
  availability: 'online',
}
const hosts = {path: '/sysinv/v1/ihosts', reply: {ihosts: [host]}}
const onHost = (collection: string, rows: object[]) => ({
  path: `/sysinv/v1/ihosts/${hostUuid}/${collection}`,
  reply: {[collection]: rows},
})
const interfaces = onHost('iinterfaces', [
  {uuid: 'i-1', ifname: 'data0'},
  {uuid: 'i-2', ifname: 'data1'},
])

describe.each([
  ['network', 'interface_networks', 'networks', 'network_uuid', 'network_name', {type: 'mgmt', dynamic: true}],
  [
    ...['datanetwork', 'interface_datanetworks', 'datanetworks', 'datanetwork_uuid', 'datanetwork_name'],
    {network_type: 'vlan', mtu: 1500},
  ],
] as [string, string, string, string, string, object][])(
  'interface %s',
  (topic, collection, networks, reference, nameOf, more) => {
    const row = (ifname: string) => ({id: 12, uuid, forihostid: 3, ifname, [nameOf]: 'net0', created_at: 'now'})
    const shown = ['worker-0', uuid, 'data0', 'net0']
    const headings = ['hostname', 'uuid', 'ifname', nameOf]

    test('list of a host', async () => {
      expectWire(hosts, onHost(collection, [row('data0')]))
      expect(await tableOf(['interface', topic, 'list', 'worker-0'])).toEqual([headings, shown])
    })

    test('list of one interface', async () => {
      const ofInterface = {path: `/sysinv/v1/iinterfaces/i-1/${collection}`, reply: {[collection]: [row('data0')]}}
      expectWire(hosts, interfaces, ofInterface)
      expect(await tableOf(['interface', topic, 'list', 'worker-0', 'data0'])).toEqual([headings, shown])
    })

    test('show names the host', async () => {
      expectWire(
        {path: `/sysinv/v1/${collection}/${uuid}`, reply: row('data0')},
        {path: '/sysinv/v1/ihosts/3', reply: host},
      )
      const rows = await tableOf(['interface', topic, 'show', uuid])
      expect(rows).toEqual([['Property', 'Value'], ...headings.map((name, at) => [name, shown[at]])])
    })

    test('assign', async () => {
      const sends = {interface_uuid: 'i-1', [reference]: 'n-1'}
      expectWire(
        hosts,
        interfaces,
        {path: `/sysinv/v1/${networks}`, reply: {[networks]: [{id: 1, uuid: 'n-1', name: 'net0', ...more}]}},
        {method: 'POST', path: `/sysinv/v1/${collection}`, sends, reply: row('data0')},
      )
      const rows = await tableOf([`interface-${topic}-assign`, 'worker-0', 'data0', 'net0'])
      expect(rows).toContainEqual(['hostname', 'worker-0'])
    })

    test('assign to an interface that the host does not have', async () => {
      expectWire(hosts, interfaces)
      const {stderr, code} = await runProgram(['interface', topic, 'assign', 'worker-0', 'data9', 'net0'])
      const said = 'Interface not found: host worker-0 interface data9; did you mean data0 or data1?'
      expect({stderr, code}).toEqual({stderr: `stx: ${said}\n`, code: 5})
    })
  },
)

const address = {
  ...{id: 47, uuid, interface_uuid: 'i-1', ifname: 'data0', address: '192.168.80.9', prefix: 24, name: null},
  ...{enable_dad: false, forihostid: 3, pool_uuid: null},
}
const route = {
  ...{id: 4, uuid, interface_uuid: 'i-1', ifname: 'data0', network: '10.50.0.0', prefix: 24},
  ...{gateway: '192.168.80.1', metric: 1, forihostid: 3},
}

describe.each([
  ['addr', 'addresses', address, ['uuid', 'ifname', 'address', 'prefix']],
  ['route', 'routes', route, ['uuid', 'ifname', 'network', 'prefix', 'gateway', 'metric']],
] as [string, string, Record<string, unknown>, string[]][])('host %s', (topic, collection, row, headings) => {
  test('list is sorted by interface', async () => {
    expectWire(hosts, onHost(collection, [{...row, ifname: 'data1'}, row]))
    const [first, ...rows] = await tableOf(['host', topic, 'list', 'worker-0'])
    expect(first).toEqual(headings)
    expect(rows.map(([, ifname]) => ifname)).toEqual(['data0', 'data1'])
  })

  test('show', async () => {
    expectWire({path: `/sysinv/v1/${collection}/${uuid}`, reply: row})
    const rows = await tableOf(['host', topic, 'show', uuid])
    const specific =
      topic === 'addr' ? ['address', 'prefix', 'enable_dad', 'pool_uuid'] : ['network', 'prefix', 'gateway', 'metric']
    expect(rows.map(([name]) => name)).toEqual([
      ...['Property', 'uuid', 'interface_uuid', 'ifname', 'forihostid', ...specific],
    ])
  })
})

test.each([
  [
    ['host', 'addr', 'add', 'worker-0', 'data0', '192.168.80.9', '24'],
    'addresses',
    {address: '192.168.80.9', prefix: '24', interface_uuid: 'i-1'},
    address,
  ],
  [
    ['host', 'route', 'add', 'worker-0', 'i-1', '10.50.0.0', '24', '192.168.80.1'],
    'routes',
    {network: '10.50.0.0', prefix: '24', gateway: '192.168.80.1', metric: 1, interface_uuid: 'i-1'},
    route,
  ],
  [
    ['host-route-add', 'worker-0', 'data0', '10.50.0.0', '24', '192.168.80.1', '5'],
    'routes',
    {network: '10.50.0.0', prefix: '24', gateway: '192.168.80.1', metric: '5', interface_uuid: 'i-1'},
    route,
  ],
])('%j', async (words, collection, sends, reply) => {
  expectWire(hosts, interfaces, {method: 'POST', path: `/sysinv/v1/${collection}`, sends, reply})
  expect(await tableOf(words)).toContainEqual(['uuid', uuid])
})

test.each([
  ['interface network remove', 'interface_networks', 'Deleted Interface Network'],
  ['interface datanetwork remove', 'interface_datanetworks', 'Deleted Interface DataNetwork'],
  ['host addr delete', 'addresses', 'Deleted Address'],
  ['host route delete', 'routes', 'Deleted Route'],
])('%s', async (command, path, said) => {
  expectWire({method: 'DELETE', path: `/sysinv/v1/${path}/${uuid}`, status: 204, reply: ''})
  const {stdout, stderr, code} = await runProgram([...command.split(' '), uuid, '--yes'])
  expect({stdout, stderr, code}).toEqual({stdout: '', stderr: `${said}: ${uuid}\n`, code: 0})
})

describe('ports', () => {
  const port = (name: string, more: object = {}) => ({
    ...{uuid: `${name}-uuid`, type: 'ethernet', name, pciaddr: '0000:00:03.0', dev_id: 0, numa_node: 1, pdevice: 'X'},
    ...{dpdksupport: true, mac: '08:00:27:00:01:00', autoneg: null, bootp: null, ...more},
  })

  test('host port list', async () => {
    expectWire(hosts, onHost('ports', [port('eth1'), port('eth0', {dpdksupport: false})]))
    expect(await tableOf(['host', 'port', 'list', 'worker-0'])).toEqual([
      ['uuid', 'name', 'type', 'pci address', 'device', 'processor', 'accelerated', 'device type'],
      ['eth0-uuid', 'eth0', 'ethernet', '0000:00:03.0', '0', '1', 'False', 'X'],
      ['eth1-uuid', 'eth1', 'ethernet', '0000:00:03.0', '0', '1', 'True', 'X'],
    ])
  })

  test('host ethernet-port list says that ports negotiate, and which one boots', async () => {
    expectWire(hosts, onHost('ethernet_ports', [port('eth1'), port('eth0', {bootp: 'yes'})]))
    expect(await tableOf(['host', 'ethernet-port', 'list', 'worker-0'])).toEqual([
      ['uuid', 'name', 'mac address', 'pci address', 'processor', 'auto neg', 'device type', 'boot i/f'],
      ['eth0-uuid', 'eth0', '08:00:27:00:01:00', '0000:00:03.0', '1', 'Yes', 'X', 'True'],
      ['eth1-uuid', 'eth1', '08:00:27:00:01:00', '0000:00:03.0', '1', 'Yes', 'X', 'False'],
    ])
  })

  test.each([
    ['port', 'ports', ['accelerated', 'True'], 'Port'],
    ['ethernet-port', 'ethernet_ports', ['autoneg', 'Yes'], 'Ethernet port'],
  ])('host %s show, by name or uuid', async (topic, collection, row, title) => {
    for (const ref of ['eth0', 'eth0-uuid']) {
      expectWire(hosts, onHost(collection, [port('eth1'), port('eth0')]))
      const rows = await tableOf(['host', topic, 'show', 'worker-0', ref])
      expect(rows).toContainEqual(['name', 'eth0'])
      expect(rows).toContainEqual(['processor', '1'])
      expect(rows).toContainEqual(row)
    }
    expectWire(hosts, onHost(collection, [port('eth1')]))
    const {stderr, code} = await runProgram(['host', topic, 'show', 'worker-0', 'eth0'])
    expect({stderr, code}).toEqual({stderr: `stx: ${title} not found: host 3 port eth0; did you mean eth1?\n`, code: 5})
  })
})
