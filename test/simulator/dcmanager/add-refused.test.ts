import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {addParts, bootstrap, call, detail, install, remoteParts, send, yamlPart} from '../support/fleet.js'
import {openSession, type Session} from '../support/session.js'

let session: Session
beforeEach(async () => {
  session = await openSession({subclouds: 1})
})
afterEach(() => session.simulator.close())

test('more than a parser can take is refused, and nobody else has to wait', async () => {
  const parts = {...addParts('edge1'), bootstrap_values: {file: '['.repeat(500_000)}}
  const {status, body} = await send(session, 'POST', '/subclouds', parts)
  expect(status).toBe(400)
  expect(JSON.stringify(body)).toContain('line 1: nested more than 100 deep')
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
