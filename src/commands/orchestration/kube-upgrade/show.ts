import {OrchestrationShow} from '../../../families/orchestration.js'

export default class OrchestrationKubeUpgradeShow extends OrchestrationShow {
  static override summary = 'show the kubernetes upgrade strategy of this system'
  static override examples = [
    '<%= config.bin %> orchestration kube-upgrade show',
    '<%= config.bin %> orchestration kube-upgrade show --details',
  ]
  static override hiddenAliases = ['sw-manager:kube-upgrade-strategy:show']

  readonly type = 'kube-upgrade'
}
