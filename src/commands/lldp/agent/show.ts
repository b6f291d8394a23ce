import {Args} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {lldpAgents} from '../../../client/sysinv/network/lldp.js'
import {lldpAgentView} from '../../../views/lldp.js'

export default class LldpAgentShow extends StxCommand {
  static override summary = 'show all that one port tells its neighbour'
  static override examples = ['<%= config.bin %> lldp agent show 5ea57b78-1419-4150-bda1-8ddf59a09b87']
  static override hiddenAliases = ['system:lldp-agent-show']
  static override args = {agent: Args.string({required: true, description: 'uuid of the agent'})}

  async run(): Promise<void> {
    const {args} = await this.parse(LldpAgentShow)
    await this.show(lldpAgentView, await lldpAgents(await this.api('sysinv')).get(args.agent))
  }
}
