import nock from 'nock'
import {describe, expect, test} from 'vitest'
import {useFolder} from '../../support/file.js'
import {runProgram} from '../../support/run.js'
import {useWire} from '../../support/wire.js'

const {expectWire} = useWire()
const {write, folder} = useFolder()

const template = [
  'name: $' + '{name}',
  'system_mode: simplex',
  'management_subnet: 192.168.$' + '{net}.0/24',
  'management_start_address: 192.168.$' + '{net}.2',
  'management_end_address: 192.168.$' + '{net}.50',
  'management_gateway_address: 192.168.$' + '{net}.1',
  'external_oam_subnet: 10.20.1.0/24',
  'external_oam_gateway_address: 10.20.1.1',
  'external_oam_floating_address: 10.20.1.10',
  'systemcontroller_gateway_address: 192.168.204.101',
  '',
].join('\n')

function add(csv: string | Buffer, bootstrap = template, more: string[] = [], {signal} = new AbortController()) {
  const files = [write('fleet.csv', csv), '--bootstrap-values', write('site.yml', bootstrap)]
  return runProgram(['subcloud', 'add-fleet', ...files, '--sysadmin-password', 'secret', ...more], {signal})
}

const site = (id: number, name: string) => ({
  id,
  name,
  'management-state': 'unmanaged',
  'availability-status': 'offline',
  'deploy-status': 'not-deployed',
})

