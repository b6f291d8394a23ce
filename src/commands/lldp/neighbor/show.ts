import {Args} from '@oclif/core'
import {StxCommand} from '../../../cli/command.js'
import {lldpNeighbors} from '../../../client/sysinv/network/lldp.js'
import {lldpNeighborView} from '../../../views/lldp.js'

export default class LldpNeighborShow extends StxCommand {
  static override summary = 'show all that one port has heard of its neighbour'
  static override examples = ['<%= config.bin %> lldp neighbor show 5ea57b78-1419-4150-bda1-8ddf59a09b87']
  static override hiddenAliases = ['system:lldp-neighbor-show']
  static override args = {neighbor: Args.string({required: true, description: 'uuid of the neighbor'})}

  async run(): Promise<void> {
    const {args} = await this.parse(LldpNeighborShow)
    await this.show(lldpNeighborView, await lldpNeighbors(await this.api('sysinv')).get(args.neighbor))
  }
}
