import {afterEach, describe, expect, test} from 'vitest'
import {parse} from 'yaml'
import {LocalStrategy} from '../../../src/client/vim/strategy.js'
import type {SimulatorOptions} from '../../../src/simulator/main.js'
import {strategyText} from '../../../src/views/local-strategy.js'
import {Orchestrated, type ShownPhase, type ShownStrategy, wishFor} from './site.js'

let system: Orchestrated
afterEach(() => system.close())

interface Story {
  readonly type: string
  readonly scenario: SimulatorOptions['scenario']
  readonly wish: object
  /** what makes it necessary */
  readonly cause: () => Promise<unknown>
  /** the step of the apply phase that breaks, and the host it breaks at */
  readonly breaks: readonly [step: string, host?: string]
  /** what undoes what was begun */
  readonly undone: readonly string[]
}

const sysinv = (method: string, path: string, body: unknown) =>
  system.site.session.ask(method, `/RegionOne/sysinv/v1/${path}`, body)

const stories: readonly Story[] = [
  {
    type: 'sw-upgrade',
    scenario: 'aio-dx',
    wish: {release: ['starlingx-26.03.1'], delete: true},
    cause: () => system.site.provide({'starlingx-26.03.1.patch': 'x'}),
    breaks: ['upgrade-hosts', 'controller-1'],
    undone: ['unlock-hosts'],
  },
  {
    type: 'kube-upgrade',
    scenario: 'aio-sx',
    wish: {'to-version': 'v1.33.0'},
    cause: async () => undefined,
    breaks: ['kube-upgrade-storage'],
    undone: ['kube-upgrade-abort'],
  },
  {
    type: 'kube-rootca-update',
    scenario: 'aio-dx',
    wish: {},
    cause: async () => undefined,
    breaks: ['kube-rootca-update-host-update-certs', 'controller-1'],
    undone: ['kube-rootca-update-abort'],
  },
  {
    type: 'fw-update',
    scenario: 'standard',
    wish: {'alarm-restrictions': 'relaxed'},
    cause: async () => sysinv('PATCH', `device_images/${await system.uploadImage()}?action=apply`, []),
    breaks: ['lock-hosts', 'worker-0'],
    undone: ['unlock-hosts', 'start-instances', 'fw-update-abort-hosts'],
  },
  {
    type: 'system-config-update',
    scenario: 'aio-dx',
    wish: {'alarm-restrictions': 'relaxed'},
    cause: () => system.changeKernel(),
    breaks: ['system-config-update-hosts', 'controller-1'],
    undone: ['unlock-hosts'],
  },
]

const steps = (phase: ShownPhase) => phase.stages.flatMap((stage) => stage.steps.map((step) => step['step-name']))

/** Whatever the state, people get a text that parses, and that says the same. */
function expectReadable(strategy: ShownStrategy): void {
  for (const detail of [{details: true}, {active: true}, {errorDetails: true}]) {
    const [heading = '', ...lines] = strategyText(LocalStrategy.parse(strategy), {...detail, strict: true}).split('\n')
    const read = parse([heading, ...lines].join('\n')) as Record<string, Record<string, unknown>>
    expect(read[heading.slice(0, -1)]).toMatchObject({state: strategy.state})
  }
}

