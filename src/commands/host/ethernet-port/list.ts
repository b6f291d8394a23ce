import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {Listing} from '../../../cli/reading.js'
import {type EthernetPort, ethernetPorts} from '../../../client/sysinv/network/port.js'
import {ethernetPortView} from '../../../views/port.js'

export default class HostEthernetPortList extends Listing<EthernetPort> {
  static override summary = 'list the ethernet ports of a host'
  static override examples = ['<%= config.bin %> host ethernet-port list controller-0']
  static override hiddenAliases = ['system:host-ethernet-port-list']
  static override args = {host: hostArg}

  view = ethernetPortView
  read = ({sysinv}: Apis, {args}: Given<typeof HostEthernetPortList>) => ethernetPorts(sysinv).list(args.host)
}
