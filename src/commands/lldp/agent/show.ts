import {Args} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {Showing} from '../../../cli/reading.js'
import {type LldpAgent, lldpAgents} from '../../../client/sysinv/network/lldp.js'
import {lldpAgentView} from '../../../views/lldp.js'

export default class LldpAgentShow extends Showing<LldpAgent> {
  static override summary = 'show all that one port tells its neighbour'
  static override examples = ['<%= config.bin %> lldp agent show 5ea57b78-1419-4150-bda1-8ddf59a09b87']
  static override hiddenAliases = ['system:lldp-agent-show']
  static override args = {agent: Args.string({required: true, description: 'uuid of the agent'})}

  view = lldpAgentView
  read = ({sysinv}: Apis, {args}: Given<typeof LldpAgentShow>) => lldpAgents(sysinv).get(args.agent)
}
