import {describe, expect, test} from 'vitest'
import {bundledScenario} from '../../../src/simulator/scenarios/bundled.js'
import {openSystem, type Row, refusal, type System} from './system.js'

const steps = (name: string, values: Readonly<Record<string, unknown>>) => [
  {op: 'replace', path: '/name', value: name},
  ...Object.entries(values).map(([field, value]) => ({op: 'replace', path: `/${field}`, value})),
]

async function resize(system: System, where: string, sizes: Readonly<Record<string, string>>) {
  const body = Object.entries(sizes).map(([name, size]) => steps(name, {size}))
  return system.ask('PUT', `/RegionOne/sysinv/v1/${where}/update_many`, body)
}

const named = async (system: System, path: string, name: string) =>
  (await system.rows(path)).find((row) => row['name'] === name)

const room = async (system: System, host: unknown) =>
  Number(
    (await system.rows(`ihosts/${host}/ilvgs`)).find((row) => row['lvm_vg_name'] === 'cgts-vg')?.['lvm_vg_free_pe'],
  )

describe('what a fresh system has', () => {
  const sizes = async (system: System, path: string) =>
    Object.fromEntries((await system.rows(path)).map(({name, size}) => [name, size]))
  const replicated = {database: 10, 'docker-distribution': 16, etcd: 5, extension: 1, platform: 10}
  const everywhere = {docker: 40, kubelet: 10, log: 8, root: 20, scratch: 16, var: 20}

  test('is what the bootstrap and the agents make on a large disk', async () => {
    const system = await openSystem('standard')
    expect(await sizes(system, 'controller_fs')).toEqual(replicated)
    for (const [host, more] of [
      ['controller-0', {backup: 25}],
      ['worker-0', {}],
      ['storage-0', {}],
    ] as const) {
      const {uuid} = await system.host(host)
      expect(await sizes(system, `ihosts/${uuid}/host_fs`), host).toEqual({...everywhere, ...more})
    }
  })

  test.each([
    ['All-in-one', {'dc-vault': 15}, 25],
    ['Standard', {'dc-vault': 15, platform: 20}, 35],
  ] as const)('is more on a system controller: %s', async (systemType, more, backup) => {
    const {central, ...rest} = await bundledScenario('dc')
    const system = await openSystem({...rest, central: {...central, systemType}})
    expect(await sizes(system, 'controller_fs')).toEqual({...replicated, ...more})
    const {uuid} = await system.host('controller-0')
    expect(await sizes(system, `ihosts/${uuid}/host_fs`)).toEqual({...everywhere, backup})
  })
})

