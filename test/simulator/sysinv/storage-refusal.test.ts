import {describe, expect, test} from 'vitest'
import {openSystem, type Row, refusal, type System} from './system.js'

const found = async (system: System, path: string, match: Row): Promise<Row> =>
  (await system.rows(path)).find((row) => Object.entries(match).every(([name, value]) => row[name] === value)) ?? {}

async function bench(name = 'worker-0') {
  const system = await openSystem()
  await system.act(name, 'lock')
  await system.pass('1m')
  const {uuid} = await system.host(name)
  const disk = async (device_node: string, host = uuid) => await found(system, `ihosts/${host}/idisks`, {device_node})
  const partition = async (size_mib: unknown, more: Row = {}) =>
    await system.post('partitions', {
      ...{ihost_uuid: uuid, idisk_uuid: (await disk('/dev/sdb'))['uuid'], size_mib},
      ...more,
    })
  const idOf = (answer: {body: unknown}) => String((answer.body as Row)['uuid'])
  return {system, uuid, disk, partition, idOf}
}

describe('partitions', () => {
  test('where none can be made', async () => {
    const {system, uuid, disk, partition} = await bench()
    expect(refusal(await partition(-1))).toBe('400 Partition size must be greater than 0.')
    expect(refusal(await partition(915_716))).toBe(
      '400 Requested size 894 GiB is larger than the 894.252 GiB available.',
    )
    expect(refusal(await partition(1024, {type_guid: '21686148-6449-6e6f-744e-656564454649'}))).toBe(
      '400 This type of partition does not support the requested operation.',
    )
    expect(refusal(await partition(1024, {idisk_uuid: uuid}))).toBe('400 Invalid data')
    const storage = await system.host('storage-0')
    const other = await disk('/dev/sdc', storage['uuid'] as string)
    expect(refusal(await partition(1024, {ihost_uuid: storage['uuid'], idisk_uuid: other['uuid']}))).toBe(
      '400 Host personality must be a one of [controller, worker]',
    )
  })

  test('one after the other, the last one only', async () => {
    const {system, partition, idOf} = await bench()
    const first = `partitions/${idOf(await partition(10_240))}`
    expect(refusal(await partition(10_240))).toBe(
      "400 Cannot create a partition while the current status of another partition is 'Creating'. Wait for the operation to finish.",
    )
    expect(refusal(await system.patch(first, {size_mib: 20_480}))).toBe(
      '400 Can not modify partition. Only partitions in the Ready state can be modified.',
    )
    await system.pass('1m')
    const second = `partitions/${idOf(await partition(10_240))}`
    await system.pass('1m')
    expect(refusal(await system.patch(first, {size_mib: 20_480}))).toBe(
      '400 Can not modify partition. Only the last partition on disk can be modified.',
    )
    expect(refusal(await system.remove(first))).toBe(
      '400 Can not delete partition. Only the last partition on disk can be deleted.',
    )
    expect(refusal(await system.patch(second, {size_mib: 'huge'}))).toBe(
      '400 Requested partition size must be an integer greater than 0: huge ',
    )
    expect(refusal(await system.patch(second, {size_mib: -2048}))).toBe(
      '400 Requested partition size must be an integer greater than 0: -2 GiB',
    )
    expect(refusal(await system.patch(second, {size_mib: 10_240}))).toBe(
      '400 Requested partition size must be larger than current size: 10 GiB <= 10.0 GiB',
    )
    expect(refusal(await system.patch(second, {size_mib: 1_024_000}))).toBe(
      '400 Requested extra size 990 GiB is larger than the 874.252 GiB available.',
    )
    expect((await system.patch(second, {size_mib: 20_480})).body).toMatchObject({status: 5})
    expect(refusal(await system.remove(first))).toContain("the current status of another partition is 'Modifying'")
    await system.pass('1m')
    expect((await system.remove(second)).status).toBe(204)
    expect(refusal(await system.remove(second))).toContain("'Deleting'")
  })

  test('one that fails is deleted before the next is made', async () => {
    const {system, partition, idOf} = await bench()
    const {sim} = system.simulator
    const rule = sim.transact(() => sim.faults.add({state: 'partition.work', message: 'no such sector'}))
    const path = `partitions/${idOf(await partition(10_240))}`
    await system.pass('1m')
    sim.transact(() => sim.faults.remove(rule.id))
    expect((await system.get(path)).body).toMatchObject({status: 10})
    expect(refusal(await partition(1024))).toBe(
      '400 Cannot create partition on a disk where the last partition has an error status. Delete it before creating a new partition.',
    )
    expect((await system.remove(path)).status).toBe(204)
    await system.pass('1m')
    expect((await partition(1024)).status).toBe(200)
  })

  test('one that a volume group uses stays as it is', async () => {
    const {system, uuid, partition, idOf} = await bench()
    const made = idOf(await partition(10_240))
    await system.pass('1m')
    const group = idOf(await system.post('ilvgs', {ihost_uuid: uuid, lvm_vg_name: 'nova-local'}))
    await system.post('ipvs', {ihost_uuid: uuid, ilvg_uuid: group, disk_or_part_uuid: made})
    expect(refusal(await system.patch(`partitions/${made}`, {size_mib: 20_480}))).toBe(
      '400 Can not modify partition. A physical volume (/dev/sdb1) is currently associated with this partition.',
    )
    expect(refusal(await system.remove(`partitions/${made}`))).toBe(
      '400 Can not delete partition. A physical volume (/dev/sdb1) is currently associated with this partition',
    )
  })
})

