import type {SoftwareAction} from '../../../events.js'
import type {Simulation} from '../../../kernel/simulation.js'
import type {DeploymentFact, HostFact} from '../../../seams.js'
import {announceMove, move, setRunning} from '../instance/action.js'
import {setKubernetes} from '../kubernetes.js'
import {obstructing} from '../plan/site.js'
import type {Step, Strategy} from '../strategy/model.js'

export interface Run {
  readonly sim: Simulation
  readonly region: string
  readonly strategy: Strategy
  readonly step: Step
}

/** What became of a step: done, or why not; nothing while it waits for more. */
export type Outcome = 'done' | {readonly failed: string} | undefined

export interface Behaviour {
  /** the timing profile's name for how long it works; without one it waits for what happens elsewhere */
  readonly takes?: string
  readonly begin?: (run: Run) => Outcome
  /** when its time is over, or when something happened in the region */
  readonly settle?: (run: Run) => Outcome
}

const failed = (reason: string): Outcome => ({failed: reason})

const own = ({sim, region, step}: Run): HostFact[] =>
  sim.ask('hosts', region).filter(({hostname}) => step.names.includes(hostname))

const allHosts =
  (fits: (host: HostFact) => boolean) =>
  (run: Run): Outcome =>
    own(run).every(fits) ? 'done' : undefined

const locked = (host: HostFact) =>
  host.administrative === 'locked' && host.availability === 'online' && host.task === ''
const inService = ({administrative, availability, task}: HostFact) =>
  administrative === 'unlocked' && ['available', 'degraded'].includes(availability) && task === ''

/** Asks for those that need it, and is done when all are as they shall be. */
const wanting = (
  action: 'lock' | 'unlock' | 'reboot',
  needs: (host: HostFact) => boolean,
  settled: (host: HostFact) => boolean,
): Behaviour => ({
  begin: (run) => {
    const {sim, region} = run
    for (const {hostname} of own(run).filter(needs)) sim.emit('host.wanted', {region, hostname, action})
    return undefined
  },
  settle: allHosts(settled),
})

const deployment = ({sim, region}: Run): DeploymentFact | undefined => sim.ask('deployment', region)

const software = (action: SoftwareAction, until: readonly string[]): Behaviour => ({
  begin: (run) => {
    const {sim, region, step} = run
    // Whoever takes up a strategy again finds some of it done.
    if (until.includes(deployment(run)?.state ?? 'none')) return 'done'
    const releases = step.args['releases'] ?? ''
    const kubernetes = step.args['kubernetes']
    sim.emit('software.wanted', {
      region,
      action,
      releases: releases === '' ? [] : releases.split(','),
      force: run.strategy.options.alarms !== 'strict',
      ...(kubernetes === undefined ? {} : {kubernetes}),
    })
    return undefined
  },
  settle: (run) => {
    const state = deployment(run)?.state ?? 'none'
    if (state.endsWith('-failed')) return failed(`deployment is ${state}`)
    return until.includes(state) ? 'done' : undefined
  },
})

const hostDone = ['deployed', 'rollback-deployed']

const deployHosts: Behaviour = {
  begin: (run) => {
    const {sim, region, step, strategy} = run
    const action = strategy.options.rollback ? 'host-rollback' : 'host'
    for (const hostname of step.names) {
      const state = deployment(run)?.hosts.find((host) => host.hostname === hostname)?.state ?? ''
      if (!hostDone.includes(state)) sim.emit('software.wanted', {region, action, hostname})
    }
    return undefined
  },
  settle: (run) => {
    const own = deployment(run)?.hosts.filter(({hostname}) => run.step.names.includes(hostname)) ?? []
    const bad = own.filter(({state}) => state.endsWith('failed')).map(({hostname}) => hostname)
    if (bad.length > 0) return failed(`deployment failed on ${bad.join(', ')}`)
    return own.length > 0 && own.every(({state}) => hostDone.includes(state)) ? 'done' : undefined
  },
}

const timed = (takes: string, settle?: (run: Run) => Outcome): Behaviour => ({
  takes,
  settle: settle ?? (() => 'done'),
})

const level = (name: 'firmware' | 'kubernetes' | 'kube-rootca', value: (run: Run) => string) => (run: Run) => {
  const {sim, region} = run
  sim.emit('system.level', {region, level: name, value: value(run)})
  return 'done' as const
}

const updated = (what: 'firmware' | 'configuration') => (run: Run) => {
  const {sim, region, step} = run
  for (const hostname of step.names) sim.emit('host.updated', {region, hostname, what})
  return 'done' as const
}

/** An alarm that an operation raises while it lasts. */
const lasting = (alarmId: string, reason: string, begins: boolean): Behaviour =>
  timed('vim.step.work', ({sim, region}) => {
    const where = {region, alarmId, entity: 'host=controller'}
    if (begins) sim.emit('fault.found', {...where, reason})
    else sim.emit('fault.gone', where)
    return 'done'
  })

const then = (first: Behaviour, second: (run: Run) => Outcome): Behaviour => ({
  ...first,
  settle: (run) => {
    const outcome = first.settle?.(run)
    return outcome === 'done' ? second(run) : outcome
  },
})

/** A deployment is checked before it begins; for the others alarms decide. */
const queryAlarms = timed('vim.step.query', (run) => {
  const {sim, region, strategy} = run
  if (strategy.type === 'sw-upgrade' || strategy.phase === 'build') return 'done'
  const ids = obstructing({sim, region, strategy}).map(({alarmId}) => alarmId)
  return ids.length === 0 ? 'done' : failed(`active alarms present [ ${ids.join(', ')} ]`)
})

