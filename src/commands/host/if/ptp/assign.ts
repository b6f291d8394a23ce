import {Args} from '@oclif/core'
import {StxCommand} from '../../../../cli/command.js'
import {hostArg} from '../../../../cli/flags.js'
import {ptpInterfaces} from '../../../../client/sysinv/platform/ptp-interface.js'
import {ptpInterfaceView} from '../../../../views/ptp.js'

export default class HostIfPtpAssign extends StxCommand {
  static override summary = 'put a PTP interface on an interface of a host'
  static override examples = ['<%= config.bin %> host if ptp assign controller-0 data0 ptpif1']
  static override hiddenAliases = ['system:host-if-ptp-assign']
  static override args = {
    host: hostArg,
    interface: Args.string({required: true, description: 'name or uuid of the interface of the host'}),
    ptp: Args.string({required: true, description: 'name or uuid of the PTP interface'}),
  }

  protected override readonly result = ptpInterfaceView

  async run(): Promise<void> {
    const {args} = await this.parse(HostIfPtpAssign)
    const assigned = await ptpInterfaces(await this.api('sysinv')).assign(args.host, args.interface, args.ptp)
    await this.list(this.result, assigned)
  }
}
