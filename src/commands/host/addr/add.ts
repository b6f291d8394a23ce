import {Args} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import {Changing} from '../../../cli/changing.js'
import type {Given} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {type Address, addresses} from '../../../client/sysinv/network/address.js'
import {addressView} from '../../../views/address.js'

export default class HostAddrAdd extends Changing<Address> {
  static override summary = 'add an address to an interface'
  static override examples = ['<%= config.bin %> host addr add worker-0 data0 192.168.80.9 24']
  static override hiddenAliases = ['system:host-addr-add']
  static override args = {
    host: hostArg,
    interface: Args.string({required: true, description: 'name or uuid of the interface'}),
    address: Args.string({required: true, description: 'IPv4 or IPv6 address'}),
    prefix: Args.string({required: true, description: 'length of its prefix'}),
  }

  result = addressView

  async change({sysinv}: Apis, {args}: Given<typeof HostAddrAdd>) {
    const {host, interface: iface, address, prefix} = args
    return addresses(sysinv).add(host, iface, {address, prefix})
  }
}
