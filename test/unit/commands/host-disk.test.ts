import {describe, expect, test} from 'vitest'
import {runProgram, tableOf} from '../../support/run.js'
import {refusal} from '../../support/table.js'
import {useWire} from '../../support/wire.js'
import {onWorker, worker, workerLookup} from '../../support/worker.js'

const {expectWire} = useWire()
const uuid = '5ea57b78-1419-4150-bda1-8ddf59a09b87'

const disk = (name: string, id: string) => ({
  ...{uuid: id, device_node: `/dev/${name}`, device_path: `/path/${name}`, device_num: 2048, device_type: 'SSD'},
  ...{size_mib: 245760, available_mib: 999, rpm: 'Undetermined', serial_id: 's', ihost_uuid: worker.uuid},
  ...{istor_uuid: null, ipv_uuid: null, created_at: 'then', updated_at: null},
})
const disks = onWorker('idisks', [disk('sdb', uuid), disk('sda', 'd-1')])

describe('host disk', () => {
  test('list is sorted by node and counts in GiB', async () => {
    expectWire(workerLookup, disks)
    expect(await tableOf(['host', 'disk', 'list', 'worker-0'])).toEqual([
      [
        ...['uuid', 'device_node', 'device_num', 'device_type', 'size_gib', 'available_gib', 'rpm', 'serial_id'],
        'device_path',
      ],
      ['d-1', '/dev/sda', '2048', 'SSD', '240.0', '0.975', 'Undetermined', 's', '/path/sda'],
      [uuid, '/dev/sdb', '2048', 'SSD', '240.0', '0.975', 'Undetermined', 's', '/path/sdb'],
    ])
  })

  test.each(['/dev/sda', '/path/sda', 'd-1'])('show finds %s', async (ref) => {
    expectWire(workerLookup, disks)
    const table = await tableOf(['host-disk-show', 'worker-0', ref])
    expect(table.map(([name]) => name).join(' ')).toBe(
      'Property device_node device_num device_type device_path size_gib available_gib rpm serial_id uuid ihost_uuid istor_uuid ipv_uuid created_at updated_at',
    )
    expect(table).toContainEqual(['uuid', 'd-1'])
  })

  test('show says what is missing', async () => {
    expectWire(workerLookup, disks)
    const {stderr, code} = await runProgram(['host', 'disk', 'show', 'worker-0', '/dev/sdz'])
    expect({stderr, code}).toEqual({
      stderr: 'stx: Disk not found: host 3 disk /dev/sdz; did you mean /dev/sdb or /dev/sda?\n',
      code: 5,
    })
  })
})

describe('host disk wipe', () => {
  const wiping = (skip: string) => {
    const sends = [
      {op: 'replace', path: '/partition_table', value: 'gpt'},
      {op: 'replace', path: '/skip_formatting', value: skip},
    ]
    expectWire(workerLookup, disks, {method: 'PATCH', path: `/sysinv/v1/idisks/${uuid}`, sends, reply: {}})
  }

  test.each([
    [['--confirm'], 'False'],
    [['--yes', '-s'], 'True'],
  ])('%j', async (flags, skip) => {
    wiping(skip)
    expect(await runProgram(['host', 'disk', 'wipe', 'worker-0', '/dev/sdb', ...flags])).toEqual({
      stdout: '',
      stderr: 'wiping disk /dev/sdb of host worker-0\n',
      code: 0,
    })
  })

  test('without a terminal nothing is asked and nothing is sent', async () => {
    const {stderr, code} = await runProgram(['host', 'disk', 'wipe', 'worker-0', '/dev/sdb'], {input: 'yes\n'})
    expect(code).toBe(2)
    expect(stderr).toContain('pass --confirm')
  })

  const asked = 'WARNING: This operation is irreversible: all data on the disk will be lost.\nContinue [yes/N]: '

  test('the official program takes its answer from a pipe', async () => {
    wiping('False')
    const words = ['host-disk-wipe', 'worker-0', '/dev/sdb', '--yes']
    const outcome = await runProgram(words, {program: 'system', input: 'yes\n'})
    expect(outcome).toEqual({stdout: asked, stderr: '', code: 0})
  })

  test('the official program does nothing for any other answer', async () => {
    const outcome = await runProgram(['host-disk-wipe', 'worker-0', '/dev/sdb'], {program: 'system', input: 'y\n'})
    expect(outcome).toEqual({stdout: `${asked}Operation cancelled.\n`, stderr: '', code: 0})
  })
})

