import type {Simulation} from '../../../simulation.js'
import {type Fitting, seedFitted} from '../plan/fitting.js'
import {portMac} from '../plan/port.js'
import {add} from '../row.js'
import {lldpAgents, lldpNeighbours} from './model.js'

/** Each port announces itself; the first two of each host see the top-of-rack switches. */
export function fitLldp(fitting: Fitting): void {
  const {scope, host, hardware, id, at} = fitting
  hardware.ports.forEach(({name}, index) => {
    const port_uuid = id.uuid(host.uuid, 'port', name)
    add(scope.of(lldpAgents), at, {
      uuid: id.uuid(host.uuid, 'lldp-agent', name),
      status: 'rx=enabled,tx=enabled',
      host_uuid: host.uuid,
      port_uuid,
      port_name: name,
      chassis_id: portMac(fitting, index),
      system_name: `${host.hostname}:${fitting.system.systemUuid}`,
      management_address: fitting.address,
    })
    if (index > 1) return
    const chassis = `00:1c:73:0${index}:${id.chance('switch', index).hex(2)}:01`
    add(scope.of(lldpNeighbours), at, {
      uuid: id.uuid(host.uuid, 'lldp-neighbour', name),
      host_uuid: host.uuid,
      port_uuid,
      port_name: name,
      chassis_id: chassis,
      port_identifier: `Ethernet${host.id}/1`,
      system_name: `tor-${index + 1}`,
      system_description: 'top-of-rack switch',
      management_address: `10.10.10.${250 + index}`,
      dot1_vlan_names: 'vlan100, vlan200',
    })
  })
}

export const seedLldp = (sim: Simulation): void => seedFitted(sim, 'sysinv.lldp', [lldpAgents, lldpNeighbours], fitLldp)
