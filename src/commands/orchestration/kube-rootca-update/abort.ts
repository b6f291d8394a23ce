import {OrchestrationAbort} from '../../../families/orchestration.js'

export default class OrchestrationKubeRootcaUpdateAbort extends OrchestrationAbort {
  static override summary = 'stop the kubernetes root CA update strategy of this system and undo what can be undone'
  static override examples = ['<%= config.bin %> orchestration kube-rootca-update abort --wait']
  static override hiddenAliases = ['sw-manager:kube-rootca-update-strategy:abort']

  readonly type = 'kube-rootca-update'
}
