import nock from 'nock'
import {afterEach, beforeEach, expect, test, vi} from 'vitest'
import {stringify} from 'yaml'
import {useFolder} from '../../support/file.js'
import {runProgram} from '../../support/run.js'
import {bootstrapValues as bootstrap, installValues as install} from '../../support/site.js'

const {write, folder} = useFolder()
// What no test has announced must not reach a network.
beforeEach(() => nock.disableNetConnect())
afterEach(() => {
  nock.cleanAll()
  nock.enableNetConnect()
  vi.unstubAllEnvs()
})

const bmc = 'https://192.0.2.12'
const link = (path: string) => ({'@odata.id': path})
const drive = {
  '@odata.type': '#VirtualMedia.v1_4_0.VirtualMedia',
  MediaTypes: ['CD', 'DVD'],
  Actions: {'#VirtualMedia.InsertMedia': {target: '/insert'}},
}
/** As a controller of another make has its paths. */
const controller = {
  '/redfish/v1/': {
    RedfishVersion: '1.15.0',
    Systems: link('/redfish/v1/Systems'),
    Managers: link('/redfish/v1/Managers'),
  },
  '/redfish/v1/Systems': {Members: [link('/redfish/v1/Systems/System.Embedded.1')]},
  '/redfish/v1/Systems/System.Embedded.1': {
    PowerState: 'Off',
    Actions: {'#ComputerSystem.Reset': {target: '/reset'}},
    VirtualMedia: link('/redfish/v1/Systems/System.Embedded.1/VirtualMedia'),
  },
  '/redfish/v1/Managers': {Members: [link('/redfish/v1/Managers/iDRAC.Embedded.1')]},
  '/redfish/v1/Managers/iDRAC.Embedded.1': {},
  '/redfish/v1/Systems/System.Embedded.1/VirtualMedia': {
    Members: [link('/redfish/v1/vm/usb'), link('/redfish/v1/vm/1')],
  },
  '/redfish/v1/vm/usb': {MediaTypes: ['USBStick']},
  '/redfish/v1/vm/1': drive,
}

function answer(changes: Record<string, object | number> = {}): void {
  for (const [path, reply] of Object.entries({...controller, ...changes})) {
    const interceptor = nock(bmc).persist(path.includes('Systems/System')).get(path)
    if (path !== '/redfish/v1/') interceptor.basicAuth({user: 'root', pass: 'St8rlingX*'})
    if (typeof reply === 'number') interceptor.reply(reply, '<html/>')
    else interceptor.reply(200, reply)
  }
}

/** The root of the same controller below another address. */
function simulatedAt(url: string): void {
  nock(url).persist().get('/bmc/192.0.2.12/redfish/v1/').reply(200, controller['/redfish/v1/'])
  nock(url).get('/redfish/v1/Systems').reply(401)
}

async function preflight(values: object = install, more: string[] = []) {
  const file = write('install.yml', stringify(values))
  const argv = [
    'subcloud',
    'preflight',
    '--install-values',
    file,
    '--bmc-password',
    'St8rlingX*',
    '-f',
    'json',
    ...more,
  ]
  const {stdout, code, stderr} = await runProgram(argv)
  const rows = stdout === '' ? [] : (JSON.parse(stdout) as {check: string; state: string; detail: string}[])
  return {code, stderr, found: rows.map(({check, state, detail}) => `${state} ${check}: ${detail}`)}
}

test('finds a controller of any make in order', async () => {
  answer()
  expect(await preflight()).toEqual({
    code: 0,
    stderr: '',
    found: [
      'ok install values: keys and addresses are in order',
      'ok tls: the certificate is trusted',
      'ok reachable: https://192.0.2.12 answers, Redfish 1.15.0',
      'ok credentials: root is let in',
      'ok power: the server is Off',
      'ok virtual media: an image can be inserted (schema 1.4.0)',
    ],
  })
})

test.each([
  [{'/redfish/v1/': 503}, 'fail reachable: https://192.0.2.12 answers 503, without a Redfish service root'],
  [{'/redfish/v1/Systems': 401}, 'fail credentials: root is not let in (401)'],
  [{'/redfish/v1/Systems': {Members: []}}, 'fail power: the BMC knows no server'],
  [
    {'/redfish/v1/Systems/System.Embedded.1': {PowerState: 'On'}},
    'fail power: the server cannot be switched through Redfish',
  ],
  [{'/redfish/v1/vm/1': {...drive, Actions: {}}}, 'fail virtual media: no image can be inserted (schema 1.4.0)'],
  [{'/redfish/v1/vm/1': {MediaTypes: ['USBStick']}}, 'fail virtual media: the BMC has no virtual CD or DVD'],
] as const)('exits with 3 where the controller says %j', async (changes, finding) => {
  answer(changes)
  const {code, found} = await preflight()
  expect(found).toContain(finding)
  expect(code).toBe(3)
})

