import {expect, test} from 'vitest'
import {bundledScenario} from '../../../src/simulator/scenarios/bundled.js'
import {openSystem, refusal, type System} from './system.js'

const carriers = async (system: System) =>
  (await system.rows('interface_networks')).map((row) => `${row['network_name']} on ${row['ifname']}`).sort()

test('the bootstrap leaves a locked controller with its networks on the loopback', async () => {
  const system = await openSystem('fresh-bootstrap')
  expect(await system.state('controller-0')).toBe('locked disabled online ')
  expect(await system.host('controller-0')).toMatchObject({
    ...{invprovision: 'provisioning', inv_state: 'inventoried', bm_type: null, bm_ip: null, vim_progress_status: null},
    capabilities: {Personality: 'Controller-Active'},
  })
  expect(await carriers(system)).toEqual(['cluster-host on lo', 'mgmt on lo'])
  const {uuid} = await system.host('controller-0')
  const classes = (await system.rows(`ihosts/${uuid}/iinterfaces`)).map((row) => row['ifclass'])
  expect(classes.filter((one) => one !== null)).toEqual(['platform'])
  for (const path of ['datanetworks', 'storage_backend', 'istors', 'ceph_mon', 'labels']) {
    expect(await system.rows(path), path).toEqual([])
  }
  const oam = (await system.rows('addrpools')).find(({name}) => name === 'oam-ipv4')
  const addresses = await system.rows('addresses')
  const there = addresses.filter((row) => row['pool_uuid'] === oam?.['uuid'])
  expect(there.map((row) => `${row['address']} ${row['ifname']}`)).toContain('10.10.10.2 null')
  expect(new Set(addresses.flatMap((row) => row['ifname'] ?? []))).toEqual(new Set(['lo']))
  expect(refusal(await system.act('controller-0', 'unlock'))).toMatch(
    /^400 Can not unlock a controller host without an/,
  )
})

test('a simplex system keeps the loopback, and needs the OAM interface only', async () => {
  const {central, ...rest} = await bundledScenario('fresh-bootstrap')
  const system = await openSystem({...rest, central: {...central, systemMode: 'simplex'}})
  expect(await carriers(system)).toEqual(['cluster-host on lo', 'mgmt on lo'])
  const {uuid} = await system.host('controller-0')
  const port = (await system.rows(`ihosts/${uuid}/iinterfaces`)).find((row) => row['ifname'] === 'enp2s0f0')
  const made = await system.patch(`iinterfaces/${port?.['uuid']}`, {ifclass: 'platform', ifname: 'oam0'})
  expect(made.status).toBe(200)
  const network = (await system.rows('networks')).find((row) => row['type'] === 'oam')
  await system.post('interface_networks', {interface_uuid: port?.['uuid'], network_uuid: network?.['uuid']})
  expect((await system.act('controller-0', 'unlock')).status).toBe(200)
  await system.pass('30m')
  expect(await system.state('controller-0', 'administrative', 'operational', 'availability', 'invprovision')).toBe(
    'unlocked enabled available provisioned',
  )
})

test('the platform applies its own storage application once ceph has an OSD', async () => {
  const {central, ...rest} = await bundledScenario('fresh-bootstrap')
  const system = await openSystem({...rest, central: {...central, systemMode: 'simplex'}})
  const {uuid} = await system.host('controller-0')
  const status = async () => (await system.rows('apps')).find(({name}) => name === 'platform-integ-apps')?.['status']
  const port = (await system.rows(`ihosts/${uuid}/iinterfaces`)).find((row) => row['ifname'] === 'enp2s0f0')
  await system.patch(`iinterfaces/${port?.['uuid']}`, {ifclass: 'platform', ifname: 'oam0'})
  const network = (await system.rows('networks')).find((row) => row['type'] === 'oam')
  await system.post('interface_networks', {interface_uuid: port?.['uuid'], network_uuid: network?.['uuid']})
  await system.post('storage_ceph', {name: 'ceph-store', backend: 'ceph', confirmed: true})
  await system.act('controller-0', 'unlock')
  await system.pass('30m')
  expect(await status()).toBe('uploaded')
  const disk = (await system.rows(`ihosts/${uuid}/idisks`)).find((row) => row['device_node'] === '/dev/sdb')
  const added = await system.post('istors', {ihost_uuid: uuid, function: 'osd', idisk_uuid: disk?.['uuid']})
  expect(added.status).toBe(200)
  await system.pass('10m')
  expect(await status()).toBe('applied')
})
