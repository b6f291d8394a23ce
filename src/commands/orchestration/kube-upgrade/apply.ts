import {OrchestrationApply} from '../../../families/orchestration.js'

export default class OrchestrationKubeUpgradeApply extends OrchestrationApply {
  static override summary = 'carry out the kubernetes upgrade strategy of this system'
  static override examples = [
    '<%= config.bin %> orchestration kube-upgrade apply --wait',
    '<%= config.bin %> orchestration kube-upgrade apply --stage-id 0 --wait',
  ]
  static override hiddenAliases = ['sw-manager:kube-upgrade-strategy:apply']

  readonly type = 'kube-upgrade'
}
