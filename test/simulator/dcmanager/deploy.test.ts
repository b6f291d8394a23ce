import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {
  addParts,
  alarms,
  bootstrap,
  failOnce,
  force,
  install,
  password,
  remoteParts,
  send,
  status,
  subcloud,
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

describe('adding a subcloud', () => {
  test('takes about 90 minutes from an empty server to one that is online', async () => {
    const answer = await send(session, 'POST', '/subclouds/', remoteParts('edge1', 200, {deploy_config: yamlPart({})}))
    expect(answer.status).toBe(200)
    expect(answer.body).toMatchObject({
      id: 2,
      'deploy-status': 'not-deployed',
      'availability-status': 'offline',
      'management-state': 'unmanaged',
      'updated-at': null,
    })
    const seen: [string, number][] = []
    for (let seconds = 0; seconds < 100 * 60; seconds += 10) {
      const shown = await subcloud(session, 'edge1')
      const state = `${shown['deploy-status']} ${shown['availability-status']}`
      if (seen.at(-1)?.[0] !== state) seen.push([state, Math.round(seconds / 60)])
      await advance('10s')
    }
    expect(seen).toEqual([
      ['not-deployed offline', 0],
      ['creating offline', 0],
      ['pre-install offline', 1],
      ['installing offline', 2],
      ['pre-bootstrap offline', 43],
      ['bootstrapping offline', 43],
      ['pre-config offline', 71],
      ['configuring offline', 71],
      ['configuring online', 72],
      ['complete online', 89],
    ])
  })

  test('is declared complete where there is no configuration', async () => {
    await send(session, 'POST', '/subclouds/', addParts('edge1'))
    await advance('40m')
    expect(await subcloud(session, 'edge1')).toMatchObject({
      'deploy-status': 'complete',
      'availability-status': 'online',
    })
    expect(
      (await session.ask('GET', `/${(await subcloud(session, 'edge1'))['region-name']}/sysinv/v1/ihosts`)).status,
    ).toBe(200)
  })

  test('takes over a system that was installed elsewhere', async () => {
    const parts = remoteParts('edge1', 200, {enroll: 'true'})
    expect((await send(session, 'POST', '/subclouds/', parts)).status).toBe(200)
    const seen = new Set<unknown>()
    for (let n = 0; n < 200; n += 1) {
      seen.add(await status(session, 'edge1'))
      await advance('10s')
    }
    expect([...seen]).toEqual([
      'not-deployed',
      'creating',
      'pre-init-enroll',
      'initiating-enroll',
      'pre-enroll',
      'enrolling',
      'complete',
    ])
  })

  test('rehomes a subcloud of another site', async () => {
    const answer = await send(session, 'POST', '/subclouds/', addParts('edge1', 200, {migrate: 'true'}))
    expect(answer.status).toBe(200)
    await advance('12s')
    expect(await status(session, 'edge1')).toBe('rehoming')
    await advance('2m')
    expect(await status(session, 'edge1')).toBe('complete')
  })

  test.each([
    ['subcloud.deploy.create', '5m', 'create-failed', false],
    ['subcloud.deploy.prepare-install', '5m', 'pre-install-failed', false],
    ['subcloud.deploy.install', '1h', 'install-failed', true],
    ['subcloud.deploy.prepare-bootstrap', '1h', 'pre-bootstrap-failed', false],
    ['subcloud.deploy.bootstrap', '2h', 'bootstrap-failed', true],
    ['subcloud.deploy.prepare-config', '2h', 'pre-config-failed', false],
    ['subcloud.deploy.config', '2h', 'config-failed', true],
  ])('ends where the fault %s strikes', async (state, after, end, explained) => {
    fail(state, 'edge1')
    await send(session, 'POST', '/subclouds/', remoteParts('edge1', 200, {deploy_config: yamlPart({})}))
    await advance(after)
    const shown = await subcloud(session, 'edge1')
    expect(shown['deploy-status']).toBe(end)
    if (explained)
      expect(shown['error-description']).toMatch(
        /^FAILED \w+ing playbook of \(edge1\)\.\ndetail: err_code = bmc_cred\nCheck the BMC/,
      )
  })

  test.each([
    ['subcloud.deploy.init-enroll', 'init-enroll-failed'],
    ['subcloud.deploy.prepare-init-enroll', 'pre-init-enroll-failed'],
    ['subcloud.deploy.prepare-enroll', 'pre-enroll-failed'],
    ['subcloud.deploy.enroll', 'enroll-failed'],
  ])('ends an enrolment where the fault %s strikes', async (state, end) => {
    fail(state, 'edge1')
    await send(session, 'POST', '/subclouds/', remoteParts('edge1', 200, {enroll: 'true'}))
    await advance('1h')
    expect(await status(session, 'edge1')).toBe(end)
  })

  test('works for IPv6 and for duplex systems', async () => {
    const values = bootstrap('edge6', 200, {
      system_mode: 'duplex',
      management_subnet: 'fd01:1::/64',
      management_start_address: 'fd01:1::2',
      management_end_address: 'fd01:1::FF',
      management_gateway_address: 'fd01:1:0::1',
      external_oam_subnet: 'fd01:a::/64',
      external_oam_gateway_address: 'fd01:a::1',
      external_oam_floating_address: 'fd01:a::2',
      systemcontroller_gateway_address: 'fd01:204::1:1',
    })
    const answer = await send(session, 'POST', '/subclouds/', {
      ...addParts('edge6'),
      bootstrap_values: yamlPart(values),
    })
    expect(answer.body).toMatchObject({'management-gateway-ip': 'fd01:1::1', 'management-end-ip': 'fd01:1::ff'})
    await advance('40m')
    const region = (await subcloud(session, 'edge6'))['region-name']
    const hosts = (await session.ask('GET', `/${region}/sysinv/v1/ihosts`)).body as {ihosts: unknown[]}
    expect(hosts.ihosts).toHaveLength(2)
  })
})

test('a subcloud that was prestaged is redeployed in about 30 minutes', async () => {
  await force(session, 'subcloud1', {
    management: 'unmanaged',
    availability: 'offline',
    prestageStatus: 'complete',
    prestageVersions: 'for-install: 26.03 - for-sw-deploy: None',
  })
  const answer = await send(session, 'PATCH', '/subclouds/subcloud1/redeploy', {
    install_values: yamlPart(install()),
    deploy_config: yamlPart({}),
    bmc_password: password,
    sysadmin_password: password,
  })
  expect([answer.status, answer.body]).toMatchObject([200, {'deploy-status': 'pre-install'}])
  await advance('28m')
  expect(await status(session, 'subcloud1')).toBe('configuring')
  await advance('3m')
  expect(await subcloud(session, 'subcloud1')).toMatchObject({
    'deploy-status': 'complete',
    'availability-status': 'online',
  })
  expect(await alarms(session)).toEqual([])
})
