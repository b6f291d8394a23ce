import {describe, expect, test} from 'vitest'
import {runProgram, tableOf} from '../../support/run.js'
import {useWire} from '../../support/wire.js'
import {onWorker, worker, workerLookup} from '../../support/worker.js'

const {expectWire} = useWire()

const core = (cpu: number, allocated_function: string | null) => ({
  ...{uuid: `c-${cpu}`, cpu, numa_node: 0, core: cpu, thread: 0, cpu_model: 'Xeon', cpu_family: '6'},
  ...{allocated_function, capabilities: {}, ihost_uuid: worker.uuid, inode_uuid: 'n-0', created_at: 'then'},
  updated_at: null,
})
const cores = [core(2, 'Vswitch'), core(10, null), core(0, 'Platform')]
const headings = ['uuid', 'log_core', 'processor', 'phy_core', 'thread', 'processor_model', 'assigned_function']
const rows = [
  ['c-0', '0', '0', '0', '0', 'Xeon', 'Platform'],
  ['c-2', '2', '0', '2', '0', 'Xeon', 'vSwitch'],
  ['c-10', '10', '0', '10', '0', 'Xeon', 'unknown(None)'],
]

test('host cpu list is sorted by number and names the functions', async () => {
  expectWire(workerLookup, onWorker('icpus', cores))
  expect(await tableOf(['host', 'cpu', 'list', 'worker-0'])).toEqual([headings, ...rows])
})

describe('host cpu show', () => {
  test.each(['2', 'c-2'])('finds %s', async (ref) => {
    expectWire(workerLookup, onWorker('icpus', cores))
    expect(await tableOf(['host-cpu-show', 'worker-0', ref])).toEqual([
      ['Property', 'Value'],
      ['logical_core', '2'],
      ['processor (numa_node)', '0'],
      ['physical_core', '2'],
      ['thread', '0'],
      ['assigned_function', 'vSwitch'],
      ['processor_model', 'Xeon'],
      ['processor_family', '6'],
      ['capabilities', '{}'],
      ['uuid', 'c-2'],
      ['ihost_uuid', worker.uuid],
      ['inode_uuid', 'n-0'],
      ['created_at', 'then'],
      ['updated_at', 'None'],
    ])
  })

  test('says which core is missing', async () => {
    expectWire(workerLookup, onWorker('icpus', cores))
    const {stderr, code} = await runProgram(['host', 'cpu', 'show', 'worker-0', '99'])
    expect({stderr, code}).toEqual({
      stderr: 'stx: CPU logical core not found: host worker-0 cpu 99\n',
      code: 5,
    })
  })
})

describe('host cpu modify', () => {
  test.each([
    [['-f', 'platform', '-p0', '2', '-p1', '1'], {function: 'platform', sockets: [{'0': 2}, {'1': 1}]}],
    [['--function', 'application-isolated', '--cpulist', '4-7'], {function: 'application-isolated', cpulist: '4-7'}],
    [['-f', 'shared', '-p0', '0'], {function: 'shared', sockets: [{'0': 0}]}],
  ])('%j', async (words, assignment) => {
    expectWire(workerLookup, {
      method: 'PUT',
      path: `/sysinv/v1/ihosts/${worker.uuid}/state/host_cpus_modify`,
      sends: [assignment],
      reply: {icpus: cores},
    })
    expect(await tableOf(['host-cpu-modify', 'worker-0', ...words])).toEqual([headings, ...rows])
  })

  test.each([
    [['-c', '1', '-p0', '1'], 'Not allowed to specify both -c and -pX options.'],
    [[], 'Number of cores on Processor (Socket) not provided.'],
  ])('refuses %j', async (words, message) => {
    // The official program looks for the host first.
    expectWire(workerLookup)
    expect(await runProgram(['host-cpu-modify', 'worker-0', '-f', 'platform', ...words], {program: 'system'})).toEqual({
      stdout: '',
      stderr: `${message}\n`,
      code: 1,
    })
  })

  test('needs a function', async () => {
    const {stderr, code} = await runProgram(['host', 'cpu', 'modify', 'worker-0', '--cpulist', '1'])
    expect(code).toBe(2)
    expect(stderr).toMatch(/^stx: host cpu modify: missing option --function; see: stx help host cpu modify\n/)
  })
})
