import {OrchestrationAbort} from '../../../families/orchestration.js'

export default class OrchestrationFwUpdateAbort extends OrchestrationAbort {
  static override summary = 'stop the firmware update strategy of this system and undo what can be undone'
  static override examples = ['<%= config.bin %> orchestration fw-update abort --wait']
  static override hiddenAliases = ['sw-manager:fw-update-strategy:abort']

  readonly type = 'fw-update'
}
