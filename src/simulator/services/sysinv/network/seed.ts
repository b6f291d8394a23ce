import {type Lay, type NetworkPlan, poolOfFamily} from '../../../scenarios/scenario.js'
import type {Simulation} from '../../../simulation.js'
import {identity} from '../identity.js'
import {type Fitting, fittings} from '../plan/fitting.js'
import {nth} from '../plan/network.js'
import {portFor} from '../plan/port.js'
import {networksOf, type PlannedSystem, plannedSystem, systemPlan} from '../plan/system.js'
import {add} from '../row.js'
import {familyOf, wholeRange} from './ip.js'
import {addresses, dataNetworks, networkPools, networks, pools} from './model.js'

export function seedNetworks(sim: Simulation): void {
  sim.seed<PlannedSystem>({
    name: 'sysinv.network',
    in: 'region',
    collections: [pools, networks, networkPools, addresses, dataNetworks],
    facts: (region) => plannedSystem(sim, region),
    build: ({scope, facts, epoch}) => {
      const id = identity(facts.seed, facts.region)
      const plan = systemPlan(sim, facts.region)
      const all = fittings(sim, scope, facts, epoch)
      const [first] = all
      if (first !== undefined) for (const planned of networksOf(sim, facts)) layNetwork(first, planned, all)
      for (const {name, type: network_type, mtu} of plan.dataNetworks) {
        add(scope.of(dataNetworks), epoch, {
          uuid: id.uuid('data-network', name),
          network_type,
          name,
          description: null,
          mtu,
          multicast_group: null,
          port_num: null,
          ttl: null,
          mode: null,
        })
      }
    },
  })
}

/** A network with a pool of each of its families. */
function layNetwork(first: Fitting, planned: NetworkPlan, fittings: readonly Fitting[]): void {
  const {scope, id, at} = first
  const {type} = planned
  const uuid = id.uuid('network', type)
  const pool = layPool(first, planned, planned, {pool: id.uuid('pool', type), name: planned.pool}, fittings)
  add(scope.of(networks), at, {
    uuid,
    type,
    name: type,
    dynamic: planned.dynamic,
    pool_uuid: pool,
    primary_pool_family: familyOf(planned.network) === 4 ? 'IPv4' : 'IPv6',
  })
  add(scope.of(networkPools), at, {
    uuid: id.uuid('network-pool', type),
    address_pool_uuid: pool,
    network_uuid: uuid,
  })
  if (planned.second === undefined) return
  const name = poolOfFamily(planned.pool, planned.second.network)
  const named = {pool: id.uuid('pool', type, 'second'), name: name === planned.pool ? `${name}-second` : name}
  add(scope.of(networkPools), at, {
    uuid: id.uuid('network-pool', type, 'second'),
    address_pool_uuid: layPool(first, planned, planned.second, named, fittings),
    network_uuid: uuid,
  })
}

/** A pool, and the addresses that the hosts have there. */
function layPool(
  first: Fitting,
  {type, gateway: hasGateway, hosts: forHosts, floating: ofAnother}: NetworkPlan,
  lay: Lay,
  {pool, name}: {readonly pool: string; readonly name: string},
  fittings: readonly Fitting[],
): string {
  const {scope, system, id, at} = first
  const {prefix, network} = lay
  const family = familyOf(network)
  const simplex = system.mode === 'simplex'
  const hold = (n: number, who: string, fitting?: Fitting): {address: string; id: number} => {
    const address = nth(lay, n)
    const wearer = fitting !== undefined && isCarried(type, fitting) ? fitting : undefined
    const row = add(scope.of(addresses), at, {
      uuid: id.uuid('address', type, address),
      address,
      prefix,
      name: `${who}-${type}`,
      enable_dad: family === 6,
      interface_uuid:
        wearer === undefined ? null : id.uuid(wearer.host.uuid, 'interface', carrierOf(wearer, type, simplex)),
      pool_uuid: pool,
      host_uuid: wearer?.host.uuid ?? null,
    })
    return {address, id: row.id}
  }
  const controller = (hostname: string) => fittings.find(({host}) => host.hostname === hostname)
  const none = {address: null, id: null}
  const gateway = hasGateway ? hold(1, 'controller-gateway') : none
  // The one controller of a simplex system has the floating address, and none of its own.
  const alone = forHosts && simplex ? controller('controller-0') : undefined
  const floating = forHosts || ofAnother ? hold(2, 'controller', alone) : none
  const one = forHosts && !simplex ? hold(3, 'controller-0', controller('controller-0')) : none
  const other = forHosts && !simplex ? hold(4, 'controller-1', controller('controller-1')) : none
  if (type === 'mgmt' || type === 'cluster-host') {
    for (const {uuid, hostname, seat} of system.hosts.filter((host) => host.personality !== 'controller')) {
      hold(
        seat + 2,
        hostname,
        fittings.find(({host}) => host.uuid === uuid),
      )
    }
  }
  add(scope.of(pools), at, {
    uuid: pool,
    name,
    network,
    prefix,
    family,
    order: 'random',
    ranges: lay.first === undefined || lay.last === undefined ? wholeRange(network, prefix) : [[lay.first, lay.last]],
    controller0_address: one.address,
    controller0_address_id: one.id,
    controller1_address: other.address,
    controller1_address_id: other.id,
    floating_address: floating.address,
    floating_address_id: floating.id,
    gateway_address: gateway.address,
    gateway_address_id: gateway.id,
  })
  return pool
}

/** Is there an interface that carries the network in the beginning? */
function isCarried(type: string, {bootstrapped, system}: Fitting): boolean {
  if (type === 'oam') return !bootstrapped
  return (
    type === 'mgmt' || type === 'cluster-host' || (type === 'pxeboot' && system.mode !== 'simplex' && !bootstrapped)
  )
}

/** The port, or the loopback, whose interface carries a network. */
function carrierOf({hardware, bootstrapped}: Fitting, type: string, simplex: boolean): string {
  if (type === 'oam') return portFor(hardware, 'oam')
  return simplex || bootstrapped ? 'lo' : portFor(hardware, 'mgmt')
}