describe('a row that cannot be', () => {
  test.each([
    ['name,net\ne0,1\n', 'has no column bootstrap_address'],
    ['name,bootstrap_address\ne0,10.0.0.1\n', 'management_subnet needs a column net'],
    ['name,bootstrap_address,net\n', 'has no rows'],
    ['', 'is empty'],
    ['name,name,bootstrap_address,net\ne0,e1,10.0.0.1,1\n', 'has the column name twice'],
    [Buffer.from('name,bootstrap_address,net,city\ne0,10.0.0.1,1,Z\xfcrich\n', 'latin1'), 'is not UTF-8'],
    ['name,bootstrap_address,net\ne0,10.0.0.1\n', 'line 2, column 3: 2 cells, 3 columns'],
    ['name,bootstrap_address,net\ne0,10.0.0,1\n', 'line 2, column bootstrap_address: is no IP address: 10.0.0'],
    ['name,bootstrap_address,net\ne0,,1\n', 'line 2, column bootstrap_address: is empty'],
    [
      'name,bootstrap_address,net\n\n# x\ne0,10.0.0.1,300\n',
      'line 4, column net: management_subnet is no subnet: 192.168.300.0/24',
    ],
    ['name,bootstrap_address,net\n77,10.0.0.1,1\n', 'line 2, column name: name has no letters'],
    ['name,bootstrap_address,net\ne 0,10.0.0.1,1\n', 'line 2, column name: name has a blank: e 0'],
    ['name,bootstrap_address,net\ne0,10.0.0.1,1\ne0,10.0.0.2,2\n', 'line 3, column name: e0 is that of line 2'],
    [
      'name,bootstrap_address,net\ne0,10.0.0.1,1\ne1,10.0.0.1,2\n',
      'line 3, column bootstrap_address: 10.0.0.1 is that of line 2',
    ],
    [
      'name,bootstrap_address,net\ne0,10.0.0.1,1\ne1,10.0.0.2,1\n',
      'line 3, 192.168.1.2 to 192.168.1.50: is met by 192.168.1.2 to 192.168.1.50 of line 2',
    ],
    ['name,bootstrap_address,net\ne0,10.0.0.1,"1\n', 'line 2: a quoted cell does not end'],
    ['name,bootstrap_address,net\n"e"0,10.0.0.1,1\n', 'line 2, column 1: text behind the quotation mark'],
    [`name,bootstrap_address,net\n${'e0,10.0.0.1,1\n'.repeat(10_001)}`, 'line 10002: more than 10000 rows'],
  ])('%j is named, and nothing is sent', async (csv, message) => {
    const {code, stderr, stdout} = await add(csv)
    expect(stderr).toContain(message)
    expect([code, stdout]).toEqual([2, ''])
  })

  test.each([
    ['name,bootstrap_address,net\n,10.0.0.1,1\n', 'line 2, column name: is empty'],
    ['name,bootstrap_address,net\ne0,10.0.0.1,1\ne0,10.0.0.1,1\n', 'line 3, column name: e0 is that of line 2'],
  ])('%j is told once', async (csv, problem) => {
    expect((await add(csv)).stderr).toBe(`stx: ${folder()}/fleet.csv: ${problem}; nothing was sent\n`)
  })

  test('names a group that is not there, by the lines that name it', async () => {
    const group = '/dcmanager/v1.0/subcloud-groups/'
    expectWire(
      {path: `${group}north`, status: 404, reply: 'Subcloud Group not found'},
      {path: `${group}Default`, reply: {id: 1, name: 'Default'}},
    )
    const csv = 'name,bootstrap_address,net,group\ne0,10.0.0.1,1,north\ne1,10.0.0.2,2,Default\ne2,10.0.0.3,3,north\n'
    const {code, stderr} = await add(csv)
    const problems = 'line 2, column group: there is no group north; line 4, column group: there is no group north'
    expect(stderr).toContain(`fleet.csv: ${problems}; nothing was sent; see: stx subcloud group list`)
    expect(code).toBe(2)
  })

  const placed = template
    .replace('192.168.$' + '{net}.0/24', '$' + '{subnet}')
    .replace('10.20.1.0/24', '$' + '{oam}')
    .replaceAll(/(start|end)_address: .*/g, (_line, part) => `${part}_address: $` + `{${part}}`)
    .replace(/management_gateway_address: .*/, 'management_gateway_address: $' + '{gateway}')
    .replace(/oam_gateway_address: .*/, 'oam_gateway_address: $' + '{oamgw}')
    .replace(/oam_floating_address: .*/, 'oam_floating_address: $' + '{oamip}')
  const header = 'name,bootstrap_address,subnet,start,end,gateway,oam,oamgw,oamip'
  const first = 'e0,10.0.0.1,10.1.0.0/16,10.1.1.1,10.1.1.99,10.1.0.1,10.20.1.0/24,10.20.1.1,10.20.1.2'

  test.each([
    [
      'e1,10.0.0.2,10.1.4.0/24,10.1.4.1,10.1.4.9,10.1.4.99,10.20.1.0/24,10.20.1.1,10.20.1.3',
      'line 3, 10.1.4.0/24: overlaps with 10.1.0.0/16 of line 2',
    ],
    [
      'e1,10.0.0.2,10.1.0.0/16,10.1.1.90,10.1.1.120,10.1.0.1,10.20.1.0/24,10.20.1.1,10.20.1.3',
      'line 3, 10.1.1.90 to 10.1.1.120: is met by 10.1.1.1 to 10.1.1.99 of line 2',
    ],
    [
      'e1,10.0.0.2,10.2.0.0/16,10.2.0.2,10.2.0.9,10.2.0.1,10.1.9.0/24,10.1.9.1,10.1.9.2',
      'line 3, 10.1.9.0/24: overlaps with 10.1.0.0/16 of line 2',
    ],
  ])('networks that meet: %s', async (second, message) => {
    const {code, stderr} = await add([header, first, second, ''].join('\n'), placed)
    expect(stderr).toContain(message)
    expect(code).toBe(2)
  })

  test('a subnet that two share with their ranges apart is none', async () => {
    const path = '/dcmanager/v1.0/subclouds/'
    expectWire(
      {path, reply: {subclouds: []}},
      {method: 'POST', path, reply: site(1, 'e0')},
      {method: 'POST', path, reply: site(2, 'e1')},
    )
    const second = 'e1,10.0.0.2,10.1.0.0/16,10.1.2.1,10.1.2.99,10.1.0.1,10.20.1.0/24,10.20.1.1,10.20.1.3'
    const {code, stderr} = await add([header, first, second, ''].join('\n'), placed)
    expect({code, stderr}).toEqual({code: 0, stderr: ''})
  })

  test('all of them are named', async () => {
    const {stderr} = await add('name,bootstrap_address,net\ne0,x,1\ne1,10.0.0.2,900\n')
    expect(stderr).toContain('line 2, column bootstrap_address')
    expect(stderr).toContain('line 3, column net')
  })

  test('a name that the template makes otherwise', async () => {
    const {code, stderr} = await add('name,bootstrap_address,net\ne0,10.0.0.1,1\n', template.replace('{name}', '{net}'))
    expect([code, stderr]).toEqual([2, expect.stringContaining('line 2, column name: e0, but ')])
  })

  test.each([
    ['fleet', () => folder(), 'fleet does not exist'],
    ['fleet', () => '/nowhere.csv', 'fleet does not exist'],
  ])('a %s that is no file', async (_what, path, message) => {
    const argv = ['subcloud', 'add-fleet', path(), '--bootstrap-values', write('site.yml', template)]
    expect(await runProgram(argv)).toMatchObject({code: 2, stderr: expect.stringContaining(message)})
  })
})

