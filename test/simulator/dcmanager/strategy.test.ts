import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {applyImage, functionalImage} from '../support/device-image.js'
import {alarms, call, deployCentrally, detail, failOnce, force, password, status, subcloud} from '../support/fleet.js'
import {openSession, type Session} from '../support/session.js'

let session: Session
beforeEach(async () => {
  session = await openSession({subclouds: 6})
})
afterEach(() => session.simulator.close())

const advance = (duration: string) => session.simulator.advance(duration)
const create = (body: Record<string, unknown>) => call(session, 'POST', '/sw-update-strategy', body)
const act = (action: string, type = '') =>
  call(session, 'POST', `/sw-update-strategy/actions${type && `?type=${type}`}`, {action})
const strategy = async () => (await call(session, 'GET', '/sw-update-strategy')).body as Record<string, unknown>
const steps = async () =>
  ((await call(session, 'GET', '/sw-update-strategy/steps')).body as {'strategy-steps': Record<string, unknown>[]})[
    'strategy-steps'
  ]
const states = async () => (await steps()).map((step) => step['state'])
const fault = (state: string, host: string) => failOnce(session, state, host, 'it broke')
async function raise(level: 'kubernetes' | 'firmware' | 'kube-rootca', value: string) {
  const {sim} = session.simulator
  if (level === 'firmware') await applyImage(session, {fields: {...functionalImage, bitstream_id: value}})
  else sim.transact(() => sim.emit('system.level', {region: 'RegionOne', level, value}))
  await advance('40s')
}

/** A release as a file to the system controller, and into service there. */
const bring = (file: string) =>
  deployCentrally(
    session,
    file.replace(/\.[a-z]+$/, ''),
    file.endsWith('.iso') ? [file, file.replace('.iso', '.sig')] : [file],
  )

async function course(): Promise<unknown[]> {
  const seen: unknown[] = []
  for (let n = 0; n < 1000; n += 1) {
    const [state] = await states()
    if (seen.at(-1) !== state) seen.push(state)
    if (!['applying', 'initial'].includes(String((await strategy())['state']))) break
    await advance('5s')
  }
  return seen
}

