import {Args} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {networkAddressPools} from '../../../client/sysinv/network/network-address-pool.js'
import {networkAddressPoolView} from '../../../views/network-address-pool.js'

export default class NetworkAddrpoolShow extends StxCommand {
  static override summary = 'show one assignment of an address pool to a network'
  static override examples = ['<%= config.bin %> network addrpool show 5ea57b78-1419-4150-bda1-8ddf59a09b87']
  static override hiddenAliases = ['system:network-addrpool-show']
  static override args = {assignment: Args.string({required: true, description: 'uuid of the assignment'})}

  async run(): Promise<void> {
    const {args} = await this.parse(NetworkAddrpoolShow)
    await this.show(networkAddressPoolView, await networkAddressPools(await this.api('sysinv')).get(args.assignment))
  }
}
