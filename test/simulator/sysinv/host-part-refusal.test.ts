import {expect, test} from 'vitest'
import {openSystem, type Row, refusal} from './system.js'

async function bench() {
  const system = await openSystem()
  await system.act('worker-0', 'lock')
  await system.pass('1m')
  const {uuid} = await system.host('worker-0')
  const modify = async (host: unknown, ...body: unknown[]) =>
    refusal(await system.ask('PUT', `/RegionOne/sysinv/v1/ihosts/${host}/state/host_cpus_modify`, body))
  const memory = async (host = 'worker-0', node = 0) => {
    const rows = await system.rows(`ihosts/${(await system.host(host))['uuid']}/imemorys`)
    return `imemorys/${rows.find((one) => one['numa_node'] === node)?.['uuid'] ?? rows[node]?.['uuid']}`
  }
  return {system, uuid, modify, memory}
}

test('cores that there are not, or that something else needs', async () => {
  const {system, uuid, modify} = await bench()
  const cases: readonly (readonly [unknown[], string])[] = [
    [
      [{function: 'platform', sockets: [{'0': 9}]}],
      'More total logical cores requested than present on Processor 0 (16 cores).',
    ],
    [[{function: 'platform', sockets: [{'0': 0}]}], 'Platform must have at least one core.'],
    [
      [{function: 'platform', sockets: [{'0': 8}, {'1': 8}]}],
      'There must be at least one unused core for Application.',
    ],
    [[{function: 'shared', sockets: [{'0': 2}]}], 'Shared cores are limited to 1 per processor.'],
    [[{function: 'vswitch', sockets: [{'0': 1}]}], 'vSwitch cpus can only be used with a vswitch_type specified.'],
    [[{function: 'platform', sockets: [{'2': 1}]}], 'There is no Processor (Socket) 2 on this host.'],
    [[{function: 'platform', sockets: [{'0': -1}]}], 'Specified cpu values must be non-negative.'],
    [[{function: 'platform', cpulist: '0-99'}], 'Specified cpulist contains nonexistant CPUs.'],
    [[{function: 'platform', cpulist: '0-99999999999999999999'}], 'Specified cpulist contains nonexistant CPUs.'],
    [
      [
        {function: 'platform', cpulist: '0-3'},
        {function: 'application-isolated', cpulist: '3-5'},
      ],
      'Some CPUs are specified for more than one function.',
    ],
    [
      [{function: 'platform', sockets: [{'0': 1}], cpulist: '0-3'}],
      `host ${uuid}:  socket=[{'0': 1}] and cpulist=0-3 may not both be specified`,
    ],
    [[{function: 'platform'}], `host ${uuid}:  cpu function=platform or (socket=[] and cpulist=None) not specified`],
  ]
  for (const [body, text] of cases) expect(await modify(uuid, ...body), JSON.stringify(body)).toBe(`400 ${text}`)
  await system.act('storage-0', 'lock')
  await system.pass('1m')
  expect(await modify((await system.host('storage-0'))['uuid'], {function: 'platform', sockets: [{'0': 1}]})).toBe(
    '400 Can only modify worker node cores.',
  )
  expect(await modify(uuid, {function: 'platform', cpulist: '0-5'}, {function: 'shared', sockets: [{'1': 1}]})).toBe(
    '200',
  )
  const cpus = await system.rows(`ihosts/${uuid}/icpus`)
  const doing = (name: string) => cpus.filter((one) => one['allocated_function'] === name).map((one) => one['cpu'])
  expect([doing('Platform'), doing('Shared')]).toEqual([
    [0, 1, 2, 3, 4, 5],
    [16, 17],
  ])
})

test('an all-in-one host keeps two cores for the platform, and is changed only when it is locked', async () => {
  const system = await openSystem('aio-sx')
  const {uuid} = await system.host('controller-0')
  const modify = async (body: unknown) =>
    refusal(await system.ask('PUT', `/RegionOne/sysinv/v1/ihosts/${uuid}/state/host_cpus_modify`, [body]))
  expect(await modify({function: 'platform', sockets: [{'0': 1}]})).toBe(
    '400 Unable to complete the action because Host controller-0 is in administrative state = unlocked.',
  )
  await system.act('controller-0', 'lock')
  await system.pass('1m')
  expect(await modify({function: 'platform', cpulist: '0'})).toBe('400 Platform must have at least two cores.')
})

