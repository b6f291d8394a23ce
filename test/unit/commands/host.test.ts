import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, describe, expect, test} from 'vitest'
import {runProgram} from '../../support/run.js'
import {cellsOf, refusal} from '../../support/table.js'
import {useWire} from '../../support/wire.js'

const {expectWire} = useWire()

const host = (id: number, hostname: string, more: object = {}) => ({
  id,
  uuid: `00000000-0000-4000-8000-00000000000${id}`,
  hostname,
  personality: 'controller',
  administrative: 'unlocked',
  operational: 'enabled',
  availability: 'available',
  task: null,
  ...more,
})
const hosts = {ihosts: [host(2, 'controller-1'), host(1, 'controller-0')]}

describe('host list', () => {
  test('prints the official table, by id', async () => {
    expectWire({path: '/sysinv/v1/ihosts', reply: hosts})
    expect(await runProgram(['host', 'list'])).toEqual({
      stdout: `+----+--------------+-------------+----------------+-------------+--------------+
| id | hostname     | personality | administrative | operational | availability |
+----+--------------+-------------+----------------+-------------+--------------+
| 1  | controller-0 | controller  | unlocked       | enabled     | available    |
| 2  | controller-1 | controller  | unlocked       | enabled     | available    |
+----+--------------+-------------+----------------+-------------+--------------+
`,
      stderr: '',
      code: 0,
    })
  })

  test.each([[['host-list']], [['system', 'host-list']], [['--os-region-name', 'RegionOne', 'host', 'list']]])(
    'answers to %j',
    async (words) => {
      expectWire({path: '/sysinv/v1/ihosts', reply: hosts})
      expect((await runProgram([...words, '-f', 'value', '-c', 'hostname'])).stdout).toBe(
        'controller-0\ncontroller-1\n',
      )
    },
  )

  test('JSON has everything the server sent, with its types', async () => {
    expectWire({path: '/sysinv/v1/ihosts', reply: {ihosts: [host(1, 'controller-0', {uptime: 5, unknown_to_us: [1]})]}})
    const {stdout} = await runProgram(['host', 'list', '--format', 'json'])
    expect(JSON.parse(stdout)).toEqual([host(1, 'controller-0', {uptime: 5, unknown_to_us: [1]})])
  })

  test('a reply of the wrong shape is one line with the URL', async () => {
    expectWire({path: '/sysinv/v1/ihosts', reply: {ihosts: [{id: 'one'}]}})
    const {stdout, stderr, code} = await runProgram(['host', 'list'])
    expect({stdout, code}).toEqual({stdout: '', code: 1})
    expect(stderr).toMatch(/^stx: .*http:\/\/controller\.test\/sysinv\/v1\/ihosts.*\n$/)
  })
})

describe('host show', () => {
  test('finds a host by name, and says which one is missing', async () => {
    expectWire({path: '/sysinv/v1/ihosts', reply: hosts})
    const {stderr, code} = await runProgram(['host', 'show', 'worker-9'])
    expect({stderr, code}).toEqual({stderr: 'stx: host not found: worker-9; see: stx host list\n', code: 5})
  })

  test('asks for a number directly', async () => {
    expectWire({path: '/sysinv/v1/ihosts/2', reply: host(2, 'controller-1', {install_state: 'completed+'})})
    const {stdout} = await runProgram(['host', 'show', '2', '-c', 'hostname', '-c', 'install_state'])
    expect(stdout).toBe(`+---------------+--------------+
| Property      | Value        |
+---------------+--------------+
| hostname      | controller-1 |
| install_state | completed    |
+---------------+--------------+
`)
  })
})

