import {StxCommand} from '../../../cli/command.js'
import {subcloudAlarms} from '../../../client/dcmanager/alarm-summary.js'
import {subcloudAlarmView} from '../../../views/subcloud-alarm.js'

export default class SubcloudAlarmSummary extends StxCommand {
  static override summary = 'count the alarms of each subcloud'
  static override examples = ['<%= config.bin %> subcloud alarm summary']
  static override hiddenAliases = ['dcmanager:alarm:summary']

  async run(): Promise<void> {
    await this.parse(SubcloudAlarmSummary)
    await this.list(subcloudAlarmView, await subcloudAlarms(await this.api('dcmanager')).summary())
  }
}
