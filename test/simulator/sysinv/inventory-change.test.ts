import {describe, expect, test} from 'vitest'
import {addStorageNetwork, openSystem, type Row, refusal, type System} from './system.js'

const unknown = '00000000-0000-4000-8000-000000000000'

/** worker-0, locked, and what most of these tests name. */
async function bench() {
  const system = await openSystem()
  await system.act('worker-0', 'lock')
  await system.pass('1m')
  const host = await system.host('worker-0')
  const faces = await system.rows('ihosts/worker-0/iinterfaces')
  const face = (name: string) => faces.find((one) => one['ifname'] === name) ?? {}
  const network = async (type: string) => (await system.rows('networks')).find((one) => one['type'] === type) ?? {}
  return {system, host, uuid: String(host['uuid']), face, network}
}

const found = async (system: System, path: string, match: Row): Promise<Row> =>
  (await system.rows(path)).find((row) => Object.entries(match).every(([name, value]) => row[name] === value)) ?? {}

describe('interfaces', () => {
  const base = {iftype: 'vlan', ifclass: 'platform', uses: ['enp177s0f0']}

  test('a VLAN, its address, and both away again', async () => {
    const {system, uuid} = await bench()
    const vlan = await system.post('iinterfaces', {
      ...base,
      ihost_uuid: uuid,
      ifname: 'vlan200',
      vlan_id: 200,
      ipv4_mode: 'static',
    })
    expect(vlan.body).toMatchObject({ifname: 'vlan200', vlan_id: 200, uses: ['enp177s0f0'], imtu: 1500})
    const {uuid: face} = vlan.body as Row
    expect(await found(system, 'ihosts/worker-0/iinterfaces', {ifname: 'enp177s0f0'})).toMatchObject({
      used_by: ['vlan200'],
    })
    const address = {interface_uuid: face, address: '192.168.80.5', prefix: 24}
    const added = await system.post('addresses', address)
    expect(added.body).toMatchObject({address: '192.168.80.5', ifname: 'vlan200', forihostid: 5, enable_dad: false})
    expect(refusal(await system.post('addresses', address))).toBe(
      '409 Address 192.168.80.5/24 already exists on this interface.',
    )
    const route = {interface_uuid: face, network: '10.90.0.0', prefix: 24, gateway: '192.168.80.1', metric: 1}
    expect((await system.post('routes', route)).body).toMatchObject({network: '10.90.0.0', ifname: 'vlan200'})
    expect(refusal(await system.post('routes', route))).toBe(
      '409 Route 10.90.0.0/24 via 192.168.80.1 already exists on this host.',
    )
    expect(refusal(await system.remove(`addresses/${(added.body as Row)['uuid']}`))).toContain('is in use by a route')
    expect(refusal(await system.patch(`iinterfaces/${face}`, {ipv4_mode: 'dhcp'}))).toBe(
      '409 Static IPv4 addresses still exist on interface',
    )
    expect((await system.patch(`iinterfaces/${face}`, {ipv4_mode: 'disabled'})).status).toBe(200)
    expect(await system.rows(`iinterfaces/${face}/addresses`)).toEqual([])
    expect((await system.remove(`iinterfaces/${face}`)).status).toBe(204)
    expect(await system.rows(`ihosts/${uuid}/routes`)).toEqual([])
  })

  test('SR-IOV, virtual functions on it, and a data network', async () => {
    const {system, uuid, face} = await bench()
    const port = face('enp177s0f1')['uuid']
    const data = await found(system, 'datanetworks', {name: 'group0-data1'})
    expect(refusal(await system.patch(`iinterfaces/${port}`, {ifclass: 'pci-sriov', sriov_numvfs: 999}))).toBe(
      '400 The interface support a maximum of 64 VFs',
    )
    const changed = await system.patch(`iinterfaces/${port}`, {
      ...{ifname: 'sriov0', ifclass: 'pci-sriov', sriov_numvfs: 4, sriov_vf_driver: 'vfio'},
    })
    expect(changed.body).toMatchObject({ifname: 'sriov0', sriov_numvfs: 4, sriov_vf_driver: 'vfio'})
    expect(await found(system, `ihosts/${uuid}/ports`, {name: 'enp177s0f1'})).toMatchObject({sriov_numvfs: 4})
    const vf = {ihost_uuid: uuid, ifname: 'vf1', iftype: 'vf', ifclass: 'pci-sriov', uses: ['sriov0']}
    expect(refusal(await system.post('iinterfaces', {...vf, sriov_numvfs: 9}))).toBe(
      '400 The number of virtual functions (9) must be less than or equal to the available VFs (3) available on the underlying interface (sriov0)',
    )
    expect((await system.post('iinterfaces', {...vf, sriov_numvfs: 2})).status).toBe(200)
    const pair = {interface_uuid: port, datanetwork_uuid: data['uuid']}
    expect((await system.post('interface_datanetworks', pair)).body).toMatchObject({datanetwork_name: 'group0-data1'})
    expect(refusal(await system.post('interface_datanetworks', pair))).toBe(
      "400 Interface 'sriov0' assignment with Data Network 'group0-data1' already exists.",
    )
    expect(refusal(await system.remove(`datanetworks/${data['uuid']}`))).toContain('is still assigned to interfaces')
  })

  test('a bond of two', async () => {
    const {system, uuid} = await bench()
    const bond = {ihost_uuid: uuid, ifname: 'bond0', iftype: 'ae', ifclass: 'data', uses: ['enp177s0f0', 'enp177s0f1']}
    expect(refusal(await system.post('iinterfaces', {...bond, aemode: 'wild'}))).toContain(
      'Invalid aggregated ethernet mode',
    )
    expect(refusal(await system.post('iinterfaces', {...bond, aemode: '802.3ad'}))).toContain(
      'require a valid Tx Hash Policy',
    )
    const made = await system.post('iinterfaces', {...bond, aemode: '802.3ad', txhashpolicy: 'layer2', imtu: '1500'})
    expect(made.body).toMatchObject({ifname: 'bond0', uses: bond.uses})
    expect(refusal(await system.post('iinterfaces', {...bond, ifname: 'bond1', aemode: 'active_standby'}))).toContain(
      'is already used by another',
    )
  })

  test.each<[Row, string]>([
    [{ifname: 'vlan5000', vlan_id: 5000}, 'VLAN id must be between 1 and 4094.'],
    [
      {ifname: 'averyveryverylongname', vlan_id: 33},
      'Interface averyveryverylongname has name length greater than 15.',
    ],
    [{ifname: 'mgmt0', vlan_id: 33}, 'Interface Name mgmt0 must be unique.'],
    [{ifname: 'Vlan1', vlan_id: 33}, 'Interface name must be in lower case.'],
    [{ifname: 'vlan33', vlan_id: 33, imtu: '100'}, 'MTU must be between 576 and 9216 bytes.'],
    [
      {ifname: 'vlan33', vlan_id: 33, imtu: '9000'},
      'Interface MTU (9000) cannot be larger than MTU of underlying interface (1500)',
    ],
    [{ifname: 'vlan33', vlan_id: 33, ifclass: 'bogus'}, 'Invalid interface class bogus'],
    [{ifname: 'vlan33'}, 'VLAN id must be specified.'],
  ])('%j is refused', async (wish, text) => {
    const {system, uuid} = await bench()
    expect(refusal(await system.post('iinterfaces', {...base, ihost_uuid: uuid, ...wish}))).toBe(`400 ${text}`)
  })

  test('only on a locked host, and never the ports themselves', async () => {
    const {system, face} = await bench()
    const other = await system.host('worker-1')
    const wish = {...base, ihost_uuid: other['uuid'], ifname: 'vlan1', vlan_id: 1}
    expect(refusal(await system.post('iinterfaces', wish))).toBe('400 Host must be locked.')
    expect(refusal(await system.remove(`iinterfaces/${face('enp177s0f0')['uuid']}`))).toBe(
      '400 Cannot delete a system created ethernet interface',
    )
    expect(refusal(await system.patch(`iinterfaces/${unknown}`, {imtu: '1700'}))).toBe(
      `400 No entry found for interface ${unknown}`,
    )
  })

  test('platform networks', async () => {
    const {system, face, network} = await bench()
    await addStorageNetwork(system)
    const pair = async (type: string, name: string) =>
      refusal(
        await system.post('interface_networks', {
          interface_uuid: face(name)['uuid'],
          network_uuid: (await network(type))['uuid'],
        }),
      )
    expect(await pair('mgmt', 'mgmt0')).toMatch(
      /^400 Interface network with interface ID '\d+' and network ID '2' already exists\.$/,
    )
    expect(await pair('oam', 'enp2s0f0')).toBe("400 The 'oam' network type is only supported on controller nodes.")
    expect(await pair('mgmt', 'enp2s0f0')).toBe(
      "400 An interface with 'mgmt' network type is already provisioned on this node",
    )
    expect(await pair('storage', 'data0')).toBe(
      "400 An interface with interface class 'data' cannot assign platform networks.",
    )
    expect(await pair('storage', 'enp2s0f0')).toBe('200')
    expect(await found(system, 'ihosts/worker-0/iinterfaces', {ifname: 'enp2s0f0'})).toMatchObject({
      ifclass: 'platform',
    })
  })

  test('an interface that wants addresses keeps its host locked', async () => {
    const {system, face} = await bench()
    const data = `iinterfaces/${face('data0')['uuid']}`
    expect(refusal(await system.patch(data, {ipv4_mode: 'foo'}))).toBe('400 Unsupported IPv4 address mode foo')
    expect((await system.patch(data, {ipv4_mode: 'static'})).status).toBe(200)
    expect(refusal(await system.act('worker-0', 'unlock'))).toBe(
      '400 Interface data0 on host worker-0 is configured for IPv4 static address but has no configured IPv4 address',
    )
  })
})

