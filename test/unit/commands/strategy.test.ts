import {describe, expect, test} from 'vitest'
import {notFoundPage, unprocessablePage} from '../../support/dcmanager.js'
import {runProgram} from '../../support/run.js'
import {cellsOf} from '../../support/table.js'
import {useWire} from '../../support/wire.js'

const {expectWire} = useWire()

const strategy = (type: string, more: object = {}) => ({
  id: 1,
  type,
  'subcloud-apply-type': null,
  'max-parallel-subclouds': 2,
  'stop-on-failure': false,
  state: 'initial',
  'created-at': '2026-11-21 09:20:59.898412',
  'updated-at': null,
  'extra-args': null,
  ...more,
})
const step = (cloud: string, state: string, details = '') => ({
  id: 1,
  cloud,
  stage: 'Apply',
  state,
  details,
  'started-at': null,
  'finished-at': null,
  'created-at': '2026-11-21 09:20:59',
  'updated-at': null,
})
const base = '/dcmanager/v1.0/sw-update-strategy'
const types = [
  ['fw-update', 'firmware'],
  ['kube-rootca-update', 'kube-rootca-update'],
  ['kube-upgrade', 'kubernetes'],
  ['prestage', 'prestage'],
  ['sw-deploy', 'sw-deploy'],
] as const

describe.each(types)('strategy %s', (topic, type) => {
  const rows = (stdout: string) => Object.fromEntries(cellsOf(stdout).map(([name, value]) => [name, value]))

  test.each([
    ['show', {path: `${base}?type=${type}`}, 'initial'],
    ['apply', {method: 'POST', path: `${base}/actions?type=${type}`, sends: {action: 'apply'}}, 'applying'],
    ['abort', {method: 'POST', path: `${base}/actions?type=${type}`, sends: {action: 'abort'}}, 'abort requested'],
    ['delete', {method: 'DELETE', path: `${base}?type=${type}`}, 'deleting'],
  ] as const)('%s', async (verb, request, state) => {
    expectWire({...request, reply: strategy(type, {state})})
    const {stdout, code} = await runProgram(['strategy', topic, verb])
    expect(code).toBe(0)
    expect(rows(stdout)).toMatchObject({Field: 'Value', 'strategy type': type, 'stop on failure': 'False', state})
  })

  test('answers to its official name', async () => {
    expectWire({path: `${base}?type=${type}`, status: 404, reply: notFoundPage(`Strategy of type '${type}' not found`)})
    expect(await runProgram([`${topic}-strategy`, 'show'], {program: 'dcmanager'})).toEqual({
      stdout: '',
      stderr: `ERROR (app) The resource could not be found.\nDetails: Strategy of type '${type}' not found\n`,
      code: 1,
    })
  })
})