describe('host lock and unlock', () => {
  const act = (value: string) => [{op: 'replace', path: '/action', value}]

  test.each([
    [['host', 'lock', 'controller-1'], 'lock'],
    [['host', 'lock', 'controller-1', '--force'], 'force-lock'],
    [['host-lock', '-f', '-u', 'controller-1'], 'force-unsafe-lock'],
    [['host', 'lock', '--unsafe', 'controller-1'], 'lock'],
    [['host', 'unlock', 'controller-1'], 'unlock'],
    [['host-unlock', 'controller-1', '-f'], 'force-unlock'],
  ])('%j sends %s', async (words, action) => {
    expectWire(
      {path: '/sysinv/v1/ihosts', reply: hosts},
      {
        method: 'PATCH',
        path: '/sysinv/v1/ihosts/2',
        sends: act(action),
        reply: host(2, 'controller-1', {task: 'Busy'}),
      },
    )
    const {stdout, code} = await runProgram([...words, '--format', 'value', '--column', 'task'])
    expect({stdout, code}).toEqual({stdout: 'Busy\n', code: 0})
  })

  test('--wait goes on until the host is locked', async () => {
    expectWire(
      {path: '/sysinv/v1/ihosts', reply: hosts},
      {method: 'PATCH', path: '/sysinv/v1/ihosts/2', reply: host(2, 'controller-1', {task: 'Locking'})},
      {path: '/sysinv/v1/ihosts/2', reply: host(2, 'controller-1', {task: '', administrative: 'locked'})},
    )
    const {stdout, stderr, code} = await runProgram([
      'host',
      'lock',
      'controller-1',
      '--wait',
      '-f',
      '-c',
      'administrative',
      '--format',
      'value',
    ])
    expect({stdout, code}).toEqual({stdout: 'locked\n', code: 0})
    expect(stderr).toBe('host controller-1: Locking\nhost controller-1: locked after 0s\n')
  })

  test('--wait ends at once when the host refuses, with exit code 3', async () => {
    expectWire(
      {path: '/sysinv/v1/ihosts', reply: hosts},
      {
        method: 'PATCH',
        path: '/sysinv/v1/ihosts/2',
        reply: host(2, 'controller-1', {availability: 'failed', task: ''}),
      },
    )
    const {stderr, code} = await runProgram(['host', 'unlock', 'controller-1', '--wait', '--quiet'])
    expect(code).toBe(3)
    expect(stderr).toMatch(/^stx: host controller-1 failed: .*; see: stx host why controller-1\n$/)
  })

  test('a refusal is the server text and exit code 6, never a stack trace', async () => {
    expectWire(
      {path: '/sysinv/v1/ihosts', reply: hosts},
      {method: 'PATCH', path: '/sysinv/v1/ihosts/1', status: 400, reply: refusal('Can not lock an active controller.')},
    )
    const {stderr, stdout, code} = await runProgram(['host', 'lock', 'controller-0', '--format', 'json'])
    expect(code).toBe(6)
    expect(stderr).toContain('Can not lock an active controller.')
    expect(JSON.parse(stdout)).toMatchObject({error: {kind: 'conflict', code: 6, status: 400}})
  })
})

describe('what a host does after the reply', () => {
  const path = '/sysinv/v1/ihosts/2'
  const replies = (now: object) => [
    {path: '/sysinv/v1/ihosts', reply: hosts},
    {method: 'PATCH' as const, path, reply: host(2, 'controller-1', now)},
  ]
  const waiting = (verb: string) =>
    runProgram(['host', verb, 'controller-1', '--wait', '-c', 'id', '--format', 'value'])

  test.each([
    [['swact'], 'swact'],
    [['swact', '--force'], 'force-swact'],
    [['reboot'], 'reboot'],
    [['reset'], 'reset'],
    [['power-on'], 'power-on'],
    [['power-off'], 'power-off'],
    [['reinstall'], 'reinstall'],
  ])('%j sends %s and shows the host', async ([verb = '', ...flags], value) => {
    expectWire(
      {path: '/sysinv/v1/ihosts', reply: hosts},
      {method: 'PATCH', path, sends: [{op: 'replace', path: '/action', value}], reply: host(2, 'controller-1')},
    )
    const {stdout, code} = await runProgram(['host', verb, 'controller-1', ...flags, '-c', 'hostname'])
    expect({table: cellsOf(stdout), code}).toEqual({
      table: [
        ['Property', 'Value'],
        ['hostname', 'controller-1'],
      ],
      code: 0,
    })
  })

  test.each([
    ['swact', {task: 'Swacting'}, {task: '', capabilities: {Personality: 'Controller-Standby'}}, 'Swacting', 'standby'],
    ['reboot', {task: 'Rebooting'}, {task: null, availability: 'online'}, 'Rebooting', 'online'],
    ['reset', {task: 'Resetting'}, {task: 'Reset Completed', availability: 'online'}, 'Resetting', 'online'],
    ['power-on', {task: '', availability: 'offline'}, {task: '', availability: 'online'}, 'powering on', 'online'],
    [
      'power-off',
      {task: 'Powering-off'},
      {task: 'Power-Off Completed', availability: 'power-off'},
      'Powering-off',
      'power-off',
    ],
    [
      'reinstall',
      {task: 'Reinstalling'},
      {task: '', availability: 'online', inv_state: 'inventoried', install_state: 'completed'},
      'Reinstalling',
      'online',
    ],
  ])('%s --wait goes on until it is over', async (verb, now, then, phase, end) => {
    expectWire(...replies(now), {path, reply: host(2, 'controller-1', then)})
    expect(await waiting(verb)).toEqual({
      stdout: '2\n',
      stderr: `host controller-1: ${phase}\nhost controller-1: ${end} after 0s\n`,
      code: 0,
    })
  })

  test.each([
    ['swact', {task: 'Swact: Failed'}, 'Swact: Failed'],
    ['swact', {capabilities: {Personality: 'Controller-Active'}}, 'it is still active'],
    ['reset', {task: 'Reset Failed - BMC Not Provisioned'}, 'Reset Failed - BMC Not Provisioned'],
    ['power-off', {task: 'Power-Off Failed'}, 'Power-Off Failed'],
    ['reinstall', {task: 'Reinstall Failed'}, 'Reinstall Failed'],
    ['lock', {vim_progress_status: 'services-disable-failed'}, 'services-disable-failed'],
  ])('%s --wait ends with exit code 3 for %j', async (verb, now, reason) => {
    expectWire(...replies(now))
    const {stderr, code} = await waiting(verb)
    expect(code).toBe(3)
    expect(stderr).toContain(`stx: host controller-1 failed: ${reason}; see: stx host why controller-1\n`)
  })
})

