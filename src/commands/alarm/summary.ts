import {Flags} from '@oclif/core'
import {StxCommand} from '../../cli/command.js'
import {alarms} from '../../client/fm/alarm.js'
import {alarmSummaryView} from '../../views/alarm.js'

export default class AlarmSummary extends StxCommand {
  static override summary = 'count the active alarms by severity'
  static override examples = [
    '<%= config.bin %> alarm summary',
    '<%= config.bin %> alarm summary --include-suppress --format json',
  ]
  static override hiddenAliases = ['fm:alarm-summary']
  static override flags = {include_suppress: Flags.boolean({summary: 'also suppressed alarms'})}

  async run(): Promise<void> {
    const {flags} = await this.parse(AlarmSummary)
    const summary = await alarms(await this.api('fm')).summary({includeSuppressed: flags.include_suppress})
    await this.list(alarmSummaryView, [summary])
  }
}