test('says that the controller does not answer', async () => {
  nock(bmc)
    .get('/redfish/v1/')
    .replyWithError(Object.assign(new Error('refused'), {code: 'ECONNREFUSED'}))
  expect(await preflight()).toMatchObject({
    code: 3,
    found: [expect.anything(), 'fail reachable: https://192.0.2.12 does not answer: ECONNREFUSED'],
  })
})

test('says that the controller broke off', async () => {
  nock(bmc).get('/redfish/v1/').reply(200, controller['/redfish/v1/'])
  nock(bmc)
    .get('/redfish/v1/Systems')
    .replyWithError(Object.assign(new Error('reset'), {code: 'ECONNRESET'}))
  const {code, found} = await preflight()
  expect(found).toContain('fail reachable: https://192.0.2.12 broke off: ECONNRESET')
  expect(code).toBe(3)
})

test.each(['//192.0.2.66/redfish/v1/Systems', '/\\\\192.0.2.66/Systems', 'http://192.0.2.12/Systems'])(
  'keeps the login from where %s leads',
  async (Systems) => {
    answer({'/redfish/v1/': {Systems: link(Systems)}})
    const {code, found} = await preflight()
    expect(found).toContain(`fail reachable: ${bmc} broke off: a link leads elsewhere: ${new URL(Systems, bmc).origin}`)
    expect(code).toBe(3)
  },
)

test('is not confused by members of another kind', async () => {
  const odd = {toString: 1, valueOf: 2}
  answer({
    '/redfish/v1/': {...controller['/redfish/v1/'], RedfishVersion: odd},
    '/redfish/v1/Systems/System.Embedded.1': {...controller['/redfish/v1/Systems/System.Embedded.1'], PowerState: odd},
    '/redfish/v1/vm/1': {...drive, '@odata.type': odd, Inserted: true, ImageName: odd},
  })
  const {code, found} = await preflight()
  expect(found).toContain('ok reachable: https://192.0.2.12 answers, Redfish of an unknown version')
  expect(found).toContain('ok power: the server is unknown')
  expect(found).toContain('warn virtual media: holds an image')
  expect(code).toBe(0)
})

test('asks the simulator that the connection leads to, wherever that runs', async () => {
  const simulated = 'http://127.0.0.1:8999'
  simulatedAt(simulated)
  vi.stubEnv('OS_AUTH_URL', 'http://127.0.0.1:8999/RegionOne/keystone/v3')
  const {found} = await preflight()
  expect(found).toContain(`ok reachable: ${simulated}/bmc/192.0.2.12 answers, Redfish 1.15.0`)
})

test('asks the genuine controller where the connection leads to no simulator', async () => {
  nock('http://127.0.0.1:8999').get('/bmc/192.0.2.12/redfish/v1/').reply(404, 'no such page')
  answer()
  vi.stubEnv('OS_AUTH_URL', 'http://127.0.0.1:8999/keystone/v3')
  const {code, found} = await preflight()
  expect(found).toContain('ok reachable: https://192.0.2.12 answers, Redfish 1.15.0')
  expect(code).toBe(0)
})

test('asks the simulator of a directory, and no other one', async () => {
  const file = write('install.yml', stringify(install))
  const argv = ['subcloud', 'preflight', '--install-values', file, '--bmc-password', 'x', '--data', folder()]
  const {code, stderr} = await runProgram(argv)
  expect(stderr).toBe(`stx: no simulator runs on ${folder()}; start one with: stx sim start --data ${folder()}\n`)
  expect(code).toBe(5)
  const simulated = 'http://127.0.0.1:8998'
  simulatedAt(simulated)
  write('daemon.json', JSON.stringify({pid: process.pid, url: simulated}))
  write('openrc.json', '{}')
  const {found} = await preflight(install, ['--data', folder()])
  expect(found).toContain(`ok reachable: ${simulated}/bmc/192.0.2.12 answers, Redfish 1.15.0`)
})

test('gives up on replies that are too large', async () => {
  nock(bmc).get('/redfish/v1/').reply(200, controller['/redfish/v1/'])
  nock(bmc)
    .get('/redfish/v1/Systems')
    .reply(200, 'x'.repeat(5 * 1024 * 1024))
  const {code, found} = await preflight()
  expect(found).toContain(`fail reachable: ${bmc} broke off: the reply has more than 4 MiB`)
  expect(code).toBe(3)
})

test.each(['192.0.2.12', 'file:///etc/hosts', 'https://root:hush@192.0.2.12'])('refuses to ask %s', async (url) => {
  const file = write('install.yml', stringify(install))
  const {code, stderr} = await runProgram(['subcloud', 'preflight', '--install-values', file, '--bmc-url', url])
  expect(stderr).toContain('--bmc-url is no http:// or https:// address')
  expect(stderr).not.toContain('hush')
  expect(code).toBe(2)
})

test.each([
  ['a: *nothing', 'Unresolved alias'],
  ['<<: 5', 'Merge sources must be maps'],
  [bomb(), 'Excessive alias count'],
])('refuses values that cannot be resolved', async (text, reason) => {
  const file = write('hostile.yml', `${text}\n`)
  const {code, stderr} = await runProgram(['subcloud', 'preflight', '--bootstrap-values', file])
  expect(stderr).toContain(`bootstrap-values is not YAML: ${file}: ${reason}`)
  expect(stderr).toContain('mend the file')
  expect(code).toBe(2)
})

