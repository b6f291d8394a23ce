import {Args} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {Changing} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {type Route, routes} from '../../../client/sysinv/network/route.js'
import {routeView} from '../../../views/route.js'

export default class HostRouteAdd extends Changing<Route> {
  static override summary = 'add a static route to an interface'
  static override examples = ['<%= config.bin %> host route add worker-0 data0 10.50.0.0 24 192.168.80.1']
  static override hiddenAliases = ['system:host-route-add']
  static override args = {
    host: hostArg,
    interface: Args.string({required: true, description: 'name or uuid of the interface'}),
    network: Args.string({required: true, description: 'network to reach'}),
    prefix: Args.string({required: true, description: 'length of its prefix'}),
    gateway: Args.string({required: true, description: 'address of the next hop'}),
    metric: Args.string({description: 'smaller ones are preferred (1)'}),
  }

  result = routeView

  async change({sysinv}: Apis, {args}: Given<typeof HostRouteAdd>) {
    const {host, interface: iface, network, prefix, gateway, metric} = args
    const route = {network, prefix, gateway, metric}
    return routes(sysinv).add(host, iface, route)
  }
}
