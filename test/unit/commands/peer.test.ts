import {describe, expect, test} from 'vitest'
import {errorPage} from '../../support/dcmanager.js'
import {runProgram} from '../../support/run.js'
import {cellsOf} from '../../support/table.js'
import {useWire} from '../../support/wire.js'

const {expectWire} = useWire()
const base = '/dcmanager/v1.0'
const encoded = Buffer.from('St8rling-X').toString('base64')
const dates = {'created-at': 'c', 'updated-at': null}
const malformed = errorPage('400 Bad Request', 'Malformed.', 'it is not so')

const group = (more: object = {}) => ({
  ...{id: 1, peer_group_name: 'pg', group_priority: 0, group_state: 'enabled', system_leader_id: 'u'},
  ...{system_leader_name: 'here', max_subcloud_rehoming: 10, migration_status: null, ...dates, ...more},
})
const groupRow = ['1', 'pg', '0', 'enabled', 'u', 'here', '10']
const subcloud = (id: number, status: string, more: object = {}) => ({
  ...{id, name: `site${id}`, 'management-state': 'unmanaged', 'availability-status': 'offline'},
  ...{'deploy-status': status, 'updated-at': 'before', ...more},
})

describe('subcloud peer-group', () => {
  const groups = `${base}/subcloud-peer-groups`

  test('list and show', async () => {
    expectWire({path: `${groups}/`, reply: {subcloud_peer_groups: [group()]}})
    const [headings, row] = cellsOf((await runProgram(['subcloud', 'peer-group', 'list'])).stdout)
    expect(headings?.slice(-2)).toEqual(['created_at', 'updated_at'])
    expect(row).toEqual([...groupRow, 'c', 'None'])
    expectWire({path: `${groups}/pg`, reply: group()})
    const {stdout} = await runProgram(['subcloud-peer-group', 'show', 'pg'], {program: 'dcmanager'})
    expect(cellsOf(stdout).map(([, value]) => value)).toEqual(['Value', ...groupRow, 'c', 'None'])
  })

  test('status counts its subclouds', async () => {
    const counts = {total_subclouds: 3, complete: 1, waiting_for_migrate: 1, rehoming: 0, rehome_failed: 1}
    const reply = {peer_group_id: 1, peer_group_name: 'pg', ...counts, managed: 1, unmanaged: 2}
    expectWire({path: `${groups}/pg/status`, reply})
    const rows = cellsOf((await runProgram(['subcloud', 'peer-group', 'status', 'pg'])).stdout)
    expect(rows.slice(1)).toEqual(Object.entries(reply).map(([name, value]) => [name, String(value)]))
  })

  test('list-subclouds', async () => {
    expectWire({path: `${groups}/pg/subclouds`, reply: {subclouds: [subcloud(1, 'secondary')]}})
    const [headings, row] = cellsOf((await runProgram(['subcloud', 'peer-group', 'list-subclouds', 'pg'])).stdout)
    expect(headings).toHaveLength(21)
    expect(row?.[1]).toBe('site1')
  })

  test.each([
    [
      ['add', '--peer-group-name', 'pg'],
      {method: 'POST', path: `${groups}/`},
      {'peer-group-name': 'pg', 'group-state': 'enabled', 'max-subcloud-rehoming': 10},
    ],
    [
      ['add', '--peer-group-name', 'pg', '--group-state', 'disabled', '--max-subcloud-rehoming', '5'],
      {method: 'POST', path: `${groups}/`},
      {'peer-group-name': 'pg', 'group-state': 'disabled', 'max-subcloud-rehoming': 5},
    ],
    [
      ['update', 'pg', '--max-subcloud-rehoming', '5'],
      {method: 'PATCH', path: `${groups}/pg`},
      {'max-subcloud-rehoming': 5},
    ],
  ] as const)('%j', async (words, request, sends) => {
    expectWire({...request, sends, reply: group()})
    expect((await runProgram(['subcloud', 'peer-group', ...words])).code).toBe(0)
  })

  test('delete', async () => {
    expectWire({method: 'DELETE', path: `${groups}/pg`, reply: 'null'})
    expect((await runProgram(['subcloud', 'peer-group', 'delete', 'pg'])).stderr).toBe(
      'deleted subcloud peer group pg\n',
    )
  })

  test('migrate waits for those that move, not for what failed before', async () => {
    const migrate = {method: 'PATCH', path: `${groups}/pg/migrate`, sends: {sysadmin_password: encoded}} as const
    const begun = [subcloud(1, 'secondary'), subcloud(2, 'rehome-failed')]
    const later = (...subclouds: object[]) => ({path: `${base}/subclouds/`, reply: {subclouds}})
    expectWire(
      {...migrate, reply: {subclouds: begun}},
      later(...begun),
      later(subcloud(1, 'rehoming', {'updated-at': 'now'}), subcloud(2, 'complete')),
      later(subcloud(1, 'complete'), subcloud(2, 'complete')),
    )
    const words = ['subcloud', 'peer-group', 'migrate', 'pg', '--sysadmin-password', 'St8rling-X', '--wait']
    const {stdout, stderr, code} = await runProgram(words)
    expect(code).toBe(0)
    expect(cellsOf(stdout)).toHaveLength(3)
    expect(stderr).toMatch(/^0 of 2 met\n1 of 2 met\n2 subclouds done after 0s\n$/)
  })
})

