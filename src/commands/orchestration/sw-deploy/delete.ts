import {OrchestrationDelete} from '../../../families/orchestration.js'

export default class OrchestrationSwDeployDelete extends OrchestrationDelete {
  static override summary = 'delete the software deployment strategy of this system'
  static override examples = ['<%= config.bin %> orchestration sw-deploy delete']
  static override hiddenAliases = ['sw-manager:sw-deploy-strategy:delete']

  readonly type = 'sw-upgrade'
}
