import {Args} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {Listing} from '../../../cli/reading.js'
import {
  type InterfaceDataNetwork,
  interfaceDataNetworks,
} from '../../../client/sysinv/network/interface-data-network.js'
import {interfaceDataNetworkView} from '../../../views/interface-data-network.js'

export default class InterfaceDatanetworkList extends Listing<InterfaceDataNetwork> {
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

  view = interfaceDataNetworkView
  read = ({sysinv}: Apis, {args}: Given<typeof InterfaceDatanetworkList>) =>
    interfaceDataNetworks(sysinv).list(args.host, args.interface)
}
