import type {DataNetwork} from '../client/sysinv/network/data-network.js'
import {columns, type View} from '../output/view.js'

const vxlan = columns<DataNetwork>('multicast_group', 'port_num', 'ttl', 'mode')

export const dataNetworkView: View<DataNetwork> = {
  list: columns('uuid', 'name', 'network_type', 'mtu'),
  sort: 'name',
  show: (network) => [
    ...columns<DataNetwork>('id', 'uuid', 'name', 'network_type', 'mtu', 'description'),
    ...(network && network.network_type !== 'vxlan' ? [] : vxlan),
  ],
  localTime: true,
}
