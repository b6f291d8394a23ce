import {type HostPart, rowsOf} from '../part.js'
import {lldpAgents, lldpNeighbours} from './model.js'
import {fitLldp} from './seed.js'

export const lldpPart: HostPart = {
  rows: [rowsOf(lldpAgents, 'host_uuid'), rowsOf(lldpNeighbours, 'host_uuid')],
  fit: fitLldp,
  listedAs: ['lldp_agents', 'lldp_neighbours'],
}
