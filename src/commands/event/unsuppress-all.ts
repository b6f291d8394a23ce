import type {SuppressionChange, Suppressions} from '../../client/fm/suppression.js'
import {SuppressionCommand} from '../../families/suppression.js'

export default class EventUnsuppressAll extends SuppressionCommand {
  static override summary = 'show alarms of all ids again'
  static override examples = ['<%= config.bin %> event unsuppress-all']
  static override hiddenAliases = ['fm:event-unsuppress-all']

  readonly becomes = 'unsuppressed'

  deed = (api: Suppressions, options: SuppressionChange) => api.unsuppressAll(options)
}
