import {Args} from '@oclif/core'
import {StxCommand} from '../../cli/command.js'
import {services} from '../../client/sysinv/platform/service-management.js'
import {serviceView} from '../../views/service-management.js'

export default class ServiceShow extends StxCommand {
  static override summary = 'show one service'
  static override examples = ['<%= config.bin %> service show 2']
  static override hiddenAliases = ['system:service-show']
  static override args = {service: Args.string({required: true, description: 'number of the service'})}

  async run(): Promise<void> {
    const {args} = await this.parse(ServiceShow)
    await this.show(serviceView(), await services(await this.api('sysinv')).get(args.service))
  }
}
