import {describe, expect, test} from 'vitest'
import {runProgram, tableOf} from '../../support/run.js'
import {useWire} from '../../support/wire.js'

const {expectWire} = useWire()
const uuid = '5ea57b78-1419-4150-bda1-8ddf59a09b87'
const other = 'e79f7986-1e6a-4d16-a635-dc23a0f26970'

const network = (id: number, name: string, more: object = {}) => ({
  id,
  uuid,
  type: name,
  name,
  dynamic: true,
  pool_uuid: 'p-1',
  primary_pool_family: 'IPv4',
  ...more,
})
const networks = {
  path: '/sysinv/v1/networks',
  reply: {networks: [network(2, 'mgmt', {uuid: other}), network(3, 'oam')]},
}

const pool = (name: string, more: object = {}) => ({
  id: 1,
  uuid: other,
  name,
  network: '10.60.0.0',
  prefix: 24,
  order: 'random',
  ranges: [
    ['10.60.0.1', '10.60.0.100'],
    ['10.60.0.200', '10.60.0.254'],
  ],
  floating_address: '10.60.0.1',
  controller0_address: null,
  controller1_address: null,
  gateway_address: null,
  ...more,
})

const ofAddressPool = ['order', 'ranges', 'floating_address', 'controller0_address', 'controller1_address']

describe('network', () => {
  test('list is sorted by uuid', async () => {
    expectWire(networks)
    expect(await tableOf(['network', 'list'])).toEqual([
      ['id', 'uuid', 'name', 'type', 'dynamic', 'pool_uuid', 'primary_pool_family'],
      ['3', uuid, 'oam', 'oam', 'True', 'p-1', 'IPv4'],
      ['2', other, 'mgmt', 'mgmt', 'True', 'p-1', 'IPv4'],
    ])
  })

  test('show', async () => {
    expectWire({path: `/sysinv/v1/networks/${uuid}`, reply: network(3, 'oam')})
    expect(await tableOf(['network', 'show', uuid])).toEqual([
      ['Property', 'Value'],
      ['id', '3'],
      ['uuid', uuid],
      ['name', 'oam'],
      ['type', 'oam'],
      ['dynamic', 'True'],
      ['pool_uuid', 'p-1'],
      ['primary_pool_family', 'IPv4'],
    ])
  })

  test('add sends text and shows no family, as the official program', async () => {
    const sends = {name: 'store', type: 'storage', dynamic: 'false', pool_uuid: 'p-2'}
    expectWire({method: 'POST', path: '/sysinv/v1/networks', sends, reply: network(9, 'store', {type: 'storage'})})
    const rows = await tableOf(['network', 'add', 'store', 'storage', 'False', 'p-2'])
    expect(rows.map(([name]) => name)).toEqual([...['Property', 'id', 'uuid', 'name', 'type', 'dynamic', 'pool_uuid']])
  })

  test('add takes a truth value only', async () => {
    expect((await runProgram(['network-add', 'store', 'storage', 'maybe', 'p-2'], {program: 'system'})).code).toBe(2)
  })
})