describe('networks', () => {
  test('pools, and networks on them', async () => {
    const {system} = await bench()
    const made = await system.post('addrpools', {name: 'pool1', network: '10.60.0.0', prefix: 24})
    expect(made.body).toMatchObject({ranges: [['10.60.0.1', '10.60.0.254']], family: 4, order: 'random'})
    const {uuid} = made.body as Row
    expect((await system.patch(`addrpools/${uuid}`, {name: 'pool1b', order: 'sequential'})).body).toMatchObject({
      name: 'pool1b',
      order: 'sequential',
    })
    const network = await system.post('networks', {type: 'admin', name: 'admin', pool_uuid: uuid})
    expect(network.body).toMatchObject({type: 'admin', primary_pool_family: 'IPv4', pool_uuid: uuid})
    expect((await system.remove(`addrpools/${uuid}`)).status).toBe(204)
    expect((await system.get(`networks/${(network.body as Row)['uuid']}`)).status).toBe(404)
  })

  test.each<[Row, string]>([
    [{name: 'management-ipv4', network: '10.62.0.0', prefix: 24}, '409 Address pool management-ipv4 already exists'],
    [{name: 'p', network: '10.62.0.0', prefix: 64}, '400 invalid IPNetwork 10.62.0.0/64'],
    [{name: 'p', network: '10.62.0.5', prefix: 24}, '400 Host bits must be zero'],
    [
      {name: 'p', network: '10.62.0.0', prefix: 24, ranges: [['10.63.0.1', '10.63.0.9']]},
      '409 Range start address 10.63.0.1 is not within network 10.62.0.0/24',
    ],
    [
      {name: 'p', network: '10.62.0.0', prefix: 'abc'},
      "400 Invalid input for field/attribute addrpool. Value: '{'name': 'p', 'network': '10.62.0.0', 'prefix': 'abc'}'. invalid literal for int() with base 10: 'abc'",
    ],
    [{network: '10.62.0.0', prefix: 24}, '400 Address pool name must be specified'],
  ])('pool %j', async (wish, text) => {
    expect(refusal(await (await openSystem()).post('addrpools', wish))).toBe(text)
  })

  test.each<[Row, string]>([
    [{type: 'mgmt', name: 'm2', pool_uuid: unknown}, `404 Address pool ${unknown} not found`],
    [{type: 'ironic', name: 'm2'}, '400 Address pool UUID has to be specified'],
    [{type: 'admin', name: 'm2', pool_uuid: 'abc'}, '404 Address pool abc not found'],
    [{type: 'foo', name: 'm2'}, '400 Network type foo not supported'],
  ])('network %j', async (wish, text) => {
    expect(refusal(await (await openSystem()).post('networks', wish))).toBe(text)
  })

  test.each<[Row, string]>([
    [{network_type: 'foo', name: 'p6'}, '400 DataNetwork type foo not supported'],
    [{network_type: 'vlan', name: 'group0-data0'}, '409 DataNetwork of name group0-data0 already exists.'],
    [{network_type: 'vlan', name: 'p', mtu: 100}, '400 MTU must be between 576 and 9216 bytes.'],
    [
      {network_type: 'vxlan', name: 'p'},
      "400 VxLan parameters '['ttl', 'port_num', 'multicast_group']' are required for 'dynamic' mode.",
    ],
    [
      {network_type: 'vxlan', name: 'p', multicast_group: '10.1.1.1', port_num: 4789, ttl: 1},
      "400 multicast group '10.1.1.1' is not a valid multicast ip address.",
    ],
  ])('data network %j', async (wish, text) => {
    expect(refusal(await (await openSystem()).post('datanetworks', wish))).toBe(text)
  })

  test('a data network is found by its name, too', async () => {
    const {system} = await bench()
    expect((await system.get('datanetworks/group0-data0')).body).toMatchObject({name: 'group0-data0'})
    expect((await system.patch('datanetworks/group0-data0', {description: 'radio'})).body).toMatchObject({
      description: 'radio',
    })
    expect(refusal(await system.get('datanetworks/not-a-uuid'))).toBe('404 DataNetwork not-a-uuid could not be found.')
  })

  test('what the platform stands on stays', async () => {
    const {system, network} = await bench()
    const {uuid} = await network('mgmt')
    expect(refusal(await system.remove(`networks/${uuid}`))).toBe(
      `400 Cannot delete type mgmt network ${uuid} after initial configuration completion`,
    )
    const data = await found(system, 'datanetworks', {name: 'group0-data0'})
    expect((await system.patch(`datanetworks/${data['uuid']}`, {mtu: '1400'})).body).toMatchObject({mtu: 1400})
    expect(refusal(await system.patch(`datanetworks/${data['uuid']}`, {mtu: '9000'}))).toContain(
      "must be smaller than assigned interface MTU '1500'",
    )
    expect(refusal(await system.patch(`datanetworks/${data['uuid']}`, {name: 'x'}))).toContain('may not be modified')
  })
})

