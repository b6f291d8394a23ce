import type {DataNetwork} from '../client/sysinv/data-network.js'
import {columns, type View} from '../output/view.js'

export const dataNetworkView: View<DataNetwork> = {
  list: columns('uuid', 'name', 'network_type', 'mtu'),
  sort: 'name',
  show: ({network_type}) => [
    ...columns<DataNetwork>('id', 'uuid', 'name', 'network_type', 'mtu', 'description'),
    ...(network_type === 'vxlan' ? columns<DataNetwork>('multicast_group', 'port_num', 'ttl', 'mode') : []),
  ],
  localTime: true,
}
