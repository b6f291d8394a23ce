import {describe, expect, test} from 'vitest'
import {openSystem, type Row, refusal, type System} from './system.js'

const add = (system: System, service: string, section: string, parameters: Row, more: Row = {}) =>
  system.post('service_parameter', {service, section, parameters, personality: null, resource: null, ...more})
const find = async (system: System, name: string) =>
  (await system.rows('service_parameter')).find((row) => row['name'] === name) ?? {}
/** What is there already is changed. */
const set = async (system: System, service: string, section: string, parameters: Row) => {
  const [[name = '', value] = []] = Object.entries(parameters)
  const rows = await system.rows('service_parameter')
  const present = rows.find((row) => row['service'] === service && row['section'] === section && row['name'] === name)
  if (present === undefined) return add(system, service, section, parameters)
  return system.patch(`service_parameter/${present['uuid']}`, {value})
}
const apply = (system: System, service: string, section?: string) =>
  system.post('service_parameter/apply', {service, section})
const controllers = ['250.001 host=controller-0', '250.001 host=controller-1']

test('a parameter is added, changed, applied and deleted', async () => {
  const system = await openSystem()
  const added = await add(system, 'docker', 'proxy', {
    http_proxy: 'http://10.10.10.5:3128',
    no_proxy: 'localhost,10.0.0.1',
  })
  expect(added.body).toMatchObject({parameters: [{name: 'http_proxy', personality: null}, {name: 'no_proxy'}]})
  expect(await system.alarms()).toEqual(controllers)
  await system.pass('10m')
  expect(await system.alarms()).toEqual(controllers)
  expect((await apply(system, 'docker')).status).toBe(204)
  await system.pass('1m')
  expect(await system.alarms()).toEqual([])
  const {uuid} = await find(system, 'http_proxy')
  const changed = await system.patch(`service_parameter/${uuid}`, {name: 'http_proxy', value: 'http://10.10.10.6:3128'})
  expect(changed.body).toMatchObject({value: 'http://10.10.10.6:3128', updated_at: expect.any(String)})
  expect((await system.remove(`service_parameter/${uuid}`)).status).toBe(204)
  expect(await find(system, 'http_proxy')).toEqual({})
})

describe('what a change means for hosts', () => {
  const named = (...names: string[]) => [...controllers, ...names.map((name) => `250.001 host=${name}`)]
  const everybody = named('storage-0', 'storage-1', 'worker-0', 'worker-1')
  const workers = named('worker-0', 'worker-1')

  test.each([
    ['platform', 'kernel', {audit: '1'}, workers, workers],
    ['platform', 'coredump', {max_use: '5G'}, everybody, []],
    ['platform', 'config', {sysinv_api_workers: '2'}, controllers, controllers],
    ['platform', 'config', {'tls-min-version': 'VersionTLS13'}, controllers, []],
    ['platform', 'sysctl', {'vm.swappiness': '10'}, everybody, []],
    ['platform', 'collectd', {network_servers: 'a.example.com:25826'}, everybody, everybody],
    ['kubernetes', 'config', {automatic_recovery: 'true'}, workers, workers],
    ['kubernetes', 'kubelet', {maxPods: '150'}, workers, workers],
    ['kubernetes', 'kube_scheduler', {v: '2'}, [], []],
    ['docker', 'quay-registry', {url: 'quay.example.com:5000/x'}, controllers, controllers],
    ['dns', 'host-record', {a: 'host.example.com,10.10.10.7'}, [], []],
    ['snmp', 'config', {snmp_nodeport: '31161'}, [], []],
    ['openstack', 'helm', {endpoint_domain: 'cloud.example.com'}, [], []],
    ['identity', 'ldap-linux', {lockout_retries: '3'}, everybody, everybody],
    ['module', 'i801', {i2c_interrupts: 'disabled'}, everybody, []],
  ])('%s %s %j', async (service, section, parameters, atOnce, later) => {
    const system = await openSystem()
    expect((await set(system, service, section, parameters)).status).toBe(200)
    expect(await system.alarms()).toEqual(atOnce)
    await system.pass('2m')
    expect(await system.alarms()).toEqual(later)
  })
})

test('any value of Puppet can be set for hosts of a personality', async () => {
  const system = await openSystem()
  const more = {personality: 'worker', resource: 'platform::x::y'}
  expect((await add(system, 'platform', 'config', {foo: '1'}, more)).body).toMatchObject({
    parameters: [{name: 'foo', ...more}],
  })
  expect(refusal(await add(system, 'platform', 'config', {foo: '1'}, more))).toMatch(
    /Parameter already exists: service=platform section=config name=foo personality=worker resource=platform::x::y$/,
  )
  for (const [values, custom, reason] of [
    [{foo: '1'}, {personality: 'worker', resource: null}, 'Unspecified resource'],
    [{foo: '1', bar: '2'}, more, 'Cannot specify multiple parameters with custom resource.'],
    [{foo: '1'}, {...more, personality: 'king'}, 'king is not a supported personality type'],
    [
      ...([{intel_pstate: 'none'}, more] as const),
      'The parameter name intel_pstate is reserved for service platform section config, and cannot be customized',
    ],
  ] as const) {
    expect(refusal(await add(system, 'platform', 'config', values, custom))).toBe(`400 ${reason}`)
  }
})

