import {Args} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {ptpInterfaces} from '../../../client/sysinv/platform/ptp-interface.js'
import {ptpInterfaceView} from '../../../views/ptp.js'

export default class PtpInterfaceAdd extends StxCommand {
  static override summary = 'add a PTP interface to a PTP instance'
  static override examples = ['<%= config.bin %> ptp interface add ptpif1 ptp1']
  static override hiddenAliases = ['system:ptp-interface-add']
  static override args = {
    name: Args.string({required: true, description: 'name of the PTP interface'}),
    instance: Args.string({required: true, description: 'name or uuid of the PTP instance'}),
  }

  protected override readonly result = ptpInterfaceView

  async run(): Promise<void> {
    const {args} = await this.parse(PtpInterfaceAdd)
    await this.show(this.result, await ptpInterfaces(await this.api('sysinv')).add(args.name, args.instance))
  }
}
