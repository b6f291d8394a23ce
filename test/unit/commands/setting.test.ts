import {describe, expect, test} from 'vitest'
import {runProgram} from '../../support/run.js'
import {cellsOf, refusal} from '../../support/table.js'
import {useWire} from '../../support/wire.js'

const {expectWire} = useWire()
const uuid = 'fa4c4ce5-6eb0-41a7-a64c-bf810459f8fc'
const replace = (path: string, value: unknown) => ({op: 'replace', path: `/${path}`, value})

const system = (more: object = {}) => ({
  uuid,
  name: 'lab',
  system_type: 'All-in-one',
  system_mode: 'simplex',
  distributed_cloud_role: null,
  capabilities: {region_config: false, sdn_enabled: false, https_enabled: true, vswitch_type: 'none'},
  created_at: '2026-11-21T09:17:13.777729+00:00',
  ...more,
})
const getSystem = (more: object = {}) => ({path: '/sysinv/v1/isystems', reply: {isystems: [system(more)]}})

describe('system show', () => {
  test('is in alphabetical order and takes some rows out of the capabilities', async () => {
    expectWire(getSystem())
    const {stdout, code} = await runProgram(['system', 'show'])
    expect(code).toBe(0)
    const rows = cellsOf(stdout)
    expect(rows[0]).toEqual(['Property', 'Value'])
    expect(rows.slice(1).map(([name]) => name)).toEqual([
      ...['contact', 'created_at', 'description', 'https_enabled', 'latitude', 'location', 'longitude', 'name'],
      ...['region_name', 'sdn_enabled', 'security_feature', 'service_project_name', 'software_version', 'system_mode'],
      ...['system_type', 'timezone', 'updated_at', 'uuid', 'vswitch_type'],
    ])
    expect(rows).toContainEqual(['https_enabled', 'True'])
  })

  test('of a cloud has its role, and shared services where regions are configured', async () => {
    const capabilities = {region_config: true, shared_services: "['identity']", sdn_enabled: null}
    expectWire(getSystem({distributed_cloud_role: 'systemcontroller', capabilities}))
    const rows = cellsOf((await runProgram(['show'], {program: 'system'})).stdout)
    expect(rows).toContainEqual(['distributed_cloud_role', 'systemcontroller'])
    expect(rows).toContainEqual(['shared_services', "['identity']"])
    expect(rows.map(([name]) => name)).not.toContain('sdn_enabled')
  })
})

describe('system modify', () => {
  const patch = {method: 'PATCH', path: `/sysinv/v1/isystems/${uuid}`, reply: system({name: 'new'})} as const

  test('sends what is given, in the official order', async () => {
    const sends = [
      replace('name', 'new'),
      replace('contact', 'me'),
      replace('latitude', '1'),
      replace('longitude', '2'),
    ]
    expectWire(getSystem(), {...patch, sends})
    const words = ['modify', '-lo', '2', '-la', '1', '-c', 'me', '-n', 'new']
    const {stdout, code} = await runProgram(words, {program: 'system'})
    expect(code).toBe(0)
    expect(cellsOf(stdout)).toContainEqual(['name', 'new'])
  })

  test.each([
    [[{uuid: 'c-1', certtype: 'ssl'}], 'HTTPS is enabled with existing certificate c-1.\n'],
    [[], /^HTTPS is enabled with a system generated self-signed certificate\.\n/],
  ])('names the certificate that HTTPS uses', async (certificates, said) => {
    expectWire(
      getSystem(),
      {path: '/sysinv/v1/certificate', reply: {certificates}},
      {...patch, sends: [replace('https_enabled', 'true')]},
    )
    const {stderr, code} = await runProgram(['system', 'modify', '--https-enabled', 'true'])
    expect(code).toBe(0)
    expect(stderr).toMatch(said)
  })

  test.each([
    ['duplex', {system_type: 'Standard'}, 'system_mode can only be modified on an AIO system'],
    ['duplex', {system_mode: 'duplex'}, "system_mode value already set to 'duplex'"],
    ['triplex', {}, "Invalid value for system_mode, it can only be modified to 'duplex' or 'duplex-direct'"],
  ])('refuses mode %s of %j', async (mode, more, said) => {
    expectWire(getSystem(more))
    const {stderr, code} = await runProgram(['modify', '-m', mode], {program: 'system'})
    expect({stderr, code}).toEqual({stderr: `${said}\n`, code: 1})
  })

  test('the official program asks before it changes the mode, also a pipe', async () => {
    expectWire(getSystem())
    const no = await runProgram(['modify', '-m', 'duplex'], {program: 'system', input: 'no\n'})
    expect(no.code).toBe(0)
    expect(no.stdout).toMatch(/AIO duplex[\s\S]*\[yes\/N\]: Operation cancelled\.\n$/)
    expectWire(getSystem(), {...patch, sends: [replace('system_mode', 'duplex-direct')]})
    const yes = await runProgram(['modify', '-m', 'duplex-direct'], {program: 'system', input: 'yes\n'})
    expect(yes.code).toBe(0)
    expect(yes.stdout).toMatch(/direct connect[\s\S]*admin guide/)
  })

  test('refuses what is not one of the choices, before anything is sent', async () => {
    expect((await runProgram(['system', 'modify', '--https-enabled', 'maybe'])).code).toBe(2)
  })
})

