import {StxCommand} from '../../cli/command.js'
import {serviceGroups} from '../../client/sysinv/platform/service-management.js'
import {serviceGroupView} from '../../views/service-management.js'

export default class ServicegroupList extends StxCommand {
  static override summary = 'list the service groups with their states'
  static override examples = ['<%= config.bin %> servicegroup list']
  static override hiddenAliases = ['system:servicegroup-list']

  async run(): Promise<void> {
    await this.parse(ServicegroupList)
    await this.list(serviceGroupView, await serviceGroups(await this.api('sysinv')).list())
  }
}
