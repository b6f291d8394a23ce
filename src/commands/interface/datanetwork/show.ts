import {Args} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {Showing} from '../../../cli/reading.js'
import {
  type InterfaceDataNetwork,
  interfaceDataNetworks,
} from '../../../client/sysinv/network/interface-data-network.js'
import {interfaceDataNetworkView} from '../../../views/interface-data-network.js'

export default class InterfaceDatanetworkShow extends Showing<InterfaceDataNetwork> {
  static override summary = 'show one data network on an interface'
  static override examples = ['<%= config.bin %> interface datanetwork show 5ea57b78-1419-4150-bda1-8ddf59a09b87']
  static override hiddenAliases = ['system:interface-datanetwork-show']
  static override args = {assignment: Args.string({required: true, description: 'uuid of the assignment'})}

  view = interfaceDataNetworkView
  read = ({sysinv}: Apis, {args}: Given<typeof InterfaceDatanetworkShow>) =>
    interfaceDataNetworks(sysinv).get(args.assignment)
}
