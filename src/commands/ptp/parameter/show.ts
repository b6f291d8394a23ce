import {Args} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {type PtpParameter, ptpParameters} from '../../../client/sysinv/platform/ptp-parameter.js'
import {ExportingOne, exportFlags} from '../../../families/export-command.js'
import {ptpParameterView} from '../../../views/ptp.js'

export default class PtpParameterShow extends ExportingOne<PtpParameter> {
  static override summary = 'show one PTP parameter'
  static override examples = ['<%= config.bin %> ptp parameter show 5ea57b78-1419-4150-bda1-8ddf59a09b87']
  static override hiddenAliases = ['system:ptp-parameter-show']
  static override args = {parameter: Args.string({required: true, description: 'uuid of the parameter'})}
  static override flags = {...exportFlags}

  view = ptpParameterView
  fileOf = ({args}: Given<typeof PtpParameterShow>) => `ptp-parameter-show_${args.parameter}`
  read = ({sysinv}: Apis, {args}: Given<typeof PtpParameterShow>) => ptpParameters(sysinv).get(args.parameter)
}
