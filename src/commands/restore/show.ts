import {StxCommand} from '../../cli/command.js'
import {restore} from '../../client/sysinv/platform/restore.js'

export default class RestoreShow extends StxCommand {
  static override summary = 'show whether a platform restore is in progress'
  static override examples = ['<%= config.bin %> restore show']
  static override hiddenAliases = ['system:restore-show']

  async run(): Promise<void> {
    await this.parse(RestoreShow)
    const status = await restore(await this.api('sysinv')).show()
    await this.text(status, {status})
  }
}
