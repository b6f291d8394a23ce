import {StxCommand} from '../../cli/command.js'
import {remoteLogging} from '../../client/sysinv/platform/remote-logging.js'
import {remoteLoggingView} from '../../views/remote-logging.js'

export default class RemoteloggingShow extends StxCommand {
  static override summary = 'show where logs are sent'
  static override examples = ['<%= config.bin %> remotelogging show']
  static override hiddenAliases = ['system:remotelogging-show']

  async run(): Promise<void> {
    await this.parse(RemoteloggingShow)
    await this.show(remoteLoggingView, await remoteLogging(await this.api('sysinv')).get())
  }
}
