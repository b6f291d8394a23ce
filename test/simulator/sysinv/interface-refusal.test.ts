import {describe, expect, test} from 'vitest'
import {addStorageNetwork, openSystem, type Row, refusal, type System} from './system.js'

/** worker-0, locked: three free ports, one of them with virtual functions, another with a VLAN on it, and a bond. */
async function bench() {
  const system = await openSystem()
  await system.act('worker-0', 'lock')
  await system.pass('1m')
  const {uuid} = await system.host('worker-0')
  const faces = async (host = 'worker-0') => await system.rows(`ihosts/${host}/iinterfaces`)
  const face = async (name: string, host?: string) =>
    String((await faces(host)).find((one) => one['ifname'] === name)?.['uuid'])
  const add = async (wish: Row) => refusal(await system.post('iinterfaces', {ihost_uuid: uuid, ...wish}))
  const modify = async (name: string, wish: Row, host?: string) =>
    refusal(await system.patch(`iinterfaces/${await face(name, host)}`, wish))
  return {system, uuid, face, add, modify}
}

/** Each is refused with the words next to it; the first line of the table that is not says so. */
async function refused(ask: (wish: Row) => Promise<string>, table: readonly (readonly [Row, string])[]) {
  for (const [wish, text] of table) expect(await ask(wish), JSON.stringify(wish)).toBe(text)
}

