import type {SoftwareAction} from '../../../../events.js'
import type {DeploymentFact} from '../../../../seams.js'
import {type Behaviour, failed, type Run, timed} from './kind.js'

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

const precheck = timed('vim.step.precheck', ({sim, region, strategy}) => {
  if (sim.ask('deployment', region) !== undefined) return 'done'
  const [named] = strategy.options.releases
  const all = sim.ask('releases', region)
  const target = all.find(({id, parts}) => id === named || (named !== undefined && parts.includes(named)))
  if (target === undefined) return 'done'
  const {healthy, report} = sim.ask('softwareHealth', region, target.id, strategy.options.alarms !== 'strict')
  return healthy ? 'done' : failed(`sw-deploy-precheck failed: ${report.trim().replaceAll('\n', '; ')}`)
})

/** What the service that manages software is asked for. */
export const softwareBehaviours: Readonly<Record<string, Behaviour>> = {
  'sw-deploy-precheck': precheck,
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
}
