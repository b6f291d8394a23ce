import {Args} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {interfaceNetworks} from '../../../client/sysinv/network/interface-network.js'
import {interfaceNetworkView} from '../../../views/interface-network.js'

export default class InterfaceNetworkAssign extends StxCommand {
  static override summary = 'put a platform network on an interface'
  static override examples = ['<%= config.bin %> interface network assign worker-0 data0 mgmt']
  static override hiddenAliases = ['system:interface-network-assign']
  static override args = {
    host: hostArg,
    interface: Args.string({required: true, description: 'name or uuid of the interface'}),
    network: Args.string({required: true, description: 'name or uuid of the platform network'}),
  }

  protected override readonly result = interfaceNetworkView

  async run(): Promise<void> {
    const {args} = await this.parse(InterfaceNetworkAssign)
    const assigned = await interfaceNetworks(await this.api('sysinv')).assign(args.host, args.interface, args.network)
    await this.show(this.result, assigned)
  }
}
