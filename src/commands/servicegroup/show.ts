import {Args} from '@oclif/core'
import {StxCommand} from '../../cli/command.js'
import {serviceGroups} from '../../client/sysinv/platform/service-management.js'
import {serviceGroupView} from '../../views/service-management.js'

export default class ServicegroupShow extends StxCommand {
  static override summary = 'show one service group'
  static override examples = ['<%= config.bin %> servicegroup show 5ea57b78-1419-4150-bda1-8ddf59a09b87']
  static override hiddenAliases = ['system:servicegroup-show']
  static override args = {group: Args.string({required: true, description: 'uuid of the service group'})}

  async run(): Promise<void> {
    const {args} = await this.parse(ServicegroupShow)
    await this.show(serviceGroupView, await serviceGroups(await this.api('sysinv')).get(args.group))
  }
}
