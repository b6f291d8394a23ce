import {Args} from '@oclif/core'
import {StxCommand} from '../../cli/command.js'
import {services} from '../../client/sysinv/platform/service-management.js'

export default class ServiceDisable extends StxCommand {
  static override summary = 'disable an optional service'
  static override examples = ['<%= config.bin %> service disable barbican']
  static override hiddenAliases = ['system:service-disable']
  static override args = {service: Args.string({required: true, description: 'name of the service'})}

  async run(): Promise<void> {
    const {args} = await this.parse(ServiceDisable)
    await services(await this.api('sysinv')).disable(args.service)
    await this.doneUnsaid(`${args.service}: disabled`, {service: args.service})
  }
}
