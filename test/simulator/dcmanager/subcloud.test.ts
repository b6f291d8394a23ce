import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {
  addParts,
  alarms,
  call,
  detail,
  force,
  install,
  password,
  send,
  status,
  subcloud,
  yamlPart,
} from '../support/fleet.js'
import {ask, logIn, openSession, type Session} from '../support/session.js'

let session: Session
beforeEach(async () => {
  session = await openSession({subclouds: 3})
})
afterEach(() => session.simulator.close())

const advance = (duration: string) => session.simulator.advance(duration)
const patch = (name: string, parts: Parameters<typeof send>[3]) => send(session, 'PATCH', `/subclouds/${name}`, parts)
const outage = (name: string) => {
  const {sim} = session.simulator
  return sim.transact(() => sim.faults.add({state: 'subcloud.unreachable', host: name}))
}
const endpoints = async (name: string) =>
  Object.fromEntries(
    ((await subcloud(session, name))['endpoint_sync_status'] as {endpoint_type: string; sync_status: string}[]).map(
      (one) => [one.endpoint_type, one.sync_status],
    ),
  )

describe('availability', () => {
  test('is lost after the second audit without an answer, and comes back with the first one', async () => {
    const rule = outage('subcloud2')
    await advance('79s')
    expect((await subcloud(session, 'subcloud2'))['availability-status']).toBe('online')
    await advance('1s')
    expect((await subcloud(session, 'subcloud2'))['availability-status']).toBe('offline')
    expect(new Set(Object.values(await endpoints('subcloud2')))).toEqual(new Set(['unknown']))
    expect(await alarms(session)).toEqual(['280.001 subcloud=subcloud2'])
    const {body} = await call(session, 'GET', '/alarms')
    expect((body as {alarm_summary: unknown[]}).alarm_summary[1]).toMatchObject({
      region_name: 'subcloud2',
      critical_alarms: -1,
      cloud_status: 'disabled',
    })
    const {sim} = session.simulator
    sim.transact(() => sim.faults.remove(rule.id))
    await advance('3m')
    expect((await subcloud(session, 'subcloud2'))['availability-status']).toBe('online')
    expect(new Set(Object.values(await endpoints('subcloud2')))).toEqual(new Set(['in-sync']))
    expect(await alarms(session)).toEqual([])
  })

  test('follows a system that is lost and found', async () => {
    const {sim} = session.simulator
    sim.transact(() => sim.emit('system.lost', {region: 'subcloud1', reason: 'power'}))
    await advance('2m')
    expect((await subcloud(session, 'subcloud1'))['availability-status']).toBe('offline')
    sim.transact(() => sim.emit('system.found', {region: 'subcloud1'}))
    await advance('1m')
    expect((await subcloud(session, 'subcloud1'))['availability-status']).toBe('online')
  })

  test('is off line while its only controller is broken, not while that restarts', async () => {
    const {sim} = session.simulator
    const happens = (event: 'host.mended' | 'host.lost', lasting: boolean) => {
      sim.transact(() => sim.emit(event, {region: 'subcloud1', hostname: 'controller-0', lasting}))
    }
    const answers = () =>
      fetch(`${session.simulator.url}/subcloud1/sysinv/v1/`).then(
        ({ok}) => ok,
        () => false,
      )
    const availability = async () => (await subcloud(session, 'subcloud1'))['availability-status']
    happens('host.lost', false)
    await advance('20m')
    expect(await availability()).toBe('online')
    happens('host.lost', true)
    await advance('20m')
    expect(await availability()).toBe('offline')
    expect(await answers()).toBe(false)
    happens('host.mended', true)
    await advance('20m')
    expect(await availability()).toBe('online')
    expect(await answers()).toBe(true)
  })
})

