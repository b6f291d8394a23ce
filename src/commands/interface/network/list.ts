import {Args} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {Listing} from '../../../cli/reading.js'
import {type InterfaceNetwork, interfaceNetworks} from '../../../client/sysinv/network/interface-network.js'
import {interfaceNetworkView} from '../../../views/interface-network.js'

export default class InterfaceNetworkList extends Listing<InterfaceNetwork> {
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

  view = interfaceNetworkView
  read = ({sysinv}: Apis, {args}: Given<typeof InterfaceNetworkList>) =>
    interfaceNetworks(sysinv).list(args.host, args.interface)
}
