import {OrchestrationDelete} from '../../../families/orchestration.js'

export default class OrchestrationSystemConfigUpdateDelete extends OrchestrationDelete {
  static override summary = 'delete the configuration update strategy of this system'
  static override examples = ['<%= config.bin %> orchestration system-config-update delete']
  static override hiddenAliases = ['sw-manager:system-config-update-strategy:delete']

  readonly type = 'system-config-update'
}
