import {mkdirSync, mkdtempSync, symlinkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {runProgram} from '../../support/run.js'
import {cellsOf} from '../../support/table.js'
import {type Exchange, useWire} from '../../support/wire.js'

const {expectWire} = useWire()

const software = (...words: string[]) => runProgram(words, {program: 'software'})
const answer = (info: string, more: object = {}) => ({info, warning: '', error: '', ...more})
const release = (id: string, state: string, more: object = {}) => ({
  release_id: id,
  state,
  sw_version: id.replace(/^\w+-/, ''),
  component: 'starlingx',
  reboot_required: true,
  requires: ['a', 'b'],
  packages: ['one.deb', 'two.deb'],
  metapackages: {base: {state: 'deployed'}},
  ...more,
})
const all = ['starlingx-26.03.10', 'starlingx-26.03.2', 'starlingx-26.03.0'].map((id) => release(id, 'available'))

describe('releases', () => {
  test('list compares separators as hyphens', async () => {
    expectWire({path: '/usm/v1/release?show=available&release=starlingx-26.03.0', reply: all})
    const words = ['list', '--state', 'available', '--release', 'starlingx-26.03.0']
    expect((await software(...words)).stdout).toBe(`+--------------------+------+-----------+
| Release            | RR   |   State   |
+--------------------+------+-----------+
| starlingx-26.03.0  | True | available |
| starlingx-26.03.10 | True | available |
| starlingx-26.03.2  | True | available |
+--------------------+------+-----------+
`)
  })

  test.each([
    [[], ''],
    [['--all'], '?all'],
    [['--state', 'a b', '--all', '--pre-upgrade-deploy'], '?show=a%20b&all&pre-upgrade-deploy'],
  ])('metapackage list %j asks for %s, lowest version first', async (flags, query) => {
    const rows = [release('b-2.0', 'available'), release('b-1.0', 'deployed')]
    expectWire({path: `/usm/v1/release/metapackage${query}`, reply: rows})
    const {stdout} = await runProgram(['software', 'metapackage', 'list', ...flags])
    expect(cellsOf(stdout).map(([id]) => id)).toEqual(['Release', 'b-1.0', 'b-2.0'])
  })

  test('show spreads lists over rows and hides what is long', async () => {
    expectWire({path: '/usm/v1/release/starlingx-26.03.0', reply: release('starlingx-26.03.0', 'deployed')})
    const short = cellsOf((await software('show', 'starlingx-26.03.0')).stdout)
    expect(short.slice(-2)).toEqual([
      ['requires', 'a'],
      ['', 'b'],
    ])
    expectWire({path: '/usm/v1/release/starlingx-26.03.0', reply: release('starlingx-26.03.0', 'deployed')})
    const long = cellsOf((await software('show', 'starlingx-26.03.0', '--packages', '--metapackages')).stdout)
    expect(long.slice(-7)).toEqual([
      ['packages', 'one.deb'],
      ['', 'two.deb'],
      ['metapackages', '{'],
      ['', '"base": {'],
      ['', '"state": "deployed"'],
      ['', '}'],
      ['', '}'],
    ])
  })

  test.each([
    ['is-available', true, 0],
    ['is-deployed', false, 1],
    ['is-committed', false, 1],
  ])('%s answers %j with exit code %i', async (verb, reply, code) => {
    const path = `/usm/v1/release/a/b/${verb.replace('-', '_')}`
    expectWire({path, reply: JSON.stringify(reply)})
    const text = reply ? 'True\n' : 'False\n'
    expect(await software(verb, 'a', 'b')).toEqual({stdout: text, stderr: '', code})
    expectWire({path, reply: JSON.stringify(reply)})
    const outcome = await runProgram(['software', verb, 'a', 'b', '--format', 'json'])
    expect(JSON.parse(outcome.stdout)).toEqual({releases: ['a', 'b'], [verb.slice(3)]: reply})
    expect(outcome.code).toBe(code)
  })

  test('delete --all deletes the members of a major release', async () => {
    expectWire(
      {
        path: '/usm/v1/release?show=patch&release=26.03',
        reply: [release('starlingx-26.03.1', 'available'), release('other-26.03.1', 'available', {component: 'other'})],
      },
      {method: 'DELETE', path: '/usm/v1/release/starlingx-26.03.1', reply: answer('Deleted\n')},
    )
    expect(await software('delete', '--all', 'starlingx-26.03')).toEqual({stdout: 'Deleted\n\n', stderr: '', code: 0})
  })

  test.each([
    [['starlingx-26.03.1'], 'The release ID must have the pattern: component-MM.mm'],
    [['a-26.03', 'b-26.03'], '--all require only one release ID'],
  ])('delete --all %j sends nothing', async (ids, text) => {
    expectWire()
    expect(await software('delete', '--all', ...ids)).toEqual({stdout: `${text}\n`, stderr: '', code: 1})
    expectWire()
    expect((await runProgram(['software', 'delete', '--all', ...ids])).code).toBe(2)
  })
})

describe('what commands send', () => {
  const post = (path: string, sends?: unknown): Exchange => ({method: 'POST', path: `/usm/v1${path}`, sends})
  const del = (path: string): Exchange => ({method: 'DELETE', path: `/usm/v1${path}`})
  const cases: [line: string, exchange: Exchange][] = [
    ['delete a b', del('/release/a/b')],
    ['install-local', post('/deploy_host/install_local', {delete: false})],
    ['install-local --delete', post('/deploy_host/install_local', {delete: true})],
    ['deploy abort', post('/deploy/abort', {})],
    ['deploy activate', post('/deploy/activate', {})],
    ['deploy activate-rollback', post('/deploy/activate_rollback', {})],
    ['deploy complete', post('/deploy/complete', {})],
    ['deploy delete --yes', del('/deploy')],
    ['deploy host controller-1', post('/deploy_host/controller-1')],
    ['deploy host -f controller-1', post('/deploy_host/controller-1/force')],
    ['deploy host-rollback controller-1', post('/deploy_host/controller-1/rollback')],
    ['deploy host-rollback --force controller-1', post('/deploy_host/controller-1/rollback/force')],
    ['deploy precheck', post('/deploy/precheck', {releases: []})],
    [
      'deploy precheck a b --pre-upgrade-deploy -f --region_name one -o k=v --options x=y',
      post('/deploy/precheck', {
        releases: ['a', 'b'],
        force: 'true',
        options: ['k=v', 'x=y'],
        region_name: 'one',
        pre_upgrade_deploy: true,
      }),
    ],
    ['deploy start', post('/deploy/start', {})],
    [
      'deploy start a --pre-upgrade-deploy --remove --force -o k=v',
      post('/deploy/start', {
        releases: ['a'],
        force: 'true',
        options: ['k=v'],
        pre_upgrade_deploy: true,
        remove: true,
      }),
    ],
    ['deploy select a b', post('/deploy/select', {releases: ['a', 'b'], pre_upgrade_deploy: false})],
    [
      'deploy select a --pre-upgrade-deploy --remove',
      post('/deploy/select', {releases: ['a'], pre_upgrade_deploy: true, remove: true}),
    ],
    ['deploy unselect', post('/deploy/unselect', {unselect_all: false})],
    [
      'deploy unselect a --all --pre-upgrade-deploy',
      post('/deploy/unselect', {unselect_all: true, releases: ['a'], pre_upgrade_deploy: true}),
    ],
    ['system-deploy init 26.03', post('/system_deploy/26.03/init', {})],
    ['system-deploy init 26.03 --kube-upgrade v1.32.2', post('/system_deploy/26.03/init', {kube_version: 'v1.32.2'})],
    ['system-deploy delete', del('/system_deploy/')],
  ]

  test.each(cases)('software %s', async (line, exchange) => {
    expectWire({...exchange, reply: answer('done it')})
    expect(await software(...line.split(' '))).toEqual({stdout: 'done it\n', stderr: '', code: 0})
  })

  test.each(['deploy select a --remove', 'deploy start --remove'])('software %s is refused', async (line) => {
    const stdout = 'Error: --remove requires --pre-upgrade-deploy\n'
    expect(await software(...line.split(' '))).toEqual({stdout, stderr: '', code: 1})
    expect(await runProgram(['software', ...line.split(' ')])).toEqual({
      stdout: '',
      stderr: 'stx: --remove requires --pre-upgrade-deploy\n',
      code: 2,
    })
  })

  test('software deploy select takes no --all, which only unselect has, for one of its own options', async () => {
    for (const words of [['--all'], ['a', '--all']]) {
      expect(await software('deploy', 'select', ...words)).toMatchObject({
        stdout: '',
        stderr: expect.stringMatching(/^usage: software deploy select .*\n.*unknown option --all\n$/),
        code: 2,
      })
    }
  })

  test('a kubernetes version that is none is refused', async () => {
    const {stdout, code} = await software('system-deploy', 'init', '26.03', '--kube-upgrade', 'new')
    expect({stdout, code}).toEqual({
      stdout: "Error:\nInvalid kube-upgrade version 'new': must match '[v]n.n.n'\n",
      code: 1,
    })
  })
})

describe('what usm says', () => {
  const report = 'System Health:\nAll hosts are provisioned: [OK]\n'

  test.each([
    [200, answer(report), `${report}\n`, 0],
    [200, answer('i', {warning: 'w'}), 'Warning:\nw\n', 0],
    [200, answer('', {error: 'two\nlines'}), 'Error:\ntwo\nlines\n', 1],
    [200, answer(''), '', 0],
    [406, answer('i', {error: 'no way'}), 'Error:\nno way\n', 1],
    [406, answer('', {error: 'Releases not found: a\n'}), 'Error:\nReleases not found: a\n\n', 1],
    [406, answer('not on this controller'), 'not on this controller\n', 1],
    [
      406,
      {error_message: JSON.stringify({faultstring: JSON.stringify(answer('', {error: 'wrapped'}))})},
      'Error:\nwrapped\n',
      1,
    ],
    [500, answer('', {error: 'Internal error occurred.'}), 'Error:\nInternal error occurred.\n', 1],
    [404, {code: 404, title: 'Not Found', description: 'nope'}, 'Status: 404\n nope\n', 1],
    [403, {code: 403, title: 'Forbidden'}, 'Status: 403\n Forbidden\n', 1],
    [400, {error: 'bad input'}, 'Status: 400\nError: bad input\n', 1],
    [400, {}, 'Status: 400\nBad Request\n', 1],
  ])('%i %j is printed on stdout as by the official program', async (status, reply, stdout, code) => {
    expectWire({method: 'POST', path: '/usm/v1/deploy/precheck', status, reply})
    expect(await software('deploy', 'precheck')).toEqual({stdout, stderr: '', code})
  })

  test.each([
    ['Releases not found: nope\n', 406, 5],
    ['Failed to validate release(s) for precheck. Release nope does not exist.', 406, 5],
    ['Host worker-9 can not be found', 406, 5],
    ['Activate deployment only when current deployment state is host-done, activate-failed', 406, 6],
    ['Deploy must be in the following states to be able to delete: host-rollback-done, completed', 406, 6],
    ['Current deployment (start) is not ready to deploy host', 406, 6],
    ['controller-0 does not satisfy the right order of deployment should be controller-1', 406, 6],
    ['Host controller-1 must be locked.', 406, 6],
    ['Release a is being uploaded, please wait for the states: [available | upload-failed]', 406, 6],
    ['Select is blocked when a deployment is in progress\n', 200, 6],
    ['Releases not found: nope\n', 200, 5],
    ['Software a.iso:a.sig signature validation failed', 406, 1],
    ['Internal error occurred. Error signature [0badf00d]', 500, 1],
  ])('stx tells by its exit code what %j with status %i means', async (error, status, code) => {
    expectWire({method: 'POST', path: '/usm/v1/deploy/activate', status, reply: answer('', {error})})
    expect((await runProgram(['software', 'deploy', 'activate'])).code).toBe(code)
  })

  test('stx prints a refusal on stderr, once', async () => {
    expectWire({method: 'POST', path: '/usm/v1/deploy/activate', status: 406, reply: answer('i', {error: 'no way'})})
    const {stdout, stderr, code} = await runProgram(['software', 'deploy', 'activate'])
    expect({stdout, code}).toEqual({stdout: '', code: 1})
    expect(stderr).toMatch(/^stx: no way \(usm answered 406 to POST .*\)\n$/)
  })

  test('stx keeps stdout for data', async () => {
    const exchange = {
      method: 'POST',
      path: '/usm/v1/deploy/complete',
      reply: answer('all\ndone\n', {warning: 'hot'}),
    } as const
    expectWire(exchange)
    expect(await runProgram(['software', 'deploy', 'complete'])).toEqual({
      stdout: '',
      stderr: 'all\ndone\nwarning: hot\n',
      code: 0,
    })
    expectWire(exchange)
    const {stdout} = await runProgram(['software', 'deploy', 'complete', '--format', 'json'])
    expect(JSON.parse(stdout)).toMatchObject({info: 'all\ndone\n', warning: 'hot'})
  })

  test('a system that is not ready fails a precheck of stx, whose report is data', async () => {
    const unhealthy = answer('System Health:\nx: [Fail]\n', {system_healthy: false})
    expectWire({method: 'POST', path: '/usm/v1/deploy/precheck', reply: unhealthy})
    expect(await runProgram(['software', 'deploy', 'precheck', 'a'])).toEqual({
      stdout: 'System Health:\nx: [Fail]\n',
      stderr: 'stx: the system is not ready for this deployment\n',
      code: 1,
    })
    expectWire({method: 'POST', path: '/usm/v1/deploy/start', reply: unhealthy})
    const {stdout, code} = await software('deploy', 'start', 'a')
    expect({stdout, code}).toEqual({
      stdout: 'System is unhealthy for deploy\nSystem Health:\nx: [Fail]\n\n',
      code: 1,
    })
  })
})

const deploy = (state: string, more: object = {}) => ({
  state,
  from_release: '26.03.0',
  to_release: '26.03.1',
  reboot_required: true,
  pre_upgrade_deploy: false,
  metapackages: [
    ['base', '26.03.0', '26.03.1'],
    ['other', '1', null],
  ],
  product_deploy: true,
  ...more,
})
const host = (hostname: string, host_state: string) => ({
  hostname,
  host_state,
  software_release: '26.03.0',
  target_release: '26.03.1',
  reboot_required: true,
  pre_upgrade_deploy: false,
})

describe('the deployment', () => {
  test('of a product', async () => {
    expectWire({path: '/usm/v1/deploy', reply: [deploy('host')]})
    expect(cellsOf((await software('deploy', 'show')).stdout)).toEqual([
      ['From Release', 'To Release', 'RR', 'Pre-Upgrade', 'State'],
      ['26.03.0', '26.03.1', 'True', 'False', 'deploy-host'],
    ])
  })

  test('of parts, as a table in the table', async () => {
    expectWire({path: '/usm/v1/deploy', reply: [deploy('host-done', {product_deploy: false})]})
    expect((await software('deploy', 'show')).stdout).toBe(
      `+---------------------------------------------+------+-------------+------------------+
| Releases                                    | RR   | Pre-Upgrade |      State       |
+---------------------------------------------+------+-------------+------------------+
| Metapackage    From Release    To Release   | True |    False    | deploy-host-done |
| -------------  --------------  ------------ |      |             |                  |
| base           26.03.0         26.03.1      |      |             |                  |
| other          1                            |      |             |                  |
+---------------------------------------------+------+-------------+------------------+
`,
    )
  })

  test('host-list', async () => {
    expectWire({path: '/usm/v1/deploy_host', reply: [host('controller-0', 'pending')]})
    expect(cellsOf((await software('deploy', 'host-list')).stdout)).toEqual([
      ['Host', 'From Release', 'To Release', 'RR', 'Pre-Upgrade', 'State'],
      ['controller-0', '26.03.0', '26.03.1', 'True', 'False', 'deploy-host-pending'],
    ])
  })

  test('system-deploy show', async () => {
    expectWire({path: '/usm/v1/system_deploy', reply: [{id: 'u', to_release: '26.03', to_k8s_version: null}]})
    expect(cellsOf((await software('system-deploy', 'show', '--uuid')).stdout)).toEqual([
      ['System Deploy ID', 'To Release', 'To K8S Release'],
      ['u', '26.03', ''],
    ])
  })

  test.each([
    [['deploy', 'show'], '/deploy', 'No deploy in progress', 5],
    [['deploy', 'host-list'], '/deploy_host', 'No deploy in progress', 0],
    [['system-deploy', 'show'], '/system_deploy', 'No system deploy in progress.', 5],
  ])('%j says that there is none', async (words, path, text, code) => {
    expectWire({path: `/usm/v1${path}`, reply: []})
    expect(await software(...words)).toEqual({stdout: `${text}\n`, stderr: '', code: 0})
    expectWire({path: `/usm/v1${path}`, reply: []})
    expect((await runProgram(['software', ...words])).code).toBe(code)
  })
})

describe('--wait', () => {
  test.each([
    ['start', '/deploy/start', 'start'],
    ['activate', '/deploy/activate', 'activate'],
    ['activate-rollback', '/deploy/activate_rollback', 'activate-rollback'],
  ])('software deploy %s goes on until it is done', async (verb, path, step) => {
    expectWire(
      {method: 'POST', path: `/usm/v1${path}`, reply: answer('accepted')},
      {path: '/usm/v1/deploy', reply: [deploy(step)]},
      {path: '/usm/v1/deploy', reply: [deploy(`${step}-done`)]},
    )
    const {stdout, stderr, code} = await runProgram([
      'software',
      'deploy',
      verb,
      '--wait',
      '-c',
      'state',
      '--format',
      'csv',
    ])
    expect({stdout, code}).toEqual({stdout: `"State"\n"deploy-${step}-done"\n`, code: 0})
    expect(stderr).toBe(`accepted\ndeployment: deploy-${step}\ndeployment: deploy-${step}-done after 0s\n`)
  })

  test.each([
    ['start', [deploy('start-failed')], 'deploy-start-failed'],
    ['start', [], 'the deployment is gone'],
  ])('software deploy %s ends with exit code 3', async (verb, reply, why) => {
    expectWire({method: 'POST', path: `/usm/v1/deploy/${verb}`, reply: answer('')}, {path: '/usm/v1/deploy', reply})
    expect(await runProgram(['software', 'deploy', verb, '--wait', '--quiet'])).toEqual({
      stdout: '',
      stderr: `stx: deployment failed: ${why}; see: stx orchestration why sw-deploy\n`,
      code: 3,
    })
  })

  test.each([
    ['host', '', 'deployed', 0],
    ['host', '', 'failed', 3],
    ['host-rollback', '/rollback', 'rollback-deployed', 0],
    ['host-rollback', '/rollback', 'rollback-failed', 3],
  ])('software deploy %s%s waits for the host: %s', async (verb, suffix, state, code) => {
    expectWire(
      {method: 'POST', path: `/usm/v1/deploy_host/controller-1${suffix}`, reply: answer('')},
      {path: '/usm/v1/deploy_host', reply: [host('controller-0', 'pending'), host('controller-1', state)]},
    )
    const outcome = await runProgram(['software', 'deploy', verb, 'controller-1', '--wait', '--quiet'])
    expect(outcome.code).toBe(code)
    expect(outcome.stdout + outcome.stderr).toContain(`deploy-host-${state}`)
  })
})

describe('upload', () => {
  const home = mkdtempSync(join(tmpdir(), 'stx-upload-'))
  const file = (name: string) => join(home, name)
  for (const name of ['files', 'more', 'empty', 'linked']) mkdirSync(file(name))
  for (const name of ['nowhere.patch', 'nowhere.txt']) symlinkSync('gone', file(`linked/${name}`))
  for (const name of ['one.patch', 'notes.txt', 'files/b.iso', 'files/b.sig', 'files/c.txt', 'more/z.iso']) {
    writeFileSync(file(name), `content of ${name}`)
  }
  const accepted = (sends: unknown) => ({
    method: 'POST' as const,
    path: '/usm/v1/release',
    sends,
    reply: answer('uploaded', {
      upload_info: [{'one.patch': {id: 'starlingx-26.03.1', sw_release: '26.03.1'}}, {'b.sig': {id: null}}],
    }),
  })
  const tables = [
    ['Uploaded File', 'Release'],
    ['one.patch', 'starlingx-26.03.1'],
  ]

  test('names each part by its path, and tells how far it is', async () => {
    expectWire(
      accepted(new RegExp(`name="${file('one.patch')}"; filename="${file('one.patch')}"\r\n\r\ncontent of one`)),
    )
    const {stdout, stderr, code} = await runProgram(['software', 'upload', file('one.patch')])
    expect({cells: cellsOf(stdout), code}).toEqual({cells: tables, code: 0})
    expect(stderr).toMatch(/^uploading: \d+ %\n(.*\n)*uploaded, the server is checking\nupload accepted\nuploaded\n$/)
  })

  test('prints as the official program does', async () => {
    expectWire(accepted(/content of one/))
    const {stdout, stderr} = await software('upload', file('one.patch'), file('notes.txt'))
    expect(stderr).toBe('')
    expect(stdout.split('\n').slice(0, 4)).toEqual([
      'This operation will take a while. Please wait.',
      `.Error: ${file('notes.txt')} has the unsupported file extension.`,
      '',
      '+---------------+-------------------+',
    ])
    expect(stdout).toMatch(/\+\nuploaded\n$/)
  })

  test('upload-dir takes what is a release file', async () => {
    expectWire(accepted(/content of files\/b\.iso[\s\S]*content of files\/b\.sig/))
    const {stdout, stderr} = await software('upload-dir', file('files'), file('nowhere'))
    expect(stderr).toBe(
      `Skipping invalid directory: ${file('nowhere')}\nSkipping unsupported file: ${file('files/c.txt')}\n`,
    )
    expect(cellsOf(stdout)).toEqual(tables)
  })

  test.each([
    [
      ['upload', '--local', '/a/x.iso', '/a/x.sig'],
      ['/a/x.iso', '/a/x.sig'],
    ],
    [
      ['upload-dir', '--local', file('files')],
      [file('files/b.iso'), file('files/b.sig')],
    ],
  ])('%j names files of the controller', async (words, sends) => {
    expectWire(accepted(sends))
    expect(cellsOf((await runProgram(['software', ...words])).stdout)).toEqual(tables)
  })

  test.each([
    [['upload', file('nope.patch')], `File does not exist: ${file('nope.patch')}`],
    [['upload', file('files')], 'Please use upload-dir'],
    [['upload', file('one.patch'), file('notes.txt')], 'unsupported file extension'],
    [['upload', file('files/b.iso')], 'b.iso: an image and its signature go together'],
    [['upload', '--local', '/a/x.txt'], 'releases are .iso, .sig and .patch files'],
    [['upload-dir', file('nowhere')], 'no directory'],
    [['upload-dir', file('empty')], 'hold no .iso'],
    [['upload-dir', file('linked')], `cannot read ${file('linked/nowhere.patch')}; nothing was sent`],
    [['upload-dir', file('files'), file('more')], 'only one .iso file can be uploaded at a time'],
  ])('stx %j is refused before anything is sent', async (words, why) => {
    expectWire()
    const {stdout, stderr, code} = await runProgram(['software', ...words])
    expect({stdout, code}).toEqual({stdout: '', code: 2})
    expect(stderr).toContain(why)
  })

  test.each([
    [['upload', file('nope.patch')], /^\.Error: File does not exist: .*\nNo file to be uploaded\.\n\n$/m, 1],
    [['upload', '--local', '/a/x.txt'], /^\.No file on active controller to be specified\.\n\n$/m, 1],
    [['upload-dir', file('empty')], /^\.No file to upload\n\n$/m, 0],
    [['upload-dir', file('linked')], /^\.No file to upload\n\n$/m, 0],
  ])('the official %j has nothing to send', async (words, text, code) => {
    expectWire()
    const outcome = await software(...words)
    expect(outcome.stdout).toMatch(text)
    expect(outcome.code).toBe(code)
  })

  test('a refusal ends the transfer', async () => {
    expectWire({method: 'POST', path: '/usm/v1/release', status: 406, reply: answer('', {error: 'bad signature'})})
    const {stdout, stderr, code} = await runProgram(['software', 'upload', file('one.patch')])
    expect({stdout, code}).toEqual({stdout: '', code: 1})
    expect(stderr).toMatch(/upload failed\nstx: bad signature \(/)
  })
})
