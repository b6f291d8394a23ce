import {Args} from '@oclif/core'
import {StxCommand} from '../../cli/command.js'
import {confirmFlags} from '../../cli/flags.js'
import {networks} from '../../client/sysinv/network/network.js'

export default class NetworkDelete extends StxCommand {
  static override summary = 'delete a platform network'
  static override examples = ['<%= config.bin %> network delete 5ea57b78-1419-4150-bda1-8ddf59a09b87']
  static override hiddenAliases = ['system:network-delete']
  static override args = {network: Args.string({required: true, description: 'uuid of the network'})}
  static override flags = {...confirmFlags}

  async run(): Promise<void> {
    const {args, flags} = await this.parse(NetworkDelete)
    await this.confirm(flags, args.network, `delete network ${args.network}`)
    await networks(await this.api('sysinv')).delete(args.network)
    await this.done(`Deleted Network: ${args.network}`, {uuid: args.network})
  }
}
