import {waitFlags} from '../../../cli/flags.js'
import {OrchestrationCreate} from '../../../families/orchestration.js'
import {fwUpdateFlags} from '../../../families/orchestration-flag.js'

export default class OrchestrationFwUpdateCreate extends OrchestrationCreate {
  static override summary = 'plan a firmware update of this system'
  static override examples = ['<%= config.bin %> orchestration fw-update create --worker-apply-type parallel --wait']
  static override hiddenAliases = ['sw-manager:fw-update-strategy:create']
  static override flags = {...fwUpdateFlags, ...waitFlags}

  readonly type = 'fw-update'
}