describe('the course of a step', () => {
  test.each([
    [
      'kubernetes',
      {'to-version': '1.33.0'},
      'kubernetes',
      'v1.33.0',
      ['kube upgrade pre check', 'kube creating vim kube upgrade strategy', 'kube applying vim kube upgrade strategy'],
    ],
    [
      'firmware',
      {},
      'firmware',
      '0x2384',
      ['importing firmware', 'creating fw update strategy', 'applying fw update strategy', 'finishing fw update'],
    ],
    [
      'kube-rootca-update',
      {subject: 'C=CA CN=kube'},
      'kube-rootca',
      '2',
      ['creating vim kube rootca update strategy', 'applying vim kube rootca update strategy'],
    ],
    [
      'sw-deploy',
      {release_id: 'starlingx-26.03.1', with_prestage: 'true', sysadmin_password: password, delete: 'true'},
      'software',
      'starlingx-26.03.1.patch',
      [
        'sw-deploy pre-check',
        'prestage-precheck',
        'prestaging-packages',
        'prestaging-images',
        'create VIM sw-deploy strategy',
        'apply VIM sw-deploy strategy',
        'finish sw-deploy strategy',
      ],
    ],
    [
      'sw-deploy',
      {release_id: 'starlingx-26.09.0', with_prestage: 'true', sysadmin_password: password, delete: 'true'},
      'software',
      'starlingx-26.09.0.iso',
      [
        'sw-deploy pre-check',
        'prestage-precheck',
        'prestaging-packages',
        'prestaging-images',
        'sw-deploy install license',
        'create VIM sw-deploy strategy',
        'apply VIM sw-deploy strategy',
        'finish sw-deploy strategy',
      ],
    ],
  ] as const)('of %s %j', async (type, more, level, value, expected) => {
    if (level === 'software') await bring(value)
    else await raise(level, value)
    expect((await create({type, cloud_name: 'subcloud1', ...more})).status).toBe(200)
    await act('apply', type)
    expect(await course()).toEqual(['initial', ...expected, 'complete'])
    expect(await strategy()).toMatchObject({state: 'complete'})
    await advance('1m')
    const shown = await subcloud(session, 'subcloud1')
    expect(shown).toMatchObject({'deploy-status': 'complete'})
    expect(shown['endpoint_sync_status']).toContainEqual({endpoint_type: level, sync_status: 'in-sync'})
    if (value === 'starlingx-26.09.0.iso') expect(shown['software-version']).toBe('26.09')
    expect(await alarms(session)).not.toContain(`280.002 subcloud=subcloud1.resource=${level}`)
  })

  test.each<[string, object, () => Promise<unknown>]>([
    ['kubernetes', {'to-version': '1.33.0'}, () => raise('kubernetes', 'v1.33.0')],
    ['firmware', {}, () => raise('firmware', '0x2384')],
    ['kube-rootca-update', {subject: 'C=CA CN=kube'}, () => raise('kube-rootca', '2')],
    ['prestage', {sysadmin_password: password, for_sw_deploy: 'true'}, async () => undefined],
    [
      'sw-deploy',
      {release_id: 'starlingx-26.09.0', with_prestage: 'true', sysadmin_password: password, delete: 'true'},
      () => bring('starlingx-26.09.0.iso'),
    ],
  ])('of %s breaks at each station that a fault rule can name', async (type, more, prepare) => {
    await prepare()
    const prefix = `strategy.${type}.`
    const names = session.simulator.sim.faults.names().filter((name) => name.startsWith(prefix))
    expect(names.length).toBeGreaterThan(1)
    for (const name of names) {
      fault(name, 'subcloud1')
      expect((await create({type, cloud_name: 'subcloud1', ...more})).status, name).toBe(200)
      await act('apply', type)
      await course()
      const [step] = await steps()
      const station = String(step?.['details']).replace(/: it broke$/, '')
      expect([step?.['state'], `${prefix}${station.replaceAll(' ', '-')}`]).toEqual(['failed', name])
      expect(session.simulator.sim.faults.list()).toEqual([])
      await call(session, 'DELETE', '/sw-update-strategy')
      await advance('1m')
    }
  })

  test('of prestage', async () => {
    const body = {type: 'prestage', sysadmin_password: password, for_sw_deploy: 'true', cloud_name: 'subcloud2'}
    expect((await create(body)).body).toMatchObject({
      'extra-args': {
        sysadmin_password: password,
        force: false,
        'prestage-software-version': '26.03',
        for_sw_deploy: true,
      },
    })
    await act('apply')
    expect(await course()).toEqual([
      'initial',
      'prestage-precheck',
      'prestaging-packages',
      'prestaging-images',
      'complete',
    ])
    expect(await subcloud(session, 'subcloud2')).toMatchObject({
      'prestage-status': 'complete',
      'prestage-versions': 'for-install: None - for-sw-deploy: 26.03',
    })
  })
})