describe('peer-group-association', () => {
  const path = `${base}/peer-group-associations`
  const association = (status: string, more: object = {}) => ({
    ...{id: 1, 'peer-group-id': 3, 'system-peer-id': 1, 'peer-group-priority': 2, 'association-type': 'primary'},
    ...{'sync-status': status, 'sync-message': null, ...dates, ...more},
  })

  test('list and show', async () => {
    expectWire({path: `${path}/`, reply: {peer_group_associations: [association('in-sync')]}})
    expect(cellsOf((await runProgram(['peer-group-association', 'list'])).stdout)).toEqual([
      ['id', 'peer_group_id', 'system_peer_id', 'type', 'sync_status', 'peer_group_priority'],
      ['1', '3', '1', 'primary', 'in-sync', '2'],
    ])
    expectWire({path: `${path}/1`, reply: association('in-sync')})
    const rows = cellsOf((await runProgram(['peer-group-association', 'show', '1'])).stdout)
    expect(rows.slice(4, 8)).toEqual([
      ['association_type', 'primary'],
      ['sync_status', 'in-sync'],
      ['peer_group_priority', '2'],
      ['sync_message', 'None'],
    ])
  })

  const add = ['add', '--peer-group-id', '3', '--system-peer-id', '1', '--peer-group-priority', '2']
  const post = {
    ...({method: 'POST', path: `${path}/`} as const),
    sends: {peer_group_id: '3', system_peer_id: '1', peer_group_priority: 2},
    reply: association('syncing', {'peer-group-id': '3', 'system-peer-id': '1'}),
  }

  test.each([
    [add, post],
    [['sync', '1'], {method: 'PATCH', path: `${path}/1/sync`, reply: association('syncing')}],
    [
      ['update', '1', '--peer-group-priority', '4'],
      {method: 'PATCH', path: `${path}/1`, sends: {peer_group_priority: 4}, reply: association('syncing')},
    ],
  ] as const)('%j', async (words, request) => {
    expectWire(request)
    const {stdout} = await runProgram(['peer-group-association', ...words])
    expect(cellsOf(stdout)).toContainEqual(['sync_status', 'syncing'])
  })

  test('--wait', async () => {
    expectWire(post, {path: `${path}/1`, reply: association('in-sync')})
    expect((await runProgram(['peer-group-association', ...add, '--wait', '--quiet'])).code).toBe(0)
    expectWire(
      {method: 'PATCH', path: `${path}/1/sync`, reply: association('syncing')},
      {path: `${path}/1`, reply: association('failed', {'sync-message': 'no answer from dc-west'})},
    )
    const {stderr, code} = await runProgram(['peer-group-association', 'sync', '1', '--wait', '--quiet'])
    expect(code).toBe(3)
    expect(stderr).toContain('peer group association 1 failed: failed: no answer from dc-west')
  })

  test('delete, and a refusal of it', async () => {
    expectWire({method: 'DELETE', path: `${path}/1`, reply: 'null'})
    expect((await runProgram(['peer-group-association', 'delete', '1', '--yes'])).code).toBe(0)
    expectWire({method: 'DELETE', path: `${path}/1`, status: 400, reply: malformed})
    expect((await runProgram(['peer-group-association', 'delete', '1'], {program: 'dcmanager'})).stderr).toBe(
      'ERROR (app) Malformed.\nDetails: it is not so\nUnable to delete peer group association 1\n',
    )
  })
})

