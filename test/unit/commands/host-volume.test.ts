import {describe, expect, test} from 'vitest'
import {runProgram, tableOf} from '../../support/run.js'
import {refusal} from '../../support/table.js'
import {useWire} from '../../support/wire.js'
import {onWorker, worker, workerLookup} from '../../support/worker.js'

const {expectWire} = useWire()
const uuid = '5ea57b78-1419-4150-bda1-8ddf59a09b87'
const gone = {status: 404, reply: refusal('gone')}

const headingsOf = (table: string[][]) => table.map(([name]) => name).join(' ')

describe('host stor', () => {
  const stor = (state: string, more: object = {}) => ({
    ...{uuid, function: 'osd', osdid: 0, state, idisk_uuid: 'd-1', ihost_uuid: worker.uuid, capabilities: {}},
    ...{journal_location: null, journal_size_mib: 1536, journal_path: null, journal_node: null, tier_uuid: 't'},
    ...{tier_name: 'storage', created_at: 'then', updated_at: null, ...more},
  })
  const one = {path: `/sysinv/v1/istors/${uuid}`}

  test('list counts journals in whole GiB', async () => {
    expectWire(
      workerLookup,
      onWorker('istors', [stor('configured'), stor('configuring', {uuid: 'a', journal_size_mib: null})]),
    )
    expect(await tableOf(['host', 'stor', 'list', 'worker-0'])).toEqual([
      [
        ...['uuid', 'function', 'osdid', 'state', 'idisk_uuid', 'journal_path', 'journal_node', 'journal_size_gib'],
        'tier_name',
      ],
      [uuid, 'osd', '0', 'configured', 'd-1', 'None', 'None', '1', 'storage'],
      ['a', 'osd', '0', 'configuring', 'd-1', 'None', 'None', 'None', 'storage'],
    ])
  })

  test.each([
    [[uuid], []],
    [['worker-0', uuid], [workerLookup]],
  ])('show %j', async (words, lookup) => {
    expectWire(...lookup, {...one, reply: stor('configured')})
    const table = await tableOf(['host-stor-show', ...words])
    expect(headingsOf(table)).toBe(
      'Property osdid function state journal_location journal_size_gib journal_path journal_node uuid ihost_uuid idisk_uuid tier_uuid tier_name created_at updated_at',
    )
    expect(table).toContainEqual(['journal_size_gib', '1'])
  })

  test.each([
    [['d-1'], {function: 'osd'}],
    [['journal', 'd-1', '--journal-size'], {function: 'journal'}],
    [
      ['d-1', '--journal-location', 'j-1', '--journal-size', '2', '--tier-uuid', 't 1'],
      {function: 'osd', journal_location: 'j-1', journal_size_mib: 2048, tier_uuid: 't1'},
    ],
  ])('add %j', async (words, given) => {
    const sends = {...given, idisk_uuid: 'd-1', ihost_uuid: worker.uuid}
    expectWire(
      workerLookup,
      {method: 'POST', path: '/sysinv/v1/istors', sends, reply: stor('configuring')},
      {...one, reply: stor('configuring')},
    )
    expect(await tableOf(['host-stor-add', 'worker-0', ...words])).toContainEqual(['state', 'configuring'])
  })

  test.each([
    ['configured', 0, 'configured after 0s'],
    ['configuring-on-unlock', 0, 'to be configured when the host is unlocked after 0s'],
    ['configuration-failed', 3, 'failed: configuration-failed'],
  ])('add --wait until %s', async (state, code, text) => {
    expectWire(
      workerLookup,
      {method: 'POST', path: '/sysinv/v1/istors', reply: stor('configuring')},
      {...one, reply: stor('configuring')},
      {...one, reply: stor(state)},
    )
    const outcome = await runProgram(['host', 'stor', 'add', 'worker-0', 'd-1', '--wait'])
    expect(outcome.code).toBe(code)
    expect(outcome.stderr).toContain(`stor ${uuid}: configuring\n`)
    expect(outcome.stderr).toContain(text)
  })

  test('add refuses other functions, and sizes that are none', async () => {
    const {stderr, code} = await runProgram(['host', 'stor', 'add', 'worker-0', 'cache', 'd-1'])
    expect(code).toBe(2)
    expect(stderr).toContain('"cache" is no storage function; it is osd, monitor or journal')
    const words = ['host-stor-add', 'worker-0', 'd-1', '--journal-size', 'big']
    expect(await runProgram(words, {program: 'system'})).toEqual({
      stdout: '',
      stderr: 'Journal size must be an integer greater than 0: big\n',
      code: 1,
    })
  })

  test('update moves the journal', async () => {
    const sends = [
      {op: 'replace', path: '/journal_location', value: 'j-1'},
      {op: 'replace', path: '/journal_size_mib', value: 3072},
    ]
    expectWire({...one, method: 'PATCH', sends, reply: stor('configured', {journal_size_mib: 3072})})
    const words = ['host-stor-update', uuid, '--journal-location', 'j-1', '--journal-size', '3']
    expect(await tableOf(words)).toContainEqual(['journal_size_gib', '3'])
  })

  test.each([
    [[], 'False'],
    [['-f'], 'True'],
  ])('delete %j', async (flags, force) => {
    expectWire({method: 'DELETE', path: `${one.path}?force=${force}`, status: 204})
    const outcome = await runProgram(['host-stor-delete', uuid, ...flags], {program: 'system'})
    expect(outcome).toEqual({stdout: '', stderr: '', code: 0})
  })

  test('delete --wait ends when it is gone', async () => {
    const deleted = {method: 'DELETE' as const, path: `${one.path}?force=False`, status: 204}
    expectWire(deleted, {...one, reply: stor('deleting-with-app')}, {...one, ...gone})
    const {stderr, code} = await runProgram(['host', 'stor', 'delete', uuid, '--wait'])
    expect(stderr).toBe(`stor ${uuid}: deleting\nstor ${uuid}: deleted after 0s\nDeleted stor ${uuid}\n`)
    expect(code).toBe(0)
  })

  test('delete of what is not there', async () => {
    expectWire({method: 'DELETE', path: `${one.path}?force=False`, ...gone})
    const {stderr, code} = await runProgram(['host', 'stor', 'delete', uuid])
    expect({stderr, code}).toEqual({stderr: `stx: Delete failed, stor: ${uuid} not found\n`, code: 5})
  })
})

