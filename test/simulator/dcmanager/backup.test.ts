import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {subclouds} from '../../../src/simulator/services/dcmanager/record/model.js'
import {
  alarms,
  call,
  detail,
  failOnce,
  force,
  install,
  password,
  send,
  status,
  subcloud,
  yamlPart,
} from '../support/fleet.js'
import {ask, openSession, type Session} from '../support/session.js'

let session: Session
beforeEach(async () => {
  session = await openSession({subclouds: 3})
})
afterEach(() => session.simulator.close())

const advance = (duration: string) => session.simulator.advance(duration)
const sysadmin_password = password
const create = (body: Record<string, unknown>) =>
  call(session, 'POST', '/subcloud-backup/', {sysadmin_password, ...body})
const remove = (body: Record<string, unknown>, release = '26.03') =>
  call(session, 'PATCH', `/subcloud-backup/delete/${release}`, body)
const restore = (body: Record<string, unknown>) =>
  call(session, 'PATCH', '/subcloud-backup/restore', {sysadmin_password, ...body})
const backup = async (name: string) => (await subcloud(session, name))['backup-status']
const fault = (state: string, host: string) => failOnce(session, state, host, 'disk full')
const count = (predicate: (one: {backupStatus: string | null; deployStatus: string}) => boolean) =>
  session.simulator.sim.in('RegionOne').of(subclouds).where(predicate).length

describe('a backup', () => {
  test('is made, replaced and deleted', async () => {
    expect((await create({subcloud: 'subcloud1'})).body).toMatchObject({subclouds: [{id: 1, 'backup-status': null}]})
    const seen: [string, unknown][] = []
    for (const step of ['0s', '2s', '30s', '8m']) {
      await advance(step)
      seen.push([step, await backup('subcloud1')])
    }
    expect(seen).toEqual([
      ['0s', 'validating'],
      ['2s', 'pre-backup'],
      ['30s', 'backing-up'],
      ['8m', 'complete-central'],
    ])
    expect((await subcloud(session, 'subcloud1'))['backup-datetime']).toBe('2025-10-09 09:01:52')
    expect((await remove({subcloud: 'subcloud1'})).status).toBe(204)
    expect(await subcloud(session, 'subcloud1')).toMatchObject({'backup-status': 'unknown', 'backup-datetime': null})
    const again = await remove({subcloud: 'subcloud1'})
    expect([again.status, detail(again)]).toEqual([
      422,
      "Failed to run subcloud-backup delete. Please run 'dcmanager subcloud error' command for details",
    ])
  })

  test('is told by the subcloud as long as it is made, however it ends', async () => {
    const told = () => session.simulator.sim.ask('alarms', 'subcloud1').map(({alarmId}) => alarmId)
    for (const fails of [false, true]) {
      if (fails) fault('subcloud.backup.backup', 'subcloud1')
      await create({subcloud: 'subcloud1'})
      await advance('1m')
      expect(told()).toEqual(['210.001'])
      await advance('8m')
      expect(told()).toEqual([])
      expect(await backup('subcloud1')).toBe(fails ? 'failed' : 'complete-central')
    }
  })

  test('lies in the subcloud where that is asked, with values from a file', async () => {
    const parts = {
      subcloud: 'subcloud1',
      local_only: 'true',
      backup_values: yamlPart({exclude_dirs: '/x'}),
      sysadmin_password,
    }
    expect((await send(session, 'POST', '/subcloud-backup/', parts)).status).toBe(200)
    await advance('10m')
    expect(await backup('subcloud1')).toBe('complete-local')
  })

  test.each([
    ['subcloud.backup.prepare', 'backup-prep-failed', []],
    ['subcloud.backup.backup', 'failed', ['280.003 subcloud=subcloud1']],
  ])('fails where %s strikes, and the alarm goes with the next one', async (state, end, raised) => {
    fault(state, 'subcloud1')
    await create({subcloud: 'subcloud1'})
    await advance('10m')
    expect(await backup('subcloud1')).toBe(end)
    expect(await alarms(session)).toEqual(raised)
    await create({subcloud: 'subcloud1'})
    await advance('10m')
    expect(await backup('subcloud1')).toBe('complete-central')
    expect(await alarms(session)).toEqual([])
  })

  test('of a group passes over those who cannot', async () => {
    await force(session, 'subcloud2', {management: 'unmanaged'})
    expect((await create({group: 'Default'})).body).toMatchObject({subclouds: [{id: 1}, {id: 2}, {id: 3}]})
    await advance('10m')
    expect(await backup('subcloud1')).toBe('complete-central')
    expect(await backup('subcloud2')).toBe('validate-failed')
    fault('subcloud.backup-delete', 'subcloud3')
    const answer = await remove({group: '1'})
    expect(answer.status).toBe(207)
    expect(answer.body).toMatch(/failed during backup delete operation: subcloud2 ,subcloud3\.$/)
    expect(await backup('subcloud3')).toBe('delete-failed')
  })

  test.each([
    [{subcloud: 'subcloud1', sysadmin_password: ''}, 400, 'subcloud sysadmin_password required'],
    [{subcloud: 'subcloud1', foo: 1}, 400, 'Unexpected parameter received'],
    [
      {subcloud: 'subcloud1', registry_images: 'true'},
      400,
      'Option registry_images can not be used without local_only option.',
    ],
    [
      {subcloud: 'subcloud1', group: '1'},
      400,
      "'subcloud' and 'group' parameters should not be given at the same time",
    ],
    [{}, 400, "'subcloud' or 'group' parameter is required"],
    [{subcloud: 'zz'}, 400, 'Subcloud not found'],
    [{group: 'zz'}, 404, 'Group not found'],
    [{subcloud: 'subcloud1', local_only: 'maybe'}, 400, 'Invalid local_only value, should be boolean'],
    [
      {subcloud: 'subcloud2'},
      400,
      'Subcloud subcloud2 must be deployed, online and managed for the subcloud-backup create operation.',
    ],
    [
      {subcloud: 'subcloud3'},
      400,
      "Cannot perform subcloud-backup create operation: Subcloud subcloud3 current prestage_status is 'prestaging'. Please wait until it finishes before running this operation.",
    ],
  ])('is refused for %j', async (body, code, text) => {
    await force(session, 'subcloud2', {availability: 'offline'})
    await force(session, 'subcloud3', {prestageStatus: 'prestaging'})
    const answer = await create(body)
    expect([answer.status, detail(answer)]).toEqual([code, text])
  })

  test('is not deleted without a release, nor locally without a password', async () => {
    const refusals = [
      await remove({subcloud: 'subcloud1'}, ''),
      await remove({subcloud: 'subcloud1', local_only: 'true'}),
      await call(session, 'PATCH', '/subcloud-backup/dance', {}),
    ]
    expect(refusals.map(detail)).toEqual([
      'Release version required',
      'subcloud sysadmin_password required',
      'Unexpected verb received',
    ])
  })
})

