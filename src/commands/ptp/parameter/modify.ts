import {Args} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {ptpParameters} from '../../../client/sysinv/platform/ptp-parameter.js'
import {ptpParameterView} from '../../../views/ptp.js'

export default class PtpParameterModify extends StxCommand {
  static override summary = 'change the value of a PTP parameter'
  static override examples = ['<%= config.bin %> ptp parameter modify 5ea57b78-1419-4150-bda1-8ddf59a09b87 25']
  static override hiddenAliases = ['system:ptp-parameter-modify']
  static override args = {
    parameter: Args.string({required: true, description: 'uuid of the parameter'}),
    value: Args.string({required: true, description: 'its new value'}),
  }

  protected override readonly result = ptpParameterView

  async run(): Promise<void> {
    const {args} = await this.parse(PtpParameterModify)
    await this.show(this.result, await ptpParameters(await this.api('sysinv')).modify(args.parameter, args.value))
  }
}
