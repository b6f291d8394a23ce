import type {NetworkAddressPool} from '../client/sysinv/network/network-address-pool.js'
import {type Column, columns, type View} from '../output/view.js'

const pool = (label: string): Column<NetworkAddressPool> => ({field: 'address_pool_name', label})

export const networkAddressPoolView: View<NetworkAddressPool> = {
  list: [...columns<NetworkAddressPool>('uuid', 'network_name'), pool('addrpool_name')],
  sort: 'network_name',
  show: [...columns<NetworkAddressPool>('uuid', 'network_name'), pool('pool_name')],
  localTime: true,
}