describe('processors and memory', () => {
  test.each([
    ['standard', 'RegionOne', 'controller-0', 32],
    ['standard', 'RegionOne', 'worker-0', 2],
    ['standard', 'RegionOne', 'storage-0', 32],
    ['aio-dx', 'RegionOne', 'controller-1', 2],
    // The platform of a system controller has all of it.
    ['dc', 'RegionOne', 'controller-0', 32],
    ['dc', 'subcloud1', 'controller-0', 2],
  ] as const)('of %s, %s, %s gives the platform %i of 32 logical cores', async (scenario, region, host, platform) => {
    const system = await openSystem(scenario)
    const list = async (path: string, key: string) =>
      ((await system.ask('GET', `/${region}/sysinv/v1/${path}`)).body as Record<string, Row[]>)[key] ?? []
    const uuid = (await list('ihosts', 'ihosts')).find(({hostname}) => hostname === host)?.['uuid']
    const functions = (await list(`ihosts/${uuid}/icpus`, 'icpus')).map((cpu) => cpu['allocated_function'])
    expect(functions).toEqual([...Array(platform).fill('Platform'), ...Array(32 - platform).fill('Application')])
  })

  test.each([
    ['standard', 'RegionOne', 'controller-0', [8250, 8250], [8250, 8250]],
    ['standard', 'RegionOne', 'worker-0', [7000, 1000], [1000, 1000]],
    ['standard', 'RegionOne', 'storage-0', [0, 0], [0, 0]],
    ['aio-dx', 'RegionOne', 'controller-1', [10_000, 1000], [1000, 1000]],
    ['dc', 'RegionOne', 'controller-0', [12_250, 12_250], [12_250, 12_250]],
    ['dc', 'subcloud1', 'controller-0', [10_000, 1000], [1000, 1000]],
  ] as const)(
    'of %s, %s, %s keeps %j MiB for the platform, at least %j',
    async (scenario, region, host, kept, least) => {
      const system = await openSystem(scenario)
      const list = async (path: string, key: string) =>
        ((await system.ask('GET', `/${region}/sysinv/v1/${path}`)).body as Record<string, Row[]>)[key] ?? []
      const uuid = (await list('ihosts', 'ihosts')).find(({hostname}) => hostname === host)?.['uuid']
      const memory = await list(`ihosts/${uuid}/imemorys`, 'imemorys')
      expect(memory.map((row) => row['platform_reserved_mib'])).toEqual(kept)
      expect(memory.map((row) => row['minimum_platform_reserved_mib'])).toEqual(least)
      expect(memory.map((row) => Number(row['memtotal_mib']) + Number(row['platform_reserved_mib']))).toEqual([
        ...[98_304, 98_304],
      ])
    },
  )

  test('a worker that keeps too little in all its nodes together stays locked', async () => {
    const {system, uuid} = await bench()
    const [first, second] = await system.rows(`ihosts/${uuid}/imemorys`)
    const keep = (row: Row | undefined, mib: number) =>
      system.patch(`imemorys/${row?.['uuid']}`, {platform_reserved_mib: String(mib)})
    await keep(first, 4000)
    expect(refusal(await system.act('worker-0', 'unlock'))).toBe(
      '400 Insufficient memory reserved for platform on worker-0. ' +
        'Platform memory must be at least 6000 MiB summed across all numa nodes.',
    )
    await keep(second, 4000)
    expect((await system.act('worker-0', 'unlock')).status).toBe(200)
  })

  test('cores are given to functions, whole, and only those that are there', async () => {
    const {system, uuid} = await bench()
    const modify = (...body: unknown[]) =>
      system.ask('PUT', `/RegionOne/sysinv/v1/ihosts/${uuid}/state/host_cpus_modify`, body)
    const count = async (name: string) =>
      (await system.rows(`ihosts/${uuid}/icpus`)).filter((cpu) => cpu['allocated_function'] === name).length
    expect((await modify({function: 'platform', sockets: [{'0': 3}, {'1': 1}]})).status).toBe(200)
    expect(await count('Platform')).toBe(8)
    expect((await modify({function: 'application-isolated', cpulist: '10-13'})).status).toBe(200)
    expect(await count('Application-isolated')).toBe(4)
    expect(refusal(await modify({function: 'application-isolated', sockets: [{'0': 9}]}))).toBe(
      '400 More total logical cores requested than present on Processor 0 (16 cores).',
    )
    expect(refusal(await modify({function: 'vswitch', sockets: [{'2': 1}]}))).toBe(
      '400 There is no Processor (Socket) 2 on this host.',
    )
    expect(refusal(await modify({function: 'vswitch', sockets: [{'0': -1}]}))).toBe(
      '400 Specified cpu values must be non-negative.',
    )
    expect(refusal(await modify({function: 'shared', cpulist: '1-99'}))).toBe(
      '400 Specified cpulist contains nonexistant CPUs.',
    )
    await system.act('worker-0', 'unlock')
    expect(refusal(await modify({function: 'platform', sockets: [{'0': 1}]}))).toBe('400 Host must be locked.')
  })

  test('huge pages are pending until the unlock', async () => {
    const {system, uuid} = await bench()
    const [memory] = await system.rows(`ihosts/${uuid}/imemorys`)
    const path = `imemorys/${memory?.['uuid']}`
    expect((await system.patch(path, {vm_hugepages_nr_1G_pending: '10'})).body).toMatchObject({
      vm_hugepages_nr_1G: 0,
      vm_hugepages_nr_1G_pending: 10,
    })
    expect(refusal(await system.patch(path, {platform_reserved_mib: '-4'}))).toBe(
      '400 Processor 0: Platform memory must be greater than zero',
    )
    expect(refusal(await system.patch(path, {vm_hugepages_nr_1G_pending: '9000'}))).toContain('max 1G pages: 89')
    expect((await system.patch(path, {platform_reserved_mib: '8000'})).status).toBe(200)
    await system.act('worker-0', 'unlock')
    await system.pass('20m')
    expect((await system.get(path)).body).toMatchObject({vm_hugepages_nr_1G: 10, vm_hugepages_nr_1G_pending: null})
  })
})

