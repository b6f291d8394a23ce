import {Args} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {interfaceNetworks} from '../../../client/sysinv/network/interface-network.js'
import {interfaceNetworkView} from '../../../views/interface-network.js'

export default class InterfaceNetworkList extends StxCommand {
  static override summary = 'list the platform networks on the interfaces of a host'
  static override examples = [
    '<%= config.bin %> interface network list controller-0',
    '<%= config.bin %> interface network list controller-0 data0',
  ]
  static override hiddenAliases = ['system:interface-network-list']
  static override args = {
    host: hostArg,
    interface: Args.string({description: 'only of this interface, by name or uuid'}),
  }

  async run(): Promise<void> {
    const {args} = await this.parse(InterfaceNetworkList)
    await this.list(
      interfaceNetworkView,
      await interfaceNetworks(await this.api('sysinv')).list(args.host, args.interface),
    )
  }
}
