import {gzipSync} from 'node:zlib'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {openSession, type Session} from '../support/session.js'

let session: Session

beforeEach(async () => {
  session = await openSession()
})
afterEach(() => session.simulator.close())

const apps = '/RegionOne/sysinv/v1/apps'

function tarball(name: string, content: string, size = content.length.toString(8).padStart(11, '0')): string {
  const header = Buffer.alloc(512)
  header.write(name, 0)
  header.write(size, 124)
  header.write('ustar', 257)
  const body = Buffer.alloc(512)
  body.write(content)
  return gzipSync(Buffer.concat([header, body, Buffer.alloc(1024)])).toString('base64url')
}

const good = tarball('metadata.yaml', 'app_name: demo\napp_version: 1.0-1\n')

const upload = (binary_data: string) => session.ask('POST', apps, {tarfile: '/root/demo.tgz', binary_data})
const direct = (name: string, directive: string) =>
  session.ask('PATCH', `${apps}/${name}?directive=${directive}`, {values: {}})
const state = async (name: string) => (await session.ask('GET', `${apps}/${name}`)).body

const strike = (rule: {state: string; host: string; count?: number; message?: string}) => {
  const {sim} = session.simulator
  sim.transact(() => sim.faults.add(rule))
}

const refusal = (reason: string) => ({
  error_message: JSON.stringify({faultcode: 'Client', faultstring: reason, debuginfo: null}),
})

test('an application is uploaded, applied, aborted, removed and deleted', async () => {
  const answer = await upload(good)
  expect(answer.body).toMatchObject({name: 'demo', app_version: '1.0-1', status: 'uploading', progress: null})
  await session.simulator.advance('6s')
  expect(await state('demo')).toMatchObject({status: 'uploading', progress: 'extracting application tar file'})
  await session.simulator.advance('1m')
  expect(await state('demo')).toMatchObject({status: 'uploaded', progress: 'completed', active: false})

  expect((await direct('demo', 'apply')).body).toMatchObject({status: 'applying', progress: null})
  await session.simulator.advance('11s')
  expect(await state('demo')).toMatchObject({progress: 'retrieving docker images'})
  await direct('demo', 'abort')
  await session.simulator.advance('10m')
  expect(await state('demo')).toMatchObject({status: 'apply-failed', progress: 'operation aborted by user'})

  await direct('demo', 'apply')
  await session.simulator.advance('10m')
  expect(await state('demo')).toMatchObject({status: 'applied', progress: 'completed', active: true})
  expect((await direct('demo', 'remove&force=False')).body).toMatchObject({status: 'removing'})
  await session.simulator.advance('1m')
  expect(await state('demo')).toMatchObject({status: 'uploaded', active: false})
  expect((await session.ask('DELETE', `${apps}/demo`)).status).toBe(204)
  expect((await session.ask('GET', `${apps}/demo`)).status).toBe(404)
})

describe('what cannot be uploaded', () => {
  test.each([
    ['no archive', Buffer.from('nothing').toString('base64url'), /failed to extract tar file/],
    ['no tar', gzipSync(Buffer.alloc(600, 'x')).toString('base64url'), /not a tar archive/],
    ['no metadata', tarball('other.yaml', 'a: 1\n'), /name or\/and version is\/are not included/],
    ['metadata that is a list', tarball('metadata.yaml', '- a\n'), /metadata\.yaml is not a map/],
    ['a size that leads back', tarball('metadata.yaml', 'app_name: demo\n', '-0000001000'), /not a tar archive/],
    [
      'a name that is a map',
      tarball('metadata.yaml', 'app_name: {toString: 1}\napp_version: 1\n'),
      /app_name is empty or None/,
    ],
    ['a path that escapes', tarball('../metadata.yaml', 'a: 1\n'), /unsafe path/],
    ['one that is there', tarball('metadata.yaml', 'app_name: cert-manager\napp_version: 2\n'), /already exists/],
  ])('%s', async (_what, data, reason) => {
    const before = (await session.ask('GET', apps)).body
    const {status, body} = await upload(data)
    expect(status).toBe(400)
    expect((body as {error_message: string}).error_message).toMatch(reason)
    expect((await session.ask('GET', apps)).body).toEqual(before)
  })
})

