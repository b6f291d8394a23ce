import {StxCommand} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {ethernetPorts} from '../../../client/sysinv/network/port.js'
import {ethernetPortView} from '../../../views/port.js'

export default class HostEthernetPortList extends StxCommand {
  static override summary = 'list the ethernet ports of a host'
  static override examples = ['<%= config.bin %> host ethernet-port list controller-0']
  static override hiddenAliases = ['system:host-ethernet-port-list']
  static override args = {host: hostArg}

  async run(): Promise<void> {
    const {args} = await this.parse(HostEthernetPortList)
    await this.list(ethernetPortView, await ethernetPorts(await this.api('sysinv')).list(args.host))
  }
}
