import {OrchestrationAbort} from '../../../families/orchestration.js'

export default class OrchestrationSwDeployAbort extends OrchestrationAbort {
  static override summary = 'stop the software deployment strategy of this system and undo what can be undone'
  static override examples = ['<%= config.bin %> orchestration sw-deploy abort --wait']
  static override hiddenAliases = ['sw-manager:sw-deploy-strategy:abort']

  readonly type = 'sw-upgrade'
}