describe('volume groups', () => {
  test('their physical volumes', async () => {
    const {system, uuid, disk, partition, idOf} = await bench()
    const group = idOf(await system.post('ilvgs', {ihost_uuid: uuid, lvm_vg_name: 'nova-local'}))
    const add = async (ref: unknown, into = group) =>
      refusal(await system.post('ipvs', {ihost_uuid: uuid, ilvg_uuid: into, disk_or_part_uuid: ref}))
    const [root, spare] = [await disk('/dev/sda'), await disk('/dev/sdb')]
    expect(await add(root['uuid'])).toBe('400 Cannot assign the rootfs disk to a physical volume.')
    const controller = await system.host('controller-0')
    expect(await add((await disk('/dev/sdb', controller['uuid'] as string))['uuid'])).toBe(
      '400 Disk is attached to a different host',
    )
    const made = idOf(await partition(10_240))
    expect(await add(spare['uuid'])).toBe(
      '400 Cannot assign disk to a physical volume because disk contains other partitions.',
    )
    const own = await found(system, `ihosts/${uuid}/ilvgs`, {lvm_vg_name: 'cgts-vg'})
    expect(await add(made, String(own['uuid']))).toMatch(
      /^400 The partition .*-part1 is not in an acceptable state to be added as a physical volume: Creating\.$/,
    )
    await system.pass('1m')
    expect(await add(made)).toBe('200')
    expect(await add(made)).toMatch(
      /^400 Invalid data: The device requested for this Physical Volume is already in use by another physical volume: .*-part1$/,
    )
    const volume = await found(system, `ihosts/${uuid}/ipvs`, {lvm_pv_name: '/dev/sdb1'})
    await system.act('worker-0', 'unlock')
    await system.pass('20m')
    expect(refusal(await system.remove(`ipvs/${volume['uuid']}`))).toBe('400 Host must be locked')
    expect(await add(spare['uuid'])).toBe('400 Host must be locked')
    await system.act('worker-0', 'lock')
    await system.pass('1m')
    expect((await system.remove(`ipvs/${volume['uuid']}`)).status).toBe(204)
    expect(refusal(await system.remove(`ipvs/${volume['uuid']}`))).toBe(
      '400 Physical Volume (/dev/sdb1) already marked for removal.',
    )
    expect((await system.remove(`ilvgs/${group}`)).status).toBe(204)
    expect(await add(made)).toBe(
      '400 Local volume Group. nova-local set to be deleted. Add it again to allow adding physical volumes. ',
    )
    expect((await system.post('ilvgs', {ihost_uuid: uuid, lvm_vg_name: 'nova-local'})).body).toMatchObject({
      uuid: group,
      vg_state: 'adding',
    })
  })

  test('which hosts have which', async () => {
    const {system, uuid} = await bench()
    const add = async (host: string, lvm_vg_name: string, more: Row = {}) =>
      refusal(await system.post('ilvgs', {ihost_uuid: (await system.host(host))['uuid'], lvm_vg_name, ...more}))
    expect(await add('storage-0', 'nova-local')).toBe(
      '400 Volume group operations not allowed on hosts with personality: storage',
    )
    expect(await add('controller-0', 'nova-local')).toBe(
      '400 nova-local can only be added to a host which has a worker subfunction.',
    )
    expect(await add('worker-1', 'nova-local')).toBe('400 Host must be locked')
    expect(await add('worker-0', 'cgts-vg')).toBe('400 cgts-vg volume group already exists')
    expect(await add('worker-0', 'apps')).toBe(`400 Volume Group name (apps) must be "'nova-local' or 'cgts-vg'"`)
    expect(await add('worker-0', 'apps', {capabilities: {lvm_function: 'lvm-csi', lvm_pool_size: 3}})).toBe(
      '400 The pool size option is reserved to cgts-vg volume group.',
    )
    expect(await add('worker-0', 'apps', {capabilities: {lvm_function: 'lvm-csi'}})).toBe('200')
    expect(await found(system, `ihosts/${uuid}/ilvgs`, {lvm_vg_name: 'apps'})).toMatchObject({
      capabilities: {lvm_function: 'lvm-csi', lvm_type: 'thick'},
    })
    await system.post('host_fs', {ihost_uuid: uuid, name: 'instances', size: 5})
    expect(await add('worker-0', 'nova-local')).toBe(
      '400 nova-local volume group can not be added while filesystem instances exists. Remove the filesytem and try again.',
    )
  })

  test('a thin pool in the one of the system', async () => {
    const {system, uuid} = await bench()
    const group = await found(system, `ihosts/${uuid}/ilvgs`, {lvm_vg_name: 'cgts-vg'})
    const modify = async (capabilities: Row) =>
      await system.patch(`ilvgs/${group['uuid']}`, {capabilities: JSON.stringify(capabilities)})
    const refused = async (capabilities: Row) => refusal(await modify(capabilities))
    expect(await refused({lvm_pool_size: '10'})).toBe(
      "400 It's not possible to resize thin pool without LVM function properly configured",
    )
    expect(await refused({})).toBe("400 It's not possible to set any other parameter when the function is set to none")
    expect(await refused({lvm_function: 'none', lvm_pool_size: '10'})).toBe(
      "400 It's not possible to resize the thin pool and change the function to none",
    )
    expect(await refused({lvm_function: 'lvm-csi', lvm_pool_size: 'big'})).toBe(
      '400 Pool Size only accepts integer values.',
    )
    expect((await modify({lvm_function: 'lvm-csi', lvm_pool_size: '10'})).body).toMatchObject({
      capabilities: {lvm_function: 'lvm-csi', lvm_pool_size: 10, lvm_type: 'thin'},
    })
    expect(await refused({lvm_pool_size: '5'})).toBe("400 It's not possible to reduce the size of a thin pool")
    expect(await refused({lvm_pool_size: '5000'})).toMatch(
      /^400 There is no sufficient space on VG to resize the pool\.4990 GB are needed, but the VG has only \d+ GB$/,
    )
    expect((await modify({lvm_pool_size: '12'})).status).toBe(200)
    expect((await modify({lvm_function: 'none'})).body).toMatchObject({capabilities: {}})
  })
})

