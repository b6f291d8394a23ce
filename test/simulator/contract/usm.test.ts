import {afterAll, beforeAll, expect, test} from 'vitest'
import {ask} from '../support/session.js'
import {Site} from '../usm/site.js'

let site: Site
beforeAll(async () => {
  site = await Site.open({scenario: 'aio-sx'})
  await site.provide({'starlingx-26.03.1-nrr.patch': 'x'})
  await site.post('deploy/start', {releases: ['starlingx-26.03.1']})
})
afterAll(() => site.close())

const text = 'string'
const release = {
  ...{release_id: text, state: text, sw_version: text, component: text, status: text, unremovable: 'boolean'},
  ...{summary: text, description: text, install_instructions: text, warnings: text, reboot_required: 'boolean'},
  ...{prepatched_iso: 'boolean', preinstalled_patches: 'array', requires: 'array', activation_scripts: 'array'},
  ...{metapackages: 'object', pre_upgrade_deploy: 'object', packages: 'array'},
}
const deploy = {
  ...{metapackages: 'array', from_release: text, to_release: text, feed_repo: text, commit_id: text},
  ...{reboot_required: 'boolean', state: text, pre_upgrade_deploy: 'boolean', options: 'object'},
  ...{initial_kube_version: text, product_deploy: 'boolean', major_release: 'boolean', prepatched_iso: 'boolean'},
  ...{apply_operation: 'boolean'},
}
const host = {
  ...{hostname: text, software_release: text, target_release: text, reboot_required: 'boolean'},
  ...{pre_upgrade_deploy: 'boolean', host_state: text},
}
const upgrade = {from_release: text, to_release: text, state: text, pre_upgrade_deploy: 'boolean'}

const kind = (value: unknown) => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value)
const shape = (value: unknown) =>
  Object.entries(value as Record<string, unknown>).map(([key, field]) => [key, kind(field)])

test.each([
  ['release', release],
  ['release/metapackage', release],
  ['deploy', deploy],
  ['deploy_host', host],
])('GET %s lists rows as the genuine server does', async (path, expected) => {
  const {status, body} = await site.ask('GET', path)
  expect(status).toBe(200)
  expect(shape((body as unknown[])[0])).toEqual(Object.entries(expected))
})

test('GET of one and of the upgrade are objects', async () => {
  expect(shape((await site.ask('GET', 'release/starlingx-26.03.0')).body)).toEqual(Object.entries(release))
  expect(shape((await site.ask('GET', 'deploy/software_upgrade')).body)).toEqual(Object.entries(upgrade))
  expect((await site.ask('GET', 'software/in_sync_controller')).body).toEqual({in_sync: true})
  expect((await site.ask('GET', 'deploy_host/next?hostname=controller-0')).body).toBe(true)
})

test('refusals are 406 with info, warning and error', async () => {
  const {status, body} = await site.ask('POST', 'deploy/complete', {})
  expect(status).toBe(406)
  expect(body).toEqual({
    info: '',
    warning: '',
    error: 'Deploy must be in activate-done state to be able to complete.',
  })
})

test.each([
  ['GET', 'nothing', 404],
  ['PUT', 'deploy', 405],
])('%s %s answers %i with the same keys', async (method, path, status) => {
  const answer = await site.ask(method, path)
  expect(answer.status).toBe(status)
  expect(Object.keys(answer.body as object)).toEqual(['info', 'warning', 'error'])
})

test('without a token the answer is keystone’s', async () => {
  const answer = await ask(site.session.simulator, 'GET', '/RegionOne/usm/v1/release')
  expect(answer.status).toBe(401)
  expect(answer.body).toMatchObject({error: {code: 401}})
})
