import {OrchestrationApply} from '../../../families/orchestration.js'

export default class OrchestrationSwDeployApply extends OrchestrationApply {
  static override summary = 'carry out the software deployment strategy of this system'
  static override examples = [
    '<%= config.bin %> orchestration sw-deploy apply --wait',
    '<%= config.bin %> orchestration sw-deploy apply --stage-id 0 --wait',
  ]
  static override hiddenAliases = ['sw-manager:sw-deploy-strategy:apply']

  readonly type = 'sw-upgrade'
}
