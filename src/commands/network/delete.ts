import {Args} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import {Doing} from '../../cli/changing.js'
import type {Given} from '../../cli/command.js'
import {confirmFlags} from '../../cli/flags.js'
import {said} from '../../cli/result.js'
import {networks} from '../../client/sysinv/network/network.js'

export default class NetworkDelete extends Doing {
  static override summary = 'delete a platform network'
  static override examples = ['<%= config.bin %> network delete 5ea57b78-1419-4150-bda1-8ddf59a09b87']
  static override hiddenAliases = ['system:network-delete']
  static override args = {network: Args.string({required: true, description: 'uuid of the network'})}
  static override flags = {...confirmFlags}

  override asks = ({args}: Given<typeof NetworkDelete>) => ({
    target: args.network,
    deed: `delete network ${args.network}`,
  })

  async act({sysinv}: Apis, {args}: Given<typeof NetworkDelete>) {
    await networks(sysinv).delete(args.network)
    return said(`Deleted Network: ${args.network}`, {uuid: args.network})
  }
}
