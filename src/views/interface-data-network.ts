import type {InterfaceDataNetwork} from '../client/sysinv/network/interface-data-network.js'
import {columns, type View} from '../output/view.js'

const all = columns<InterfaceDataNetwork>('hostname', 'uuid', 'ifname', 'datanetwork_name')

export const interfaceDataNetworkView: View<InterfaceDataNetwork> = {
  list: all,
  spare: ['uuid'],
  sort: 'uuid',
  show: all,
  localTime: true,
}
