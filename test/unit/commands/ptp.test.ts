import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {createServer} from 'node:net'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {describe, expect, onTestFinished, test} from 'vitest'
import {runProgram, tableOf} from '../../support/run.js'
import {useWire} from '../../support/wire.js'

const {expectWire} = useWire()
const uuid = 'cce34b7d-1088-4885-b87e-caa664068c0f'
const hostUuid = '09e38507-c861-487d-8a80-585349b67908'

const host = {
  ...{id: 1, uuid: hostUuid, hostname: 'controller-0', personality: 'controller'},
  ...{administrative: 'unlocked', operational: 'enabled', availability: 'available'},
}
const hosts = {path: '/sysinv/v1/ihosts', reply: {ihosts: [host]}}
const interfaces = {
  path: `/sysinv/v1/ihosts/${hostUuid}/iinterfaces`,
  reply: {iinterfaces: [{uuid: 'i-1', ifname: 'data0'}]},
}

const instance = (more: object = {}) => ({
  ...{id: 4, uuid, type: 'ptp-instance', capabilities: {}, name: 'ptp1', service: 'ptp4l', hostnames: ['controller-0']},
  ...{parameters: {global: ['domainNumber=24']}, created_at: 'then', updated_at: null, ...more},
})
const instances = (more: object = {}) => ({
  path: '/sysinv/v1/ptp_instances',
  reply: {ptp_instances: [instance({name: 'other', uuid: 'z'}), instance(more)]},
})
const ptpInterface = (more: object = {}) => ({
  ...{id: 3, uuid, name: 'ptpif1', ptp_instance_id: 1, ptp_instance_uuid: uuid, ptp_instance_name: 'ptp1'},
  ...{hostnames: ['controller-0'], interface_names: ['controller-0/data0'], parameters: ['masterOnly=1']},
  ...{created_at: 'then', ...more},
})
const ptpInterfaces = {path: '/sysinv/v1/ptp_interfaces', reply: {ptp_interfaces: [ptpInterface()]}}
const parameter = (more: object = {}) => ({
  ...{uuid, section: 'global', name: 'domainNumber', value: '24', owners: [uuid]},
  ...{created_at: 'then', updated_at: null, ...more},
})

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'stx-ptp-'))
  onTestFinished(() => rmSync(path, {recursive: true}))
  return path
}

describe('ptp', () => {
  const row = {uuid, mode: 'hardware', transport: 'l2', mechanism: 'e2e', isystem_uuid: 's'}
  const settings = {path: '/sysinv/v1/ptp', reply: {ptps: [row]}}

  test('show', async () => {
    expectWire(settings)
    const rows = await tableOf(['ptp', 'show'])
    expect(rows.map(([name]) => name)).toEqual([
      ...['Property', 'uuid', 'mode', 'transport', 'mechanism', 'isystem_uuid', 'created_at', 'updated_at'],
    ])
  })

  test('modify sends what is given', async () => {
    const sends = [
      {op: 'replace', path: '/mode', value: 'software'},
      {op: 'replace', path: '/mechanism', value: 'p2p'},
    ]
    expectWire(settings, {method: 'PATCH', path: `/sysinv/v1/ptp/${uuid}`, sends, reply: {...row, mode: 'software'}})
    const rows = await tableOf(['ptp', 'modify', '--mechanism', 'p2p', '--mode', 'software'])
    expect(rows).toContainEqual(['mode', 'software'])
  })

  test('modify of nothing', async () => {
    expect(await runProgram(['ptp', 'modify'])).toMatchObject({stdout: '', code: 2})
    const official = await runProgram(['ptp-modify'], {program: 'system'})
    expect(official).toEqual({stdout: 'No options provided.\n', stderr: '', code: 0})
  })

  test.each([
    ['ptp-apply', '/ptp/apply', 'Applying PTP configuration'],
    ['ptp-instance-apply', '/ptp_instances/apply', 'Applying the PTP Instance configuration'],
  ])('%s', async (command, path, said) => {
    expectWire({method: 'POST', path: `/sysinv/v1${path}`, status: 204, reply: ''})
    expect(await runProgram([command])).toEqual({stdout: '', stderr: `${said}\n`, code: 0})
  })
})