describe('host add, update and delete', () => {
  test('host add sends what is given, and reads the host again', async () => {
    const {uuid} = host(3, 'worker-0')
    expectWire(
      {
        method: 'POST',
        path: '/sysinv/v1/ihosts',
        sends: {hostname: 'worker-0', personality: 'worker', mgmt_mac: '08:00:27:11:22:33', location: {locn: 'row 7'}},
        reply: host(3, 'worker-0'),
      },
      {path: `/sysinv/v1/ihosts/${uuid}`, reply: host(3, 'worker-0', {serialid: 'S1'})},
    )
    const words = ['host-add', '-n', 'worker-0', '-p', 'worker', '-m', '08:00:27:11:22:33', '-l', 'row 7']
    const {stdout, code} = await runProgram([...words, '--column', 'serialid'])
    expect({table: cellsOf(stdout)[1], code}).toEqual({table: ['serialid', 'S1'], code: 0})
  })

  test('host add --wait waits for the installation and the inventory', async () => {
    const {uuid} = host(3, 'worker-0')
    const offline = {administrative: 'locked', availability: 'offline'}
    expectWire(
      {method: 'POST', path: '/sysinv/v1/ihosts', reply: host(3, 'worker-0', offline)},
      {path: `/sysinv/v1/ihosts/${uuid}`, reply: host(3, 'worker-0', offline)},
      {path: '/sysinv/v1/ihosts/3', reply: host(3, 'worker-0', {...offline, install_state: 'failed'})},
    )
    const {stderr, code} = await runProgram(['host', 'add', '-p', 'worker', '-m', '08:00:27:11:22:33', '--wait'])
    expect(code).toBe(3)
    expect(stderr).toContain('host worker-0: waiting for it to boot\n')
    expect(stderr).toContain('host worker-0 failed: its installation failed')
  })

  test('host update sends a replacement for each change', async () => {
    expectWire(
      {path: '/sysinv/v1/ihosts/2', reply: host(2, 'controller-1')},
      {
        method: 'PATCH',
        path: '/sysinv/v1/ihosts/2',
        sends: [
          {op: 'replace', path: '/bm_type', value: 'dynamic'},
          {op: 'replace', path: '/location', value: 'a=b'},
        ],
        reply: host(2, 'controller-1', {bm_type: 'dynamic'}),
      },
    )
    const {stdout} = await runProgram(['host', 'update', '2', 'bm_type=dynamic', '/location=a=b', '-c', 'bm_type'])
    expect(cellsOf(stdout)[1]).toEqual(['bm_type', 'dynamic'])
  })

  test('host update without an equals sign sends nothing', async () => {
    const {stderr, code} = await runProgram(['host', 'update', '2', 'bm_type'])
    expect(code).toBe(2)
    expect(stderr).toContain('Attributes must be a list of PATH=VALUE not "/bm_type"')
  })

  test('host delete tries all hosts and names those that stay', async () => {
    expectWire(
      {
        method: 'DELETE',
        path: '/sysinv/v1/ihosts/nope',
        status: 404,
        reply: refusal('Server nope could not be found.'),
      },
      {method: 'DELETE', path: '/sysinv/v1/ihosts/worker-1', status: 204},
    )
    expect(await runProgram(['host', 'delete', 'nope', 'worker-1'])).toEqual({
      stdout: '',
      stderr: 'Deleted host worker-1\nstx: nope: host not found: nope\n',
      code: 7,
    })
  })

  test('host delete as the official program stops at the first', async () => {
    expectWire({
      method: 'DELETE',
      path: '/sysinv/v1/ihosts/nope',
      status: 404,
      reply: refusal('Server nope could not be found.'),
    })
    expect(await runProgram(['host-delete', 'nope', 'worker-1'], {program: 'system'})).toEqual({
      stdout: '',
      stderr: 'host not found: nope\n',
      code: 1,
    })
  })

  test('the frequency limit is an attribute of the host', async () => {
    expectWire(
      {path: '/sysinv/v1/ihosts', reply: hosts},
      {
        method: 'PATCH',
        path: '/sysinv/v1/ihosts/2',
        sends: [{op: 'replace', path: '/max_cpu_mhz_configured', value: '2400'}],
        reply: host(2, 'controller-1', {max_cpu_mhz_configured: '2400'}),
      },
    )
    const words = ['host', 'cpu', 'max-frequency', 'modify', 'controller-1', '2400']
    const {stdout} = await runProgram([...words, '-c', 'max_cpu_mhz_configured'])
    expect(cellsOf(stdout)[1]).toEqual(['max_cpu_mhz_configured', '2400'])
  })
})

