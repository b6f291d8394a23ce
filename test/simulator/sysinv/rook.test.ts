import {fileURLToPath} from 'node:url'
import {describe, expect, test} from 'vitest'
import {bundledScenario, defaultsContent} from '../../../src/simulator/scenarios/bundled.js'
import {planScenario} from '../../../src/simulator/scenarios/plan.js'
import {readScenario} from '../../../src/simulator/scenarios/read.js'
import type {ScenarioContent, StorageContent, SystemContent} from '../../../src/simulator/scenarios/schema.js'
import {openSystem, type Row, refusal, type System} from './system.js'

type Size = 'aio-sx' | 'aio-dx' | 'standard'

const hostsOf: Readonly<Record<Size, Pick<SystemContent, 'mode' | 'type' | 'hosts'>>> = {
  'aio-sx': {mode: 'simplex', type: 'All-in-one', hosts: [{personality: 'controller'}]},
  'aio-dx': {mode: 'duplex', type: 'All-in-one', hosts: [{personality: 'controller', count: 2}]},
  standard: {
    mode: 'duplex',
    type: 'Standard',
    hosts: [
      {personality: 'controller', count: 2},
      {personality: 'worker', count: 2},
    ],
  },
}

async function openWith(size: Size, storage: StorageContent): Promise<System> {
  const content: ScenarioContent = {central: {...hostsOf[size], storage}}
  return openSystem(planScenario('own', content, await defaultsContent()))
}

const statusOf = async (system: System, name: string) =>
  (await system.rows('apps')).find((row) => row['name'] === name)?.['status']
const disk = async (system: System, host: string, node: string) => {
  const {uuid} = await system.host(host)
  const row = (await system.rows(`ihosts/${uuid}/idisks`)).find((one) => one['device_node'] === node)
  return {ihost_uuid: uuid, idisk_uuid: row?.['uuid']}
}
const cephOf = async (system: System, host: string) => {
  const {uuid} = await system.host(host)
  return (await system.rows(`ihosts/${uuid}/host_fs`)).find((row) => row['name'] === 'ceph')
}
const apply = async (system: System) => {
  await system.ask('PATCH', '/RegionOne/sysinv/v1/apps/rook-ceph?directive=apply', {})
  await system.pass('20m')
}
const rook = async (system: System, body: Row = {}) =>
  system.post('storage_ceph_rook', {name: 'ceph-rook-store', backend: 'ceph-rook', confirmed: true, ...body})

