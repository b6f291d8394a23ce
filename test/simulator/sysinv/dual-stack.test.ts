import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {readScenario} from '../../../src/simulator/scenarios/read.js'
import {temporaryDirectory} from '../support/temporary.js'
import {addStorageNetwork, openSystem, type Row, type System} from './system.js'

/** The addresses of a name, with the interface that each is on. */
async function named(system: System, name: string): Promise<string[]> {
  const all = await Promise.all(
    (await system.rows('addresses')).map(async ({uuid}) => (await system.get(`addresses/${uuid}`)).body as Row),
  )
  return all.filter((one) => one['name'] === name).map((one) => `${one['address']}/${one['prefix']} ${one['ifname']}`)
}

const networkOf = async (system: System, type: string): Promise<Row> =>
  (await system.rows('networks')).find((one) => one['type'] === type) ?? {}

/** A pool of the other family, given to a network; answers the row that ties them. */
async function addPool(system: System, type: string, pool: Row): Promise<string> {
  const made = await system.post('addrpools', {name: `${type}-ipv6`, prefix: 64, ...pool})
  expect(made.status).toBe(200)
  const {uuid} = made.body as Row
  const network = await networkOf(system, type)
  const tied = await system.post('network_addresspools', {network_uuid: network['uuid'], address_pool_uuid: uuid})
  expect(tied.status).toBe(200)
  return String((tied.body as Row)['uuid'])
}

const modes = async (system: System, host: string, ifname: string) => {
  const faces = await system.rows(`ihosts/${(await system.host(host))['uuid']}/iinterfaces`)
  const face = faces.find((one) => one['ifname'] === ifname)
  return `${face?.['ipv4_mode']} ${face?.['ipv6_mode']}`
}