test.each([
  ['nope', 'apply', 400, 'Application-apply rejected: application not found.'],
  ['cert-manager', 'foo', 403, 'Operation not permitted.'],
  [
    'cert-manager',
    'abort',
    400,
    'Application-abort rejected: operation is not allowed while the current status is applied.',
  ],
])('%s cannot %s', async (name, directive, status, reason) => {
  expect(await direct(name, directive)).toMatchObject({status, body: refusal(reason)})
})

test('what is being applied or is applied is left alone', async () => {
  await direct('metrics-server', 'apply')
  expect(await direct('metrics-server', 'apply')).toMatchObject({
    status: 400,
    body: refusal('Application-apply rejected: install/update is already in progress.'),
  })
  await session.simulator.advance('10m')
  expect(await state('metrics-server')).toMatchObject({status: 'applied'})
  expect(await session.ask('DELETE', `${apps}/metrics-server`)).toMatchObject({
    status: 400,
    body: refusal('Application-delete rejected: operation is not allowed while the current status is applied.'),
  })
})

const patch = (path: string, body: unknown) =>
  session.ask('PATCH', `${apps.replace('apps', 'helm_charts')}/${path}`, body)
const charts = (query: string) => session.ask('GET', `${apps.replace('apps', 'helm_charts')}${query}`)

describe('an update', () => {
  const url = (version: string) => ({tarfile: `https://files.example.com/cert-manager-${version}.tgz`})
  const update = (body: object) => session.ask('POST', `${apps}/update`, body)
  const place = 'cert-manager?name=cert-manager&namespace=cert-manager'

  test('takes the place of the version before, with what was set for its charts', async () => {
    await patch(place, {flags: {}, values: {files: ['logLevel: 4\n']}})
    expect((await update(url('26.09-1'))).body).toMatchObject({
      app_version: '26.09-1',
      status: 'updating',
      active: true,
    })
    expect(await update(url('26.09-2'))).toMatchObject({
      status: 400,
      body: refusal('Application-update rejected: update is already in progress.'),
    })
    await session.simulator.advance('1s')
    expect(await state('cert-manager')).toMatchObject({progress: 'Application update starting.'})
    await session.simulator.advance('10m')
    expect(await state('cert-manager')).toMatchObject({
      app_version: '26.09-1',
      status: 'applied',
      progress: 'Application update from version 26.03-1 to version 26.09-1 completed.',
    })
    expect((await charts(`/${place}`)).body).toMatchObject({user_overrides: 'logLevel: 4\n'})
    expect(await session.simulator.advance('1m')).toBeDefined()
  })

  test('may leave what was set behind', async () => {
    await patch(place, {flags: {}, values: {files: ['logLevel: 4\n']}, attributes: {enabled: 'false'}})
    await update({...url('26.09-1'), reuse_user_overrides: 'false'})
    expect((await charts(`/${place}`)).body).toMatchObject({user_overrides: null, attributes: 'enabled: false\n'})
  })

  test.each([
    ['that fails', async () => undefined],
    ['that is aborted', async () => void (await direct('cert-manager', 'abort'))],
  ])('%s goes back to the version before', async (how, interrupt) => {
    if (how === 'that fails') {
      strike({state: 'application.update.chart', host: 'cert-manager', count: 1})
    }
    await update(url('26.09-1'))
    await session.simulator.advance('20s')
    await interrupt()
    await session.simulator.advance(how === 'that fails' ? '70s' : '20s')
    expect(await state('cert-manager')).toMatchObject({status: 'recovering', app_version: '26.03-1'})
    await session.simulator.advance('10m')
    expect(await state('cert-manager')).toMatchObject({
      status: 'applied',
      app_version: '26.03-1',
      progress:
        'Application update from version 26.03-1 to version 26.09-1 aborted. ' +
        'Application recover to version 26.03-1 completed. Please check logs for details.',
    })
    expect((await update(url('26.09-1'))).status).toBe(200)
  })

  test.each([
    [{}, 'tar file must be specified.'],
    [{tarfile: '/none/demo.tgz'}, 'application tar file /none/demo.tgz does not exist.'],
    [{tarfile: 'https://files.example.com/nope-2.0-1.tgz'}, 'application not found.'],
    [{tarfile: 'https://files.example.com/cert-manager-26.03-1.tgz'}, 'the version 26.03-1 is already applied.'],
    [
      {tarfile: 'https://files.example.com/metrics-server-26.09-1.tgz'},
      'operation is not allowed while the current status is uploaded.',
    ],
    [{...url('26.09-1'), reuse_attributes: 'maybe'}, 'invalid reuse_attributes setting.'],
  ])('%j is refused', async (body, reason) => {
    const before = (await session.ask('GET', apps)).body
    expect(await update(body)).toMatchObject({status: 400, body: refusal(`Application-update rejected: ${reason}`)})
    expect((await session.ask('GET', apps)).body).toEqual(before)
  })
})