const partition = (status: number, id = uuid) => ({
  ...{uuid: id, device_path: '/path/sdb-part1', device_node: '/dev/sdb1', type_guid: 'ba5e', type_name: 'LVM'},
  ...{start_mib: 1, end_mib: 10241, size_mib: 10240, ihost_uuid: worker.uuid, idisk_uuid: uuid, ipv_uuid: null},
  ...{status, created_at: 'then', updated_at: null},
})
const partitions = onWorker('partitions', [partition(0)])
const one = {path: `/sysinv/v1/partitions/${uuid}`}
const isDisk = {path: `/sysinv/v1/idisks/${uuid}`, reply: disk('sdb', uuid)}

describe('host disk partition list and show', () => {
  const row = (word: string) => [uuid, '/path/sdb-part1', '/dev/sdb1', 'ba5e', 'LVM', '10.0', word]

  test.each([
    [0, 'Ready'],
    [1, 'In-Use'],
    [3, 'Creating (on unlock)'],
    [12, 'Error: Missing GPT Table'],
    [99, '99'],
  ])('status %i is %s', async (status, word) => {
    expectWire(workerLookup, onWorker('partitions', [partition(status)]))
    expect(await tableOf(['host', 'disk', 'partition', 'list', 'worker-0'])).toEqual([
      ['uuid', 'device_path', 'device_node', 'type_guid', 'type_name', 'size_gib', 'status'],
      row(word),
    ])
  })

  test.each([
    [uuid, [isDisk]],
    ['/dev/sdb', [disks]],
  ])('--disk %s', async (ref, lookup) => {
    const ofDisk = {
      path: `/sysinv/v1/ihosts/${worker.uuid}/idisks/${uuid}/partitions`,
      reply: {partitions: [partition(5)]},
    }
    expectWire(workerLookup, ...lookup, ofDisk)
    expect((await tableOf(['host-disk-partition-list', 'worker-0', '--disk', ref]))[1]).toEqual(row('Modifying'))
  })

  test.each(['/path/sdb-part1', uuid])('show %s', async (ref) => {
    expectWire(workerLookup, partitions)
    const table = await tableOf(['host', 'disk', 'partition', 'show', 'worker-0', ref])
    expect(table.map(([name]) => name).join(' ')).toBe(
      'Property device_path device_node type_guid type_name start_mib end_mib size_mib uuid ihost_uuid idisk_uuid ipv_uuid status created_at updated_at',
    )
    expect(table).toContainEqual(['size_mib', '10240'])
    expect(table).toContainEqual(['status', 'Ready'])
  })

  test('show says what is missing', async () => {
    expectWire(workerLookup, partitions)
    const {stderr, code} = await runProgram(['host', 'disk', 'partition', 'show', 'worker-0', '/dev/sdb1'])
    expect({stderr, code}).toEqual({
      stderr: "stx: Partition not found on host 'worker-0' by device path or uuid: /dev/sdb1\n",
      code: 5,
    })
  })
})

