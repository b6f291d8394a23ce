import {StxCommand} from '../../cli/command.js'
import {restore} from '../../client/sysinv/platform/restore.js'

export default class RestoreComplete extends StxCommand {
  static override summary = 'mark the end of a platform restore'
  static override examples = ['<%= config.bin %> restore complete']
  static override hiddenAliases = ['system:restore-complete']

  async run(): Promise<void> {
    await this.parse(RestoreComplete)
    const status = await restore(await this.api('sysinv')).complete()
    await this.text(status, {status})
  }
}
