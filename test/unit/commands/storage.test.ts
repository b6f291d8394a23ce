import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {describe, expect, onTestFinished, test, vi} from 'vitest'
import {runProgram, tableOf} from '../../support/run.js'
import {cellsOf} from '../../support/table.js'
import {useWire} from '../../support/wire.js'

const {expectWire} = useWire()
const uuid = '24e4ad99-aad0-4b65-bac4-bccb4b127b72'
const hostUuid = '09e38507-c861-487d-8a80-585349b67908'
const replace = (path: string, value: unknown) => ({op: 'replace', path: `/${path}`, value})

const host = (id: number, more: object = {}) => ({
  ...{id, uuid: hostUuid, hostname: `controller-${id - 1}`, personality: 'controller'},
  ...{administrative: 'unlocked', operational: 'enabled', availability: 'available', config_status: null},
  ...{config_applied: 'a', config_target: 'a', ...more},
})
const hosts = {path: '/sysinv/v1/ihosts', reply: {ihosts: [host(1)]}}

describe('controllerfs', () => {
  const fs = (name: string, more: object = {}) => ({
    ...{uuid: `${name}-uuid`, name, size: 10, logical_volume: `${name}-lv`, replicated: true},
    ...{state: "{'status': 'available'}", capabilities: {}, ...more},
  })
  const list = (...rows: object[]) => ({path: '/sysinv/v1/controller_fs', reply: {controller_fs: rows}})
  const headings = ['UUID', 'FS Name', 'Size in GiB', 'Logical Volume', 'Replicated', 'State', 'Capabilities']
  const row = ['database-uuid', 'database', '10', 'database-lv', 'True', "{'status': 'available'}", '{}']

  test('list is sorted by uuid', async () => {
    expectWire(list(fs('z'), fs('database')))
    const rows = await tableOf(['controllerfs', 'list'])
    expect(rows.slice(0, 2)).toEqual([headings, row])
  })

  test('list of some columns as values', async () => {
    expectWire(list(fs('z'), fs('database')))
    const words = ['controllerfs-list', '--format', 'value', '--column', 'name', '--column', 'size']
    const {stdout} = await runProgram(words, {program: 'system'})
    expect(stdout).toBe('z 10\ndatabase 10\n')
  })

  test.each([
    ['database', list(fs('z'), fs('database'))],
    ['database-uuid', list(fs('database'))],
    ['7', {path: '/sysinv/v1/controller_fs/7', reply: fs('database')}],
  ])('show %s', async (ref, exchange) => {
    expectWire(exchange)
    const rows = await tableOf(['controllerfs', 'show', ref])
    expect(rows.map(([name]) => name)).toEqual([
      ...['Property', 'uuid', 'name', 'size', 'logical_volume', 'replicated', 'state', 'capabilities'],
      ...['created_at', 'updated_at'],
    ])
  })

  test.each([
    ['nothing', list(fs('database')), 'Filesystem not found by name or uuid: nothing'],
    ['7', {path: '/sysinv/v1/controller_fs/7', status: 404}, 'Filesystem not found by uuid: 7'],
  ])('show %s, which is not there', async (ref, exchange, said) => {
    expectWire(exchange)
    const {stderr, code} = await runProgram(['controllerfs', 'show', ref])
    expect({stderr, code}).toEqual({stderr: `stx: ${said}; see: stx controllerfs list\n`, code: 5})
  })

  const add = {method: 'POST', path: '/sysinv/v1/controller_fs', sends: {name: 'ceph-float', size: '20'}} as const

  test('add', async () => {
    expectWire({...add, reply: fs('ceph-float', {size: 20})})
    expect(await tableOf(['controllerfs', 'add', 'ceph-float=20'])).toContainEqual(['size', '20'])
  })

  test('add with --wait ends when it is made', async () => {
    const making = fs('ceph-float', {state: "{'status': 'drbd_fs_creating_in_progress'}"})
    expectWire({...add, reply: making}, list(fs('ceph-float')))
    const {stdout, code} = await runProgram(['controllerfs', 'add', 'ceph-float=20', '--wait', '--quiet'])
    expect(code).toBe(0)
    expect(cellsOf(stdout)).toContainEqual(['state', "{'status': 'available'}"])
  })

  test('delete lists what is left', async () => {
    const gone = {method: 'DELETE', path: '/sysinv/v1/controller_fs/z-uuid', status: 204, reply: ''} as const
    expectWire(list(fs('z'), fs('database')), gone, list(fs('database')))
    expect(await tableOf(['controllerfs', 'delete', 'z'])).toEqual([headings, row])
  })

  const systems = {
    path: '/sysinv/v1/isystems',
    reply: {isystems: [{uuid, name: 'lab', system_type: 'All-in-one', system_mode: 'duplex', capabilities: {}}]},
  }
  const put = (sends: object[][]) =>
    ({method: 'PUT', path: `/sysinv/v1/isystems/${uuid}/controller_fs/update_many`, sends, status: 204}) as const

  test.each([
    [
      ['database=20', 'backup=40'],
      [
        [replace('name', 'database'), replace('size', '20')],
        [replace('name', 'backup'), replace('size', '40')],
      ],
    ],
    [
      ['ceph-float', '--functions', 'monitor,,osd'],
      [[replace('name', 'ceph-float'), replace('capabilities', '{"functions": ["monitor", "osd"]}')]],
    ],
  ])('modify %j', async (words, sends) => {
    expectWire(systems, {...put(sends), reply: ''}, list(fs('database')))
    expect(await tableOf(['controllerfs', 'modify', ...words])).toEqual([headings, row])
  })

  test.each([
    [['add', 'ceph-float'], 'Filesystem creation attributes must be FS_NAME=SIZE not "ceph-float"'],
    [['modify', 'database'], 'Filesystem resize attributes must be FS_NAME=SIZE not "database"'],
    [['modify', 'a=1', 'b=2', '--functions', 'x'], 'Alter functions are only supported for one filesystem at a time.'],
  ])('%j is refused before anything is sent', async ([verb, ...words], said) => {
    const {stderr, code} = await runProgram([`controllerfs-${verb}`, ...words], {program: 'system'})
    expect({stderr, code}).toEqual({stderr: `${said}\n`, code: 1})
  })

  test('--wait ends with exit code 3 when resizing fails', async () => {
    const failed = fs('database', {state: "{'status': 'drbd_fs_update_error'}"})
    expectWire(systems, {...put([[replace('name', 'database'), replace('size', '20')]]), reply: ''}, list(failed))
    const {stderr, code} = await runProgram(['controllerfs', 'modify', 'database=20', '--wait', '--quiet'])
    expect(code).toBe(3)
    expect(stderr).toMatch(/^stx: the file systems failed: database: drbd_fs_update_error; /)
  })
})

