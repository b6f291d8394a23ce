import {Args} from '@oclif/core'
import {StxCommand} from '../../cli/command.js'
import {alarms} from '../../client/fm/alarm.js'
import {alarmView} from '../../views/alarm.js'

export default class AlarmShow extends StxCommand {
  static override summary = 'show one active alarm: cause and proposed repair'
  static override examples = ['<%= config.bin %> alarm show 4ab5698a-19cb-4c17-bd63-302173fef62c']
  static override hiddenAliases = ['fm:alarm-show']
  static override args = {alarm: Args.string({required: true, description: 'uuid of the alarm'})}

  async run(): Promise<void> {
    const {args} = await this.parse(AlarmShow)
    await this.show(alarmView, await alarms(await this.api('fm')).get(args.alarm))
  }
}
