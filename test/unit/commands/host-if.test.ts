import {describe, expect, test} from 'vitest'
import {runProgram, tableOf} from '../../support/run.js'
import {useWire} from '../../support/wire.js'
import {onWorker, worker, workerLookup} from '../../support/worker.js'

const {expectWire} = useWire()

const iface = (ifname: string, more: object = {}) => ({
  ...{uuid: `i-${ifname}`, ifname, iftype: 'ethernet', ifclass: 'platform', imtu: 1500, imac: '08:00:27:00:00:01'},
  ...{aemode: null, schedpolicy: null, txhashpolicy: null, primary_reselect: null, ihost_uuid: worker.uuid},
  ...{vlan_id: null, uses: [], used_by: [], sriov_numvfs: null, sriov_vf_driver: null, ptp_role: 'none'},
  ...{max_tx_rate: null, max_rx_rate: null, ovs_access: false, channels: null, sriov_vf_channels: null},
  ...{created_at: 'then', updated_at: null, ...more},
})
const portsOf = (ifname: string, ...ports: object[]) => ({
  path: `/sysinv/v1/iinterfaces/i-${ifname}/ports`,
  reply: {ports},
})
const port = (name: string, dpdksupport = true) => ({uuid: `p-${name}-00000000`, name, dpdksupport})

const free = iface('e0', {ifclass: null})
const left = iface('e1', {ifclass: null, used_by: ['bond0']})
const right = iface('e2', {ifclass: null, used_by: ['bond0']})
const bond = iface('bond0', {
  ...{iftype: 'ae', ifclass: 'data', aemode: '802.3ad', txhashpolicy: 'layer2', uses: ['e1', 'e2'], used_by: ['v9']},
  ...{max_tx_rate: 100, channels: 2},
})
const vlan = iface('v9', {iftype: 'vlan', ifclass: 'data', vlan_id: 9, uses: ['bond0'], ipv4_mode: 'static'})
const standby = iface('zz', {iftype: 'ae', aemode: 'active_standby', primary_reselect: 'always'})
const all = onWorker('iinterfaces', [vlan, bond, free, left, right, standby])
const members = [portsOf('e1', port('eth1')), portsOf('e2', port('eth2', false))]

describe('host if list', () => {
  const shown = [
    ['uuid', 'name', 'class', 'type', 'vlan id', 'ports', 'uses i/f', 'used by i/f', 'attributes'],
    [
      ...['i-bond0', 'bond0', 'data', 'ae', 'None', '[]', "['e1', 'e2']", "['v9']"],
      'MTU=1500,AE_MODE=802.3ad,AE_XMIT_POLICY=layer2,accelerated=False,max_tx_rate=100,channels=2',
    ],
    ['i-e1', 'e1', 'None', 'ethernet', 'None', "['eth1']", '[]', "['bond0']", 'MTU=1500'],
    ['i-e2', 'e2', 'None', 'ethernet', 'None', "['eth2']", '[]', "['bond0']", 'MTU=1500'],
    ['i-v9', 'v9', 'data', 'vlan', '9', '[]', "['bond0']", '[]', 'MTU=1500,accelerated=False'],
    [
      ...['i-zz', 'zz', 'platform', 'ae', 'None', '[]', '[]', '[]'],
      'MTU=1500,AE_MODE=active_standby,primary_reselect=always',
    ],
  ]
  const bare = ['bond0', 'v9', 'zz'].map((name) => portsOf(name))

  test('shows those in use, each port asked for once', async () => {
    expectWire(workerLookup, all, ...members, ...bare)
    expect(await tableOf(['host', 'if', 'list', 'worker-0'])).toEqual(shown)
  })

  test('--all also shows the others', async () => {
    expectWire(workerLookup, all, ...members, ...bare, portsOf('e0', {uuid: '5ea57b78-1419-4150', name: ''}))
    const table = await tableOf(['host-if-list', '-a', 'worker-0'])
    expect(table[2]).toEqual(['i-e0', 'e0', 'None', 'ethernet', 'None', "['(419-4150)']", '[]', '[]', 'MTU=1500'])
  })
})

describe('host if show', () => {
  test('has rows for what is set only sometimes', async () => {
    expectWire(workerLookup, all, all, portsOf('v9'), ...members)
    const table = await tableOf(['host', 'if', 'show', 'worker-0', 'v9'])
    expect(table.map(([name]) => name).join(' ')).toBe(
      'Property ifname iftype ports imac imtu ifclass ptp_role aemode schedpolicy txhashpolicy primary_reselect uuid ihost_uuid vlan_id uses used_by created_at updated_at sriov_numvfs sriov_vf_driver max_tx_rate max_rx_rate ovs_access channels sriov_vf_channels ipv4_mode accelerated',
    )
    expect(table.at(-1)).toEqual(['accelerated', '[False]'])
  })

  test('names what is missing', async () => {
    expectWire(workerLookup, all)
    const {stderr, code} = await runProgram(['host', 'if', 'show', 'worker-0', 'e9'])
    expect({stderr, code}).toEqual({
      stderr: 'stx: Interface not found: host worker-0 if e9; did you mean v9 or e0 or e1?\n',
      code: 5,
    })
  })
})