describe('storage backend', () => {
  const backend = (type: string, more: object = {}) => ({
    ...{uuid, name: `${type}-store`, backend: type, state: 'configured', task: null, services: null},
    ...{capabilities: {replication: '2', '.hidden': '1', min_replication: '1'}, created_at: 'then', updated_at: null},
    ...more,
  })
  const list = (...rows: object[]) => ({path: '/sysinv/v1/storage_backend', reply: {storage_backends: rows}})

  test.each([
    ['stx', ['storage', 'backend', 'list'], undefined],
    ['system', ['storage-backend-list'], '1000'],
  ] as const)('list of %s has a line for each capability, however wide it may be', async (program, argv, columns) => {
    vi.stubEnv('COLUMNS', columns)
    onTestFinished(() => void vi.unstubAllEnvs())
    expectWire(list(backend('ceph')))
    expect((await runProgram([...argv], {program})).stdout).toBe(
      `+--------------------------------------+------------+---------+------------+------+----------+--------------------+
| uuid                                 | name       | backend | state      | task | services | capabilities       |
+--------------------------------------+------------+---------+------------+------+----------+--------------------+
| 24e4ad99-aad0-4b65-bac4-bccb4b127b72 | ceph-store | ceph    | configured | None | None     | replication: 2     |
|                                      |            |         |            |      |          | min_replication: 1 |
+--------------------------------------+------------+---------+------------+------+----------+--------------------+
`,
    )
  })

  test('list as dictionaries', async () => {
    expectWire(list(backend('file', {capabilities: {a: '1'}})))
    const rows = await tableOf(['storage', 'backend', 'list', '--asdict'])
    expect(rows[1]?.at(-1)).toBe("{'a': '1'}")
  })

  test.each([
    ['ceph', 'storage_ceph', 10],
    ['ceph-external', 'storage_ceph_external', 1],
    ['ceph-rook', 'storage_ceph_rook', 0],
  ])('show of %s has %d rows of its own', async (type, path, own) => {
    expectWire(list(backend(type)), {path: `/sysinv/v1/${path}/${uuid}`, reply: backend(type)})
    const rows = await tableOf(['storage', 'backend', 'show', `${type}-store`, '--asdict'])
    expect(rows.slice(0, 7).map(([name]) => name)).toEqual([
      ...['Property', 'backend', 'name', 'state', 'task', 'services', 'capabilities'],
    ])
    expect(rows).toHaveLength(7 + own + 2)
  })

  test('one that is not there', async () => {
    expectWire(list(backend('ceph')))
    const {stderr, code} = await runProgram(['storage', 'backend', 'show', 'nothing'])
    expect({stderr, code}).toEqual({
      stderr: 'stx: Backend nothing is not found; see: stx storage backend list\n',
      code: 5,
    })
  })

  test.each([
    [['ceph', '--confirmed', '-t', 't-1', '--network', 'mgmt'], {confirmed: true, tier_uuid: 't-1', network: 'mgmt'}],
    [['file', 'a=1', 'ignored', '-s', 'glance', '-n', 'f'], {confirmed: false, ...fields(), capabilities: {a: '1'}}],
    [
      ['ceph-rook', '-d', 'controller', '--failure-domain', 'host', '-t', 't-1'],
      {confirmed: false, deployment: 'controller', failure_domain: 'host'},
    ],
  ])('add %j', async (words, sends) => {
    const type = words[0] ?? ''
    const path = `/sysinv/v1/storage_${type.replace('-', '_')}`
    expectWire({method: 'POST', path, sends, reply: backend(type)}, list(backend(type)))
    const {stdout, stderr, code} = await runProgram(['storage', 'backend', 'add', ...words])
    expect(code).toBe(0)
    expect(stderr).toMatch(/^the configuration has changed: /)
    expect(cellsOf(stdout)[0]).toContain('capabilities')
  })

  function fields() {
    return {services: 'glance', name: 'f'}
  }

  test('add as the official program says what is next before the list', async () => {
    expectWire(
      {method: 'POST', path: '/sysinv/v1/storage_lvm', sends: {confirmed: false}, reply: backend('lvm')},
      list(backend('lvm')),
    )
    const {stdout} = await runProgram(['storage-backend-add', 'lvm'], {program: 'system'})
    expect(stdout).toMatch(/^\nSystem configuration has changed\.\nPlease follow .*\n\n\+--/)
  })

  test('add with --wait ends when it is configured', async () => {
    expectWire(
      {method: 'POST', path: '/sysinv/v1/storage_file', reply: backend('file', {state: 'configuring'})},
      list(backend('file')),
      {path: `/sysinv/v1/storage_file/${uuid}`, reply: backend('file')},
      list(backend('file')),
    )
    const {stderr, code} = await runProgram(['storage', 'backend', 'add', 'file', '--wait'])
    expect(code).toBe(0)
    expect(stderr).toMatch(/storage backend file-store: configuring\nstorage backend file-store: configured after /)
  })

  function configuration(): string {
    const folder = mkdtempSync(join(tmpdir(), 'stx-storage-'))
    onTestFinished(() => rmSync(folder, {recursive: true}))
    writeFileSync(join(folder, 'ceph.conf'), '[global]')
    return join(folder, 'ceph.conf')
  }
  const upload = (reply: object) =>
    ({method: 'POST', path: '/sysinv/v1/storage_ceph_external/ceph_conf_upload', reply}) as const

  test('the configuration of an external ceph is uploaded first', async () => {
    const sends = {confirmed: false, ceph_conf: 'ceph.conf'}
    expectWire(
      upload({success: '', error: ''}),
      {method: 'POST', path: '/sysinv/v1/storage_ceph_external', sends, reply: backend('ceph-external')},
      list(backend('ceph-external')),
    )
    const file = configuration()
    expect((await runProgram(['storage', 'backend', 'add', 'ceph-external', '--ceph_conf', file])).code).toBe(0)
  })

  test.each([
    [[], 'A Ceph configuration file must be provided for provisioning an external Ceph backend.'],
    [['-c', '/nowhere/ceph.conf'], 'Error: Could not open file /nowhere/ceph.conf.'],
  ])('an external ceph with %j is refused', async (flags, said) => {
    if (flags.length > 0) expectWire()
    const words = ['storage-backend-add', 'ceph-external', ...flags]
    const {stderr, code} = await runProgram(words, {program: 'system'})
    expect({stderr, code}).toEqual({stderr: `${said}\n`, code: 1})
  })

  test('a configuration that the server refuses', async () => {
    expectWire(upload({success: '', error: 'no monitors in it'}))
    const words = ['storage', 'backend', 'add', 'ceph-external', '--ceph_conf', configuration()]
    expect(await runProgram(words)).toEqual({stdout: '', stderr: 'stx: no monitors in it\n', code: 1})
  })

  test.each([
    [
      'ceph',
      ['replication=3', 'object_gateway=true', '-s', 'cinder'],
      [
        replace('services', 'cinder'),
        replace('object_gateway', 'true'),
        replace('capabilities', '{"replication": "3"}'),
      ],
    ],
    [
      'ceph-rook',
      ['-d', 'open', '--failure-domain', 'host'],
      [replace('capabilities', '{"deployment_model": "open", "failure_domain": "host"}')],
    ],
    ['file', ['-d', 'open'], [replace('capabilities', '{}')]],
  ])('modify %s %j', async (type, words, sends) => {
    const path = `/sysinv/v1/storage_${type.replace('-', '_')}/${uuid}`
    expectWire(list(backend(type)), {method: 'PATCH', path, sends, reply: backend(type)}, list(backend(type)), {
      path,
      reply: backend(type),
    })
    const rows = await tableOf(['storage', 'backend', 'modify', `${type}-store`, ...words])
    expect(rows).toContainEqual(['name', `${type}-store`])
  })

  test('modify of an external ceph uploads its configuration', async () => {
    const path = `/sysinv/v1/storage_ceph_external/${uuid}`
    const external = backend('ceph-external')
    const sends = [replace('ceph_conf', 'ceph.conf'), replace('capabilities', '{}')]
    expectWire(
      list(external),
      upload({success: '', error: ''}),
      {method: 'PATCH', path, sends, reply: external},
      list(external),
      {path, reply: external},
    )
    const words = ['storage', 'backend', 'modify', uuid, '--ceph_conf', configuration()]
    expect(await tableOf(words)).toContainEqual(['backend', 'ceph-external'])
  })

  test('delete is not supported, and done when forced', async () => {
    const said = 'Deleting a storage backend is not supported.\n'
    expect(await runProgram(['storage', 'backend', 'delete', 'ceph-store'])).toEqual({
      stdout: '',
      stderr: `stx: ${said}`,
      code: 1,
    })
    const official = await runProgram(['storage-backend-delete', 'ceph-store'], {program: 'system'})
    expect(official).toEqual({stdout: said, stderr: '', code: 0})
    expectWire(list(backend('ceph')), {
      method: 'DELETE',
      path: `/sysinv/v1/storage_ceph/${uuid}`,
      status: 204,
      reply: '',
    })
    const forced = await runProgram(['storage-backend-delete', 'ceph-store', '-f'], {program: 'system'})
    expect(forced).toEqual({stdout: '', stderr: '', code: 0})
  })
})

