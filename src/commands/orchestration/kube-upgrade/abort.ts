import {OrchestrationAbort} from '../../../families/orchestration.js'

export default class OrchestrationKubeUpgradeAbort extends OrchestrationAbort {
  static override summary = 'stop the kubernetes upgrade strategy of this system and undo what can be undone'
  static override examples = ['<%= config.bin %> orchestration kube-upgrade abort --wait']
  static override hiddenAliases = ['sw-manager:kube-upgrade-strategy:abort']

  readonly type = 'kube-upgrade'
}
