import {StxCommand} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {routes} from '../../../client/sysinv/network/route.js'
import {routeView} from '../../../views/route.js'

export default class HostRouteList extends StxCommand {
  static override summary = 'list the static routes of a host'
  static override examples = ['<%= config.bin %> host route list controller-0']
  static override hiddenAliases = ['system:host-route-list']
  static override args = {host: hostArg}

  async run(): Promise<void> {
    const {args} = await this.parse(HostRouteList)
    await this.list(routeView, await routes(await this.api('sysinv')).list(args.host))
  }
}
