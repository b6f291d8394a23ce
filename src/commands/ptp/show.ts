import {StxCommand} from '../../cli/command.js'
import {ptp} from '../../client/sysinv/platform/ptp.js'
import {ptpView} from '../../views/ptp.js'

export default class PtpShow extends StxCommand {
  static override summary = 'show the clock settings from before PTP instances'
  static override examples = ['<%= config.bin %> ptp show']
  static override hiddenAliases = ['system:ptp-show']

  async run(): Promise<void> {
    await this.parse(PtpShow)
    await this.show(ptpView, await ptp(await this.api('sysinv')).get())
  }
}