describe('ptp instance', () => {
  test('list is sorted by uuid', async () => {
    expectWire(instances())
    expect(await tableOf(['ptp', 'instance', 'list'])).toEqual([
      ['uuid', 'name', 'service'],
      [uuid, 'ptp1', 'ptp4l'],
      ['z', 'other', 'ptp4l'],
    ])
  })

  test.each([
    ['by name', 'ptp1', instances()],
    ['by uuid', uuid, {path: `/sysinv/v1/ptp_instances/${uuid}`, reply: instance()}],
    ['by number', '4', {path: '/sysinv/v1/ptp_instances/4', reply: instance()}],
  ])('show %s', async (_, ref, exchange) => {
    expectWire(exchange)
    expect(await tableOf(['ptp', 'instance', 'show', ref])).toEqual([
      ['Property', 'Value'],
      ['uuid', uuid],
      ['name', 'ptp1'],
      ['service', 'ptp4l'],
      ['hostnames', "['controller-0']"],
      ['parameters', "{'global': ['domainNumber=24']}"],
      ['created_at', 'then'],
    ])
  })

  test.each([
    ['no parameters', {}, ''],
    ['a configuration', {config_json: [`config_json={"a":"${'x'.repeat(200)}"}`]}, /^\{'config_json': .*x\.\.\.$/],
    ['long names', {global: [`name=${'x'.repeat(200)}`]}, /^\{'global': \['name=x+'\]\}$/],
  ])('show of %s', async (_, parameters, shown) => {
    expectWire(instances({parameters}))
    const row = (await tableOf(['ptp', 'instance', 'show', 'ptp1'])).find(([name]) => name === 'parameters')
    expect(row?.[1]).toEqual(typeof shown === 'string' ? shown : expect.stringMatching(shown))
  })

  test.each([
    ['nothing', instances()],
    [uuid, {path: `/sysinv/v1/ptp_instances/${uuid}`, status: 404}],
  ])('show of %s, which is not there', async (ref, exchange) => {
    expectWire(exchange)
    const {stderr, code} = await runProgram(['ptp-instance-show', ref], {program: 'system'})
    expect({stderr, code}).toEqual({stderr: `PTP instance not found: ${ref}\n`, code: 1})
  })

  test('add', async () => {
    const sends = {name: 'ptp9', service: 'ptp4l'}
    expectWire({method: 'POST', path: '/sysinv/v1/ptp_instances', sends, reply: instance({name: 'ptp9'})})
    expect(await tableOf(['ptp', 'instance', 'add', 'ptp9', 'ptp4l'])).toContainEqual(['name', 'ptp9'])
    expect((await runProgram(['ptp', 'instance', 'add', 'ptp9', 'ntpd'])).code).toBe(2)
  })

  test('delete', async () => {
    expectWire(instances(), {method: 'DELETE', path: `/sysinv/v1/ptp_instances/${uuid}`, status: 204, reply: ''})
    const {stderr, code} = await runProgram(['ptp', 'instance', 'delete', 'ptp1'])
    expect({stderr, code}).toEqual({stderr: `Deleted PTP instance: ${uuid}\n`, code: 0})
  })

  const ofHost = {path: `/sysinv/v1/ihosts/${hostUuid}/ptp_instances`, reply: {ptp_instances: [instance()]}}

  test('list of a host', async () => {
    expectWire(hosts, ofHost)
    expect(await tableOf(['host', 'ptp-instance', 'list', 'controller-0'])).toContainEqual([uuid, 'ptp1', 'ptp4l'])
  })

  test.each([
    ['assign', 'add'],
    ['remove', 'remove'],
  ])('%s', async (verb, op) => {
    const sends = [{op, path: '/ptp_instances/-', value: 4}]
    expectWire(hosts, instances(), {method: 'PATCH', path: `/sysinv/v1/ihosts/${hostUuid}`, sends, reply: host}, ofHost)
    const rows = await tableOf(['host', 'ptp-instance', verb, 'controller-0', 'ptp1'])
    expect(rows).toContainEqual([uuid, 'ptp1', 'ptp4l'])
  })
})

describe('ptp instance parameter', () => {
  const patch = (sends: object[], more: object = {}) =>
    ({method: 'PATCH', path: `/sysinv/v1/ptp_instances/${uuid}`, sends, reply: instance(more)}) as const
  const step = (op: string, section: string, value: string) => ({op, path: '/ptp_parameters/-', section, value})

  test.each([
    [
      ['add', 'ptp1', 'domainNumber=24', 'a=b=c'],
      [step('add', 'global', 'domainNumber=24'), step('add', 'global', 'a=b=c')],
    ],
    [['add', 'ptp1', '--section', 'dpll', 'any=1'], [step('add', 'dpll', 'any=1')]],
    [['delete', 'ptp1', uuid], [step('remove', 'global', uuid)]],
    [
      ['add', 'ptp1', '--section', 'unicast_master_table_1', 'table_id=1', 'UDPv4=10.0.0.5', 'UDPv4=10.0.0.6'],
      ['table_id=1', 'UDPv4=10.0.0.5', 'UDPv4=10.0.0.6'].map((value) => step('add', 'unicast_master_table_1', value)),
    ],
  ])('%j', async (words, sends) => {
    expectWire(instances(), patch(sends))
    expect(await tableOf(['ptp', 'instance', 'parameter', ...words])).toContainEqual(['name', 'ptp1'])
  })

  test.each([
    ['ptp4l', 'unicast_master_table_1', 'table_id', 'Bad PTP parameter keypair: table_id'],
    ['ptp4l', 'unicast_master_table_1', 'table_id=0', 'Bad PTP parameter keypair: table_id=0 error: not positive'],
    ['ptp4l', 'unicast_master_table_1', 'logQueryInterval=x', /error: not integer$/m],
    ['ptp4l', 'unicast_master_table_1', 'peer_address=nobody', /error: not IPv4\/6 address$/m],
    ['ptp4l', 'unicast_master_table_1', 'L2=00:11', /error: not MAC address$/m],
    ['ptp4l', 'unicast_master_table_1', 'UDPv4=fd00::1', /error: not IPv4 address$/m],
    ['ptp4l', 'unicast_master_table_1', 'UDPv6=10.0.0.1', /error: not IPv6 address$/m],
    ['ptp4l', 'unicast_master_table_1', 'other=1', 'Parameter other is not supported. Supported parameters:'],
    ['ptp4l', 'unicast_master_table_1', 'table_id=1 table_id=2', /Repetition\/Duplication .* table_id$/m],
    ['ptp4l', 'unicast_master_table_1', 'UDPv4=10.0.0.1 UDPv6=fd00::1', /UDPv4, UDPv6: .* can not be mixed$/m],
    ['gnss-monitor', 'global', 'devices', 'Bad PTP parameter keypair: devices'],
    ['gnss-monitor', 'global', 'other=1', 'Parameter other is not supported.'],
    ['dpll-mgr', 'other', 'a=1', "Section 'other' is not supported for dpll-mgr."],
    ['clock', 'dpll', 'other=1', "Parameter 'other' is not supported for clock section=dpll."],
    ['clock', 'dpll', 'pin_priority_gnss=15', "Invalid priority value '15' for pin_priority_gnss."],
    ['clock', 'dpll', 'pin_state_ptp=broken', "Invalid state 'broken' for pin_state_ptp."],
  ])('add to a %s, section %s: %s is refused', async (service, section, words, said) => {
    expectWire(instances({service}))
    const argv = ['ptp-instance-parameter-add', 'ptp1', '--section', section, ...words.split(' ')]
    const {stderr, code} = await runProgram(argv, {program: 'system'})
    expect(code).toBe(1)
    if (typeof said === 'string') expect(stderr.startsWith(said)).toBe(true)
    else expect(stderr).toMatch(said)
  })

  test('add of nothing', async () => {
    const {stderr, code} = await runProgram(['ptp', 'instance', 'parameter', 'add', 'ptp1'])
    expect({stderr, code}).toEqual({stderr: 'stx: Missing PTP parameter; give name=value\n', code: 2})
  })

  const config = '{\n  "global": {"a": 1.0, "text": "b c \\" é"},\n  "dpll": []\n}\n'
  const sent = [step('add', 'config_json', 'config_json={"global":{"a":1.0,"text":"b c \\" \\u00e9"},"dpll":[]}')]

  test('add of a configuration keeps its numbers as they are written', async () => {
    const file = join(folder(), 'dpll.json')
    writeFileSync(file, config)
    for (const flags of [
      ['--from-file', file],
      ['--from-json', config],
    ]) {
      expectWire(instances({service: 'dpll-mgr'}), patch(sent))
      expect((await runProgram(['ptp', 'instance', 'parameter', 'add', 'ptp1', ...flags])).code).toBe(0)
    }
  })

  test.each([
    ['ptp4l', '{}', '--from-file/--from-json only supported for dpll-mgr instances'],
    ['dpll-mgr', '{', 'Invalid JSON: '],
    ['dpll-mgr', '[]', 'Invalid JSON: '],
    ['dpll-mgr', '{"other": 1}', "Unsupported section 'other'. Supported: ['global', "],
  ])('a configuration for %s of %s is refused', async (service, text, said) => {
    expectWire(instances({service}))
    const {stderr, code} = await runProgram(['ptp', 'instance', 'parameter', 'add', 'ptp1', '--from-json', text])
    expect(code).toBe(2)
    expect(stderr.startsWith(`stx: ${said}`)).toBe(true)
  })

  test('a file that is not there', async () => {
    expectWire(instances({service: 'dpll-mgr'}))
    const words = ['ptp', 'instance', 'parameter', 'add', 'ptp1', '--from-file', '/nowhere/dpll.json']
    const {stderr, code} = await runProgram(words)
    expect(code).toBe(2)
    expect(stderr).toMatch(/^stx: Failed to read config file: .*; check the path\n$/)
  })
})

describe('ptp interface', () => {
  const headings = ['uuid', 'name', 'ptp_instance_name', 'parameters']
  const shown = [uuid, 'ptpif1', 'ptp1', "['masterOnly=1']"]

  test('list and show', async () => {
    expectWire(ptpInterfaces)
    expect(await tableOf(['ptp', 'interface', 'list'])).toEqual([headings, shown])
    expectWire(ptpInterfaces)
    expect(await tableOf(['ptp', 'interface', 'show', 'ptpif1'])).toEqual([
      ['Property', 'Value'],
      ['uuid', uuid],
      ['name', 'ptpif1'],
      ['interface_names', "['controller-0/data0']"],
      ['ptp_instance_name', 'ptp1'],
      ['parameters', "['masterOnly=1']"],
      ['created_at', 'then'],
    ])
  })

  test('add', async () => {
    const sends = {name: 'ptpif2', ptp_instance_uuid: uuid}
    expectWire(instances(), {method: 'POST', path: '/sysinv/v1/ptp_interfaces', sends, reply: ptpInterface()})
    expect(await tableOf(['ptp', 'interface', 'add', 'ptpif2', 'ptp1'])).toContainEqual(['name', 'ptpif1'])
    expectWire(instances({service: 'gnss-monitor'}))
    const {stderr, code} = await runProgram(['ptp-interface-add', 'ptpif2', 'ptp1'], {program: 'system'})
    expect({stderr, code}).toEqual({
      stderr: 'PTP instance of gnss-monitor type does not support interface\n',
      code: 1,
    })
  })

  test('delete', async () => {
    expectWire(ptpInterfaces, {method: 'DELETE', path: `/sysinv/v1/ptp_interfaces/${uuid}`, status: 204, reply: ''})
    const {stderr, code} = await runProgram(['ptp', 'interface', 'delete', 'ptpif1'])
    expect({stderr, code}).toEqual({stderr: `Deleted PTP interface: ${uuid}\n`, code: 0})
  })

  test.each([
    ['add', 'add'],
    ['delete', 'remove'],
  ])('parameter %s', async (verb, op) => {
    const sends = ['a=1', 'b=2'].map((value) => ({op, path: '/ptp_parameters/-', value}))
    const patch = {method: 'PATCH', path: `/sysinv/v1/ptp_interfaces/${uuid}`, sends, reply: ptpInterface()} as const
    expectWire(ptpInterfaces, patch)
    const rows = await tableOf(['ptp', 'interface', 'parameter', verb, 'ptpif1', 'a=1', 'b=2'])
    expect(rows).toContainEqual(['name', 'ptpif1'])
  })

  const onInterface = {path: '/sysinv/v1/iinterfaces/i-1/ptp_interfaces', reply: ptpInterfaces.reply}

  test('list of a host and of one of its interfaces', async () => {
    expectWire(hosts, {path: `/sysinv/v1/ihosts/${hostUuid}/ptp_interfaces`, reply: ptpInterfaces.reply})
    expect(await tableOf(['host', 'if', 'ptp', 'list', 'controller-0'])).toEqual([
      ['uuid', 'ptp_instance_name', 'interface_names'],
      [uuid, 'ptp1', "['controller-0/data0']"],
    ])
    expectWire(hosts, interfaces, onInterface)
    expect(await tableOf(['host', 'if', 'ptp', 'list', 'controller-0', 'data0'])).toEqual([headings, shown])
  })

  test.each([
    ['assign', 'add'],
    ['remove', 'remove'],
  ])('%s', async (verb, op) => {
    const sends = [{op, path: '/ptp_interfaces/-', value: 3}]
    const patch = {method: 'PATCH', path: '/sysinv/v1/iinterfaces/i-1', sends, reply: {uuid: 'i-1'}} as const
    expectWire(hosts, interfaces, ptpInterfaces, patch, onInterface)
    expect(await tableOf(['host', 'if', 'ptp', verb, 'controller-0', 'data0', 'ptpif1'])).toEqual([headings, shown])
  })

  test('one that is not there', async () => {
    expectWire(ptpInterfaces)
    const {stderr, code} = await runProgram(['ptp', 'interface', 'show', 'nothing'])
    const said = 'PTP interface not found: nothing; see: stx ptp interface list'
    expect({stderr, code}).toEqual({stderr: `stx: ${said}\n`, code: 5})
  })
})

describe('ptp parameter', () => {
  const rows = {ptp_parameters: [parameter(), parameter({uuid: 'a', value: null})]}

  test.each([
    [[], [{path: '/sysinv/v1/ptp_parameters', reply: rows}]],
    [
      ['--instance', 'ptp1'],
      [instances(), {path: `/sysinv/v1/ptp_instances/${uuid}/ptp_parameters`, reply: rows}],
    ],
    [
      ['--interface', 'ptpif1'],
      [ptpInterfaces, {path: `/sysinv/v1/ptp_interfaces/${uuid}/ptp_parameters`, reply: rows}],
    ],
  ])('list %j', async (flags, exchanges) => {
    expectWire(...exchanges)
    expect(await tableOf(['ptp', 'parameter', 'list', ...flags])).toEqual([
      ['uuid', 'section', 'name', 'value'],
      ['a', 'global', 'domainNumber', ''],
      [uuid, 'global', 'domainNumber', '24'],
    ])
  })

  test('list takes one owner only', async () => {
    const words = ['ptp-parameter-list', '--instance', 'a', '--interface', 'b']
    const {stderr, code} = await runProgram(words, {program: 'system'})
    expect({stderr, code}).toEqual({stderr: 'Only a single optional argument allowed\n', code: 1})
  })

  test('show', async () => {
    expectWire({path: `/sysinv/v1/ptp_parameters/${uuid}`, reply: parameter({value: `{"a": "${'x'.repeat(200)}"}`})})
    const shown = await tableOf(['ptp', 'parameter', 'show', uuid])
    expect(shown.map(([name]) => name)).toEqual(['Property', 'uuid', 'name', 'value', 'created_at', 'updated_at'])
    expect(shown[3]?.[1]).toMatch(/^\{"a": "x+\.\.\.$/)
    expectWire({path: '/sysinv/v1/ptp_parameters/nothing', status: 404})
    expect((await runProgram(['ptp', 'parameter', 'show', 'nothing'])).code).toBe(5)
  })

  test('modify', async () => {
    const sends = [{op: 'replace', path: '/value', value: '25'}]
    const reply = parameter({value: '25'})
    expectWire({method: 'PATCH', path: `/sysinv/v1/ptp_parameters/${uuid}`, sends, reply})
    expect(await tableOf(['ptp', 'parameter', 'modify', uuid, '25'])).toContainEqual(['value', '25'])
  })
})

describe('--to-json and --to-file', () => {
  const get = {
    path: `/sysinv/v1/ptp_parameters/${uuid}`,
    reply: parameter({value: '{"é": 1}', section: 'x={"b":2}', name: 'a={'}),
  }
  const json = `{
  "uuid": "${uuid}",
  "section": {
    "b": 2
  },
  "name": "a={",
  "value": {
    "\\u00e9": 1
  },
  "owners": [
    "${uuid}"
  ],
  "created_at": "then",
  "updated_at": null
}`

  test('print all, with the JSON inside unfolded', async () => {
    expectWire(get)
    const {stdout, code} = await runProgram(['ptp', 'parameter', 'show', uuid, '--to-json'])
    expect({stdout, code}).toEqual({stdout: `${json}\n`, code: 0})
  })

  test('write a file and name it', async () => {
    expectWire(get)
    const {stdout} = await runProgram(['ptp-parameter-show', uuid, '--to-file'], {program: 'system'})
    const [, file = ''] = /^JSON saved to: (\S+)\n$/.exec(stdout) ?? []
    onTestFinished(() => rmSync(file, {force: true}))
    expect(file.startsWith(join(tmpdir(), `ptp-parameter-show_${uuid}_`))).toBe(true)
    expect(file).toMatch(/_\d{8}T\d{6}\.json$/)
    expect(readFileSync(file, 'utf8')).toBe(json)
  })

  test.each([
    [['ptp-instance-list'], [instances()]],
    [['ptp-instance-show', 'ptp1'], [instances()]],
    [['ptp-interface-list'], [ptpInterfaces]],
    [['ptp-interface-show', 'ptpif1'], [ptpInterfaces]],
    [['ptp-parameter-list'], [{path: '/sysinv/v1/ptp_parameters', reply: {ptp_parameters: []}}]],
    [
      ['host-ptp-instance-list', 'controller-0'],
      [hosts, {path: `/sysinv/v1/ihosts/${hostUuid}/ptp_instances`, reply: {ptp_instances: []}}],
    ],
    [
      ['host-if-ptp-list', 'controller-0'],
      [hosts, {path: `/sysinv/v1/ihosts/${hostUuid}/ptp_interfaces`, reply: ptpInterfaces.reply}],
    ],
  ])('%j has JSON too', async (words, exchanges) => {
    expectWire(...exchanges)
    const {stdout} = await runProgram([...words, '--to-json'], {program: 'system'})
    const last = exchanges.at(-1)?.reply ?? {}
    const rows = Object.values(last)[0] as {name: string}[]
    expect(JSON.parse(stdout)).toEqual(words[0]?.endsWith('-show') ? rows.find(({name}) => name === words[1]) : rows)
  })

  test('not both', async () => {
    expectWire()
    const {stderr, code} = await runProgram(['ptp', 'parameter', 'show', uuid, '--to-json', '--to-file'])
    expect({stderr, code}).toEqual({stderr: 'stx: --to-json and --to-file are mutually exclusive\n', code: 2})
  })
})

describe('phc2sys ha', () => {
  async function daemon(answer: (command: string) => string): Promise<string> {
    const path = join(folder(), 'phc2sys.socket')
    const server = createServer((socket) => {
      socket.once('data', (command) => socket.end(answer(String(command))))
    })
    await new Promise<void>((listening) => server.listen(path, listening))
    onTestFinished(() => new Promise((closed) => server.close(() => closed())))
    return path
  }
  const phc = (words: string[], service = 'phc2sys') => instances({service, parameters: {global: words}})

  test.each([
    [['query', 'ptp1', 'clock source'], 'clock source'],
    [['query', 'ptp1', 'status'], 'status'],
    [['force-lock', 'ptp1', 'ens1f0'], 'enable lock ens1f0'],
    [['disable-lock', 'ptp1'], 'disable lock'],
    [['enable-source', 'ptp1', 'ens1f0'], 'enable source ens1f0'],
    [['disable-source', 'ptp1', 'ens1f0'], 'disable source ens1f0'],
  ])('%j says "%s" to the daemon', async (words, command) => {
    const socket = await daemon((heard) => `heard ${heard}`)
    expectWire(phc(['ha_enabled=1', `ha_phc2sys_com_socket=${socket}`]))
    const {stdout, code} = await runProgram(['phc2sys', 'ha', ...words])
    expect({stdout, code}).toEqual({stdout: `heard ${command}\n`, code: 0})
  })

  test.each([
    ['ptp4l', ['ha_enabled=1'], 'Instance ptp1 is not a phc2sys instance'],
    ['phc2sys', [], 'Instance ptp1 is not enabled for HA phc2sys'],
    ['phc2sys', ['ha_enabled=1'], 'Instance ptp1 does not have a ha_phc2sys_com_socket path configured'],
    [
      'phc2sys',
      ['ha_enabled=1', 'ha_phc2sys_com_socket=/nowhere/socket'],
      'Error connecting to phc2sys socket /nowhere/socket: connect ENOENT /nowhere/socket',
    ],
  ])('%s with %j is refused', async (service, parameters, said) => {
    expectWire(phc(parameters, service))
    const {stderr, code} = await runProgram(['phc2sys-ha-disable-lock', 'ptp1'], {program: 'system'})
    expect({stderr, code}).toEqual({stderr: `${said}\n`, code: 1})
  })
})
