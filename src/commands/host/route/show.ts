import {Args} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {routes} from '../../../client/sysinv/network/route.js'
import {routeView} from '../../../views/route.js'

export default class HostRouteShow extends StxCommand {
  static override summary = 'show one static route'
  static override examples = ['<%= config.bin %> host route show 5ea57b78-1419-4150-bda1-8ddf59a09b87']
  static override hiddenAliases = ['system:host-route-show']
  static override args = {route: Args.string({required: true, description: 'uuid of the route'})}

  async run(): Promise<void> {
    const {args} = await this.parse(HostRouteShow)
    await this.show(routeView, await routes(await this.api('sysinv')).get(args.route))
  }
}