describe('refused, and nothing is changed', () => {
  test.each([
    ['', 'proxy', {a: 'b'}, 'Unspecified service name'],
    ['nope', 'proxy', {a: 'b'}, 'Invalid service name nope.'],
    ['docker', '', {a: 'b'}, 'Unspecified section name.'],
    ['docker', 'bar', {a: 'b'}, 'Invalid service section bar.'],
    ['docker', 'proxy', {}, 'Unspecified parameters.'],
    ['docker', 'proxy', {a: 'b'}, 'The parameter name a is invalid for service docker section proxy'],
    ['docker', 'proxy', {https_proxy: ''}, 'The service parameter value is mandatory'],
    ['docker', 'proxy', {https_proxy: 'nope'}, "Parameter 'https_proxy' must be a valid address."],
    ['docker', 'proxy', {no_proxy: 'a,b c'}, "Parameter 'no_proxy' includes an invalid address 'b c'."],
    ['docker', 'quay-registry', {'auth-secret': 'x'}, "Parameter 'auth-secret' must be a valid UUID."],
    ['docker', 'quay-registry', {type: 'x'}, 'x is not supported. Parameter type must be one of docker or aws-ecr'],
    ['docker', 'quay-registry', {secure: 'maybe'}, "Parameter 'secure' must be a valid bool string."],
    [
      'docker',
      'concurrency',
      {'max-concurrent-uploads': '0'},
      "Parameter 'max-concurrent-uploads' must be positive integer.",
    ],
    [
      'kubernetes',
      'kubelet',
      {x: 'y'.repeat(4097)},
      'The service parameter value is restricted to at most 4096 characters.',
    ],
    ['kubernetes', 'config', {pod_max_pids: '99'}, "Parameter 'pod_max_pids' must be between 100 and 65535."],
    ['kubernetes', 'kube_apiserver', {'oidc-issuer-url': 'x'}, "Parameter 'oidc-issuer-url' must be a valid uri."],
    [
      ...(['kubernetes', 'kube_apiserver_volumes', {x: 'name:y'}] as const),
      "Configmap add failed: Mandatory field missing, expected fields: ['hostPath', 'name'].. Service parameter add aborted.",
    ],
    [
      'platform',
      'maintenance',
      {mnfa_timeout: '121'},
      /^Service parameter add failed: Parameter already exists: service=platform/,
    ],
    ['platform', 'kernel', {audit: '2'}, "Parameter 'audit' value must be either '0' or '1'"],
    ['platform', 'kernel', {kthread_prio: 'x'}, "Parameter 'kthread_prio' must be an integer value."],
    ['platform', 'config', {virtual_system: 'x'}, "Parameter 'virtual_system' must be a boolean value."],
    [
      'platform',
      'config',
      {'tls-min-version': 'x'},
      "Invalid TLS version 'x'. Valid values are: VersionTLS12, VersionTLS13",
    ],
    ['platform', 'config', {'tls-cipher-suite': 'x'}, /^Invalid cipher suite\(s\): x\. Valid ciphers are: TLS_/],
    [
      'platform',
      'config',
      {amd_pstate: 'x'},
      "Parameter 'amd_pstate' value must be one of ('active', 'guided', 'disable', 'passive')",
    ],
    ['platform', 'fm', {database_max_pool_size: '5'}, 'Connection Pool parameters are only accepted on AIO systems.'],
    ['platform', 'coredump', {keep_free: '1M'}, "Parameter 'keep_free' must be greater than or equal to 1G."],
    ['platform', 'coredump', {keep_free: 'x'}, "Parameter 'keep_free' has invalid value format."],
    ['platform', 'crashdump', {max_size: 'x'}, /^Parameter 'max_size' value must be written in human readable format/],
    [
      'platform',
      'sysctl',
      {'kernel.panic': '1'},
      "Parameter 'kernel.panic=1' cannot be modified. It may not persist or is unsafe to modify.",
    ],
    ['platform', 'sysctl', {foo: '1'}, "Parameter 'foo=1' is not supported. "],
    [
      'platform',
      'container_runtime',
      {custom_container_runtime: 'x'},
      /^Parameter ValueError in custom_container_runtime/,
    ],
    [
      'identity',
      'config',
      {token_expiration: '60'},
      "Parameter 'token_expiration' must be between 3600 and 14400 seconds.",
    ],
    [
      'identity',
      'ldap-domain1',
      {ldap_uri: 'http://a.example.com'},
      "Parameter 'ldap_uri' must be a valid ldap uri using ldaps protocol.",
    ],
    ['identity', 'ldap-domain1', {ldap_search_base: 'x'}, "Parameter 'ldap_search_base' must be a valid dn."],
    ['identity', 'ldap-domain1', {domain_name: 'x'}, "Parameter 'domain_name' includes an invalid domain name 'x'."],
    ['identity', 'security_compliance', {password_regex: '['}, 'Parameter password_regex must be a valid regex'],
    [
      'identity',
      'local-openldap',
      {insecure_service: 'x'},
      "Parameter 'insecure_service' must be of either enabled or disabled value.",
    ],
    ['identity', 'stx', {'role-bindings': 'a:b:c'}, "Parameter 'role-bindings' misconfigured: a:b:c"],
    [
      'identity',
      'stx',
      {'role-bindings': 'a:x,b'},
      "Parameter 'role-bindings' invalid project x: valid projects: ['admin']",
    ],
    ['ptp', 'global', {a: 'b'}, 'ptp service is deprecated'],
    ['constructor', 'global', {a: 'b'}, 'Invalid service name constructor.'],
    ['platform', 'constructor', {a: 'b'}, 'Invalid service section constructor.'],
    ['platform', 'fm', {toString: 'b'}, 'The parameter name toString is invalid for service platform section fm'],
    ['snmp', 'config', {snmp_nodeport: '161'}, "Parameter 'snmp_nodeport' must be in range 30000-31499."],
    ['dns', 'host-record', {a: 'host.example.com'}, "Parameter 'a' must contain valid ip address and host name."],
    ['dns', 'local', {a: '-x'}, "Parameter 'a' includes an invalid domain '-x'."],
    ['ceph', 'monitor', {auth_id_reclaim: 'maybe'}, "Parameter 'auth_id_reclaim' must be a valid bool string."],
  ])('%s %s %j', async (service, section, parameters, reason) => {
    const system = await openSystem()
    const before = await system.rows('service_parameter')
    const said = refusal(await add(system, service, section, parameters))
    if (typeof reason === 'string') expect(said).toBe(`400 ${reason}`)
    else expect(said.slice(4)).toMatch(reason)
    expect(await system.rows('service_parameter')).toEqual(before)
    expect(await system.alarms()).toEqual([])
  })

  test('no two names for one record', async () => {
    const system = await openSystem()
    await add(system, 'dns', 'host-record', {a: 'host.example.com,10.10.10.7'})
    expect(refusal(await add(system, 'dns', 'host-record', {b: '10.10.10.7, host.example.com'}))).toMatch(
      /Value already exists/,
    )
  })

  test('of changes and deletions', async () => {
    const system = await openSystem()
    const {uuid} = await find(system, 'worker_boot_timeout')
    const at = `service_parameter/${uuid}`
    expect(refusal(await system.patch(at, {value: '5'}))).toBe(
      "400 Parameter 'worker_boot_timeout' must be between 720 and 1800.",
    )
    expect(refusal(await system.patch(at, {value: ''}))).toBe('400 The service parameter value is mandatory')
    expect(refusal(await system.patch(at, {service: 'http'}))).toBe('400 Invalid service section maintenance.')
    expect(refusal(await system.remove(at))).toBe(
      "400 Platform Maintenance Parameter 'worker_boot_timeout' is required.",
    )
    const unknown = 'service_parameter/00000000-0000-4000-8000-000000000000'
    expect(refusal(await system.remove(unknown))).toMatch(/^400 No service parameter entry found for/)
  })
})