describe('a new interface', () => {
  test('VLANs', async () => {
    const {add} = await bench()
    const vlan = {ifname: 'vlan9', iftype: 'vlan', ifclass: 'platform', vlan_id: 9, uses: ['enp177s0f0']}
    expect(await add({...vlan, ifname: 'vlan8', vlan_id: 8})).toBe('200')
    expect(await add({...vlan, ifname: 'data7', vlan_id: 7, ifclass: 'data', uses: ['enp177s0f1']})).toBe('200')
    await refused(add, [
      [{...vlan, vlan_id: 8}, '400 VLAN id 8 already in use on another platform interface'],
      [{...vlan, vlan_id: 8, ifclass: 'data'}, '400 VLAN id 8 already in use on interface enp177s0f0'],
      [{...vlan, vlan_id: 0}, '400 VLAN id must be between 1 and 4094.'],
      [{...vlan, vlan_id: 4095}, '400 VLAN id must be between 1 and 4094.'],
      [{...vlan, vlan_id: -3}, '400 VLAN id is an integer value.'],
      [{...vlan, vlan_id: undefined}, '400 VLAN id must be specified.'],
      [{...vlan, uses: ['vlan8']}, '400 VLAN interfaces cannot be created over existing VLAN interfaces'],
      [{...vlan, uses: ['nothing']}, '400 No entry found for interface nothing'],
      [{...vlan, uses: ['data0']}, '400 Platform VLAN interface cannot be created over a data interface '],
      [
        {...vlan, ifclass: 'data', uses: ['mgmt0']},
        '400 Data VLAN interface cannot be created over a platform interface ',
      ],
      [
        {...vlan, uses: ['enp177s0f0', 'enp177s0f1']},
        "400 Can only have one interface for vlan type. (['enp177s0f0', 'enp177s0f1'])",
      ],
      [{...vlan, ifname: 'vlan-9'}, '400 Cannot use special characters in vlan interface name.'],
      [{...vlan, ifname: 'VLAN9'}, '400 Interface name must be in lower case.'],
      [{...vlan, ifname: 'vlan8'}, '400 Interface Name vlan8 must be unique.'],
      [{...vlan, ifname: '   '}, '400 Interface name cannot be whitespace.'],
      [{...vlan, imtu: 575}, '400 MTU must be between 576 and 9216 bytes.'],
      [{...vlan, imtu: 9217}, '400 MTU must be between 576 and 9216 bytes.'],
      [{...vlan, imtu: 1501}, '400 Interface MTU (1501) cannot be larger than MTU of underlying interface (1500)'],
      [
        {...vlan, ifclass: 'pci-sriov'},
        '400 The pci-passthrough, pci-sriov interface class is only valid on Ethernet and VF interfaces',
      ],
      [{...vlan, ipv4_mode: 'pool'}, '400 IPv4 address pool name not specified'],
      [
        {...vlan, ipv6_mode: 'pool', ipv6_pool: 'management-ipv4'},
        '400 Address pool IP family does not match requested family',
      ],
      [{...vlan, ipv4_mode: 'pool', ipv4_pool: 'nowhere'}, '400 Address pool nowhere not found'],
      [
        {...vlan, ipv4_pool: 'management-ipv4'},
        "400 Specifying an IPv4 address pool requires setting the address mode to 'pool'",
      ],
      [
        {...vlan, primary_reselect: 'always'},
        '400 The option primary_reselect is only applicable to bonded interface. ',
      ],
    ])
    expect(await add({...vlan, imtu: 'wide'})).toMatch(
      /^400 Invalid input for field\/attribute interface\. Value: '\{.*'imtu': 'wide'\}'\. invalid literal for int\(\) with base 10: 'wide'$/,
    )
  })

  test('bonds', async () => {
    const {add, modify, system, uuid, face} = await bench()
    const bond = {ifname: 'bond0', iftype: 'ae', ifclass: 'platform', uses: ['enp177s0f0', 'enp177s0f1']}
    await refused(add, [
      [{...bond, aemode: 'wild'}, "400 Invalid aggregated ethernet mode 'wild' "],
      [
        {...bond, aemode: '802.3ad'},
        "400 Device interface with 'aggregated ethernet' interface type in 'balanced' or '802.3ad' mode require a valid Tx Hash Policy.",
      ],
      [
        {...bond, txhashpolicy: 'layer2'},
        "400 Device interface with interface type 'aggregated ethernet' in 'active_standby' mode should not specify a Tx Hash Policy.",
      ],
      [
        {...bond, ifclass: 'data', aemode: 'balanced', txhashpolicy: 'layer3+4'},
        "400 Device interface with interface class 'data', and interface type 'aggregated ethernet' must have a Tx Hash Policy of 'layer2'.",
      ],
      [
        {...bond, ifclass: 'none'},
        "400 Device interface class with interface type 'aggregated ethernet' must be 'platform' or 'data' ",
      ],
      [
        {...bond, uses: ['data0', 'enp177s0f1']},
        "400 All interfaces being used in an 'aggregated ethernet' interface must have the interface class set to 'none' or 'pci-sriov'.",
      ],
      [
        {...bond, aemode: 'balanced', txhashpolicy: 'layer2', primary_reselect: 'always'},
        "400 Device interface with interface type 'aggregated ethernet' in 'balanced' mode should not specify primary_reselect option.",
      ],
      [
        {...bond, ifclass: 'data', primary_reselect: 'better'},
        "400 The option primary_reselect must be 'always' for non-platform interfaces. ",
      ],
    ])
    expect(await add({...bond, imtu: 9000, aemode: 'balanced', txhashpolicy: 'layer2'})).toBe('200')
    expect((await system.get(`iinterfaces/${await face('enp177s0f1')}`)).body).toMatchObject({imtu: 9000})
    expect(await add({...bond, ifname: 'bond1'})).toBe(
      "400 Interface 'enp177s0f0' is already used by another 'aggregated ethernet' interface 'bond0'",
    )
    await refused(
      (wish) => modify('enp177s0f0', wish),
      [
        [
          {ifclass: 'platform'},
          "400 Interface 'enp177s0f0' is being used by interface 'bond0' as an 'aggregated ethernet' interface and therefore the interface class cannot be changed from 'none' or 'pci-sriov'.",
        ],
        [
          {imtu: '1500'},
          '400 Interface MTU (1500) cannot be smaller than the interface MTU (9000) using this interface',
        ],
      ],
    )
    const mgmt = (await system.rows('networks')).find((one) => one['type'] === 'mgmt')
    for (const row of await system.rows(`ihosts/${uuid}/interface_networks`)) {
      await system.remove(`interface_networks/${row['uuid']}`)
    }
    const assign = async () =>
      refusal(
        await system.post('interface_networks', {interface_uuid: await face('bond0'), network_uuid: mgmt?.['uuid']}),
      )
    expect(await assign()).toBe(
      "400 Device interface with network type mgmt, and interface type 'aggregated ethernet' must be in mode 802.3ad, active_standby",
    )
    expect(await modify('bond0', {aemode: 'active_standby'})).toBe('200')
    expect(await assign()).toBe('200')
    expect(await modify('bond0', {aemode: 'balanced', txhashpolicy: 'layer2'})).toBe(
      "400 Device interface with network type ['mgmt'], and interface type 'aggregated ethernet' must be in mode 802.3ad, active_standby",
    )
    expect((await system.remove(`iinterfaces/${await face('bond0')}`)).status).toBe(204)
    expect((await system.get(`iinterfaces/${await face('enp177s0f1')}`)).body).toMatchObject({imtu: 1500})
  })

  test('virtual functions', async () => {
    const {add, modify} = await bench()
    await refused(
      (wish) => modify('enp177s0f0', wish),
      [
        [{ifclass: 'pci-sriov'}, '400 Value for number of SR-IOV VFs must be > 0.'],
        [{ifclass: 'pci-sriov', sriov_numvfs: '-1'}, '400 Value for number of SR-IOV VFs is an integer value.'],
        [{ifclass: 'pci-sriov', sriov_numvfs: '65'}, '400 The interface support a maximum of 64 VFs'],
        [{ifclass: 'pci-sriov', sriov_numvfs: 'many'}, "400 invalid literal for int() with base 10: 'many'"],
        [
          {ifclass: 'pci-sriov', sriov_numvfs: '4', sriov_vf_driver: 'igb'},
          '400 Value for SR-IOV VF driver must be one of vfio, netdevice',
        ],
        [
          {ifclass: 'data', sriov_numvfs: '4'},
          '400 Number of SR-IOV VFs is specified but interface class is not pci-sriov.',
        ],
        [
          {ifclass: 'data', sriov_vf_driver: 'vfio'},
          '400 SR-IOV VF driver is specified but interface class is not pci-sriov.',
        ],
        [
          {ifclass: 'pci-sriov', sriov_numvfs: '4', ipv4_mode: 'static'},
          "404 Address mode attributes only supported on 'mgmt, oam, cluster-host, data, ironic, storage, admin' interfaces",
        ],
      ],
    )
    expect(await modify('enp177s0f0', {ifclass: 'pci-sriov', sriov_numvfs: '4'})).toBe('200')
    const vf = {ifname: 'vf0', iftype: 'vf', ifclass: 'pci-sriov', uses: ['enp177s0f0'], sriov_numvfs: 2}
    expect(await add(vf)).toBe('200')
    await refused(add, [
      [{...vf, ifname: 'vf1', sriov_numvfs: 0}, '400 Value for number of SR-IOV VFs must be > 0.'],
      [
        {...vf, ifname: 'vf1'},
        '400 The number of virtual functions (2) must be less than or equal to the available VFs (1) available on the underlying interface (enp177s0f0)',
      ],
      [{...vf, ifname: 'vf1', ifclass: 'data'}, '400 VF interfaces must have an interface class of pci-sriov'],
      [
        {...vf, ifname: 'vf1', uses: ['enp177s0f1']},
        '400 VF interfaces must be created over an interface of class pci-sriov',
      ],
      [
        {...vf, ifname: 'vf1', sriov_numvfs: 1, max_tx_rate: 30000},
        '400 Configured (max_tx_rate*sriov_numvfs) exceeds available link speed bandwidth: 22500 Mbps.',
      ],
      [{...vf, ifname: 'vf1', sriov_numvfs: 1, max_rx_rate: 5}, '400 max_rx_rate is not applicable for VF interfaces'],
    ])
    await refused(
      (wish) => modify('enp177s0f0', wish),
      [
        [
          {ifclass: 'data'},
          "400 Interface 'enp177s0f0' is being used by VF interface 'vf0' and therefore the interface class cannot be changed from 'pci-sriov'.",
        ],
        [
          {sriov_numvfs: '2'},
          "400 The number of virtual functions (2) must be greater than the number of consumed VFs used by the upper VF interfaces (['vf0'])",
        ],
      ],
    )
    expect(await modify('enp177s0f0', {sriov_vf_driver: 'vfio'})).toBe('200')
    await refused(
      (wish) => modify('vf0', wish),
      [
        [
          {channels: '4'},
          '400 The --channels option is not supported on VF type interfaces. Use --vf-channels to configure channels on VF interfaces.',
        ],
        [
          {sriov_vf_channels: '4'},
          "400 The --vf-channels option requires the VF driver to be 'netdevice'. Current VF driver is 'vfio'.",
        ],
      ],
    )
  })

  test('one on a card that the platform shares with Open vSwitch', async () => {
    const {add, modify} = await bench()
    await modify('enp177s0f0', {ifclass: 'pci-sriov', sriov_numvfs: '4'})
    const ovs = {ifname: 'ovs0', iftype: 'ethernet', ifclass: 'platform', uses: ['enp177s0f0'], ovs_access: 'true'}
    expect(await add({...ovs, uses: ['enp177s0f1']})).toBe(
      "400 Can only use pci-sriov ethernet interface for ethernet type. (['enp177s0f1'])",
    )
    expect(await add(ovs)).toBe('200')
    expect(await add({...ovs, ifname: 'ovs1'})).toBe(
      "400 Only one interface per host can have ovs-access enabled. Interface 'ovs0' already has ovs-access enabled.",
    )
    const vlan = {ifname: 'vlan9', iftype: 'vlan', ifclass: 'platform', vlan_id: 9, uses: ['enp177s0f0']}
    expect(await add(vlan)).toBe(
      "400 Cannot create a VLAN interface over 'enp177s0f0' because it has an upper interface 'ovs0' with ovs-access enabled. Create the VLAN under 'ovs0' instead.",
    )
    expect(await add({...vlan, uses: ['ovs0']})).toBe('200')
  })
})

