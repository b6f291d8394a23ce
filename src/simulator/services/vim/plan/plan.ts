import type {StrategyType} from '../model.js'
import {kubernetesQuery, planKubernetes} from './kubernetes.js'
import {configQuery, firmwareQuery, planConfig, planFirmware} from './other.js'
import {planRootCa, rootCaQuery} from './root-ca.js'
import type {Site} from './site.js'
import {checkSoftware, planSoftware, softwareQuery} from './software.js'
import type {PlannedStage} from './stage.js'

interface Planner {
  /** what is asked before there is a plan */
  readonly query: (site: Site) => PlannedStage[]
  /** what is going to be done; both throw where it cannot be */
  readonly plan: (site: Site) => PlannedStage[]
}

export const planners: Readonly<Record<StrategyType, Planner>> = {
  'sw-upgrade': {
    query: (site) => {
      checkSoftware(site)
      return softwareQuery(site)
    },
    plan: planSoftware,
  },
  'fw-update': {query: firmwareQuery, plan: planFirmware},
  'kube-rootca-update': {query: rootCaQuery, plan: planRootCa},
  'kube-upgrade': {query: kubernetesQuery, plan: planKubernetes},
  'system-config-update': {query: configQuery, plan: planConfig},
}
