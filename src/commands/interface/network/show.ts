import {Args} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {Showing} from '../../../cli/reading.js'
import {type InterfaceNetwork, interfaceNetworks} from '../../../client/sysinv/network/interface-network.js'
import {interfaceNetworkView} from '../../../views/interface-network.js'

export default class InterfaceNetworkShow extends Showing<InterfaceNetwork> {
  static override summary = 'show one platform network on an interface'
  static override examples = ['<%= config.bin %> interface network show 5ea57b78-1419-4150-bda1-8ddf59a09b87']
  static override hiddenAliases = ['system:interface-network-show']
  static override args = {assignment: Args.string({required: true, description: 'uuid of the assignment'})}

  view = interfaceNetworkView
  read = ({sysinv}: Apis, {args}: Given<typeof InterfaceNetworkShow>) => interfaceNetworks(sysinv).get(args.assignment)
}
