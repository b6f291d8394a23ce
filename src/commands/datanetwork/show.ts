import {Args} from '@oclif/core'
import {StxCommand} from '../../cli/command.js'
import {dataNetworks} from '../../client/sysinv/network/data-network.js'
import {dataNetworkView} from '../../views/data-network.js'

export default class DatanetworkShow extends StxCommand {
  static override summary = 'show one data network'
  static override examples = ['<%= config.bin %> datanetwork show physnet0']
  static override hiddenAliases = ['system:datanetwork-show']
  static override args = {datanetwork: Args.string({required: true, description: 'name or uuid of the data network'})}

  async run(): Promise<void> {
    const {args} = await this.parse(DatanetworkShow)
    await this.show(dataNetworkView, await dataNetworks(await this.api('sysinv')).get(args.datanetwork))
  }
}