describe('parameters that do not fit together are not applied', () => {
  test('thresholds', async () => {
    const system = await openSystem()
    const {uuid} = await find(system, 'heartbeat_degrade_threshold')
    await system.patch(`service_parameter/${uuid}`, {value: '20'})
    expect(refusal(await apply(system, 'platform'))).toMatch(/'heartbeat_failure_threshold' should be greater than/)
  })

  test('identity providers', async () => {
    const system = await openSystem()
    await add(system, 'kubernetes', 'kube_apiserver', {'oidc-client-id': 'x'})
    expect(refusal(await apply(system, 'kubernetes'))).toMatch(/one of the valid Kubernetes OIDC parameter setups/)
  })

  test('ports, while a host is away', async () => {
    const system = await openSystem()
    await system.act('worker-0', 'lock')
    await system.pass('2m')
    expect(refusal(await apply(system, 'http'))).toBe('400 Host worker-0 must be unlocked and enabled.')
  })

  test.each([
    ['foo', 'Invalid service name foo.'],
    ['', 'Unspecified service name'],
    ['ptp', 'ptp service is deprecated'],
  ])('%s', async (service, reason) => {
    expect(refusal(await apply(await openSystem(), service)).slice(4)).toBe(reason)
  })

  test('without one that must be there', async () => {
    const system = await openSystem()
    expect((await apply(system, 'radosgw')).status).toBe(204)
    await system.remove(`service_parameter/${(await find(system, 'service_enabled'))['uuid']}`)
    expect(refusal(await apply(system, 'radosgw'))).toBe(
      "400 Unable to apply service parameters. Missing service parameter 'service_enabled' for service 'radosgw' in " +
        "section 'config'.",
    )
  })
})

