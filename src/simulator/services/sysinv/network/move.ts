import type {Simulation} from '../../../simulation.js'
import {interfaceNetworks} from '../record/interface.js'
import {create} from '../resource/change.js'
import type {Where} from '../where.js'
import {poolsOf} from './allotment.js'
import {addressOf, familyOf, numberOf} from './ip.js'
import {leavePool} from './leave.js'
import {type Network, networks, pools} from './model.js'
import {attachPool} from './pool-attach.js'
import * as resources from './show.js'

/** Of a floating address and those of two controllers. */
const controllersNeed = 3n

/** Whoever controls a subcloud reaches it by its admin network, and has that made anew when it moves. */
export const followMoves = (sim: Simulation): void =>
  sim.onEvent('subcloud.moved', ({region, subnet, floating, gateway}) => {
    const where: Where = {sim, region: sim.in(region)}
    const typed = (type: string): Network | undefined => where.region.of(networks).find({type})
    const carriers = where.region
      .of(interfaceNetworks)
      .where({network_uuid: (typed('admin') ?? typed('mgmt'))?.uuid ?? ''})
    const former = typed('admin')
    // The first pool last: it takes the network along.
    for (const pool of former === undefined ? [] : poolsOf(where, former).toReversed()) {
      leavePool(where, pool)
      where.region.of(pools).remove(pool.uuid)
    }
    const [network = '', prefix] = subnet.split('/')
    const family = familyOf(network)
    const last = addressOf((numberOf(floating) ?? 0n) + controllersNeed - 1n, family)
    const none = {controller0_address: null, controller0_address_id: null, controller1_address: null}
    const made = create(where, resources.poolResource, {
      ...{name: `admin-ipv${family}`, network, prefix: Number(prefix), family, order: 'random'},
      ...{ranges: [[floating, last]], ...none, controller1_address_id: null},
      ...{floating_address: null, floating_address_id: null, gateway_address: null, gateway_address_id: null},
    })
    const held = create(where, resources.addressResource, {
      ...{address: gateway, prefix: made.prefix, name: 'controller-gateway-admin', enable_dad: family === 6},
      ...{interface_uuid: null, pool_uuid: made.uuid, host_uuid: null},
    })
    const pool = where.region.of(pools).update(made.uuid, {gateway_address: gateway, gateway_address_id: held.id})
    const admin = create(where, resources.networkResource, {
      ...{type: 'admin', name: 'admin', dynamic: false, pool_uuid: pool.uuid},
      primary_pool_family: family === 4 ? 'IPv4' : 'IPv6',
    })
    create(where, resources.networkPoolResource, {address_pool_uuid: pool.uuid, network_uuid: admin.uuid})
    for (const {interface_uuid, host_uuid} of carriers) {
      const table = where.region.of(interfaceNetworks)
      table.insert({
        ...{id: table.nextId(), uuid: sim.random(region, 'interface_networks.uuid').uuid(), createdAt: sim.now()},
        ...{updatedAt: null, interface_uuid, network_uuid: admin.uuid, host_uuid},
      })
    }
    attachPool(where, admin, pool)
  })
