import {Flags} from '@oclif/core'
import {SuppressionCommand} from '../../families/suppression-command.js'

export default class EventUnsuppress extends SuppressionCommand {
  static override summary = 'show alarms of some ids again, and list what is still hidden'
  static override examples = ['<%= config.bin %> event unsuppress --alarm-id 100.103,280.002']
  static override hiddenAliases = ['fm:event-unsuppress']
  static override flags = {
    alarm_id: Flags.string({summary: 'ids of alarms, separated by commas', helpValue: 'ID[,...]'}),
    ...SuppressionCommand.flags,
  }

  async run(): Promise<void> {
    const {flags} = await this.parse(EventUnsuppress)
    const ids = flags.alarm_id?.split(',')
    await this.change(flags, 'unsuppressed', async (api, options) => ids && api.unsuppress(ids, options))
  }
}
