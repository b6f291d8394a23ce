import {Args} from '@oclif/core'
import type {Apis} from '../../../../cli/apis.js'
import {Changing} from '../../../../cli/changing.js'
import type {Given} from '../../../../cli/command.js'
import {type PtpInterface, ptpInterfaces} from '../../../../client/sysinv/platform/ptp-interface.js'
import {namedValues} from '../../../../inputs/words.js'
import {ptpInterfaceView} from '../../../../views/ptp.js'

export default class PtpInterfaceParameterAdd extends Changing<PtpInterface> {
  static override summary = 'add parameters to a PTP interface'
  static override examples = ['<%= config.bin %> ptp interface parameter add ptpif1 masterOnly=1']
  static override hiddenAliases = ['system:ptp-interface-parameter-add']
  static override args = {
    interface: Args.string({required: true, description: 'name or uuid of the PTP interface'}),
    parameter: Args.string({multiple: true, required: true, description: 'what to add, as in name=value'}),
  }

  result = ptpInterfaceView

  change = ({sysinv}: Apis, {args}: Given<typeof PtpInterfaceParameterAdd>) =>
    ptpInterfaces(sysinv).addParameters(args.interface, namedValues(args.parameter))
}
