import {kubeRootcaFlags} from '../../../families/orchestration-flag.js'
import {OrchestrationPlanning} from '../../../families/orchestration-planning.js'

export default class OrchestrationKubeRootcaUpdatePlan extends OrchestrationPlanning {
  static override summary = 'in which order a kubernetes root CA update would take the hosts'
  static override examples = ['<%= config.bin %> orchestration kube-rootca-update plan']
  static override flags = kubeRootcaFlags

  readonly type = 'kube-rootca-update'
}
