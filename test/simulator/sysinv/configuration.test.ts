import {describe, expect, test} from 'vitest'
import {openSystem, type Row, refusal, type System} from './system.js'

const only = async (system: System, path: string): Promise<Row> => (await system.rows(path))[0] ?? {}
const change = async (system: System, path: string, values: Row) => {
  const {uuid} = await only(system, path)
  return system.patch(`${path}/${uuid}`, values)
}
const stale = ['250.001 host=controller-0', '250.001 host=controller-1']

describe('what running hosts can take is brought to them', () => {
  test.each([
    ['idns', {nameservers: '1.1.1.1', action: 'apply'}, stale],
    ['drbdconfig', {link_util: '50', action: 'apply'}, stale],
    ['drbdconfig', {secure: 'False'}, stale],
    ['isystems', {https_enabled: 'false'}, stale],
    ['isystems', {timezone: 'America/Toronto'}, [...stale, '250.001 host=worker-0', '250.001 host=worker-1']],
    [
      'remotelogging',
      {ip_address: '10.10.10.9', enabled: 'true', action: 'apply'},
      [...stale, '250.001 host=worker-0', '250.001 host=worker-1'],
    ],
  ])('%s %j', async (path, values, alarms) => {
    const system = await openSystem()
    expect((await change(system, path, values)).status).toBe(200)
    expect(await system.alarms()).toEqual(expect.arrayContaining(alarms))
    expect(await system.state('controller-1', 'config_status')).toBe('Config out-of-date')
    await system.pass('1m')
    expect(await system.alarms()).toEqual([])
    const {config_applied: applied, config_target: target} = await system.host('controller-1')
    expect(applied).toBe(target)
  })
})

test('what takes a restart stays out of date until a host was locked and unlocked', async () => {
  const system = await openSystem('aio-dx')
  await change(system, 'intp', {ntpservers: '10.10.10.8', action: 'apply'})
  await system.pass('10m')
  expect(await system.alarms()).toEqual(stale)
  // What is brought to it later does not hide that.
  await change(system, 'idns', {nameservers: '1.1.1.1', action: 'apply'})
  await system.pass('10m')
  expect(await system.alarms()).toEqual(stale)
  await system.act('controller-1', 'lock')
  await system.pass('2m')
  await system.act('controller-1', 'unlock')
  await system.pass('15m')
  expect(await system.alarms()).toEqual(['250.001 host=controller-0'])
})

test('without a change nothing is out of date', async () => {
  const system = await openSystem()
  const {nameservers} = await only(system, 'idns')
  await change(system, 'idns', {nameservers, action: 'apply'})
  // What the controllers copy to each other is secure from the first day.
  expect((await change(system, 'drbdconfig', {secure: 'True'})).status).toBe(200)
  expect(await system.alarms()).toEqual([])
})

describe('OAM addresses', () => {
  const wanted = {
    ...{oam_subnet: '10.20.30.0/24', oam_gateway_ip: '10.20.30.1', oam_floating_ip: '10.20.30.2'},
    ...{oam_c0_ip: '10.20.30.3', oam_c1_ip: '10.20.30.4'},
  }

  test('are new at once, and on the controllers after each was locked and unlocked', async () => {
    const system = await openSystem('aio-dx')
    const answer = await change(system, 'iextoam', wanted)
    expect(answer.body).toMatchObject({...wanted, oam_start_ip: '10.20.30.1', oam_end_ip: '10.20.30.254'})
    const pool = (await system.rows('addrpools')).find(({network}) => network === '10.20.30.0')
    expect(pool).toMatchObject({network: '10.20.30.0', floating_address: '10.20.30.2'})
    await system.pass('10m')
    expect(await system.alarms()).toEqual(stale)
    expect(refusal(await system.act('controller-0', 'swact'))).toMatch(/Apply target Config via Lock\/Unlock/)
  })

  test('of the only controller take effect at once', async () => {
    const system = await openSystem('aio-sx')
    await change(system, 'iextoam', {oam_floating_ip: '10.10.10.22'})
    expect(await system.alarms()).toEqual(['250.001 host=controller-0'])
    await system.pass('1m')
    expect(await system.alarms()).toEqual([])
  })

  test.each([
    [
      {oam_floating_ip: '10.99.10.20'},
      'IP Address 10.99.10.20 is not in subnet: 10.10.10.0/24. Please configure valid IPv4 address.',
    ],
    [{oam_floating_ip: 'foo'}, 'Invalid address foo in oam_floating_ip. Please configure a valid IPv4 address'],
    [
      {oam_floating_ip: '10.10.10.0'},
      'Invalid IP address: 10.10.10.0. Cannot use network address: 10.10.10.0. Please configure valid IPv4 address.',
    ],
    [
      {oam_floating_ip: '10.10.10.255'},
      'Cannot use broadcast address: 10.10.10.255. Please configure valid IPv4 address.',
    ],
    [
      {oam_floating_ip: '2001:db8::1'},
      'Invalid IP version 6: 2001:db8::1. Please configure valid IPv4 address for subnet 10.10.10.0/24.',
    ],
    [{oam_c0_ip: '10.10.10.4'}, 'Invalid address: oam_c0_ip=10.10.10.4 and oam_c1_ip=10.10.10.4 must be unique. '],
    [
      {oam_gateway_ip: '10.10.10.3'},
      'Invalid address: oam_c0_ip=10.10.10.3, oam_c1_ip=10.10.10.4, oam_gateway_ip=10.10.10.3 must be unique.',
    ],
    [{oam_subnet: '10.10.10.0/33'}, 'Invalid subnet oam_subnet 10.10.10.0/33.Please configure a valid subnet'],
    [
      {oam_subnet: '10.10.10.5/24'},
      'Invalid subnet oam_subnet 10.10.10.5/24.Please check and configure a valid OAM Subnet.',
    ],
    [
      {oam_subnet: '10.10.11.0/24'},
      'IP Address 10.10.10.1 is not in subnet: 10.10.11.0/24. Please configure valid IPv4 address.',
    ],
  ])('%j is refused', async (values, reason) => {
    const system = await openSystem('aio-dx')
    const before = await only(system, 'iextoam')
    expect(refusal(await change(system, 'iextoam', values))).toBe(`400 ${reason}`)
    expect(await only(system, 'iextoam')).toEqual(before)
    expect(await system.alarms()).toEqual([])
  })
})

