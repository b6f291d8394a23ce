import {SuppressionCommand} from '../../families/suppression-command.js'

export default class EventUnsuppressAll extends SuppressionCommand {
  static override summary = 'show alarms of all ids again'
  static override examples = ['<%= config.bin %> event unsuppress-all']
  static override hiddenAliases = ['fm:event-unsuppress-all']

  async run(): Promise<void> {
    const {flags} = await this.parse(EventUnsuppressAll)
    await this.change(flags, 'unsuppressed', (api, options) => api.unsuppressAll(options))
  }
}
