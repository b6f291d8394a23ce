import {Args} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import type {Given} from '../../cli/command.js'
import {Showing} from '../../cli/reading.js'
import {type Alarm, alarms} from '../../client/fm/alarm.js'
import {alarmView} from '../../views/alarm.js'

export default class AlarmShow extends Showing<Alarm> {
  static override summary = 'show one active alarm: cause and proposed repair'
  static override examples = ['<%= config.bin %> alarm show 4ab5698a-19cb-4c17-bd63-302173fef62c']
  static override hiddenAliases = ['fm:alarm-show']
  static override args = {alarm: Args.string({required: true, description: 'uuid of the alarm'})}

  view = alarmView
  read = ({fm}: Apis, {args}: Given<typeof AlarmShow>) => alarms(fm).get(args.alarm)
}
