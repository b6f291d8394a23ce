import {Args} from '@oclif/core'
import {StxCommand} from '../../cli/command.js'
import {services} from '../../client/sysinv/platform/service-management.js'

export default class ServiceEnable extends StxCommand {
  static override summary = 'enable an optional service'
  static override examples = ['<%= config.bin %> service enable barbican']
  static override hiddenAliases = ['system:service-enable']
  static override args = {service: Args.string({required: true, description: 'name of the service'})}

  async run(): Promise<void> {
    const {args} = await this.parse(ServiceEnable)
    await services(await this.api('sysinv')).enable(args.service)
    await this.doneUnsaid(`${args.service}: enabled`, {service: args.service})
  }
}