describe('a strategy over several subclouds', () => {
  beforeEach(() => raise('kubernetes', 'v1.33.0'))

  test('runs as many at a time as it may, in their order', async () => {
    const answer = await create({type: 'kubernetes', 'max-parallel-subclouds': '2', 'subcloud-apply-type': 'parallel'})
    expect(answer.body).toEqual({
      id: 1,
      type: 'kubernetes',
      'subcloud-apply-type': 'parallel',
      'max-parallel-subclouds': 2,
      'stop-on-failure': false,
      state: 'initial',
      'created-at': '2025-10-09T08:54:00.000000',
      'updated-at': null,
      'extra-args': {'to-version': null},
    })
    expect((await act('apply')).body).toMatchObject({state: 'applying'})
    await advance('2m')
    expect((await steps()).map((step) => [step['cloud'], step['stage']])).toEqual([
      ['subcloud1', 'Apply'],
      ['subcloud2', 'Apply'],
      ['subcloud3', 'Create'],
      ['subcloud4', 'Create'],
      ['subcloud5', 'Create'],
      ['subcloud6', 'Create'],
    ])
    await advance('17m')
    expect((await steps()).map((step) => step['stage'])).toEqual([
      'Complete',
      'Complete',
      'Apply',
      'Apply',
      'Create',
      'Create',
    ])
    await advance('3h')
    expect(await strategy()).toMatchObject({state: 'complete'})
    expect(await alarms(session)).toEqual([])
  })

  test('stops at the first failure where it shall', async () => {
    await create({type: 'kubernetes', 'max-parallel-subclouds': '2', 'stop-on-failure': 'true'})
    fault('vim.build', 'subcloud2')
    await act('apply')
    await advance('3m')
    expect(await strategy()).toMatchObject({state: 'failed'})
    await advance('3h')
    expect(await states()).toEqual(['complete', 'failed', 'initial', 'initial', 'initial', 'initial'])
    expect((await steps())[1]).toMatchObject({
      details:
        'kube creating vim kube upgrade strategy: Failed for subcloud subcloud2: VIM strategy build failed: it broke ' +
        'State: build-failed Strategy: kube-upgrade',
    })
    expect((await subcloud(session, 'subcloud2'))['error-description']).toMatch(/it broke State/)
  })

  test('goes on and fails in the end where it shall not stop', async () => {
    await create({type: 'kubernetes', 'max-parallel-subclouds': '6'})
    fault('vim.apply', 'subcloud2')
    await force(session, 'subcloud3', {management: 'unmanaged'})
    await act('apply')
    await advance('2h')
    expect(await strategy()).toMatchObject({state: 'failed'})
    expect(await states()).toEqual(['complete', 'failed', 'failed', 'complete', 'complete', 'complete'])
    expect((await steps())[2]).toMatchObject({details: 'Subcloud subcloud3 is unmanaged.'})
  })

  test('is aborted: what runs is finished, what waits is not begun', async () => {
    await create({type: 'kubernetes', 'max-parallel-subclouds': '2'})
    await act('apply')
    await advance('5m')
    expect((await act('abort')).body).toMatchObject({state: 'abort requested'})
    await advance('10s')
    expect(await strategy()).toMatchObject({state: 'aborting'})
    await advance('2h')
    expect(await strategy()).toMatchObject({state: 'aborted'})
    expect(await states()).toEqual(['complete', 'complete', 'aborted', 'aborted', 'aborted', 'aborted'])
    expect((await call(session, 'DELETE', '/sw-update-strategy?type=kubernetes')).body).toMatchObject({
      state: 'deleting',
    })
    expect(await steps()).toHaveLength(2)
    await advance('10s')
    expect((await call(session, 'GET', '/sw-update-strategy')).status).toBe(404)
    expect(await steps()).toEqual([])
  })

  test('takes the extent of a group', async () => {
    await call(session, 'POST', '/subcloud-groups/', {
      name: 'North',
      description: 'x',
      update_apply_type: 'serial',
      max_parallel_subclouds: 5,
    })
    await force(session, 'subcloud4', {groupId: 2})
    expect((await create({type: 'kubernetes', subcloud_group: 'North', 'stop-on-failure': 'true'})).body).toMatchObject(
      {
        'subcloud-apply-type': 'serial',
        'max-parallel-subclouds': 1,
        'stop-on-failure': true,
      },
    )
    expect((await steps()).map((step) => step['cloud'])).toEqual(['subcloud4'])
    expect((await call(session, 'GET', '/sw-update-strategy/steps/subcloud4')).body).toMatchObject({stage: 'Create'})
    expect(detail(await call(session, 'GET', '/sw-update-strategy/steps/subcloud1'))).toBe('Strategy step not found')
    await call(session, 'DELETE', '/sw-update-strategy')
    expect((await call(session, 'GET', '/sw-update-strategy')).status).toBe(404)
  })
})