describe.each([
  ['dns', 'idns', 'idnss', 'nameservers'],
  ['ntp', 'intp', 'intps', 'ntpservers'],
])('%s', (topic, path, key, field) => {
  const row = {uuid, [field]: '8.8.8.8', isystem_uuid: 'i', created_at: null, updated_at: null}
  const get = {path: `/sysinv/v1/${path}`, reply: {[key]: [row]}}

  test('show', async () => {
    expectWire(get)
    const {stdout} = await runProgram([topic, 'show'])
    expect(cellsOf(stdout)).toEqual([
      ['Property', 'Value'],
      ['uuid', uuid],
      [field, '8.8.8.8'],
      ['isystem_uuid', 'i'],
      ['created_at', 'None'],
      ['updated_at', 'None'],
    ])
  })

  test.each([
    [[`${field}=1.1.1.1,2.2.2.2`], [replace(field, '1.1.1.1,2.2.2.2'), replace('action', 'apply')]],
    [[`${field}=`], [replace(field, 'NC'), replace('action', 'apply')]],
    [
      [`${field}=1.1.1.1`, 'action=none'],
      [replace(field, '1.1.1.1'), replace('action', 'none')],
    ],
  ])('modify %j', async (words, sends) => {
    expectWire(get, {method: 'PATCH', path: `/sysinv/v1/${path}/${uuid}`, sends, reply: row})
    expect((await runProgram([topic, 'modify', ...words])).code).toBe(0)
  })

  test('modify without an equals sign names the word', async () => {
    const {stderr, code} = await runProgram([`${topic}-modify`, field], {program: 'system'})
    expect({stderr, code}).toEqual({stderr: `Attributes must be a list of PATH=VALUE not "/${field}"\n`, code: 1})
  })

  test('a system without any says so', async () => {
    expectWire({path: `/sysinv/v1/${path}`, reply: {[key]: []}})
    expect(await runProgram([topic, 'show'])).toMatchObject({code: 5, stdout: ''})
  })
})

test('ntp modify without words applies again', async () => {
  const row = {uuid, ntpservers: ''}
  expectWire(
    {path: '/sysinv/v1/intp', reply: {intps: [row]}},
    {method: 'PATCH', path: `/sysinv/v1/intp/${uuid}`, sends: [replace('action', 'apply')], reply: row},
  )
  expect((await runProgram(['ntp', 'modify'])).code).toBe(0)
})

