import type {StrategyType} from '../model.js'
import {kubernetesQueries, kubernetesQuery, kubernetesSteps, planKubernetes} from './kubernetes.js'
import {configQuery, configSteps, firmwareQuery, firmwareSteps, planConfig, planFirmware} from './other.js'
import {planRootCa, rootCaQuery, rootCaSteps} from './root-ca.js'
import type {Site} from './site.js'
import {checkSoftware, planSoftware, softwareQuery, softwareSteps} from './software.js'
import type {PlannedStage, StepName} from './stage.js'

interface Planner<Asked extends StepName = StepName, Done extends StepName = StepName> {
  /** every step that `query` and `plan` may come to: a plan with another one does not compile */
  readonly steps: {readonly build: readonly Asked[]; readonly apply: readonly Done[]}
  /** what is asked before there is a plan */
  readonly query: (site: Site) => PlannedStage<NoInfer<Asked>>[]
  /** what is going to be done; both throw where it cannot be */
  readonly plan: (site: Site) => PlannedStage<NoInfer<Done>>[]
}

const planner = <Asked extends StepName, Done extends StepName>(one: Planner<Asked, Done>): Planner => one

export const planners: Readonly<Record<StrategyType, Planner>> = {
  'sw-upgrade': planner({
    steps: softwareSteps,
    query: (site) => {
      checkSoftware(site)
      return softwareQuery(site)
    },
    plan: planSoftware,
  }),
  'fw-update': planner({steps: firmwareSteps, query: firmwareQuery, plan: planFirmware}),
  'kube-rootca-update': planner({steps: rootCaSteps, query: rootCaQuery, plan: planRootCa}),
  'kube-upgrade': planner({
    steps: {build: kubernetesQueries, apply: kubernetesSteps},
    query: kubernetesQuery,
    plan: planKubernetes,
  }),
  'system-config-update': planner({steps: configSteps, query: configQuery, plan: planConfig}),
}
