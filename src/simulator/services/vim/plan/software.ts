import type {DeploymentFact, HostFact, ReleaseFact} from '../../../seams.js'

import {controllerStages, type HostWork, hostSteps, storageStages, workerStages} from './host-stage.js'
import {kubernetesStages, kubernetesSteps} from './kubernetes.js'
import {controllersOf, hostsOf, no, type Site, single} from './site.js'
import {onHosts, type PlannedStage, step} from './stage.js'

const kubernetesQueries = [
  ...([
    'query-kube-versions',
    'query-kube-upgrade',
    'kube-upgrade-cleanup-aborted',
    'query-kube-host-upgrade',
  ] as const),
]

export const softwareSteps = {
  build: [...(['query-alarms', 'query-upgrade', 'sw-deploy-precheck'] as const), ...kubernetesQueries],
  apply: [
    ...(['system-deploy-init', 'start-upgrade', 'activate-upgrade', 'complete-upgrade', 'upgrade-hosts'] as const),
    ...(['deploy-delete', 'system-deploy-delete', 'sw-deploy-abort', 'sw-deploy-activate-rollback'] as const),
    'sw-deploy-do-nothing' as const,
    ...hostSteps,
    ...kubernetesSteps,
  ],
}
type Query = (typeof softwareSteps.build)[number]
type Planned = PlannedStage<(typeof softwareSteps.apply)[number]>

export function softwareQuery({strategy}: Site): PlannedStage<Query>[] {
  const {rollback, cleanup, kubernetes} = strategy.options
  const names: Query[] = ['query-alarms', 'query-upgrade']
  if (cleanup) names.push('query-kube-upgrade')
  else if (!rollback) names.push(...(kubernetes === '' ? [] : kubernetesQueries), 'sw-deploy-precheck')
  return [{name: 'sw-upgrade-query', steps: names.map((name) => step(name))}]
}

/** What is wrong with the wish itself. */
export function checkSoftware({strategy}: Site): void {
  const {releases, rollback, cleanup, snapshot, kubernetes, preUpgrade, delete: del} = strategy.options
  if (releases.length > 0 && rollback) no('Cannot set both release and rollback')
  if (preUpgrade && releases.length === 0) no('Cannot set pre-upgrade deploy without a release')
  if (preUpgrade && releases.length > 1) no('Cannot set pre-upgrade-deploy with more than one release')
  if (preUpgrade && kubernetes !== '') no('Cannot combine kube-upgrade with pre-upgrade-deploy')
  if (rollback && del) no('Cannot set both delete and rollback, delete is set by default')
  if (rollback && snapshot)
    no('Cannot set both snapshot and rollback, if snapshot is available it will be forcibly used.')
  if (rollback && kubernetes !== '') no('Cannot set both kube_upgrade and rollback')
  if (cleanup && (releases.length > 0 || rollback || snapshot || del || kubernetes !== '')) {
    no('Cannot set release, rollback, snapshot, delete or kube-upgrade when cleanup is set')
  }
}

/** The release that shall run: the one that is named, or the one that is being deployed or is selected. */
export function targetOf({sim, region, strategy}: Site): ReleaseFact {
  const all = sim.ask('releases', region)
  const {releases: names} = strategy.options
  const deployment = sim.ask('deployment', region)
  const found =
    names.length === 0
      ? all.find((one) => deployment !== undefined && one.version === deployment.to)
      : all.find((one) => names.includes(one.id) || one.parts.some((part) => names.includes(part)))
  const usable = ['available', 'deploying', 'deployed', 'deployed-partial', 'removing']
  return found !== undefined && usable.includes(found.state)
    ? found
    : no('Software release does not exist or is unavailable')
}

/** On the way, controller-0 has to be the active one. */
const back = (site: Site, major: boolean): Planned['steps'] => {
  const peer = controllersOf(site).find(({hostname}) => hostname === 'controller-1')
  return major && !single(site) && peer !== undefined ? [onHosts('swact-hosts', [peer])] : []
}

const work = (stage: string, reboot: boolean): HostWork<'upgrade-hosts'> => ({
  stage,
  reboot,
  action: (hosts) => onHosts('upgrade-hosts', hosts),
  controllerAbortable: false,
  lockAlways: true,
})

const number = ({hostname}: HostFact): number => Number(hostname.split('-').at(-1))

function hostStages(site: Site, hosts: readonly HostFact[], reboot: boolean, major: boolean, rollback: boolean) {
  const of = (personality: string) => hosts.filter((host) => host.personality === personality)
  // For a major release controller-1 goes first; otherwise whichever is not active, which saves a swact.
  const last = (host: HostFact) => (major ? (host.hostname === 'controller-0') !== rollback : host.active)
  const controllers = of('controller').toSorted((a, b) => Number(last(a)) - Number(last(b)))
  const storage = of('storage').toSorted((a, b) => (number(a) - number(b)) * (rollback ? -1 : 1))
  const allInOne = controllers.some(({worker}) => worker)
  const stages = [
    allInOne
      ? workerStages(site, controllers, work('sw-upgrade-worker-hosts', reboot))
      : controllerStages(site, controllers, work('sw-upgrade-controllers', reboot)),
    storageStages(site, storage, work('sw-upgrade-storage-hosts', reboot)),
    workerStages(site, of('worker'), work('sw-upgrade-worker-hosts', reboot)),
  ]
  return (rollback ? stages.toReversed() : stages).flat()
}

