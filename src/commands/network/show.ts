import {Args} from '@oclif/core'
import {StxCommand} from '../../cli/command.js'
import {networks} from '../../client/sysinv/network/network.js'
import {networkView} from '../../views/network.js'

export default class NetworkShow extends StxCommand {
  static override summary = 'show one platform network'
  static override examples = ['<%= config.bin %> network show 5ea57b78-1419-4150-bda1-8ddf59a09b87']
  static override hiddenAliases = ['system:network-show']
  static override args = {network: Args.string({required: true, description: 'uuid of the network'})}

  async run(): Promise<void> {
    const {args} = await this.parse(NetworkShow)
    await this.show(networkView, await networks(await this.api('sysinv')).get(args.network))
  }
}