describe.each(stories)('a $type strategy', ({type, scenario, wish, cause, breaks, undone}) => {
  const start = async (): Promise<ShownStrategy> => {
    const strategy = await system.create(type, wish)
    expect(strategy).toMatchObject({state: 'ready-to-apply', 'build-phase': {result: 'success'}})
    return strategy
  }
  const open = async () => {
    system = await Orchestrated.open(scenario)
    await cause()
  }
  const breaking = (phase: string, step: string, host?: string) => system.site.fail(`vim.${phase}.${step}`, host)

  test('whose questions fail is not built, and is built the next time', async () => {
    await open()
    breaking('build', 'query-alarms')
    const broken = await system.create(type, wish)
    expect(broken).toMatchObject({state: 'build-failed', 'build-phase': {result: 'failed', reason: 'injected fault'}})
    expectReadable(broken)
    await system.ask('DELETE', `${type}/strategy`, {})
    expectReadable(await start())
  })

  test('that fails undoes what it began, says so, and is tried again', async () => {
    await open()
    expectReadable(await start())
    breaking('apply', ...breaks)
    const failed = await system.apply(type, '6h')
    expect(failed).toMatchObject({
      state: 'aborted',
      'apply-phase': {result: 'failed', reason: 'injected fault'},
      'abort-phase': {result: 'success'},
    })
    expect(steps(failed['abort-phase'])).toEqual(undone)
    expectReadable(failed)
    expect(system.site.sim.ask('hosts', 'RegionOne').every((host) => host.administrative === 'unlocked')).toBe(true)
    expect(system.site.alarms()).toContainEqual(expect.stringMatching(/^900\.\d03 orchestration=/))
    await system.ask('DELETE', `${type}/strategy`, {})
    expect(system.site.alarms()).not.toContainEqual(expect.stringMatching(/^900\.\d03 /))
    await start()
    const applied = await system.apply(type, '8h')
    expect(applied).toMatchObject({state: 'applied', 'apply-phase': {result: 'success'}})
    expectReadable(applied)
    expect(system.site.alarms()).toEqual([])
  })

  test('that cannot even be undone says so', async () => {
    await open()
    await start()
    const [first = ''] = undone
    breaking('apply', ...breaks)
    breaking('abort', first)
    const failed = await system.apply(type, '6h')
    expect(failed).toMatchObject({state: 'abort-failed', 'abort-phase': {result: 'failed', reason: 'injected fault'}})
    expectReadable(failed)
  })

  test('that runs, and is refused what it does not take then', async () => {
    await open()
    await start()
    const running = await system.apply(type, '1s')
    expect(running).toMatchObject({state: 'applying', 'current-phase': 'apply'})
    expectReadable(running)
    const refused = async (method: string, path: string, body: object) => (await system.ask(method, path, body)).status
    expect(await refused('POST', `${type}/strategy`, wishFor(type, wish))).toBe(409)
    expect(await refused('POST', `${type}/strategy/actions`, {action: 'apply-all'})).toBe(500)
    expect(await refused('DELETE', `${type}/strategy`, {})).toBe(409)
  })
})

describe('hosts are taken', () => {
  const order = (strategy: ShownStrategy, step: string) =>
    strategy['apply-phase'].stages.flatMap((stage) =>
      stage.steps.filter((one) => one['step-name'] === step).map((one) => one['entity-names'].join('+')),
    )
  const controllers = ['controller-1', 'controller-0']
  const storage = ['storage-0', 'storage-1']

  test.each<[string, object, string[]]>([
    ['one after the other', {}, [...controllers, ...storage, 'worker-0', 'worker-1']],
    ['without workers', {'worker-apply-type': 'ignore'}, [...controllers, ...storage]],
    ['without storage hosts', {'storage-apply-type': 'ignore'}, [...controllers, 'worker-0', 'worker-1']],
    ['without controllers', {'controller-apply-type': 'ignore'}, [...storage, 'worker-0', 'worker-1']],
    [
      'two workers at a time where their instances leave half of them',
      {'worker-apply-type': 'parallel', 'max-parallel-worker-hosts': 2},
      [...controllers, ...storage, 'worker-0', 'worker-1'],
    ],
  ])('%s', async (_how, more, expected) => {
    system = await Orchestrated.open('standard')
    await system.site.provide({'starlingx-26.03.1.patch': 'x'})
    const strategy = await system.create('sw-upgrade', {release: ['starlingx-26.03.1'], ...more})
    expect(order(strategy, 'upgrade-hosts')).toEqual(expected)
  })

  test('all workers together where nothing has to leave them', async () => {
    system = await Orchestrated.open('standard')
    await system.site.provide({'starlingx-26.03.1-nrr.patch': 'x'})
    const parallel = {'worker-apply-type': 'parallel', 'max-parallel-worker-hosts': 2}
    const strategy = await system.create('sw-upgrade', {release: ['starlingx-26.03.1'], ...parallel})
    expect(order(strategy, 'upgrade-hosts')).toEqual([...controllers, ...storage, 'worker-0+worker-1'])
  })
})
