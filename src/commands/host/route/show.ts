import {Args} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {Showing} from '../../../cli/reading.js'
import {type Route, routes} from '../../../client/sysinv/network/route.js'
import {routeView} from '../../../views/route.js'

export default class HostRouteShow extends Showing<Route> {
  static override summary = 'show one static route'
  static override examples = ['<%= config.bin %> host route show 5ea57b78-1419-4150-bda1-8ddf59a09b87']
  static override hiddenAliases = ['system:host-route-show']
  static override args = {route: Args.string({required: true, description: 'uuid of the route'})}

  view = routeView
  read = ({sysinv}: Apis, {args}: Given<typeof HostRouteShow>) => routes(sysinv).get(args.route)
}
