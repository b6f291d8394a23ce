import {Args} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {Showing} from '../../../cli/reading.js'
import {type NetworkAddressPool, networkAddressPools} from '../../../client/sysinv/network/network-address-pool.js'
import {networkAddressPoolView} from '../../../views/network-address-pool.js'

export default class NetworkAddrpoolShow extends Showing<NetworkAddressPool> {
  static override summary = 'show one assignment of an address pool to a network'
  static override examples = ['<%= config.bin %> network addrpool show 5ea57b78-1419-4150-bda1-8ddf59a09b87']
  static override hiddenAliases = ['system:network-addrpool-show']
  static override args = {assignment: Args.string({required: true, description: 'uuid of the assignment'})}

  view = networkAddressPoolView
  read = ({sysinv}: Apis, {args}: Given<typeof NetworkAddrpoolShow>) => networkAddressPools(sysinv).get(args.assignment)
}