describe('the system', () => {
  test('is described', async () => {
    const system = await openSystem()
    const values = {name: 'lab-1', contact: 'ops', location: 'Ottawa', latitude: '45.1', longitude: '-75.9'}
    expect((await change(system, 'isystems', values)).body).toMatchObject(values)
    expect(await system.alarms()).toEqual([])
  })

  test('takes another security feature by its name', async () => {
    const system = await openSystem('aio-sx')
    const {body} = await change(system, 'isystems', {security_feature: 'spectre_meltdown_v1'})
    expect(body).toMatchObject({security_feature: 'nopti nospectre_v2 nospectre_v1'})
    expect(await system.alarms()).toEqual(['250.001 host=controller-0'])
  })

  test.each([
    ['standard', {timezone: 'Mars/Phobos'}, 'Timezone file Mars/Phobos does not exist.'],
    ['standard', {latitude: '90.5'}, 'Latitude must be between -90 and +90'],
    ['standard', {longitude: 'abc'}, 'Longitude must be between -180 and +180'],
    ['standard', {name: 'Köln'}, 'System values must not contain special characters.'],
    ['standard', {software_version: '99'}, 'software_version field cannot be modified.'],
    ['standard', {system_type: 'Standard'}, 'system_type field cannot be modified.'],
    ['standard', {system_mode: 'simplex'}, 'system_mode can only be modified on an AIO system'],
    ['aio-dx', {system_mode: 'simplex'}, 'Cannot modify system mode from duplex to simplex.'],
    ['aio-dx', {system_mode: 'foo'}, 'Invalid system mode: foo'],
    ['aio-sx', {system_mode: 'duplex'}, "Cannot modify system mode if host 'controller-0' is not locked."],
    ['aio-dx', {sdn_enabled: 'true'}, 'Host controller-1 must be locked.'],
    ['aio-sx', {sdn_enabled: 'true'}, 'Host controller-0 must be locked.'],
    ['standard', {vswitch_type: 'none'}, 'vswitch_type is already set as none'],
    ['standard', {vswitch_type: 'bogus'}, 'Unexpected value bogus specified for vswitch_type'],
    ['standard', {security_feature: 'foo'}, 'Unexpected value foo specified for security_feature'],
    [
      ...(['standard', {distributed_cloud_role: 'systemcontroller'}] as const),
      "Cannot set distributed_cloud_role to 'systemcontroller' after initial configuration",
    ],
    ['dc', {distributed_cloud_role: 'subcloud'}, "distributed_cloud_role is already set  as 'systemcontroller'"],
    ['standard', {distributed_cloud_role: 'foo'}, "Unexpected value 'foo' specified for distributed_cloud_role"],
  ] as const)('%s: %j is refused', async (scenario, values, reason) => {
    const system = await openSystem(scenario)
    const before = await only(system, 'isystems')
    expect(refusal(await change(system, 'isystems', values))).toBe(`400 ${reason}`)
    expect(await only(system, 'isystems')).toEqual(before)
  })

  test('becomes duplex on the way that is prescribed', async () => {
    const system = await openSystem('aio-sx')
    await system.act('controller-0', 'lock')
    await system.pass('2m')
    expect(refusal(await change(system, 'isystems', {system_mode: 'duplex'}))).toMatch(
      /management interface is configured on loopback/,
    )
  })

  test('is duplex in every respect once it became so', async () => {
    const system = await openSystem('aio-sx')
    const second = {hostname: 'controller-1', personality: 'controller', mgmt_mac: '52:54:00:00:00:01'}
    expect(refusal(await system.post('ihosts', second))).toMatch(/Adding a host on a simplex system is not allowed/)
    await system.act('controller-0', 'lock')
    await system.pass('2m')
    const {uuid} = await system.host('controller-0')
    const faces = await system.rows(`ihosts/${uuid}/iinterfaces`)
    const face = faces.find((one) => one['ifname'] === 'enp2s0f1')
    const networks = await system.rows('networks')
    const links = await system.rows(`ihosts/${uuid}/interface_networks`)
    for (const type of ['mgmt', 'cluster-host']) {
      const link = links.find((one) => one['network_name'] === type)
      expect((await system.remove(`interface_networks/${link?.['uuid']}`)).status).toBe(204)
      const network = networks.find((one) => one['type'] === type)
      const assigned = {interface_uuid: face?.['uuid'], network_uuid: network?.['uuid']}
      expect((await system.post('interface_networks', assigned)).status).toBe(200)
    }
    expect((await change(system, 'isystems', {system_mode: 'duplex'})).body).toMatchObject({system_mode: 'duplex'})
    await system.act('controller-0', 'unlock')
    await system.pass('20m')
    expect((await system.post('ihosts', second)).body).toMatchObject({hostname: 'controller-1'})
    expect(refusal(await system.act('controller-0', 'lock'))).toMatch(/^400 /)
    // It was found on the management network, so that is where its management interface is.
    await system.pass('1h')
    const {uuid: other} = await system.host('controller-1')
    const its = await system.rows(`ihosts/${other}/iinterfaces`)
    expect(its.map((one) => one['ifname'])).toContain('mgmt0')
    expect(its.map((one) => one['ifname'])).not.toContain('lo')
    const carried = await system.rows(`ihosts/${other}/interface_networks`)
    expect(carried.map((one) => `${one['network_name']} on ${one['ifname']}`).sort()).toEqual([
      'mgmt on mgmt0',
      'pxeboot on mgmt0',
    ])
  })
})

