import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {Listing} from '../../../cli/reading.js'
import {type Route, routes} from '../../../client/sysinv/network/route.js'
import {routeView} from '../../../views/route.js'

export default class HostRouteList extends Listing<Route> {
  static override summary = 'list the static routes of a host'
  static override examples = ['<%= config.bin %> host route list controller-0']
  static override hiddenAliases = ['system:host-route-list']
  static override args = {host: hostArg}

  view = routeView
  read = ({sysinv}: Apis, {args}: Given<typeof HostRouteList>) => routes(sysinv).list(args.host)
}