describe('managing', () => {
  test('brings a new subcloud in sync within a few audits', async () => {
    await send(session, 'POST', '/subclouds/', addParts('edge1'))
    await advance('40m')
    expect(await endpoints('edge1')).toMatchObject({'dc-cert': 'in-sync', platform: 'unknown'})
    expect((await patch('edge1', {'management-state': 'managed'})).body).toMatchObject({'management-state': 'managed'})
    await advance('40s')
    expect(await endpoints('edge1')).toMatchObject({platform: 'in-sync', software: 'unknown'})
    await advance('40s')
    expect(new Set(Object.values(await endpoints('edge1')))).toEqual(new Set(['in-sync']))
    const {body} = await call(session, 'GET', '/alarms')
    expect((body as {alarm_summary: unknown[]}).alarm_summary[0]).toMatchObject({
      region_name: 'edge1',
      critical_alarms: 0,
      cloud_status: 'OK',
    })
  })

  test('ends with everything but the certificate unknown', async () => {
    expect((await patch('subcloud1', {'management-state': 'unmanaged'})).body).toMatchObject({
      'management-state': 'unmanaged',
      'updated-at': '2025-10-09T08:53:20.000000',
    })
    expect(await endpoints('subcloud1')).toEqual({
      'dc-cert': 'in-sync',
      firmware: 'unknown',
      identity: 'unknown',
      'kube-rootca': 'unknown',
      kubernetes: 'unknown',
      platform: 'unknown',
      software: 'unknown',
    })
  })

  test('leaves a subcloud for another site', async () => {
    await patch('subcloud1', {'management-state': 'unmanaged', migrate: 'true'})
    expect(await status(session, 'subcloud1')).toBe('rehome-pending')
    expect(new Set(Object.values(await endpoints('subcloud1')))).toEqual(new Set(['unknown']))
    expect((await patch('subcloud1', {'management-state': 'managed'})).body).toMatchObject({
      'deploy-status': 'complete',
    })
  })

  test.each([
    [{}, {'management-state': 'managed'}, 422, 'Bad subcloud request: Subcloud subcloud1 already managed'],
    [
      {management: 'unmanaged'},
      {'management-state': 'unmanaged'},
      422,
      'Bad subcloud request: Subcloud subcloud1 already unmanaged',
    ],
    [
      {management: 'unmanaged', deployStatus: 'install-failed'},
      {'management-state': 'managed'},
      422,
      "Bad subcloud request: Unable to manage subcloud1: its deploy_status must be either 'complete' or 'rehome-pending'",
    ],
    [
      {management: 'unmanaged', availability: 'offline'},
      {'management-state': 'managed'},
      422,
      'Subcloud is not online.',
    ],
    [{}, {'management-state': 'upside-down'}, 400, 'Invalid management-state'],
    [{management: 'unmanaged'}, {'management-state': 'managed', force: 'perhaps'}, 400, 'Invalid force value'],
    [{}, {'management-state': 'unmanaged', force: 'true'}, 400, 'Invalid option: force'],
    [
      {peerGroupId: 1},
      {'management-state': 'unmanaged'},
      400,
      'Cannot update the management state of a subcloud that is associated with a peer group.',
    ],
    [{}, {migrate: 'true'}, 400, "Subcloud must be unmanaged for its deploy status to be updated to 'rehome-pending'"],
    [
      {management: 'unmanaged', deployStatus: 'config-failed'},
      {migrate: 'true'},
      400,
      "The deploy status can only be updated to 'rehome-pending' if the current deploy status is 'complete'",
    ],
  ])('of %j is refused for %j', async (state, parts, code, text) => {
    await force(session, 'subcloud1', state)
    const answer = await patch('subcloud1', parts as Record<string, string>)
    expect([answer.status, detail(answer)]).toEqual([code, text])
  })

  test('is forced on a subcloud that is offline', async () => {
    await force(session, 'subcloud1', {management: 'unmanaged', availability: 'offline', deployStatus: 'config-failed'})
    const answer = await patch('subcloud1', {'management-state': 'managed', force: 'true'})
    expect(answer.body).toMatchObject({'management-state': 'managed', 'availability-status': 'offline'})
  })

  test('is what an operator may do, and nothing else of an update', async () => {
    const token = await logIn(session.simulator, 'operator')
    const as = {...session, token}
    expect((await send(as, 'PATCH', '/subclouds/subcloud1', {'management-state': 'unmanaged'})).status).toBe(200)
    expect((await send(as, 'PATCH', '/subclouds/subcloud1', {description: 'x'})).status).toBe(403)
  })
})

