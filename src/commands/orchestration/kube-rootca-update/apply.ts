import {OrchestrationApply} from '../../../families/orchestration.js'

export default class OrchestrationKubeRootcaUpdateApply extends OrchestrationApply {
  static override summary = 'carry out the kubernetes root CA update strategy of this system'
  static override examples = [
    '<%= config.bin %> orchestration kube-rootca-update apply --wait',
    '<%= config.bin %> orchestration kube-rootca-update apply --stage-id 0 --wait',
  ]
  static override hiddenAliases = ['sw-manager:kube-rootca-update-strategy:apply']

  readonly type = 'kube-rootca-update'
}
