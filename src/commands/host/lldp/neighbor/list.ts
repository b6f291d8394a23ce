import type {Apis} from '../../../../cli/apis.js'
import type {Given} from '../../../../cli/command.js'
import {hostArg} from '../../../../cli/flags.js'
import {Listing} from '../../../../cli/reading.js'
import {type LldpNeighbor, lldpNeighbors} from '../../../../client/sysinv/network/lldp.js'
import {lldpNeighborView} from '../../../../views/lldp.js'

export default class HostLldpNeighborList extends Listing<LldpNeighbor> {
  static override summary = 'list what the ports of a host have heard of their neighbours'
  static override examples = ['<%= config.bin %> host lldp neighbor list controller-0']
  static override hiddenAliases = ['system:host-lldp-neighbor-list']
  static override args = {host: hostArg}

  view = lldpNeighborView
  read = ({sysinv}: Apis, {args}: Given<typeof HostLldpNeighborList>) => lldpNeighbors(sysinv).list(args.host)
}
