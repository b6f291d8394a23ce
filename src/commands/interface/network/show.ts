import {Args} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {interfaceNetworks} from '../../../client/sysinv/network/interface-network.js'
import {interfaceNetworkView} from '../../../views/interface-network.js'

export default class InterfaceNetworkShow extends StxCommand {
  static override summary = 'show one platform network on an interface'
  static override examples = ['<%= config.bin %> interface network show 5ea57b78-1419-4150-bda1-8ddf59a09b87']
  static override hiddenAliases = ['system:interface-network-show']
  static override args = {assignment: Args.string({required: true, description: 'uuid of the assignment'})}

  async run(): Promise<void> {
    const {args} = await this.parse(InterfaceNetworkShow)
    await this.show(interfaceNetworkView, await interfaceNetworks(await this.api('sysinv')).get(args.assignment))
  }
}
