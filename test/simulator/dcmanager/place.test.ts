import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {plannedNetworks} from '../../../src/simulator/services/dcmanager/region/place.js'
import {overlap} from '../../../src/simulator/services/sysinv/network/ip.js'
import {bootstrap, call, force, password, remoteParts, send, status, yamlPart} from '../support/fleet.js'
import {openSession, type Session} from '../support/session.js'

let session: Session
beforeEach(async () => {
  session = await openSession({subclouds: 2})
})
afterEach(() => session.simulator.close())

type Row = Record<string, unknown>
const rows = async (region: string, path: string): Promise<Row[]> => {
  const {body} = await session.ask('GET', `/${region}/sysinv/v1/${path}`)
  return Object.values(body as Record<string, Row[]>)[0] ?? []
}
const pool = async (region: string, type: string): Promise<Row | undefined> => {
  const network = (await rows(region, 'networks')).find((one) => one['type'] === type)
  return (await rows(region, 'addrpools')).find((one) => one['uuid'] === network?.['pool_uuid'])
}
const detail = async (name: string) => (await call(session, 'GET', `/subclouds/${name}/detail`)).body as Row

describe('a subcloud lies where dcmanager says', () => {
  test('with its management and OAM networks', async () => {
    for (const name of ['subcloud1', 'subcloud2']) {
      const shown = await detail(name)
      const management = await pool(name, 'mgmt')
      expect(`${management?.['network']}/${management?.['prefix']}`).toBe(shown['management-subnet'])
      expect(management).toMatchObject({
        ranges: [[shown['management-start-ip'], shown['management-end-ip']]],
        gateway_address: shown['management-gateway-ip'],
        floating_address: shown['management-start-ip'],
      })
      expect(shown['oam_floating_ip']).toBe((await pool(name, 'oam'))?.['floating_address'])
      const [host] = await rows(name, 'ihosts')
      // An only controller has no address beside the floating one.
      expect(host?.['mgmt_ip']).toBe(management?.['floating_address'])
    }
    expect((await pool('subcloud1', 'mgmt'))?.['network']).not.toBe((await pool('subcloud2', 'mgmt'))?.['network'])
  })

  test('knows the networks of its controller', async () => {
    const [management, oam] = [await pool('RegionOne', 'mgmt'), await pool('RegionOne', 'oam')]
    const at = ({network, prefix, floating_address}: Row) => ({network, prefix, floating_address})
    expect(await pool('subcloud1', 'system-controller')).toMatchObject({
      name: 'system-controller-subnet',
      ...at(management ?? {}),
    })
    expect(await pool('subcloud1', 'system-controller-oam')).toMatchObject({
      name: 'system-controller-oam-subnet',
      ...at(oam ?? {}),
    })
    expect(await pool('RegionOne', 'system-controller')).toBeUndefined()
    const theirs = (await pool('subcloud1', 'system-controller-oam'))?.['uuid']
    const listed = (await rows('subcloud1', 'addresses')).filter((one) => one['pool_uuid'] === theirs)
    expect(listed).toMatchObject([{address: oam?.['floating_address'], ifname: null, forihostid: null}])
  })

  test('no two of five thousand meet, nor the central system', async () => {
    const central = (await rows('RegionOne', 'addrpools')).map(({network, prefix}) => ({
      network: String(network),
      prefix: Number(prefix),
    }))
    const seen = new Set<string>()
    for (let n = 1; n <= 5000; n += 1) {
      const {management, oam} = plannedNetworks(n)
      for (const subnet of [management.subnet, oam.subnet]) {
        const [network = '', prefix] = subnet.split('/')
        // A /26 and a /24 that share their first three numbers meet.
        const block = network.split('.').slice(0, 3).join('.')
        expect(seen.has(block), `${subnet} of subcloud${n}`).toBe(false)
        seen.add(block)
        const met = central.find((one) => overlap(one, {network, prefix: Number(prefix)}))
        expect(met, `${subnet} of subcloud${n}`).toBeUndefined()
      }
    }
  })
})

test('a subcloud that is added lies where its bootstrap values say', async () => {
  const values = bootstrap('edge1', 200, {
    management_start_address: '192.168.200.20',
    cluster_host_subnet: '192.168.77.0/24',
    cluster_pod_subnet: '172.20.0.0/16',
  })
  await send(
    session,
    'POST',
    '/subclouds/',
    remoteParts('edge1', 200, {bootstrap_values: yamlPart(values), deploy_config: yamlPart({})}),
  )
  await session.simulator.advance('3h')
  expect(await status(session, 'edge1')).toBe('complete')
  const shown = await detail('edge1')
  const region = String(shown['region_name'])
  expect(await pool(region, 'mgmt')).toMatchObject({
    ...{network: '192.168.200.0', prefix: 24, ranges: [['192.168.200.20', '192.168.200.50']]},
    ...{gateway_address: '192.168.200.1', floating_address: '192.168.200.20', controller0_address: null},
  })
  expect(await pool(region, 'oam')).toMatchObject({
    ...{network: '10.20.200.0', prefix: 24, gateway_address: '10.20.200.1', floating_address: '10.20.200.10'},
  })
  expect(await pool(region, 'cluster-host')).toMatchObject({network: '192.168.77.0', prefix: 24})
  expect(await pool(region, 'cluster-pod')).toMatchObject({network: '172.20.0.0', prefix: 16})
  const [host] = await rows(region, 'ihosts')
  expect(host?.['mgmt_ip']).toBe('192.168.200.20')
  expect(shown['oam_floating_ip']).toBe('10.20.200.10')
})

