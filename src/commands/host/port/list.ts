import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {Listing} from '../../../cli/reading.js'
import {type Port, ports} from '../../../client/sysinv/network/port.js'
import {portView} from '../../../views/port.js'

export default class HostPortList extends Listing<Port> {
  static override summary = 'list the ports of a host'
  static override examples = ['<%= config.bin %> host port list controller-0']
  static override hiddenAliases = ['system:host-port-list']
  static override args = {host: hostArg}

  view = portView
  read = ({sysinv}: Apis, {args}: Given<typeof HostPortList>) => ports(sysinv).list(args.host)
}