const group = (more: object = {}) => ({
  ...{uuid, lvm_vg_name: 'nova-local', vg_state: 'adding', ihost_uuid: worker.uuid, lvm_vg_access: null},
  ...{lvm_max_lv: 0, lvm_cur_lv: 1, lvm_max_pv: 0, lvm_cur_pv: 2, lvm_vg_size: 202937204736, lvm_vg_avail_size: 0},
  ...{lvm_vg_total_pe: 6047, lvm_vg_free_pe: 0, capabilities: {lvm_type: 'thin', other: 1}, created_at: 'then'},
  ...{updated_at: null, ...more},
})
const groups = onWorker('ilvgs', [group()])

describe('host lvg', () => {
  const one = {path: `/sysinv/v1/ilvgs/${uuid}`}

  test('list takes the use out of the capabilities', async () => {
    const csi = group({uuid: '0', capabilities: {lvm_function: 'lvm-csi', lvm_pool_size: 5}})
    expectWire(workerLookup, onWorker('ilvgs', [group(), csi]))
    expect(await tableOf(['host', 'lvg', 'list', 'worker-0'])).toEqual([
      [
        ...['UUID', 'LVG Name', 'State', 'Function', 'Type', 'Pool Size', 'Access', 'Total Size (GiB)'],
        ...['Avail Size (GiB)', 'Current PVs', 'Current LVs'],
      ],
      ['0', 'nova-local', 'adding', 'lvm-csi', 'None', '5', 'None', '189.0', '0.0', '2', '1'],
      [uuid, 'nova-local', 'adding (on unlock)', 'None', 'thin', 'None', 'None', '189.0', '0.0', '2', '1'],
    ])
  })

  test.each([
    ['nova-local', [groups]],
    [uuid, [groups]],
    ['7', [{path: '/sysinv/v1/ilvgs/7', reply: group()}]],
  ])('show %s', async (ref, lookup) => {
    expectWire(workerLookup, ...lookup)
    const table = await tableOf(['host-lvg-show', 'worker-0', ref])
    expect(headingsOf(table)).toBe(
      'Property lvm_vg_name vg_state uuid ihost_uuid lvm_vg_access lvm_max_lv lvm_cur_lv lvm_max_pv lvm_cur_pv lvm_vg_size_gib lvm_vg_avail_size_gib lvm_vg_total_pe lvm_vg_free_pe lvm_function lvm_type lvm_pool_size created_at updated_at parameters',
    )
    expect(table.slice(-1)).toEqual([['parameters', "{'other': 1}"]])
    expect(table).toContainEqual(['vg_state', 'adding'])
  })

  test('show says what is missing', async () => {
    expectWire(workerLookup, groups)
    const {stderr, code} = await runProgram(['host', 'lvg', 'show', 'worker-0', 'cgts-vg'])
    expect(stderr).toContain('Local volume group not found by name or uuid: cgts-vg; see: stx host lvg list worker-0')
    expect(code).toBe(5)
  })

  test.each([
    [['nova local'], {}],
    [['novalocal', '-f', 'lvm-csi', '-t', 'thin'], {capabilities: {lvm_function: 'lvm-csi', lvm_type: 'thin'}}],
  ])('add %j', async (words, use) => {
    const sends = {lvm_vg_name: 'novalocal', ihost_uuid: worker.uuid, ...use}
    expectWire(
      workerLookup,
      {method: 'POST', path: '/sysinv/v1/ilvgs', sends, reply: group()},
      {...one, reply: group()},
    )
    expect(await tableOf(['host-lvg-add', 'worker-0', ...words])).toContainEqual(['lvm_vg_name', 'nova-local'])
  })

  test.each([
    [['-f', 'none', '-s', '10'], '{"lvm_function": "none", "lvm_pool_size": "10"}'],
    [[], '{}'],
  ])('modify %j', async (words, value) => {
    const sends = [{op: 'replace', path: '/capabilities', value}]
    expectWire(workerLookup, groups, {...one, method: 'PATCH', sends, reply: group()})
    expect(await tableOf(['host-lvg-modify', 'worker-0', 'nova-local', ...words])).toContainEqual(['uuid', uuid])
  })

  test.each(['stx', 'system'] as const)('delete as %s', async (program) => {
    expectWire(workerLookup, groups, {...one, method: 'DELETE', status: 204})
    expect(await runProgram(['host-lvg-delete', 'worker-0', 'nova-local'], {program})).toEqual({
      stdout: '',
      stderr: program === 'stx' ? 'Deleted volume group nova-local of host worker-0\n' : '',
      code: 0,
    })
  })
})

