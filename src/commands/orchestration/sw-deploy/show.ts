import {OrchestrationShow} from '../../../families/orchestration.js'

export default class OrchestrationSwDeployShow extends OrchestrationShow {
  static override summary = 'show the software deployment strategy of this system'
  static override examples = [
    '<%= config.bin %> orchestration sw-deploy show',
    '<%= config.bin %> orchestration sw-deploy show --details',
  ]
  static override hiddenAliases = ['sw-manager:sw-deploy-strategy:show']

  readonly type = 'sw-upgrade'
}