describe('system-peer', () => {
  const path = `${base}/system-peers`
  const peer = {
    ...{id: 1, 'peer-uuid': 'u', 'peer-name': 'west', 'manager-endpoint': 'http://w/v3', 'manager-username': 'admin'},
    ...{'peer-controller-gateway-address': '10.0.0.1', 'administrative-state': 'enabled', 'heartbeat-interval': 60},
    ...{'heartbeat-failure-threshold': 3, 'heartbeat-failure-policy': 'alarm', 'heartbeat-maintenance-timeout': 600},
    ...{'availability-state': 'created', ...dates},
  }

  test('list and show', async () => {
    expectWire({path: `${path}/`, reply: {system_peers: [peer]}})
    expect(cellsOf((await runProgram(['system-peer', 'list'])).stdout)).toEqual([
      ['id', 'peer uuid', 'peer name', 'manager endpoint', 'controller gateway address'],
      ['1', 'u', 'west', 'http://w/v3', '10.0.0.1'],
    ])
    expectWire({path: `${path}/west`, reply: peer})
    const rows = cellsOf((await runProgram(['system-peer', 'show', 'west'])).stdout)
    expect(rows).toHaveLength(15)
    expect(rows[12]).toEqual(['availability state', 'created'])
  })

  test('list-subcloud-peer-groups has no dates', async () => {
    expectWire({path: `${path}/west/subcloud-peer-groups`, reply: {subcloud_peer_groups: [group()]}})
    const words = ['system-peer', 'list-subcloud-peer-groups', 'west']
    expect(cellsOf((await runProgram(words)).stdout)[1]).toEqual(groupRow)
  })

  test('add sends the defaults that the server does not have', async () => {
    const sends = {
      ...{peer_uuid: 'u', peer_name: 'west', manager_endpoint: 'http://w/v3', manager_username: 'admin'},
      ...{manager_password: encoded, peer_controller_gateway_address: '10.0.0.1', administrative_state: 'enabled'},
      ...{heartbeat_interval: '30', heartbeat_failure_threshold: 3, heartbeat_failure_policy: 'alarm'},
      heartbeat_maintenance_timeout: 600,
    }
    expectWire({method: 'POST', path: `${path}/`, sends, reply: peer})
    const words = [
      ...['system-peer', 'add', '--peer-uuid', 'u', '--peer-name', 'west', '--manager-endpoint', 'http://w/v3'],
      ...['--peer-controller-gateway-address', '10.0.0.1', '--heartbeat-interval', '30'],
    ]
    expect((await runProgram([...words, '--manager-password', 'St8rling-X'])).code).toBe(0)
    expect((await runProgram(words)).stderr).toMatch(/no admin password given .* pass --manager-password/)
  })

  test.each([
    [['--peer-controller-gateway-address', '10.0.0.9'], {peer_controller_gateway_address: '10.0.0.9'}],
    [
      ['--heartbeat-interval', '30', '--administrative-state', 'disabled'],
      {heartbeat_interval: '30', administrative_state: 'disabled'},
    ],
    [['--manager-password', 'St8rling-X'], {manager_password: encoded}],
  ])('update %j', async (words, sends) => {
    expectWire({method: 'PATCH', path: `${path}/west`, sends, reply: peer})
    expect((await runProgram(['system-peer', 'update', 'west', ...words])).code).toBe(0)
  })

  test('a new password without one asks for it', async () => {
    const {stderr, code} = await runProgram(['system-peer', 'update', 'west', '--manager-password'])
    expect(code).toBe(2)
    expect(stderr).toMatch(/no update password given/)
  })

  test('delete, and a refusal of it', async () => {
    expectWire({method: 'DELETE', path: `${path}/west`, reply: 'null'})
    expect((await runProgram(['system-peer', 'delete', 'west'])).stderr).toBe('deleted system peer west\n')
    expectWire({method: 'DELETE', path: `${path}/west`, status: 400, reply: malformed})
    expect((await runProgram(['system-peer', 'delete', 'west'], {program: 'dcmanager'})).stderr).toMatch(
      /\nUnable to delete system peer west\n$/,
    )
  })
})