describe('a known interface', () => {
  test('changes that do not fit', async () => {
    const {add, modify} = await bench()
    await add({ifname: 'vlan8', iftype: 'vlan', ifclass: 'data', vlan_id: 8, uses: ['data0']})
    await add({ifname: 'vlan9', iftype: 'vlan', ifclass: 'platform', vlan_id: 9, uses: ['mgmt0']})
    await refused(
      (wish) => modify('data0', wish),
      [
        [{imtu: 'wide'}, "400 invalid literal for int() with base 10: 'wide'"],
        [{imtu: '-5'}, '400 MTU is an integer value.'],
        [{imtu: '500'}, '400 MTU must be between 576 and 9216 bytes.'],
        [
          {imtu: '1400'},
          '400 Interface MTU (1400) cannot be smaller than the interface MTU (1500) using this interface',
        ],
        [{ifname: 'mgmt0'}, '400 Interface Name mgmt0 must be unique.'],
        [{ifname: 'a$b'}, "400 Cannot use '$' as a special character in interface name."],
        [
          {ifname: 'enp2s0f1'},
          "400 Interface name cannot be 'enp2s0f1'. Port name can be used as interface name only if the interface uses that port. ",
        ],
        [
          {ifclass: 'platform'},
          "400 The class of a non-platform interface cannot be changed to platform since it is being used by ['vlan8']",
        ],
        [
          {ptp_role: 'slave'},
          '400 Invalid interface class for ptp_role: slave. Device interface class must be one of platform, pci-sriov, vf',
        ],
        [
          {max_tx_rate: '100'},
          '400 max_tx_rate/max_rx_rate modification not allowed for the provided interface class data and interface type ethernet',
        ],
        [{sriov_vf_channels: '4'}, '400 The --vf-channels option is only supported on pci-sriov classed interfaces.'],
        [{channels: 'few'}, '400 The --channels value must be an integer.'],
        [{channels: '0'}, '400 The --channels value must be greater than 0.'],
      ],
    )
    await refused(
      (wish) => modify('mgmt0', wish),
      [
        [
          {ifclass: 'data'},
          "400 The class of an interface with platform networks cannot be changed to data since it is being used by ['vlan9']",
        ],
        [
          {max_tx_rate: '100'},
          "400 Rate limit is not allowed for internal network types ['pxeboot', 'cluster-host', 'cluster-pod', 'cluster-service']",
        ],
      ],
    )
    expect(await modify('vlan9', {channels: '4'})).toBe(
      "400 Cannot apply channel settings to interfaces of type 'vlan'. Did you mean 'mgmt0'?",
    )
  })

  test('what works while the host does', async () => {
    const {system, modify, face} = await bench()
    expect(await modify('oam0', {imtu: '1600'}, 'controller-0')).toBe('400 Host must be locked.')
    expect(await modify('oam0', {imtu: '100'}, 'controller-0')).toBe('400 MTU must be between 576 and 9216 bytes.')
    expect(await modify('oam0', {channels: '8'}, 'controller-0')).toBe('200')
    expect(await modify('oam0', {max_tx_rate: '100', max_rx_rate: '200'}, 'controller-0')).toBe('200')
    const oam = `iinterfaces/${await face('oam0', 'controller-0')}`
    expect((await system.get(oam)).body).toMatchObject({channels: 8, max_tx_rate: 100, max_rx_rate: 200})
    expect(await modify('oam0', {channels: 'none'}, 'controller-0')).toBe('200')
    expect((await system.get(oam)).body).toMatchObject({channels: null})
    expect(await modify('enp2s0f0', {ifclass: 'data'}, 'storage-0')).toBe('400 Host must be locked.')
    await system.act('storage-0', 'lock')
    await system.pass('1m')
    expect(await modify('enp2s0f0', {ifclass: 'data'}, 'storage-0')).toBe(
      '400 The data interface class is only supported on nodes supporting worker functions',
    )
  })

  test('no class leaves nothing behind', async () => {
    const {system, modify, face} = await bench()
    await modify('data0', {ipv4_mode: 'static'})
    const uuid = await face('data0')
    await system.post('addresses', {interface_uuid: uuid, address: '192.168.80.5', prefix: 24})
    expect(await modify('data0', {ifclass: 'none'})).toBe('200')
    expect((await system.get(`iinterfaces/${uuid}`)).body).toMatchObject({ifclass: null, sriov_numvfs: 0})
    expect(await system.rows(`iinterfaces/${uuid}/addresses`)).toEqual([])
  })

  test('deletion', async () => {
    const {system, add, face} = await bench()
    const bond = {ifname: 'bond0', iftype: 'ae', ifclass: 'platform', uses: ['enp177s0f0']}
    await add(bond)
    await add({ifname: 'vlan9', iftype: 'vlan', ifclass: 'platform', vlan_id: 9, uses: ['bond0']})
    const remove = async (name: string, host?: string) =>
      refusal(await system.remove(`iinterfaces/${await face(name, host)}`))
    expect(await remove('bond0')).toBe('400 Cannot delete interface bond0, still in use by vlan9')
    expect(await remove('data0')).toBe('400 Cannot delete a system created ethernet interface')
    expect(await remove('oam0', 'controller-0')).toBe('400 Host must be locked.')
    expect(await remove('vlan9')).toBe('204')
    expect(await remove('bond0')).toBe('204')
  })
})