describe('host if add', () => {
  test.each([
    [
      ['v100', 'vlan', 'e0', '-V', '100', '-c', 'platform', '-m', '9000', '--ipv4-mode', 'pool', '--ipv4-pool', 'p4'],
      {iftype: 'vlan', vlan_id: '100', ifclass: 'platform', imtu: '9000', ipv4_mode: 'pool', ipv4_pool: 'p4'},
      {ports: null, uses: ['e0']},
    ],
    [
      ['v100', 'ae', 'e0', 'e1', '-a', 'balanced', '-x', 'layer3+4', '--primary-reselect', 'better'],
      {iftype: 'ae', aemode: 'balanced', txhashpolicy: 'layer3+4', primary_reselect: 'better'},
      {ports: null, uses: ['e0', 'e1']},
    ],
    [['v100', 'virtual', 'none'], {iftype: 'virtual'}, {ports: [], uses: null}],
    [
      ['v100', 'vf', 's0', '-N', '4', '--vf-driver', 'vfio', '-t', '10', '-r', '20', '--vf-channels', '2'],
      {iftype: 'vf', sriov_numvfs: '4', sriov_vf_driver: 'vfio', max_tx_rate: '10', max_rx_rate: '20'},
      {ports: null, uses: ['s0']},
    ],
  ])('%j', async (words, given, below) => {
    const made = iface('v100', {iftype: 'ethernet'})
    expectWire(
      workerLookup,
      {
        method: 'POST',
        path: '/sysinv/v1/iinterfaces',
        sends: {ifname: 'v100', ...given, ihost_uuid: worker.uuid, ...below},
        reply: made,
      },
      {path: '/sysinv/v1/iinterfaces/i-v100', reply: made},
      portsOf('v100', port('eth9')),
    )
    const table = await tableOf(['host-if-add', 'worker-0', ...words])
    expect(table).toContainEqual(['ports', "['eth9']"])
    expect(table.at(-1)).toEqual(['accelerated', '[True]'])
  })

  test.each([[['v100', 'e0']], [['v100', 'bridge', 'e0']]])('%j is misuse', async (words) => {
    expect((await runProgram(['host', 'if', 'add', 'worker-0', ...words])).code).toBe(2)
  })
})

describe('host if modify', () => {
  const replace = (path: string, value: string) => ({op: 'replace', path: `/${path}`, value})

  test.each([
    [
      ['-n', 'data0', '-c', 'data', '--ptp-role', 'master', '--ovs-access', 'true', '--ipv6-mode', 'link-local'],
      [
        replace('ifname', 'data0'),
        replace('ifclass', 'data'),
        replace('ipv6_mode', 'link-local'),
        replace('ptp_role', 'master'),
        replace('ovs_access', 'true'),
      ],
    ],
    [
      ['--channels', 'Default', '--vf-channels', '4'],
      [replace('channels', 'none'), replace('sriov_vf_channels', '4')],
    ],
    [[], []],
  ])('%j', async (words, sends) => {
    const changed = {method: 'PATCH' as const, path: '/sysinv/v1/iinterfaces/i-e1', sends, reply: left}
    expectWire(workerLookup, all, changed, portsOf('e1', port('eth1')))
    const table = await tableOf(['host-if-modify', 'worker-0', 'e1', ...words])
    expect(table).toContainEqual(['uuid', 'i-e1'])
  })

  test('an interface without a class takes the name of its port', async () => {
    const sends = [replace('ifname', 'eth1'), replace('ifclass', 'none')]
    const ports = portsOf('e1', port('eth1'))
    const changed = {method: 'PATCH' as const, path: '/sysinv/v1/iinterfaces/i-e1', sends, reply: left}
    expectWire(workerLookup, all, ports, changed, ports)
    await tableOf(['host', 'if', 'modify', 'worker-0', 'e1', '--ifclass', 'none', '--ifname', 'mine'])
  })
})

test('host if delete', async () => {
  expectWire(workerLookup, all, {method: 'DELETE', path: '/sysinv/v1/iinterfaces/i-v9', status: 204})
  expect(await runProgram(['host-if-delete', 'worker-0', 'v9', '--yes'], {program: 'system'})).toEqual({
    stdout: 'Deleted interface: host worker-0 if v9\n',
    stderr: '',
    code: 0,
  })
})
