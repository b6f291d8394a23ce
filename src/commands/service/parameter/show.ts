import {Args} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {serviceParameters} from '../../../client/sysinv/platform/service-parameter.js'
import {serviceParameterView} from '../../../views/service-parameter.js'

export default class ServiceParameterShow extends StxCommand {
  static override summary = 'show one service parameter'
  static override examples = ['<%= config.bin %> service parameter show c0f56327-fdbd-4713-8814-33a59c6d078f']
  static override hiddenAliases = ['system:service-parameter-show']
  static override args = {parameter: Args.string({required: true, description: 'uuid of the parameter'})}

  async run(): Promise<void> {
    const {args} = await this.parse(ServiceParameterShow)
    await this.show(serviceParameterView, await serviceParameters(await this.api('sysinv')).get(args.parameter))
  }
}
