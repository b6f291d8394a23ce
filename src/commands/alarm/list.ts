import {Flags} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import type {Given} from '../../cli/command.js'
import {Listing} from '../../cli/reading.js'
import {type Alarm, alarms} from '../../client/fm/alarm.js'
import {conditionsIn} from '../../inputs/condition.js'
import {alarmListView} from '../../views/alarm.js'

/** Columns that a flag of the same name switches on. */
const optional = ['uuid', 'mgmt_affecting', 'degrade_affecting'] as const

export default class AlarmList extends Listing<Alarm> {
  static override summary = 'list the active alarms, newest first'
  static override examples = [
    '<%= config.bin %> alarm list',
    '<%= config.bin %> alarm list --query severity=critical',
    '<%= config.bin %> alarm list --subcloud subcloud1 --mgmt-affecting',
  ]
  static override hiddenAliases = ['fm:alarm-list']
  static override flags = {
    query: Flags.string({
      char: 'q',
      summary: 'only alarms that match, as in "severity=critical;entity_instance_id=host"',
      helpValue: 'FIELD=VALUE[;...]',
    }),
    uuid: Flags.boolean({summary: 'with the uuid of each alarm'}),
    include_suppress: Flags.boolean({summary: 'also suppressed alarms'}),
    mgmt_affecting: Flags.boolean({summary: 'with the management affecting column'}),
    degrade_affecting: Flags.boolean({summary: 'with the degrade affecting column'}),
  }

  view = ({flags}: Given<typeof AlarmList>) => alarmListView(chosen(flags))
  override choice = ({flags}: Given<typeof AlarmList>) => ({also: chosen(flags)})

  async read({fm}: Apis, {flags}: Given<typeof AlarmList>) {
    const where = conditionsIn(flags.query)
    return alarms(fm).list({where, includeSuppressed: flags.include_suppress})
  }
}

const chosen = (flags: Given<typeof AlarmList>['flags']) => optional.filter((column) => flags[column])
