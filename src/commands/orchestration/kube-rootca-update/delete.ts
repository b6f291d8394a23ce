import {OrchestrationDelete} from '../../../families/orchestration.js'

export default class OrchestrationKubeRootcaUpdateDelete extends OrchestrationDelete {
  static override summary = 'delete the kubernetes root CA update strategy of this system'
  static override examples = ['<%= config.bin %> orchestration kube-rootca-update delete']
  static override hiddenAliases = ['sw-manager:kube-rootca-update-strategy:delete']

  readonly type = 'kube-rootca-update'
}
