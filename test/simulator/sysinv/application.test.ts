import {gzipSync} from 'node:zlib'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {openSession, type Session} from '../support/session.js'

let session: Session

beforeEach(async () => {
  session = await openSession()
})
afterEach(() => session.simulator.close())

const apps = '/RegionOne/sysinv/v1/apps'

function tarball(name: string, content: string): string {
  const header = Buffer.alloc(512)
  header.write(name, 0)
  header.write(content.length.toString(8).padStart(11, '0'), 124)
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
    ['no metadata', tarball('other.yaml', 'a: 1\n'), /names no app_name or app_version/],
    ['metadata that is a list', tarball('metadata.yaml', '- a\n'), /metadata\.yaml is not a map/],
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
