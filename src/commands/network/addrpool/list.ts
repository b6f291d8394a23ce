import {StxCommand} from '../../../cli/command.js'
import {networkAddressPools} from '../../../client/sysinv/network/network-address-pool.js'
import {networkAddressPoolView} from '../../../views/network-address-pool.js'

export default class NetworkAddrpoolList extends StxCommand {
  static override summary = 'list which address pools serve which networks'
  static override examples = ['<%= config.bin %> network addrpool list']
  static override hiddenAliases = ['system:network-addrpool-list']

  async run(): Promise<void> {
    await this.parse(NetworkAddrpoolList)
    await this.list(networkAddressPoolView, await networkAddressPools(await this.api('sysinv')).list())
  }
}
