import {OrchestrationApply} from '../../../families/orchestration.js'

export default class OrchestrationFwUpdateApply extends OrchestrationApply {
  static override summary = 'carry out the firmware update strategy of this system'
  static override examples = [
    '<%= config.bin %> orchestration fw-update apply --wait',
    '<%= config.bin %> orchestration fw-update apply --stage-id 0 --wait',
  ]
  static override hiddenAliases = ['sw-manager:fw-update-strategy:apply']

  readonly type = 'fw-update'
}
