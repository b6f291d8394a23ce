import {StxCommand} from '../../../../cli/command.js'
import {hostArg} from '../../../../cli/flags.js'
import {lldpAgents} from '../../../../client/sysinv/network/lldp.js'
import {lldpAgentView} from '../../../../views/lldp.js'

export default class HostLldpAgentList extends StxCommand {
  static override summary = 'list what the ports of a host tell their neighbours'
  static override examples = ['<%= config.bin %> host lldp agent list controller-0']
  static override hiddenAliases = ['system:host-lldp-agent-list']
  static override args = {host: hostArg}

  async run(): Promise<void> {
    const {args} = await this.parse(HostLldpAgentList)
    await this.list(lldpAgentView, await lldpAgents(await this.api('sysinv')).list(args.host))
  }
}
