import {Args} from '@oclif/core'
import {StxCommand} from '../../cli/command.js'
import {confirmFlags} from '../../cli/flags.js'
import {alarms} from '../../client/fm/alarm.js'

export default class AlarmDelete extends StxCommand {
  static override summary = 'remove an alarm whose cause is known to be gone'
  static override examples = ['<%= config.bin %> alarm delete 4ab5698a-19cb-4c17-bd63-302173fef62c']
  static override hiddenAliases = ['fm:alarm-delete']
  static override args = {alarm: Args.string({required: true, description: 'uuid of the alarm'})}
  static override flags = {...confirmFlags}

  async run(): Promise<void> {
    const {args, flags} = await this.parse(AlarmDelete)
    await this.confirm(flags, args.alarm, `delete alarm ${args.alarm}`)
    await alarms(await this.api('fm')).delete(args.alarm)
    await this.done(`alarm ${args.alarm} deleted`, {uuid: args.alarm}, '')
  }
}