describe('ceph-mon', () => {
  const mon = (hostname: string, more: object = {}) => ({
    ...{uuid: `${hostname}-mon`, hostname, ceph_mon_gib: 20, state: 'configured', task: null, ihost_uuid: hostUuid},
    ...{created_at: 'then', updated_at: null, ...more},
  })
  const list = {path: '/sysinv/v1/ceph_mon', reply: {ceph_mon: [mon('controller-1'), mon('controller-0')]}}
  const headings = ['uuid', 'ceph_mon_gib', 'hostname', 'state', 'task']
  const shown = ['Property', 'uuid', 'ceph_mon_gib', 'created_at', 'updated_at', 'state', 'task']

  test('list is sorted by uuid', async () => {
    expectWire(list)
    expect(await tableOf(['ceph-mon', 'list'])).toEqual([
      headings,
      ['controller-0-mon', '20', 'controller-0', 'configured', 'None'],
      ['controller-1-mon', '20', 'controller-1', 'configured', 'None'],
    ])
  })

  test('show', async () => {
    expectWire(hosts, list)
    const rows = await tableOf(['ceph-mon', 'show', 'controller-0'])
    expect(rows.map(([name]) => name)).toEqual(shown)
    expect(rows).toContainEqual(['uuid', 'controller-0-mon'])
  })

  test('show of a host without one', async () => {
    const empty = {path: '/sysinv/v1/ceph_mon', reply: {ceph_mon: []}}
    expectWire(hosts, empty)
    expect(await runProgram(['ceph-mon', 'show', 'controller-0'])).toMatchObject({stdout: '', code: 5})
    expectWire(hosts, empty)
    const official = await runProgram(['ceph-mon-show', 'controller-0'], {program: 'system'})
    expect(official).toEqual({stdout: '', stderr: '', code: 0})
  })

  const adding = mon('controller-0', {state: 'configuring'})
  const add = {method: 'POST', path: '/sysinv/v1/ceph_mon', sends: {ihost_uuid: hostUuid}} as const

  test('add, and wait for it', async () => {
    const get = (reply: object) => ({path: '/sysinv/v1/ceph_mon/controller-0-mon', reply})
    expectWire(hosts, {...add, reply: {ceph_mon: [adding]}}, get(adding), get(mon('controller-0')))
    const {stdout, code} = await runProgram(['ceph-mon', 'add', 'controller-0', '--wait', '--quiet'])
    expect(code).toBe(0)
    expect(cellsOf(stdout)).toContainEqual(['state', 'configured'])
  })

  test('add that adds nothing', async () => {
    expectWire(hosts, {...add, reply: {ceph_mon: []}})
    const {stderr, code} = await runProgram(['ceph-mon-add', 'controller-0'], {program: 'system'})
    expect({stderr, code}).toEqual({stderr: 'Created ceph_mon has invalid data.\n', code: 1})
  })

  test('delete', async () => {
    const gone = {method: 'DELETE', path: `/sysinv/v1/ceph_mon/${hostUuid}`, status: 204, reply: ''} as const
    expectWire(hosts, gone)
    const {stderr, code} = await runProgram(['ceph-mon', 'delete', 'controller-0'])
    expect({stderr, code}).toEqual({stderr: 'Deleted ceph monitor of controller-0\n', code: 0})
    expectWire(hosts, gone)
    const official = await runProgram(['ceph-mon-delete', 'controller-0'], {program: 'system'})
    expect(official).toEqual({stdout: '', stderr: '', code: 0})
  })

  const own = {path: `/sysinv/v1/ihosts/${hostUuid}/ceph_mon`, reply: {ceph_mon: [mon('controller-0')]}}
  const change = (hostname: string, ...steps: object[]) =>
    ({
      method: 'PATCH',
      path: `/sysinv/v1/ceph_mon/${hostname}-mon`,
      sends: [...steps, replace('controller', 'controller-0')],
      reply: mon(hostname),
    }) as const

  test('a new size is set on all', async () => {
    const size = replace('ceph_mon_gib', '25')
    expectWire(hosts, own, list, change('controller-1', size), change('controller-0', size), list)
    const words = ['ceph-mon-modify', 'controller-0', 'ceph_mon_gib=25']
    const {stdout} = await runProgram(words, {program: 'system'})
    expect(cellsOf(stdout)[0]).toEqual(headings)
    expect(stdout).toMatch(/\n\nSystem configuration has changed\.\nLock and unlock .*\n\n$/)
  })

  test('anything else is set on one', async () => {
    expectWire(hosts, own, change('controller-0', replace('task', 'x')))
    const {stdout, stderr, code} = await runProgram(['ceph-mon', 'modify', 'controller-0', 'task=x'])
    expect(code).toBe(0)
    expect(cellsOf(stdout).map(([name]) => name)).toEqual(shown)
    expect(stderr).toMatch(/^in use after the hosts were locked and unlocked: /)
  })
})

