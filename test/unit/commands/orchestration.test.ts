import {describe, expect, test} from 'vitest'
import {parse} from 'yaml'
import {runProgram} from '../../support/run.js'
import {useWire} from '../../support/wire.js'

const {expectWire} = useWire()

const swManager = (...words: string[]) => runProgram(words, {program: 'sw-manager'})

const step = (id: number, name: string, result: string, more: object = {}) => ({
  'step-id': id,
  'step-name': name,
  timeout: 60,
  'entity-type': '',
  'entity-names': [] as string[],
  'entity-uuids': [] as string[],
  result,
  reason: '',
  'start-date-time': result === 'initial' ? '' : '2026-03-01 10:00:00',
  'end-date-time': '',
  ...more,
})
const stage = (id: number, name: string, inprogress: boolean, steps: object[]) => ({
  'stage-id': id,
  'stage-name': name,
  timeout: 121,
  'total-steps': steps.length,
  'current-step': 1,
  steps,
  inprogress,
  result: inprogress ? 'inprogress' : 'success',
  reason: '',
  'start-date-time': '2026-03-01 10:00:00',
  'end-date-time': inprogress ? '' : '2026-03-01 10:01:00',
})
const phase = (name: string, stages: object[] = [], more: object = {}) => ({
  'phase-name': name,
  timeout: 243,
  'total-stages': stages.length,
  'current-stage': 0,
  'stop-at-stage': stages.length,
  stages,
  inprogress: false,
  'completion-percentage': 50,
  result: 'initial',
  reason: '',
  response: '',
  'start-date-time': '',
  'end-date-time': '',
  ...more,
})
const strategy = (name: string, state: string, more: object = {}) => ({
  uuid: '00000000-0000-4000-8000-000000000001',
  name,
  'controller-apply-type': 'serial',
  'storage-apply-type': 'serial',
  'swift-apply-type': 'ignore',
  'worker-apply-type': 'serial',
  'max-parallel-worker-hosts': 2,
  'default-instance-action': 'stop-start',
  'alarm-restrictions': 'strict',
  state,
  'current-phase': 'build',
  'current-phase-completion-percentage': 50,
  'build-phase': phase('build'),
  'apply-phase': phase('apply'),
  'abort-phase': phase('abort'),
  ...(name === 'sw-upgrade' && {release: ['starlingx-26.03.1']}),
  ...more,
})
const path = (type: string, more = '') => `/vim/api/orchestration/${type}/strategy${more}`
const found = (type: string, state: string, more: object = {}) => ({
  path: path(type),
  reply: {strategy: strategy(type, state, more)},
})
const act = (type: string, sends: object, state: string, more: object = {}) => ({
  method: 'POST' as const,
  path: path(type, '/actions'),
  sends,
  reply: {strategy: strategy(type, state, more)},
})

const hosts = {'entity-type': 'hosts', 'entity-names': ['worker-0', 'worker-1'], 'entity-uuids': ['u0', 'u1']}
const working = {
  'current-phase': 'apply',
  'worker-apply-type': 'parallel',
  'release-id': 'starlingx-26.03.1',
  metapackages: ['base_26.03.1', 'k8s_26.03.1'],
  'pre-upgrade-deploy': false,
  'kube-version': 'v1.32.2',
  'build-phase': phase('build', [stage(0, 'sw-upgrade-query', false, [step(0, 'query-alarms', 'success')])]),
  'apply-phase': phase(
    'apply',
    [
      stage(0, 'sw-upgrade-start', false, [step(0, 'start-upgrade', 'success')]),
      stage(1, 'sw-upgrade-worker-hosts', true, [
        step(0, 'query-alarms', 'success'),
        step(1, 'lock-hosts', 'wait', hosts),
        step(2, 'unlock-hosts', 'initial', hosts),
      ]),
    ],
    {inprogress: true},
  ),
}

const types = [
  ['sw-deploy', 'sw-upgrade', 'Strategy Software Deploy Strategy:'],
  ['fw-update', 'fw-update', 'Strategy Firmware Update Strategy:'],
  ['kube-rootca-update', 'kube-rootca-update', 'Strategy Kubernetes RootCA Update Strategy:'],
  ['kube-upgrade', 'kube-upgrade', 'Strategy Kubernetes Upgrade Strategy:'],
  ['system-config-update', 'system-config-update', 'Strategy System Config Upgrade Strategy:'],
] as const

