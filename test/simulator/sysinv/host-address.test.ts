import {describe, expect, test} from 'vitest'
import {readScenario} from '../../../src/simulator/scenarios/read.js'
import {openSystem, type Row, refusal, type System} from './system.js'

const newHost = (n: number, more: Row = {}) => ({
  hostname: `worker-${n}`,
  personality: 'worker',
  mgmt_mac: `52:54:00:00:00:${String(n).padStart(2, '0')}`,
  ...more,
})

const allotted = async (system: System, hostname: string): Promise<Row[]> => {
  const all = await Promise.all(
    (await system.rows('addresses')).map(async (row) => (await system.get(`addresses/${row['uuid']}`)).body as Row),
  )
  return all.filter((one) => String(one['name']).startsWith(`${hostname}-`))
}

const mgmtAddress = async (system: System, hostname: string) =>
  (await allotted(system, hostname)).find((one) => one['name'] === `${hostname}-mgmt`)

describe('a host that joins', () => {
  test('takes its addresses from the pools of the platform, and another than all others', async () => {
    const system = await openSystem()
    const before = new Set((await system.rows('addresses')).map((one) => one['address']))
    const added = await system.post('ihosts', newHost(7))
    expect(added.status).toBe(200)
    const address = String((added.body as Row)['mgmt_ip'])
    expect(address).toMatch(/^192\.168\.204\.\d+$/)
    expect(before).not.toContain(address)
    expect((await allotted(system, 'worker-7')).map((one) => [one['name'], one['ifname']])).toEqual([
      ['worker-7-mgmt', null],
      ['worker-7-cluster-host', null],
    ])
    expect(await mgmtAddress(system, 'worker-7')).toMatchObject({address, prefix: 24})
  })

  test('is the same for the same seed', async () => {
    const address = async () => ((await (await openSystem()).post('ihosts', newHost(7))).body as Row)['mgmt_ip']
    expect(await address()).toBe(await address())
  })

  test('gets none of its own choice', async () => {
    const system = await openSystem()
    const added = await system.post('ihosts', newHost(7, {mgmt_ip: '10.0.0.9'}))
    expect((added.body as Row)['mgmt_ip']).toMatch(/^192\.168\.204\./)
    expect(refusal(await system.patch('ihosts/worker-7', {mgmt_ip: '192.168.204.99'}))).toBe(
      "400 Change ['mgmt_ip'] contains restricted {'mgmt_ip'}.",
    )
  })

  test('wears it on its management interface once that is known', async () => {
    const system = await openSystem()
    await system.post('ihosts', newHost(7))
    await system.pass('30m')
    expect(await mgmtAddress(system, 'worker-7')).toMatchObject({ifname: 'mgmt0'})
  })

  test('is refused where the pool is empty', async () => {
    const file = new URL('../../../examples/scenarios/gpu-edge.yaml', import.meta.url).pathname
    const example = await readScenario(file)
    const central = {
      ...example.central,
      networks: example.central.networks.map((one) => (one.type === 'mgmt' ? {...one, prefix: 29} : one)),
    }
    const system = await openSystem({...example, central})
    expect((await system.post('ihosts', newHost(7))).status).toBe(200)
    expect(refusal(await system.post('ihosts', newHost(8)))).toBe(
      '409 Address pool management-ipv4 has no available addresses',
    )
    expect((await system.rows('ihosts')).map((one) => one['hostname'])).not.toContain('worker-8')
  })
})

describe('a host that leaves', () => {
  test('gives its address back', async () => {
    const system = await openSystem()
    await system.post('ihosts', newHost(7))
    expect((await system.remove('ihosts/worker-7')).status).toBe(204)
    expect(await allotted(system, 'worker-7')).toEqual([])
  })

  test('keeps it reserved where it was a controller', async () => {
    const system = await openSystem('aio-dx')
    await system.act('controller-1', 'lock')
    await system.pass('2m')
    const before = await mgmtAddress(system, 'controller-1')
    expect(before).toMatchObject({address: '192.168.204.4', ifname: 'mgmt0'})
    expect((await system.remove('ihosts/controller-1')).status).toBe(204)
    expect(await mgmtAddress(system, 'controller-1')).toMatchObject({address: '192.168.204.4', ifname: null})
    const again = {hostname: 'controller-1', personality: 'controller', mgmt_mac: '52:54:00:00:00:01'}
    expect((await system.post('ihosts', again)).body).toMatchObject({mgmt_ip: '192.168.204.4'})
  })
})

test('the address of a network follows its interface', async () => {
  const system = await openSystem()
  await system.act('worker-0', 'lock')
  await system.pass('2m')
  const host = await system.host('worker-0')
  const name = async () =>
    (await allotted(system, 'worker-0')).find((one) => one['name'] === 'worker-0-cluster-host')?.['ifname']
  expect(await name()).toBe('mgmt0')
  const networks = await system.rows('networks')
  const cluster = networks.find((one) => one['type'] === 'cluster-host')
  const links = await system.rows(`ihosts/${host['uuid']}/interface_networks`)
  const link = links.find((one) => one['network_name'] === 'cluster-host')
  expect((await system.remove(`interface_networks/${link?.['uuid']}`)).status).toBe(204)
  expect(await name()).toBeNull()
  const face = (await system.rows(`ihosts/${host['uuid']}/iinterfaces`)).find((one) => one['ifname'] === 'enp2s0f0')
  await system.post('interface_networks', {interface_uuid: face?.['uuid'], network_uuid: cluster?.['uuid']})
  expect(await name()).toBe('enp2s0f0')
})
