import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {addParts, call, password, send} from '../support/fleet.js'
import {ask, openSession, type Session} from '../support/session.js'

/** What the genuine dcmanager answers: keys in their order, JSON types, statuses and error bodies. */
let session: Session
beforeAll(async () => {
  session = await openSession({subclouds: 2})
  await send(session, 'POST', '/subclouds/', addParts('edge1'))
  await call(session, 'POST', '/system-peers/', {
    peer_uuid: '22222222-2222-4222-8222-222222222222',
    peer_name: 'dc-peer',
    manager_endpoint: 'http://127.0.0.1:1/v3',
    manager_username: 'admin',
    manager_password: password,
    peer_controller_gateway_address: '192.168.204.1',
  })
  await call(session, 'POST', '/subcloud-peer-groups/', {'peer-group-name': 'pg'})
  await call(session, 'POST', '/peer-group-associations/', {
    peer_group_id: 1,
    system_peer_id: 1,
    peer_group_priority: 2,
  })
  await call(session, 'POST', '/sw-update-strategy', {type: 'kube-rootca-update', force: 'true'})
})
afterAll(() => session.simulator.close())

/** `key:type`, a question mark where null is also an answer. */
const bare =
  'id:number name:string description:string? location:string? software-version:string management-state:string ' +
  'availability-status:string deploy-status:string backup-status:string? backup-datetime:string? error-description:string ' +
  'region-name:string management-subnet:string management-start-ip:string management-end-ip:string ' +
  'management-gateway-ip:string openstack-installed:boolean prestage-status:string? prestage-versions:string? ' +
  'systemcontroller-gateway-ip:string data_install:string? data_upgrade:string? created-at:string updated-at:string? ' +
  'group_id:number peer_group_id:number? rehome_data:string?'
const group =
  'id:number name:string description:string update_apply_type:string max_parallel_subclouds:number created-at:string updated-at:string?'
const peerGroup =
  'id:number peer_group_name:string group_priority:number group_state:string max_subcloud_rehoming:number ' +
  'system_leader_id:string system_leader_name:string migration_status:string? created-at:string updated-at:string?'
const peer =
  'id:number peer-uuid:string peer-name:string manager-endpoint:string manager-username:string ' +
  'peer-controller-gateway-address:string administrative-state:string heartbeat-interval:number ' +
  'heartbeat-failure-threshold:number heartbeat-failure-policy:string heartbeat-maintenance-timeout:number ' +
  'availability-state:string created-at:string updated-at:string?'
const association =
  'id:number peer-group-id:number system-peer-id:number peer-group-priority:number association-type:string sync-status:string'
const step =
  'id:number cloud:string stage:string state:string details:string started-at:string? finished-at:string? created-at:string updated-at:string?'
const options =
  'id:number name:string subcloud-id:number? storage-apply-type:string worker-apply-type:string max-parallel-workers:number ' +
  'alarm-restriction-type:string default-instance-action:string created-at:string? updated-at:string?'
const dates = 'created-at:string updated-at:string?'

const shapes: [path: string, at: string, shape: string][] = [
  ['/subclouds', 'subclouds', `${bare} sync_status:string endpoint_sync_status:object`],
  ['/subclouds/edge1', '', `${bare} endpoint_sync_status:object`],
  [
    '/subclouds/subcloud1/detail',
    '',
    `${bare} endpoint_sync_status:object oam_floating_ip:string deploy_config_sync_status:string region_name:string`,
  ],
  ['/subcloud-groups', 'subcloud_groups', `${group} subcloud_count:number`],
  ['/subcloud-groups/1', '', group],
  ['/subcloud-groups/1/subclouds', 'subclouds', bare],
  [
    '/alarms',
    'alarm_summary',
    'region_name:string uuid:string critical_alarms:number major_alarms:number minor_alarms:number warnings:number cloud_status:string',
  ],
  [
    '/subcloud-deploy',
    'subcloud_deploy',
    'software_version:string deploy_playbook:string? deploy_overrides:string? deploy_chart:string? prestage_images:string?',
  ],
  [
    '/sw-update-strategy',
    '',
    `id:number type:string subcloud-apply-type:string? max-parallel-subclouds:number stop-on-failure:boolean state:string ${dates} extra-args:object?`,
  ],
  ['/sw-update-strategy/steps', 'strategy-steps', step],
  ['/sw-update-strategy/steps/subcloud1', '', step],
  ['/sw-update-options', 'sw-update-options', options],
  ['/system-peers', 'system_peers', peer],
  ['/system-peers/dc-peer', '', peer],
  ['/system-peers/1/subcloud-peer-groups', 'subcloud_peer_groups', peerGroup],
  ['/subcloud-peer-groups', 'subcloud_peer_groups', peerGroup],
  [
    '/subcloud-peer-groups/pg/status',
    '',
    'peer_group_id:number peer_group_name:string total_subclouds:number complete:number waiting_for_migrate:number rehoming:number rehome_failed:number managed:number unmanaged:number',
  ],
  ['/peer-group-associations', 'peer_group_associations', `${association} ${dates}`],
  ['/peer-group-associations/1', '', `${association} sync-message:string? ${dates}`],
]

