import {Args} from '@oclif/core'
import {StxCommand} from '../../../../cli/command.js'
import {ptpInterfaces} from '../../../../client/sysinv/platform/ptp-interface.js'
import {namedValues} from '../../../../inputs/words.js'
import {ptpInterfaceView} from '../../../../views/ptp.js'

export default class PtpInterfaceParameterAdd extends StxCommand {
  static override summary = 'add parameters to a PTP interface'
  static override examples = ['<%= config.bin %> ptp interface parameter add ptpif1 masterOnly=1']
  static override hiddenAliases = ['system:ptp-interface-parameter-add']
  static override args = {
    interface: Args.string({required: true, description: 'name or uuid of the PTP interface'}),
    parameter: Args.string({multiple: true, required: true, description: 'what to add, as in name=value'}),
  }

  protected override readonly result = ptpInterfaceView

  async run(): Promise<void> {
    const {args} = await this.parse(PtpInterfaceParameterAdd)
    const changed = await ptpInterfaces(await this.api('sysinv')).addParameters(
      args.interface,
      namedValues(args.parameter),
    )
    await this.show(this.result, changed)
  }
}
