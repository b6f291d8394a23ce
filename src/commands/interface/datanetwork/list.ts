import {Args} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {interfaceDataNetworks} from '../../../client/sysinv/network/interface-data-network.js'
import {interfaceDataNetworkView} from '../../../views/interface-data-network.js'

export default class InterfaceDatanetworkList extends StxCommand {
  static override summary = 'list the data networks on the interfaces of a host'
  static override examples = [
    '<%= config.bin %> interface datanetwork list controller-0',
    '<%= config.bin %> interface datanetwork list controller-0 data0',
  ]
  static override hiddenAliases = ['system:interface-datanetwork-list']
  static override args = {
    host: hostArg,
    interface: Args.string({description: 'only of this interface, by name or uuid'}),
  }

  async run(): Promise<void> {
    const {args} = await this.parse(InterfaceDatanetworkList)
    await this.list(
      interfaceDataNetworkView,
      await interfaceDataNetworks(await this.api('sysinv')).list(args.host, args.interface),
    )
  }
}