test('names that look like numbers stay text, and what exists is passed over', async () => {
  expectWire(
    {path: '/dcmanager/v1.0/subclouds/', reply: {subclouds: [site(1, 'e0')]}},
    {
      method: 'POST',
      path: '/dcmanager/v1.0/subclouds/',
      sends: /name: "1e5"[\s\S]*192\.168\.2\.0\/24[\s\S]*10\.0\.0\.2/,
      reply: site(2, '1e5'),
    },
  )
  const {code, stdout} = await add('name,bootstrap_address,net\ne0,10.0.0.1,1\n1e5,10.0.0.2,2\n', template, [
    '-f',
    'json',
  ])
  expect(JSON.parse(stdout)).toEqual([
    {line: 2, name: 'e0', result: 'exists', detail: ''},
    {line: 3, name: '1e5', result: 'added', detail: 'id 2'},
  ])
  expect(code).toBe(0)
})

test('those that fail are named at the end, with exit code 7', async () => {
  const path = '/dcmanager/v1.0/subclouds/'
  expectWire(
    {path, reply: {subclouds: []}},
    {method: 'POST', path, sends: /name: "?e0/, status: 400, reply: 'no room'},
    {method: 'POST', path, sends: /name: "?e1/, reply: site(2, 'e1')},
  )
  const {code, stdout, stderr} = await add('name,bootstrap_address,net\ne0,10.0.0.1,1\ne1,10.0.0.2,2\n', template, [
    ...['--parallel', '1', '--column', 'result', '-f', 'value'],
  ])
  expect(stdout).toBe('failed\nadded\n')
  expect(stderr).toContain('1 of 2 subclouds were not added, first e0')
  expect(code).toBe(7)
})

test('quotation marks in comments and blanks around quoted cells mean nothing', async () => {
  const path = '/dcmanager/v1.0/subclouds/'
  expectWire({path, reply: {subclouds: []}}, {method: 'POST', path, sends: /name: "?e0/, reply: site(1, 'e0')})
  const csv = 'name,bootstrap_address,net\n# the "first" site, see "plan, part 1\n "e0" ,"10.0.0.1",1\n'
  expect(await add(csv)).toMatchObject({code: 0, stderr: '', stdout: expect.stringMatching(/ 3 {4}\| e0 /)})
})

test('what was done is told when it is interrupted, and what is left', async () => {
  const path = '/dcmanager/v1.0/subclouds/'
  expectWire({path, reply: {subclouds: []}}, {method: 'POST', path, reply: site(1, 'e0')})
  const interrupt = new AbortController()
  nock('http://controller.test')
    .post(path)
    .reply(() => {
      interrupt.abort()
      return [200, site(2, 'e1')]
    })
  const rows = [0, 1, 2].map((at) => `e${at},10.0.0.${at + 1},${at}\n`).join('')
  const outcome = await add(
    `name,bootstrap_address,net\n${rows}`,
    template,
    ['--parallel', '1', '-f', 'value'],
    interrupt,
  )
  expect(outcome).toEqual({
    code: 130,
    stdout: '2 e0 added id 1\n3 e1 unknown it was being sent\n4 e2 left \n',
    stderr:
      'stx: interrupted: 1 of 3 subclouds were added, 2 are not known to be there; ' +
      'repeat the command: those that exist are passed over\n',
  })
})

test.each(['0', 'many', '1.5'])('%s at a time is refused with the reason', async (count) => {
  const {code, stderr} = await add('name,bootstrap_address,net\ne0,10.0.0.1,1\n', template, ['--parallel', count])
  expect(stderr).toContain(`subcloud add-fleet: --parallel: Expected an integer`)
  expect(stderr).toContain(count)
  expect(code).toBe(2)
})
