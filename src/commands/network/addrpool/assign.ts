import {Args} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {Changing} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {type NetworkAddressPool, networkAddressPools} from '../../../client/sysinv/network/network-address-pool.js'
import {networkAddressPoolView} from '../../../views/network-address-pool.js'

export default class NetworkAddrpoolAssign extends Changing<NetworkAddressPool> {
  static override summary = 'let an address pool serve a network'
  static override examples = ['<%= config.bin %> network addrpool assign oam oam-ipv6']
  static override hiddenAliases = ['system:network-addrpool-assign']
  static override args = {
    network: Args.string({required: true, description: 'name or uuid of the network'}),
    pool: Args.string({required: true, description: 'name or uuid of the address pool'}),
  }

  result = networkAddressPoolView

  change = ({sysinv}: Apis, {args}: Given<typeof NetworkAddrpoolAssign>) =>
    networkAddressPools(sysinv).assign(args.network, args.pool)
}