describe.each(types)('%s', (name, type, heading) => {
  const official = (verb: string, ...words: string[]) => swManager(`${name}-strategy`, verb, ...words)
  const stx = (verb: string, ...words: string[]) => runProgram(['orchestration', name, verb, ...words])

  test('show prints the block, or says that there is none', async () => {
    expectWire(found(type, 'ready-to-apply', {'build-phase': phase('build', [], {result: 'success'})}))
    const {stdout, code} = await official('show')
    expect(code).toBe(0)
    expect(stdout.split('\n')[0]).toBe(heading)
    expect(stdout).toMatch(/^ {2}state: {34}ready-to-apply\n {2}build-result: {27}success\n {2}build-reason: *\n$/m)
    expectWire({path: path(type), reply: {strategy: null}})
    expect(await official('show')).toEqual({stdout: 'No strategy available\n', stderr: '', code: 0})
    expectWire({path: path(type), status: 404})
    expect((await stx('show')).code).toBe(5)
  })

  test('show prints what is there of a strategy that lacks its phase', async () => {
    const unsaid = {'current-phase': undefined, 'current-phase-completion-percentage': undefined}
    expectWire(found(type, 'initial', {...unsaid, 'build-phase': phase('build', [], {'phase-name': undefined})}))
    const {stdout, code} = await official('show')
    expect(code).toBe(0)
    expect(stdout).toMatch(/^ {2}current-phase-completion: +0%\n {2}state: +initial\n$/m)
    expect(stdout).not.toContain('undefined')
  })

  test('apply looks before it acts', async () => {
    expectWire(found(type, 'ready-to-apply'), act(type, {action: 'apply-all'}, 'applying'))
    expect((await stx('apply')).stdout).toContain('applying')
    expectWire(found(type, 'ready-to-apply'), act(type, {action: 'apply-stage', 'stage-id': '0'}, 'applying'))
    expect((await official('apply', '--stage-id', '0', '--yes')).code).toBe(0)
    expectWire(found(type, 'applying'))
    expect(await official('apply')).toEqual({stdout: 'Strategy already applied.\n', stderr: '', code: 1})
    expectWire(found(type, 'aborted'))
    expect((await stx('apply')).code).toBe(6)
    expectWire({path: path(type), reply: {strategy: null}})
    expect((await official('apply')).stdout).toBe('No strategy available. Nothing to apply.\n')
  })

  test('abort in a wrong state ends as apply does, and says why', async () => {
    const faultstring = 'Abort rejected: abort can only be executed when the strategy is applying'
    const reply = {faultcode: 'Client', faultstring, debuginfo: null}
    expectWire({method: 'POST', path: path(type, '/actions'), status: 400, reply})
    const {code, stderr} = await stx('abort')
    expect([code, stderr]).toEqual([6, expect.stringContaining(faultstring)])
    expectWire({method: 'POST', path: path(type, '/actions'), status: 400, reply})
    expect((await official('abort')).code).toBe(1)
  })

  test('abort and delete', async () => {
    expectWire(act(type, {action: 'abort-stage', 'stage-id': null}, 'aborting'))
    expect((await stx('abort')).stdout).toContain('aborting')
    expectWire(act(type, {action: 'abort-stage', 'stage-id': '1'}, 'aborting'))
    expect((await official('abort', '--stage-id', '1')).code).toBe(0)
    expectWire({method: 'POST', path: path(type, '/actions'), status: 404})
    expect((await official('abort')).stdout).toBe('Strategy abort failed\n')
    expectWire({method: 'DELETE', path: path(type), sends: {force: false}, reply: ''})
    expect(await official('delete')).toEqual({stdout: 'Strategy deleted\n', stderr: '', code: 0})
    expectWire({method: 'DELETE', path: path(type), sends: {force: true}, reply: ''})
    expect((await stx('delete', '--force')).stderr).toBe('Strategy deleted\n')
    expectWire({method: 'DELETE', path: path(type), status: 404})
    expect(await official('delete')).toEqual({stdout: 'Nothing to delete\n', stderr: '', code: 1})
  })
})

