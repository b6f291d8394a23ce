import {Args} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {interfaceDataNetworks} from '../../../client/sysinv/network/interface-data-network.js'
import {interfaceDataNetworkView} from '../../../views/interface-data-network.js'

export default class InterfaceDatanetworkShow extends StxCommand {
  static override summary = 'show one data network on an interface'
  static override examples = ['<%= config.bin %> interface datanetwork show 5ea57b78-1419-4150-bda1-8ddf59a09b87']
  static override hiddenAliases = ['system:interface-datanetwork-show']
  static override args = {assignment: Args.string({required: true, description: 'uuid of the assignment'})}

  async run(): Promise<void> {
    const {args} = await this.parse(InterfaceDatanetworkShow)
    await this.show(
      interfaceDataNetworkView,
      await interfaceDataNetworks(await this.api('sysinv')).get(args.assignment),
    )
  }
}
