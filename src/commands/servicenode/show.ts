import {Args} from '@oclif/core'
import {StxCommand} from '../../cli/command.js'
import {serviceNodes} from '../../client/sysinv/platform/service-management.js'
import {serviceNodeView} from '../../views/service-management.js'

export default class ServicenodeShow extends StxCommand {
  static override summary = 'show one node that runs services'
  static override examples = ['<%= config.bin %> servicenode show 1']
  static override hiddenAliases = ['system:servicenode-show']
  static override args = {node: Args.string({required: true, description: 'number of the node'})}

  async run(): Promise<void> {
    const {args} = await this.parse(ServicenodeShow)
    await this.show(serviceNodeView, await serviceNodes(await this.api('sysinv')).get(args.node))
  }
}