describe('what the system controller has', () => {
  test('puts managed subclouds out of sync until they have it too', async () => {
    const {sim} = session.simulator
    await force(session, 'subcloud3', {management: 'unmanaged'})
    sim.transact(() => sim.emit('system.level', {region: 'RegionOne', level: 'kubernetes', value: 'v1.33.0'}))
    await advance('40s')
    expect((await endpoints('subcloud1'))['kubernetes']).toBe('out-of-sync')
    expect(await alarms(session)).toEqual([
      '280.002 subcloud=subcloud1.resource=kubernetes',
      '280.002 subcloud=subcloud2.resource=kubernetes',
    ])
    sim.transact(() => sim.emit('system.level', {region: 'subcloud1', level: 'kubernetes', value: 'v1.33.0'}))
    await advance('40s')
    expect((await endpoints('subcloud1'))['kubernetes']).toBe('in-sync')
    expect(await alarms(session)).toEqual(['280.002 subcloud=subcloud2.resource=kubernetes'])
  })
})

test('the alarm summary counts what the fault management of the subcloud has', async () => {
  await session.ask('PATCH', '/subcloud2/sysinv/v1/ihosts/controller-0', [
    {op: 'replace', path: '/action', value: 'lock'},
  ])
  await advance('2m')
  const {body} = await call(session, 'GET', '/alarms')
  expect((body as {alarm_summary: {region_name: string}[]}).alarm_summary.map((one) => one.region_name)).toEqual([
    'subcloud3',
    'subcloud2',
    'subcloud1',
  ])
  expect((body as {alarm_summary: unknown[]}).alarm_summary[1]).toMatchObject({warnings: 1, cloud_status: 'OK'})
})

