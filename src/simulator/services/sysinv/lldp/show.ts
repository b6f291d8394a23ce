import {noServer, pick, type Resource} from '../resource/resource.js'
import {type LldpAgent, type LldpNeighbour, lldpAgents, lldpNeighbours} from './model.js'

const parents = {
  ihosts: {field: 'host_uuid', argument: 'uuid'},
  ports: {field: 'port_uuid', argument: 'port_uuid'},
}

const argument = 'port_uuid'

export const lldpAgentResource: Resource<LldpAgent> = {
  collection: lldpAgents,
  path: 'lldp_agents',
  argument,
  missing: noServer,
  parents,
  show: (agent, view) => ({
    ...pick(agent, 'uuid', 'status', 'host_uuid', 'port_uuid', 'port_name'),
    port_namedisplay: null,
    links: view.links(),
    ...(view.single ? {tlvs: view.part('tlvs')} : {}),
    chassis_id: agent.chassis_id,
    port_identifier: agent.chassis_id,
    port_description: agent.port_name,
    system_description: 'Debian GNU/Linux 11 (bullseye)',
    system_name: agent.system_name,
    system_capabilities: 'bridge, router',
    management_address: agent.management_address,
    ttl: '120',
    ...{dot1_lag: null, dot1_vlan_names: null, dot3_mac_status: null, dot3_max_frame: null},
    ...view.dates(),
  }),
}

export const lldpNeighbourResource: Resource<LldpNeighbour> = {
  collection: lldpNeighbours,
  path: 'lldp_neighbours',
  argument,
  missing: noServer,
  parents,
  show: (heard, view) => ({
    uuid: heard.uuid,
    msap: `${heard.chassis_id},${heard.port_identifier}`,
    ...pick(heard, 'host_uuid', 'port_uuid', 'port_name'),
    port_namedisplay: null,
    links: view.links(),
    ...(view.single ? {tlvs: view.part('tlvs')} : {}),
    ...pick(heard, 'chassis_id', 'system_description', 'system_name'),
    system_capabilities: 'bridge, router',
    ...pick(heard, 'management_address', 'port_identifier'),
    port_description: heard.port_identifier,
    ...{dot1_lag: null, dot1_port_vid: null, dot1_vid_digest: null, dot1_management_vid: null},
    dot1_vlan_names: heard.dot1_vlan_names,
    ...{dot1_proto_vids: null, dot1_proto_ids: null, dot3_mac_status: null, dot3_max_frame: null},
    dot3_power_mdi: null,
    ttl: '120',
    ...view.dates(),
  }),
}