describe('create', () => {
  const defaults = {
    'default-instance-action': 'stop-start',
    'controller-apply-type': 'serial',
    'storage-apply-type': 'serial',
    'worker-apply-type': 'serial',
    'alarm-restrictions': 'strict',
  }
  const plain = {...defaults, release: [], rollback: null, delete: null}

  test.each([
    ['fw-update', '', {...defaults, 'controller-apply-type': 'ignore', 'storage-apply-type': 'ignore'}],
    [
      'system-config-update',
      '--controller-apply-type ignore --storage-apply-type ignore --worker-apply-type parallel --max-parallel-worker-hosts 100 --instance-action migrate --alarm-restrictions relaxed',
      {
        'default-instance-action': 'migrate',
        'controller-apply-type': 'ignore',
        'storage-apply-type': 'ignore',
        'worker-apply-type': 'parallel',
        'max-parallel-worker-hosts': 100,
        'alarm-restrictions': 'relaxed',
      },
    ],
    ['kube-upgrade', '--to-version v1.32.2', {...defaults, 'to-version': 'v1.32.2'}],
    ['kube-rootca-update', '', defaults],
    [
      'kube-rootca-update',
      '--expiry-date 2027-01-01 --subject C=CA --algorithm RSA --key-size 2048',
      {...defaults, 'expiry-date': '2027-01-01', subject: 'C=CA', algorithm: 'RSA', 'key-size': 2048},
    ],
    ['sw-deploy', '', plain],
    ['sw-deploy', 'a b', {...plain, release: ['a', 'b']}],
    ['sw-deploy', '--rollback', {...plain, rollback: true}],
    ['sw-deploy', '--no-rollback --no-delete --no-snapshot', {...plain, rollback: false, delete: false}],
    [
      'sw-deploy',
      'a --delete --snapshot --kube-upgrade v1.32.2',
      {...plain, release: ['a'], delete: true, snapshot: true, 'kube-upgrade': 'v1.32.2'},
    ],
    ['sw-deploy', 'a --pre-upgrade-deploy', {...plain, release: ['a'], 'pre-upgrade-deploy': true}],
    ['sw-deploy', '--cleanup', {...plain, cleanup: true}],
    ['sw-deploy', '--alarm-restrictions permissive', {...plain, 'alarm-restrictions': 'permissive'}],
  ])('%s %s', async (name, line, sends) => {
    const type = name === 'sw-deploy' ? 'sw-upgrade' : name
    expectWire({method: 'POST', path: path(type), sends, reply: {strategy: strategy(type, 'building')}})
    const words = line === '' ? [] : line.split(' ')
    const {stdout, code} = await runProgram(['orchestration', name, 'create', ...words, '--format', 'json'])
    expect({state: JSON.parse(stdout).state, code}).toEqual({state: 'building', code: 0})
  })

  test.each([
    ['a --rollback', 'Cannot set both --rollback and release'],
    ['--pre-upgrade-deploy', 'Cannot set pre-upgrade deploy without a release'],
    ['a b --pre-upgrade-deploy', 'Cannot set --pre-upgrade-deploy with more than one release'],
    ['a --pre-upgrade-deploy --kube-upgrade v1', 'Cannot combine --kube-upgrade with --pre-upgrade-deploy'],
    ['--rollback --delete', 'Cannot set both --rollback and --delete'],
    ['--rollback --snapshot', 'Cannot set both --rollback and --snapshot'],
    ['--rollback --kube-upgrade v1', 'Cannot combine --kube-upgrade with --rollback'],
    ['--cleanup --delete', 'Cannot combine --cleanup with release, --rollback, --snapshot, --delete or --kube-upgrade'],
  ])('sw-deploy %s sends nothing', async (line, text) => {
    const words = ['sw-deploy-strategy', 'create', ...line.split(' ')]
    expect(await swManager(...words)).toEqual({stdout: `${text}\n`, stderr: '', code: 1})
    expect((await runProgram(words)).code).toBe(2)
  })

  test('the official program asks before permissive alarm restrictions', async () => {
    const words = ['sw-deploy-strategy', 'create', '--alarm-restrictions', 'permissive']
    expect((await swManager(...words)).code).toBe(1)
    expectWire({method: 'POST', path: path('sw-upgrade'), reply: {strategy: strategy('sw-upgrade', 'building')}})
    const {stdout, code} = await runProgram(words, {program: 'sw-manager', input: 'yes\n'})
    expect(stdout).toContain("Enter 'yes' to continue")
    expect(code).toBe(0)
  })
})

