import type {SoftwareAction} from '../../../../events.js'
import type {DeploymentFact} from '../../../../seams.js'
import type {DeployHostState, DeployState} from '../../../../states.js'
import {type Behaviour, done, failed, type Outcome, type Run, timed} from './kind.js'

const deployment = ({sim, region}: Run): DeploymentFact | undefined => sim.ask('deployment', region)

const seeLogs = 'check /var/log/nfv-vim.log or /var/log/software.log for more information.'

/** What is said when it is over, well or not. */
interface Words {
  readonly well?: string
  readonly ill?: string
}

const software = (
  action: SoftwareAction,
  until: readonly (DeployState | 'none')[],
  {well, ill}: Words = {},
): Behaviour => ({
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
    if (state.endsWith('-failed')) return failed(ill ?? `deployment is ${state}`)
    if (!until.includes(state)) return undefined
    return well === undefined ? 'done' : done(well)
  },
})

const hostDone: readonly (DeployHostState | '')[] = ['deployed', 'rollback-deployed']

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
    const bad = own.filter(({state}) => state.endsWith('failed'))
    if (bad.length > 0) {
      const why = Object.fromEntries(bad.map(({hostname}) => [hostname, 'Host was detected in failed state']))
      return failed(`Deploy hosts failed for some hosts: ${JSON.stringify(why, null, 2)}`)
    }
    const all = own.length > 0 && own.every(({state}) => hostDone.includes(state))
    return all ? done('Deploy hosts succeeded for all hosts, retries=0') : undefined
  },
}

const precheck = timed('vim.step.precheck', ({sim, region, strategy}) => {
  if (sim.ask('deployment', region) !== undefined) return done('Deployment already in progress, skipping precheck')
  const [named] = strategy.options.releases
  const all = sim.ask('releases', region)
  const target = all.find(({id, parts}) => id === named || (named !== undefined && parts.includes(named)))
  if (target === undefined) return 'done'
  const {healthy, report} = sim.ask('softwareHealth', region, target.id, strategy.options.alarms !== 'strict')
  if (!healthy) return failed(`sw-deploy-precheck failed: ${report.trim().replaceAll('\n', '; ')}`)
  const each = target.parts.map((id) => `${id}:\n${report}\n`).join('')
  return done(`${each}The following metapackage release(s) will be deployed:\n${target.parts.join(', ')}`)
})

/** What the service that manages software is asked for. */
export const softwareBehaviours: Readonly<Record<string, Behaviour>> = {
  'sw-deploy-precheck': precheck,
  'start-upgrade': software('start', ['start-done'], {ill: `Failed during software deploy start, ${seeLogs}`}),
  'upgrade-hosts': deployHosts,
  'activate-upgrade': software('activate', ['activate-done', 'completed'], {
    well: 'Completed software deploy activate, retries=0',
    ill: `Failed software deploy activate, retries=0, ${seeLogs}`,
  }),
  'complete-upgrade': software('complete', ['completed'], {well: 'Deployment has been completed'}),
  'deploy-delete': software('delete', ['none'], {well: 'Deploy deleted with success'}),
  'sw-deploy-abort': {
    begin: (run) => {
      const state = deployment(run)?.state ?? 'none'
      if (/rollback/.test(state)) return done('Rollback already in progress, skipping abort call')
      if (/^start-/.test(state)) return done(`Software deploy abort not required from ${state}`)
      run.sim.emit('software.wanted', {region: run.region, action: 'abort'})
      return undefined
    },
    settle: (run): Outcome =>
      /rollback/.test(deployment(run)?.state ?? '') ? done('Deployment has been aborted') : undefined,
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
      if (state === 'activate-rollback-failed') return failed(`Failed software deploy activate-rollback, ${seeLogs}`)
      return state === 'activate-rollback-done' ? 'done' : undefined
    },
  },
  'system-deploy-init': {begin: software('system-init', []).begin, settle: () => 'done', takes: 'vim.step.work'},
  'system-deploy-delete': {begin: software('system-delete', []).begin, settle: () => 'done', takes: 'vim.step.work'},
}