describe('storage', () => {
  test('a partition, in a volume group', async () => {
    const {system, uuid} = await bench()
    const disk = await found(system, `ihosts/${uuid}/idisks`, {device_node: '/dev/sdb'})
    const wish = {ihost_uuid: uuid, idisk_uuid: disk['uuid'], size_mib: 10240}
    const made = await system.post('partitions', wish)
    expect(made.body).toMatchObject({device_node: '/dev/sdb1', status: 2, size_mib: 10240})
    const path = `partitions/${(made.body as Row)['uuid']}`
    expect(refusal(await system.remove(path))).toContain("another partition is 'Creating'")
    expect(refusal(await system.act('worker-0', 'unlock'))).toContain('creating/deleting/modifying state')
    await system.pass('1m')
    expect((await system.get(path)).body).toMatchObject({status: 0})
    expect((await system.get(`idisks/${disk['uuid']}`)).body).toMatchObject({available_mib: 905475})
    expect(refusal(await system.patch(path, {size_mib: 10}))).toBe(
      '400 Requested partition size must be larger than current size: 0 GiB <= 10.0 GiB',
    )
    const group = await system.post('ilvgs', {ihost_uuid: uuid, lvm_vg_name: 'nova-local'})
    expect(group.body).toMatchObject({vg_state: 'adding'})
    const volume = await system.post('ipvs', {
      ...{ihost_uuid: uuid, ilvg_uuid: (group.body as Row)['uuid'], disk_or_part_uuid: (made.body as Row)['uuid']},
    })
    expect(volume.body).toMatchObject({pv_state: 'adding', lvm_vg_name: 'nova-local', pv_type: 'partition'})
    expect(refusal(await system.remove(path))).toContain('A physical volume (/dev/sdb1) is currently associated')
    await system.act('worker-0', 'unlock')
    expect((await system.get(`ilvgs/${(group.body as Row)['uuid']}`)).body).toMatchObject({
      vg_state: 'provisioned',
      lvm_cur_pv: 1,
    })
  })

  test('refusals', async () => {
    const {system, uuid} = await bench()
    const disk = await found(system, `ihosts/${uuid}/idisks`, {device_node: '/dev/sdb'})
    const controller = await system.host('controller-0')
    const partition = {ihost_uuid: uuid, idisk_uuid: disk['uuid'], size_mib: 1024}
    expect(refusal(await system.post('partitions', {...partition, size_mib: 0}))).toBe(
      '400 Partition size must be greater than 0.',
    )
    expect(refusal(await system.post('partitions', {...partition, ihost_uuid: controller['uuid']}))).toBe(
      `400 The requested disk (${disk['uuid']}) for the partition is not present on host controller-0.`,
    )
    expect(refusal(await system.post('ilvgs', {ihost_uuid: uuid, lvm_vg_name: 'foo'}))).toBe(
      `400 Volume Group name (foo) must be "'nova-local' or 'cgts-vg'"`,
    )
    const group = await found(system, `ihosts/${uuid}/ilvgs`, {lvm_vg_name: 'cgts-vg'})
    expect(refusal(await system.remove(`ilvgs/${group['uuid']}`))).toBe('400 cgts-vg volume group cannot be deleted')
    const [volume] = await system.rows(`ihosts/${uuid}/ipvs`)
    expect(refusal(await system.remove(`ipvs/${volume?.['uuid']}`))).toBe(
      '400 Physical volumes cannot be removed from the cgts-vg volume group.',
    )
    expect(refusal(await system.post('istors', {ihost_uuid: uuid, idisk_uuid: disk['uuid'], function: 'osd'}))).toBe(
      "400 Storage model is 'storage-nodes'. Storage devices can only be added to storage nodes.",
    )
  })

  test('a disk is wiped, unless something is on it', async () => {
    const {system, uuid} = await bench()
    const disk = await found(system, `ihosts/${uuid}/idisks`, {device_node: '/dev/sdb'})
    const wipe = (of: Row, table = 'gpt') =>
      system.patch(`idisks/${of['uuid']}`, {partition_table: table, skip_formatting: 'False'})
    await system.post('partitions', {ihost_uuid: uuid, idisk_uuid: disk['uuid'], size_mib: 1024})
    expect((await wipe(disk)).status).toBe(200)
    const left = await found(system, `ihosts/${uuid}/idisks`, {device_node: '/dev/sdb'})
    expect(left['available_mib']).toBe(left['size_mib'])
    expect(await found(system, `ihosts/${uuid}/partitions`, {device_node: '/dev/sdb1'})).toEqual({})
    expect(refusal(await wipe(disk, 'mbr'))).toBe('400 Only gpt disk formatting is supported.')
    const root = await found(system, `ihosts/${uuid}/idisks`, {device_node: '/dev/sda'})
    expect(refusal(await wipe(root))).toBe('400 ERROR: Cannot wipe and GPT format the rootfs disk.')
    const storage = await system.host('storage-0')
    const other = await found(system, `ihosts/${storage['uuid']}/idisks`, {device_node: '/dev/sdc'})
    expect(refusal(await wipe(other))).toContain('Host personality must be a one of')
  })

  test('a disk becomes an OSD', async () => {
    const system = await openSystem()
    await system.act('storage-1', 'lock')
    await system.pass('1m')
    const {uuid} = await system.host('storage-1')
    const disk = await found(system, `ihosts/${uuid}/idisks`, {device_node: '/dev/sdc'})
    const made = await system.post('istors', {ihost_uuid: uuid, idisk_uuid: disk['uuid'], function: 'osd'})
    expect(made.body).toMatchObject({osdid: 2, state: 'configuring-on-unlock', tier_name: 'storage'})
    expect((await system.get(`idisks/${disk['uuid']}`)).body).toMatchObject({istor_uuid: (made.body as Row)['uuid']})
    const [tier] = await system.rows('storage_tiers')
    expect(tier?.['stors']).toEqual([0, 1, 2])
    await system.act('storage-1', 'unlock')
    expect((await system.get(`istors/${(made.body as Row)['uuid']}`)).body).toMatchObject({state: 'configured'})
  })

  describe('the journal of an OSD', () => {
    const storage = async () => {
      const system = await openSystem()
      await system.act('storage-1', 'lock')
      await system.pass('1m')
      const {uuid} = await system.host('storage-1')
      const disk = await found(system, `ihosts/${uuid}/idisks`, {device_node: '/dev/nvme0n1'})
      const made = await system.post('istors', {ihost_uuid: uuid, idisk_uuid: disk['uuid'], function: 'journal'})
      const journal = (made.body as Row)['uuid']
      const osd = await found(system, `ihosts/${uuid}/istors`, {function: 'osd'})
      const move = (values: Row) => system.patch(`istors/${osd['uuid']}`, values)
      return {system, uuid, osd, journal, move}
    }

    test('goes to a faster disk, grows there, and comes back', async () => {
      const {system, osd, journal, move} = await storage()
      const away = await move({journal_location: journal, journal_size_mib: '2048'})
      expect(away.body).toMatchObject({
        ...{journal_location: journal, journal_size_mib: 2048, state: 'configuring-on-unlock'},
        ...{journal_node: '/dev/nvme0n1p1', journal_path: expect.stringMatching(/-nvme-1-part1$/)},
      })
      expect((await move({journal_size_mib: '4096'})).body).toMatchObject({journal_size_mib: 4096})
      expect((await move({journal_location: osd['uuid']})).body).toMatchObject({
        ...{journal_location: osd['uuid'], journal_size_mib: 400, journal_node: '/dev/sdb2'},
      })
      await system.act('storage-1', 'unlock')
      expect((await system.get(`istors/${osd['uuid']}`)).body).toMatchObject({state: 'configured'})
    })

    test('goes nowhere else', async () => {
      const {system, journal, move, osd} = await storage()
      const unknown = '00000000-0000-4000-8000-000000000000'
      const other = await found(system, `ihosts/${(await system.host('storage-0'))['uuid']}/istors`, {function: 'osd'})
      const refused = async (values: Row) => refusal(await move(values))
      expect(await refused({journal_location: 'sdb'})).toBe('400 Expected a uuid but received sdb.')
      expect(await refused({journal_location: unknown})).toBe(`400 No journal stor with the provided uuid: ${unknown}`)
      expect(await refused({journal_location: other['uuid']})).toBe('400 The provided stor belongs to another host.')
      expect(await refused({journal_size_mib: '2048'})).toBe('400 Invalid update: Size of collocated journal is fixed.')
      expect(await refused({journal_location: journal, journal_size_mib: '20480'})).toBe(
        '400 The journal size you have provided is greater than the maximum accepted: 10240 ',
      )
      expect(await refused({journal_location: journal, journal_size_mib: '100'})).toBe(
        '400 The journal size you have provided is smaller than the minimum accepted: 200 ',
      )
      expect(await refused({journal_location: journal, journal_size_mib: 'much'})).toMatch(/^400 Invalid input/)
      expect(await refused({osdid: 'one'})).toBe('400 The osdid must be an integer!')
      expect(await refused({foo: 1})).toMatch(/can't replace a non-existent object 'foo'$/)
      expect(refusal(await system.patch(`istors/${unknown}`, {journal_size_mib: 1024}))).toBe(
        `400 No stor with the provided uuid: ${unknown}`,
      )
      expect(refusal(await system.patch(`istors/${other['uuid']}`, {journal_location: other['uuid']}))).toBe(
        '400 Host storage-0 must be locked.',
      )
      expect((await system.get(`istors/${osd['uuid']}`)).body).toMatchObject({journal_location: osd['uuid']})
    })
  })

  test('tiers and backends', async () => {
    const {system} = await bench()
    const [cluster] = await system.rows('clusters')
    const wish = {name: 'gold', cluster_uuid: cluster?.['uuid']}
    const made = await system.post('storage_tiers', wish)
    expect(made.body).toMatchObject({name: 'gold', status: 'defined', stors: []})
    expect(refusal(await system.post('storage_tiers', {...wish, name: 'storage'}))).toBe(
      '400 Storage tier (storage) already present.',
    )
    expect((await system.remove(`storage_tiers/${(made.body as Row)['uuid']}`)).status).toBe(204)
    const [tier] = await system.rows('storage_tiers')
    expect(refusal(await system.remove(`storage_tiers/${tier?.['uuid']}`))).toBe(
      "400 Storage Tier 'storage' cannot be deleted. At least one Storage Tier is required.",
    )
    expect(refusal(await system.post('storage_backend', {backend: 'foo'}))).toBe(
      '400 Supplied storage backend (foo) is not supported.',
    )
  })
})

describe('labels, PTP, sensors', () => {
  test('labels', async () => {
    const {system, uuid} = await bench()
    expect((await system.post(`labels/${uuid}`, {mykey: 'myval'})).body).toMatchObject({
      labels: [{label_key: 'mykey', label_value: 'myval', host_uuid: uuid}],
    })
    expect(refusal(await system.post(`labels/${uuid}`, {mykey: 'x'}))).toContain('Use overwrite option')
    expect((await system.post(`labels/${uuid}?overwrite=True`, {mykey: 'other'})).status).toBe(200)
    expect((await system.rows(`ihosts/${uuid}/labels`)).map((one) => one['label_value'])).toEqual(['other'])
    const controller = await system.host('controller-0')
    expect(refusal(await system.post(`labels/${controller['uuid']}`, {sriovdp: 'enabled'}))).toBe(
      "400 Host controller-0 must be locked for label(s)=['sriovdp'].",
    )
    expect(refusal(await system.post(`labels/${uuid}`, {'kube-cpu-mgr-policy': 'foo'}))).toBe(
      '400 Invalid value for kube-cpu-mgr-policy label.',
    )
    expect(refusal(await system.post(`labels/${uuid}`, {x: null}))).toBe(
      '400 Null input detected for Label x for host worker-0. Input invalid.',
    )
    expect(refusal(await system.post(`labels/${uuid}`, {'starlingx.io/stalld': 'foo'}))).toBe(
      "400 worker-0 invalid value starlingx.io/stalld=foo. Supported values are ['disabled', 'enabled']",
    )
    expect(refusal(await system.remove(`labels/${unknown}`))).toBe(`400 No label entry found for ${unknown}`)
  })

  test('a PTP instance, on a host and an interface, with parameters', async () => {
    const {system, face} = await bench()
    const made = await system.post('ptp_instances', {name: 'ptp1', service: 'ptp4l'})
    const {uuid, id} = made.body as Row
    const add = (value: string, section?: string, op = 'add') =>
      system.ask('PATCH', `/RegionOne/sysinv/v1/ptp_instances/${uuid}`, [
        {op, path: '/ptp_parameters/-', value, ...(section === undefined ? {} : {section})},
      ])
    expect((await add('domainNumber=24')).body).toMatchObject({parameters: {global: ['domainNumber=24']}})
    expect((await add('priority1=1', 'unicast')).body).toMatchObject({parameters: {unicast: ['priority1=1']}})
    expect((await add('priority1=1', 'unicast', 'remove')).body).toMatchObject({
      parameters: {global: ['domainNumber=24']},
    })
    expect(refusal(await add('nothing'))).toBe('400 Bad PTP parameter keypair: nothing')
    const assign = (op: string) =>
      system.ask('PATCH', '/RegionOne/sysinv/v1/ihosts/worker-0', [{op, path: '/ptp_instances/-', value: id}])
    expect((await assign('add')).status).toBe(200)
    expect((await system.get(`ptp_instances/${uuid}`)).body).toMatchObject({hostnames: ['worker-0']})
    expect(refusal(await system.remove(`ptp_instances/${uuid}`))).toBe(
      `400 PTP instance ${uuid} is still associated with host(s)`,
    )
    const pif = (await system.post('ptp_interfaces', {name: 'pif1', ptp_instance_uuid: uuid})).body as Row
    const onFace = await system.ask('PATCH', `/RegionOne/sysinv/v1/iinterfaces/${face('data0')['uuid']}`, [
      {op: 'add', path: '/ptp_interfaces/-', value: pif['id']},
    ])
    expect(onFace.status).toBe(200)
    expect((await system.get(`ptp_interfaces/${pif['uuid']}`)).body).toMatchObject({
      interface_names: ['worker-0/data0'],
      ptp_instance_name: 'ptp1',
    })
    await assign('remove')
    expect((await system.remove(`ptp_instances/${uuid}`)).status).toBe(204)
    expect(await system.rows('ptp_parameters')).toEqual([])
    expect(refusal(await system.post('ptp_instances', {name: 'ptp3', service: 'foo'}))).toContain(
      "Invalid input for field/attribute service. Value: 'foo'. Value should be one of: synce4l, phc2sys",
    )
    expect(refusal(await system.post('ptp_instances', {name: 'x', service: 'ptp4l', zz: 1}))).toBe(
      '400 Unknown attribute for argument ptp_instance: zz',
    )
  })

  test('sensors and drbd', async () => {
    const {system, uuid} = await bench()
    const [sensor] = await system.rows(`ihosts/${uuid}/isensors`)
    expect((await system.patch(`isensors/${sensor?.['uuid']}`, {suppress: 'True'})).body).toMatchObject({
      suppress: true,
    })
    expect(refusal(await system.patch(`isensors/${sensor?.['uuid']}`, {suppress: 'foo'}))).toBe(
      "400 Unrecognized value 'foo', acceptable values are: '0', '1', 'f', 'false', 'n', 'no', 'off', 'on', 't', 'true', 'y', 'yes'",
    )
    expect((await system.post('isensorgroups/relearn', {host_uuid: uuid})).status).toBe(204)
    expect((await system.get(`isensors/${sensor?.['uuid']}`)).body).toMatchObject({suppress: false})
    const [drbd] = await system.rows('drbdconfig')
    expect(refusal(await system.patch(`drbdconfig/${drbd?.['uuid']}`, {link_util: '500'}))).toBe(
      '400 DRBD link_util must be within: 5 to 80',
    )
    expect((await system.patch(`drbdconfig/${drbd?.['uuid']}`, {link_util: '50'})).body).toMatchObject({link_util: 50})
  })
})
