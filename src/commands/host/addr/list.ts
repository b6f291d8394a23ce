import {StxCommand} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {addresses} from '../../../client/sysinv/network/address.js'
import {addressView} from '../../../views/address.js'

export default class HostAddrList extends StxCommand {
  static override summary = 'list the addresses on the interfaces of a host'
  static override examples = ['<%= config.bin %> host addr list controller-0']
  static override hiddenAliases = ['system:host-addr-list']
  static override args = {host: hostArg}

  async run(): Promise<void> {
    const {args} = await this.parse(HostAddrList)
    await this.list(addressView, await addresses(await this.api('sysinv')).list(args.host))
  }
}
