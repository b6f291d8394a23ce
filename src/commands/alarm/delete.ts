import {Args} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import {Doing} from '../../cli/changing.js'
import type {Given} from '../../cli/command.js'
import {confirmFlags} from '../../cli/flags.js'
import {unsaid} from '../../cli/result.js'
import {alarms} from '../../client/fm/alarm.js'

export default class AlarmDelete extends Doing {
  static override summary = 'remove an alarm whose cause is known to be gone'
  static override examples = ['<%= config.bin %> alarm delete 4ab5698a-19cb-4c17-bd63-302173fef62c']
  static override hiddenAliases = ['fm:alarm-delete']
  static override args = {alarm: Args.string({required: true, description: 'uuid of the alarm'})}
  static override flags = {...confirmFlags}

  override asks = ({args}: Given<typeof AlarmDelete>) => ({target: args.alarm, deed: `delete alarm ${args.alarm}`})

  async act({fm}: Apis, {args}: Given<typeof AlarmDelete>) {
    await alarms(fm).delete(args.alarm)
    return unsaid(`alarm ${args.alarm} deleted`, {uuid: args.alarm})
  }
}