describe('oam', () => {
  const oam = (more: object = {}) => ({
    uuid,
    oam_subnet: '10.10.10.0/24',
    oam_floating_ip: '10.10.10.2',
    oam_c0_ip: '10.10.10.3',
    oam_c1_ip: '10.10.10.4',
    oam_start_ip: '10.10.10.1',
    oam_end_ip: '10.10.10.254',
    region_config: false,
    ...more,
  })
  const getOam = (more: object = {}) => ({path: '/sysinv/v1/iextoam', reply: {iextoams: [oam(more)]}})
  const names = (stdout: string) => cellsOf(stdout).map(([name]) => name)

  test('show on a duplex has three addresses', async () => {
    expectWire(getOam(), getSystem({system_mode: 'duplex'}))
    const {stdout, stderr} = await runProgram(['oam', 'show'])
    expect(stderr).toBe('')
    expect(names(stdout)).toEqual([
      ...['Property', 'created_at', 'isystem_uuid', 'oam_c0_ip', 'oam_c1_ip', 'oam_floating_ip', 'oam_gateway_ip'],
      ...['oam_subnet', 'updated_at', 'uuid'],
    ])
  })

  test('show on a simplex has one, and the range with regions', async () => {
    expectWire(getOam({region_config: true}), getSystem())
    const {stdout} = await runProgram(['oam-show'], {program: 'system'})
    expect(stdout).toMatch(/^WARNING: The oam-show command is deprecated/)
    expect(names(stdout)).toEqual([
      ...['Property', 'created_at', 'isystem_uuid', 'oam_end_ip', 'oam_gateway_ip', 'oam_ip', 'oam_start_ip'],
      ...['oam_subnet', 'updated_at', 'uuid'],
    ])
  })

  test('modify on a simplex sends the one address under its API name', async () => {
    const sends = [replace('oam_subnet', '10.10.20.0/24'), replace('oam_floating_ip', '10.10.20.5')]
    expectWire(getOam(), getSystem(), {method: 'PATCH', path: `/sysinv/v1/iextoam/${uuid}`, sends, reply: oam()})
    const {stderr, code} = await runProgram(['oam', 'modify', 'oam_subnet=10.10.20.0/24', 'oam_ip=10.10.20.5'])
    expect(code).toBe(0)
    expect(stderr).toContain('locked and unlocked')
  })

  test('modify on a simplex refuses the addresses of a duplex', async () => {
    expectWire(getOam(), getSystem())
    const {stderr, code} = await runProgram(['oam', 'modify', 'oam_c0_ip=10.10.10.5'])
    expect({stderr, code}).toEqual({
      stderr: 'stx: oam_c0_ip is not supported on a simplex system; use oam_ip\n',
      code: 2,
    })
  })
})

describe('remotelogging', () => {
  const row = {uuid, ip_address: '10.10.10.9', enabled: true, transport: 'udp', port: 514, key_file: null}
  const get = {path: '/sysinv/v1/remotelogging', reply: {remoteloggings: [row]}}

  test('show', async () => {
    expectWire(get)
    expect(cellsOf((await runProgram(['remotelogging', 'show'])).stdout)).toEqual([
      ['Property', 'Value'],
      ['uuid', uuid],
      ['ip_address', '10.10.10.9'],
      ['enabled', 'True'],
      ['transport', 'udp'],
      ['port', '514'],
      ['created_at', ''],
      ['updated_at', ''],
    ])
  })

  test('modify sends texts and applies them', async () => {
    const sends = [replace('enabled', 'true'), replace('port', '515'), replace('action', 'apply')]
    expectWire(get, {method: 'PATCH', path: `/sysinv/v1/remotelogging/${uuid}`, sends, reply: row})
    expect((await runProgram(['remotelogging', 'modify', '--port', '515', '--enabled', 'true'])).code).toBe(0)
  })

  test('modify with nothing to change sends nothing', async () => {
    expect(await runProgram(['remotelogging', 'modify'])).toMatchObject({code: 2, stdout: ''})
    expect(await runProgram(['remotelogging-modify'], {program: 'system'})).toEqual({
      stdout: 'No options provided.\n',
      stderr: '',
      code: 0,
    })
  })

  test('a refusal is the words of the server', async () => {
    expectWire(get, {
      method: 'PATCH',
      path: `/sysinv/v1/remotelogging/${uuid}`,
      status: 400,
      reply: refusal('Invalid remote logging address'),
    })
    const {stderr, code} = await runProgram(['remotelogging', 'modify', '--ip-address', 'x'])
    expect(code).toBe(1)
    expect(stderr).toMatch(/^stx: Invalid remote logging address/)
  })
})
