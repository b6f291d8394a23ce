import {Args} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {ptpInstances} from '../../../client/sysinv/platform/ptp-instance.js'
import {ptpInstanceView} from '../../../views/ptp.js'

export default class HostPtpInstanceAssign extends StxCommand {
  static override summary = 'run a PTP instance on a host'
  static override examples = ['<%= config.bin %> host ptp-instance assign controller-0 ptp1']
  static override hiddenAliases = ['system:host-ptp-instance-assign']
  static override args = {
    host: hostArg,
    instance: Args.string({required: true, description: 'name or uuid of the PTP instance'}),
  }

  protected override readonly result = ptpInstanceView

  async run(): Promise<void> {
    const {args} = await this.parse(HostPtpInstanceAssign)
    await this.list(this.result, await ptpInstances(await this.api('sysinv')).assign(args.host, args.instance))
  }
}
