import {Args} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {Doing} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {confirmFlags} from '../../../cli/flags.js'
import {said} from '../../../cli/result.js'
import {routes} from '../../../client/sysinv/network/route.js'

export default class HostRouteDelete extends Doing {
  static override summary = 'delete a static route'
  static override examples = ['<%= config.bin %> host route delete 5ea57b78-1419-4150-bda1-8ddf59a09b87']
  static override hiddenAliases = ['system:host-route-delete']
  static override args = {route: Args.string({required: true, description: 'uuid of the route'})}
  static override flags = {...confirmFlags}

  override asks = ({args}: Given<typeof HostRouteDelete>) => ({target: args.route, deed: `delete route ${args.route}`})

  async act({sysinv}: Apis, {args}: Given<typeof HostRouteDelete>) {
    await routes(sysinv).delete(args.route)
    return said(`Deleted Route: ${args.route}`, {uuid: args.route})
  }
}