describe('host pv', () => {
  const volume = (state: string, more: object = {}) => ({
    ...{uuid, pv_state: state, pv_type: 'disk', disk_or_part_uuid: 'd', disk_or_part_device_node: '/dev/sdb'},
    ...{disk_or_part_device_path: '/path/sdb', lvm_pv_name: '/dev/sdb', lvm_vg_name: 'nova-local', lvm_pv_uuid: 'x'},
    ...{lvm_pv_size: 202937204736, lvm_pe_total: 6, lvm_pe_alloced: 0, capabilities: {}, ihost_uuid: worker.uuid},
    ...{created_at: 'then', updated_at: null, ...more},
  })
  const one = {path: `/sysinv/v1/ipvs/${uuid}`}

  test('list says what waits for the unlock', async () => {
    const csi = volume('removing', {uuid: '0', capabilities: {lvm_function: 'lvm-csi'}})
    expectWire(workerLookup, onWorker('ipvs', [volume('adding'), csi]))
    const rest = ['/dev/sdb', 'd', '/dev/sdb', '/path/sdb']
    expect(await tableOf(['host', 'pv', 'list', 'worker-0'])).toEqual([
      [
        ...['uuid', 'lvm_pv_name', 'disk_or_part_uuid', 'disk_or_part_device_node', 'disk_or_part_device_path'],
        ...['pv_state', 'pv_type', 'lvm_vg_name', 'ihost_uuid'],
      ],
      ['0', ...rest, 'removing', 'disk', 'nova-local', worker.uuid],
      [uuid, ...rest, 'adding (on unlock)', 'disk', 'nova-local', worker.uuid],
    ])
  })

  test('show', async () => {
    expectWire(workerLookup, onWorker('ipvs', [volume('adding')]))
    const table = await tableOf(['host-pv-show', 'worker-0', uuid])
    expect(headingsOf(table)).toBe(
      'Property uuid pv_state pv_type disk_or_part_uuid disk_or_part_device_node disk_or_part_device_path lvm_pv_name lvm_vg_name lvm_pv_uuid lvm_pv_size_gib lvm_pe_total lvm_pe_alloced ihost_uuid created_at updated_at',
    )
    expect(table).toContainEqual(['lvm_pv_size_gib', '189.0'])
    expect(table).toContainEqual(['pv_state', 'adding'])
  })

  const disks = onWorker('idisks', [
    {uuid: 'd-1', device_node: '/dev/sdb', device_path: '/path/sdb', size_mib: 1, available_mib: 1},
  ])
  const partitions = onWorker('partitions', [{uuid: 'p-1', device_path: '/path/sdb-part1', size_mib: 1, status: 0}])

  test.each([
    ['/path/sdb', [disks], {disk_or_part_uuid: 'd-1', pv_type: 'disk'}],
    ['/path/sdb-part1', [disks, partitions], {disk_or_part_uuid: 'p-1', pv_type: 'partition'}],
  ])('add %s', async (device, lookup, found) => {
    const sends = {ihost_uuid: worker.uuid, ilvg_uuid: uuid, ...found}
    expectWire(
      ...[workerLookup, groups, ...lookup],
      {method: 'POST', path: '/sysinv/v1/ipvs', sends, reply: volume('adding')},
      {...one, reply: volume('adding')},
    )
    expect(await tableOf(['host-pv-add', 'worker-0', 'nova-local', device])).toContainEqual(['uuid', uuid])
  })

  test('add says that there is no such device', async () => {
    expectWire(workerLookup, groups, disks, partitions)
    const {stderr, code} = await runProgram(['host', 'pv', 'add', 'worker-0', 'nova-local', '/dev/sdz'])
    expect(stderr).toBe("stx: No disk or partition found on host 'worker-0' by device path or uuid /dev/sdz\n")
    expect(code).toBe(5)
  })

  const unlocked = {path: '/sysinv/v1/ihosts', reply: {ihosts: [{...worker, administrative: 'unlocked'}]}}

  test.each([
    [workerLookup, [], 0, 'adding (on unlock) after 0s'],
    [unlocked, [volume('provisioned')], 0, 'provisioned after 0s'],
    [unlocked, [volume('failed')], 3, 'failed: the volume is in state failed'],
  ])('add --wait, %#', async (lookup, later, code, text) => {
    expectWire(
      ...[lookup, groups, disks, {method: 'POST' as const, path: '/sysinv/v1/ipvs', reply: volume('adding')}],
      ...[volume('adding'), ...later].map((reply) => ({...one, reply})),
    )
    const outcome = await runProgram(['host', 'pv', 'add', 'worker-0', 'nova-local', '/dev/sdb', '--wait'])
    expect(outcome.code).toBe(code)
    expect(outcome.stderr).toContain(text)
  })

  const deleted = {...one, method: 'DELETE' as const, status: 204}

  test('delete', async () => {
    expectWire(deleted)
    expect(await runProgram(['host-pv-delete', uuid], {program: 'system'})).toEqual({stdout: '', stderr: '', code: 0})
  })

  test.each([
    [
      'unlocked',
      [
        {...one, reply: volume('removing')},
        {...one, ...gone},
      ],
      'deleted after 0s',
    ],
    ['locked', [{...one, reply: volume('removing')}], 'removing (on unlock) after 0s'],
  ])('delete --wait on a host that is %s', async (administrative, later, text) => {
    const host = {path: `/sysinv/v1/ihosts/${worker.uuid}`, reply: {...worker, administrative}}
    expectWire({...one, reply: volume('provisioned')}, host, deleted, ...later)
    const {stderr, code} = await runProgram(['host', 'pv', 'delete', uuid, '--wait'])
    expect(code).toBe(0)
    expect(stderr).toContain(text)
  })
})
