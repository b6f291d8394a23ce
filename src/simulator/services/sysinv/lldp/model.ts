import {collection} from '../../../kernel/collection.js'
import type {Row} from '../row.js'

type Switch = 'enabled' | 'disabled'

/** What a port announces of itself. */
export interface LldpAgent extends Row {
  readonly status: `rx=${Switch},tx=${Switch}`
  readonly host_uuid: string
  readonly port_uuid: string
  readonly port_name: string
  readonly chassis_id: string
  readonly system_name: string
  readonly management_address: string | null
}

/** What a port hears from the switch at the other end. */
export interface LldpNeighbour extends Row {
  readonly host_uuid: string
  readonly port_uuid: string
  readonly port_name: string
  readonly chassis_id: string
  readonly port_identifier: string
  readonly system_name: string
  readonly system_description: string
  readonly management_address: string
  readonly dot1_vlan_names: string | null
}

export const lldpAgents = collection<LldpAgent>('sysinv.lldp-agent', {key: 'uuid', index: ['host_uuid']})
export const lldpNeighbours = collection<LldpNeighbour>('sysinv.lldp-neighbour', {key: 'uuid', index: ['host_uuid']})
