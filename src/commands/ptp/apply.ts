import {StxCommand} from '../../cli/command.js'
import {ptp} from '../../client/sysinv/platform/ptp.js'

export default class PtpApply extends StxCommand {
  static override summary = 'apply the clock settings from before PTP instances'
  static override examples = ['<%= config.bin %> ptp apply']
  static override hiddenAliases = ['system:ptp-apply']

  async run(): Promise<void> {
    await this.parse(PtpApply)
    await ptp(await this.api('sysinv')).apply()
    await this.done('Applying PTP configuration')
  }
}
