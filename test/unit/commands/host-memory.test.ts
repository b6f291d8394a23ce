import {describe, expect, test} from 'vitest'
import {runProgram, tableOf} from '../../support/run.js'
import {useWire} from '../../support/wire.js'
import {onWorker, worker, workerLookup} from '../../support/worker.js'

const {expectWire} = useWire()

const memory = (node: number, more: object = {}) => ({
  ...{uuid: `m-${node}`, inode_uuid: `n-${node}`, ihost_uuid: worker.uuid, memtotal_mib: 64000 - node},
  ...{platform_reserved_mib: 8000, memavail_mib: 60000, hugepages_configured: true, vswitch_hugepages_size_mib: 1024},
  ...{vswitch_hugepages_nr: 1, vswitch_hugepages_avail: 0, vswitch_hugepages_reqd: null, vm_hugepages_nr_4K: 5},
  ...{vm_pending_as_percentage: false, vm_hugepages_nr_2M: 10, vm_hugepages_avail_2M: 9},
  ...{vm_hugepages_nr_2M_pending: null, vm_hugepages_nr_1G: 2, vm_hugepages_avail_1G: 1},
  ...{vm_hugepages_nr_1G_pending: null, vm_hugepages_use_1G: true, created_at: 'then', updated_at: null, ...more},
})
const nodes = onWorker('inodes', [
  {uuid: 'n-1', numa_node: 1},
  {uuid: 'n-0', numa_node: 0},
])
const memories = onWorker('imemorys', [memory(0), memory(1)])

test('host memory list names the processors and sorts by size', async () => {
  expectWire(workerLookup, nodes, memories)
  const [headings, ...rows] = await tableOf(['host', 'memory', 'list', 'worker-0'])
  expect(headings?.join(' ')).toBe(
    'processor mem_total(MiB) mem_platform(MiB) mem_avail(MiB) hugepages(hp)_configured vs_hp_size(MiB) vs_hp_total vs_hp_avail vs_hp_reqd app_total_4K app_hp_as_percentage app_hp_total_2M app_hp_avail_2M app_hp_pending_2M app_hp_total_1G app_hp_avail_1G app_hp_pending_1G app_hp_use_1G',
  )
  expect(rows.map((row) => row.join(' '))).toEqual([
    '1 63999 8000 60000 True 1024 1 0 None 5 False 10 9 None 2 1 None True',
    '0 64000 8000 60000 True 1024 1 0 None 5 False 10 9 None 2 1 None True',
  ])
})

describe('host memory show', () => {
  test('leaves out what is not pending', async () => {
    expectWire(workerLookup, nodes, onWorker('imemorys', [memory(1, {vm_hugepages_nr_1G_pending: 4})]))
    const {stdout} = await runProgram(['host-memory-show', 'worker-0', '1'])
    expect(stdout.split('\n').slice(3, 20)).toEqual([
      '| Memory: Usable Total (MiB)                    | 63999                                |',
      '|         Platform     (MiB)                    | 8000                                 |',
      '|         Available    (MiB)                    | 60000                                |',
      '| Huge Pages Configured                         | True                                 |',
      '| vSwitch Huge Pages: Size (MiB)                | 1024                                 |',
      '|                     Total                     | 1                                    |',
      '|                     Available                 | 0                                    |',
      '|                     Required                  | None                                 |',
      '| Application  Pages (4K): Total                | 5                                    |',
      '| Application  Huge Pages Pending As Percentage | False                                |',
      '| Application  Huge Pages (2M): Total           | 10                                   |',
      '|                 Available                     | 9                                    |',
      '| Application  Huge Pages (1G): Total           | 2                                    |',
      '|                 Total Pending                 | 4                                    |',
      '|                 Available                     | 1                                    |',
      '| uuid                                          | m-1                                  |',
      '| ihost_uuid                                    | 09e38507-c861-487d-8a80-585349b67908 |',
    ])
  })

  test.each(['2', 'one'])('processor %s is not there', async (processor) => {
    expectWire(workerLookup, nodes, memories)
    const {stderr, code} = await runProgram(['host', 'memory', 'show', 'worker-0', processor])
    expect(stderr).toContain(`Processor not found: host worker-0 processor ${processor}`)
    expect(code).toBe(5)
  })
})

describe('host memory modify', () => {
  const replace = (path: string, value: unknown) => ({op: 'replace', path: `/${path}`, value})
  const share = (value: string) => replace('vm_pending_as_percentage', value)

  test.each([
    [['-m', '9000'], [replace('platform_reserved_mib', '9000')]],
    [
      ['-1G', '10'],
      [replace('vm_hugepages_nr_1G_pending', 10), share('False')],
    ],
    [
      ['-2M', '40%', '-1G', '60%', '-m', '9000'],
      [
        replace('platform_reserved_mib', '9000'),
        replace('vm_hugepages_nr_2M_pending', 40),
        replace('vm_hugepages_nr_1G_pending', 60),
        share('True'),
      ],
    ],
    [
      ['-f', 'vswitch', '-2M', '128'],
      [replace('vswitch_hugepages_reqd', '128'), replace('vswitch_hugepages_size_mib', 2)],
    ],
    [
      ['-f', 'vswitch', '-2M', '128', '-1G', '1'],
      [
        replace('vswitch_hugepages_reqd', '128'),
        replace('vswitch_hugepages_reqd', '1'),
        replace('vswitch_hugepages_size_mib', 1024),
      ],
    ],
  ])('%j', async (words, sends) => {
    const changed = {method: 'PATCH' as const, path: '/sysinv/v1/imemorys/m-1', sends, reply: memory(1)}
    expectWire(workerLookup, nodes, memories, changed)
    const table = await tableOf(['host-memory-modify', ...words, 'worker-0', '1'])
    expect(table).toContainEqual(['uuid', 'm-1'])
  })

  test.each([
    [['-2M', '40%', '-1G', '6'], 'must both be percent or not percent', 1],
    [['-2M', 'many'], '"many" is no number of huge pages', 1],
    [[], '', 0],
  ])('as the official program: %j', async (words, message, code) => {
    expectWire(workerLookup, nodes, memories)
    const outcome = await runProgram(['host-memory-modify', 'worker-0', '1', ...words], {program: 'system'})
    expect(outcome).toEqual({stdout: '', stderr: expect.stringContaining(message), code})
  })

  test('stx says that there is nothing to change', async () => {
    expectWire(workerLookup, nodes, memories)
    const {stderr, code} = await runProgram(['host', 'memory', 'modify', 'worker-0', '1'])
    expect({stderr, code}).toEqual({
      stderr: 'stx: nothing to change; see: stx help host memory modify\n',
      code: 2,
    })
  })
})