describe('restoring', () => {
  const values = {installValues: {...install(), bmc_password: password}}
  const off = {management: 'unmanaged'}

  test('brings a subcloud back from its backup', async () => {
    await create({subcloud: 'subcloud1'})
    await advance('10m')
    await force(session, 'subcloud1', {...off, prestageVersions: 'for-install: 26.03 - for-sw-deploy: 26.03'})
    expect((await restore({subcloud: 'subcloud1'})).body).toMatchObject({subclouds: [{'deploy-status': 'pre-restore'}]})
    await advance('2m')
    expect(await status(session, 'subcloud1')).toBe('restoring')
    await advance('26m')
    expect(await subcloud(session, 'subcloud1')).toMatchObject({
      'deploy-status': 'complete',
      'availability-status': 'online',
      'prestage-versions': 'for-install: 26.03 - for-sw-deploy: None',
    })
  })

  test('installs first where that is asked', async () => {
    await create({subcloud: 'subcloud1'})
    await advance('10m')
    await force(session, 'subcloud1', {...off, ...values})
    await restore({subcloud: 'subcloud1', with_install: 'true'})
    const seen = new Set<unknown>()
    for (let n = 0; n < 75; n += 1) {
      seen.add(await status(session, 'subcloud1'))
      await advance('1m')
    }
    expect([...seen]).toEqual(['pre-restore', 'pre-install', 'installing', 'restoring', 'complete'])
    const authorization = `Basic ${Buffer.from('root:St8rlingX*').toString('base64')}`
    const drive = '/bmc/10.30.0.12/redfish/v1/Managers/1/VirtualMedia/Cd'
    expect((await ask(session.simulator, 'GET', drive, undefined, {authorization})).body).toMatchObject({
      Image: 'https://10.20.200.12:8443/iso/26.03/nodes/subcloud1/bootimage.iso',
    })
  })

  test('brings back a site whose only controller is dead', async () => {
    await create({subcloud: 'subcloud1'})
    await advance('10m')
    const {sim} = session.simulator
    sim.transact(() => sim.emit('host.lost', {region: 'subcloud1', hostname: 'controller-0', lasting: true}))
    await advance('10m')
    expect((await subcloud(session, 'subcloud1'))['availability-status']).toBe('offline')
    await force(session, 'subcloud1', {...off, ...values})
    await restore({subcloud: 'subcloud1', with_install: 'true'})
    await advance('2h')
    expect(await subcloud(session, 'subcloud1')).toMatchObject({
      'deploy-status': 'complete',
      'availability-status': 'online',
    })
    const {body} = await session.ask('GET', '/subcloud1/sysinv/v1/ihosts')
    expect((body as {ihosts: unknown[]}).ihosts).toMatchObject([{operational: 'enabled', availability: 'available'}])
  })

  test('installs nothing where the board controller refuses, and the next one may begin', async () => {
    const {sim} = session.simulator
    sim.transact(() => sim.faults.add({state: 'bmc.credentials', host: '10.30.0.12', message: 'broken'}))
    await create({subcloud: 'subcloud1'})
    await advance('10m')
    await force(session, 'subcloud1', {...off, ...values})
    await restore({subcloud: 'subcloud1', with_install: 'true'})
    await advance('10m')
    const shown = await subcloud(session, 'subcloud1')
    expect(shown['deploy-status']).toBe('install-failed')
    expect(shown['error-description']).toContain('Err_code=bmc_cred')
    sim.transact(() => sim.faults.clear())
    expect((await restore({subcloud: 'subcloud1', with_install: 'true'})).status).toBe(200)
    await advance('2h')
    expect(await status(session, 'subcloud1')).toBe('complete')
  })

  test.each([
    [{factory: 'true'}, 'factory-restore-complete'],
    [{on_site: 'true'}, 'complete'],
  ])('with %j ends in %s', async (option, end) => {
    await force(session, 'subcloud1', {...off, ...values})
    await restore({subcloud: 'subcloud1', ...option})
    await advance('2h')
    expect(await status(session, 'subcloud1')).toBe(end)
  })

  test.each([
    ['subcloud.restore.prepare', 'restore-prep-failed'],
    ['subcloud.restore.restore', 'restore-failed'],
  ])('fails where %s strikes', async (state, end) => {
    fault(state, 'subcloud1')
    await force(session, 'subcloud1', off)
    await restore({subcloud: 'subcloud1', on_site: 'true'})
    await advance('1h')
    expect(await status(session, 'subcloud1')).toBe(end)
  })

  test('fails without a backup', async () => {
    await force(session, 'subcloud1', off)
    await restore({subcloud: 'subcloud1'})
    await advance('2m')
    expect(await status(session, 'subcloud1')).toBe('restore-prep-failed')
  })

  test.each([
    [
      {},
      {},
      'Subcloud subcloud1 must be unmanaged and in a valid deploy state for the subcloud-backup restore operation.',
    ],
    [
      {...off, deployStatus: 'installing'},
      {},
      'Subcloud subcloud1 must be unmanaged and in a valid deploy state for the subcloud-backup restore operation.',
    ],
    [off, {registry_images: 'true'}, 'Option registry_images cannot be used without local_only option.'],
    [off, {release: '26.03'}, "Option release cannot be used without 'with_install' or 'factory' options."],
    [
      off,
      {release: '25.09', factory: 'true'},
      'Auto-restore and factory restore are not supported for releases earlier than 26.03.',
    ],
    [
      off,
      {on_site: 'true', auto: 'true'},
      'Option on_site cannot be used with any of the following options: with_install, factory, auto or group',
    ],
    [
      off,
      {restore_values: {bootstrap_address: '10.1.1.1'}},
      'The bootstrap_address provided in restore_values is in invalid format.',
    ],
    [
      off,
      {restore_values: {bootstrap_address: {subcloud1: '10.1.1'}}},
      'Subcloud subcloud1 must have a valid bootstrap address: 10.1.1',
    ],
    [
      off,
      {on_site: 'true', restore_values: {restore_timeout: 'x'}},
      'restore_timeout in restore_values must be a numeric value in seconds.',
    ],
    [
      off,
      {with_install: 'true'},
      'The restore operation was requested with with_install, auto or factory, but the following subcloud(s) does not contain install values: subcloud1',
    ],
    [
      {...off, ...values, enrolledWithVcsr: true},
      {with_install: 'true'},
      'Subcloud subcloud1 is vCSR-enrolled; restore-with-install is not supported.',
    ],
  ])('of %j with %j is refused', async (state, body, text) => {
    await force(session, 'subcloud1', state)
    const answer = await restore({subcloud: 'subcloud1', ...body})
    expect([answer.status, detail(answer)]).toEqual([400, text])
  })
})