describe('OSDs', () => {
  test('which disks can be', async () => {
    const {system, uuid, disk, idOf} = await bench('storage-0')
    const add = async (wish: Row) => refusal(await system.post('istors', {ihost_uuid: uuid, function: 'osd', ...wish}))
    const other = await system.host('storage-1')
    expect(await add({ihost_uuid: other['uuid'], idisk_uuid: (await disk('/dev/sdc'))['uuid']})).toBe(
      '400 Host storage-1 must be locked.',
    )
    expect(await add({idisk_uuid: (await disk('/dev/sdb'))['uuid']})).toBe('400 Disk already assigned.')
    expect(await add({idisk_uuid: (await disk('/dev/sdc', other['uuid'] as string))['uuid']})).toBe(
      '400 Disk is attached to a different host',
    )
    expect(await add({idisk_uuid: (await disk('/dev/sda'))['uuid']})).toBe('400 Can not associate to a rootfs disk')
    expect(await add({idisk_uuid: uuid})).toBe(`400 No disk with the provided uuid: ${uuid}`)
    const [cluster] = await system.rows('clusters')
    await system.post('storage_tiers', {name: 'gold', cluster_uuid: cluster?.['uuid']})
    const spare = {idisk_uuid: (await disk('/dev/sdc'))['uuid']}
    expect(await add(spare)).toBe('400 Multiple storage tiers are present. A tier is required for stor creation.')
    expect(await add({...spare, tier_uuid: uuid})).toBe(`400 No tier with id ${uuid} found.`)
    const gold = await found(system, 'storage_tiers', {name: 'gold'})
    const made = await system.post('istors', {ihost_uuid: uuid, function: 'osd', ...spare, tier_uuid: gold['uuid']})
    expect(made.body).toMatchObject({state: 'configuring-on-unlock', tier_name: 'gold'})
    expect(refusal(await system.remove(`storage_tiers/${gold['uuid']}`))).toBe(
      "400 Storage Tier 'gold' cannot be deleted. It is in-use",
    )
    expect(refusal(await system.patch(`istors/${idOf(made)}`, {journal_size_mib: 2048}))).toBe(
      '400 Invalid update: Size of collocated journal is fixed.',
    )
    expect(refusal(await system.patch(`istors/${idOf(made)}`, {journal_location: gold['uuid']}))).toBe(
      `400 No journal stor with the provided uuid: ${gold['uuid']}`,
    )
    expect((await system.remove(`istors/${idOf(made)}`)).status).toBe(204)
    const old = await found(system, `ihosts/${uuid}/istors`, {osdid: 0})
    expect(refusal(await system.remove(`istors/${old['uuid']}`))).toBe(
      "400 Deleting a Storage Function other than 'journal' and 'osd' in state 'configuring-on-unlock' is not supported on this setup.",
    )
  })

  test('journals on a disk of their own', async () => {
    const {system, uuid, disk, idOf} = await bench('storage-0')
    const spare = {ihost_uuid: uuid, idisk_uuid: (await disk('/dev/sdc'))['uuid']}
    const journal = await system.post('istors', {...spare, function: 'journal'})
    expect(journal.body).toMatchObject({function: 'journal', state: 'configured', osdid: null})
    const osd = await found(system, `ihosts/${uuid}/istors`, {osdid: 0})
    const move = async (size: number) =>
      await system.patch(`istors/${osd['uuid']}`, {journal_location: idOf(journal), journal_size_mib: size})
    expect(refusal(await move(20_000))).toBe(
      '400 The journal size you have provided is greater than the maximum accepted: 10240 ',
    )
    expect(refusal(await move(100))).toBe(
      '400 The journal size you have provided is smaller than the minimum accepted: 200 ',
    )
    expect((await move(2048)).body).toMatchObject({journal_location: idOf(journal), journal_size_mib: 2048})
  })

  test('of a simplex system the last one stays; a second one joins while the host works', async () => {
    const system = await openSystem('aio-sx')
    const {uuid} = await system.host('controller-0')
    const [osd] = await system.rows(`ihosts/${uuid}/istors`)
    expect(refusal(await system.remove(`istors/${osd?.['uuid']}`))).toBe(
      '400 Amount of stors having OSD function: 1. It must be greater than 1.',
    )
    const disk = await found(system, `ihosts/${uuid}/idisks`, {device_node: '/dev/sdb'})
    const made = await system.post('istors', {ihost_uuid: uuid, idisk_uuid: disk['uuid']})
    expect(made.body).toMatchObject({state: 'configuring', osdid: 1})
    await system.pass('1m')
    expect((await system.get(`istors/${(made.body as Row)['uuid']}`)).body).toMatchObject({state: 'configured'})
    expect(refusal(await system.remove(`istors/${osd?.['uuid']}`))).toBe(
      '400 pool kube-rbd size is 1 and it should be greater than 1.',
    )
  })
})