describe('file systems of the controllers', () => {
  const open = async (scenario: 'aio-sx' | 'aio-dx' | 'standard' = 'aio-dx') => {
    const system = await openSystem(scenario)
    const [{uuid} = {}] = await system.rows('isystems')
    const controller = (await system.host('controller-0'))['uuid']
    return {
      system,
      controller,
      grow: (sizes: Readonly<Record<string, string>>) => resize(system, `isystems/${uuid}/controller_fs`, sizes),
      growBackup: async () => {
        for (const name of ['controller-0', ...(scenario === 'aio-sx' ? [] : ['controller-1'])]) {
          await resize(system, `ihosts/${(await system.host(name))['uuid']}/host_fs`, {backup: '35'})
        }
        await system.pass('1m')
      },
    }
  }

  test('are copied before they are available, and take their room from both controllers', async () => {
    const {system, controller, grow, growBackup} = await open()
    await growBackup()
    const before = await room(system, controller)
    expect((await grow({database: '12', extension: '2'})).status).toBe(204)
    const busy = {state: "{'status': 'drbd_fs_resizing_in_progress'}"}
    expect(await named(system, 'controller_fs', 'database')).toMatchObject({size: 12, ...busy})
    expect(await named(system, 'controller_fs', 'etcd')).toMatchObject({state: "{'status': 'available'}"})
    // The database takes its room twice: 2 * 2 GiB and 1 GiB.
    expect(before - (await room(system, controller))).toBe(5 * 32)
    expect(refusal(await grow({etcd: '6'}))).toBe(
      '400 A drbd sync operation is currently in progress. Retry again later.',
    )
    const [drbd] = await system.rows('drbdconfig')
    expect(refusal(await system.patch(`drbdconfig/${drbd?.['uuid']}`, {link_util: '50'}))).toBe(
      '400 Cannot modify drbd config as a drbd file system resize is taking place.',
    )
    expect(refusal(await resize(system, `ihosts/${controller}/host_fs`, {docker: '60'}))).toBe(
      '400 HostFs update failed: there is a drdb filesystem resize in progress, please retry again later.',
    )
    expect(refusal(await system.act('controller-0', 'swact'))).toContain("drbd 'database' is resizing")
    await system.pass('2m')
    expect(await named(system, 'controller_fs', 'database')).toMatchObject({state: "{'status': 'available'}"})
  })

  test.each([
    [{nope: '20'}, "ControllerFs update failed: invalid filesystem 'nope' "],
    [{database: 'x'}, "ControllerFs update failed: filesystem 'database' size must be an integer "],
    [{database: '10'}, "ControllerFs update failed: size for filesystem 'database' should be bigger than 10 "],
    [{database: '5'}, "ControllerFs update failed: size for filesystem 'database' should be bigger than 10 "],
    [
      {database: '12'},
      'backup size of 25 is insufficient for host controller-0. Minimum backup size of 27 is required based upon ' +
        'platform size 10 and database size 12. Rejecting modification request.',
    ],
    [{etcd: '9000'}, 'Total target growth size 8995 GiB exceeds growth limit of 49 GiB.'],
  ])('%j is refused: %s', async (sizes, said) => {
    const {grow} = await open('aio-sx')
    expect(refusal(await grow(sizes as Record<string, string>))).toBe(`400 ${said}`)
  })

  test('want every controller in service', async () => {
    const {system, grow} = await open()
    await system.act('controller-1', 'lock')
    await system.pass('5m')
    expect(refusal(await grow({etcd: '6'}))).toBe(
      '400 This operation requires controllers to be unlocked, enabled, available. ' +
        'Current status is locked, disabled, online. .',
    )
  })

  test('have functions only with rook', async () => {
    const system = await openSystem('aio-sx')
    const [{uuid} = {}] = await system.rows('isystems')
    const change = async (name: string) =>
      refusal(
        await system.ask('PUT', `/RegionOne/sysinv/v1/isystems/${uuid}/controller_fs/update_many`, [
          steps(name, {capabilities: '{"functions": ["monitor"]}'}),
        ]),
      )
    expect(await change('database')).toContain('update functions are only supported for ceph-float filesystem')
    expect(await change('ceph-float')).toContain('ceph-rook must be configured as the storage backend')
  })

  test('stay in error where a fault rule says so', async () => {
    const {system, grow} = await open('aio-sx')
    const {sim} = system.simulator
    sim.transact(() => sim.faults.add({state: 'controller-fs.resize'}))
    await grow({etcd: '6'})
    await system.pass('2m')
    expect(await named(system, 'controller_fs', 'etcd')).toMatchObject({state: "{'status': 'drbd_fs_update_error'}"})
  })
})

