import {StxCommand} from '../../../../cli/command.js'
import {hostArg} from '../../../../cli/flags.js'
import {lldpNeighbors} from '../../../../client/sysinv/network/lldp.js'
import {lldpNeighborView} from '../../../../views/lldp.js'

export default class HostLldpNeighborList extends StxCommand {
  static override summary = 'list what the ports of a host have heard of their neighbours'
  static override examples = ['<%= config.bin %> host lldp neighbor list controller-0']
  static override hiddenAliases = ['system:host-lldp-neighbor-list']
  static override args = {host: hostArg}

  async run(): Promise<void> {
    const {args} = await this.parse(HostLldpNeighborList)
    await this.list(lldpNeighborView, await lldpNeighbors(await this.api('sysinv')).list(args.host))
  }
}
