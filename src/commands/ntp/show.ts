import {StxCommand} from '../../cli/command.js'
import {ntp} from '../../client/sysinv/platform/ntp.js'
import {ntpView} from '../../views/ntp.js'

export default class NtpShow extends StxCommand {
  static override summary = 'show the time servers'
  static override examples = ['<%= config.bin %> ntp show']
  static override hiddenAliases = ['system:ntp-show']

  async run(): Promise<void> {
    await this.parse(NtpShow)
    await this.show(ntpView, await ntp(await this.api('sysinv')).get())
  }
}
