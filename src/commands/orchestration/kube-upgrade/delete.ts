import {OrchestrationDelete} from '../../../families/orchestration.js'

export default class OrchestrationKubeUpgradeDelete extends OrchestrationDelete {
  static override summary = 'delete the kubernetes upgrade strategy of this system'
  static override examples = ['<%= config.bin %> orchestration kube-upgrade delete']
  static override hiddenAliases = ['sw-manager:kube-upgrade-strategy:delete']

  readonly type = 'kube-upgrade'
}
