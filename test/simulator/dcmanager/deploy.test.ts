import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {
  abortable,
  leftFrom,
  mayBootstrap,
  mayComplete,
  mayConfigure,
  mayEnroll,
  mayInstall,
} from '../../../src/simulator/services/dcmanager/deploy/phase.js'
import {
  addParts,
  alarms,
  bootstrap,
  call,
  detail,
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
const fail = (state: string, host?: string, message = 'err_code = bmc_cred') => {
  const {sim} = session.simulator
  sim.transact(() => sim.faults.add({state, host, count: 1, message}))
}

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
  }, 30_000)

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

describe('what add refuses', () => {
  const values = (more: Record<string, unknown>, drop: string[] = []) =>
    Object.fromEntries(Object.entries(bootstrap('edge1', 200, more)).filter(([key]) => !drop.includes(key)))
  const withValues = (more: Record<string, unknown>, drop: string[] = []) => ({
    ...addParts('edge1'),
    bootstrap_values: yamlPart(values(more, drop)),
  })
  const withInstall = (more: Record<string, unknown>, drop: string[] = []) => {
    const kept = Object.entries(install(more)).filter(([key]) => !drop.includes(key))
    return remoteParts('edge1', 200, {install_values: yamlPart(Object.fromEntries(kept))})
  }
  const required = [
    'name',
    'system_mode',
    'management_subnet',
    'management_start_address',
    'management_end_address',
    'management_gateway_address',
    'systemcontroller_gateway_address',
    'external_oam_subnet',
    'external_oam_gateway_address',
    'external_oam_floating_address',
  ]
  const cases: [string, number, string, () => Record<string, string | {file: string; name?: string}>][] = [
    ...required.map((field): [string, number, string, () => ReturnType<typeof withValues>] => [
      `no ${field}`,
      400,
      `${field} required`,
      () => withValues({}, [field]),
    ]),
    ['no password', 400, 'subcloud sysadmin_password required', () => addParts('edge1', 200, {sysadmin_password: ''})],
    [
      'a password that is not base64',
      400,
      'Failed to decode subcloud sysadmin_password, verify the password is base64 encoded',
      () => addParts('edge1', 200, {sysadmin_password: 'abcde'}),
    ],
    [
      'YAML that is none',
      400,
      'Error: Unable to load bootstrap_values file contents (problem on line: 1).',
      () => ({...addParts('edge1'), bootstrap_values: {file: 'a: 1\nb: [', name: 'b.yml'}}),
    ],
    [
      'an empty file',
      400,
      'Error: Unable to load bootstrap_values file contents (empty file provided).',
      () => ({...addParts('edge1'), bootstrap_values: {file: '', name: 'b.yml'}}),
    ],
    [
      'a list',
      400,
      'Error: Unable to load bootstrap_values file contents (not a mapping of keys to values).',
      () => ({...addParts('edge1'), bootstrap_values: {file: '- a', name: 'b.yml'}}),
    ],
    ['digits for a name', 400, 'name must contain alphabetic characters', () => withValues({name: 123})],
    [
      'the name of the controller',
      400,
      'name cannot be RegionOne or SystemController',
      () => withValues({name: 'SystemController'}),
    ],
    ['a name that is taken', 409, 'Subcloud with name=subcloud1 already exists', () => withValues({name: 'subcloud1'})],
    [
      'a subnet that is none',
      400,
      'management_subnet invalid: Invalid subnet - not a valid IP subnet',
      () => withValues({management_subnet: 'abc'}),
    ],
    [
      'a small subnet',
      400,
      'management_subnet invalid: Subnet too small - must have at least 8 addresses',
      () => withValues({system_mode: 'duplex', management_subnet: '192.168.200.0/30'}),
    ],
    [
      'a wide IPv6 subnet',
      400,
      'management_subnet invalid: IPv6 minimum prefix length is 64',
      () => withValues({management_subnet: 'fd01::/48'}),
    ],
    [
      'start after end',
      400,
      'management_start_address greater than management_end_address',
      () => withValues({management_start_address: '192.168.200.60'}),
    ],
    [
      'a range that is too short',
      400,
      'management address range must contain at least 3 addresses',
      () => withValues({system_mode: 'duplex', management_end_address: '192.168.200.3'}),
    ],
    [
      'a start outside',
      400,
      'management_start_address invalid: Address must be in subnet 192.168.200.0/24',
      () => withValues({management_start_address: '192.168.201.2'}),
    ],
    [
      'another family',
      400,
      'management_end_address invalid: Invalid IP version - must match network version IPv4',
      () => withValues({management_end_address: 'fd01::2'}),
    ],
    [
      'a range that overlaps',
      400,
      'Management address range overlaps with that of subcloud subcloud1',
      () =>
        withValues({
          management_subnet: '10.1.0.0/26',
          management_start_address: '10.1.0.40',
          management_end_address: '10.1.0.60',
          management_gateway_address: '10.1.0.61',
        }),
    ],
    [
      'a gateway in the range',
      400,
      'management_gateway_address invalid, is within management pool: 192.168.200.2 - 192.168.200.50',
      () => withValues({management_gateway_address: '192.168.200.3'}),
    ],
    [
      'a gateway outside the subnet',
      400,
      'management_gateway_address invalid: Address must be in subnet 192.168.200.0/24',
      () => withValues({management_gateway_address: '192.168.1.1'}),
    ],
    [
      'half an admin network',
      400,
      'admin_start_address required',
      () => withValues({admin_subnet: '192.168.210.0/24'}),
    ],
    [
      'two gateways',
      400,
      'admin_gateway_address and management_gateway_address cannot be specified at the same time',
      () =>
        withValues({
          admin_subnet: '192.168.210.0/24',
          admin_start_address: '192.168.210.2',
          admin_end_address: '192.168.210.9',
          admin_gateway_address: '192.168.210.1',
        }),
    ],
    [
      'a floating address beside the start',
      400,
      'management_floating_address does not match management_start_address',
      () => withValues({management_floating_address: '192.168.200.9'}),
    ],
    [
      'a controller gateway elsewhere',
      400,
      'systemcontroller_gateway_address invalid: Address must be in subnet 192.168.204.0/24',
      () => withValues({systemcontroller_gateway_address: '192.168.1.1'}),
    ],
    [
      'a controller gateway in the pool',
      400,
      'systemcontroller_gateway_address invalid, is within management pool: 192.168.204.2 - 192.168.204.50',
      () => withValues({systemcontroller_gateway_address: '192.168.204.10'}),
    ],
    [
      'a controller gateway of another family',
      400,
      'systemcontroller_gateway_address invalid: Expected IPv4',
      () => withValues({systemcontroller_gateway_address: 'fd01:204::1:1'}),
    ],
    [
      'an OAM network over another subcloud',
      400,
      'external_oam_subnet invalid: Subnet overlaps with another configured subnet',
      () => withValues({external_oam_subnet: '10.1.0.0/26'}),
    ],
    [
      'an OAM address elsewhere',
      400,
      'oam_floating_address invalid: Address must be in subnet 10.20.200.0/24',
      () => withValues({external_oam_floating_address: '10.99.0.1'}),
    ],
    ['a group by name', 400, 'Invalid group_id', () => addParts('edge1', 200, {group_id: 'Default'})],
    [
      'a release nobody knows',
      400,
      'Error: invalid release version parameter. 20.01 is not a supported release version (24.09,25.09)',
      () => addParts('edge1', 200, {release: '20.01'}),
    ],
    [
      'a release without playbook',
      400,
      'The bootstrap playbook was not found for 24.09 software version',
      () => addParts('edge1', 200, {release: '24.09'}),
    ],
    [
      'a Kubernetes version of another release',
      400,
      "The kubernetes_version value (v1.1) specified in the subcloud bootstrap yaml file doesn't match fresh_install_k8s_version value (v1.32.2) of the specified release 25.09",
      () => ({...withValues({kubernetes_version: 'v1.1'}), release: '25.09'}),
    ],
    [
      'missing deploy files',
      400,
      'Missing required deploy files: deploy_playbook, deploy_chart',
      () => addParts('edge1', 200, {release: '25.09', deploy_config: yamlPart({})}),
    ],
    [
      'a word for a boolean',
      400,
      'Invalid boolean string: maybe. Valid options are true and false.',
      () => addParts('edge1', 200, {migrate: 'maybe'}),
    ],
    [
      'migrate and enroll',
      400,
      'migrate with enroll is not allowed',
      () => addParts('edge1', 200, {migrate: 'true', enroll: 'true'}),
    ],
    [
      'migrate and a configuration',
      400,
      'migrate with deploy-config is not allowed',
      () => addParts('edge1', 200, {migrate: 'true', deploy_config: yamlPart({})}),
    ],
    [
      'secondary and migrate',
      400,
      'secondary with migrate is not allowed',
      () => addParts('edge1', 200, {migrate: 'false', secondary: 'true'}),
    ],
    [
      'another name than the file',
      400,
      'subcloud name does not match the name defined in bootstrap file',
      () => addParts('edge1', 200, {migrate: 'true', name: 'other'}),
    ],
    [
      'no values to enroll with',
      400,
      'Install values is necessary for subcloud enrollment',
      () => addParts('edge1', 200, {enroll: 'true'}),
    ],
    [
      'cloud-init that is no tar',
      400,
      'init.tar is not a valid tar archive.',
      () => remoteParts('edge1', 200, {enroll: 'true', cloud_init_config: {file: 'x', name: 'init.tar'}}),
    ],
    ['no BMC password', 400, 'subcloud bmc_password required', () => remoteParts('edge1', 200, {bmc_password: ''})],
    [
      'no install interface',
      400,
      'Mandatory install value bootstrap_interface not present',
      () => withInstall({}, ['bootstrap_interface']),
    ],
    [
      'a bad install address',
      400,
      "bootstrap_address invalid: failed to detect a valid IP address from '999.1.1.1'",
      () => withInstall({bootstrap_address: '999.1.1.1'}),
    ],
    ['an install type nobody knows', 400, 'install_type invalid: 9', () => withInstall({install_type: 9})],
    [
      'a small backup partition',
      400,
      'persistent_size of 10 MB is less than 30000',
      () => withInstall({persistent_size: 10}),
    ],
    [
      'a BMC of another family',
      400,
      'bmc_address and bootstrap_address must be the same IP version',
      () => withInstall({bmc_address: 'fd01::1'}),
    ],
    [
      'a network without gateway',
      400,
      'nexthop_gateway is required when network_address is present',
      () => withInstall({network_address: '10.9.0.0'}),
    ],
    [
      'a network without mask',
      400,
      'The network mask is required when network address is present',
      () => withInstall({network_address: '10.9.0.0', nexthop_gateway: '10.20.200.1'}),
    ],
    [
      'a loud debug level',
      400,
      'rvmc_debug_level must be an integer between 0 and 4.',
      () => withInstall({rvmc_debug_level: 7}),
    ],
    [
      'no boot parameters',
      400,
      'The install value extra_boot_params must not be empty.',
      () => withInstall({extra_boot_params: ''}),
    ],
    [
      'an install release',
      400,
      'The software_version value 25.09 in the install values yaml file does not match with the specified/current software version of 26.03. Please correct or remove this parameter from the yaml file and try again.',
      () => withInstall({software_version: '25.09'}),
    ],
  ]

  test.each(cases)('%s', async (_what, code, text, parts) => {
    const answer = await send(session, 'POST', '/subclouds/', parts())
    expect([answer.status, detail(answer)]).toEqual([code, text])
    expect(((await call(session, 'GET', '/subclouds')).body as {subclouds: unknown[]}).subclouds).toHaveLength(1)
  })

  test('anything while the controller is being updated', async () => {
    const {sim} = session.simulator
    sim.transact(() => sim.emit('deployment.started', {region: 'RegionOne'}))
    expect(detail(await send(session, 'POST', '/subclouds/', addParts('edge1')))).toMatch(/local software deployment/)
    const created = await send(session, 'POST', '/phased-subcloud-deploy/', addParts('edge1'))
    expect([created.status, detail(created)]).toEqual([
      422,
      'Subcloud create is not allowed while the system controller is still undergoing software update.',
    ])
    sim.transact(() => sim.emit('deployment.ended', {region: 'RegionOne'}))
    expect((await send(session, 'POST', '/subclouds/', addParts('edge1'))).status).toBe(200)
  })
})

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

  test.each(Object.entries(abortable))('aborts what is %s', async (state, {aborting, aborted}) => {
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

  const everyState = [
    'not-deployed',
    'creating',
    'create-failed',
    'create-complete',
    'pre-install',
    'pre-install-failed',
    'installing',
    'install-failed',
    'install-complete',
    'pre-bootstrap',
    'pre-bootstrap-failed',
    'bootstrapping',
    'bootstrap-failed',
    'bootstrap-aborted',
    'bootstrap-complete',
    'pre-config',
    'pre-config-failed',
    'configuring',
    'config-failed',
    'aborting-install',
    'install-aborted',
    'aborting-bootstrap',
    'aborting-config',
    'config-aborted',
    'enroll-complete',
    'enrolling',
    'enroll-failed',
    'pre-restore',
    'restore-prep-failed',
    'restoring',
    'restore-failed',
    'onsite-restoring',
    'factory-restore-complete',
    'pre-rehome',
    'pre-enroll',
    'pre-enroll-failed',
    'pre-init-enroll',
    'pre-init-enroll-failed',
    'initiating-enroll',
    'init-enroll-failed',
    'rehoming',
    'rehome-failed',
    'rehome-prep-failed',
    'rehome-pending',
    'secondary',
    'secondary-failed',
    'complete',
    'sw-deploy-in-progress',
    'sw-deploy-apply-strategy-failed',
  ]
  const rules: [string, readonly string[], string][] = [
    [
      'install',
      mayInstall,
      'Subcloud deploy status must be either: create-complete, pre-install-failed, install-failed, install-complete, install-aborted',
    ],
    [
      'bootstrap',
      mayBootstrap,
      'Subcloud deploy status must be either: install-complete, pre-bootstrap-failed, bootstrap-failed, bootstrap-aborted, bootstrap-complete, create-complete',
    ],
    [
      'configure',
      mayConfigure,
      'Subcloud deploy status must be complete, pre-config-failed, config-failed, bootstrap-complete, enroll-complete, config-aborted',
    ],
    [
      'complete',
      mayComplete,
      'Subcloud deploy can only be completed when its deploy status is: bootstrap-complete, enroll-complete',
    ],
    [
      'abort',
      Object.keys(abortable),
      'Subcloud deploy status must be in one of the following states: installing, bootstrapping, configuring',
    ],
    [
      'resume',
      Object.keys(leftFrom),
      'Subcloud deploy status must be either: create-complete, install-complete, pre-install-failed, install-failed, install-aborted, bootstrap-complete, pre-bootstrap-failed, bootstrap-failed, bootstrap-aborted, pre-config-failed, config-failed, config-aborted',
    ],
    [
      'enroll',
      mayEnroll,
      'Subcloud deploy status must be either: create-complete, enroll-failed, pre-enroll-failed, pre-init-enroll-failed, init-enroll-failed, factory-restore-complete',
    ],
  ]
  test.each(rules)('%s is taken in the right states only', async (word, allowed, refusal) => {
    await create(remoteParts('edge1', 200, {deploy_config: yamlPart({})}))
    for (const state of everyState) {
      await force(session, 'edge1', {deployStatus: state})
      const answer = await verb(word)
      if (allowed.includes(state)) expect([state, answer.status, answer.body]).toMatchObject([state, 200, {}])
      else expect([state, answer.status, detail(answer)]).toEqual([state, 400, refusal])
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
