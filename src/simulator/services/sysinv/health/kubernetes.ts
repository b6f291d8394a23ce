import {applications} from '../application/model.js'
import {isStable} from '../application/status.js'
import type {Where} from '../where.js'
import {type Check, check, type Leniency, named} from './check.js'
import {generalChecks} from './general.js'

export function applicationsCheck({region}: Where): Check {
  const wrong = region
    .of(applications)
    .where(({status}) => !isStable(status))
    .map(({name}) => name)
  const title = 'All kubernetes applications are in a valid state'
  return named(title, wrong, 'Kubernetes applications not in a valid state')
}

/** What an upgrade of Kubernetes needs. */
export const kubernetesChecks = (where: Where, leniency: Leniency): Check[] => [
  ...generalChecks(where, leniency),
  applicationsCheck(where),
]

/** A new root CA restarts every pod; the simulated ones are always well. */
export const rootcaChecks = (where: Where, leniency: Leniency): Check[] => [
  ...kubernetesChecks(where, leniency),
  check('All kubernetes pods are in a valid state', false),
]