test('a third ceph monitor, where there are no storage hosts', async () => {
  const system = await openSystem()
  const {uuid} = await system.host('worker-0')
  const add = async (ihost_uuid: unknown = uuid) => await system.post('ceph_mon', {ihost_uuid})
  expect(refusal(await add())).toBe("400 Ceph monitor already configured for host 'storage-0'.")
  for (const name of ['storage-0', 'storage-1']) {
    await system.act(name, 'force-unsafe-lock')
    await system.pass('2m')
    expect((await system.remove(`ihosts/${name}`)).status).toBe(204)
  }
  expect((await system.rows('clusters'))[0]).toMatchObject({deployment_model: 'undefined'})
  const {sim} = system.simulator
  const rule = sim.transact(() => sim.faults.add({state: 'ceph-monitor.work', message: 'no quorum'}))
  expect((await add()).body).toMatchObject({ceph_mon: [{hostname: 'worker-0', state: 'configuring', ceph_mon_gib: 20}]})
  expect(refusal(await system.remove(`ceph_mon/${uuid}`))).toBe(
    "400 Direct Ceph monitor delete only allowed for state 'configuration-failed'. Please lock and delete node to remove the configured Ceph Monitor.",
  )
  await system.pass('5m')
  expect(await found(system, 'ceph_mon', {hostname: 'worker-0'})).toMatchObject({state: 'configuration-failed'})
  expect((await system.remove(`ceph_mon/${uuid}`)).status).toBe(204)
  expect(refusal(await system.remove(`ceph_mon/${uuid}`))).toBe(
    `400 No Ceph Monitor defined for host with uuid: ${uuid}`,
  )
  sim.transact(() => sim.faults.remove(rule.id))
  expect((await add()).status).toBe(200)
  await system.pass('5m')
  expect(await found(system, 'ceph_mon', {hostname: 'worker-0'})).toMatchObject({state: 'configured'})
  expect((await system.rows('clusters'))[0]).toMatchObject({deployment_model: 'controller-nodes'})
  const other = (await system.host('worker-1'))['uuid']
  expect(refusal(await add(other))).toBe("400 Ceph monitor already configured for host 'worker-0'.")
  const mon = `ceph_mon/${(await found(system, 'ceph_mon', {hostname: 'controller-0'}))['uuid']}`
  expect(refusal(await system.patch(mon, {ceph_mon_gib: 'big'}))).toBe('400 ceph_mon_gib must be an integer.')
  expect(refusal(await system.patch(mon, {ceph_mon_gib: 20}))).toBe(
    '400 ceph_mon_gib = 20. Value must be between 21 and 40.',
  )
  expect((await system.patch(mon, {ceph_mon_gib: 25})).body).toMatchObject({ceph_mon_gib: 25})
})