test('a simplex system is changed while it works, as far as virtual functions go', async () => {
  const system = await openSystem('aio-sx')
  const faces = await system.rows('ihosts/controller-0/iinterfaces')
  const uuid = (name: string) => faces.find((one) => one['ifname'] === name)?.['uuid']
  const {uuid: host} = await system.host('controller-0')
  const carrier = `iinterfaces/${uuid('enp177s0f0')}`
  expect(refusal(await system.patch(carrier, {imtu: '1600'}))).toBe('400 Host must be locked.')
  expect(refusal(await system.patch(carrier, {ifclass: 'pci-sriov', sriov_numvfs: '4'}))).toBe('200')
  expect(refusal(await system.patch(carrier, {sriov_numvfs: '6'}))).toBe('400 Host must be locked.')
  const vf = {
    ihost_uuid: host,
    ifname: 'vf0',
    iftype: 'vf',
    ifclass: 'pci-sriov',
    uses: ['enp177s0f0'],
    sriov_numvfs: 2,
  }
  const made = await system.post('iinterfaces', vf)
  expect(made.status).toBe(200)
  expect((await system.remove(`iinterfaces/${(made.body as Row)['uuid']}`)).status).toBe(204)
  expect(refusal(await system.remove(`iinterfaces/${uuid('lo')}`))).toBe('400 Host must be locked.')
})

