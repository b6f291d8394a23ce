import {refuse} from '../../../http/refusal.js'
import {networks} from '../network/model.js'
import {type HostPart, rowsOf} from '../part.js'
import {type Host, nameOf} from '../record/host.js'
import {
  type Interface,
  interfaceDataNetworks,
  interfaceNetworks,
  interfaces,
  ports,
  routes,
} from '../record/interface.js'
import {isSimplex} from '../record/system.js'
import type {Where} from '../where.js'
import {fitInterfaces} from './seed.js'

export const interfacePart: HostPart = {
  rows: [
    ...[rowsOf(ports, 'host_uuid'), rowsOf(routes, 'host_uuid'), rowsOf(interfaceNetworks, 'host_uuid')],
    ...[rowsOf(interfaceDataNetworks, 'host_uuid'), rowsOf(interfaces, 'ihost_uuid')],
  ],
  fit: fitInterfaces,
  listedAs: ['iinterfaces', 'ports', 'ethernet_ports'],
  mayUnlock: checkInterfaces,
}

/** The networks that the platform stands on have to be carried. */
function checkInterfaces(host: Host, c: Where): void {
  const name = nameOf(host)
  const simplex = isSimplex(c.region)
  const carrying = (type: string): Interface | undefined => {
    const network = c.region.of(networks).find({type})
    const row = c.region.of(interfaceNetworks).find({host_uuid: host.uuid, network_uuid: network?.uuid ?? ''})
    return row === undefined ? undefined : c.region.of(interfaces).get(row.interface_uuid)
  }
  if (host.personality === 'controller' && carrying('oam') === undefined) {
    refuse(
      400,
      'Can not unlock a controller host without an oam interface. Add an oam interface before re-attempting this command.',
    )
  }
  const management = carrying('mgmt')
  if (management === undefined) refuse(400, `Cannot unlock host ${name} without configuring a management interface.`)
  if (management.iftype === 'virtual' && !simplex) {
    refuse(400, `Cannot unlock host ${name} when management interface is configured on a virtual interface.`)
  }
  const cluster = carrying('cluster-host')
  if (cluster === undefined) refuse(400, `Cannot unlock host ${name} without configuring a cluster-host interface.`)
  if (cluster.iftype === 'virtual' && !simplex) {
    refuse(400, `Cannot unlock host ${name} when cluster-host interface is configured on a virtual interface.`)
  }
  const admin = c.region.of(networks).find({type: 'admin'})
  if (admin !== undefined && host.personality === 'controller' && carrying('admin') === undefined) {
    refuse(400, `Cannot unlock host ${name} without assigning the admin network to an interface`)
  }
}