test('a failed apply says why, raises an alarm, and can be tried again', async () => {
  const message = 'helm release failed'
  strike({
    state: 'application.apply.chart',
    host: 'metrics-server',
    count: 1,
    message,
  })
  await direct('metrics-server', 'apply')
  const alarms = async () => {
    const {alarms: rows} = (await session.ask('GET', '/RegionOne/fm/v1/alarms')).body as {alarms: {alarm_id: string}[]}
    return rows.map(({alarm_id}) => alarm_id)
  }
  expect(await alarms()).toEqual(['750.004'])
  await session.simulator.advance('10m')
  expect(await state('metrics-server')).toMatchObject({
    status: 'apply-failed',
    progress: `${message}: operation aborted, check system inventory logs for details`,
  })
  expect(await alarms()).toEqual(['750.002'])
  await direct('metrics-server', 'apply')
  await session.simulator.advance('10m')
  expect(await state('metrics-server')).toMatchObject({status: 'applied'})
  expect(await alarms()).toEqual([])
})

test('the charts of an application are told as they are installed, without those that are off', async () => {
  await patch('oidc-auth-apps?name=secret-observer&namespace=kube-system', {flags: {}, attributes: {enabled: 'false'}})
  await direct('oidc-auth-apps', 'apply')
  await session.simulator.advance('75s')
  expect(await state('oidc-auth-apps')).toMatchObject({
    progress: 'Applying app oidc-auth-apps. Chart dex applied. Overall completion: 50%.',
  })
})

test('an application that needs another one is not applied before it', async () => {
  const needs = 'dependent_apps:\n- {name: metrics-server, version: 26\\..*, action: error}\n'
  await upload(tarball('metadata.yaml', `app_name: demo\napp_version: 1.0-1\n${needs}`))
  await session.simulator.advance('1m')
  expect(await state('demo')).toMatchObject({
    progress:
      'completed - this app depends on the following missing apps: ' +
      'metrics-server (compatible version(s): 26\\..*)',
  })
  await direct('demo', 'apply')
  await session.simulator.advance('1m')
  expect(await state('demo')).toMatchObject({
    status: 'apply-failed',
    progress: expect.stringMatching(/^This app depends on/),
  })
})

test('what a URL holds is known when it has been read', async () => {
  const answer = await session.ask('POST', apps, {tarfile: 'https://files.example.com/demo-2.1-3.tgz'})
  expect(answer.body).toMatchObject({
    name: expect.stringMatching(/^app-name-placeholder-[0-9a-f]{16}$/),
    manifest_file: 'tarfile-placeholder',
    status: 'uploading',
  })
  await session.simulator.advance('1m')
  expect(await state('demo')).toMatchObject({app_version: '2.1-3', status: 'uploaded'})
  await session.ask('POST', apps, {tarfile: 'https://files.example.com/demo-2.1-3.tgz', app_version: '3'})
  await session.simulator.advance('1m')
  const {apps: rows} = (await session.ask('GET', apps)).body as {apps: {progress: string}[]}
  expect(rows.at(-1)).toMatchObject({status: 'upload-failed', progress: 'application demo already exists.'})
})

test('a removal that fails can be forced', async () => {
  strike({state: 'application.remove.done', host: 'cert-manager'})
  await direct('cert-manager', 'remove&force=False')
  await session.simulator.advance('1m')
  expect(await state('cert-manager')).toMatchObject({status: 'remove-failed'})
  await direct('cert-manager', 'remove&force=True')
  await session.simulator.advance('1m')
  expect(await state('cert-manager')).toMatchObject({
    status: 'uploaded',
    progress: expect.stringMatching(/^Application remove failed\. Status/),
  })
})

test('only some applications know modes', async () => {
  const answer = await session.ask('PATCH', `${apps}/cert-manager?directive=apply`, {values: {mode: 'normal'}})
  expect(answer.body).toEqual(refusal('Application-apply rejected: Mode is not supported for app cert-manager.'))
})
