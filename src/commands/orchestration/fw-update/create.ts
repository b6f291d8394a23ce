import {creationFlags, OrchestrationCreate} from '../../../families/orchestration.js'

export default class OrchestrationFwUpdateCreate extends OrchestrationCreate {
  static override summary = 'plan a firmware update of this system'
  static override examples = ['<%= config.bin %> orchestration fw-update create --worker-apply-type parallel --wait']
  static override hiddenAliases = ['sw-manager:fw-update-strategy:create']
  static override flags = creationFlags({controllers: ['ignore'], storage: ['ignore'], mostWorkers: 5})

  readonly type = 'fw-update'
}