test.each(shapes)('GET %s %s', async (path, at, shape) => {
  const {status, body} = await call(session, 'GET', path)
  expect(status).toBe(200)
  const inner = at === '' ? body : (body as Record<string, unknown>)[at]
  const row = (Array.isArray(inner) ? inner[0] : inner) as Record<string, unknown>
  const expected = shape.split(' ').map((part) => part.split(':') as [string, string])
  expect(Object.keys(row)).toEqual(expected.map(([key]) => key))
  for (const [key, type] of expected) {
    const value = row[key]
    if (value === null) expect(`${key}:${type}`).toMatch(/\?$/)
    else expect([key, typeof value]).toEqual([key, type.replace('?', '')])
  }
})

describe('dates', () => {
  test('are written with a space by the API, with a T by the worker', async () => {
    const {body} = await send(session, 'PATCH', '/subclouds/subcloud2', {description: 'x'})
    expect((body as Record<string, string>)['updated-at']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}$/)
    const shown = (await call(session, 'GET', '/subclouds/subcloud2')).body as Record<string, string>
    expect(shown['updated-at']).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{6})?$/)
  })
})

describe('errors', () => {
  const get = (path: string, headers: Record<string, string> = {}) =>
    ask(session.simulator, 'GET', `/RegionOne/dcmanager/v1.0${path}`, undefined, headers)

  test('are pages for browsers', async () => {
    const answer = await get('/subclouds/nope', {'x-auth-token': session.token, accept: '*/*'})
    expect(answer.status).toBe(404)
    expect(answer.body).toBe(
      '<html>\n <head>\n  <title>404 Not Found</title>\n </head>\n <body>\n  <h1>404 Not Found</h1>\n' +
        '  The resource could not be found.<br /><br />\nSubcloud not found\n\n\n </body>\n</html>',
    )
  })

  test.each([
    ['/subclouds/nope', 404, 'Not Found', 'Subcloud not found'],
    ['/nothing', 404, 'Not Found', ''],
    ['/alarms/subcloud1', 404, 'Not Found', ''],
    ['/phased-subcloud-deploy/subcloud1', 404, 'Not Found', ''],
    ['/subclouds/subcloud2/foo/bar', 404, 'Not Found', ''],
    ['/subcloud-groups/zzz', 404, 'Not Found', 'Subcloud Group not found'],
    ['/subcloud-peer-groups/zzz', 404, 'Not Found', 'Subcloud Peer Group not found'],
    ['/system-peers/zzz', 404, 'Not Found', 'System Peer not found'],
    ['/peer-group-associations/99', 404, 'Not Found', 'Peer Group Association not found'],
    ['/peer-group-associations/abc', 400, 'Bad Request', 'Peer Group Association ID must be an integer'],
    ['/sw-update-options/nope', 404, 'Not Found', 'Subcloud not found'],
    ['/sw-update-strategy/steps/SystemController', 404, 'Not Found', 'Strategy step not found'],
    ['/sw-update-strategy?type=sw-deploy', 404, 'Not Found', "Strategy of type 'sw-deploy' not found"],
    [
      '/subcloud-deploy/1.2',
      400,
      'Bad Request',
      'Error: invalid release version parameter. 1.2 is not a supported release version (24.09,25.09)',
    ],
  ])('of %s are JSON where that is asked', async (path, code, title, description) => {
    const answer = await get(path, {'x-auth-token': session.token, accept: 'application/json'})
    expect([answer.status, answer.body]).toEqual([code, {code, title, description}])
  })

  test('are text where nothing is accepted', async () => {
    const answer = await get('/subclouds/nope', {'x-auth-token': session.token, accept: ''})
    expect([answer.status, answer.body]).toEqual([
      404,
      '404 Not Found\n\nThe resource could not be found.\n\n Subcloud not found  ',
    ])
  })

  test('of tokens say what was wrong with them', async () => {
    const accept = 'application/json'
    expect((await get('/subclouds', {accept})).body).toMatchObject({
      code: 401,
      description: 'Failed to validate access token: Authentication required',
    })
    expect((await get('/subclouds', {accept, 'x-auth-token': 'bogus'})).body).toMatchObject({
      description: 'Failed to validate access token: Auth token is invalid: bogus',
    })
    expect((await get('/subclouds', {accept, 'oidc-token': 'abc'})).body).toMatchObject({
      description: 'Failed to validate access token: OIDC token is invalid',
    })
  })
})