describe('what a fresh system has', () => {
  const parametersOf = async (system: System, region: string) => {
    const {body} = await system.ask('GET', `/${region}/sysinv/v1/service_parameter`)
    const {parameters} = body as {parameters: Row[]}
    return parameters.map((row) => ['service', 'section', 'name', 'value'].map((field) => row[field]).join(' '))
  }
  const fresh = [
    ...['token_expiration 3600'].map((one) => `identity config ${one}`),
    ...['lockout_seconds 1800', 'lockout_retries 5', 'inactive_session_term_timeout_seconds 3000'].map(
      (one) => `identity security_compliance ${one}`,
    ),
    ...['lockout_seconds 900', 'lockout_retries 5', 'inactive_session_term_timeout_seconds 900'].map(
      (one) => `identity ldap-linux ${one}`,
    ),
    ...['worker_boot_timeout 720', 'controller_boot_timeout 1200', 'heartbeat_period 1000'].map(
      (one) => `platform maintenance ${one}`,
    ),
    ...['heartbeat_failure_action fail', 'heartbeat_failure_threshold 10', 'heartbeat_degrade_threshold 6'].map(
      (one) => `platform maintenance ${one}`,
    ),
    ...['mnfa_threshold 2', 'mnfa_timeout 0'].map((one) => `platform maintenance ${one}`),
    'platform kernel audit 0',
    ...['intel_pstate none', 'amd_pstate passive', 'cpu_max_freq_min_percentage 80', 'sctp_autoload enabled'].map(
      (one) => `platform config ${one}`,
    ),
    ...['host_unlock_blocking_period 120', 'k8s_application_audit enabled', 'cgroup_v2_enabled true'].map(
      (one) => `platform config ${one}`,
    ),
    'platform config autoreapply_apps_after_apply_runtime_manifest enabled',
    ...['process_size_max 2G', 'external_size_max 2G', 'keep_free 1G'].map((one) => `platform coredump ${one}`),
    'platform client cli_confirmations disabled',
    ...['service_enabled false', 'fs_size_mb 25'].map((one) => `radosgw config ${one}`),
    ...['http_port 8080', 'https_port 8443'].map((one) => `http config ${one}`),
    ...['hmac sha256', 'secure True'].map((one) => `platform drbd ${one}`),
    'platform config tls-min-version VersionTLS12',
    'kubernetes config pod_max_pids 10000',
  ]
  const special = (line: string) => /^platform (drbd secret|config tls-cipher-suite) /.test(line)

  test('the defaults of the conductor and of the bootstrap', async () => {
    const lines = await parametersOf(await openSystem(), 'RegionOne')
    expect(lines.filter((line) => !special(line)).sort()).toEqual([...fresh].sort())
    expect(lines.filter(special)).toEqual([
      expect.stringMatching(/^platform drbd secret [0-9a-f]{16}$/),
      expect.stringMatching(
        /^platform config tls-cipher-suite TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,.*_POLY1305_SHA256$/,
      ),
    ])
  })

  test('a subcloud finds the registry of its system controller, and has a secret of its own', async () => {
    const system = await openSystem('dc')
    const lines = await parametersOf(system, 'subcloud1')
    expect(lines.filter((line) => line.startsWith('dns '))).toEqual([
      'dns host-record registry.central registry.central,10.10.10.2',
      'dns local registry.central registry.central',
    ])
    const secretOf = (of: readonly string[]) => of.find((line) => line.startsWith('platform drbd secret'))
    expect(secretOf(lines)).not.toBe(secretOf(await parametersOf(system, 'RegionOne')))
  })

  test('each may be given again as it is', async () => {
    const system = await openSystem()
    for (const {uuid, value, ...row} of await system.rows('service_parameter')) {
      const answer = await system.patch(`service_parameter/${uuid}`, {value})
      expect([row['service'], row['section'], row['name'], answer.status].join(' ')).toMatch(/ 200$/)
    }
  })
})