describe('SDN controllers', () => {
  const body = {ip_address: '10.10.10.62', port: '6653', transport: 'TCP'}

  test('come after SDN itself', async () => {
    const system = await openSystem()
    expect(refusal(await system.post('sdn_controller', body))).toBe('400 SDN configuration is not enabled.')
    for (const name of ['worker-0', 'worker-1']) await system.act(name, 'lock')
    await system.pass('2m')
    expect((await change(system, 'isystems', {sdn_enabled: 'true'})).body).toMatchObject({
      capabilities: {sdn_enabled: true},
    })
    const added = await system.post('sdn_controller', body)
    expect(added.body).toMatchObject({...body, port: 6653, state: 'enabled'})
    expect(refusal(await change(system, 'isystems', {sdn_enabled: 'false'}))).toMatch(/SDN cannot be disabled/)
    const patched = await change(system, 'sdn_controller', {state: 'disabled', port: '6640'})
    expect(patched.body).toMatchObject({state: 'disabled', port: 6640})
    expect(refusal(await change(system, 'sdn_controller', {port: 'x'}))).toMatch(
      /^400 Invalid input for field\/attribute port/,
    )
    expect(refusal(await change(system, 'sdn_controller', {ip_address: '2001:db8::1'}))).toMatch(
      /does not match the address family/,
    )
    expect(refusal(await system.post('sdn_controller', {ip_address: '10.10.10.62'}))).toMatch(
      /required SDN controller parameters/,
    )
    expect((await system.remove(`sdn_controller/${(added.body as Row)['uuid']}`)).status).toBe(204)
    expect(await system.rows('sdn_controller')).toEqual([])
  })
})

describe('remote logging', () => {
  test.each([
    [
      {transport: 'foo'},
      "Invalid input for field/attribute transport. Value: 'foo'. Value should be one of: udp, tls, tcp",
    ],
    [
      {port: 'abc'},
      "Invalid input for field/attribute port. Value: 'abc'. Wrong type. Expected '<class 'int'>', got '<class 'str'>'",
    ],
    [{ip_address: 'foo'}, 'Expected an IPv4 or IPv6 address but received foo.'],
    [{enabled: 'true'}, 'No remote logging provided.'],
  ])('%j is refused', async (values, reason) => {
    const system = await openSystem()
    expect(refusal(await change(system, 'remotelogging', {...values, action: 'apply'}))).toBe(`400 ${reason}`)
  })
})

test.each(['idns', 'intp', 'iextoam', 'remotelogging', 'isystems'])('there is one %s, always', async (path) => {
  const system = await openSystem()
  const {uuid} = await only(system, path)
  expect(refusal(await system.remove(`${path}/${uuid}`))).toBe('403 Operation not permitted.')
  expect(refusal(await system.post(path, {}))).toBe('403 Operation not permitted.')
})
