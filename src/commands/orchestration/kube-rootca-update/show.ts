import {OrchestrationShow} from '../../../families/orchestration.js'

export default class OrchestrationKubeRootcaUpdateShow extends OrchestrationShow {
  static override summary = 'show the kubernetes root CA update strategy of this system'
  static override examples = [
    '<%= config.bin %> orchestration kube-rootca-update show',
    '<%= config.bin %> orchestration kube-rootca-update show --details',
  ]
  static override hiddenAliases = ['sw-manager:kube-rootca-update-strategy:show']

  readonly type = 'kube-rootca-update'
}
