import {Flags} from '@oclif/core'
import {SuppressionCommand} from '../../families/suppression-command.js'

export default class EventSuppress extends SuppressionCommand {
  static override summary = 'hide alarms of some ids, and list what is hidden'
  static override examples = ['<%= config.bin %> event suppress --alarm-id 100.103,280.002']
  static override hiddenAliases = ['fm:event-suppress']
  static override flags = {
    alarm_id: Flags.string({summary: 'ids of alarms, separated by commas', helpValue: 'ID[,...]'}),
    ...SuppressionCommand.flags,
  }

  async run(): Promise<void> {
    const {flags} = await this.parse(EventSuppress)
    const ids = flags.alarm_id?.split(',')
    await this.change(flags, 'suppressed', async (api, options) => ids && api.suppress(ids, options))
  }
}
