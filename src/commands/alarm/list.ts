import {Flags} from '@oclif/core'
import {StxCommand} from '../../cli/command.js'
import {alarms} from '../../client/fm/alarm.js'
import {conditionsIn} from '../../inputs/condition.js'
import {alarmListView} from '../../views/alarm.js'

/** Columns that a flag of the same name switches on. */
const optional = ['uuid', 'mgmt_affecting', 'degrade_affecting'] as const

export default class AlarmList extends StxCommand {
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

  async run(): Promise<void> {
    const {flags} = await this.parse(AlarmList)
    const where = conditionsIn(flags.query)
    const rows = await alarms(await this.api('fm')).list({
      where,
      includeSuppressed: flags.include_suppress,
    })
    const also = optional.filter((column) => flags[column])
    await this.list(alarmListView(also), rows, {also})
  }
}
