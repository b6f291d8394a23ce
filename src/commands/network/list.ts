import {StxCommand} from '../../cli/command.js'
import {networks} from '../../client/sysinv/network/network.js'
import {networkView} from '../../views/network.js'

export default class NetworkList extends StxCommand {
  static override summary = 'list the platform networks'
  static override examples = ['<%= config.bin %> network list']
  static override hiddenAliases = ['system:network-list']

  async run(): Promise<void> {
    await this.parse(NetworkList)
    await this.list(networkView, await networks(await this.api('sysinv')).list())
  }
}
