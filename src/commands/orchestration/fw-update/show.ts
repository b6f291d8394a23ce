import {OrchestrationShow} from '../../../families/orchestration.js'

export default class OrchestrationFwUpdateShow extends OrchestrationShow {
  static override summary = 'show the firmware update strategy of this system'
  static override examples = [
    '<%= config.bin %> orchestration fw-update show',
    '<%= config.bin %> orchestration fw-update show --details',
  ]
  static override hiddenAliases = ['sw-manager:fw-update-strategy:show']

  readonly type = 'fw-update'
}