describe('what interfaces carry', () => {
  const networksOf = async (system: System) => {
    const rows = await system.rows('networks')
    return (type: string) => rows.find((one) => one['type'] === type)?.['uuid']
  }

  test('platform networks', async () => {
    const {system, face, add} = await bench()
    await addStorageNetwork(system)
    const network = await networksOf(system)
    const assign = async (type: string, name: string) =>
      refusal(await system.post('interface_networks', {interface_uuid: await face(name), network_uuid: network(type)}))
    await add({ifname: 'vlan9', iftype: 'vlan', ifclass: 'platform', vlan_id: 9, uses: ['mgmt0']})
    expect(await assign('pxeboot', 'vlan9')).toBe(
      "400 An interface with 'pxeboot' network type is already provisioned on this node",
    )
    expect(await assign('storage', 'data0')).toBe(
      "400 An interface with interface class 'data' cannot assign platform networks.",
    )
    expect(await assign('oam', 'vlan9')).toBe("400 The 'oam' network type is only supported on controller nodes.")
    expect(await assign('storage', 'vlan9')).toBe('200')
    const unknown = '00000000-0000-4000-8000-000000000000'
    expect(
      refusal(await system.post('interface_networks', {interface_uuid: await face('vlan9'), network_uuid: unknown})),
    ).toBe(`404 Network ${unknown} could not be found.`)
  })

  test('data networks', async () => {
    const {system, face, add, modify} = await bench()
    const make = async (wish: Row) => ((await system.post('datanetworks', wish)).body as Row)['uuid']
    const [vlan, jumbo, vxlan] = [
      await make({network_type: 'vlan', name: 'v1'}),
      await make({network_type: 'vlan', name: 'j1', mtu: 9000}),
      await make({network_type: 'vxlan', name: 'x1', multicast_group: '239.0.0.9', port_num: 4789, ttl: 2}),
    ]
    const assign = async (name: string, network: unknown) =>
      refusal(
        await system.post('interface_datanetworks', {interface_uuid: await face(name), datanetwork_uuid: network}),
      )
    await add({ifname: 'vlan9', iftype: 'vlan', ifclass: 'data', vlan_id: 9, uses: ['enp177s0f0']})
    await modify('enp177s0f1', {ifclass: 'data'})
    expect(await assign('data0', jumbo)).toBe(
      "400 The interface MTU 1500 must be larger than the '9000' datanetwork MTU requirement.",
    )
    expect(await assign('data0', vxlan)).toBe(
      "400 The interface MTU 1500 must be larger than the '1500' datanetwork MTU requirement.",
    )
    expect(await assign('vlan9', vlan)).toBe("400 VLAN based data network 'v1' cannot be assigned to a VLAN interface")
    expect(await assign('data0', vlan)).toBe('200')
    expect(await assign('enp177s0f1', vlan)).toBe(
      '400 Data interface data0 is already attached to this Data Network: v1.',
    )
    expect(await assign('mgmt0', vlan)).toBe(
      "400 An interface with interface class 'platform' cannot assign datanetworks.",
    )
  })

  test('addresses', async () => {
    const {system, face, modify} = await bench()
    await modify('data0', {ipv4_mode: 'static', ipv6_mode: 'static'})
    const at = async (name: string, host?: string) => ({interface_uuid: await face(name, host)})
    const add = async (wish: Row) => refusal(await system.post('addresses', {...(await at('data0')), ...wish}))
    expect(await add({address: '192.168.80.5', prefix: 24})).toBe('200')
    await modify('enp177s0f1', {ifclass: 'data', ipv4_mode: 'static'})
    await refused(add, [
      [{address: 'here', prefix: 24}, '400 Expected an IPv4 or IPv6 address but received here.'],
      [{address: '192.168.81.5', prefix: 0}, '400 Address prefix must be greater than 1 for data network type'],
      [{address: '192.168.81.5', prefix: 33}, '400 invalid IPNetwork 192.168.81.5/33'],
      [{address: '0.0.0.0', prefix: 24}, '400 Address must not be null'],
      [{address: '0.0.0.9', prefix: 24}, '400 Network must not be null'],
      [{address: '192.168.81.0', prefix: 24}, '400 Host bits must not be zero'],
      [{address: '192.168.81.255', prefix: 24}, '400 Address cannot be the network broadcast address'],
      [{address: '239.1.1.5', prefix: 24}, '400 Address must be a unicast address'],
      [{address: 'ff02::5', prefix: 64}, '400 Address must be a unicast address'],
      [{address: '192.168.80.5', prefix: 24}, '409 Address 192.168.80.5/24 already exists on this interface.'],
      [{address: '192.168.204.3', prefix: 24}, '409 Address 192.168.204.3/24 already exists on this interface.'],
      [
        {...(await at('enp177s0f1')), address: '2001:db8::5', prefix: 64},
        "404 IPv6 interface address mode must be 'static' to add addresses",
      ],
      [
        {...(await at('mgmt0')), address: '192.168.90.9', prefix: 24},
        '400 The IP address for this interface is assigned dynamically as specified during system configuration.',
      ],
      [
        {...(await at('oam0', 'controller-0')), address: '192.168.90.9', prefix: 24},
        '400 Unable to complete the action because Host controller-0 is in administrative state = unlocked.',
      ],
    ])
    expect(await add({...(await at('enp177s0f1')), address: '192.168.80.6', prefix: 24})).toMatch(
      /^409 Address 192\.168\.80\.5\/24 on interface \d+ is in same subnet$/,
    )
  })

  test('routes', async () => {
    const {system, face, modify} = await bench()
    await modify('data0', {ipv4_mode: 'static'})
    const interface_uuid = await face('data0')
    await system.post('addresses', {interface_uuid, address: '192.168.80.5', prefix: 24})
    const wish = {interface_uuid, network: '10.90.0.0', prefix: 24, gateway: '192.168.80.1', metric: 1}
    const add = async (more: Row) => refusal(await system.post('routes', {...wish, ...more}))
    await refused(add, [
      [{prefix: 33}, '400 Invalid IP address and prefix'],
      [{network: '10.90.0.7'}, '400 Invalid IP network 10.90.0.7/24 expecting 10.90.0.0/24'],
      [{network: '0.0.0.0'}, '400 Network must not be null when prefix is non zero'],
      [{gateway: 'fd00::1'}, '400 Network and gateway IP versions must match'],
      [{network: '239.1.1.0'}, '400 Network address must be a unicast address'],
      [{gateway: '239.1.1.1'}, '400 Gateway address must be a unicast address'],
      [{gateway: '0.0.0.0'}, '400 Gateway address must not be null'],
      [{gateway: '10.90.0.1'}, '400 Gateway address must not be within destination subnet'],
      [{metric: -1}, '400 Route metric must be greater than zero'],
      [{gateway: '192.168.80.5'}, '409 Route gateway 192.168.80.5 cannot be another local interface'],
      [{gateway: '192.168.99.1'}, '409 Route gateway 192.168.99.1 is not reachable by any address on this interface'],
    ])
    for (const last of [1, 2, 3, 4]) expect(await add({gateway: `192.168.80.${last + 10}`})).toBe('200')
    expect(await add({})).toBe('409 Maximum number of paths (4) already reached for 10.90.0.0/24 already reached.')
    expect(await add({gateway: '192.168.80.11'})).toBe(
      '409 Route 10.90.0.0/24 via 192.168.80.11 already exists on this host.',
    )
  })
})

