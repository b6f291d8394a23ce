import {describe, expect, test} from 'vitest'
import {openSystem, type Row, refusal, type System} from './system.js'

const uuidOf = (answer: {body: unknown}) => String((answer.body as Row)['uuid'])
const named = async (system: System, path: string, match: Row): Promise<Row> =>
  (await system.rows(path)).find((row) => Object.entries(match).every(([name, value]) => row[name] === value)) ?? {}

describe('address pools', () => {
  test('which cannot be', async () => {
    const system = await openSystem()
    const pool = {name: 'p', network: '10.62.0.0', prefix: 24}
    const cases: readonly (readonly [Row, string])[] = [
      [{name: ''}, '400 Name must not be an empty string'],
      [{network: 'here'}, '400 Expected an IPv4 or IPv6 address but received here.'],
      [{prefix: 0}, '400 Address prefix must be greater than 1'],
      [{network: '0.0.0.0'}, '400 Network must not be null'],
      [{network: '10.62.0.5'}, '400 Host bits must be zero'],
      [{prefix: 33}, '400 invalid IPNetwork 10.62.0.0/33'],
      [{prefix: 31}, '409 Address pool network prefix must be at least /30'],
      [{order: 'backwards'}, '400 Network address allocation order must be one of: sequential, random'],
      [
        {ranges: [['10.62.0.9', '10.62.0.2']]},
        '409 Invalid range: start address 10.62.0.9 must be less than end address 10.62.0.2',
      ],
      [{ranges: [['10.62.0.0', '10.62.0.9']]}, '409 Address pool range cannot include network address: 10.62.0.0'],
      [
        {ranges: [['10.62.0.9', '10.62.0.255']]},
        '409 Address pool range cannot include broadcast address: 10.62.0.255',
      ],
      [{ranges: [['fd00::1', 'fd00::9']]}, '409 Address pool range IP version must match network IP version'],
      [
        {
          ranges: [
            ['10.62.0.1', '10.62.0.9'],
            ['10.62.0.5', '10.62.0.20'],
          ],
        },
        '409 Addresses from 10.62.0.5-10.62.0.20 already contained in range',
      ],
      [
        {floating_address: '10.63.0.2'},
        '400 IP Address 10.63.0.2 is not in subnet: 10.62.0.0/24. Please configure valid IPv4 address.',
      ],
      [
        {floating_address: '10.62.0.2', ranges: [['10.62.0.10', '10.62.0.20']]},
        '400 IP Address 10.62.0.2 is not in range: 10.62.0.10-10.62.0.20. Please configure valid IPv4 address.',
      ],
      [
        {floating_address: '10.62.0.2', controller0_address: '10.62.0.2'},
        '400 controller0_address can not be the same as floating_address: 10.62.0.2',
      ],
    ]
    for (const [wish, text] of cases) {
      expect(refusal(await system.post('addrpools', {...pool, ...wish})), JSON.stringify(wish)).toBe(text)
    }
    const mgmt = await named(system, 'addrpools', {name: 'management-ipv4'})
    expect(
      refusal(await system.post('addrpools', {...pool, network: '192.168.204.0', floating_address: '192.168.204.2'})),
    ).toBe(`400 Address 192.168.204.2 already assigned to the following address pool: ${mgmt['uuid']}`)
  })

  test('which do not change', async () => {
    const system = await openSystem()
    const mgmt = `addrpools/${(await named(system, 'addrpools', {name: 'management-ipv4'}))['uuid']}`
    expect(refusal(await system.patch(mgmt, {order: 'sequential'}))).toBe(
      '409 Address pool is read-only and cannot be modified or removed',
    )
    expect(refusal(await system.remove(mgmt))).toBe(
      '400 Address pool is the primary for the following network: mgmt. Not possible to delete.',
    )
    const oam = `addrpools/${(await named(system, 'addrpools', {name: 'oam-ipv4'}))['uuid']}`
    expect(refusal(await system.patch(oam, {floating_address: 'none'}))).toBe(
      '400 The field must not be empty: floating_address',
    )
    expect(refusal(await system.patch(oam, {network: '192.168.204.0'}))).toMatch(
      /^409 Address pool 192\.168\.204\.0\/24 overlaps with: 'management-ipv4' \{.*\} assigned to mgmt network$/,
    )
    expect((await system.patch(oam, {floating_address: '10.10.10.22'})).body).toMatchObject({
      floating_address: '10.10.10.22',
    })
    expect((await system.rows('iextoam'))[0]).toMatchObject({oam_floating_ip: '10.10.10.22'})
  })

  test('addresses with a role come, change and go', async () => {
    const system = await openSystem()
    const pool = {name: 'p', network: '10.62.0.0', prefix: 24, floating_address: '10.62.0.2'}
    const path = `addrpools/${uuidOf(await system.post('addrpools', pool))}`
    const held = async () =>
      (await system.rows('addresses')).filter((one) => String(one['address']).startsWith('10.62.'))
    expect((await system.patch(path, {floating_address: '10.62.0.3'})).body).toMatchObject({
      floating_address: '10.62.0.3',
    })
    expect((await held()).map((one) => one['address'])).toEqual(['10.62.0.3'])
    expect((await system.patch(path, {floating_address: 'none'})).body).toMatchObject({
      floating_address: null,
      floating_address_id: null,
    })
    expect(await held()).toEqual([])
  })
})

