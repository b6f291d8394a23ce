import type {LldpAgent, LldpNeighbor} from '../client/sysinv/network/lldp.js'
import {type Column, columns, type View} from '../output/view.js'

type Heard = LldpAgent | LldpNeighbor
type TextOf = 'system_name' | 'system_description'

/** Devices write about themselves in several lines, which lists put into one. */
const inOneLine = (field: TextOf): Column<Heard> => ({
  field,
  value: (row) => row[field]?.replaceAll(/\n|\\n|\r|\\r/g, '. ') || null,
})

const localPort: Column<Heard> = {field: 'port_name', label: 'local_port'}

// The official program shows the uuid twice.
const identity = [
  ...columns<Heard>('uuid', 'host_uuid', 'created_at', 'updated_at', 'uuid'),
  localPort,
  ...columns<Heard>('chassis_id', 'port_identifier', 'ttl'),
]

const system = columns<Heard>(
  ...['system_description', 'system_name', 'system_capabilities', 'management_address', 'port_description', 'dot1_lag'],
)

export const lldpAgentView: View<LldpAgent> = {
  list: [
    {field: 'uuid'},
    localPort,
    {field: 'status', state: true},
    {field: 'chassis_id'},
    {field: 'port_identifier', label: 'port_id'},
    inOneLine('system_name'),
    inOneLine('system_description'),
  ],
  spare: ['uuid', 'system_description', 'chassis_id', 'system_name'],
  sort: 'port_name',
  show: [...identity, ...system, ...columns<LldpAgent>('dot1_vlan_names', 'dot3_mac_status', 'dot3_max_frame')],
  localTime: true,
}

export const lldpNeighborView: View<LldpNeighbor> = {
  list: [
    {field: 'uuid'},
    localPort,
    {field: 'port_identifier', label: 'remote_port'},
    {field: 'chassis_id'},
    inOneLine('system_name'),
    inOneLine('system_description'),
    {field: 'management_address'},
  ],
  spare: ['uuid', 'system_description', 'chassis_id', 'management_address'],
  sort: 'port_name',
  show: [
    ...identity,
    {field: 'msap'},
    ...system,
    ...columns<LldpNeighbor>('dot1_port_vid', 'dot1_vlan_names', 'dot1_proto_vids', 'dot1_proto_ids'),
    ...columns<LldpNeighbor>('dot3_mac_status', 'dot3_max_frame'),
  ],
  localTime: true,
}
