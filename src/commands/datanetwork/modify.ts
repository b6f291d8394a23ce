import {Args, Flags} from '@oclif/core'
import {StxCommand} from '../../cli/command.js'
import {dataNetworks} from '../../client/sysinv/network/data-network.js'
import {dataNetworkView} from '../../views/data-network.js'

export default class DatanetworkModify extends StxCommand {
  static override summary = 'change a data network'
  static override examples = ['<%= config.bin %> datanetwork modify physnet0 --mtu 9000']
  static override hiddenAliases = ['system:datanetwork-modify']
  static override args = {datanetwork: Args.string({required: true, description: 'name or uuid of the data network'})}
  static override flags = {
    mtu: Flags.string({char: 'm', summary: 'longest packet in bytes'}),
    description: Flags.string({char: 'd', summary: 'what it is for'}),
  }

  protected override readonly result = dataNetworkView

  async run(): Promise<void> {
    const {args, flags} = await this.parse(DatanetworkModify)
    const changed = await dataNetworks(await this.api('sysinv')).modify(args.datanetwork, flags)
    await this.show(this.result, changed)
  }
}