describe('networks', () => {
  test('which cannot be', async () => {
    const system = await openSystem()
    const inside = uuidOf(await system.post('addrpools', {name: 'inside', network: '192.168.204.0', prefix: 25}))
    expect(refusal(await system.post('networks', {type: 'admin', name: 'admin', pool_uuid: inside}))).toMatch(
      /^409 Address pool 'inside' \{.*\} 192\.168\.204\.0\/25 overlaps with: 'management-ipv4' \{.*\} assigned to mgmt network$/,
    )
    expect(refusal(await system.post('networks', {type: 'mgmt', name: 'm2', pool_uuid: inside}))).toBe(
      '409 Network of type mgmt already exists.',
    )
    const mgmt = await named(system, 'networks', {type: 'mgmt'})
    expect(refusal(await system.remove(`networks/${mgmt['uuid']}`))).toBe(
      `400 Cannot delete type mgmt network ${mgmt['uuid']} after initial configuration completion`,
    )
  })

  test('one pool of each family, two at most', async () => {
    const system = await openSystem()
    const pool = async (name: string, network: string, prefix: number) =>
      uuidOf(await system.post('addrpools', {name, network, prefix}))
    const network = async (type: string) => String((await named(system, 'networks', {type}))['uuid'])
    const assign = async (type: string, address_pool_uuid: string) =>
      await system.post('network_addresspools', {address_pool_uuid, network_uuid: await network(type)})
    const [four, six, more] = [
      await pool('four', '10.62.0.0', 24),
      await pool('six', 'fd62::', 64),
      await pool('more', 'fd63::', 64),
    ]
    expect(refusal(await assign('cluster-host', four))).toBe(
      '400 Network of type cluster-host already have pool cluster-host-subnet for family IPv4',
    )
    expect(refusal(await assign('cluster-pod', six))).toBe(
      '400 Cluster-pod address-pool can not be added before OAM address-pool of same IP family',
    )
    expect(refusal(await assign('pxeboot', six))).toMatch(
      /^400 Cannot create relation for network \{.*\} with type pxeboot after initial configuration completion$/,
    )
    expect((await assign('oam', six)).status).toBe(200)
    expect(refusal(await assign('cluster-host', six))).toMatch(
      /^409 Address pool 'six'|^400 Address pool already in use/,
    )
    expect(refusal(await assign('oam', more))).toBe(
      "400 Network of type oam already have maximum of 2 pools attached: ['oam-ipv4', 'six']",
    )
    const pod = await assign('cluster-pod', more)
    expect(pod.status).toBe(200)
    const links = await system.rows('network_addresspools')
    const link = (name: string) =>
      `network_addresspools/${links.find((one) => one['address_pool_name'] === name)?.['uuid']}`
    expect(refusal(await system.remove(link('six')))).toBe(
      '400 oam address-pool can not be deleted before cluster-pod address-pool of same IP family',
    )
    expect(refusal(await system.remove(link('oam-ipv4')))).toBe(
      "400 Cannot remove primary pool 'oam-ipv4' from 'oam' with type oam",
    )
    expect((await system.remove(link('more'))).status).toBe(204)
    expect((await system.remove(link('six'))).status).toBe(204)
  })
})

test('data networks', async () => {
  const system = await openSystem()
  const add = async (wish: Row) =>
    refusal(await system.post('datanetworks', {name: 'd1', network_type: 'vlan', ...wish}))
  expect(await add({mtu: 575})).toBe('400 MTU must be between 576 and 9216 bytes.')
  expect(await add({mtu: 9217})).toBe('400 MTU must be between 576 and 9216 bytes.')
  expect(await add({name: 'none'})).toBe("400 DataNetwork name 'none' is not allowed")
  expect(await add({network_type: undefined})).toBe('400 DataNetwork network_type is required.')
})