/** Ten aliases of ten aliases, and so on. */
function bomb(): string {
  const lines = [0, 1, 2, 3, 4, 5, 6].map((level) => {
    const part = level === 0 ? 'x' : `*a${level - 1}`
    return `a${level}: &a${level} [${Array(10).fill(part).join(', ')}]`
  })
  return lines.join('\n')
}

test('goes on behind a certificate that is not trusted', async () => {
  nock(bmc)
    .get('/redfish/v1/')
    .replyWithError(Object.assign(new Error('x'), {code: 'DEPTH_ZERO_SELF_SIGNED_CERT'}))
  answer()
  const {code, found} = await preflight()
  expect(found).toContain('warn tls: the certificate is not trusted: DEPTH_ZERO_SELF_SIGNED_CERT')
  expect(code).toBe(0)
})

test.each([
  [{bmc_address: '10.30.0'}, 'fail install values: bmc_address is no IP address: 10.30.0'],
  [{bmc_address: 'fe80::1%eth0'}, 'fail install values: bmc_address is no IP address: fe80::1%eth0'],
  [{bmc_address: undefined}, 'fail install values: bmc_address is missing'],
  [{bmc_adress: '192.0.2.12', bmc_address: undefined}, 'fail install values: bmc_adress is not known'],
  [{bmc_address: 'fd00::1', bmc_username: ''}, 'fail install values: bmc_username is missing'],
  [
    {bootstrap_address: 'fd00::2', bmc_username: ''},
    'fail install values: bmc_address is not of the family of bootstrap_address: 192.0.2.12',
  ],
  [{colour: 'red', bmc_username: ''}, 'warn install values: colour is not known'],
  [{install_type: 6, bmc_username: ''}, 'fail install values: install_type is not a whole number from 0 to 5'],
  [{persistent_size: 10, bmc_username: ''}, 'fail install values: persistent_size is not at least 30000 (MB)'],
  [
    {nexthop_gateway: '10.20.9.1', bmc_username: ''},
    'fail install values: nexthop_gateway is outside 10.20.200.12/24: 10.20.9.1',
  ],
  [
    {bootstrap_address_prefix: 33, bmc_username: ''},
    'fail install values: bootstrap_address_prefix is not from 1 to 32',
  ],
])('finds in install values %j', async (change, finding) => {
  const {code, found} = await preflight({...install, ...change})
  expect(found).toContain(finding)
  expect(code).toBe(3)
})

test.each([
  [{}, 'ok bootstrap values: keys and networks are in order'],
  [{name: '123'}, 'fail bootstrap values: name has no letters'],
  [{system_mode: 'single'}, 'fail bootstrap values: system_mode is single'],
  [{management_subnet: '192.168.101.0'}, 'fail bootstrap values: management_subnet is no subnet: 192.168.101.0'],
  [{management_subnet: undefined}, 'fail bootstrap values: management_subnet is missing'],
  [
    {management_gateway_address: '192.168.102.1'},
    'fail bootstrap values: management_gateway_address is outside 192.168.101.0/24: 192.168.102.1',
  ],
  [
    {external_oam_gateway_address: 'fd00::1'},
    'fail bootstrap values: external_oam_gateway_address is not IPv4: fd00::1',
  ],
  [
    {external_oam_subnet: '192.168.0.0/16', external_oam_gateway_address: '', external_oam_floating_address: ''},
    'fail bootstrap values: external_oam_subnet overlaps with 192.168.101.0/24',
  ],
  [{admin_subnet: '10.40.1.0/24'}, 'fail bootstrap values: admin_start_address is missing'],
])('finds in bootstrap values %j', async (change, finding) => {
  const file = write('bootstrap.yml', stringify({...bootstrap, ...change}))
  const {stdout, code} = await runProgram(['subcloud', 'preflight', '--bootstrap-values', file, '-f', 'json'])
  const rows = JSON.parse(stdout) as {check: string; state: string; detail: string}[]
  expect(rows.map(({check, state, detail}) => `${state} ${check}: ${detail}`)).toContain(finding)
  expect(code).toBe(finding.startsWith('ok') ? 0 : 3)
})

test('refuses what is no file of settings before it asks anybody', async () => {
  const argv = ['subcloud', 'preflight', '--install-values']
  for (const [file, message] of [
    [folder(), /install-values is no file: .*; this is a directory/],
    [write('bad.yml', 'a: 1\nb: [1,\nc: 2\n'), /install-values is not YAML: .*, line \d/],
    [write('list.yml', '- a\n'), /install-values holds no settings/],
  ] as const) {
    const {stderr, code} = await runProgram([...argv, file])
    expect(stderr).toMatch(message)
    expect(code).toBe(2)
  }
  expect(await runProgram(['subcloud', 'preflight'])).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/nothing to check/),
  })
})
