import {Args} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {addresses} from '../../../client/sysinv/network/address.js'
import {addressView} from '../../../views/address.js'

export default class HostAddrAdd extends StxCommand {
  static override summary = 'add an address to an interface'
  static override examples = ['<%= config.bin %> host addr add worker-0 data0 192.168.80.9 24']
  static override hiddenAliases = ['system:host-addr-add']
  static override args = {
    host: hostArg,
    interface: Args.string({required: true, description: 'name or uuid of the interface'}),
    address: Args.string({required: true, description: 'IPv4 or IPv6 address'}),
    prefix: Args.string({required: true, description: 'length of its prefix'}),
  }

  protected override readonly result = addressView

  async run(): Promise<void> {
    const {args} = await this.parse(HostAddrAdd)
    const {host, interface: iface, address, prefix} = args
    await this.show(this.result, await addresses(await this.api('sysinv')).add(host, iface, {address, prefix}))
  }
}
