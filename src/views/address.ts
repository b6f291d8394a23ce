import type {Address} from '../client/sysinv/network/address.js'
import {columns, type View} from '../output/view.js'

export const addressView: View<Address> = {
  list: columns('uuid', 'ifname', 'address', 'prefix'),
  sort: 'ifname',
  show: columns('uuid', 'interface_uuid', 'ifname', 'forihostid', 'address', 'prefix', 'enable_dad', 'pool_uuid'),
  localTime: true,
}
