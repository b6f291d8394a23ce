import type {DeploymentFact} from '../../../seams.js'
import type {Where} from '../where.js'

/**
 * What sysinv calls a platform upgrade: a deployment of any release, patches too, until it is completed. One that only
 * waits to be deleted keeps nothing from beginning; a strategy upgrades Kubernetes at that point.
 */
export function platformUpgrade({sim, region}: Where): DeploymentFact | undefined {
  const deployment = sim.ask('deployment', region.name)
  return deployment?.state === 'completed' ? undefined : deployment
}