describe('a patch for the fleet', () => {
  const release = 'starlingx-26.03.1'
  const region = (name: string, path: string) => session.ask('GET', `/${name}/${path}`).then(({body}) => body)
  const releaseStates = async (name: string) =>
    ((await region(name, 'usm/v1/release')) as Record<string, unknown>[]).map((one) => one['state'])
  const orchestration = async (name: string) =>
    ((await region(name, 'vim/api/orchestration/current-strategy/strategy')) as {strategy: unknown}).strategy

  beforeEach(() => deployCentrally(session, release, [`${release}.patch`]))

  test('waits for the release to lie in the subcloud', async () => {
    await create({type: 'sw-deploy', release_id: release, cloud_name: 'subcloud1'})
    await act('apply')
    await advance('5m')
    expect((await steps())[0]).toMatchObject({
      state: 'failed',
      details: `sw-deploy pre-check: Failed for subcloud subcloud1: Release ${release} is not prestaged.`,
    })
  })

  test('is deployed by the orchestrator of each subcloud, whose host restarts', async () => {
    await create({
      ...{type: 'prestage', sysadmin_password: password, for_sw_deploy: 'true', release: '26.03'},
      'max-parallel-subclouds': '6',
    })
    await act('apply')
    await advance('1h')
    expect(await releaseStates('subcloud4')).toEqual(['deployed', 'available'])
    await call(session, 'DELETE', '/sw-update-strategy')
    await advance('1m')
    await create({type: 'sw-deploy', release_id: release, delete: 'true', 'max-parallel-subclouds': '6'})
    await act('apply')
    await advance('4m')
    expect(await orchestration('subcloud4')).toEqual({name: 'sw-upgrade', state: 'applying'})
    expect(await alarms(session, 'subcloud4')).toContain('900.201 orchestration=sw-deploy')
    expect(await status(session, 'subcloud4')).toBe('sw-deploy-in-progress')
    const availability = async () =>
      ((await region('subcloud4', 'sysinv/v1/ihosts')) as {ihosts: Record<string, unknown>[]}).ihosts[0]?.[
        'availability'
      ]
    const seen = new Set<unknown>()
    for (let n = 0; n < 40; n += 1) {
      seen.add(await availability())
      await advance('1m')
    }
    expect([...seen]).toEqual(expect.arrayContaining(['available', 'offline']))
    expect(await states()).toEqual(Array(6).fill('complete'))
    expect(await releaseStates('subcloud4')).toEqual(['deployed', 'deployed'])
    expect(await alarms(session, 'subcloud4')).toEqual([])
    expect(await alarms(session)).toEqual([])
    await call(session, 'DELETE', '/sw-update-strategy')
    await advance('1m')
    expect(await orchestration('subcloud4')).toBeNull()
  })

  test('is in sync when it is over, also where an audit has looked in between', async () => {
    await session.simulator.close()
    session = await openSession({subclouds: 1, timing: {'subcloud.audit': '5s', 'strategy.finish': '5m'}})
    await bring('starlingx-26.03.1.patch')
    const withPrestage = {with_prestage: 'true', sysadmin_password: password}
    await create({type: 'sw-deploy', release_id: release, delete: 'true', ...withPrestage})
    await act('apply')
    const software = async () => {
      const {endpoint_sync_status: all} = await subcloud(session, 'subcloud1')
      return (all as {endpoint_type: string}[]).find((one) => one.endpoint_type === 'software')
    }
    for (let n = 0; n < 200 && (await states())[0] !== 'finish sw-deploy strategy'; n += 1) await advance('1m')
    await advance('1m')
    expect(await software()).toMatchObject({sync_status: 'out-of-sync'})
    await advance('10m')
    expect(await states()).toEqual(['complete'])
    expect(await software()).toMatchObject({sync_status: 'in-sync'})
  })

  test('that fails at a host is marked in its subcloud, and can be tried again', async () => {
    const body = {type: 'sw-deploy', release_id: release, cloud_name: 'subcloud1', delete: 'true'}
    const withPrestage = {...body, with_prestage: 'true', sysadmin_password: password}
    await create(withPrestage)
    const {sim} = session.simulator
    sim.transact(() => sim.faults.add({state: 'software.host', region: 'subcloud1', message: 'it broke', count: 1}))
    await act('apply')
    await advance('31m')
    expect(await status(session, 'subcloud1')).toBe('sw-deploy-in-progress')
    await advance('1h')
    expect(await status(session, 'subcloud1')).toBe('sw-deploy-apply-strategy-failed')
    expect((await steps())[0]).toMatchObject({
      details:
        'apply VIM sw-deploy strategy: Failed for subcloud subcloud1: VIM strategy apply failed: Deploy hosts failed ' +
        'for some hosts: {\n  "controller-0": "Host was detected in failed state"\n} State: apply-failed Strategy: sw-upgrade',
    })
    await call(session, 'DELETE', '/sw-update-strategy')
    await advance('1m')
    await create(body)
    await act('apply')
    await advance('2h')
    expect((await steps())[0]).toMatchObject({state: 'complete'})
    expect(await status(session, 'subcloud1')).toBe('complete')
    expect(await alarms(session, 'subcloud1')).toEqual([])
  })

  test('is refused by a subcloud that somebody else works on', async () => {
    await session.ask('POST', '/subcloud1/vim/api/orchestration/kube-rootca-update/strategy', {
      ...{'controller-apply-type': 'serial', 'storage-apply-type': 'serial', 'worker-apply-type': 'serial'},
      'default-instance-action': 'migrate',
    })
    await create({type: 'sw-deploy', release_id: release, cloud_name: 'subcloud1'})
    await act('apply')
    await advance('5m')
    expect((await steps())[0]).toMatchObject({
      details:
        'sw-deploy pre-check: Failed for subcloud subcloud1: Subcloud has an existing kube-rootca-update strategy.',
    })
  })
})

