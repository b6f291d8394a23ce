import type {Apis} from '../../cli/apis.js'
import {Listing} from '../../cli/reading.js'
import {type DataNetwork, dataNetworks} from '../../client/sysinv/network/data-network.js'
import {dataNetworkView} from '../../views/data-network.js'

export default class DatanetworkList extends Listing<DataNetwork> {
  static override summary = 'list the data networks'
  static override examples = ['<%= config.bin %> datanetwork list']
  static override hiddenAliases = ['system:datanetwork-list']

  view = dataNetworkView
  override names = {kind: 'data-network' as const, of: ({name}: DataNetwork) => name}
  read = ({sysinv}: Apis) => dataNetworks(sysinv).list()
}
