import type {Apis} from '../../../cli/apis.js'
import {Listing} from '../../../cli/reading.js'
import {type NetworkAddressPool, networkAddressPools} from '../../../client/sysinv/network/network-address-pool.js'
import {networkAddressPoolView} from '../../../views/network-address-pool.js'

export default class NetworkAddrpoolList extends Listing<NetworkAddressPool> {
  static override summary = 'list which address pools serve which networks'
  static override examples = ['<%= config.bin %> network addrpool list']
  static override hiddenAliases = ['system:network-addrpool-list']

  view = networkAddressPoolView
  read = ({sysinv}: Apis) => networkAddressPools(sysinv).list()
}
