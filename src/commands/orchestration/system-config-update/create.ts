import {waitFlags} from '../../../cli/flags.js'
import {OrchestrationCreate} from '../../../families/orchestration.js'
import {configFlags} from '../../../families/orchestration-flag.js'

export default class OrchestrationSystemConfigUpdateCreate extends OrchestrationCreate {
  static override summary = 'plan a configuration update of this system'
  static override examples = ['<%= config.bin %> orchestration system-config-update create --wait']
  static override hiddenAliases = ['sw-manager:system-config-update-strategy:create']
  static override flags = {...configFlags, ...waitFlags}

  readonly type = 'system-config-update'
}