describe('strategy create', () => {
  const secret = Buffer.from('St8rling-X').toString('base64')
  const sw = {
    ...{type: 'sw-deploy', snapshot: false, rollback: false, delete: false, cleanup: false},
    ...{with_prestage: false, kube_upgrade: null},
  }

  test.each([
    [['fw-update'], {type: 'firmware'}],
    [['fw-update', '--group', 'east'], {type: 'firmware', subcloud_group: 'east'}],
    [
      ['fw-update', 'subcloud1', '--subcloud-apply-type', 'serial', '--stop-on-failure'],
      {type: 'firmware', cloud_name: 'subcloud1', 'subcloud-apply-type': 'serial', 'stop-on-failure': 'true'},
    ],
    [
      ['kube-upgrade', '--to-version', 'v1.32.2', '--max-parallel-subclouds', '7'],
      {type: 'kubernetes', 'to-version': 'v1.32.2', 'max-parallel-subclouds': 7},
    ],
    [
      ['kube-rootca-update', '--subject', 'CN=k8s', '--expiry-date', '2036-01-01', '--force'],
      {type: 'kube-rootca-update', subject: 'CN=k8s', 'expiry-date': '2036-01-01', force: 'true'},
    ],
    [
      ['prestage', '--sysadmin-password', 'St8rling-X'],
      {type: 'prestage', sysadmin_password: secret, for_install: 'true'},
    ],
    [
      ['prestage', '--sysadmin-password', 'St8rling-X', '--for-sw-deploy', '--release', '26.03', '--force'],
      {type: 'prestage', sysadmin_password: secret, for_sw_deploy: 'true', release: '26.03', force: 'true'},
    ],
    [['sw-deploy', '--release-id', 'stx-1', '--delete'], {...sw, release_id: 'stx-1', delete: true}],
    [['sw-deploy', '--rollback', 'subcloud1'], {...sw, rollback: true, cloud_name: 'subcloud1'}],
    [
      ['sw-deploy', '--release-id', 'stx-1', '--with-prestage', '--sysadmin-password', 'St8rling-X'],
      {...sw, release_id: 'stx-1', with_prestage: true, sysadmin_password: secret},
    ],
  ])('%j sends what was asked for', async ([topic = '', ...words], sends) => {
    expectWire({method: 'POST', path: `${base}/`, sends, reply: strategy(sends.type)})
    const {stderr, code} = await runProgram(['strategy', topic, 'create', ...words])
    expect({stderr, code}).toEqual({stderr: '', code: 0})
  })

  test.each([
    [['prestage', '--sysadmin-password', 'x', '--for-install', '--for-sw-deploy'], /cannot be combined/],
    [['prestage'], /no sysadmin password given .*; set STX_SYSADMIN_PASSWORD, or pass --sysadmin-password/],
    [['prestage', '--sysadmin-password', ''], /the sysadmin password is empty/],
    [['sw-deploy'], /--release-id is required/],
    [['sw-deploy', '--release-id', 'a', '--sysadmin-password', 'x'], /can only be used with --with-prestage/],
    [['sw-deploy', '--rollback', '--snapshot'], /Option --snapshot cannot be used with/],
    [['sw-deploy', '--cleanup', '--delete'], /Option --delete cannot be used with/],
    [['sw-deploy', '--rollback', '--release-id', 'a'], /Option --rollback cannot be used with/],
    [['sw-deploy', '--cleanup', '--kube-upgrade', 'v1'], /Option --cleanup cannot be used with/],
  ])('%j is refused before anything is sent', async ([topic = '', ...words], reason) => {
    const {stdout, stderr, code} = await runProgram(['strategy', topic, 'create', ...words])
    expect({stdout, code}).toEqual({stdout: '', code: 2})
    expect(stderr).toMatch(reason)
  })

  test.each([
    [['fw-update', 'subcloud1', '--group', 'east'], /cloud_name and group options are mutually exclusive/],
    [
      ['kube-upgrade', '--group', 'e', '--subcloud-apply-type', 'serial'],
      /--subcloud-apply-type is not supported when/,
    ],
    [['kube-upgrade', '--group', 'e', '--max-parallel-subclouds', '4'], /--max-parallel-subclouds options is not/],
  ])('%j: a group decides for itself', async ([topic = '', ...words], reason) => {
    const {stderr, code} = await runProgram([`${topic}-strategy`, 'create', ...words], {program: 'dcmanager'})
    expect(code).toBe(1)
    expect(stderr).toMatch(reason)
  })

  test.each(types)('a strategy %s that is there already is to be deleted first', async (topic, type) => {
    const text = `Unable to create strategy of type 'prestage': Bad strategy request: Strategy of type: '${type}' already exists`
    expectWire({method: 'POST', path: `${base}/`, status: 422, reply: unprocessablePage(text)})
    const {stderr, code} = await runProgram(['strategy', 'kube-upgrade', 'create'])
    expect(code).toBe(6)
    expect(stderr).toContain(`; delete that one first: stx strategy ${topic} delete\n`)
  })

  const left = /^without --delete each subcloud keeps its deployment.*; see: stx strategy sw-deploy create --cleanup\n$/
  const none = /^$/
  test.each([
    [{release_id: 'stx-1', delete: false}, left],
    [{release_id: 'stx-1', delete: null}, left],
    [{release_id: 'stx-1', delete: true}, none],
    [{release_id: null, cleanup: true}, none],
    [{release_id: null, rollback: true}, none],
  ])('%j: says whether subclouds stay out-of-sync', async (args, words) => {
    const reply = strategy('sw-deploy', {'extra-args': args})
    const create = ['strategy', 'sw-deploy', 'create', '--release-id', 'stx-1']
    expectWire({method: 'POST', path: `${base}/`, reply})
    expect((await runProgram(create)).stderr).toMatch(words)
    expectWire({method: 'POST', path: `${base}/actions?type=sw-deploy`, reply})
    expect((await runProgram(['strategy', 'sw-deploy', 'apply'])).stderr).toMatch(words)
    expectWire({method: 'POST', path: `${base}/`, reply})
    const official = await runProgram(['sw-deploy-strategy', ...create.slice(2)], {program: 'dcmanager'})
    expect(official.stderr + official.stdout).not.toContain('out-of-sync')
  })

  test('the older names of options still work, with a notice beside the data', async () => {
    const sends = {...sw, cleanup: true}
    expectWire({method: 'POST', path: `${base}/`, sends, reply: strategy('sw-deploy')})
    const {stdout, stderr} = await runProgram(['strategy', 'sw-deploy', 'create', '--delete-only', '-f', 'json'])
    expect(JSON.parse(stdout)).toMatchObject({type: 'sw-deploy'})
    expect(stderr).toContain('use --cleanup instead')
  })
})

