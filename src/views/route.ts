import type {Route} from '../client/sysinv/network/route.js'
import {columns, type View} from '../output/view.js'

export const routeView: View<Route> = {
  list: columns('uuid', 'ifname', 'network', 'prefix', 'gateway', 'metric'),
  sort: 'ifname',
  show: columns('uuid', 'interface_uuid', 'ifname', 'forihostid', 'network', 'prefix', 'gateway', 'metric'),
  localTime: true,
}
