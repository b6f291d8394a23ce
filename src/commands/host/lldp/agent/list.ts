import type {Apis} from '../../../../cli/apis.js'
import type {Given} from '../../../../cli/command.js'
import {hostArg} from '../../../../cli/flags.js'
import {Listing} from '../../../../cli/reading.js'
import {type LldpAgent, lldpAgents} from '../../../../client/sysinv/network/lldp.js'
import {lldpAgentView} from '../../../../views/lldp.js'

export default class HostLldpAgentList extends Listing<LldpAgent> {
  static override summary = 'list what the ports of a host tell their neighbours'
  static override examples = ['<%= config.bin %> host lldp agent list controller-0']
  static override hiddenAliases = ['system:host-lldp-agent-list']
  static override args = {host: hostArg}

  view = lldpAgentView
  read = ({sysinv}: Apis, {args}: Given<typeof HostLldpAgentList>) => lldpAgents(sysinv).list(args.host)
}