const precheck = timed('vim.step.precheck', ({sim, region, strategy}) => {
  if (sim.ask('deployment', region) !== undefined) return 'done'
  const [named] = strategy.options.releases
  const all = sim.ask('releases', region)
  const target = all.find(({id, parts}) => id === named || (named !== undefined && parts.includes(named)))
  if (target === undefined) return 'done'
  const {healthy, report} = sim.ask('softwareHealth', region, target.id, strategy.options.alarms !== 'strict')
  return healthy ? 'done' : failed(`sw-deploy-precheck failed: ${report.trim().replaceAll('\n', '; ')}`)
})

const swact: Behaviour = {
  begin: (run) => {
    const {sim, region} = run
    const active = own(run).find((host) => host.active)
    if (active === undefined) return 'done'
    sim.emit('host.wanted', {region, hostname: active.hostname, action: 'swact'})
    return undefined
  },
  settle: allHosts((host) => !host.active && host.task === ''),
}

const migrate: Behaviour = {
  takes: 'vim.step.migrate',
  begin: ({sim, region, step}) => {
    announceMove(sim, region, step.names)
    return undefined
  },
  settle: ({sim, region, step}) => {
    const reason = move(sim, region, step.names)
    return reason === '' ? 'done' : failed(reason)
  },
}

const quiet = ({sim, region, strategy}: Run): Outcome =>
  obstructing({sim, region, strategy}).length === 0 ? 'done' : undefined

const version = ({step}: Run): string => step.args['version'] ?? ''

export const behaviours: Readonly<Record<string, Behaviour>> = {
  'query-alarms': queryAlarms,
  'sw-deploy-precheck': precheck,
  'swact-hosts': swact,
  'lock-hosts': wanting('lock', ({administrative}) => administrative === 'unlocked', locked),
  'unlock-hosts': wanting('unlock', ({administrative}) => administrative === 'locked', inService),
  'reboot-hosts': wanting('reboot', () => true, locked),
  'migrate-instances-from-host': migrate,
  'stop-instances': timed('vim.step.instances', ({sim, region, step}) => {
    setRunning(sim, region, step.uuids, false)
    return 'done'
  }),
  'start-instances': timed('vim.step.instances', ({sim, region, step}) => {
    setRunning(sim, region, step.uuids, true)
    return 'done'
  }),
  'wait-alarms-clear': {begin: quiet, settle: quiet},
  'wait-data-sync': timed('vim.step.data-sync'),
  'start-upgrade': software('start', ['start-done']),
  'upgrade-hosts': deployHosts,
  'activate-upgrade': software('activate', ['activate-done', 'completed']),
  'complete-upgrade': software('complete', ['completed']),
  'deploy-delete': software('delete', ['none']),
  'sw-deploy-abort': {
    begin: (run) => {
      const state = deployment(run)?.state ?? 'none'
      if (/rollback|^start-/.test(state)) return 'done'
      run.sim.emit('software.wanted', {region: run.region, action: 'abort'})
      return undefined
    },
    settle: (run) => (/rollback/.test(deployment(run)?.state ?? '') ? 'done' : undefined),
  },
  'sw-deploy-activate-rollback': {
    begin: (run) => {
      const state = deployment(run)?.state ?? 'none'
      if (!['activate-rollback-pending', 'activate-rollback-failed'].includes(state)) return 'done'
      run.sim.emit('software.wanted', {region: run.region, action: 'activate-rollback'})
      return undefined
    },
    settle: (run) => {
      const state = deployment(run)?.state ?? 'none'
      if (state === 'activate-rollback-failed') return failed(`deployment is ${state}`)
      return state === 'activate-rollback-done' ? 'done' : undefined
    },
  },
  'system-deploy-init': {begin: software('system-init', []).begin, settle: () => 'done', takes: 'vim.step.work'},
  'system-deploy-delete': {begin: software('system-delete', []).begin, settle: () => 'done', takes: 'vim.step.work'},
  'fw-update-hosts': then(
    timed('vim.step.firmware', updated('firmware')),
    level('firmware', () => 'updated'),
  ),
  'system-config-update-hosts': timed('vim.step.work', updated('configuration')),
  'kube-upgrade-start': lasting('900.007', 'Kubernetes upgrade in progress.', true),
  'kube-upgrade-download-images': timed('vim.step.kubernetes.images'),
  'kube-host-upgrade-control-plane': timed('vim.step.kubernetes.control-plane'),
  'kube-host-upgrade-kubelet': timed('vim.step.kubernetes.kubelet'),
  'kube-upgrade-complete': timed('vim.step.work', (run) => {
    setKubernetes(run.sim, run.region, version(run))
    return level('kubernetes', version)(run)
  }),
  'kube-upgrade-cleanup': lasting('900.007', '', false),
  'kube-upgrade-abort': lasting('900.007', '', false),
  'kube-rootca-update-start': lasting('900.008', 'Kubernetes root CA update in progress.', true),
  'kube-rootca-update-complete': then(
    lasting('900.008', '', false),
    level('kube-rootca', ({sim}) => String(sim.now())),
  ),
  'kube-rootca-update-abort': then(lasting('900.008', '', false), ({sim, region}) => {
    const reason = 'Kubernetes root CA update aborted, certificates may not be fully updated.'
    sim.emit('fault.found', {region, alarmId: '900.009', entity: 'host=controller', reason})
    return 'done'
  }),
}

/** Everything that only takes its time. */
export const behaviourOf = ({name}: Step): Behaviour =>
  behaviours[name] ?? timed(name.startsWith('query-') ? 'vim.step.query' : 'vim.step.work')