describe('drbdsync', () => {
  const config = (more: object = {}) => ({
    ...{uuid, isystem_uuid: 's', link_util: 40, num_parallel: 1, rtt_ms: 0.2, created_at: 'then', updated_at: null},
    ...more,
  })
  const get = {path: '/sysinv/v1/drbdconfig', reply: {drbdconfigs: [config()]}}
  const controllers = (...rows: object[]) => ({
    path: '/sysinv/v1/ihosts?personality=controller',
    reply: {ihosts: rows.length > 0 ? rows : [host(2), host(1)]},
  })

  test('show has the settings, and the controllers below', async () => {
    expectWire(get, controllers())
    const {stdout} = await runProgram(['drbdsync', 'show'])
    const [settings = '', hostsBelow = ''] = stdout.split('\n\n')
    expect(cellsOf(settings).map(([name]) => name)).toEqual([
      ...['Property', 'uuid', 'isystem_uuid', 'created_at', 'updated_at', 'link_util', 'num_parallel', 'rtt_ms'],
    ])
    expect(cellsOf(hostsBelow)).toEqual([
      ['id', 'hostname', 'personality', 'administrative', 'operational', 'availability', 'config_status'],
      ['1', 'controller-0', 'controller', 'unlocked', 'enabled', 'available', 'None'],
      ['2', 'controller-1', 'controller', 'unlocked', 'enabled', 'available', 'None'],
    ])
  })

  test('show as JSON is one document', async () => {
    expectWire(get, controllers())
    const {stdout} = await runProgram(['drbdsync', 'show', '--format', 'json'])
    expect(JSON.parse(stdout)).toEqual({...config(), controllers: [host(2), host(1)]})
  })

  const busy = host(1, {config_target: 'b'})
  const patch = {
    method: 'PATCH',
    path: `/sysinv/v1/drbdconfig/${uuid}`,
    sends: [replace('link_util', '60'), replace('secure', 'true'), replace('action', 'apply')],
    reply: config({link_util: 60}),
  } as const
  const words = ['--util', '60', '--secure', 'true']

  test('modify', async () => {
    expectWire(controllers(), get, patch, controllers())
    expect(await tableOf(['drbdsync', 'modify', ...words])).toContainEqual(['link_util', '60'])
  })

  test('modify with --wait ends when the controllers are configured', async () => {
    expectWire(controllers(), get, patch, controllers(busy), controllers())
    const {stderr, code} = await runProgram(['drbdsync', 'modify', ...words, '--wait'])
    expect(code).toBe(0)
    expect(stderr).toMatch(/^the controllers: configuring controller-0\nthe controllers: configured after /)
  })

  test('modify as the official program always waits', async () => {
    expectWire(controllers(), get, patch, controllers(busy), controllers())
    const {stdout, code} = await runProgram(['drbdsync-modify', ...words], {program: 'system'})
    expect(code).toBe(0)
    expect(stdout).toMatch(/\+\n\nDRBD configuration finished\.\n$/)
  })

  test('modify while the controllers are being configured', async () => {
    expectWire(controllers(busy))
    const {stderr, code} = await runProgram(['drbdsync', 'modify', ...words])
    expect({stderr, code}).toEqual({stderr: 'stx: configuring controller-0; try again later\n', code: 6})
    expectWire(controllers(busy))
    const official = await runProgram(['drbdsync-modify', ...words], {program: 'system'})
    expect(official).toEqual({
      stdout: `host controller-0 is configuring ...
Cannot apply update while controller configuration in progress.
`,
      stderr: '',
      code: 0,
    })
  })

  test('modify of nothing', async () => {
    expect((await runProgram(['drbdsync', 'modify'])).code).toBe(2)
    const official = await runProgram(['drbdsync-modify'], {program: 'system'})
    expect(official).toEqual({stdout: 'No options provided.\n', stderr: '', code: 0})
  })
})