describe('host disk partition add', () => {
  const sends = {
    ...{ihost_uuid: worker.uuid, idisk_uuid: uuid, size_mib: 10240},
    type_guid: 'ba5eba11-0000-1111-2222-000000000001',
  }
  const adding = (...statuses: number[]) =>
    expectWire(
      ...[workerLookup, disks, {method: 'POST' as const, path: '/sysinv/v1/partitions', sends, reply: partition(2)}],
      ...statuses.map((status) => ({...one, reply: partition(status)})),
    )

  test('shows the partition as it is', async () => {
    adding(2)
    const table = await tableOf(['host-disk-partition-add', '-t', 'lvm_phys_vol', 'worker-0', '/path/sdb', '10'])
    expect(table).toContainEqual(['status', 'Creating'])
  })

  const waiting = () =>
    runProgram(['host', 'disk', 'partition', 'add', 'worker-0', '/dev/sdb', '10', '--wait', '-c', 'status'])

  test.each([
    [0, 'ready'],
    [3, 'to be created when the host is unlocked'],
  ])('--wait is over with status %i', async (status, phase) => {
    adding(2, status)
    const {stderr, code} = await waiting()
    expect({stderr, code}).toEqual({
      stderr: `partition ${uuid}: creating\npartition ${uuid}: ${phase} after 0s\n`,
      code: 0,
    })
  })

  test.each([
    [10, 'the partition is in error'],
    [11, 'the script that makes partitions failed'],
    [12, 'the disk has no GPT partition table'],
  ])('--wait fails with status %i', async (status, reason) => {
    adding(status)
    const {stderr, code} = await waiting()
    expect(code).toBe(3)
    expect(stderr).toContain(`stx: partition ${uuid} failed: ${reason}; see: stx host disk partition show worker-0`)
  })

  test.each([
    ['ten', 'Partition size must be an integer greater than 0: ten'],
    ['1.5', 'Partition size must be an integer greater than 0: 1.5'],
    ['0', 'Partition size must be greater than 0.'],
    ['-1', 'Partition size must be greater than 0.'],
  ])('%s is no size', async (size, stderr) => {
    const words = ['host-disk-partition-add', 'worker-0', '/dev/sdb', '--', size]
    expect(await runProgram(words, {program: 'system'})).toEqual({
      stdout: '',
      stderr: `${stderr}\n`,
      code: 1,
    })
  })

  test('the disk must be there', async () => {
    expectWire(workerLookup, {...isDisk, status: 404, reply: refusal('gone')})
    const {stderr, code} = await runProgram(['host', 'disk', 'partition', 'add', 'worker-0', uuid, '10'])
    expect({stderr, code}).toEqual({
      stderr: `stx: Disk not found: ${uuid}; see: stx host disk list worker-0\n`,
      code: 5,
    })
  })
})

describe('host disk partition modify and delete', () => {
  test('modify sends MiB', async () => {
    const sends = [{op: 'replace', path: '/size_mib', value: 20480}]
    expectWire(workerLookup, partitions, {...one, method: 'PATCH', sends, reply: partition(5)})
    const table = await tableOf(['host-disk-partition-modify', 'worker-0', uuid, '-s', '20'])
    expect(table).toContainEqual(['status', 'Modifying'])
  })

  test.each([
    ['stx', 2],
    ['system', 1],
  ] as const)('modify as %s without a size', async (program, code) => {
    const outcome = await runProgram(['host-disk-partition-modify', 'worker-0', uuid], {program})
    expect(outcome.stderr).toContain('No update parameters specified, partition is unchanged')
    expect(outcome.code).toBe(code)
  })

  const deleted = {...one, method: 'DELETE' as const, status: 204}

  test('delete as the official program says nothing', async () => {
    expectWire(workerLookup, partitions, deleted)
    expect(await runProgram(['host-disk-partition-delete', 'worker-0', uuid], {program: 'system'})).toEqual({
      stdout: '',
      stderr: '',
      code: 0,
    })
  })

  test('delete --wait ends when the partition is gone', async () => {
    expectWire(workerLookup, partitions, deleted, {...one, status: 404, reply: refusal('gone')})
    const words = ['host', 'disk', 'partition', 'delete', 'worker-0', '/path/sdb-part1', '--wait']
    expect(await runProgram(words)).toEqual({
      stdout: '',
      stderr: [
        'partition /path/sdb-part1: deleting',
        'partition /path/sdb-part1: deleted after 0s',
        'Deleted partition /path/sdb-part1 of host worker-0\n',
      ].join('\n'),
      code: 0,
    })
  })
})
