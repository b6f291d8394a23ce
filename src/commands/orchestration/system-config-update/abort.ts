import {OrchestrationAbort} from '../../../families/orchestration.js'

export default class OrchestrationSystemConfigUpdateAbort extends OrchestrationAbort {
  static override summary = 'stop the configuration update strategy of this system and undo what can be undone'
  static override examples = ['<%= config.bin %> orchestration system-config-update abort --wait']
  static override hiddenAliases = ['sw-manager:system-config-update-strategy:abort']

  readonly type = 'system-config-update'
}
