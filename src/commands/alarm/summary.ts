import {Flags} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import type {Given} from '../../cli/command.js'
import {Listing} from '../../cli/reading.js'
import {type AlarmSummary, alarms} from '../../client/fm/alarm.js'
import {alarmSummaryView} from '../../views/alarm.js'

export default class AlarmSummaryShow extends Listing<AlarmSummary> {
  static override summary = 'count the active alarms by severity'
  static override examples = [
    '<%= config.bin %> alarm summary',
    '<%= config.bin %> alarm summary --include-suppress --format json',
  ]
  static override hiddenAliases = ['fm:alarm-summary']
  static override flags = {include_suppress: Flags.boolean({summary: 'also suppressed alarms'})}

  view = alarmSummaryView

  async read({fm}: Apis, {flags}: Given<typeof AlarmSummaryShow>) {
    const summary = await alarms(fm).summary({includeSuppressed: flags.include_suppress})
    return [summary]
  }
}
