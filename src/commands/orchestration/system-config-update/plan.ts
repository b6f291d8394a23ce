import {configFlags} from '../../../families/orchestration-flag.js'
import {OrchestrationPlanning} from '../../../families/orchestration-planning.js'

export default class OrchestrationSystemConfigUpdatePlan extends OrchestrationPlanning {
  static override summary = 'in which order a configuration update would take the hosts'
  static override examples = ['<%= config.bin %> orchestration system-config-update plan']
  static override flags = configFlags

  readonly type = 'system-config-update'
}
