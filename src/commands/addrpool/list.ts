import {StxCommand} from '../../cli/command.js'
import {addressPools} from '../../client/sysinv/network/address-pool.js'
import {addressPoolView} from '../../views/address-pool.js'

export default class AddrpoolList extends StxCommand {
  static override summary = 'list the address pools'
  static override examples = ['<%= config.bin %> addrpool list']
  static override hiddenAliases = ['system:addrpool-list']

  async run(): Promise<void> {
    await this.parse(AddrpoolList)
    await this.list(addressPoolView, await addressPools(await this.api('sysinv')).list())
  }
}