describe('what a fresh system keeps its volumes in', () => {
  test('nothing', async () => {
    const system = await openWith('aio-dx', {backend: 'none'})
    for (const path of ['storage_backend', 'clusters', 'storage_tiers', 'istors', 'ceph_mon']) {
      expect(await system.rows(path), path).toEqual([])
    }
    expect(await statusOf(system, 'platform-integ-apps')).toBe('uploaded')
    const parameters = {auth_id_reclaim: 'true'}
    const given = await system.post('service_parameter', {service: 'ceph', section: 'monitor', parameters})
    expect(refusal(given)).toBe(
      "400 A Ceph backend must be configured before trying to set 'auth_id_reclaim' parameter.",
    )
    expect(await statusOf(system, 'rook-ceph')).toBe('uploaded')
    const groups = (await system.rows('servicegroup')).map((row) => row['name'])
    expect(groups.some((name) => String(name).includes('storage-monitoring'))).toBe(false)
  })

  test.each([
    ['aio-sx', {}, {deployment_model: 'controller', failure_domain: 'osd', replication: '1'}, ['controller-0'], 1],
    [
      'aio-dx',
      {},
      {deployment_model: 'controller', failure_domain: 'host', replication: '2'},
      ['controller-0', 'controller-1'],
      2,
    ],
    [
      'standard',
      {},
      {deployment_model: 'controller', failure_domain: 'host', replication: '2'},
      ['controller-0', 'controller-1', 'worker-0'],
      2,
    ],
    [
      'standard',
      {deployment: 'open', services: ['ecblock', 'object'], monitors: ['worker-1']},
      {deployment_model: 'open', failure_domain: 'host', replication: '2'},
      ['worker-1'],
      2,
    ],
  ] as const)('Rook: %s %j', async (size, said, capabilities, monitors, osds) => {
    const {services, monitors: named, ...rest} = {services: ['block', 'filesystem'], monitors: undefined, ...said}
    const system = await openWith(size, {
      backend: 'ceph-rook',
      ...rest,
      services: [...services] as NonNullable<StorageContent['services']>,
      ...(named === undefined ? {} : {monitors: [...named]}),
    })
    const [backend] = await system.rows('storage_backend')
    expect(backend).toMatchObject({
      ...{backend: 'ceph-rook', name: 'ceph-rook-store', state: 'configured', task: 'applied'},
      services: services.join(','),
      capabilities: {...capabilities, min_replication: '1'},
    })
    expect((await system.rows('clusters'))[0]).toMatchObject({
      ...{name: 'ceph_rook_cluster', type: 'ceph-rook', deployment_model: null},
    })
    const holders: string[] = []
    for (const {hostname} of await system.rows('ihosts')) {
      const fs = await cephOf(system, String(hostname))
      const {functions = []} = (fs?.['capabilities'] ?? {}) as {functions?: string[]}
      if (functions.includes('monitor')) holders.push(String(hostname))
      if (fs !== undefined) expect(fs).toMatchObject({state: 'In-Use', size: 20})
    }
    expect(holders).toEqual(monitors)
    expect(await system.rows('istors')).toHaveLength(osds)
    expect(await system.rows('ceph_mon')).toEqual([])
    expect(await statusOf(system, 'rook-ceph')).toBe('applied')
    const floating = (await system.rows('controller_fs')).some((row) => row['name'] === 'ceph-float')
    expect(floating).toBe(size === 'aio-dx')
  })

  test('the example is such a system', async () => {
    const file = fileURLToPath(new URL('../../../examples/scenarios/rook.yaml', import.meta.url))
    const system = await openSystem(await readScenario(file))
    expect(await system.rows('storage_backend')).toHaveLength(1)
    await system.act('controller-1', 'lock')
    await system.pass('2m')
    expect(refusal(await system.remove('ihosts/controller-1'))).toBe(
      "400 host-delete rejected: not allowed when the host has host-fs ceph in In-Use state with functions ['monitor', 'osd']",
    )
  })
})