test('an interface takes an address of its pool, and gives it back', async () => {
  const {system, modify, face} = await bench()
  const pool = {name: 'few', network: '10.62.0.0', prefix: 24, ranges: [['10.62.0.10', '10.62.0.10']]}
  const {uuid} = (await system.post('addrpools', pool)).body as Row
  expect(await modify('data0', {ipv4_mode: 'pool', ipv4_pool: 'few'})).toBe('200')
  const held = async (name: string) => await system.rows(`iinterfaces/${await face(name)}/addresses`)
  expect(await held('data0')).toMatchObject([{address: '10.62.0.10', prefix: 24, pool_uuid: uuid}])
  await modify('enp177s0f1', {ifclass: 'data'})
  expect(await modify('enp177s0f1', {ipv4_mode: 'pool', ipv4_pool: 'few'})).toBe(
    '409 Address pool few has no available addresses',
  )
  const [row] = await held('data0')
  expect(refusal(await system.remove(`addresses/${row?.['uuid']}`))).toBe(
    '409 Address has been allocated from pool; cannot be manually deleted',
  )
  expect(await modify('data0', {ipv4_mode: 'disabled'})).toBe('200')
  expect(await held('data0')).toEqual([])
})

test('an interface that only boots its host carries nothing else', async () => {
  const {system, uuid, face} = await bench()
  await addStorageNetwork(system)
  for (const row of await system.rows(`ihosts/${uuid}/interface_networks`)) {
    await system.remove(`interface_networks/${row['uuid']}`)
  }
  const network = async (type: string) => (await system.rows('networks')).find((one) => one['type'] === type)?.['uuid']
  const assign = async (type: string) =>
    refusal(
      await system.post('interface_networks', {interface_uuid: await face('mgmt0'), network_uuid: await network(type)}),
    )
  expect(await assign('pxeboot')).toBe('200')
  expect(await assign('storage')).toBe(
    "400 An interface assigned with a network of type 'pxeboot' cannot contain additional networks.",
  )
  const on = {interface_uuid: await face('mgmt0')}
  expect(refusal(await system.post('addresses', {...on, address: '192.168.90.9', prefix: 24}))).toBe(
    "409 Interface with network type 'pxeboot' does not support static addresses.",
  )
  const route = {...on, network: '10.90.0.0', prefix: 24, gateway: '192.168.90.1'}
  expect(refusal(await system.post('routes', route))).toBe(
    "409 Routes may not be configured against interfaces with network type 'pxeboot'",
  )
  const [booting] = await system.rows(`ihosts/${uuid}/interface_networks`)
  await system.remove(`interface_networks/${booting?.['uuid']}`)
  expect(await assign('storage')).toBe('200')
  expect(await assign('pxeboot')).toBe(
    "400 You cannot assign a network of type 'pxeboot' to an interface which is already assigned with a different network.",
  )
})
