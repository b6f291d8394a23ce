import {creationFlags, OrchestrationCreate} from '../../../families/orchestration.js'

export default class OrchestrationSystemConfigUpdateCreate extends OrchestrationCreate {
  static override summary = 'plan a configuration update of this system'
  static override examples = ['<%= config.bin %> orchestration system-config-update create --wait']
  static override hiddenAliases = ['sw-manager:system-config-update-strategy:create']
  static override flags = creationFlags({
    controllers: ['serial', 'ignore'],
    storage: ['serial', 'ignore'],
    mostWorkers: 100,
  })

  readonly type = 'system-config-update'
}