test('one with an admin network has it beside the management network', async () => {
  const values = bootstrap('edge2', 201, {
    ...{admin_subnet: '10.60.0.0/24', admin_start_address: '10.60.0.10', admin_end_address: '10.60.0.20'},
    ...{admin_gateway_address: '10.60.0.1', management_gateway_address: undefined},
  })
  const answer = await send(
    session,
    'POST',
    '/subclouds/',
    remoteParts('edge2', 201, {bootstrap_values: yamlPart(values), deploy_config: yamlPart({})}),
  )
  expect(answer.status).toBe(200)
  await session.simulator.advance('3h')
  const region = String((await detail('edge2'))['region_name'])
  expect(await pool(region, 'admin')).toMatchObject({
    ...{name: 'admin-ipv4', network: '10.60.0.0', ranges: [['10.60.0.10', '10.60.0.20']]},
    ...{gateway_address: '10.60.0.1', floating_address: '10.60.0.10'},
  })
  expect(await pool(region, 'mgmt')).toMatchObject({network: '192.168.201.0', floating_address: '192.168.201.2'})
})

/** The pools of a network, the first one first. */
const poolsOf = async (region: string, type: string): Promise<string[]> => {
  const network = (await rows(region, 'networks')).find((one) => one['type'] === type)
  const ties = (await rows(region, 'network_addresspools')).filter((one) => one['network_uuid'] === network?.['uuid'])
  const all = await rows(region, 'addrpools')
  return ties.map((tie) => {
    const found = all.find((one) => one['uuid'] === tie['address_pool_uuid'])
    return `${found?.['name']} ${found?.['network']}/${found?.['prefix']} ${found?.['floating_address']}`
  })
}

test('one whose values name pairs has both families from its first day', async () => {
  const values = bootstrap('edge3', 202, {
    ...{management_subnet: '192.168.202.0/24,fd02::/64', management_start_address: '192.168.202.2,fd02::2'},
    ...{management_end_address: '192.168.202.50,fd02::50', management_gateway_address: '192.168.202.1,fd02::1'},
    ...{external_oam_subnet: '10.20.202.0/24,fd12::/64', external_oam_gateway_address: '10.20.202.1,fd12::1'},
    external_oam_floating_address: '10.20.202.10,fd12::10',
  })
  const answer = await send(
    session,
    'POST',
    '/subclouds/',
    remoteParts('edge3', 202, {bootstrap_values: yamlPart(values), deploy_config: yamlPart({})}),
  )
  expect(answer.status).toBe(200)
  await session.simulator.advance('3h')
  const region = String((await detail('edge3'))['region_name'])
  expect(await poolsOf(region, 'mgmt')).toEqual([
    'management-ipv4 192.168.202.0/24 192.168.202.2',
    'management-ipv6 fd02::/64 fd02::2',
  ])
  expect(await poolsOf(region, 'oam')).toEqual(['oam-ipv4 10.20.202.0/24 10.20.202.10', 'oam-ipv6 fd12::/64 fd12::10'])
  const [host] = await rows(region, 'ihosts')
  const faces = await rows(region, `ihosts/${host?.['uuid']}/iinterfaces`)
  const modes = (name: string) => {
    const face = faces.find((one) => one['ifname'] === name)
    return `${face?.['ipv4_mode']} ${face?.['ipv6_mode']}`
  }
  expect([modes('lo'), modes('oam0')]).toEqual(['static static', 'static static'])
})

test('one that moves to another network has that as its admin network', async () => {
  const moved = {
    ...{management_subnet: '10.70.0.0/24', management_gateway_ip: '10.70.0.1'},
    ...{management_start_ip: '10.70.0.10', management_end_ip: '10.70.0.20'},
    ...{bootstrap_address: '10.10.20.3', sysadmin_password: password},
  }
  await force(session, 'subcloud1', {management: 'unmanaged'})
  for (const floating of ['10.70.0.10', '10.71.0.10']) {
    const values = Object.fromEntries(
      Object.entries(moved).map(([name, value]) => [name, value.replace('10.70.', floating.slice(0, 6))]),
    )
    expect(await send(session, 'PATCH', '/subclouds/subcloud1', values)).toMatchObject({status: 200})
    await session.simulator.advance('1h')
    const {region_name: region, 'management-start-ip': start} = await detail('subcloud1')
    expect(start).toBe(floating)
    expect(await poolsOf(String(region), 'admin')).toEqual([
      `admin-ipv4 ${floating.replace(/10$/, '0')}/24 ${floating}`,
    ])
    // The former pool, whatever an operator called it, is no more.
    const named = (await rows(String(region), 'addrpools')).filter(({name}) => String(name).startsWith('admin'))
    expect(named).toHaveLength(1)
    const carried = (await rows(String(region), 'interface_networks')).filter((one) => one['network_type'] === 'admin')
    expect(carried).toEqual([expect.objectContaining({ifname: 'lo'})])
  }
})
