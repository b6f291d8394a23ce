import {Args} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {interfaceDataNetworks} from '../../../client/sysinv/network/interface-data-network.js'
import {interfaceDataNetworkView} from '../../../views/interface-data-network.js'

export default class InterfaceDatanetworkAssign extends StxCommand {
  static override summary = 'put a data network on an interface'
  static override examples = ['<%= config.bin %> interface datanetwork assign worker-0 data0 physnet0']
  static override hiddenAliases = ['system:interface-datanetwork-assign']
  static override args = {
    host: hostArg,
    interface: Args.string({required: true, description: 'name or uuid of the interface'}),
    datanetwork: Args.string({required: true, description: 'name or uuid of the data network'}),
  }

  protected override readonly result = interfaceDataNetworkView

  async run(): Promise<void> {
    const {args} = await this.parse(InterfaceDatanetworkAssign)
    const assigned = await interfaceDataNetworks(await this.api('sysinv')).assign(
      args.host,
      args.interface,
      args.datanetwork,
    )
    await this.show(this.result, assigned)
  }
}
