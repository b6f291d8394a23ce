import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {Listing} from '../../../cli/reading.js'
import {type Address, addresses} from '../../../client/sysinv/network/address.js'
import {addressView} from '../../../views/address.js'

export default class HostAddrList extends Listing<Address> {
  static override summary = 'list the addresses on the interfaces of a host'
  static override examples = ['<%= config.bin %> host addr list controller-0']
  static override hiddenAliases = ['system:host-addr-list']
  static override args = {host: hostArg}

  view = addressView
  read = ({sysinv}: Apis, {args}: Given<typeof HostAddrList>) => addresses(sysinv).list(args.host)
}