describe('host kernel', () => {
  const {uuid} = host(2, 'controller-1')
  const path = `/sysinv/v1/ihosts/${uuid}/kernel`
  const kernel = {hostname: 'controller-1', kernel_provisioned: 'lowlatency', kernel_running: 'standard'}

  test('show prints what runs and what will', async () => {
    expectWire({path: '/sysinv/v1/ihosts', reply: hosts}, {path, reply: kernel})
    const {stdout} = await runProgram(['host-kernel-show', 'controller-1'], {program: 'system'})
    expect(cellsOf(stdout)).toEqual([['Property', 'Value'], ...Object.entries(kernel)])
  })

  test.each(['stx', 'system'] as const)('modify as %s', async (program) => {
    const sends = [{op: 'replace', path: '/kernel_provisioned', value: 'lowlatency'}]
    expectWire({path: '/sysinv/v1/ihosts', reply: hosts}, {method: 'PATCH', path, sends, reply: kernel})
    expect(await runProgram(['host-kernel-modify', 'controller-1', 'lowlatency'], {program})).toEqual({
      stdout: '',
      stderr: program === 'stx' ? 'controller-1 will boot the lowlatency kernel when it is unlocked\n' : '',
      code: 0,
    })
  })

  test('modify knows two kernels', async () => {
    const {stderr, code} = await runProgram(['host', 'kernel', 'modify', 'controller-1', 'fast'])
    expect(code).toBe(2)
    expect(stderr).toContain('standard')
  })
})

