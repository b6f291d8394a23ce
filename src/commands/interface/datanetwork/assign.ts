import {Args} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {Changing} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {
  type InterfaceDataNetwork,
  interfaceDataNetworks,
} from '../../../client/sysinv/network/interface-data-network.js'
import {interfaceDataNetworkView} from '../../../views/interface-data-network.js'

export default class InterfaceDatanetworkAssign extends Changing<InterfaceDataNetwork> {
  static override summary = 'put a data network on an interface'
  static override examples = ['<%= config.bin %> interface datanetwork assign worker-0 data0 physnet0']
  static override hiddenAliases = ['system:interface-datanetwork-assign']
  static override args = {
    host: hostArg,
    interface: Args.string({required: true, description: 'name or uuid of the interface'}),
    datanetwork: Args.string({required: true, description: 'name or uuid of the data network'}),
  }

  result = interfaceDataNetworkView

  change = ({sysinv}: Apis, {args}: Given<typeof InterfaceDatanetworkAssign>) =>
    interfaceDataNetworks(sysinv).assign(args.host, args.interface, args.datanetwork)
}
