import {refuse} from '../../../http/refusal.js'
import {type HostPart, rowsOf} from '../part.js'
import {type Host, isWorker, nameOf} from '../record/host.js'
import {type Interface, interfaceNetworks, interfaces} from '../record/interface.js'
import type {Where} from '../where.js'
import {leaveAddresses, wearAddress} from './allotment.js'
import {addresses, networks} from './model.js'

/** The addresses of its interfaces. */
export const addressPart: HostPart = {
  rows: [rowsOf(addresses, 'host_uuid')],
  onInventory: (c, host) => {
    for (const {network_uuid, interface_uuid} of c.region.of(interfaceNetworks).where({host_uuid: host.uuid})) {
      wearAddress(c, host, c.region.of(networks).get(network_uuid)?.type ?? '', interface_uuid)
    }
  },
  mayUnlock: (host, c) => {
    if (!isWorker(host)) return
    for (const face of c.region.of(interfaces).where({ihost_uuid: host.uuid})) checkAddresses(host, c, face)
  },
  onDelete: leaveAddresses,
}

/** An interface with a static address mode must have an address. */
function checkAddresses(host: Host, c: Where, face: Interface): void {
  if (face.ifclass !== 'data') return
  const own = c.region.of(addresses).where({interface_uuid: face.uuid})
  for (const [mode, family, sign] of [
    [face.ipv4_mode, 'IPv4', '.'],
    [face.ipv6_mode, 'IPv6', ':'],
  ] as const) {
    if (mode !== 'static' || own.some((one) => one.address.includes(sign))) continue
    refuse(
      400,
      `Interface ${face.ifname} on host ${nameOf(host)} is configured for ${family} static address ` +
        `but has no configured ${family} address`,
    )
  }
}
