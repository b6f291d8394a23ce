import {OrchestrationApply} from '../../../families/orchestration.js'

export default class OrchestrationSystemConfigUpdateApply extends OrchestrationApply {
  static override summary = 'carry out the configuration update strategy of this system'
  static override examples = [
    '<%= config.bin %> orchestration system-config-update apply --wait',
    '<%= config.bin %> orchestration system-config-update apply --stage-id 0 --wait',
  ]
  static override hiddenAliases = ['sw-manager:system-config-update-strategy:apply']

  readonly type = 'system-config-update'
}
