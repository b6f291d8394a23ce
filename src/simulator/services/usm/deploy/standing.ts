import type {Scope} from '../../../kernel/store.js'
import type {Moment, Simulation} from '../../../simulation.js'
import type {DeployHostState, DeployState} from '../../../states.js'
import {settleCleanup} from '../alarm.js'
import {reject, type Site} from '../at.js'
import {hostsOf, inService} from '../host.js'
import {type Deploy, deployHosts, deploys} from '../record/model.js'

export const currentDeploy = (scope: Scope): Deploy | undefined => scope.of(deploys).get('deploy')

/** The deployment, where it stands in one of these states. A refusal that names no state is also that of none. */
export function deployIn(
  site: Site,
  states: readonly DeployState[],
  refusal: string | ((now: string) => string),
): Deploy {
  const deploy = currentDeploy(site.region)
  if (deploy !== undefined && states.includes(deploy.state)) return deploy
  if (typeof refusal === 'string') return reject(refusal)
  return reject(deploy === undefined ? 'There is no deployment in progress' : refusal(deploy.state))
}

/** Whoever waits for the deployment hears of it. */
export function enterState(sim: Simulation, region: string, state: DeployState, more: Partial<Deploy> = {}): void {
  sim
    .in(region)
    .of(deploys)
    .update('deploy', {...more, state})
  sim.emit('deployment.changed', {region, state})
}

/** What the states of the hosts make of the deployment. */
export function aggregate(sim: Simulation, region: string): void {
  const scope = sim.in(region)
  const deploy = currentDeploy(scope)
  if (deploy === undefined) return
  const hosts = scope.of(deployHosts).all()
  const any = (...states: DeployHostState[]) => hosts.some(({state}) => states.includes(state))
  const prefix = deploy.aborted ? 'host-rollback' : 'host'
  const failed = any('failed', 'rollback-failed')
  const going = any('pending', 'deploying', 'rollback-pending', 'rollback-deploying')
  const state: DeployState = failed ? `${prefix}-failed` : going ? prefix : `${prefix}-done`
  if (state === deploy.state) return
  enterState(sim, region, state)
  if (deploy.major && state === 'host-rollback-done') settleCleanup({sim, region: scope}, true)
}

export function requireHostsInService(site: Site): void {
  if (!hostsOf(site).every(inService)) reject('Hosts must be unlocked and online.')
}

/** A step that leads the deployment to another state. */
export const entering = (state: DeployState) => (_deploy: Deploy, at: Moment) => {
  at.emit('deployment.changed', {region: at.region, state})
  return {state}
}