describe('clusters and tiers', () => {
  const cluster = {uuid, cluster_uuid: 'c', type: 'ceph', name: 'ceph_cluster', deployment_model: 'controller-nodes'}
  const clusters = {path: '/sysinv/v1/clusters', reply: {clusters: [cluster]}}
  const tier = (name: string, more: object = {}) => ({
    ...{uuid: `${name}-uuid`, name, type: 'ceph', status: 'in-use', backend_uuid: 'b', cluster_uuid: uuid},
    ...{stors: [0, 1], created_at: 'then', updated_at: null, ...more},
  })
  const tiers = {
    path: `/sysinv/v1/clusters/${uuid}/storage_tiers`,
    reply: {storage_tiers: [tier('storage'), tier('gold', {status: 'defined', backend_uuid: null})]},
  }
  const shown = ['Property', 'uuid', 'name', 'type', 'status', 'backend_uuid', 'cluster_uuid', 'OSDs']

  test('cluster list', async () => {
    expectWire(clusters)
    expect(await tableOf(['cluster', 'list'])).toEqual([
      ['uuid', 'cluster_uuid', 'type', 'name', 'deployment_model'],
      [uuid, 'c', 'ceph', 'ceph_cluster', 'controller-nodes'],
    ])
  })

  test('cluster show of parts without a name', async () => {
    const reply = {...cluster, peers: [{hosts: ['controller-0']}], tiers: [{}]}
    expectWire(clusters, {path: `/sysinv/v1/clusters/${uuid}`, reply})
    const rows = await tableOf(['cluster', 'show', 'ceph_cluster'])
    expect(rows).toContainEqual(['replication_groups', `[":[b'controller-0']"]`])
    expect(rows).toContainEqual(['storage_tiers', "[' ()']"])
  })

  test('cluster show', async () => {
    const peers = [{name: 'group-0', hosts: ['storage-0', 'storage-1'], status: 'provisioned'}]
    const whole = {...cluster, peers, tiers: [{name: 'storage', status: 'in-use'}]}
    expectWire(clusters, {path: `/sysinv/v1/clusters/${uuid}`, reply: whole})
    const rows = await tableOf(['cluster', 'show', 'ceph_cluster'])
    expect(rows).toContainEqual(['replication_groups', `["group-0:[b'storage-0', b'storage-1']"]`])
    expect(rows).toContainEqual(['storage_tiers', "['storage (in-use)']"])
  })

  test('storage tier list is sorted by name', async () => {
    expectWire(clusters, tiers)
    expect(await tableOf(['storage', 'tier', 'list', 'ceph_cluster'])).toEqual([
      ['uuid', 'name', 'status', 'backend_using'],
      ['gold-uuid', 'gold', 'defined', 'None'],
      ['storage-uuid', 'storage', 'in-use', 'b'],
    ])
  })

  test('storage tier show', async () => {
    expectWire(clusters, tiers)
    const rows = await tableOf(['storage', 'tier', 'show', uuid, 'storage'])
    expect(rows.map(([name]) => name)).toEqual([...shown, 'created_at', 'updated_at'])
    expect(rows).toContainEqual(['OSDs', '[0, 1]'])
  })

  test('storage tier add', async () => {
    const sends = {cluster_uuid: uuid, name: 'gold'}
    expectWire(clusters, {method: 'POST', path: '/sysinv/v1/storage_tiers/', sends, reply: tier('gold')})
    expect(await tableOf(['storage', 'tier', 'add', 'ceph_cluster', 'gold'])).toContainEqual(['name', 'gold'])
  })

  test('storage tier modify', async () => {
    const path = '/sysinv/v1/storage_tiers/gold-uuid'
    expectWire(clusters, tiers, {method: 'PATCH', path, sends: [replace('name', 'silver')], reply: tier('silver')})
    const words = ['storage', 'tier', 'modify', 'ceph_cluster', 'gold']
    expect(await tableOf([...words, '--name', 'silver'])).toContainEqual(['name', 'silver'])
    const {stderr, code} = await runProgram(words)
    const said = 'No update parameters specified, storage tier is unchanged; pass --name'
    expect({stderr, code}).toEqual({stderr: `stx: ${said}\n`, code: 2})
  })

  test('storage tier delete', async () => {
    const gone = {method: 'DELETE', path: '/sysinv/v1/storage_tiers/gold-uuid', status: 204, reply: ''} as const
    expectWire(clusters, tiers, gone)
    const {stderr, code} = await runProgram(['storage', 'tier', 'delete', 'ceph_cluster', 'gold'])
    expect({stderr, code}).toEqual({stderr: 'Deleted storage tier: gold\n', code: 0})
    expectWire(clusters, tiers, gone)
    const official = await runProgram(['storage-tier-delete', 'ceph_cluster', 'gold'], {program: 'system'})
    expect(official).toEqual({stdout: '', stderr: '', code: 0})
  })

  test.each([
    [['cluster', 'show', 'x'], [clusters], 'No cluster found with name or uuid x; see: stx cluster list'],
    [
      ['storage', 'tier', 'show', 'ceph_cluster', 'x'],
      [clusters, tiers],
      "Tier 'x' not associated with cluster 'ceph_cluster'; see: stx storage tier list ceph_cluster",
    ],
  ])('%j finds nothing', async (words, exchanges, said) => {
    expectWire(...exchanges)
    const {stderr, code} = await runProgram(words)
    expect({stderr, code}).toEqual({stderr: `stx: ${said}\n`, code: 5})
  })
})
