import {Args} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import {Changing} from '../../cli/changing.js'
import type {Given} from '../../cli/command.js'
import {type Network, networks} from '../../client/sysinv/network/network.js'
import {newNetworkView} from '../../views/network.js'

export default class NetworkAdd extends Changing<Network> {
  static override summary = 'add a platform network'
  static override examples = [
    '<%= config.bin %> network add storage storage false 7c1e8e0e-6b2e-4f0a-9d4e-2a1c5b6d7e8f',
  ]
  static override hiddenAliases = ['system:network-add']
  static override args = {
    name: Args.string({required: true, description: 'name of the network'}),
    type: Args.string({required: true, description: 'what it is for, such as storage'}),
    dynamic: Args.string({
      required: true,
      options: ['true', 'false', 'True', 'False'],
      description: 'whether addresses are given out by the system',
    }),
    pool: Args.string({required: true, description: 'uuid of the address pool'}),
  }

  result = newNetworkView

  async change({sysinv}: Apis, {args}: Given<typeof NetworkAdd>) {
    const {name, type, dynamic, pool: pool_uuid} = args
    const added = await networks(sysinv).add({name, type, dynamic, pool_uuid})
    return added
  }
}
