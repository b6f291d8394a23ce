import {Args} from '@oclif/core'
import type {Apis} from '../../cli/apis.js'
import {Doing} from '../../cli/changing.js'
import type {Given} from '../../cli/command.js'
import {confirmFlags} from '../../cli/flags.js'
import {said} from '../../cli/result.js'
import {dataNetworks} from '../../client/sysinv/network/data-network.js'

export default class DatanetworkDelete extends Doing {
  static override summary = 'delete a data network'
  static override examples = ['<%= config.bin %> datanetwork delete 5ea57b78-1419-4150-bda1-8ddf59a09b87']
  static override hiddenAliases = ['system:datanetwork-delete']
  static override args = {datanetwork: Args.string({required: true, description: 'uuid of the data network'})}
  static override flags = {...confirmFlags}

  override asks = ({args}: Given<typeof DatanetworkDelete>) => ({
    target: args.datanetwork,
    deed: `delete data network ${args.datanetwork}`,
  })

  async act({sysinv}: Apis, {args}: Given<typeof DatanetworkDelete>) {
    await dataNetworks(sysinv).delete(args.datanetwork)
    return said(`Deleted DataNetwork: ${args.datanetwork}`, {uuid: args.datanetwork})
  }
}
