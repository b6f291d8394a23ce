import {mkdirSync, truncateSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {stringify} from 'yaml'
import {errorPage, notFoundPage, unprocessablePage} from '../../support/dcmanager.js'
import {useFolder} from '../../support/file.js'
import {runProgram} from '../../support/run.js'
import {bootstrapValues, installValues} from '../../support/site.js'
import {cellsOf} from '../../support/table.js'
import {useWire} from '../../support/wire.js'

const {expectWire} = useWire()
const {write, folder} = useFolder()

const base = '/dcmanager/v1.0'
const phased = `${base}/phased-subcloud-deploy`
const secret = 'St8rling-X'
const encoded = Buffer.from(secret).toString('base64')
/** As they are written, and as they arrive. */
const settings = (values: object) => stringify({...values, ...('name' in values ? {name: 'site7'} : {})}).trim()
const sysadmin = ['--sysadmin-password', secret]

const subcloud = (status: string, more: object = {}) => ({
  id: 7,
  name: 'site7',
  'management-state': 'unmanaged',
  'availability-status': 'offline',
  'deploy-status': status,
  'error-description': 'No errors present',
  'backup-status': null,
  'backup-datetime': null,
  'prestage-status': null,
  'region-name': '00000000000000000000000000000007',
  'updated-at': '2026-11-21 09:00:00',
  ...more,
})
const now = (...replies: object[]) => replies.map((reply) => ({path: `${base}/subclouds/7`, reply}))
const statusOf = (stdout: string) => cellsOf(stdout).find(([name]) => name === 'deploy_status')?.[1]

describe('what is sent', () => {
  const texts = {boot: settings(bootstrapValues), install: settings(installValues)}
  const files = () => ({
    boot: write('boot.yml', texts.boot),
    install: write('install.yml', texts.install),
    config: write('config.yml', 'kind: Host\n---\nkind: System\n'),
    tar: write('init.tar', Buffer.alloc(1024)),
  })

  test('subcloud add', async () => {
    const {boot, install, config} = files()
    const form = {
      [`bootstrap_values@${boot}`]: texts.boot,
      [`install_values@${install}`]: texts.install,
      [`deploy_config@${config}`]: 'kind: Host\n---\nkind: System',
      'bootstrap-address': '10.10.10.12',
      sysadmin_password: encoded,
      bmc_password: encoded,
      group_id: 'east',
      release: '26.03',
    }
    expectWire({method: 'POST', path: `${base}/subclouds/`, form, reply: subcloud('not-deployed')})
    const {stdout, stderr, code} = await runProgram([
      ...['subcloud', 'add', '--bootstrap-address', '10.10.10.12', '--bootstrap-values', boot, ...sysadmin],
      ...['--install-values', install, '--bmc-password', secret, '--deploy-config', config],
      ...['--group', 'east', '--release', '26.03'],
    ])
    expect({stderr, code}).toEqual({stderr: '', code: 0})
    expect(statusOf(stdout)).toBe('not-deployed')
    expect(stdout).not.toContain('region_name')
  })

  test.each([
    [['--migrate', '--name', 'other'], {migrate: 'true', name: 'other'}],
    [[], {}],
  ])('subcloud add %j', async (words, more) => {
    const {boot} = files()
    const form = {[`bootstrap_values@${boot}`]: texts.boot, 'bootstrap-address': 'a', sysadmin_password: encoded}
    expectWire({method: 'POST', path: `${base}/subclouds/`, form: {...form, ...more}, reply: subcloud('pre-rehome')})
    const given = ['--bootstrap-address', 'a', '--bootstrap-values', boot, ...sysadmin]
    expect((await runProgram(['subcloud', 'add', ...given, ...words])).code).toBe(0)
  })

  test.each([
    ['install', 'install', [], {sysadmin_password: encoded}],
    ['install', 'install', ['--release', '26.03'], {sysadmin_password: encoded, release: '26.03'}],
    ['bootstrap', 'bootstrap', ['--bootstrap-address', 'a'], {'bootstrap-address': 'a', sysadmin_password: encoded}],
    ['config', 'configure', ['--yes'], {sysadmin_password: encoded}],
    ['resume', 'resume', ['--release', '26.03'], {sysadmin_password: encoded, release: '26.03'}],
  ])('subcloud deploy %s', async (verb, segment, words, form) => {
    expectWire({method: 'PATCH', path: `${phased}/site7/${segment}`, form, reply: subcloud('pre-install')})
    const {stdout, code} = await runProgram(['subcloud', 'deploy', verb, 'site7', ...sysadmin, ...words])
    expect({status: statusOf(stdout), code}).toEqual({status: 'pre-install', code: 0})
  })

  test('subcloud deploy enroll', async () => {
    const {boot, install, tar} = files()
    expectWire({method: 'PATCH', path: `${phased}/site7/enroll`, reply: subcloud('pre-init-enroll')})
    const {stdout} = await runProgram([
      ...['subcloud', 'deploy', 'enroll', 'site7', ...sysadmin, '--install-values', install, '--bmc-password', secret],
      ...['--bootstrap-values', boot, '--cloud-init-config', tar],
    ])
    expect(statusOf(stdout)).toBe('pre-init-enroll')
  })

  test('subcloud deploy create sends no password of sysadmin, and a failure is one', async () => {
    const {boot} = files()
    const form = {[`bootstrap_values@${boot}`]: texts.boot, 'bootstrap-address': 'a'}
    const words = ['subcloud', 'deploy', 'create', '--bootstrap-address', 'a', '--bootstrap-values', boot]
    expectWire({method: 'POST', path: `${phased}/`, form, reply: subcloud('create-complete')})
    expect((await runProgram(words)).code).toBe(0)
    expectWire({method: 'POST', path: `${phased}/`, form, reply: subcloud('create-failed')})
    expect((await runProgram(words)).code).toBe(3)
    expectWire({method: 'POST', path: `${phased}/`, form, reply: subcloud('create-failed')})
    expect((await runProgram(words, {program: 'dcmanager'})).code).toBe(0)
  })

  test.each([
    ['abort', 'aborting-install'],
    ['complete', 'complete'],
  ])('subcloud deploy %s sends an empty form', async (verb, status) => {
    expectWire({method: 'PATCH', path: `${phased}/site7/${verb}`, form: {}, reply: subcloud(status)})
    expect(statusOf((await runProgram(['subcloud', 'deploy', verb, 'site7'])).stdout)).toBe(status)
  })

  test('subcloud redeploy sends a password of the BMC even by itself', async () => {
    const form = {sysadmin_password: encoded, bmc_password: encoded, release: '26.03'}
    expectWire({method: 'PATCH', path: `${base}/subclouds/site7/redeploy`, form, reply: subcloud('pre-install')})
    const words = ['--bmc-password', secret, '--release', '26.03', '--yes']
    expect((await runProgram(['subcloud', 'redeploy', 'site7', ...sysadmin, ...words])).code).toBe(0)
  })

  test.each([
    ['manage', [], {'management-state': 'managed'}],
    ['manage', ['--force'], {'management-state': 'managed', force: 'true'}],
    ['unmanage', [], {'management-state': 'unmanaged'}],
    ['unmanage', ['--migrate', '--yes'], {'management-state': 'unmanaged', migrate: 'true'}],
    [
      'update',
      ['--name', 'n', '--group', 'east', '--peer-group', 'none'],
      {name: 'n', group_id: 'east', peer_group: 'none'},
    ],
    ['update', ['--bootstrap-address', 'a', '--location', 'here'], {location: 'here', bootstrap_address: 'a'}],
  ])('subcloud %s %j', async (verb, words, form) => {
    expectWire({method: 'PATCH', path: `${base}/subclouds/site7`, form, reply: subcloud('complete')})
    expect((await runProgram(['subcloud', verb, 'site7', ...words])).code).toBe(0)
  })

  const network = [
    ...['--management-subnet', '192.168.1.0/24', '--management-gateway-ip', '192.168.1.1'],
    ...['--management-start-ip', '192.168.1.2', '--management-end-ip', '192.168.1.9', '--bootstrap-address', 'a'],
  ]

  test('a new management network takes all of its settings, and the password', async () => {
    const form = {
      management_subnet: '192.168.1.0/24',
      management_gateway_ip: '192.168.1.1',
      management_start_ip: '192.168.1.2',
      management_end_ip: '192.168.1.9',
      bootstrap_address: 'a',
      sysadmin_password: encoded,
    }
    const before = subcloud('complete', {'management-subnet': '192.168.0.0/24'})
    const after = subcloud('complete', {'management-subnet': '192.168.1.0/24'})
    expectWire(
      {method: 'PATCH', path: `${base}/subclouds/site7`, form, reply: {...before, info_message: 'sync association 1'}},
      ...now(before, subcloud('reconfiguring-network'), after),
    )
    const {stdout, stderr} = await runProgram(['subcloud', 'update', 'site7', ...network, ...sysadmin, '--wait'])
    expect(stderr).toContain('sync association 1\n')
    expect(stderr).toContain('subcloud site7: complete after')
    expect(stdout).toContain('192.168.1.0/24')
    const {code} = await runProgram(['subcloud', 'update', 'site7', ...network.slice(2), ...sysadmin])
    expect(code).toBe(2)
  })

  test.each([
    [['--force'], {force: 'true', for_install: 'true'}],
    [['--for-sw-deploy', '--release', '26.03'], {for_sw_deploy: 'true', release: '26.03'}],
  ])('subcloud prestage %j', async (words, more) => {
    const sends = {sysadmin_password: encoded, ...more}
    const reply = subcloud('complete', {'prestage-status': 'prestaging', 'prestage-software-version': '26.03'})
    expectWire({method: 'PATCH', path: `${base}/subclouds/site7/prestage`, sends, reply})
    const {stdout} = await runProgram(['subcloud', 'prestage', 'site7', ...sysadmin, ...words])
    expect(cellsOf(stdout).at(-1)).toEqual(['prestage_software_version', '26.03'])
  })

  test('subcloud delete', async () => {
    expectWire({method: 'DELETE', path: `${base}/subclouds/site7`, reply: 'null'})
    expect((await runProgram(['subcloud', 'delete', 'site7', '--yes'])).stderr).toBe('deleted subcloud site7\n')
  })
})

describe('--wait', () => {
  const install = {method: 'PATCH', path: `${phased}/site7/install`, reply: subcloud('pre-install')} as const
  const words = ['subcloud', 'deploy', 'install', 'site7', ...sysadmin, '--wait']

  test('follows a phase to its end', async () => {
    expectWire(install, ...now(subcloud('installing'), subcloud('install-complete')))
    const {stdout, stderr, code} = await runProgram(words)
    expect({status: statusOf(stdout), code}).toEqual({status: 'install-complete', code: 0})
    expect(stderr).toMatch(/pre-install\n.*installing\n.*install-complete after/)
  })

  test('a failure is exit code 3 and the first line of its reason', async () => {
    const failed = {'error-description': 'FAILED installing playbook of (site7).\ndetail: err_code = bmc_cred'}
    expectWire(install, ...now(subcloud('install-failed', failed)))
    const {stderr, code} = await runProgram([...words, '--quiet'])
    expect(code).toBe(3)
    expect(stderr).toBe(
      'stx: subcloud site7 failed: install-failed: FAILED installing playbook of (site7); see: stx subcloud why site7\n',
    )
  })

  test.each([
    ['bootstrap', 'bootstrap', 'bootstrap-complete'],
    ['config', 'configure', 'complete'],
    ['resume', 'resume', 'complete'],
    ['enroll', 'enroll', 'enroll-complete'],
  ])('deploy %s', async (verb, segment, end) => {
    expectWire(
      {method: 'PATCH', path: `${phased}/site7/${segment}`, reply: subcloud('pre-bootstrap')},
      ...now(subcloud(end)),
    )
    const {stdout} = await runProgram(['subcloud', 'deploy', verb, 'site7', ...sysadmin, '--wait', '--quiet'])
    expect(statusOf(stdout)).toBe(end)
  })

  test('an abort is done when the phase is aborted', async () => {
    expectWire(
      {method: 'PATCH', path: `${phased}/site7/abort`, reply: subcloud('aborting-install')},
      ...now(subcloud('install-aborted')),
    )
    const {stdout, code} = await runProgram(['subcloud', 'deploy', 'abort', 'site7', '--wait', '--quiet'])
    expect({status: statusOf(stdout), code}).toEqual({status: 'install-aborted', code: 0})
  })

  test('prestage', async () => {
    const prestaging = subcloud('complete', {'prestage-status': 'prestaging'})
    expectWire(
      {method: 'PATCH', path: `${base}/subclouds/site7/prestage`, reply: prestaging},
      ...now(subcloud('complete', {'prestage-status': 'failed'})),
    )
    const {code} = await runProgram(['subcloud', 'prestage', 'site7', ...sysadmin, '--wait', '--quiet'])
    expect(code).toBe(3)
  })

  test('manage goes on until all endpoints are in sync', async () => {
    const managed = (...states: string[]) =>
      subcloud('complete', {
        'management-state': 'managed',
        'availability-status': 'online',
        endpoint_sync_status: states.map((sync_status, at) => ({endpoint_type: `e${at}`, sync_status})),
      })
    expectWire(
      {method: 'PATCH', path: `${base}/subclouds/site7`, reply: managed()},
      ...now(managed('unknown', 'in-sync'), managed('in-sync', 'in-sync')),
    )
    const {stderr, code} = await runProgram(['subcloud', 'manage', 'site7', '--wait'])
    expect(code).toBe(0)
    expect(stderr).toContain('managed, online, 1 of 2 endpoints in sync\n')
  })
})

describe('refused before anything is sent', () => {
  const add = (boot: string, ...more: string[]) => [
    ...['subcloud', 'add', '--bootstrap-address', 'a', '--bootstrap-values', boot, ...sysadmin, ...more],
  ]
  const good = () => write('good.yml', settings(bootstrapValues))
  const install = () => write('good-install.yml', settings(installValues))

  test.each([
    ['missing', () => 'missing.yml', 'bootstrap-values does not exist: missing.yml; check the path'],
    ['a directory', folder, 'this is a directory'],
    ['no YAML', () => write('bad.yml', 'name: site7\nbmc_password: "hush\n'), /is not YAML: .*bad\.yml, line \d/],
    ['empty', () => write('empty.yml', ''), 'holds no settings'],
    ['a list', () => write('list.yml', '- a\n'), 'must be one YAML mapping'],
    ['a word', () => write('word.yml', 'site7\n'), 'must be one YAML mapping'],
    ['two documents', () => write('two.yml', 'a: 1\n---\nb: 2\n'), 'must be one YAML mapping'],
  ])('bootstrap values: %s', async (_, file, reason) => {
    const {stdout, stderr, code} = await runProgram(add(file()))
    expect({stdout, code}).toEqual({stdout: '', code: 2})
    expect(stderr).toMatch(reason)
    expect(stderr).not.toContain('hush')
  })

  test('200 MB', async () => {
    const file = write('large.yml', 'a: 1\n')
    truncateSync(file, 200 * 1024 * 1024)
    expect((await runProgram(add(file))).stderr).toMatch(/it is too large: it has 200 MiB, and may have 16 MiB/)
    const {stderr, code} = await runProgram(['subcloud', 'deploy', 'upload', '--deploy-chart', file])
    expect(code).toBe(2)
    expect(stderr).toMatch(/deploy-chart is too large/)
  })

  test.each([
    [['--migrate', '--deploy-config', 'x'], 'migrate with deploy-config is not allowed'],
    [['--migrate', '--enroll'], 'cannot run --migrate and --enroll options together'],
    [['--enroll'], 'install-values is required for --enroll option'],
    [['--cloud-init-config', 'x'], 'cloud-init-config is only valid with --enroll option'],
    [['--name', 'x'], 'The --name option can only be used with --migrate option.'],
  ])('subcloud add %j', async (words, reason) => {
    const {stderr, code} = await runProgram(add(good(), ...words))
    expect(code).toBe(2)
    expect(stderr).toContain(reason)
  })

  test('what is no archive', async () => {
    const words = (file: string) => ['subcloud', 'deploy', 'enroll', 'site7', ...sysadmin, '--cloud-init-config', file]
    expect((await runProgram(words(good()))).stderr).toContain('cloud-init-config is not a valid .tar archive')
    expect((await runProgram(words('none.tar'))).stderr).toContain('cloud-init-config does not exist: none.tar')
  })

  test('a password that is needed and not given', async () => {
    const words = ['subcloud', 'add', '--bootstrap-address', 'a', '--bootstrap-values', good()]
    expect((await runProgram(words)).stderr).toMatch(
      /no sysadmin password given .* set STX_SYSADMIN_PASSWORD, or pass --sysadmin-password/,
    )
    const {stderr, code} = await runProgram(add(good(), '--install-values', install()))
    expect(code).toBe(2)
    expect(stderr).toMatch(/no bmc password given .* set STX_BMC_PASSWORD, or pass --bmc-password/)
  })

  test('officially only whether the files are there', async () => {
    const official = async (...words: string[]) => runProgram(words.slice(0), {program: 'dcmanager'})
    expect(await official(...add('missing.yml'))).toEqual({
      ...{stdout: '', stderr: 'ERROR (app) bootstrap-values does not exist: missing.yml\n', code: 1},
    })
    expectWire({method: 'POST', path: `${base}/subclouds/`, reply: subcloud('not-deployed')})
    expect((await official(...add(write('bad2.yml', 'a: "b\n')))).code).toBe(0)
  })

  test('update of nothing', async () => {
    expectWire()
    expect((await runProgram(['subcloud', 'update', 'site7'])).stderr).toMatch(/^stx: Nothing to update; /)
  })
})

describe('refused by the server', () => {
  const malformed = (detail: string) =>
    errorPage(
      '400 Bad Request',
      'The server could not comply with the request since it is either malformed or otherwise incorrect.',
      detail,
    )
  test.each([
    [['subcloud', 'manage', 'site7'], 'PATCH', 'subclouds/site7', 'Unable to manage subcloud site7'],
    [['subcloud', 'unmanage', 'site7'], 'PATCH', 'subclouds/site7', 'Unable to unmanage subcloud site7'],
    [['subcloud', 'update', 'site7', '--name', 'x'], 'PATCH', 'subclouds/site7', 'Unable to update subcloud site7'],
    [['subcloud', 'delete', 'site7'], 'DELETE', 'subclouds/site7', 'Unable to delete subcloud site7'],
    [
      ['subcloud', 'redeploy', 'site7', ...sysadmin],
      'PATCH',
      'subclouds/site7/redeploy',
      'Unable to redeploy subcloud site7',
    ],
    [
      ['subcloud', 'prestage', 'site7', ...sysadmin],
      'PATCH',
      'subclouds/site7/prestage',
      'Unable to prestage subcloud site7',
    ],
    [
      ['subcloud', 'deploy', 'abort', 'site7'],
      'PATCH',
      'phased-subcloud-deploy/site7/abort',
      'Unable to abort subcloud deploy site7',
    ],
    [['subcloud', 'deploy', 'resume', 'site7', ...sysadmin], 'PATCH', 'phased-subcloud-deploy/site7/resume', ''],
  ] as const)('%j', async (words, method, path, last) => {
    expectWire({method, path: `${base}/${path}`, status: 400, reply: malformed('it is not so')})
    const {stderr, code} = await runProgram([...words], {program: 'dcmanager'})
    expect(code).toBe(1)
    expect(stderr.split('\n').slice(1)).toEqual(['Details: it is not so', ...(last ? [last] : []), ''])
  })

  test('stx says it in one line', async () => {
    const reply = unprocessablePage('Bad subcloud request: Subcloud site7 already managed')
    expectWire({method: 'PATCH', path: `${base}/subclouds/site7`, status: 422, reply})
    const {stderr, code} = await runProgram(['subcloud', 'manage', 'site7'])
    expect(code).toBe(6)
    expect(stderr).toMatch(/^stx: Bad subcloud request: Subcloud site7 already managed \(.*\)\n$/)
  })
})

describe('subcloud errors', () => {
  test('prints what the server kept, as it stands', async () => {
    const text = 'FAILED installing playbook of (site7).\ndetail: err_code = bmc_cred\n'
    expectWire({path: `${base}/subclouds/site7`, reply: subcloud('install-failed', {'error-description': text})})
    expect((await runProgram(['subcloud', 'errors', 'site7'])).stdout).toBe(`${text}\n`)
    expectWire({path: `${base}/subclouds/site7`, reply: subcloud('install-failed', {'error-description': text})})
    const {stdout} = await runProgram(['subcloud', 'errors', 'site7', '-f', 'json'])
    expect(JSON.parse(stdout)).toEqual({id: 7, name: 'site7', 'error-description': text})
  })

  const online = {'availability-status': 'online'}
  test.each([
    [{'availability-status': 'offline'}, /^site7 is offline: .*; see: stx alarm list/],
    [{...online, 'backup-status': 'validate-failed'}, /^its backup was refused: .* deployed, managed, online/],
    [{...online, 'backup-status': 'backup-prep-failed'}, /^its backup could not be prepared/],
    [{...online, 'prestage-status': 'failed'}, /^it was not prestaged/],
    [{...online, 'backup-status': 'complete-central'}, /^No errors present\n$/],
    [
      {...online, 'backup-status': 'validate-failed', 'error-description': 'FAILED x\n'},
      /^FAILED x\nits backup was refused/,
    ],
  ])('%j: tells what only the states tell, and the official program does not', async (more, words) => {
    const row = subcloud('complete', more)
    expectWire({path: `${base}/subclouds/site7`, reply: row})
    expect((await runProgram(['subcloud', 'errors', 'site7'])).stdout).toMatch(words)
    expectWire({path: `${base}/subclouds/site7`, reply: row})
    const official = await runProgram(['subcloud', 'errors', 'site7'], {program: 'dcmanager'})
    expect(official.stdout).toBe(`${row['error-description']}\n`)
  })

  const several = [
    subcloud('complete', {id: 1, name: 'site1', 'availability-status': 'offline'}),
    subcloud('complete', {id: 2, name: 'site2', 'availability-status': 'online', 'backup-status': 'validate-failed'}),
    subcloud('complete', {id: 3, name: 'site3', 'availability-status': 'online'}),
  ]

  test.each([[['--subclouds', 'all']], [['site1', 'site2', '3']]])(
    'of %j lists those with which something went wrong',
    async (words) => {
      expectWire({path: `${base}/subclouds/`, reply: {subclouds: several}})
      const {stdout, stderr, code} = await runProgram(['subcloud', 'errors', ...words, '--format', 'json'])
      expect({code, stderr}).toEqual({code: 0, stderr: 'no errors of 1 of 3\n'})
      expect(JSON.parse(stdout)).toEqual([
        {id: 1, name: 'site1', 'error-description': expect.stringMatching(/^site1 is offline/)},
        {id: 2, name: 'site2', 'error-description': expect.stringMatching(/^its backup was refused/)},
      ])
    },
  )

  test.each([
    [[], 'missing argument SUBCLOUD'],
    [['site1', '--subclouds', 'all'], 'subclouds are named, and selected with --subclouds'],
  ])('%j sends nothing', async (words, complaint) => {
    for (const command of ['errors', 'why']) {
      const {stderr, code} = await runProgram(['subcloud', command, ...words])
      expect(code).toBe(2)
      expect(stderr).toContain(complaint)
    }
  })

  test('the official program takes one name', async () => {
    const {stderr, code} = await runProgram(['subcloud', 'errors', 'site1', 'site2'], {program: 'dcmanager'})
    expect(code).toBe(2)
    expect(stderr).toMatch(/Unexpected argument: site2/)
  })

  test('of a subcloud that is not there', async () => {
    expectWire({path: `${base}/subclouds/site8`, status: 404, reply: notFoundPage('Subcloud not found')})
    expect((await runProgram(['subcloud', 'errors', 'site8'])).code).toBe(5)
  })
})

test.each([
  ['reconfig', 'subcloud deploy config', "Please use 'subcloud deploy config' instead."],
  ['reinstall', 'subcloud redeploy', "Please use 'subcloud redeploy' instead."],
  ['restore', 'subcloud backup restore', 'Please use subcloud-backup restore instead.'],
])('subcloud %s names its successor', async (verb, successor, official) => {
  const {stderr, code} = await runProgram(['subcloud', verb])
  expect(code).toBe(2)
  expect(stderr).toContain(`stx ${successor}`)
  expect(await runProgram(['subcloud', verb], {program: 'dcmanager'})).toEqual({
    ...{stdout: '', stderr: `ERROR (app) This command has been deprecated. ${official}\n`, code: 1},
  })
})

describe('files of deployments', () => {
  const files = {deploy_playbook: 'p.yml', deploy_overrides: 'o.yml', deploy_chart: 'c.tgz', software_version: '26.03'}

  test.each([
    [[], ''],
    [['--release', '26.03'], '26.03'],
  ])('show %j', async (words, release) => {
    const reply = {subcloud_deploy: {...files, prestage_images: null}}
    expectWire({path: `${base}/subcloud-deploy/${release}`, reply})
    const {stdout} = await runProgram(['subcloud', 'deploy', 'show', ...words])
    expect(cellsOf(stdout)).toContainEqual(['prestage_images', 'None'])
  })

  test('upload shows None for what was not uploaded', async () => {
    const images = write('images.lst', 'one\n')
    const form = {[`prestage_images@${images}`]: 'one', release: '26.03'}
    const reply = {prestage_images: 'images.lst', software_version: '26.03'}
    expectWire({method: 'POST', path: `${base}/subcloud-deploy/`, form, reply})
    const words = ['subcloud-deploy', 'upload', '--prestage-images', images, '--release', '26.03']
    const {stdout} = await runProgram(words, {program: 'dcmanager'})
    expect(cellsOf(stdout)).toContainEqual(['deploy_playbook', 'None'])
  })

  test('a playbook travels with the roles beside it', async () => {
    mkdirSync(join(folder(), 'play/roles/one/tasks'), {recursive: true})
    write('play/roles/one/tasks/main.yml', '- debug:\n')
    const playbook = write('play/site.yml', '- hosts: all\n')
    expectWire({method: 'POST', path: `${base}/subcloud-deploy/`, reply: files})
    expect((await runProgram(['subcloud', 'deploy', 'upload', '--deploy-playbook', playbook])).code).toBe(0)
  })

  test.each([
    [[], '', 'False', 'False'],
    [['--release', '26.03', '--deployment-files'], '26.03/', 'True', 'False'],
    [['--prestage-images', '--yes'], '', 'False', 'True'],
  ])('delete %j', async (words, release, deployment, images) => {
    const query = `?deployment_files=${deployment}&prestage_images=${images}`
    expectWire({method: 'DELETE', path: `${base}/subcloud-deploy/${release}${query}`, reply: 'null'})
    const {stdout, stderr, code} = await runProgram(['subcloud', 'deploy', 'delete', ...words])
    expect({stdout, code}).toEqual({stdout: '', code: 0})
    expect(stderr).toMatch(/^deleted the deployment files of /)
  })
})
