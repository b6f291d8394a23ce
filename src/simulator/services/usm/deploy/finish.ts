import {isSimplex} from '../../../regions.js'
import {lifecycle} from '../../../simulation.js'
import type {DeployHostState} from '../../../states.js'
import {settleAlarms, settleCleanup} from '../alarm.js'
import {reject, rejectMildly, type Site, type Told, told} from '../at.js'
import {activeController} from '../host.js'
import {type Deploy, deployHosts, deploys, releases, systemDeploys} from '../record/model.js'
import {moveAll, moveParts, runningRelease} from '../record/standing.js'
import {majorOf} from '../version.js'
import {endLocalMode} from './install-local.js'
import {isTrue} from './option.js'
import {aggregate, currentDeploy, deployIn, entering, enterState, requireHostsInService} from './standing.js'

export const activating = lifecycle<Deploy>(
  deploys,
  'software.activate',
  [{phase: 'begin'}, {phase: 'done', after: 'software.activate', do: entering('activate-done')}],
  {failed: (deploy, at) => entering('activate-failed')(deploy, at)},
)

export const deactivating = lifecycle<Deploy>(
  deploys,
  'software.activate-rollback',
  [{phase: 'begin'}, {phase: 'done', after: 'software.activate', do: entering('activate-rollback-done')}],
  {failed: (deploy, at) => entering('activate-rollback-failed')(deploy, at)},
)

const allDeployed = ({region}: Site): boolean =>
  region
    .of(deployHosts)
    .all()
    .every(({state}) => state === 'deployed')

export function activate(site: Site): Told {
  deployIn(
    site,
    ['host-done', 'activate-failed'],
    'Activate deployment only when current deployment state is host-done, activate-failed',
  )
  requireHostsInService(site)
  if (!allDeployed(site)) reject('All hosts must have completed deployment before activating the deployment')
  enterState(site.sim, site.region.name, 'activate')
  site.sim.start(activating, site.region.name, 'deploy')
  return told('Deploy activate has started')
}

export function complete(site: Site): Told {
  const deploy = deployIn(site, ['activate-done'], 'Deploy must be in activate-done state to be able to complete.')
  if (!allDeployed(site)) rejectMildly('Complete not allowed because there are hosts not in deployed state.')
  enterState(site.sim, site.region.name, 'completed')
  if (deploy.major) settleCleanup(site, true)
  return told('Deployment has been completed\n')
}

const abortable = [
  'activate',
  'activate-done',
  'activate-failed',
  'completed',
  'host',
  'host-done',
  'host-failed',
] as const

/** Turns the deployment round: what was activated is taken back first, then each host. */
export function abort(site: Site): Told {
  const {sim, region} = site
  const deploy = deployIn(
    site,
    abortable,
    `Deploy must be in the following states to be able to abort: ${abortable.join(', ')}`,
  )
  const {version} = sim.ask('kubernetes', region.name)
  if (version !== deploy.kubernetes && region.of(systemDeploys).count() === 0) {
    reject(
      `Cannot rollback: Kubernetes was upgraded from ${deploy.kubernetes} to ${version}. ` +
        'Platform rollback is not supported after a successful Kubernetes upgrade.',
    )
  }
  if (!deploy.apply) rejectMildly('Abort operation is not supported in patch removal')
  sim.lifecycles.cancel(activating, region.name, 'deploy')
  const active = ['activate', 'activate-done', 'activate-failed', 'completed'].includes(deploy.state)
  for (const {hostname, state} of region.of(deployHosts).all()) {
    const next: DeployHostState = state === 'pending' ? 'rollback-deployed' : 'rollback-pending'
    region.of(deployHosts).update(hostname, {state: next})
  }
  const turned = {from: deploy.to, to: deploy.from, aborted: true}
  enterState(sim, region.name, active ? 'activate-rollback-pending' : 'host-rollback', turned)
  if (!active) aggregate(sim, region.name)
  return told('Deployment has been aborted\n')
}

const revertible = ['activate-rollback-pending', 'activate-rollback-failed'] as const

export function activateRollback(site: Site): Told {
  const {sim, region} = site
  const deploy = deployIn(
    site,
    revertible,
    `Activate-rollback deployment only when current deployment state is ${revertible.join(', ')}`,
  )
  enterState(sim, region.name, 'activate-rollback')
  if (region.of(systemDeploys).count() > 0) {
    enterState(sim, region.name, 'activate-rollback-done')
    return told('System deploy snapshots and backups restored\n')
  }
  // Where snapshots were taken, nothing has to be undone step by step.
  if (isSimplex(sim, region.name) && isTrue(deploy.options['snapshot'])) {
    enterState(sim, region.name, 'activate-rollback-done')
  } else sim.start(deactivating, region.name, 'deploy')
  return told('Deploy activate-rollback has started')
}

const finished = ['host-rollback-done', 'completed', 'start-done', 'start-failed'] as const

export function deleteDeploy(site: Site): Told {
  const {sim, region} = site
  const deploy = deployIn(
    site,
    finished,
    `Deploy must be in the following states to be able to delete: ${finished.join(', ')}`,
  )
  const early = deploy.state === 'start-done' || deploy.state === 'start-failed'
  if (!early) requireHostsInService(site)
  if (deploy.major && activeController(site) !== 'controller-0') {
    rejectMildly('Deploy delete can only be performed on controller-0.')
  }
  if (early && !deploy.apply) rejectMildly('Delete is not supported while removing a release')
  const kind = deploy.preUpgrade ? 'preUpgrade' : 'metapackages'
  if (deploy.state === 'completed') {
    if (!deploy.apply) moveAll(region, 'removing', 'available', kind)
    else if (region.of(systemDeploys).count() === 0) settleDeployed(site, deploy)
  } else moveAll(region, 'deploying', 'available', kind)
  region.of(deploys).remove('deploy')
  for (const {hostname} of region.of(deployHosts).all()) region.of(deployHosts).remove(hostname)
  endLocalMode(region)
  settleCleanup(site, false)
  settleAlarms(site)
  tellLevel(site)
  sim.emit('deployment.ended', {region: region.name})
  return told('Deploy deleted with success')
}

/** What was being deployed is deployed; after a major one the releases of the old one are of no more use. */
function settleDeployed(site: Site, deploy: Deploy): void {
  const {region} = site
  if (deploy.major) {
    for (const release of region.of(releases).all()) {
      if (majorOf(release.version) === majorOf(deploy.from)) moveParts(region, release.id, () => true, 'unavailable')
    }
  }
  moveAll(region, 'deploying', 'deployed', deploy.preUpgrade ? 'preUpgrade' : 'metapackages')
}

/** For a system deploy, which keeps the old release until it is deleted itself. */
export function settleSystemDeploy(site: Site): void {
  const {region} = site
  const moving = region
    .of(releases)
    .all()
    .find(({metapackages}) => metapackages.some(({state}) => state === 'deploying'))
  if (moving === undefined || currentDeploy(region) !== undefined) return
  const old = majorOf(runningRelease(region).version)
  for (const release of region.of(releases).all()) {
    if (majorOf(release.version) === old) moveParts(region, release.id, () => true, 'unavailable')
  }
  moveAll(region, 'deploying', 'deployed')
  tellLevel(site)
}

function tellLevel({sim, region}: Site): void {
  sim.emit('system.level', {region: region.name, level: 'software', value: runningRelease(region).id})
}
