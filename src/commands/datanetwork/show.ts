import {Args} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import type {Given} from '../../cli/command.js'
import {Showing} from '../../cli/reading.js'
import {type DataNetwork, dataNetworks} from '../../client/sysinv/network/data-network.js'
import {dataNetworkView} from '../../views/data-network.js'

export default class DatanetworkShow extends Showing<DataNetwork> {
  static override summary = 'show one data network'
  static override examples = ['<%= config.bin %> datanetwork show physnet0']
  static override hiddenAliases = ['system:datanetwork-show']
  static override args = {datanetwork: Args.string({required: true, description: 'name or uuid of the data network'})}

  view = dataNetworkView
  read = ({sysinv}: Apis, {args}: Given<typeof DatanetworkShow>) => dataNetworks(sysinv).get(args.datanetwork)
}