test('memory that there is not', async () => {
  const {system, memory} = await bench()
  const path = await memory()
  const modify = async (wish: Row) => refusal(await system.patch(path, wish))
  const [small, large] = ['vm_hugepages_nr_2M_pending', 'vm_hugepages_nr_1G_pending']
  const cases: readonly (readonly [Row, string])[] = [
    [{platform_reserved_mib: 'much'}, 'Processor 0: Platform memory must be a number'],
    [{platform_reserved_mib: '-4'}, 'Processor 0: Platform memory must be greater than zero'],
    [
      {platform_reserved_mib: '100'},
      'Platform reserved memory for numa node 0 must be greater than the minimum value 1000',
    ],
    [
      {platform_reserved_mib: '90000'},
      'Platform reserved memory 90000 MiB on node 0 is not within range [7000, 65536]',
    ],
    [{[small]: 'few'}, 'Processor 0: VM huge pages 2M must be a number'],
    [{[large]: '-1'}, 'Processor 0: VM huge pages 1G must be greater than or equal to zero'],
    [{[small]: '8', [large]: '2'}, 'Processor 0: Host only supports single huge page size.'],
    [
      {[large]: '95'},
      'Processor 0: For a requested vSwitch hugepage allocation of 0 MiB, max 1G pages: 89. . hp_possible: 91304. hp_requested: 97280',
    ],
    [{[small]: '50000'}, 'Processor 0: For a requested vSwitch hugepage allocation of 0 MiB, max 2M pages: 45652'],
    [
      {[small]: '101', vm_pending_as_percentage: 'True'},
      'Processor 0: 2M hugepage percent allocation must be within 0% - 100%.',
    ],
    [{vswitch_hugepages_reqd: '2'}, 'Processor 0: No vswitch hugepage size specified.'],
    [
      {vswitch_hugepages_reqd: '2', vswitch_hugepages_size_mib: '1024'},
      'Processor 0: vSwitch huge pages must be 0 when vSwitch type is none',
    ],
    [{vswitch_hugepages_size_mib: '3'}, 'Processor 0: vSwitch hugepage size (MiB) must be a power of 2'],
  ]
  for (const [wish, text] of cases) expect(await modify(wish), JSON.stringify(wish)).toBe(`400 ${text}`)
  expect(await modify({[small]: '50', vm_pending_as_percentage: 'True'})).toBe('200')
  expect((await system.get(path)).body).toMatchObject({
    vm_pending_as_percentage: true,
    vm_hugepages_2M_percentage: 50,
    vm_hugepages_nr_2M_pending: 22_826,
  })
})

test('memory of hosts without applications', async () => {
  const {system, memory} = await bench()
  const pages = {vm_hugepages_nr_2M_pending: '8'}
  expect(refusal(await system.patch(await memory('storage-0'), {platform_reserved_mib: '3000'}))).toBe(
    '403 Operation not permitted.',
  )
  expect(refusal(await system.patch(await memory('controller-1'), pages))).toBe('400 Host must be locked.')
  await system.act('controller-1', 'lock')
  await system.pass('1m')
  expect(refusal(await system.patch(await memory('controller-1'), pages))).toBe(
    '400 Hugepages memory configuration is not supported for this node.',
  )
})

test('labels that mean something to the platform', async () => {
  const {system, uuid} = await bench()
  const assign = async (given: Row, host: unknown = uuid) => refusal(await system.post(`labels/${host}`, given))
  const cases: readonly (readonly [Row, string])[] = [
    [{'kube-cpu-mgr-policy': 'none'}, "Setting kube-cpu-mgr-policy to 'none' is not supported"],
    [{'kube-cpu-mgr-policy': 'foo'}, 'Invalid value for kube-cpu-mgr-policy label.'],
    [{'kube-topology-mgr-policy': 'foo'}, 'Invalid value for kube-topology-mgr-policy label.'],
    [{'kube-memory-mgr-policy': 'foo'}, 'Invalid value for kube-memory-mgr-policy label.'],
    [{'power-management': 'disabled'}, 'Invalid value for power-management label.'],
    [
      {'starlingx.io/stalld_cpu_functions': 'some'},
      "worker-0 invalid value starlingx.io/stalld_cpu_functions=some. Supported values are ['application', 'application-isolated', 'all']",
    ],
    [
      {'starlingx.io/stalld': 'enabled', 'starlingx.io/stalld_cpu_functions': 'application-isolated'},
      "worker-0 stalld cpu list empty, update cpu core assignments for {'Application-isolated'}",
    ],
    [
      {'starlingx.io/stalld-x': '1'},
      "worker-0 'starlingx.io/stalld-x' invalid format, format example 'starlingx.io/stalld.<paramater>'",
    ],
  ]
  for (const [given, text] of cases) expect(await assign(given), JSON.stringify(given)).toBe(`400 ${text}`)
  const storage = (await system.host('storage-0'))['uuid']
  expect(await assign({'starlingx.io/stalld': 'enabled'}, storage)).toBe(
    "400 ['starlingx.io/stalld'] can only be modified on worker nodes.",
  )
  expect(await assign({'kube-topology-mgr-policy': 'Best-Effort'})).toBe('200')
  expect(await assign({['__proto__']: 'any', toString: 'any'})).toBe('200')
})

test('sensors are told at the level of their group, and what they are by the hardware', async () => {
  const {system, uuid} = await bench()
  const [sensor] = await system.rows(`ihosts/${uuid}/isensors`)
  const [group] = await system.rows(`ihosts/${uuid}/isensorgroups`)
  const modify = async (path: string, wish: Row) => refusal(await system.patch(path, wish))
  const one = `isensors/${sensor?.['uuid']}`
  expect(await modify(one, {actions_major: 'ignore'})).toBe(
    "400 The following fields can only be modified at the sensorgroup level: ['/actions_critical', '/actions_major', '/actions_minor']",
  )
  expect(await modify(one, {datatype: 'analog'})).toBe(
    "400 The following fields can not be modified: ['/uuid', '/id', '/host_id', '/datatype', '/sensortype'] ",
  )
  expect(await modify(one, {status: 'ok'})).toMatch(
    /^400 The following fields are not remote-modifiable: \['\/sensorname', '\/path', '\/status', .*'\/t_critical_upper'\]$/,
  )
  expect(await modify(`isensorgroups/${group?.['uuid']}`, {state: 'disabled'})).toMatch(
    /^400 The following fields are not remote-modifiable: \['\/sensorgroupname', '\/path', '\/state', .*'\/t_critical_upper_group'\]$/,
  )
  expect(await modify(`isensorgroups/${group?.['uuid']}`, {actions_major_group: 'log'})).toBe('200')
})
