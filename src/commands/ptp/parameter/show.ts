import {Args} from '@oclif/core'
import {ptpParameters} from '../../../client/sysinv/platform/ptp-parameter.js'
import {ExportCommand, exportFlags} from '../../../families/export-command.js'
import {ptpParameterView} from '../../../views/ptp.js'

export default class PtpParameterShow extends ExportCommand {
  static override summary = 'show one PTP parameter'
  static override examples = ['<%= config.bin %> ptp parameter show 5ea57b78-1419-4150-bda1-8ddf59a09b87']
  static override hiddenAliases = ['system:ptp-parameter-show']
  static override args = {parameter: Args.string({required: true, description: 'uuid of the parameter'})}
  static override flags = {...exportFlags}

  async run(): Promise<void> {
    const {args, flags} = await this.parse(PtpParameterShow)
    const found = await ptpParameters(await this.api('sysinv')).get(args.parameter)
    await this.showOrExport(ptpParameterView, found, flags, `ptp-parameter-show_${args.parameter}`)
  }
}
