import {Args} from '@oclif/core'
import {StxCommand} from '../../../../cli/command.js'
import {confirmFlags} from '../../../../cli/flags.js'
import {ptpInterfaces} from '../../../../client/sysinv/platform/ptp-interface.js'
import {namedValues} from '../../../../inputs/words.js'
import {ptpInterfaceView} from '../../../../views/ptp.js'

export default class PtpInterfaceParameterDelete extends StxCommand {
  static override summary = 'delete parameters of a PTP interface'
  static override examples = ['<%= config.bin %> ptp interface parameter delete ptpif1 masterOnly=1']
  static override hiddenAliases = ['system:ptp-interface-parameter-delete']
  static override args = {
    interface: Args.string({required: true, description: 'name or uuid of the PTP interface'}),
    parameter: Args.string({multiple: true, required: true, description: 'what to delete, as in name=value'}),
  }
  static override flags = {...confirmFlags}

  protected override readonly result = ptpInterfaceView

  async run(): Promise<void> {
    const {args, flags} = await this.parse(PtpInterfaceParameterDelete)
    await this.confirm(flags, args.interface, `delete parameters of PTP interface ${args.interface}`)
    const changed = await ptpInterfaces(await this.api('sysinv')).deleteParameters(
      args.interface,
      namedValues(args.parameter),
    )
    await this.show(this.result, changed)
  }
}
