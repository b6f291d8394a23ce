import {Args} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {Changing} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {type InterfaceNetwork, interfaceNetworks} from '../../../client/sysinv/network/interface-network.js'
import {interfaceNetworkView} from '../../../views/interface-network.js'

export default class InterfaceNetworkAssign extends Changing<InterfaceNetwork> {
  static override summary = 'put a platform network on an interface'
  static override examples = ['<%= config.bin %> interface network assign worker-0 data0 mgmt']
  static override hiddenAliases = ['system:interface-network-assign']
  static override args = {
    host: hostArg,
    interface: Args.string({required: true, description: 'name or uuid of the interface'}),
    network: Args.string({required: true, description: 'name or uuid of the platform network'}),
  }

  result = interfaceNetworkView

  change = ({sysinv}: Apis, {args}: Given<typeof InterfaceNetworkAssign>) =>
    interfaceNetworks(sysinv).assign(args.host, args.interface, args.network)
}
