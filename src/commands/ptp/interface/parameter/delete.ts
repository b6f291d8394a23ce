import {Args} from '@oclif/core'
import type {Apis} from '../../../../cli/apis.js'
import {Changing} from '../../../../cli/changing.js'
import type {Given} from '../../../../cli/command.js'
import {confirmFlags} from '../../../../cli/flags.js'
import {type PtpInterface, ptpInterfaces} from '../../../../client/sysinv/platform/ptp-interface.js'
import {namedValues} from '../../../../inputs/words.js'
import {ptpInterfaceView} from '../../../../views/ptp.js'

export default class PtpInterfaceParameterDelete extends Changing<PtpInterface> {
  static override summary = 'delete parameters of a PTP interface'
  static override examples = ['<%= config.bin %> ptp interface parameter delete ptpif1 masterOnly=1']
  static override hiddenAliases = ['system:ptp-interface-parameter-delete']
  static override args = {
    interface: Args.string({required: true, description: 'name or uuid of the PTP interface'}),
    parameter: Args.string({multiple: true, required: true, description: 'what to delete, as in name=value'}),
  }
  static override flags = {...confirmFlags}

  result = ptpInterfaceView

  override asks = ({args}: Given<typeof PtpInterfaceParameterDelete>) => ({
    target: args.interface,
    deed: `delete parameters of PTP interface ${args.interface}`,
  })

  change = ({sysinv}: Apis, {args}: Given<typeof PtpInterfaceParameterDelete>) =>
    ptpInterfaces(sysinv).deleteParameters(args.interface, namedValues(args.parameter))
}
