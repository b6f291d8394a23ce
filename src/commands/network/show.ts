import {Args} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import type {Given} from '../../cli/command.js'
import {Showing} from '../../cli/reading.js'
import {type Network, networks} from '../../client/sysinv/network/network.js'
import {networkView} from '../../views/network.js'

export default class NetworkShow extends Showing<Network> {
  static override summary = 'show one platform network'
  static override examples = ['<%= config.bin %> network show 5ea57b78-1419-4150-bda1-8ddf59a09b87']
  static override hiddenAliases = ['system:network-show']
  static override args = {network: Args.string({required: true, description: 'uuid of the network'})}

  view = networkView
  read = ({sysinv}: Apis, {args}: Given<typeof NetworkShow>) => networks(sysinv).get(args.network)
}