describe('a second pool of the management network', () => {
  test('gives each host an address beside its first one, on its interface, whose mode it sets', async () => {
    const system = await openSystem()
    expect(await modes(system, 'worker-0', 'mgmt0')).toBe('static disabled')
    const tie = await addPool(system, 'mgmt', {network: 'fd01::'})
    expect(await named(system, 'controller-mgmt')).toEqual([
      expect.stringMatching(/^192\.168\.204\.2\//),
      'fd01::1/64 null',
    ])
    expect((await named(system, 'controller-0-mgmt'))[1]).toBe('fd01::2/64 mgmt0')
    expect((await named(system, 'controller-1-mgmt'))[1]).toBe('fd01::3/64 mgmt0')
    expect((await named(system, 'worker-0-mgmt'))[1]).toMatch(/^fd01::[0-9a-f:]+\/64 mgmt0$/)
    for (const host of ['controller-0', 'controller-1', 'worker-0']) {
      expect(await modes(system, host, 'mgmt0')).toBe('static static')
    }
    const pool = (await system.rows('addrpools')).find((one) => one['name'] === 'mgmt-ipv6')
    expect(pool).toMatchObject({floating_address: 'fd01::1', controller0_address: 'fd01::2'})
    expect((await system.remove(`network_addresspools/${tie}`)).status).toBe(204)
    expect((await named(system, 'worker-0-mgmt'))[1]).toMatch(/ null$/)
    expect((await named(system, 'worker-0-mgmt'))[0]).toMatch(/ mgmt0$/)
    expect(await modes(system, 'worker-0', 'mgmt0')).toBe('static null')
    // Basic networking changed: hosts restart before it is in effect.
    expect(await system.alarms()).toEqual(
      expect.arrayContaining(['250.001 host=controller-0', '250.001 host=worker-0']),
    )
  })

  test('gives an address of each family to a host that joins later', async () => {
    const system = await openSystem()
    await addPool(system, 'mgmt', {network: 'fd01::'})
    const added = await system.post('ihosts', {
      ...{hostname: 'worker-7', personality: 'worker', mgmt_mac: '52:54:00:00:00:07'},
    })
    expect((added.body as Row)['mgmt_ip']).toMatch(/^192\.168\.204\./)
    expect(await named(system, 'worker-7-mgmt')).toHaveLength(2)
    await system.pass('30m')
    for (const one of await named(system, 'worker-7-mgmt')) expect(one).toMatch(/ mgmt0$/)
    await system.remove('ihosts/worker-7')
    expect(await named(system, 'worker-7-mgmt')).toEqual([])
  })
})

describe('a second pool of the OAM network', () => {
  const oam = {
    ...{network: 'fd02::', floating_address: 'fd02::2'},
    ...{controller0_address: 'fd02::3', controller1_address: 'fd02::4', gateway_address: 'fd02::1'},
  }

  test('gives the controllers the addresses that it names', async () => {
    const system = await openSystem()
    await addPool(system, 'oam', oam)
    expect((await named(system, 'controller-0-oam'))[1]).toBe('fd02::3/64 oam0')
    expect((await named(system, 'controller-1-oam'))[1]).toBe('fd02::4/64 oam0')
    expect((await named(system, 'controller-oam'))[1]).toBe('fd02::2/64 null')
    expect(await modes(system, 'controller-0', 'oam0')).toBe('static static')
    expect(await system.alarms()).toContain('250.001 host=controller-0')
  })

  test('gives the only controller of a simplex system the floating one', async () => {
    const system = await openSystem('aio-sx')
    await addPool(system, 'oam', {network: 'fd02::', floating_address: 'fd02::2', gateway_address: 'fd02::1'})
    expect((await named(system, 'controller-oam'))[1]).toBe('fd02::2/64 oam0')
  })
})

describe('a simplex system', () => {
  test.each([
    ['mgmt', '192.168.204.2/24 lo'],
    ['cluster-host', '192.168.206.2/24 lo'],
    ['oam', '10.10.10.2/24 oam0'],
  ])('has the floating address of %s on its interface, and no other', async (type, address) => {
    const system = await openSystem('aio-sx')
    expect(await named(system, `controller-${type}`)).toEqual([address])
    expect(await named(system, `controller-0-${type}`)).toEqual([])
    if (type === 'mgmt') expect((await system.host('controller-0'))['mgmt_ip']).toBe('192.168.204.2')
  })
})

test('the external OAM network is named as the network that it shows', async () => {
  const system = await openSystem()
  expect((await system.rows('iextoam'))[0]?.['uuid']).toBe((await networkOf(system, 'oam'))['uuid'])
})

describe('a system whose scenario names pairs', () => {
  const file = () => {
    const path = join(temporaryDirectory(), 'pairs.yaml')
    writeFileSync(
      path,
      `description: both families
central:
  mode: duplex
  type: Standard
  networks:
    mgmt: {subnet: '192.168.204.0/24,fd01::/64'}
    oam: {subnet: 'fd02::/64'}
  hosts:
    - {personality: controller, count: 2}
    - {personality: worker}
`,
    )
    return path
  }

  test('has a pool of each family, and an address of each on every host, from its first day', async () => {
    const system = await openSystem(await readScenario(file()))
    expect(await named(system, 'controller-0-mgmt')).toEqual(['192.168.204.3/24 mgmt0', 'fd01::3/64 mgmt0'])
    expect(await named(system, 'worker-0-mgmt')).toHaveLength(2)
    expect(await modes(system, 'worker-0', 'mgmt0')).toBe('static static')
    expect((await networkOf(system, 'mgmt'))['primary_pool_family']).toBe('IPv4')
    const names = (await system.rows('addrpools')).map((one) => one['name'])
    expect(names).toEqual(expect.arrayContaining(['management-ipv4', 'management-ipv6', 'oam-ipv6']))
    expect(names).not.toContain('oam-ipv4')
    // The other network has one family, which is not the usual one.
    expect(await named(system, 'controller-0-oam')).toEqual(['fd02::3/64 oam0'])
    expect(await modes(system, 'controller-0', 'oam0')).toBe('disabled static')
    // The second one can be taken away again, as one that was tied later.
    const tie = (await system.rows('network_addresspools')).find(
      (one) => one['address_pool_name'] === 'management-ipv6',
    )
    expect((await system.remove(`network_addresspools/${tie?.['uuid']}`)).status).toBe(204)
    expect(await modes(system, 'worker-0', 'mgmt0')).toBe('static null')
  })
})

test('a network that is made later has the addresses that its controllers need', async () => {
  const system = await openSystem()
  await addStorageNetwork(system)
  expect(await named(system, 'controller-storage')).toEqual(['10.10.20.1/24 null'])
  expect(await named(system, 'controller-0-storage')).toEqual(['10.10.20.2/24 null'])
})