describe('Rook is set up', () => {
  test('from the backend to the applied application, and back', async () => {
    const system = await openWith('aio-sx', {backend: 'none'})
    const ceph = (await disk(system, 'controller-0', '/dev/sdb')).ihost_uuid
    const fs = {name: 'ceph', size: 20, ihost_uuid: ceph}
    expect(refusal(await system.post('host_fs', fs))).toBe(
      '400 ceph-rook must be configured as the storage backend to create/delete host-fs ceph.',
    )
    const osd = await disk(system, 'controller-0', '/dev/sdb')
    expect(refusal(await system.post('istors', osd))).toBe('400 System must have either a ceph or a ceph-rook backend')
    expect((await rook(system, {deployment: 'controller'})).body).toMatchObject({
      ...{state: 'configuring-with-app', task: 'uploaded', services: 'block,filesystem'},
      capabilities: {deployment_model: 'controller', failure_domain: 'osd', replication: '1', min_replication: '1'},
    })
    expect((await system.post('host_fs', fs)).body).toMatchObject({
      ...{state: 'Creating', capabilities: {functions: ['monitor']}},
    })
    expect((await system.post('istors', osd)).body).toMatchObject({state: 'configuring-with-app', osdid: null})
    await system.pass('2m')
    expect(await cephOf(system, 'controller-0')).toMatchObject({
      ...{state: 'Ready', capabilities: {functions: ['monitor', 'osd']}},
    })
    await apply(system)
    expect((await system.rows('storage_backend'))[0]).toMatchObject({state: 'configured', task: 'applied'})
    const [stor] = await system.rows('istors')
    expect(stor).toMatchObject({state: 'configured', osdid: 0, journal_path: expect.stringMatching(/-part2$/)})
    expect(await cephOf(system, 'controller-0')).toMatchObject({state: 'In-Use'})
    // Without force as many OSDs stay as there are copies.
    expect(refusal(await system.remove(`istors/${stor?.['uuid']}`))).toBe(
      '400 This stor cannot be removed. The number of OSDs in tier storage must be greater than or equal to the ' +
        'replication factor.',
    )
    expect((await system.remove(`istors/${stor?.['uuid']}?force=True`)).status).toBe(204)
    expect((await system.rows('istors'))[0]).toMatchObject({state: 'force-deleting-with-app'})
    await apply(system)
    expect(await system.rows('istors')).toEqual([])
    expect((await system.rows('storage_tiers'))[0]).toMatchObject({status: 'defined'})
    const {uuid} = (await system.rows('storage_backend'))[0] ?? {}
    expect(refusal(await system.remove(`storage_ceph_rook/${uuid}`))).toBe(
      '400 rook-ceph is deployed. Cannot delete ceph-rook-store',
    )
    await system.ask('PATCH', '/RegionOne/sysinv/v1/apps/rook-ceph?directive=remove', {})
    await system.pass('20m')
    expect((await system.rows('storage_backend'))[0]).toMatchObject({state: 'configuring-with-app', task: 'uploaded'})
    expect((await system.remove(`storage_ceph_rook/${uuid}`)).status).toBe(204)
    expect([await system.rows('clusters'), await system.rows('storage_tiers')]).toEqual([[], []])
  })

  test.each([
    [{deployment: 'dedicated'}, 'Deployment model dedicated is not supported on AIO-SX.'],
    [{failure_domain: 'rack'}, "Failure domain 'rack' is not supported. Allowed values: ['osd', 'host']"],
    [{failure_domain: 'host'}, "Failure domain 'host' is not supported on AIO-SX. Only 'osd' is allowed."],
    [{services: 'block,ecblock'}, 'Service block and ecblock are not supported for the ceph-rook backend in same time'],
    [{services: 'block,tape'}, 'Service tape is not supported for the ceph-rook backend'],
    [
      {capabilities: {replication: '4'}},
      "Required backend parameter 'replication' has invalid value '4'. Supported values are [1, 2, 3].",
    ],
    [{capabilities: {replication: '2', min_replication: '3'}}, 'The min_replication must be less than replication.'],
    [{name: 'other'}, 'The primary ceph-rook backend must use the default name: ceph-rook-store.'],
    [{confirmed: false}, /WARNING : THIS OPERATION IS NOT REVERSIBLE .* for the ceph-rook backend\.$/s],
    [{sizes: 1}, 'Unknown attribute for argument storage_ceph_rook: sizes'],
  ])('but not with %j', async (body, reason) => {
    const system = await openWith('aio-sx', {backend: 'none'})
    const said = refusal(await rook(system, body)).slice('400 '.length)
    if (typeof reason === 'string') expect(said).toBe(reason)
    else expect(said).toMatch(reason)
    expect(await system.rows('storage_backend')).toEqual([])
  })

  test('not beside ceph of the platform, nor the other way', async () => {
    const only = '400 Only one backend between ceph, ceph-rook is supported.'
    expect(refusal(await rook(await openSystem('aio-sx')))).toBe(only)
    const system = await openWith('aio-sx', {backend: 'ceph-rook'})
    expect(refusal(await system.post('storage_ceph', {name: 'ceph-store', confirmed: true}))).toBe(only)
    expect(refusal(await rook(system))).toMatch(/^400 ceph-rook-store already exists\./)
  })

  test('services are added, none is taken away, OSDs do not move', async () => {
    const system = await openWith('aio-dx', {backend: 'ceph-rook'})
    const [{uuid} = {}] = await system.rows('storage_backend')
    const change = async (values: Row) => system.patch(`storage_ceph_rook/${uuid}`, values)
    expect(refusal(await change({services: 'block'}))).toBe('400 Removing filesystem is not supported.')
    expect(refusal(await change({services: 'block,filesystem'}))).toBe(
      '400 No changes to the existing backend settings were detected.',
    )
    expect(refusal(await change({capabilities: '{"copies": "3"}'}))).toBe("400 The 'copies' capability does not exist.")
    expect(refusal(await change({capabilities: '{"deployment_model": "dedicated"}'}))).toBe(
      "400 Unable to change deployment model from 'controller' to 'dedicated'. It has 2 OSDs deployed on the controllers.",
    )
    expect((await change({services: 'block,filesystem,object'})).body).toMatchObject({
      ...{services: 'block,filesystem,object', state: 'configuring-with-app'},
    })
    await apply(system)
    expect((await system.rows('storage_backend'))[0]).toMatchObject({state: 'configured'})
  })

  test('where OSDs may be, and monitors', async () => {
    const system = await openWith('standard', {backend: 'ceph-rook'})
    expect(refusal(await system.post('istors', await disk(system, 'worker-0', '/dev/sdb')))).toBe(
      '400 Deployment model controller from storage backend ceph-rook-store does not support osd on host worker-0.',
    )
    expect(refusal(await system.post('ihosts', {personality: 'storage', mgmt_mac: '52:54:00:00:00:09'}))).toBe(
      '400 Storage nodes can only be configured if storage cluster is configured for the Ceph backend.',
    )
    const functions = async (host: string, wanted: string[]) =>
      system.ask('PUT', `/RegionOne/sysinv/v1/ihosts/${(await system.host(host))['uuid']}/host_fs/update_many`, [
        [
          {op: 'replace', path: '/name', value: 'ceph'},
          {op: 'replace', path: '/capabilities', value: JSON.stringify({functions: wanted})},
        ],
      ])
    expect(refusal(await functions('controller-0', ['monitor']))).toMatch(/please use the host-stor-delete to remove/)
    expect(refusal(await functions('worker-0', ['osd']))).toMatch(/please use the host-stor-add to add the osd/)
    expect(refusal(await functions('worker-0', ['mds']))).toMatch(/Got 'mds'\.$/)
    expect(refusal(await functions('worker-1', ['monitor']))).toBe(
      '400 HostFs update failed: ceph filesystem not found.',
    )
    expect((await functions('worker-0', [])).status).toBe(204)
    expect(await cephOf(system, 'worker-0')).toMatchObject({
      state: 'Reconfigure with App',
      capabilities: {functions: []},
    })
    await apply(system)
    expect(await cephOf(system, 'worker-0')).toMatchObject({state: 'Ready'})
  })

  test('the monitor that two controllers share', async () => {
    const system = await openWith('aio-dx', {backend: 'none'})
    const float = {name: 'ceph-float', size: 20}
    expect(refusal(await system.post('controller_fs', float))).toMatch(
      /ceph-rook must be configured as storage backend/,
    )
    await rook(system)
    expect(refusal(await system.post('controller_fs', float))).toMatch(/controller-0 does not have a ceph host-fs/)
    for (const host of ['controller-0', 'controller-1']) {
      const {uuid} = await system.host(host)
      expect((await system.post('host_fs', {name: 'ceph', size: 20, ihost_uuid: uuid})).status).toBe(200)
    }
    await system.pass('2m')
    expect(refusal(await system.post('controller_fs', float))).toMatch(/with the standby controller locked\.$/)
    await system.act('controller-1', 'lock')
    await system.pass('2m')
    expect((await system.post('controller_fs', float)).body).toMatchObject({
      ...{name: 'ceph-float', capabilities: {functions: ['monitor']}},
      state: "{'status': 'drbd_fs_creating_in_progress'}",
    })
    await system.pass('10m')
    const made = (await system.rows('controller_fs')).find((row) => row['name'] === 'ceph-float')
    expect(made).toMatchObject({state: "{'status': 'available'}"})
    expect(refusal(await system.post('controller_fs', float))).toMatch(/already present$/)
    expect((await system.remove(`controller_fs/${made?.['uuid']}`)).status).toBe(204)
    await system.pass('10m')
    expect((await system.rows('controller_fs')).some((row) => row['name'] === 'ceph-float')).toBe(false)
  })
})

