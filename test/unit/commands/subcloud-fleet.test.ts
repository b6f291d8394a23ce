import {readdirSync, readFileSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import nock from 'nock'
import {beforeEach, describe, expect, test, vi} from 'vitest'
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

/** What a run says of itself before it sends anything. */
const begun = expect.stringMatching(/^run \S+; if it is broken off, take it up again: stx run resume \S+\n$/)

function add(csv: string | Buffer, bootstrap = template, more: string[] = [], {signal} = new AbortController()) {
  const files = [write('fleet.csv', csv), '--bootstrap-values', write('site.yml', bootstrap)]
  return runProgram(['subcloud', 'add-fleet', ...files, '--sysadmin-password', 'secret', ...more], {signal})
}

const addition = '/dcmanager/v1.0/subclouds/'

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
    expect({code, stderr}).toEqual({code: 0, stderr: begun})
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
    ['fleet', () => folder(), 'fleet is no file'],
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
    {line: 2, name: 'e0', result: 'exists', detail: '', changed: false},
    {line: 3, name: '1e5', result: 'added', detail: 'id 2', changed: true},
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
  expect(stderr).toContain(
    '1 of 2 done, 1 failed, 0 left, first e0: no room; correct them and repeat the command: those that exist',
  )
  expect(code).toBe(7)
})

test('quotation marks in comments and blanks around quoted cells mean nothing', async () => {
  const path = '/dcmanager/v1.0/subclouds/'
  expectWire({path, reply: {subclouds: []}}, {method: 'POST', path, sends: /name: "?e0/, reply: site(1, 'e0')})
  const csv = 'name,bootstrap_address,net\n# the "first" site, see "plan, part 1\n "e0" ,"10.0.0.1",1\n'
  expect(await add(csv)).toMatchObject({code: 0, stderr: begun, stdout: expect.stringMatching(/ 3 {4}\| e0 /)})
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
    stderr: expect.stringMatching(
      /^run .*\nstx: broken off: 1 of 3 done, 0 failed, 1 unknown, 1 left; take it up again: stx run resume \S+\n$/,
    ),
  })
})

test.each(['0', 'many', '1.5'])('%s at a time is refused with the reason', async (count) => {
  const {code, stderr} = await add('name,bootstrap_address,net\ne0,10.0.0.1,1\n', template, ['--parallel', count])
  expect(stderr).toContain(`subcloud add-fleet: --parallel: Expected an integer`)
  expect(stderr).toContain(count)
  expect(code).toBe(2)
})