describe('the block', () => {
  test('of a deployment in work', async () => {
    expectWire(found('sw-upgrade', 'applying', working))
    expect((await swManager('sw-deploy-strategy', 'show')).stdout).toBe(`Strategy Software Deploy Strategy:
  strategy-uuid:                          00000000-0000-4000-8000-000000000001
  release-id:                             starlingx-26.03.1
  metapackage-overrides:                  base_26.03.1
                                          k8s_26.03.1
  pre-upgrade-deploy:                     false
  kube-version:                           v1.32.2
  controller-apply-type:                  serial
  storage-apply-type:                     serial
  worker-apply-type:                      parallel
  max-parallel-worker-hosts:              2
  default-instance-action:                stop-start
  alarm-restrictions:                     strict
  current-phase:                          apply
  current-stage:                          sw-upgrade-worker-hosts
  current-step:                           lock-hosts
  entity-names:                           ['worker-0', 'worker-1']
  current-phase-completion:               50%
  state:                                  applying
  inprogress:                             true
`)
  })

  test('--active shows only what is worked on', async () => {
    expectWire(found('sw-upgrade', 'applying', working))
    const {stdout} = await swManager('sw-deploy-strategy', 'show', '--active')
    expect(stdout.slice(stdout.indexOf('  apply-phase:'))).toBe(`  apply-phase:
    total-stages:                         2
    current-stage:                        0
    stop-at-stage:                        2
    timeout:                              243 seconds
    completion-percentage:                50%
    start-date-time:                      
    inprogress:                           true
    stages:
        stage-id:                         1
        stage-name:                       sw-upgrade-worker-hosts
        total-steps:                      3
        current-step:                     1
        timeout:                          121 seconds
        start-date-time:                  2026-03-01 10:00:00
        inprogress:                       true
        steps:
            step-id:                      1
            step-name:                    lock-hosts
            entity-type:                  hosts
            entity-names:                 ['worker-0', 'worker-1']
            entity-uuids:                 ['u0', 'u1']
            timeout:                      60 seconds
            start-date-time:              2026-03-01 10:00:00
            result:                       wait
            reason:                       


`)
    expect(stdout).not.toContain('build-phase:')
  })

  test('--details is YAML with stx: stages and steps are lists', async () => {
    expectWire(found('sw-upgrade', 'applying', working))
    const {stdout} = await runProgram(['orchestration', 'sw-deploy', 'show', '--details'])
    const phases = parse(stdout)['Strategy Software Deploy Strategy']
    expect(phases['build-phase'].stages).toMatchObject([{'stage-name': 'sw-upgrade-query'}])
    expect(phases['apply-phase'].stages).toMatchObject([
      {'stage-id': 0, steps: [{'step-name': 'start-upgrade', result: 'success'}]},
      {'stage-id': 1, steps: [{'step-id': 0}, {'entity-names': ['worker-0', 'worker-1']}, {result: 'initial'}]},
    ])
  })

  test.each([
    'active alarms present [ 100.101, 200.001 ]',
    'failed: host "worker-0": not locked',
    "'quoted' and # more",
    '- a list?',
    'two\nlines: of text',
    '[ 100.101 ] was raised',
  ])('the reason %j survives a YAML parser', async (reason) => {
    expectWire(found('fw-update', 'build-failed', {'build-phase': phase('build', [], {result: 'failed', reason})}))
    const {stdout} = await runProgram(['orchestration', 'fw-update', 'show'])
    expect(String(parse(stdout)['Strategy Firmware Update Strategy']['build-reason']).trim()).toBe(reason)
  })

  test('--error-details adds what the failing part said', async () => {
    const failed = {
      'current-phase': 'abort',
      'apply-phase': phase('apply', [], {result: 'failed', reason: 'no', response: 'one\ntwo'}),
      'abort-phase': phase('abort', [], {result: 'success', response: 'three'}),
    }
    expectWire(found('sw-upgrade', 'aborted', failed))
    const {stdout} = await swManager('sw-deploy-strategy', 'show', '--error-details')
    expect(stdout.slice(stdout.indexOf('  apply-result'))).toBe(`  apply-result:                           failed
  apply-reason:                           no
  abort-result:                           success
  abort-reason:                           
  apply-error-response: |
    one
    two
  abort-error-response:                   three
`)
  })
})

describe('refusals', () => {
  const fault = (faultstring: string) => ({debuginfo: null, faultcode: 'Client', faultstring})

  test.each([
    [400, fault('bad sw-upgrade'), 'Operation failed: Bad request.\nbad sw-deploy\n'],
    [
      409,
      fault('strategy already exists of type:sw-upgrade'),
      'Operation failed: Conflict detected.\nstrategy already exists of type:sw-deploy\n',
    ],
    [403, {}, 'Authorization failed\n'],
    [
      500,
      fault('x'),
      'HTTP error: 500 Server Error: Internal Server Error for url: http://controller.test/vim/api/orchestration/sw-upgrade/strategy\nCheck /var/log/nfv-vim-api.log for details. \n',
    ],
    [404, {}, 'Strategy creation failed\n'],
  ])('a %i is printed on stdout as by the official program', async (status, reply, stdout) => {
    expectWire({method: 'POST', path: path('sw-upgrade'), status, reply})
    expect(await swManager('sw-deploy-strategy', 'create')).toEqual({stdout, stderr: '', code: 1})
  })

  test.each([
    ['fw-update', 'fw-update'],
    ['sw-upgrade', 'sw-deploy'],
    ['system-config-update', 'system-config-update'],
  ])('a strategy of type %s that is there already is to be deleted first', async (type, topic) => {
    const reply = fault(`strategy already exists of type:${type}`)
    expectWire({method: 'POST', path: path('kube-upgrade'), status: 409, reply})
    const {stderr, code} = await runProgram(['orchestration', 'kube-upgrade', 'create', '--to-version', 'v1.32.2'])
    expect(code).toBe(6)
    expect(stderr).toContain(`strategy already exists of type:${type}`)
    expect(stderr).toContain(`; delete that one first: stx orchestration ${topic} delete\n`)
  })
})

