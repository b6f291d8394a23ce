import {OrchestrationShow} from '../../../families/orchestration.js'

export default class OrchestrationSystemConfigUpdateShow extends OrchestrationShow {
  static override summary = 'show the configuration update strategy of this system'
  static override examples = [
    '<%= config.bin %> orchestration system-config-update show',
    '<%= config.bin %> orchestration system-config-update show --details',
  ]
  static override hiddenAliases = ['sw-manager:system-config-update-strategy:show']

  readonly type = 'system-config-update'
}
