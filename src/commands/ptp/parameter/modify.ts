import {Args} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {Changing} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {type PtpParameter, ptpParameters} from '../../../client/sysinv/platform/ptp-parameter.js'
import {ptpParameterView} from '../../../views/ptp.js'

export default class PtpParameterModify extends Changing<PtpParameter> {
  static override summary = 'change the value of a PTP parameter'
  static override examples = ['<%= config.bin %> ptp parameter modify 5ea57b78-1419-4150-bda1-8ddf59a09b87 25']
  static override hiddenAliases = ['system:ptp-parameter-modify']
  static override args = {
    parameter: Args.string({required: true, description: 'uuid of the parameter'}),
    value: Args.string({required: true, description: 'its new value'}),
  }

  result = ptpParameterView

  change = ({sysinv}: Apis, {args}: Given<typeof PtpParameterModify>) =>
    ptpParameters(sysinv).modify(args.parameter, args.value)
}
