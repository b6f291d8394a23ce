import {Args} from '@oclif/core'
import type {Apis} from '../../../cli/apis.js'
import type {Given} from '../../../cli/command.js'
import {Showing} from '../../../cli/reading.js'
import {type LldpNeighbor, lldpNeighbors} from '../../../client/sysinv/network/lldp.js'
import {lldpNeighborView} from '../../../views/lldp.js'

export default class LldpNeighborShow extends Showing<LldpNeighbor> {
  static override summary = 'show all that one port has heard of its neighbour'
  static override examples = ['<%= config.bin %> lldp neighbor show 5ea57b78-1419-4150-bda1-8ddf59a09b87']
  static override hiddenAliases = ['system:lldp-neighbor-show']
  static override args = {neighbor: Args.string({required: true, description: 'uuid of the neighbor'})}

  view = lldpNeighborView
  read = ({sysinv}: Apis, {args}: Given<typeof LldpNeighborShow>) => lldpNeighbors(sysinv).get(args.neighbor)
}