describe('how ceph is deployed follows from what there is', () => {
  const model = async (system: System) => (await system.rows('clusters'))[0]?.['deployment_model']

  test.each([
    ['aio-sx', 'aio-sx'],
    ['aio-dx', 'controller-nodes'],
    ['standard', 'storage-nodes'],
    ['bare-metal', 'undefined'],
  ] as const)('%s: %s', async (name, expected) => {
    expect(await model(await openSystem(await bundledScenario(name)))).toBe(expected)
  })

  test('controllers carry the data where a worker has the third monitor', async () => {
    const system = await openWith('standard', {backend: 'ceph'})
    expect(await model(system)).toBe('controller-nodes')
    expect((await system.rows('ceph_mon')).map((row) => row['hostname'])).toEqual([
      ...['controller-0', 'controller-1', 'worker-0'],
    ])
    expect(refusal(await system.post('ihosts', {personality: 'storage', mgmt_mac: '52:54:00:00:00:09'}))).toBe(
      "400 Storage nodes can not be configured for the 'controller-nodes' storage model.",
    )
  })

  test('the first storage host defines it', async () => {
    const system = await openSystem('bare-metal')
    expect(refusal(await system.post('istors', await disk(system, 'controller-0', '/dev/sdb')))).toBe(
      '400 Please install storage-0 or configure a Ceph monitor on a worker node before adding storage devices.',
    )
    const added = await system.post('ihosts', {personality: 'storage', mgmt_mac: '52:54:00:00:00:09'})
    expect([added.status, (added.body as Row)['hostname']]).toEqual([200, 'storage-0'])
    expect(await model(system)).toBe('storage-nodes')
    expect((await system.remove('ihosts/storage-0')).status).toBe(204)
    expect(await model(system)).toBe('undefined')
  })

  test('ceph is added to a system without, while it runs', async () => {
    const system = await openWith('aio-dx', {backend: 'none'})
    const add = async (body: Row = {}) => system.post('storage_ceph', {confirmed: true, ...body})
    expect(refusal(await add({confirmed: false}))).toMatch(/A minimum of 2 storage nodes are required/)
    expect(refusal(await add({capabilities: {replication: '3'}}))).toMatch(/Supported values are \[2\]\.$/)
    expect(refusal(await add({capabilities: {copies: '3'}}))).toMatch(/^400 Invalid Ceph parameters: 'copies'/)
    expect(refusal(await add({services: 'tape'}))).toBe(
      '400 Service tape is not supported for the ceph backend ceph-store',
    )
    expect((await add()).body).toMatchObject({state: 'configuring', tier_name: 'storage'})
    await system.pass('5m')
    expect((await system.rows('storage_backend'))[0]).toMatchObject({state: 'configured', task: 'provision-storage'})
    expect((await system.rows('ceph_mon')).map((row) => `${row['hostname']} ${row['state']}`)).toEqual([
      ...['controller-0 configured', 'controller-1 configured'],
    ])
  })

  test('another tier needs no confirmation', async () => {
    const system = await openSystem('standard')
    const [cluster] = await system.rows('clusters')
    const tier = await system.post('storage_tiers', {name: 'gold', cluster_uuid: cluster?.['uuid']})
    const {uuid: tier_uuid} = tier.body as Row
    expect(refusal(await system.post('storage_ceph', {name: 'ceph-gold'}))).toBe(
      '400 No tier specified for this backend.',
    )
    expect(refusal(await system.post('storage_ceph', {tier_uuid}))).toBe(
      '400 This operation requires storage backend name to be specified.',
    )
    const made = await system.post('storage_ceph', {name: 'ceph-gold', tier_uuid})
    expect(made.body).toMatchObject({state: 'configured', task: null, tier_name: 'gold'})
    expect((await system.get(`storage_tiers/${tier_uuid}`)).body).toMatchObject({status: 'in-use'})
  })
})