test('a prestage that cannot be is passed over', async () => {
  await create({type: 'prestage', sysadmin_password: password, 'max-parallel-subclouds': '1'})
  await force(session, 'subcloud1', {backupStatus: 'backing-up'})
  await act('apply')
  await advance('1m')
  expect((await steps())[0]).toMatchObject({
    state: 'complete',
    details: expect.stringMatching(/^Prestage skipped 'subcloud1': Subcloud subcloud1 current backup_status/),
  })
})

describe('what is refused', () => {
  const sw = 'starlingx-26.03.0'
  test.each([
    [{}, 400, 'Body required'],
    [{x: 1}, 400, 'type required'],
    [{type: 'patch'}, 400, 'type invalid'],
    [
      {type: 'kubernetes', force: 'perhaps'},
      400,
      "Invalid value 'perhaps' for force - must be True/False or 'true'/'false'",
    ],
    [{type: 'kubernetes', 'subcloud-apply-type': 'sideways'}, 400, 'subcloud-apply-type invalid'],
    [{type: 'kubernetes', 'max-parallel-subclouds': 'zz'}, 400, 'max-parallel-subclouds invalid value. Value: zz'],
    [
      {type: 'kubernetes', 'max-parallel-subclouds': '5001'},
      400,
      'Invalid max-parallel-subclouds value: 5001. For kubernetes strategy, the value must be between 1 and 5000.',
    ],
    [
      {type: 'prestage', 'max-parallel-subclouds': '251'},
      400,
      'Invalid max-parallel-subclouds value: 251. For prestage, the value must be between 1 and 250.',
    ],
    [{type: 'kubernetes', 'stop-on-failure': 'maybe'}, 400, 'stop-on-failure invalid'],
    [
      {type: 'kubernetes', subcloud_group: '1', cloud_name: 'subcloud1'},
      400,
      'cloud_name and subcloud_group are mutually exclusive',
    ],
    [
      {type: 'kubernetes', subcloud_group: '1', 'max-parallel-subclouds': '1'},
      400,
      'subcloud-apply-type and max-parallel-subclouds are not allowed when subcloud_group is provided',
    ],
    [{type: 'kubernetes', subcloud_group: 'zz'}, 400, 'Invalid group_id'],
    [
      {type: 'kubernetes', cloud_name: 'zz'},
      422,
      "Unable to create strategy of type 'kubernetes': Bad strategy request: Subcloud zz does not exist",
    ],
    [
      {type: 'kubernetes', cloud_name: 'subcloud1'},
      422,
      "Unable to create strategy of type 'kubernetes': Bad strategy request: Subcloud subcloud1 does not require kubernetes update",
    ],
    [
      {type: 'kubernetes'},
      422,
      "Unable to create strategy of type 'kubernetes': Bad strategy request: Strategy has no steps to apply",
    ],
    [
      {type: 'kube-rootca-update', force: 'true', 'expiry-date': 'soon'},
      422,
      "Unable to create strategy of type 'kube-rootca-update': Bad strategy request: expiry_date soon doesn't match format YYYY-MM-DD",
    ],
    [
      {type: 'kube-rootca-update', force: 'true', 'expiry-date': '2025-10-10'},
      422,
      "Unable to create strategy of type 'kube-rootca-update': Bad strategy request: New k8s rootCA should have at least 24 hours of validation before expiry.",
    ],
    [
      {type: 'kube-rootca-update', force: 'true', subject: 'C=CA'},
      422,
      "Unable to create strategy of type 'kube-rootca-update': Bad strategy request: The CN=<commonName> parameter is required to be specified in subject argument",
    ],
    [{type: 'prestage'}, 400, 'subcloud sysadmin_password required'],
    [
      {type: 'prestage', sysadmin_password: password, release: 'x'},
      400,
      'Specified release format is not supported. Version format must be MM.mm.',
    ],
    [{type: 'sw-deploy'}, 400, 'Release ID is required for strategy type: sw-deploy.'],
    [{type: 'sw-deploy', release_id: 'zz'}, 400, 'Release ID: zz not found or not deployed in the SystemController'],
    [
      {type: 'sw-deploy', release_id: sw, sysadmin_password: password},
      400,
      'The with_prestage option is required when using sysadmin_password',
    ],
    [
      {type: 'sw-deploy', rollback: 'true', delete: 'true'},
      400,
      'Option delete cannot be used with any of the following options: rollback or cleanup.',
    ],
    [
      {type: 'sw-deploy', rollback: 'true', snapshot: 'true'},
      400,
      'Option snapshot cannot be used with any of the following options: rollback or cleanup.',
    ],
    [
      {type: 'sw-deploy', rollback: 'true', release_id: sw},
      400,
      'Option rollback cannot be used with any of the following options: release_id, cleanup, kube_upgrade or with_prestage.',
    ],
    [
      {type: 'sw-deploy', cleanup: 'true', release_id: sw},
      400,
      'Option cleanup cannot be used with any of the following options: release_id, with_prestage or kube_upgrade.',
    ],
  ])('creating %j', async (body, code, text) => {
    const answer = await create(body)
    expect([answer.status, detail(answer)]).toEqual([code, text])
  })

  test('creating where endpoints are unknown, or where one exists', async () => {
    const body = {type: 'kube-rootca-update', force: 'true'}
    await force(session, 'subcloud1', {endpoints: {'kube-rootca': 'unknown'}})
    expect(detail(await create(body))).toMatch(/kube-rootca sync status is unknown for one or more subclouds$/)
    await force(session, 'subcloud1', {management: 'unmanaged'})
    expect((await create(body)).status).toBe(200)
    expect(detail(await create(body))).toMatch(/Strategy of type: 'kube-rootca-update' already exists$/)
    expect(detail(await call(session, 'GET', '/sw-update-strategy?type=firmware'))).toBe(
      "Strategy of type 'firmware' not found",
    )
    expect(detail(await act('abort'))).toBe(
      "Unable to abort strategy of type 'None': Bad strategy request: Strategy in state initial cannot be aborted",
    )
    await act('apply')
    expect(detail(await act('apply', 'kube-rootca-update'))).toMatch(/Strategy in state applying cannot be applied$/)
    expect(detail(await call(session, 'DELETE', '/sw-update-strategy'))).toMatch(
      /Strategy in state applying cannot be deleted$/,
    )
    expect((await act('dance')).body).toBeNull()
  })

  test('acting on none', async () => {
    expect(detail(await act('apply', 'kubernetes'))).toBe(
      "Unable to apply strategy of type 'kubernetes': Strategy with type kubernetes doesn't exist.",
    )
    expect(detail(await call(session, 'GET', '/sw-update-strategy'))).toBe('Strategy not found')
    expect((await call(session, 'GET', '/sw-update-strategy/steps')).body).toEqual({'strategy-steps': []})
  })
})

