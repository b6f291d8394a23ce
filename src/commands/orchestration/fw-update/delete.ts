import {OrchestrationDelete} from '../../../families/orchestration.js'

export default class OrchestrationFwUpdateDelete extends OrchestrationDelete {
  static override summary = 'delete the firmware update strategy of this system'
  static override examples = ['<%= config.bin %> orchestration fw-update delete']
  static override hiddenAliases = ['sw-manager:fw-update-strategy:delete']

  readonly type = 'fw-update'
}
