import {Args} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {confirmFlags} from '../../../cli/flags.js'
import {routes} from '../../../client/sysinv/network/route.js'

export default class HostRouteDelete extends StxCommand {
  static override summary = 'delete a static route'
  static override examples = ['<%= config.bin %> host route delete 5ea57b78-1419-4150-bda1-8ddf59a09b87']
  static override hiddenAliases = ['system:host-route-delete']
  static override args = {route: Args.string({required: true, description: 'uuid of the route'})}
  static override flags = {...confirmFlags}

  async run(): Promise<void> {
    const {args, flags} = await this.parse(HostRouteDelete)
    await this.confirm(flags, args.route, `delete route ${args.route}`)
    await routes(await this.api('sysinv')).delete(args.route)
    await this.done(`Deleted Route: ${args.route}`, {uuid: args.route})
  }
}