describe('strategy options', () => {
  const path = '/sw-update-options'
  const options = {
    'storage-apply-type': 'serial',
    'worker-apply-type': 'parallel',
    'max-parallel-workers': '7',
    'alarm-restriction-type': 'strict',
    'default-instance-action': 'stop-start',
  }

  test('have a default that can be changed and brought back', async () => {
    expect((await call(session, 'GET', `${path}/SystemController`)).body).toEqual({
      id: 1,
      name: 'all clouds default',
      'subcloud-id': null,
      'storage-apply-type': 'parallel',
      'worker-apply-type': 'parallel',
      'max-parallel-workers': 10,
      'alarm-restriction-type': 'relaxed',
      'default-instance-action': 'migrate',
      'created-at': null,
      'updated-at': null,
    })
    expect((await call(session, 'POST', `${path}/RegionOne`, options)).body).toMatchObject({
      'max-parallel-workers': '7',
    })
    expect((await call(session, 'GET', `${path}/RegionOne`)).body).toMatchObject({'max-parallel-workers': 7})
    expect((await call(session, 'DELETE', `${path}/RegionOne`)).body).toBeNull()
    expect((await call(session, 'GET', `${path}/RegionOne`)).body).not.toHaveProperty('id')
  })

  test('are set and removed for one subcloud', async () => {
    expect(detail(await call(session, 'GET', `${path}/subcloud2`))).toBe(
      'No options found for Subcloud with id 2, defaults will be used.',
    )
    expect((await call(session, 'POST', `${path}/subcloud2`, options)).body).toMatchObject({'subcloud-id': 2})
    const listed = (await call(session, 'GET', path)).body as {'sw-update-options': unknown[]}
    expect(listed['sw-update-options']).toMatchObject([{name: 'all clouds default'}, {name: 'subcloud2'}])
    expect((await call(session, 'DELETE', `${path}/2`)).status).toBe(200)
    expect(detail(await call(session, 'DELETE', `${path}/2`))).toBe('Subcloud patch options not found')
    expect(detail(await call(session, 'POST', `${path}/nope`, options))).toBe('Subcloud not found')
    expect((await call(session, 'POST', `${path}/subcloud2`, {'storage-apply-type': 'x'})).status).toBe(400)
  })
})
