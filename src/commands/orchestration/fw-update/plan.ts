import {fwUpdateFlags} from '../../../families/orchestration-flag.js'
import {OrchestrationPlanning} from '../../../families/orchestration-planning.js'

export default class OrchestrationFwUpdatePlan extends OrchestrationPlanning {
  static override summary = 'in which order a firmware update would take the hosts'
  static override examples = ['<%= config.bin %> orchestration fw-update plan --worker-apply-type parallel']
  static override flags = fwUpdateFlags

  readonly type = 'fw-update'
}
