import type {SuppressionChange, Suppressions} from '../../client/fm/suppression.js'
import {alarmIdFlag, SuppressionCommand} from '../../families/suppression.js'

export default class EventUnsuppress extends SuppressionCommand {
  static override summary = 'show alarms of some ids again, and list what is still hidden'
  static override examples = ['<%= config.bin %> event unsuppress --alarm-id 100.103,280.002']
  static override hiddenAliases = ['fm:event-unsuppress']
  static override flags = {
    ...alarmIdFlag,
    ...SuppressionCommand.flags,
  }

  readonly becomes = 'unsuppressed'

  deed = async (api: Suppressions, options: SuppressionChange, ids?: readonly string[]) =>
    ids && api.unsuppress(ids, options)
}
