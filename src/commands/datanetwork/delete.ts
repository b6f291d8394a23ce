import {Args} from '@oclif/core'
import {StxCommand} from '../../cli/command.js'
import {confirmFlags} from '../../cli/flags.js'
import {dataNetworks} from '../../client/sysinv/network/data-network.js'

export default class DatanetworkDelete extends StxCommand {
  static override summary = 'delete a data network'
  static override examples = ['<%= config.bin %> datanetwork delete 5ea57b78-1419-4150-bda1-8ddf59a09b87']
  static override hiddenAliases = ['system:datanetwork-delete']
  static override args = {datanetwork: Args.string({required: true, description: 'uuid of the data network'})}
  static override flags = {...confirmFlags}

  async run(): Promise<void> {
    const {args, flags} = await this.parse(DatanetworkDelete)
    await this.confirm(flags, args.datanetwork, `delete data network ${args.datanetwork}`)
    await dataNetworks(await this.api('sysinv')).delete(args.datanetwork)
    await this.done(`Deleted DataNetwork: ${args.datanetwork}`, {uuid: args.datanetwork})
  }
}
