import {StxCommand} from '../../cli/command.js'
import {dataNetworks} from '../../client/sysinv/network/data-network.js'
import {dataNetworkView} from '../../views/data-network.js'

export default class DatanetworkList extends StxCommand {
  static override summary = 'list the data networks'
  static override examples = ['<%= config.bin %> datanetwork list']
  static override hiddenAliases = ['system:datanetwork-list']

  async run(): Promise<void> {
    await this.parse(DatanetworkList)
    await this.list(dataNetworkView, await dataNetworks(await this.api('sysinv')).list())
  }
}