describe('what only some types show', () => {
  const rowsOf = async (topic: string, args: object | null) => {
    const type = topic === 'prestage' ? 'prestage' : 'sw-deploy'
    expectWire({path: `${base}?type=${type}`, reply: strategy(type, {'extra-args': args})})
    return cellsOf((await runProgram(['strategy', topic, 'show'])).stdout)
  }

  test('the release that is prestaged', async () => {
    const rows = await rowsOf('prestage', {'prestage-software-version': '26.03', sysadmin_password: 'hidden'})
    expect(rows[5]).toEqual(['prestage software version', '26.03'])
    expect((await rowsOf('prestage', null)).map(([name]) => name)).not.toContain('prestage software version')
  })

  test('the options of a deployment', async () => {
    const options = {release_id: 'stx-1', snapshot: false, rollback: null, delete: true, kube_upgrade: null}
    expect((await rowsOf('sw-deploy', options)).slice(5, 11)).toEqual([
      ['release_id', 'stx-1'],
      ['snapshot', 'False'],
      ['rollback', 'None'],
      ['delete_option', 'delete'],
      ['with_prestage', 'None'],
      ['kube_upgrade', ''],
    ])
    expect((await rowsOf('sw-deploy', null)).slice(5, 11)).toEqual([
      ['release_id', ''],
      ['snapshot', 'False'],
      ['rollback', 'False'],
      ['delete_option', 'None'],
      ['with_prestage', 'None'],
      ['kube_upgrade', 'None'],
    ])
  })
})

describe('--wait', () => {
  const apply = {method: 'POST', path: `${base}/actions?type=sw-deploy`} as const
  const now = (state: string, ...steps: object[]) => [
    {path: `${base}?type=sw-deploy`, reply: strategy('sw-deploy', {state})},
    {path: `${base}/steps`, reply: {'strategy-steps': steps}},
  ]

  test('apply goes on until all is done', async () => {
    expectWire(
      {...apply, reply: strategy('sw-deploy', {state: 'applying'})},
      ...now('complete', step('subcloud1', 'complete')),
    )
    const {stdout, stderr, code} = await runProgram(['strategy', 'sw-deploy', 'apply', '--wait', '-f', 'json'])
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({state: 'complete'})
    expect(stderr).toContain('sw-deploy strategy: complete, 1 of 1 subclouds done')
  })

  test('a failure names the first subcloud that failed and why, exit code 3', async () => {
    expectWire(
      {...apply, reply: strategy('sw-deploy', {state: 'applying'})},
      ...now('failed', step('subcloud1', 'complete'), step('subcloud2', 'failed', 'apply VIM strategy: timeout')),
    )
    const {stderr, code} = await runProgram(['strategy', 'sw-deploy', 'apply', '--wait', '--quiet'])
    expect(code).toBe(3)
    expect(stderr).toBe(
      'stx: sw-deploy strategy failed: 1 of 2 subclouds failed, first subcloud2: apply VIM strategy: timeout; see: stx strategy why\n',
    )
  })

  test('an abort is done when it is aborted', async () => {
    expectWire(
      {...apply, reply: strategy('sw-deploy', {state: 'abort requested'})},
      ...now('aborted', step('subcloud1', 'aborted')),
    )
    const {stdout} = await runProgram([
      'strategy',
      'sw-deploy',
      'abort',
      '--wait',
      '--quiet',
      '-f',
      'value',
      '-c',
      'state',
    ])
    expect(stdout).toBe('aborted\n')
  })

  test('a deletion is done when nothing is left', async () => {
    expectWire(
      {method: 'DELETE', path: `${base}?type=firmware`, reply: strategy('firmware', {state: 'deleting'})},
      {path: `${base}?type=firmware`, status: 404, reply: notFoundPage("Strategy of type 'firmware' not found")},
    )
    const {stdout, code} = await runProgram([
      ...['strategy', 'fw-update', 'delete', '--wait', '--quiet', '-f', 'value', '-c', 'state'],
    ])
    expect({stdout, code}).toEqual({stdout: 'deleted\n', code: 0})
  })

  test('a refusal for the state of the strategy is a conflict', async () => {
    const detail =
      "Unable to apply strategy of type 'sw-deploy': Bad strategy request: Strategy in state applying cannot be applied"
    expectWire({...apply, status: 422, reply: unprocessablePage(detail)})
    const {stderr, code} = await runProgram(['strategy', 'sw-deploy', 'apply', '--wait'])
    expect(code).toBe(6)
    expect(stderr).toContain('Strategy in state applying cannot be applied')
  })
})