describe('what is written', () => {
  const password = Buffer.from('St8rlingX*').toString('base64')
  const group = {name: 'South', description: 'x', update_apply_type: 'parallel', max_parallel_subclouds: 5}
  const kubernetes = {type: 'kubernetes', 'subcloud-apply-type': 'parallel'}

  /** Requests and refusals as they were recorded from the genuine server. */
  test.each([
    ['POST', '/subcloud-groups/', {...group, name: '123'}, 400, 'Invalid group name'],
    ['POST', '/subcloud-groups/', {...group, name: 'a.b'}, 400, 'Invalid group name'],
    ['POST', '/subcloud-groups/', {description: 'x'}, 400, 'Invalid group name'],
    [
      'POST',
      '/subcloud-groups/',
      {...group, max_parallel_subclouds: 5001},
      400,
      'Invalid group max_parallel_subclouds',
    ],
    [
      'POST',
      '/subcloud-groups/',
      {...group, max_parallel_subclouds: 'abc'},
      400,
      'Invalid group max_parallel_subclouds',
    ],
    ['DELETE', '/subcloud-groups/1', undefined, 400, 'Default Subcloud Group may not be deleted'],
    ['PATCH', '/subclouds/subcloud1/prestage', {force: 'true'}, 400, 'sysadmin_password is required.'],
    ['POST', '/subcloud-backup/', {sysadmin_password: password, group: 'nope'}, 404, 'Group not found'],
    ['PATCH', '/subcloud-backup/restore', undefined, 400, 'Request body is malformed.'],
    ['PATCH', '/subcloud-backup/dance', {subcloud: 'subcloud1'}, 400, 'Unexpected verb received'],
    ['POST', '/notifications', {x: 1}, 400, 'Missing required notification events'],
    ['POST', '/subcloud-peer-groups/', {'peer-group-name': 'x', 'group-state': 'zz'}, 400, 'Invalid group-state'],
    ['PATCH', '/system-peers/dc-peer', undefined, 400, 'Body required'],
    ['POST', '/peer-group-associations/', undefined, 400, 'Request body is malformed.'],
    ['PATCH', '/peer-group-associations/99', {peer_group_priority: 5}, 404, 'Peer Group Association not found'],
    ['DELETE', '/peer-group-associations/99', undefined, 404, 'Peer Group Association not found'],
    ['POST', '/sw-update-strategy', {type: 'nope'}, 400, 'type invalid'],
    ['POST', '/sw-update-strategy', {...kubernetes, 'subcloud-apply-type': 'zz'}, 400, 'subcloud-apply-type invalid'],
    [
      'POST',
      '/sw-update-strategy',
      {...kubernetes, 'max-parallel-subclouds': 'zz'},
      400,
      'max-parallel-subclouds invalid value. Value: zz',
    ],
    ['POST', '/sw-update-strategy', {...kubernetes, 'stop-on-failure': 'zz'}, 400, 'stop-on-failure invalid'],
    [
      'POST',
      '/sw-update-strategy',
      {type: 'kubernetes', subcloud_group: 'Default', cloud_name: 'subcloud1'},
      400,
      'cloud_name and subcloud_group are mutually exclusive',
    ],
    [
      'POST',
      '/sw-update-strategy/actions?type=firmware',
      {action: 'apply'},
      422,
      "Unable to apply strategy of type 'firmware': Strategy with type firmware doesn't exist.",
    ],
  ] as const)('%s %s of %j is refused as there', async (method, path, body, code, text) => {
    const answer = await call(session, method, path, body)
    expect([answer.status, (answer.body as {description: string}).description]).toEqual([code, text])
  })

  test.each([
    ['/subcloud-backup/', 'Request body is malformed.'],
    ['/subcloud-groups/', 'Body required'],
    ['/peer-group-associations/', 'Request body is malformed.'],
  ])('to %s must be JSON', async (path, description) => {
    const response = await fetch(`${session.simulator.url}/RegionOne/dcmanager/v1.0${path}`, {
      method: 'POST',
      headers: {'x-auth-token': session.token, accept: 'application/json', 'content-type': 'application/json'},
      body: '{nope',
    })
    expect([response.status, await response.json()]).toEqual([400, {code: 400, title: 'Bad Request', description}])
  })

  test('the versions are only read', async () => {
    const answer = await ask(session.simulator, 'POST', '/RegionOne/dcmanager/', undefined, {accept: '*/*'})
    expect([answer.status, answer.body]).toEqual([
      405,
      '<html>\n <head>\n  <title>405 Method Not Allowed</title>\n </head>\n <body>\n  <h1>405 Method Not Allowed</h1>\n' +
        '  The method POST is not allowed for this resource. <br /><br />\n\n </body>\n</html>',
    ])
  })
})