function cleanupPlan(deployment: DeploymentFact | undefined): Planned[] {
  const plan: Planned[] = []
  if (deployment?.state === 'completed') plan.push({name: 'sw-deploy-delete', steps: [step('deploy-delete')]})
  if (deployment?.system === true) {
    plan.push({name: 'sw-system-deploy-delete', steps: [step('system-deploy-delete')]})
  }
  return plan.length > 0 ? plan : no('Nothing to clean up')
}

function rollbackPlan(site: Site, deployment: DeploymentFact | undefined): Planned[] {
  if (deployment === undefined) return no('Software release does not exist or is unavailable')
  if (!deployment.apply) no('Software release must be deploying for a rollback')
  if (deployment.state === 'start') no('Software rollback cannot be initiated while sw-deploy-start is in progress')
  const {major, rebootRequired} = deployment
  const begin: Planned = {
    name: 'sw-upgrade-rollback-start',
    steps: (['query-alarms', 'sw-deploy-abort', 'sw-deploy-activate-rollback'] as const).map((name) => step(name)),
  }
  const end: Planned = {
    name: 'sw-upgrade-rollback-complete',
    steps: [step('query-alarms'), ...back(site, major), step('deploy-delete')],
  }
  if (deployment.state === 'start-done' || deployment.state === 'start-failed') {
    const idle = hostsOf(site).filter(({personality}) => personality === 'controller')
    const steps = [step('query-alarms'), onHosts('sw-deploy-do-nothing', idle)]
    return [begin, end, {name: 'sw-upgrade-worker-hosts', steps}]
  }
  const state = (name: string) => deployment.hosts.find(({hostname}) => hostname === name)?.state
  const went = hostsOf(site).filter(({hostname, administrative}) => {
    const done = ['pending', 'rollback-deployed'].includes(state(hostname) ?? 'pending')
    return !(done && administrative === 'unlocked')
  })
  return [begin, ...hostStages(site, went, rebootRequired, major, true), end]
}

export function planSoftware(site: Site): Planned[] {
  const {sim, region, strategy} = site
  const {options} = strategy
  const deployment = sim.ask('deployment', region)
  if (options.cleanup) return cleanupPlan(deployment)
  if (options.rollback) return rollbackPlan(site, deployment)
  const target = targetOf(site)
  const state = deployment?.state ?? ''
  if (state === 'completed' && !options.delete) no('Software deployment is already complete, pending delete')
  if (deployment === undefined && target.state === 'deployed' && target.running) {
    no('no sw-deployments patches need to be applied')
  }
  const major = deployment?.major ?? target.major
  const reboot = deployment?.rebootRequired ?? (target.major || target.rebootRequired)
  const gone = ['host-done', 'activate', 'activate-failed', 'activate-done', 'completed']
  const open = hostsOf(site).filter(({hostname, administrative}) => {
    const one = deployment?.hosts.find((host) => host.hostname === hostname)
    return !(one?.state === 'deployed' && administrative === 'unlocked')
  })
  const releases = options.releases.join(',')
  const hosts = gone.includes(state) ? [] : hostStages(site, open, reboot, major, false)
  const kube = options.kubernetes === '' ? [] : kubernetesStages(site, options.kubernetes)
  const simplexKube = kube.length > 0 && single(site)
  const plan: Planned[] = []
  if (simplexKube && deployment === undefined) {
    const args = {releases, kubernetes: options.kubernetes}
    plan.push({name: 'sw-system-deploy-init', steps: [step('system-deploy-init', undefined, args)]})
  }
  if (simplexKube) plan.push(...kube)
  if (deployment === undefined) {
    const begin = step('start-upgrade', undefined, {releases})
    plan.push({name: 'sw-upgrade-start', steps: [...back(site, major), begin, step('query-alarms')]})
  }
  plan.push(...hosts)
  if (state !== 'completed') {
    const settle = hosts.length > 0 && !reboot ? [step('system-stabilize', undefined, {timeout: 15})] : []
    const names = ['query-alarms', 'activate-upgrade', 'complete-upgrade', 'query-alarms'] as const
    const steps = names.map((name) => step(name))
    plan.push({name: 'sw-upgrade-complete', steps: [...settle, ...back(site, major), ...steps]})
  }
  if (kube.length > 0 && !simplexKube) plan.push(...kube)
  if (options.delete) {
    plan.push({name: 'sw-deploy-delete', steps: [...back(site, major), step('deploy-delete')]})
    if (simplexKube) plan.push({name: 'sw-system-deploy-delete', steps: [step('system-deploy-delete')]})
  }
  return plan
}