describe('strategy step', () => {
  test('list', async () => {
    expectWire({path: `${base}/steps`, reply: {'strategy-steps': [step('subcloud4', 'initial')]}})
    expect(cellsOf((await runProgram(['strategy', 'step', 'list'])).stdout)).toEqual([
      ['cloud', 'stage', 'state', 'details', 'started_at', 'finished_at'],
      ['subcloud4', 'Apply', 'initial', '', 'None', 'None'],
    ])
  })

  test('an empty list is the official row of nothing, but only officially', async () => {
    expectWire({path: `${base}/steps`, reply: {'strategy-steps': []}})
    const {stdout} = await runProgram(['strategy-step', 'list', '-f', 'csv'], {program: 'dcmanager'})
    expect(stdout.split(/\r?\n/)[1]).toBe('"<none>","<none>","<none>","<none>","<none>","<none>"')
    expectWire({path: `${base}/steps`, reply: {'strategy-steps': []}})
    expect((await runProgram(['strategy', 'step', 'list', '-f', 'json'])).stdout).toBe('[]\n')
  })

  test('show', async () => {
    expectWire({path: `${base}/steps/subcloud4`, reply: step('subcloud4', 'initial')})
    const rows = cellsOf((await runProgram(['strategy', 'step', 'show', 'subcloud4'])).stdout)
    expect(rows.map(([name]) => name).slice(-3)).toEqual(['finished_at', 'created_at', 'updated_at'])
  })
})

describe('strategy config', () => {
  const options = '/dcmanager/v1.0/sw-update-options'
  const settings = {
    'storage-apply-type': 'parallel',
    'worker-apply-type': 'serial',
    'max-parallel-workers': 4,
    'alarm-restriction-type': 'strict',
    'default-instance-action': 'stop-start',
  }
  const config = (name: string) => ({id: 2, name, 'subcloud-id': 2, ...settings, 'created-at': 'c', 'updated-at': null})
  const words = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)])
  const row = ['parallel', 'serial', '4', 'strict', 'stop-start']

  test('list', async () => {
    expectWire({path: options, reply: {'sw-update-options': [config('subcloud2')]}})
    expect(cellsOf((await runProgram(['strategy', 'config', 'list'])).stdout)[1]).toEqual(['subcloud2', ...row])
  })

  test.each([
    [[], 'SystemController'],
    [['subcloud2'], 'subcloud2'],
  ])('show and update of %j', async (subcloud, name) => {
    expectWire({path: `${options}/${name}`, reply: config(name)})
    const {stdout} = await runProgram(['strategy', 'config', 'show', ...subcloud])
    expect(cellsOf(stdout).map(([, value]) => value)).toEqual(['Value', name, ...row, 'c', 'None'])
    expectWire({method: 'POST', path: `${options}/${name}`, sends: settings, reply: config(name)})
    expect((await runProgram(['strategy', 'config', 'update', ...words, ...subcloud])).stdout).toBe(stdout)
  })

  test('update wants all of its options', async () => {
    expect((await runProgram(['strategy', 'config', 'update', ...words.slice(2)])).code).toBe(2)
  })

  test('delete', async () => {
    expectWire({method: 'DELETE', path: `${options}/subcloud2`, reply: 'null'})
    expect(await runProgram(['strategy-config', 'delete', 'subcloud2', '--yes'], {program: 'dcmanager'})).toEqual({
      stdout: '',
      stderr: '',
      code: 0,
    })
    expectWire({method: 'DELETE', path: `${options}/subcloud3`, status: 404, reply: notFoundPage('Subcloud not found')})
    expect((await runProgram(['strategy-config', 'delete', 'subcloud3'], {program: 'dcmanager'})).stderr).toBe(
      'ERROR (app) The resource could not be found.\nDetails: Subcloud not found\nUnable to delete strategy options\n',
    )
  })
})