describe('file systems of a host', () => {
  const open = async (host = 'controller-0') => {
    const system = await openSystem('standard')
    const uuid = (await system.host(host))['uuid']
    const path = `ihosts/${uuid}/host_fs`
    return {
      system,
      uuid,
      path,
      grow: (sizes: Readonly<Record<string, string>>) => resize(system, path, sizes),
      add: (name: string, size: number) => system.post('host_fs', {ihost_uuid: uuid, name, size}),
      state: async (name: string) => (await named(system, path, name))?.['state'],
    }
  }

  test('are modified, and in use again', async () => {
    const {system, grow, state} = await open()
    expect((await grow({docker: '60'})).status).toBe(204)
    expect(await state('docker')).toBe('Modifying')
    expect(refusal(await grow({kubelet: '20'}))).toBe(
      '400 HostFs update failed: a LVG update is still pending, please retry again later.',
    )
    await system.pass('1m')
    expect(await state('docker')).toBe('In-Use')
  })

  test.each([
    [{docker: '5'}, "size for filesystem 'docker' should be bigger than 40."],
    [{docker: 'x'}, "filesystem 'docker' size must be an integer."],
    [{nope: '5'}, "invalid filesystem 'nope'."],
    [
      {docker: '9000'},
      'Not enough free space on cgts-vg. Current free space 49 GiB, requested total increase 8960 GiB.',
    ],
  ])('%j is refused: %s', async (sizes, said) => {
    const {grow} = await open()
    expect(refusal(await grow(sizes as Record<string, string>))).toBe(`400 HostFs update failed: ${said}`)
  })

  test('are made and removed on a host that runs', async () => {
    const {system, uuid, path, add, grow, state} = await open()
    const before = await room(system, uuid)
    const made = (await add('image-conversion', 2)).body as Row
    expect(made['state']).toBe('Creating')
    expect(refusal(await add('image-conversion', 2))).toBe('400 Filesystem name (image-conversion) already present')
    expect(refusal(await grow({'image-conversion': '3'}))).toBe(
      '400 HostFs update failed: resize for optional filesystem image-conversion is only possible with state Ready.',
    )
    expect(refusal(await system.remove(`host_fs/${made['uuid']}`))).toContain('only possible for states')
    await system.pass('1m')
    expect(await state('image-conversion')).toBe('Ready')
    expect(before - (await room(system, uuid))).toBe(64)
    expect((await system.remove(`host_fs/${made['uuid']}`)).status).toBe(204)
    expect(await state('image-conversion')).toBe('Deleting')
    await system.pass('1m')
    expect(await named(system, path, 'image-conversion')).toBeUndefined()
    expect(await room(system, uuid)).toBe(before)
  })

  test('of a locked host wait for its unlock', async () => {
    const {system, path, add, state} = await open('worker-0')
    expect(refusal(await add('instances', 10))).toBe('400 Host must be locked to make changes to instances')
    await system.act('worker-0', 'lock')
    await system.pass('5m')
    const made = (await add('instances', 10)).body as Row
    expect(made['state']).toBe('Creating (on unlock)')
    await system.act('worker-0', 'unlock')
    await system.pass('1h')
    expect(await state('instances')).toBe('Ready')
    await system.act('worker-0', 'lock')
    await system.pass('5m')
    expect((await system.remove(`host_fs/${made['uuid']}`)).status).toBe(204)
    expect(await state('instances')).toBe('Deleting (on unlock)')
    await system.act('worker-0', 'unlock')
    await system.pass('1h')
    expect(await named(system, path, 'instances')).toBeUndefined()
  })

  test.each([
    ['worker-0', 'scratchpad', 'Unsupported filesystem. Only the following filesystems are supported'],
    ['worker-0', 'image-conversion', 'Filesystem image-conversion can not be added on worker nodes'],
    ['storage-0', 'ceph', 'Filesystem ceph can not be added on storage nodes'],
    ['worker-0', 'ceph', 'ceph-rook must be configured as the storage backend to create/delete host-fs ceph.'],
  ])('%s gets no %s: %s', async (host, name, said) => {
    const {add} = await open(host)
    expect(refusal(await add(name, 2))).toContain(`400 ${said}`)
  })

  test('have a size', async () => {
    const {add} = await open()
    expect(refusal(await add('image-conversion', 0))).toBe('400 HostFs update failed: Minimum FS size is 1 GiB.')
  })
})
