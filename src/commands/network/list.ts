import type {Apis} from '../../cli/apis.js'
import {Listing} from '../../cli/reading.js'
import {type Network, networks} from '../../client/sysinv/network/network.js'
import {networkView} from '../../views/network.js'

export default class NetworkList extends Listing<Network> {
  static override summary = 'list the platform networks'
  static override examples = ['<%= config.bin %> network list']
  static override hiddenAliases = ['system:network-list']

  view = networkView
  override names = {kind: 'network' as const, of: ({name}: Network) => name}
  read = ({sysinv}: Apis) => networks(sysinv).list()
}
