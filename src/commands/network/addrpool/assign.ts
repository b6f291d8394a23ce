import {Args} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {networkAddressPools} from '../../../client/sysinv/network/network-address-pool.js'
import {networkAddressPoolView} from '../../../views/network-address-pool.js'

export default class NetworkAddrpoolAssign extends StxCommand {
  static override summary = 'let an address pool serve a network'
  static override examples = ['<%= config.bin %> network addrpool assign oam oam-ipv6']
  static override hiddenAliases = ['system:network-addrpool-assign']
  static override args = {
    network: Args.string({required: true, description: 'name or uuid of the network'}),
    pool: Args.string({required: true, description: 'name or uuid of the address pool'}),
  }

  protected override readonly result = networkAddressPoolView

  async run(): Promise<void> {
    const {args} = await this.parse(NetworkAddrpoolAssign)
    const assigned = await networkAddressPools(await this.api('sysinv')).assign(args.network, args.pool)
    await this.show(this.result, assigned)
  }
}