describe('network addrpool', () => {
  const assignment = {id: 4, uuid, network_name: 'oam', address_pool_name: 'oam-ipv6', address_pool_uuid: other}

  test('list and show have names of their own for the pool', async () => {
    expectWire({path: '/sysinv/v1/network_addresspools', reply: {network_addresspools: [assignment]}})
    expect(await tableOf(['network', 'addrpool', 'list'])).toEqual([
      ['uuid', 'network_name', 'addrpool_name'],
      [uuid, 'oam', 'oam-ipv6'],
    ])
    expectWire({path: `/sysinv/v1/network_addresspools/${uuid}`, reply: assignment})
    expect(await tableOf(['network', 'addrpool', 'show', uuid])).toContainEqual(['pool_name', 'oam-ipv6'])
  })

  const sends = {address_pool_uuid: other, network_uuid: uuid}
  const assigned = {method: 'POST', path: '/sysinv/v1/network_addresspools', sends, reply: assignment} as const
  const pools = {path: '/sysinv/v1/addrpools', reply: {addrpools: [pool('oam-ipv6'), pool('mgmt')]}}

  test.each([
    ['names', 'oam', 'oam-ipv6', [pools, networks]],
    ['the number of the network', '3', 'oam-ipv6', [pools, networks]],
    [
      'uuids',
      uuid,
      other,
      [
        {path: `/sysinv/v1/addrpools/${other}`, reply: pool('oam-ipv6')},
        {path: `/sysinv/v1/networks/${uuid}`, reply: network(3, 'oam')},
      ],
    ],
  ])('assign by %s', async (_, net, addresses, lookups) => {
    expectWire(...lookups, assigned)
    expect(await tableOf(['network', 'addrpool', 'assign', net, addresses])).toContainEqual(['network_name', 'oam'])
  })

  test.each([
    ['oam', 'nowhere', [pools], 'address pool not found: nowhere; see: stx addrpool list'],
    ['nowhere', 'oam-ipv6', [pools, networks], 'network not found: nowhere; see: stx network list'],
    [
      'oam',
      other,
      [{path: `/sysinv/v1/addrpools/${other}`, status: 404}],
      `address pool not found: ${other}; see: stx addrpool list`,
    ],
  ])('assign %s %s finds nothing', async (net, addresses, lookups, said) => {
    expectWire(...lookups)
    const {stderr, code} = await runProgram(['network', 'addrpool', 'assign', net, addresses])
    expect({stderr, code}).toEqual({stderr: `stx: ${said}\n`, code: 5})
  })

  test('a name that several pools have is no name', async () => {
    expectWire({path: '/sysinv/v1/addrpools', reply: {addrpools: [pool('twice'), pool('twice', {uuid})]}})
    const {stderr, code} = await runProgram(['network', 'addrpool', 'assign', 'oam', 'twice'])
    expect(code).toBe(5)
    expect(stderr).toBe(`stx: address pool not found: twice; several have this name: give a uuid: ${other}, ${uuid}\n`)
  })
})

describe('addrpool', () => {
  test('list is sorted by name and writes ranges out', async () => {
    expectWire({path: '/sysinv/v1/addrpools', reply: {addrpools: [pool('b'), pool('a', {ranges: []})]}})
    const rows = await tableOf(['addrpool', 'list'])
    expect(rows[0]).toEqual(['uuid', 'name', 'network', 'prefix', ...ofAddressPool, 'gateway_address'])
    expect(rows.slice(1).map((row) => [row[1], row[5]])).toEqual([
      ['a', '[]'],
      ['b', "['10.60.0.1-10.60.0.100', '10.60.0.200-10.60.0.254']"],
    ])
  })

  test('show', async () => {
    expectWire({path: `/sysinv/v1/addrpools/${other}`, reply: pool('a')})
    const rows = await tableOf(['addrpool', 'show', other])
    expect(rows.map(([name]) => name)).toEqual([
      ...['Property', 'uuid', 'name', 'network', 'prefix', ...ofAddressPool, 'gateway_address'],
    ])
  })

  test('add sends what is given, ranges taken apart', async () => {
    const sends = {
      name: 'a',
      network: '10.60.0.0',
      prefix: '24',
      ranges: [
        ['10.60.0.1', '10.60.0.9'],
        ['10.60.0.20', '10.60.0.29'],
      ],
      order: 'sequential',
      floating_address: '10.60.0.1',
      controller0_address: '10.60.0.2',
      controller1_address: '10.60.0.3',
      gateway_address: '10.60.0.254',
    }
    expectWire({method: 'POST', path: '/sysinv/v1/addrpools', sends, reply: pool('a')})
    const ranges = '10.60.0.1-10.60.0.9,10.60.0.20-10.60.0.29'
    const addresses = ['--floating-address', '10.60.0.1', '--controller0_address', '10.60.0.2']
    const more = ['--controller1-address', '10.60.0.3', '--gateway-address', '10.60.0.254', '--order', 'sequential']
    const rows = await tableOf(['addrpool-add', 'a', '10.60.0.0', '24', '--ranges', ranges, ...addresses, ...more])
    expect(rows).toContainEqual(['name', 'a'])
  })

  test.each([
    [[], []],
    [
      ['--ranges', '10.60.0.1-10.60.0.9', '--name', 'b'],
      [
        {op: 'replace', path: '/name', value: 'b'},
        {op: 'replace', path: '/ranges', value: [['10.60.0.1', '10.60.0.9']]},
      ],
    ],
  ])('modify %j', async (flags, sends) => {
    expectWire({method: 'PATCH', path: `/sysinv/v1/addrpools/${other}`, sends, reply: pool('b')})
    expect(await tableOf(['addrpool', 'modify', other, ...flags])).toContainEqual(['name', 'b'])
  })

  test.each(['10.60.0.1', '10.60.0.1-10.60.0.9,', 'fd00::1-fd00::2-fd00::3'])('%s is no range', async (ranges) => {
    const {stderr, code} = await runProgram(['addrpool', 'modify', other, '--ranges', ranges])
    expect(code).toBe(2)
    expect(stderr).toMatch(/^stx: ".*" is no range of addresses; give start-end/)
  })
})

