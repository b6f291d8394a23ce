import type {SuppressionChange, Suppressions} from '../../client/fm/suppression.js'
import {alarmIdFlag, SuppressionCommand} from '../../families/suppression.js'

export default class EventSuppress extends SuppressionCommand {
  static override summary = 'hide alarms of some ids, and list what is hidden'
  static override examples = ['<%= config.bin %> event suppress --alarm-id 100.103,280.002']
  static override hiddenAliases = ['fm:event-suppress']
  static override flags = {
    ...alarmIdFlag,
    ...SuppressionCommand.flags,
  }

  readonly becomes = 'suppressed'

  deed = async (api: Suppressions, options: SuppressionChange, ids?: readonly string[]) =>
    ids && api.suppress(ids, options)
}
