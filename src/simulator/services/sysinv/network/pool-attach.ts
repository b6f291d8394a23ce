import {changeConfiguration, controllers, everyHost} from '../configuration/change.js'
import {hosts} from '../record/host.js'
import {interfaceNetworks, interfaces} from '../record/interface.js'
import {isSimplex} from '../record/system.js'
import type {Where} from '../where.js'
import {allocate, joinPool, shedAddress} from './allotment.js'
import {addresses, type Network, type Pool, pools} from './model.js'
import type {roles} from './pool-check.js'

type Role = (typeof roles)[number]

const namedAfter: Readonly<Record<Role, string>> = {
  floating: 'controller',
  controller0: 'controller-0',
  controller1: 'controller-1',
  gateway: 'controller-gateway',
}

/** Networks on which the controllers cannot do without addresses. */
const filled = ['mgmt', 'admin', 'pxeboot', 'cluster-host', 'ironic', 'storage']
/** Of these an only controller has just the floating one. */
const floatingAlone = ['mgmt', 'admin', 'pxeboot', 'cluster-host', 'storage']
/** Networks that interfaces carry with addresses of their own. */
const worn = ['mgmt', 'oam', 'cluster-host', 'pxeboot', 'storage', 'admin', 'ironic']
const settingModes = ['mgmt', 'oam', 'cluster-host', 'admin']

const modeOf = ({family}: Pool): 'ipv4_mode' | 'ipv6_mode' => (family === 4 ? 'ipv4_mode' : 'ipv6_mode')

/** The addresses with a role are called as the network wants it, and those that it needs are drawn. */
export function fillPool(where: Where, pool: Pool, {type}: Network): void {
  const {region, sim} = where
  const alone = isSimplex(region) && floatingAlone.includes(type)
  for (const [role, holder] of Object.entries(namedAfter) as [Role, string][]) {
    const ofUnit = role === 'controller0' || role === 'controller1'
    if (alone && ofUnit) continue
    const name = `${holder}-${type}`
    const id = pool[`${role}_address_id`]
    const known = id === null ? undefined : region.of(addresses).find((one) => one.id === id)
    if (known !== undefined) region.of(addresses).update(known.uuid, {name, updatedAt: sim.now()})
    else if (role !== 'gateway' && filled.includes(type)) {
      const address = allocate(where, {...pool, order: 'sequential'}, name)
      const row = region.of(addresses).find((one) => one.address === address)
      region.of(pools).update(pool.uuid, {
        [`${role}_address`]: address,
        [`${role}_address_id`]: row?.id ?? null,
      } as Partial<Pool>)
    }
  }
}

/** A pool that a network has from now on gives its addresses to the interfaces that carry it, and their mode. */
export function attachPool(where: Where, network: Network, pool: Pool): void {
  const {region, sim} = where
  fillPool(where, pool, network)
  for (const {host_uuid, interface_uuid} of region.of(interfaceNetworks).where({network_uuid: network.uuid})) {
    const host = region.of(hosts).get(host_uuid)
    if (host !== undefined && worn.includes(network.type)) joinPool(where, host, network, pool, interface_uuid)
    if (settingModes.includes(network.type)) {
      region.of(interfaces).update(interface_uuid, {[modeOf(pool)]: 'static', updatedAt: sim.now()})
    }
  }
  tellHosts(where, network)
}

/** The interfaces that had addresses of it have them no more, and no mode of that family. */
export function detachPool(where: Where, network: Network, pool: Pool): void {
  const {region, sim} = where
  for (const address of region.of(addresses).where({pool_uuid: pool.uuid})) {
    if (address.interface_uuid === null) continue
    region.of(interfaces).update(address.interface_uuid, {[modeOf(pool)]: null, updatedAt: sim.now()})
    shedAddress(where, address)
  }
  tellHosts(where, network)
}

/** Hosts that have another pool on a network from now on are to be configured anew. */
function tellHosts(where: Where, {type}: Network): void {
  const simplex = isSimplex(where.region)
  if (type === 'oam') changeConfiguration(where, {personalities: controllers, takes: simplex ? 'effect' : 'restart'})
  if (type === 'mgmt' && !simplex) changeConfiguration(where, {personalities: everyHost, takes: 'restart'})
  if (type === 'admin') changeConfiguration(where, {personalities: controllers, takes: 'effect'})
  if (type === 'storage') changeConfiguration(where, {personalities: ['controller', 'worker'], takes: 'effect'})
}