test('250 backups and 100 restores run at once, the others wait', async () => {
  await session.simulator.close()
  session = await openSession({subclouds: 300})
  await create({group: 'Default'})
  await advance('1m')
  expect(count((one) => one.backupStatus === 'backing-up')).toBe(250)
  expect(count((one) => one.backupStatus === 'validating')).toBe(50)
  await advance('8m')
  expect(count((one) => one.backupStatus === 'complete-central')).toBe(250)
  await advance('9m')
  expect(count((one) => one.backupStatus === 'complete-central')).toBe(300)
  const {sim} = session.simulator
  sim.transact(() => {
    for (const one of sim.in('RegionOne').of(subclouds).all()) {
      sim.in('RegionOne').of(subclouds).update(one.id, {management: 'unmanaged'})
    }
  })
  await restore({group: 'Default'})
  await advance('2m')
  expect(count((one) => one.deployStatus === 'restoring')).toBe(100)
  expect(count((one) => one.deployStatus === 'pre-restore')).toBe(200)
  await advance('80m')
  expect(count((one) => one.deployStatus === 'complete')).toBe(300)
})

describe('prestaging one subcloud', () => {
  const prestage = (body: Record<string, unknown>, name = 'subcloud1') =>
    call(session, 'PATCH', `/subclouds/${name}/prestage`, {sysadmin_password, ...body})

  test('leaves the release there', async () => {
    expect((await prestage({release: '26.03'})).body).toMatchObject({
      'prestage-status': 'prestaging',
      'prestage-software-version': '26.03',
    })
    await advance('30m')
    expect(await subcloud(session, 'subcloud1')).toMatchObject({
      'prestage-status': 'complete',
      'prestage-versions': 'for-install: 26.03 - for-sw-deploy: None',
    })
  })

  test.each(['subcloud.prestage.packages', 'subcloud.prestage.images'])('fails where %s strikes', async (state) => {
    fault(state, 'subcloud1')
    await prestage({})
    await advance('1h')
    expect((await subcloud(session, 'subcloud1'))['prestage-status']).toBe('failed')
  })

  test.each([
    [{}, {sysadmin_password: null}, 'sysadmin_password is required.'],
    [
      {},
      {sysadmin_password: 'abcde'},
      'Failed to decode subcloud sysadmin_password, verify the password is base64 encoded',
    ],
    [{}, {force: 'maybe'}, 'Invalid value for force option: maybe'],
    [{}, {for_sw_deploy: 'maybe'}, 'Invalid value for for_sw_deploy option: maybe'],
    [
      {},
      {release: '99.99'},
      'Error: invalid release version parameter. 99.99 is not a supported release version (24.09,25.09)',
    ],
    [
      {},
      {release: '26'},
      "Prestage failed 'subcloud1': Specified release format is not supported. Version format must be MM.mm.",
    ],
    [{}, {release: '24.09'}, "Prestage failed 'subcloud1': The requested release is not ready to be installed."],
    [
      {},
      {release: '25.09', for_sw_deploy: 'true'},
      "Prestage failed 'subcloud1': The requested software version (25.09) is lower than the current subcloud software version (26.03).",
    ],
    [{availability: 'offline'}, {}, "Prestage skipped 'subcloud1': Subcloud is offline."],
    [{management: 'unmanaged'}, {}, "Prestage skipped 'subcloud1': Subcloud is not managed."],
    [
      {deployStatus: 'config-failed'},
      {},
      "Prestage skipped 'subcloud1': Prestage operation is not allowed when subcloud deploy is in progress.",
    ],
  ])('of %j with %j is refused', async (state, body, text) => {
    await force(session, 'subcloud1', state)
    const answer = await prestage(body)
    expect([answer.status, detail(answer)]).toEqual([400, text])
  })

  test('heeds alarms of the subcloud unless forced', async () => {
    await session.ask('PATCH', '/subcloud1/sysinv/v1/ihosts/controller-0', [
      {op: 'replace', path: '/action', value: 'lock'},
    ])
    await advance('1m')
    expect(detail(await prestage({}))).toMatch(/^Prestage failed 'subcloud1': Subcloud has management affecting alarm/)
    expect((await prestage({force: 'true'})).status).toBe(200)
  })
})