describe('host bulk-add and bulk-export', () => {
  const folder = mkdtempSync(join(tmpdir(), 'stx-bulk-'))
  const file = join(folder, 'hosts.xml')
  afterAll(() => rmSync(folder, {recursive: true}))
  const adding = (reply: object) => {
    writeFileSync(file, '<hosts><host><personality>worker</personality></host></hosts>')
    expectWire({method: 'POST', path: '/sysinv/v1/ihosts/bulk_add', reply})
  }

  test('lists the hosts that were added', async () => {
    adding({success: '\n worker-0\n worker-1 Warning: Ignoring <power_on>.', error: ''})
    const {stdout, stderr, code} = await runProgram(['host', 'bulk-add', file])
    expect({table: cellsOf(stdout), stderr, code}).toEqual({
      table: [
        ['host', 'result', 'remark'],
        ['worker-0', 'added', ''],
        ['worker-1', 'added', 'Warning: Ignoring <power_on>.'],
      ],
      stderr: '',
      code: 0,
    })
  })

  test('half of the hosts being wrong is exit code 7, and each is named', async () => {
    adding({success: '\n worker-0', error: ' worker-1: MAC exists.\nChoose another.\n worker-2: No such personality\n'})
    const {stdout, stderr, code} = await runProgram(['host', 'bulk-add', file])
    expect(cellsOf(stdout).slice(1)).toEqual([
      ['worker-0', 'added', ''],
      ['worker-1', 'refused', 'MAC exists. Choose another.'],
      ['worker-2', 'refused', 'No such personality'],
    ])
    expect(stderr).toBe(`stx: ${file}: worker-1: MAC exists. Choose another.; worker-2: No such personality\n`)
    expect(code).toBe(7)
  })

  test('a file that is refused as a whole is exit code 1', async () => {
    adding({success: '', error: ' No hosts have been added, error parsing host worker-3: no MAC'})
    expect(await runProgram(['host', 'bulk-add', file])).toEqual({
      stdout: '',
      stderr: `stx: ${file}: No hosts have been added, error parsing host worker-3: no MAC\n`,
      code: 1,
    })
  })

  test('the official program prints both texts and exits with 0', async () => {
    adding({success: '\n worker-0', error: ' worker-1: MAC exists\n'})
    expect(await runProgram(['host-bulk-add', file], {program: 'system'})).toEqual({
      stdout: 'Success: \n worker-0\n\nError:\n worker-1: MAC exists\n\n',
      stderr: '',
      code: 0,
    })
  })

  test('malformed XML is refused with line and column, and nothing is sent', async () => {
    writeFileSync(file, '<hosts>\n  <host>\n    <location>R&D</location>\n  </host>\n</hosts>\n')
    expect(await runProgram(['host', 'bulk-add', file])).toEqual({
      stdout: '',
      stderr: `stx: ${file}: line 3, column 16: an "&" must be written as &amp;; no host was added\n`,
      code: 2,
    })
  })

  test.each([
    [folder, `Error: ${folder} is a directory.`],
    [`${folder}/none.xml`, `Error: Could not open file ${folder}/none.xml.`],
  ])('%s cannot be read', async (name, message) => {
    expect(await runProgram(['host-bulk-add', name], {program: 'system'})).toEqual({
      stdout: '',
      stderr: `${message}\n`,
      code: 1,
    })
  })

  test('a file of more than the 10,000 hosts that one may have is not read', async () => {
    const large = join(folder, 'large.xml')
    writeFileSync(large, `<hosts><!-- ${'x'.repeat(8 * 1024 * 1024)} --></hosts>`)
    expect(await runProgram(['host', 'bulk-add', large])).toEqual({
      stdout: '',
      stderr: `stx: Could not open file ${large}; it is too large: it has 9 MiB, and may have 4 MiB\n`,
      code: 2,
    })
  })

  test('export of nothing writes no file', async () => {
    const target = join(folder, 'nothing.xml')
    expectWire({path: '/sysinv/v1/ihosts/bulk_export', reply: {}})
    const {stderr, code} = await runProgram(['host', 'bulk-export', '--filename', target])
    expect(stderr).toMatch(/^stx: sysinv answered GET .* in a form that is not known: content: .*string/)
    expect(code).toBe(1)
    expect(existsSync(target)).toBe(false)
  })

  test('export writes what the server sends', async () => {
    const target = join(folder, 'export.xml')
    expectWire({path: '/sysinv/v1/ihosts/bulk_export', reply: {content: '<hosts>ä</hosts>'}})
    const {stderr, code} = await runProgram(['host', 'bulk-export', '--filename', target])
    expect({stderr, code}).toEqual({stderr: `Export successfully to ${target}\n`, code: 0})
    expect(readFileSync(target, 'utf8')).toBe('<hosts>ä</hosts>')
  })

  test('export to where nothing can be written', async () => {
    const target = join(folder, 'none', 'export.xml')
    expectWire({path: '/sysinv/v1/ihosts/bulk_export', reply: {content: '<hosts/>'}})
    const {stderr, code} = await runProgram(['host', 'bulk-export', '--filename', target])
    expect(stderr).toContain(`stx: cannot write ${target}: ENOENT`)
    expect(code).toBe(1)
  })
})

describe('as the official program', () => {
  test('errors are the words of the server, exit code 1', async () => {
    expectWire({path: '/sysinv/v1/ihosts', reply: hosts})
    expect(await runProgram(['host-show', 'nobody'], {program: 'system'})).toEqual({
      stdout: '',
      stderr: 'host not found: nobody\n',
      code: 1,
    })
  })
})