describe('updating', () => {
  test('changes what is told, and says when', async () => {
    await call(session, 'POST', '/subcloud-groups/', {
      name: 'North',
      description: 'North',
      update_apply_type: 'serial',
      max_parallel_subclouds: 5,
    })
    const answer = await patch('subcloud1', {description: 'new', location: 'Kanata', group_id: 'North'})
    expect(answer.body).toMatchObject({description: 'new', location: 'Kanata', group_id: 2})
    const values = {install_values: yamlPart(install()), bmc_password: password}
    const shown = (await patch('subcloud1', values)).body as {data_install: string}
    expect(shown.data_install).toMatch(/^\{"bootstrap_interface": "eno1", "bootstrap_address": "10.20.200.12", /)
  })

  test.each([
    [{group_id: 'zzz'}, 400, 'Invalid group'],
    [{install_values: 'bootstrap_interface: eno1'}, 400, 'subcloud bmc_password required'],
    [
      {bootstrap_address: '10.1.1.1'},
      422,
      'Bad subcloud request: Cannot update bootstrap_address into rehome data, need to import bootstrap_values first',
    ],
    [{name: 'new'}, 400, 'Subcloud subcloud1 must be deployed and unmanaged for the subcloud rename operation.'],
    [
      {management_subnet: '10.9.0.0/24', management_gateway_ip: '10.9.0.1'},
      422,
      'A subcloud must be unmanaged to perform network reconfiguration',
    ],
    [
      {management_subnet: '10.9.0.0/24'},
      422,
      'The following parameters are necessary for subcloud network reconfiguration: --management-subnet, --management-gateway-ip, --management-start-ip, --management-end-ip',
    ],
  ])('is refused for %j', async (parts, code, text) => {
    const answer = await patch('subcloud1', parts as Record<string, string>)
    expect([answer.status, detail(answer)]).toEqual([code, text])
  })

  test('without anything is refused', async () => {
    const answer = await session.ask('PATCH', '/RegionOne/dcmanager/v1.0/subclouds/subcloud1', {description: 'x'})
    expect(answer.status).toBe(400)
  })

  test('renames', async () => {
    await force(session, 'subcloud1', {management: 'unmanaged'})
    expect((await patch('subcloud1', {name: 'north-1.edge'})).body).toMatchObject({id: 1, name: 'north-1.edge'})
    expect((await call(session, 'GET', '/subclouds/subcloud1')).status).toBe(404)
    const refusals: [string, number, RegExp][] = [
      ['north-1.edge', 400, /is the same as the current subcloud/],
      ['subcloud2', 422, /^Subcloud with name or region name subcloud2 already exist\.$/],
      ['North', 400, /^Invalid name: must consist of lowercase/],
    ]
    for (const [name, code, text] of refusals) {
      const answer = await patch('north-1.edge', {name})
      expect([answer.status, detail(answer)]).toEqual([code, expect.stringMatching(text)])
    }
  })

  test('moves a subcloud to another network', async () => {
    await force(session, 'subcloud1', {management: 'unmanaged'})
    const network = {
      management_subnet: '10.99.0.0/24',
      management_gateway_ip: '10.99.0.1',
      management_start_ip: '10.99.0.2',
      management_end_ip: '10.99.0.50',
    }
    expect(detail(await patch('subcloud1', network))).toBe(
      'The bootstrap_address parameter is required for network reconfiguration',
    )
    const whole = {...network, bootstrap_address: '10.1.1.1', sysadmin_password: password}
    expect((await patch('subcloud1', whole)).body).toMatchObject({
      'management-subnet': '10.1.0.0/26',
      'deploy-status': 'complete',
    })
    await advance('1m')
    expect(await status(session, 'subcloud1')).toBe('reconfiguring-network')
    await advance('12m')
    expect(await subcloud(session, 'subcloud1')).toMatchObject({
      'deploy-status': 'complete',
      'management-subnet': '10.99.0.0/24',
    })
  })

  test('of the certificate status comes from elsewhere', async () => {
    const path = '/subclouds/subcloud1/update_status'
    expect((await call(session, 'PATCH', path, {endpoint: 'dc-cert', status: 'out-of-sync'})).body).toEqual({
      result: 'OK',
    })
    expect((await endpoints('subcloud1'))['dc-cert']).toBe('out-of-sync')
    expect(detail(await call(session, 'PATCH', path, {endpoint: 'dc-cert', status: 'x'}))).toBe('status x in invalid.')
    expect(detail(await call(session, 'PATCH', path, {endpoint: 'software', status: 'x'}))).toBe(
      'updating endpoint software status is not allowed',
    )
    expect((await call(session, 'PATCH', '/subclouds/subcloud1/foo', {})).body).toBeNull()
  })

  test.each(['restore', 'reconfigure', 'reinstall'])('the old way to %s is gone', async (verb) => {
    expect((await call(session, 'PATCH', `/subclouds/subcloud1/${verb}`)).status).toBe(410)
  })
})

describe('deleting', () => {
  test('takes everything along', async () => {
    const {sim} = session.simulator
    await session.ask('PATCH', '/subcloud1/sysinv/v1/ihosts/controller-0', [
      {op: 'replace', path: '/location', value: {locn: 'the lake'}},
    ])
    expect(sim.database.collections('subcloud1')).not.toEqual([])
    await force(session, 'subcloud1', {management: 'unmanaged'})
    outage('subcloud1')
    await advance('2m')
    const answer = await call(session, 'DELETE', '/subclouds/subcloud1')
    expect(sim.database.collections('subcloud1')).toEqual([])
    expect(sim.database.timers().filter(({scope}) => scope === 'subcloud1')).toEqual([])
    expect([answer.status, answer.body]).toEqual([200, null])
    expect(await alarms(session)).toEqual([])
    expect((await call(session, 'GET', '/subclouds/subcloud1')).status).toBe(404)
    expect((await session.ask('GET', '/subcloud1/sysinv/v1/ihosts')).status).toBe(404)
    const regions = (await session.ask('GET', '/keystone/v3/regions')).body as {regions: {id: string}[]}
    expect(regions.regions.map((one) => one.id)).not.toContain('subcloud1')
  })

  test.each([
    [{}, 400, "Cannot delete a subcloud that is 'managed' status"],
    [{management: 'unmanaged'}, 422, 'Subcloud must be powered down to perform this operation.'],
    [
      {management: 'unmanaged', availability: 'offline', deployStatus: 'installing'},
      400,
      'Cannot delete a subcloud during an active operation.',
    ],
    [
      {management: 'unmanaged', availability: 'offline', deployStatus: 'rehome-pending'},
      400,
      'Cannot delete a subcloud during an active operation.',
    ],
    [
      {management: 'unmanaged', availability: 'offline', peerGroupId: 1},
      400,
      'Cannot delete a subcloud that is part of a peer group on this site',
    ],
  ])('is refused for %j', async (state, code, text) => {
    await force(session, 'subcloud1', state)
    const answer = await call(session, 'DELETE', '/subclouds/subcloud1')
    expect([answer.status, detail(answer)]).toEqual([code, text])
  })
})

describe('redeploying', () => {
  const parts = {sysadmin_password: password}
  const off = {management: 'unmanaged', availability: 'offline'}
  test.each([
    [{}, {}, 400, 'Cannot re-deploy an online and/or managed subcloud'],
    [{...off, deployStatus: 'secondary'}, {}, 500, 'Cannot perform on secondary state subcloud'],
    [{...off, enrolledWithVcsr: true}, {}, 400, 'Redeploy is not supported for vCSR-enrolled subclouds'],
    [off, {}, 400, 'Failed to read data install from db'],
    [
      off,
      {release: '24.09', install_values: yamlPart(install()), bmc_password: password},
      400,
      'Failed to get 24.09 load image. No .iso file was found in /opt/dc-vault/software/24.09',
    ],
  ])('is refused for %j', async (state, more, code, text) => {
    await force(session, 'subcloud1', state)
    const answer = await send(session, 'PATCH', '/subclouds/subcloud1/redeploy', {...parts, ...more})
    expect([answer.status, detail(answer)]).toEqual([code, text])
  })

  test('needs the board controller', async () => {
    await force(session, 'subcloud1', off)
    const {sim} = session.simulator
    sim.transact(() => sim.faults.add({state: 'subcloud.bmc', host: 'subcloud1'}))
    const answer = await send(session, 'PATCH', '/subclouds/subcloud1/redeploy', {
      ...parts,
      install_values: yamlPart(install()),
      bmc_password: password,
    })
    expect([answer.status, detail(answer)]).toEqual([
      422,
      'Cannot reach the subcloud BMC (10.30.0.12); verify connectivity and credentials before retrying.',
    ])
  })
})

describe('groups', () => {
  const group = {name: 'North', description: 'North', update_apply_type: 'parallel', max_parallel_subclouds: '7'}
  const post = (more: Record<string, unknown>) => call(session, 'POST', '/subcloud-groups/', {...group, ...more})

  test('are made, changed, shown with their members, and deleted when empty', async () => {
    expect((await post({})).body).toMatchObject({id: 2, name: 'North', max_parallel_subclouds: '7', 'updated-at': null})
    expect((await call(session, 'GET', '/subcloud-groups/2')).body).toMatchObject({max_parallel_subclouds: 7})
    await patch('subcloud1', {group_id: '2'})
    const listed = (await call(session, 'GET', '/subcloud-groups')).body as {subcloud_groups: unknown[]}
    expect(listed.subcloud_groups).toMatchObject([
      {name: 'Default', subcloud_count: 2},
      {name: 'North', subcloud_count: 1},
    ])
    const members = (await call(session, 'GET', '/subcloud-groups/North/subclouds')).body as {subclouds: object[]}
    expect(members.subclouds).toMatchObject([{name: 'subcloud1'}])
    expect(members.subclouds[0]).not.toHaveProperty('endpoint_sync_status')
    expect(detail(await call(session, 'DELETE', '/subcloud-groups/North'))).toBe('Subcloud Group not empty')
    await patch('subcloud1', {group_id: 'Default'})
    expect((await call(session, 'DELETE', '/subcloud-groups/North')).body).toBeNull()
  })

  test.each([
    [{name: undefined}, 'Invalid group name'],
    [{name: '123'}, 'Invalid group name'],
    [{name: 'a.b'}, 'Invalid group name'],
    [{name: 'default'}, 'Invalid group name'],
    [{description: ''}, 'Invalid group description'],
    [{description: 'x'.repeat(255)}, 'Invalid group description'],
    [{update_apply_type: 'sideways'}, 'Invalid group update_apply_type'],
    [{max_parallel_subclouds: 5001}, 'Invalid group max_parallel_subclouds'],
    [{max_parallel_subclouds: 'abc'}, 'Invalid group max_parallel_subclouds'],
  ])('with %j are refused', async (more, text) => {
    expect([(await post(more)).status, detail(await post(more))]).toEqual([400, text])
  })

  test('keep their names apart, and the default one its own', async () => {
    await post({})
    await post({name: 'East'})
    expect(detail(await post({}))).toBe('A subcloud group with this name already exists')
    const rename = (ref: string, name: string) => call(session, 'PATCH', `/subcloud-groups/${ref}`, {name})
    expect(detail(await rename('North', 'East'))).toBe('A subcloud group with this name already exists')
    expect(detail(await rename('1', 'West'))).toBe('Default group name cannot be changed')
    expect(detail(await call(session, 'PATCH', '/subcloud-groups/1', {x: 1}))).toBe('nothing to update')
    expect(detail(await call(session, 'DELETE', '/subcloud-groups/1'))).toBe(
      'Default Subcloud Group may not be deleted',
    )
    expect(detail(await call(session, 'GET', '/subcloud-groups/zzz'))).toBe('Subcloud Group not found')
  })
})

describe('deploy files', () => {
  const file = (name: string) => ({file: 'x', name})
  const upload = (parts: Parameters<typeof send>[3]) => send(session, 'POST', '/subcloud-deploy/', parts)
  const show = async (release = '') => (await call(session, 'GET', `/subcloud-deploy/${release}`)).body

  test('are uploaded for a release, shown and deleted', async () => {
    const parts = {deploy_playbook: file('deploy.yml'), deploy_chart: file('chart.tgz'), release: '25.09'}
    expect((await upload(parts)).body).toEqual({
      software_version: '25.09',
      deploy_playbook: 'deploy.yml',
      deploy_chart: 'chart.tgz',
    })
    await upload({prestage_images: file('images.lst'), release: '25.09'})
    const all = {
      deploy_playbook: 'deploy.yml',
      deploy_overrides: null,
      deploy_chart: 'chart.tgz',
      prestage_images: 'images.lst',
    }
    expect(await show('25.09')).toEqual({subcloud_deploy: {software_version: '25.09', ...all}})
    expect(
      (await call(session, 'DELETE', '/subcloud-deploy/25.09?prestage_images=true&deployment_files=False')).body,
    ).toBeNull()
    expect(await show('25.09')).toMatchObject({subcloud_deploy: {...all, prestage_images: null}})
    await call(session, 'DELETE', '/subcloud-deploy/25.09')
    expect(await show('25.09')).toMatchObject({subcloud_deploy: {deploy_playbook: null, deploy_chart: null}})
  })

  test('must be whole', async () => {
    expect(detail(await upload({deploy_playbook: file('deploy.yml')}))).toBe(
      'error: argument --deploy_chart is required',
    )
    expect(detail(await upload({deploy_playbook: 'text', deploy_chart: file('c')}))).toBe(
      'No deploy_playbook file uploaded',
    )
    expect(detail(await call(session, 'GET', '/subcloud-deploy/1.2'))).toMatch(
      /1\.2 is not a supported release version/,
    )
    expect(detail(await call(session, 'DELETE', '/subcloud-deploy/25.09'))).toBe(
      'Directory not found: /opt/platform/deploy/25.09',
    )
  })
})

test('a notification must say of what', async () => {
  expect(detail(await call(session, 'POST', '/notifications', {}))).toBe('Missing required notification events')
  expect((await call(session, 'POST', '/notifications', {events: ['k8s-upgrade-completed']})).body).toBeNull()
})

test('another site knows subclouds by their regions', async () => {
  await force(session, 'subcloud1', {name: 'north'})
  const headers = {'x-auth-token': session.token, 'user-agent': 'dcmanager/1.0'}
  const answer = await ask(
    session.simulator,
    'GET',
    '/RegionOne/dcmanager/v1.0/subclouds/subcloud1',
    undefined,
    headers,
  )
  expect(answer.body).toMatchObject({name: 'north'})
})
