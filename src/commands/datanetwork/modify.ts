import {Args, Flags} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import {Changing} from '../../cli/changing.js'
import type {Given} from '../../cli/command.js'
import {type DataNetwork, dataNetworks} from '../../client/sysinv/network/data-network.js'
import {dataNetworkView} from '../../views/data-network.js'

export default class DatanetworkModify extends Changing<DataNetwork> {
  static override summary = 'change a data network'
  static override examples = ['<%= config.bin %> datanetwork modify physnet0 --mtu 9000']
  static override hiddenAliases = ['system:datanetwork-modify']
  static override args = {datanetwork: Args.string({required: true, description: 'name or uuid of the data network'})}
  static override flags = {
    mtu: Flags.string({char: 'm', summary: 'longest packet in bytes'}),
    description: Flags.string({char: 'd', summary: 'what it is for'}),
  }

  result = dataNetworkView

  change = ({sysinv}: Apis, {args, flags}: Given<typeof DatanetworkModify>) =>
    dataNetworks(sysinv).modify(args.datanetwork, flags)
}
