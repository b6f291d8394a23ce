import type {Given} from '../../../cli/command.js'
import {kubeUpgradeFlags} from '../../../families/orchestration-flag.js'
import {OrchestrationPlanning} from '../../../families/orchestration-planning.js'

export default class OrchestrationKubeUpgradePlan extends OrchestrationPlanning {
  static override summary = 'in which order a kubernetes upgrade would take the hosts'
  static override examples = ['<%= config.bin %> orchestration kube-upgrade plan --to-version v1.33.0']
  static override flags = kubeUpgradeFlags

  readonly type = 'kube-upgrade'

  override aimOf = ({flags}: Given<typeof OrchestrationKubeUpgradePlan>) => ({toVersion: flags['to-version']})
}