describe('a fleet is a run', () => {
  const csv = 'name,bootstrap_address,net\ne0,10.0.0.1,0\ne1,10.0.0.2,1\ne2,10.0.0.3,2\n'
  const secrets = ['--sysadmin-password', 'secret-St8rling']
  const runs = () => join(folder(), 'home', 'state', 'runs')
  const ledger = () => readdirSync(runs()).find((name) => name.endsWith('.jsonl')) ?? ''
  const id = () => ledger().replace('.jsonl', '')
  const line = (fleet: string) => {
    const files = ['-f', fleet, '--bootstrap-values', write('site.yml', template)]
    return ['subcloud', 'add-fleet', ...files, ...secrets, '--parallel', '1', '--format', 'value']
  }

  beforeEach(() => {
    vi.stubEnv('STX_HOME', join(folder(), 'home'))
    rmSync(runs(), {recursive: true, force: true})
  })

  /** Broken off while the second of three is being sent. */
  async function brokenOff(fleet: string, input = ''): Promise<void> {
    expectWire(
      {path: addition, reply: {subclouds: []}},
      {method: 'POST', path: addition, sends: /name: "?e0/, reply: site(1, 'e0')},
    )
    const interrupt = new AbortController()
    nock('http://controller.test')
      .post(addition, /name: "?e1/)
      .reply(() => {
        interrupt.abort()
        return [200, site(2, 'e1')]
      })
    expect((await runProgram(line(fleet), {input, signal: interrupt.signal})).code).toBe(130)
  }

  test.each([
    ['has come', [site(1, 'e0'), site(2, 'e1')], [], 'exists '],
    [
      'was lost',
      [site(1, 'e0')],
      [{method: 'POST', path: addition, sends: /name: "?e1/, reply: site(3, 'e1')}],
      'added id 3',
    ],
  ] as const)(
    'taken up again, it sends what was not sent; what was being sent %s',
    async (_how, there, more, shown) => {
      await brokenOff(write('fleet.csv', csv))
      const listed = await runProgram(['run', 'list', '-c', 'state,targets,done,left', '--format', 'value'])
      expect(listed.stdout).toBe('open 3 1 2\n')
      const asked = there.length === 1 ? [{path: `${addition}e1`, status: 404, reply: 'Subcloud not found'}] : []
      expectWire({path: addition, reply: {subclouds: there}}, ...asked, ...more, {
        method: 'POST',
        path: addition,
        sends: /name: "?e2/,
        reply: site(4, 'e2'),
      })
      expect(await runProgram(['run', 'resume', id(), ...secrets])).toMatchObject({
        code: 0,
        stdout: `2 e0 added id 1\n3 e1 ${shown}\n4 e2 added id 4\n`,
      })
      expect((await runProgram(['run', 'forget', id()])).code).toBe(0)
    },
  )

  test('with the files that it was begun with, wherever it is taken up', async () => {
    const fleet = write('fleet.csv', csv)
    await brokenOff(fleet)
    const text = readFileSync(join(runs(), ledger()), 'utf8')
    expect(text).not.toContain('St8rling')
    expect(text).not.toContain('10.0.0.1')
    expect(JSON.parse(text.split('\n')[0] ?? '').command).toContain(`--file=${fleet}`)
    write('fleet.csv', csv.replace('10.0.0.3', '10.0.0.4'))
    expect(await runProgram(['run', 'resume', id(), ...secrets])).toEqual({
      code: 6,
      stdout: '',
      stderr:
        `stx: ${fleet} is not as it was when run ${id()} was begun; put it back as it was; ` +
        'or type the command anew: subclouds that exist are passed over\n',
    })
  })

  test('that came out of a pipe wants to have it again', async () => {
    await brokenOff('-', csv)
    const refused = await runProgram(['run', 'resume', id(), ...secrets])
    expect(refused).toMatchObject({code: 6, stdout: ''})
    expect(refused.stderr).toBe(
      `stx: run ${id()} was begun with sites from a pipe, and nothing is piped in; ` +
        `pipe in the same again: stx run resume ${id()} < FILE\n`,
    )
    expectWire(
      {path: addition, reply: {subclouds: [site(1, 'e0'), site(2, 'e1')]}},
      {method: 'POST', path: addition, sends: /name: "?e2/, reply: site(4, 'e2')},
    )
    expect(await runProgram(['run', 'resume', id(), ...secrets], {input: csv})).toMatchObject({code: 0})
  })

  test.each([
    [
      '- {name: e0, bootstrap_address: 10.0.0.1, net: 1}\n- name: 1e5\n  bootstrap_address: "10.0.0.2"\n  net: 2\n',
      [1, 2],
    ],
    [
      '# two\nsites:\n- {name: e0, bootstrap_address: 10.0.0.1, net: 1}\n- {net: 2, name: 1e5, bootstrap_address: 10.0.0.2}',
      [3, 4],
    ],
    [
      '[{"name": "e0", "bootstrap_address": "10.0.0.1", "net": 1}, {"name": "1e5", "bootstrap_address": "10.0.0.2", "net": 2}]',
      [1, 1],
    ],
  ])('may be a list: %s', async (list, lines) => {
    expectWire(
      {path: addition, reply: {subclouds: [site(1, 'e0')]}},
      {
        method: 'POST',
        path: addition,
        sends: /name: "1e5"[\s\S]*192\.168\.2\.0\/24[\s\S]*10\.0\.0\.2/,
        reply: site(2, '1e5'),
      },
    )
    expect(await runProgram(line('-'), {input: list})).toMatchObject({
      code: 0,
      stdout: `${lines[0]} e0 exists \n${lines[1]} 1e5 added id 2\n`,
    })
  })

  test.each([
    ['- {name: e0, net: 1}\n', 'has no column bootstrap_address'],
    ['- {name: e0, bootstrap_address: 10.0.0.1}\n', 'management_subnet needs a column net'],
    ['- {name: e0, name: e1}\n', 'line 1: name stands there twice'],
    ['- {name: e0, bootstrap_address: [10.0.0.1], net: 1}\n', 'line 1, column bootstrap_address: is no text'],
    ['- {name: e0\n', 'line 2: '],
    ['- e0\n- e1\n', 'line 1: this is no site'],
    ['sites: e0\n', 'line 1: this is no list of sites'],
    [
      '- {name: e0, bootstrap_address: 10.0.0.1, net: 1}\n- {name: e0, bootstrap_address: 10.0.0.2, net: 2}',
      'line 2, column name: e0 is that of line 1',
    ],
    [`- ${'['.repeat(5000)}`, 'this is too much'],
    ['---\n', 'line 1: this is no list of sites'],
    ['[]', 'has no sites'],
  ])('a list that cannot be, %j, sends nothing and begins no run', async (list, message) => {
    const {code, stdout, stderr} = await runProgram(line('-'), {input: list})
    expect(stderr).toMatch(/^stx: [^\n]*\n$/)
    expect(stderr).toContain(message)
    expect({code, stdout}).toEqual({code: 2, stdout: ''})
  })

  test('that is rehearsed tells each request, and is not remembered', async () => {
    expectWire({path: addition, reply: {subclouds: [site(1, 'e0')]}})
    const {code, stdout} = await runProgram([
      ...line(write('fleet.csv', csv)).slice(0, -2),
      '--format',
      'json',
      '--dry-run',
    ])
    expect(code).toBe(9)
    expect((JSON.parse(stdout) as {method: string}[]).map(({method}) => method)).toEqual(['POST', 'POST'])
    expect(stdout).not.toContain('St8rling')
    expect((await runProgram(['run', 'list', '--format', 'json'])).stdout).toBe('[]\n')
  })

  test.each([
    [['--subclouds', 'all'], 'subcloud add-fleet takes no --subclouds'],
    [['--subcloud', 'e1'], '--subcloud leads into a subcloud'],
    [['other.csv'], 'two files are named: other.csv and '],
    [['--stop-after', '0'], '"0" is neither a number of failures nor a share'],
  ])('%j sends nothing', async (more, message) => {
    const {code, stderr} = await runProgram([...line(write('fleet.csv', csv)), ...more])
    expect(stderr).toContain(message)
    expect(code).toBe(2)
  })
})

test('a plan of it says who would be added and who is there; no password is asked for, and nothing is sent', async () => {
  const groups = '/dcmanager/v1.0/subcloud-groups/'
  expectWire(
    {path: `${groups}east`, reply: {id: 7, name: 'east'}},
    {path: addition, reply: {subclouds: [{...site(4, 'e1'), group_id: 1}]}},
    {
      path: groups,
      reply: {
        subcloud_groups: [
          {id: 1, name: 'Default'},
          {id: 7, name: 'east'},
        ],
      },
    },
  )
  const csv = 'name,bootstrap_address,net,group\ne0,10.0.0.1,1,east\ne1,10.0.0.2,2,\n'
  const files = [write('fleet.csv', csv), '--bootstrap-values', write('site.yml', template)]
  const words = ['subcloud', 'add-fleet', ...files, '--plan', '--format', 'value']
  expect(await runProgram(words)).toEqual({
    stdout: '2 e0 add east \n3 e1 exists Default id 4, not-deployed\n',
    stderr: '1 of 2 would be added, 16 requests at a time; a deployment usually takes 48m; nothing was sent\n',
    code: 0,
  })
})

test('a plan of it says whose addresses somebody has already', async () => {
  const taken = {'management-start-ip': '192.168.1.40', 'management-end-ip': '192.168.1.90'}
  const groups = '/dcmanager/v1.0/subcloud-groups/'
  expectWire(
    {path: addition, reply: {subclouds: [{...site(4, 'old'), ...taken, group_id: 1}]}},
    {path: groups, reply: {subcloud_groups: [{id: 1, name: 'Default'}]}},
  )
  const csv = 'name,bootstrap_address,net\ne0,10.0.0.1,1\ne1,10.0.0.2,2\n'
  const files = [write('fleet.csv', csv), '--bootstrap-values', write('site.yml', template)]
  const {stdout, stderr, code} = await runProgram(['subcloud', 'add-fleet', ...files, '--plan', '--format', 'value'])
  const detail = '192.168.1.2 to 192.168.1.50 is met by the addresses of old'
  expect(stdout).toBe(`2 e0 refused Default ${detail}\n3 e1 add Default \n`)
  expect(stderr).toContain('1 of 2 would be added')
  expect(stderr).toContain(`stx: dcmanager would refuse 1 of 2, first line 2, e0: ${detail}; give it other addresses`)
  expect(code).toBe(6)
})
