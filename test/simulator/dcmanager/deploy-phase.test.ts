import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {abortable, beginsFrom, leftFrom} from '../../../src/simulator/services/dcmanager/deploy/phase.js'
import {subcloudFiles} from '../../../src/simulator/services/dcmanager/record/model.js'
import {
  addParts,
  bootstrap,
  detail,
  failOnce,
  force,
  install,
  password,
  remoteParts,
  send,
  status,
  yamlPart,
} from '../support/fleet.js'
import {openSession, type Session} from '../support/session.js'

let session: Session
beforeEach(async () => {
  session = await openSession({subclouds: 1})
})
afterEach(() => session.simulator.close())

const advance = (duration: string) => session.simulator.advance(duration)
const fail = (...failure: [state: string, host?: string, message?: string]) => failOnce(session, ...failure)

describe('deploying in phases', () => {
  const verb = (word: string, parts: Record<string, string | {file: string; name?: string}> = {}) =>
    send(session, 'PATCH', `/phased-subcloud-deploy/edge1/${word}`, {sysadmin_password: password, ...parts})
  const create = (parts = remoteParts('edge1')) => send(session, 'POST', '/phased-subcloud-deploy/', parts)

  test('goes from create to complete one phase at a time', async () => {
    expect((await create()).body).toMatchObject({'deploy-status': 'create-complete', 'updated-at': null})
    expect((await verb('install')).body).toMatchObject({'deploy-status': 'pre-install', 'software-version': '26.03'})
    await advance('43m')
    expect(await status(session, 'edge1')).toBe('install-complete')
    expect((await verb('bootstrap')).body).toMatchObject({'deploy-status': 'pre-bootstrap'})
    await advance('30m')
    expect(await status(session, 'edge1')).toBe('bootstrap-complete')
    expect((await verb('configure', {deploy_config: yamlPart({})})).body).toMatchObject({'deploy-status': 'pre-config'})
    await advance('20m')
    expect(await status(session, 'edge1')).toBe('complete')
    expect(detail(await verb('install'))).toMatch(/^Subcloud deploy status must be either: create-complete/)
  })

  test('keeps no password or key of the values, however deep', async () => {
    const secrets = {
      admin_password: 'hush-1',
      system_root_ca_key: 'hush-2',
      docker_registries: {defaults: {url: 'registry.example.com', password: 'hush-3'}, list: [{secret: 'hush-4'}]},
    }
    await create(remoteParts('edge1', 200, {bootstrap_values: yamlPart(bootstrap('edge1', 200, secrets))}))
    const kept = JSON.stringify(session.simulator.sim.in('RegionOne').of(subcloudFiles).all())
    expect(kept).toContain('registry.example.com')
    expect(kept).not.toContain('hush')
  })

  test('aborts and resumes', async () => {
    await create()
    await verb('install')
    await advance('5m')
    expect((await verb('abort')).body).toMatchObject({'deploy-status': 'aborting-install'})
    await advance('30s')
    expect(await status(session, 'edge1')).toBe('install-aborted')
    expect((await verb('resume')).body).toMatchObject({'deploy-status': 'pre-install'})
    await advance('80m')
    expect(await status(session, 'edge1')).toBe('complete')
  })

  test.each([
    ['installing', 'aborting-install', 'install-aborted'],
    ['bootstrapping', 'aborting-bootstrap', 'bootstrap-aborted'],
    ['configuring', 'aborting-config', 'config-aborted'],
  ])('aborts what is %s', async (state, aborting, aborted) => {
    await create()
    await force(session, 'edge1', {deployStatus: state})
    expect((await verb('abort')).body).toMatchObject({'deploy-status': aborting})
    await advance('1m')
    expect(await status(session, 'edge1')).toBe(aborted)
  })

  test('says in the reply when creating failed', async () => {
    fail('subcloud.deploy.create', 'edge1')
    const answer = await create()
    expect([answer.status, answer.body]).toMatchObject([200, {'deploy-status': 'create-failed'}])
  })

  const begins = Object.entries({
    install: beginsFrom.install,
    bootstrap: beginsFrom.bootstrap,
    configure: beginsFrom.config,
    complete: beginsFrom.complete,
    abort: abortable,
    resume: Object.keys(leftFrom),
    enroll: beginsFrom.enroll,
  })
  // Where each is refused, wrong-state.test.ts tells.
  test.each(begins)('%s is taken in the states it may begin from', async (word, states) => {
    await create(remoteParts('edge1', 200, {deploy_config: yamlPart({})}))
    for (const state of states) {
      await force(session, 'edge1', {deployStatus: state})
      expect([state, (await verb(word)).status]).toEqual([state, 200])
    }
  })

  test.each([
    ['create without parts', 'POST', '', {}, 'Missing required parameter(s): bootstrap_values, bootstrap-address'],
    ['a verb nobody knows', 'PATCH', '/subcloud1/dance', {}, 'Invalid request'],
    ['no verb', 'PATCH', '/subcloud1', {}, 'Invalid request'],
  ])('refuses %s', async (_what, method, path, parts, text) => {
    expect(detail(await send(session, method, `/phased-subcloud-deploy${path}`, parts))).toBe(text)
  })

  test('refuses to install without values, and to resume what needs no more files', async () => {
    await create(addParts('edge1'))
    expect(detail(await verb('install'))).toBe('Failed to read data install from db')
    await force(session, 'edge1', {deployStatus: 'config-failed'})
    expect(detail(await verb('resume'))).toMatch(/^Only deploy phase left is deploy config/)
    await force(session, 'edge1', {deployStatus: 'bootstrap-failed'})
    const again = {install_values: yamlPart(install()), bmc_password: password}
    expect(detail(await verb('resume', again))).toBe('Install was already executed and install-values is not required')
    await force(session, 'edge1', {deployStatus: 'create-complete'})
    const other = {bootstrap_values: yamlPart(bootstrap('other'))}
    expect(detail(await verb('bootstrap', other))).toBe(
      "The bootstrap-values 'name' value (other) must match the current subcloud name (edge1)",
    )
  })

  test('refuses what only a first deployment may do', async () => {
    const path = '/phased-subcloud-deploy/subcloud1'
    const parts = {sysadmin_password: password}
    await force(session, 'subcloud1', {deployStatus: 'installing'})
    expect(detail(await send(session, 'PATCH', `${path}/abort`, parts))).toBe(
      'The subcloud can only be aborted during initial deployment.',
    )
    await force(session, 'subcloud1', {deployStatus: 'install-failed'})
    expect(detail(await send(session, 'PATCH', `${path}/resume`, parts))).toBe(
      'The subcloud can only be resumed during initial deployment.',
    )
    expect(detail(await send(session, 'PATCH', `${path}/install`, parts))).toBe(
      'The deploy install command can only be used during initial deployment.',
    )
  })

  test('will not configure while a backup runs', async () => {
    await force(session, 'subcloud1', {backupStatus: 'backing-up'})
    const answer = await send(session, 'PATCH', '/phased-subcloud-deploy/subcloud1/configure', {
      deploy_config: yamlPart({}),
      sysadmin_password: password,
    })
    expect([answer.status, detail(answer)]).toEqual([
      409,
      "Subcloud subcloud1 current backup_status is 'backing-up'. Please wait until it finishes before running this operation.",
    ])
  })
})
