import type {Apis} from '../../cli/apis.js'
import {Listing} from '../../cli/reading.js'
import {type AddressPool, addressPools} from '../../client/sysinv/network/address-pool.js'
import {addressPoolView} from '../../views/address-pool.js'

export default class AddrpoolList extends Listing<AddressPool> {
  static override summary = 'list the address pools'
  static override examples = ['<%= config.bin %> addrpool list']
  static override hiddenAliases = ['system:addrpool-list']

  view = addressPoolView
  override names = {kind: 'address-pool' as const, of: ({name}: AddressPool) => name}
  read = ({sysinv}: Apis) => addressPools(sysinv).list()
}