describe('datanetwork', () => {
  const datanetwork = (name: string, more: object = {}) => ({
    id: 1,
    uuid,
    name,
    network_type: 'vlan',
    mtu: 1500,
    description: null,
    multicast_group: null,
    port_num: null,
    ttl: null,
    mode: null,
    ...more,
  })

  test('list is sorted by name', async () => {
    expectWire({path: '/sysinv/v1/datanetworks', reply: {datanetworks: [datanetwork('b'), datanetwork('a')]}})
    expect(await tableOf(['datanetwork', 'list'])).toEqual([
      ['uuid', 'name', 'network_type', 'mtu'],
      [uuid, 'a', 'vlan', '1500'],
      [uuid, 'b', 'vlan', '1500'],
    ])
  })

  test.each([
    ['vlan', []],
    ['vxlan', ['multicast_group', 'port_num', 'ttl', 'mode']],
  ])('show of a %s network', async (network_type, more) => {
    expectWire({path: '/sysinv/v1/datanetworks/physnet0', reply: datanetwork('physnet0', {network_type})})
    const rows = await tableOf(['datanetwork', 'show', 'physnet0'])
    const names = ['Property', 'id', 'uuid', 'name', 'network_type', 'mtu', 'description', ...more]
    expect(rows.map(([name]) => name)).toEqual(names)
  })

  test.each([
    [['datanetwork', 'add', 'p7', 'vlan'], {name: 'p7', network_type: 'vlan', mtu: 1500, mode: 'dynamic'}],
    [
      ['datanetwork-add', 'p7', 'vxlan', '-m', '9000', '-M', 'static', '-p', '4789', '-t', '1', '-d', 'lab', '-g', 'x'],
      {
        ...{name: 'p7', network_type: 'vxlan', mtu: '9000', mode: 'static', port_num: '4789', ttl: '1'},
        ...{description: 'lab', multicast_group: 'x'},
      },
    ],
  ])('%j sends %j', async (words, sends) => {
    expectWire({method: 'POST', path: '/sysinv/v1/datanetworks', sends, reply: datanetwork('p7')})
    expect(await tableOf(words)).toContainEqual(['name', 'p7'])
  })

  test('modify', async () => {
    const sends = [
      {op: 'replace', path: '/mtu', value: '1400'},
      {op: 'replace', path: '/description', value: ''},
    ]
    expectWire({method: 'PATCH', path: '/sysinv/v1/datanetworks/p7', sends, reply: datanetwork('p7', {mtu: 1400})})
    const rows = await tableOf(['datanetwork', 'modify', 'p7', '--description', '', '--mtu', '1400'])
    expect(rows).toContainEqual(['mtu', '1400'])
  })
})

test.each([
  ['network delete', 'networks', 'Deleted Network'],
  ['network addrpool remove', 'network_addresspools', 'Deleted Network Addrpool'],
  ['addrpool delete', 'addrpools', 'Deleted address pool'],
  ['datanetwork delete', 'datanetworks', 'Deleted DataNetwork'],
])('%s', async (command, path, said) => {
  expectWire({method: 'DELETE', path: `/sysinv/v1/${path}/${uuid}`, status: 204, reply: ''})
  const {stdout, stderr, code} = await runProgram([...command.split(' '), uuid, '--yes'])
  expect({stdout, stderr, code}).toEqual({stdout: '', stderr: `${said}: ${uuid}\n`, code: 0})
})