describe('while a disk is worked on', () => {
  test('nobody knows yet where a partition will lie', async () => {
    const {system, partition, idOf} = await bench()
    const made = await partition(10_240)
    expect(made.body).toMatchObject({status: 2, start_mib: null, end_mib: null})
    await system.pass('1m')
    expect((await system.get(`partitions/${idOf(made)}`)).body).toMatchObject({
      status: 0,
      start_mib: 1,
      end_mib: 10_241,
    })
    const second = idOf(await partition(1024))
    await system.pass('1m')
    expect((await system.get(`partitions/${second}`)).body).toMatchObject({start_mib: 10_241, end_mib: 11_265})
    expect((await system.patch(`partitions/${second}`, {size_mib: 2048})).body).toMatchObject({status: 5})
    await system.pass('1m')
    expect((await system.get(`partitions/${second}`)).body).toMatchObject({start_mib: 10_241, end_mib: 12_289})
  })

  test('the group of the platform grows at once, also on a locked controller', async () => {
    const {system, uuid, partition, idOf} = await bench('controller-1')
    const group = await found(system, `ihosts/${uuid}/ilvgs`, {lvm_vg_name: 'cgts-vg'})
    const made = idOf(await partition(20_480))
    await system.pass('1m')
    const volume = {ihost_uuid: uuid, ilvg_uuid: group['uuid'], disk_or_part_uuid: made}
    expect((await system.post('ipvs', volume)).body).toMatchObject({pv_state: 'adding'})
    await system.pass('1m')
    expect(await found(system, `ihosts/${uuid}/ipvs`, {disk_or_part_uuid: made})).toMatchObject({
      pv_state: 'provisioned',
    })
    const grown = await found(system, `ihosts/${uuid}/ilvgs`, {lvm_vg_name: 'cgts-vg'})
    expect(Number(grown['lvm_vg_size'])).toBeGreaterThan(Number(group['lvm_vg_size']))
    expect(await system.state('controller-1', 'administrative')).toBe('locked')
  })
})
