import {Args} from '@oclif/core'
import {StxCommand} from '../../cli/command.js'
import {networks} from '../../client/sysinv/network/network.js'
import {newNetworkView} from '../../views/network.js'

export default class NetworkAdd extends StxCommand {
  static override summary = 'add a platform network'
  static override examples = [
    '<%= config.bin %> network add storage storage false 7c1e8e0e-6b2e-4f0a-9d4e-2a1c5b6d7e8f',
  ]
  static override hiddenAliases = ['system:network-add']
  static override args = {
    name: Args.string({required: true, description: 'name of the network'}),
    type: Args.string({required: true, description: 'what it is for, such as storage'}),
    dynamic: Args.string({
      required: true,
      options: ['true', 'false', 'True', 'False'],
      description: 'whether addresses are given out by the system',
    }),
    pool: Args.string({required: true, description: 'uuid of the address pool'}),
  }

  protected override readonly result = newNetworkView

  async run(): Promise<void> {
    const {args} = await this.parse(NetworkAdd)
    const {name, type, dynamic, pool: pool_uuid} = args
    const added = await networks(await this.api('sysinv')).add({name, type, dynamic, pool_uuid})
    await this.show(this.result, added)
  }
}
