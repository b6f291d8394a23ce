import {StxCommand} from '../../cli/command.js'
import {serviceNodes} from '../../client/sysinv/platform/service-management.js'
import {serviceNodeView} from '../../views/service-management.js'

export default class ServicenodeList extends StxCommand {
  static override summary = 'list the nodes that run services'
  static override examples = ['<%= config.bin %> servicenode list']
  static override hiddenAliases = ['system:servicenode-list']

  async run(): Promise<void> {
    await this.parse(ServicenodeList)
    await this.list(serviceNodeView, await serviceNodes(await this.api('sysinv')).list())
  }
}
