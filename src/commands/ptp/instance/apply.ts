import {StxCommand} from '../../../cli/command.js'
import {ptpInstances} from '../../../client/sysinv/platform/ptp-instance.js'

export default class PtpInstanceApply extends StxCommand {
  static override summary = 'apply the PTP instances to the hosts'
  static override examples = ['<%= config.bin %> ptp instance apply']
  static override hiddenAliases = ['system:ptp-instance-apply']

  async run(): Promise<void> {
    await this.parse(PtpInstanceApply)
    await ptpInstances(await this.api('sysinv')).apply()
    await this.done('Applying the PTP Instance configuration')
  }
}
