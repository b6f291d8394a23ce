import {StxCommand} from '../../cli/command.js'
import {restore} from '../../client/sysinv/platform/restore.js'

export default class RestoreStart extends StxCommand {
  static override summary = 'mark the beginning of a platform restore'
  static override examples = ['<%= config.bin %> restore start']
  static override hiddenAliases = ['system:restore-start']

  async run(): Promise<void> {
    await this.parse(RestoreStart)
    const status = await restore(await this.api('sysinv')).start()
    await this.text(status, {status})
  }
}
