import {StxCommand} from '../../../cli/command.js'
import {hostArg} from '../../../cli/flags.js'
import {ports} from '../../../client/sysinv/network/port.js'
import {portView} from '../../../views/port.js'

export default class HostPortList extends StxCommand {
  static override summary = 'list the ports of a host'
  static override examples = ['<%= config.bin %> host port list controller-0']
  static override hiddenAliases = ['system:host-port-list']
  static override args = {host: hostArg}

  async run(): Promise<void> {
    const {args} = await this.parse(HostPortList)
    await this.list(portView, await ports(await this.api('sysinv')).list(args.host))
  }
}