describe('--wait', () => {
  const run = (...words: string[]) => runProgram(['orchestration', 'sw-deploy', ...words, '--wait'])
  const created = (state: string) => ({
    method: 'POST' as const,
    path: path('sw-upgrade'),
    reply: {strategy: strategy('sw-upgrade', state)},
  })

  test('create goes on until the plan stands', async () => {
    expectWire(created('building'), found('sw-upgrade', 'ready-to-apply'))
    const {stdout, stderr, code} = await run('create')
    expect({state: parse(stdout)['Strategy Software Deploy Strategy'].state, code}).toEqual({
      state: 'ready-to-apply',
      code: 0,
    })
    expect(stderr).toBe('sw-deploy strategy: building 50 %\nsw-deploy strategy: ready-to-apply 50 % after 0s\n')
  })

  test.each([
    ['build-failed', 'active alarms\n[ 100.101 ]', 'build-failed: active alarms; [ 100.101 ]'],
    ['build-timeout', '', 'build-timeout'],
  ])('create ends with exit code 3 at %s', async (state, reason, why) => {
    expectWire(created('building'), found('sw-upgrade', state, {'build-phase': phase('build', [], {reason})}))
    const {stdout, stderr, code} = await run('create', '--quiet')
    expect({stdout, code}).toEqual({stdout: '', code: 3})
    expect(stderr).toBe(`stx: sw-deploy strategy failed: ${why}; see: stx orchestration why sw-deploy\n`)
  })

  test('apply names the stage, step and hosts it is at', async () => {
    expectWire(
      found('sw-upgrade', 'ready-to-apply'),
      act('sw-upgrade', {action: 'apply-all'}, 'applying', working),
      found('sw-upgrade', 'applied'),
    )
    const {stderr, code} = await run('apply')
    expect(code).toBe(0)
    expect(stderr).toBe(`sw-deploy strategy: applying 50 %, sw-upgrade-worker-hosts / lock-hosts / worker-0 worker-1
sw-deploy strategy: applied 50 % after 0s
`)
  })

  test('apply ends with exit code 3 and the reason of the apply phase when vim aborts on its own', async () => {
    expectWire(
      found('sw-upgrade', 'ready-to-apply'),
      act('sw-upgrade', {action: 'apply-all'}, 'aborting'),
      found('sw-upgrade', 'aborted', {'apply-phase': phase('apply', [], {reason: 'lock failed'})}),
    )
    const {stderr, code} = await run('apply', '--quiet')
    expect(code).toBe(3)
    expect(stderr).toContain('aborted: lock failed')
  })

  test('apply --stage-id ends where vim pauses, and goes on from there', async () => {
    const paused = {'apply-phase': phase('apply', [], {'current-stage': 2, 'stop-at-stage': 2})}
    expectWire(
      found('sw-upgrade', 'applying'),
      act('sw-upgrade', {action: 'apply-stage', 'stage-id': '1'}, 'applying', {
        'apply-phase': phase('apply', [], {'current-stage': 1, 'stop-at-stage': 2}),
      }),
      found('sw-upgrade', 'applying', paused),
    )
    const {stderr, code} = await run('apply', '--stage-id', '1')
    expect(code).toBe(0)
    expect(stderr).toMatch(/paused after stage 1 after 0s\n$/)
  })

  test.each([
    ['aborted', 0],
    ['abort-failed', 3],
    ['abort-timeout', 3],
  ])('abort ends at %s with exit code %i', async (state, code) => {
    const sends = {action: 'abort-stage', 'stage-id': null}
    expectWire(act('sw-upgrade', sends, 'aborting'), found('sw-upgrade', state))
    expect((await run('abort', '--quiet')).code).toBe(code)
  })
})
