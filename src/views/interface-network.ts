import type {InterfaceNetwork} from '../client/sysinv/network/interface-network.js'
import {columns, type View} from '../output/view.js'

const all = columns<InterfaceNetwork>('hostname', 'uuid', 'ifname', 'network_name')

export const interfaceNetworkView: View<InterfaceNetwork> = {
  list: all,
  spare: ['uuid'],
  sort: 'uuid',
  show: all,
  localTime: true,
}
