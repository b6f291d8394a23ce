import type {Simulation} from '../../../kernel/simulation.js'
import type {Scope} from '../../../kernel/store.js'
import {add, fittings} from '../fitting.js'
import {type PlannedHost, type PlannedSystem, plannedSystem} from '../host/planned.js'
import {managementAddress} from '../host/seed.js'
import {type Identity, identity} from '../identity.js'
import {interfaceDataNetworks, interfaceNetworks, interfaces, ports, routes} from '../interface/model.js'
import {fitInterfaces, managementPort} from '../interface/seed.js'
import {lldpAgents, lldpNeighbours} from '../lldp/model.js'
import {fitLldp} from '../lldp/seed.js'
import {addresses, dataNetworks, networkPools, networks, pools} from './model.js'

interface PlannedNetwork {
  readonly type: string
  readonly pool: string
  readonly network: string
  readonly prefix: number
  readonly dynamic: boolean
  /** floating and controllers' addresses; null: nobody has any there */
  readonly hosts: boolean
  readonly gateway: boolean
}

const network = (type: string, pool: string, prefix: string, more: Partial<PlannedNetwork> = {}): PlannedNetwork => ({
  ...{type, pool, network: prefix, prefix: 24, dynamic: true, hosts: true, gateway: false},
  ...more,
})

const plannedNetworks: readonly PlannedNetwork[] = [
  network('pxeboot', 'pxeboot', '169.254.202.0'),
  network('mgmt', 'management', '192.168.204.0', {gateway: true}),
  network('oam', 'oam', '10.10.10.0', {dynamic: false, gateway: true}),
  network('cluster-host', 'cluster-host-subnet', '192.168.206.0'),
  network('cluster-pod', 'cluster-pod-subnet', '172.16.0.0', {prefix: 16, dynamic: false, hosts: false}),
  network('cluster-service', 'cluster-service-subnet', '10.96.0.0', {prefix: 12, dynamic: false, hosts: false}),
  network('multicast', 'multicast-subnet', '239.1.1.0', {prefix: 28, dynamic: false, hosts: false}),
  network('storage', 'storage-subnet', '10.10.20.0', {dynamic: false, hosts: false}),
]

/** The data networks of a new lab; worker hosts attach to the first. */
const plannedDataNetworks = ['group0-data0', 'group0-data1'] as const

export function seedNetworks(sim: Simulation): void {
  sim.seed<PlannedSystem>({
    name: 'sysinv.network',
    in: 'region',
    collections: [
      ...[pools, networks, networkPools, addresses, dataNetworks, interfaces, ports, routes],
      ...[interfaceNetworks, interfaceDataNetworks, lldpAgents, lldpNeighbours],
    ],
    facts: (region) => plannedSystem(sim, region),
    build: ({scope, facts, epoch}) => {
      const id = identity(facts.seed, facts.region)
      for (const planned of plannedNetworks) layNetwork(scope, facts, id, planned, epoch)
      for (const name of plannedDataNetworks) {
        add(scope.of(dataNetworks), epoch, {
          uuid: id.uuid('data-network', name),
          network_type: 'vlan',
          name,
          description: null,
          mtu: 1500,
          multicast_group: null,
          port_num: null,
          ttl: null,
          mode: null,
        })
      }
      for (const fitting of fittings(scope, facts, epoch)) {
        fitInterfaces(fitting)
        fitLldp(fitting)
      }
    },
  })
}

function layNetwork(scope: Scope, system: PlannedSystem, id: Identity, planned: PlannedNetwork, at: number): void {
  const {type, prefix} = planned
  const base = planned.network.replace(/\d+$/, '')
  const pool = id.uuid('pool', type)
  const holder = (
    address: string | null,
    name: string,
    host?: PlannedHost,
  ): {address: string | null; id: number | null} => {
    if (address === null) return {address: null, id: null}
    const row = add(scope.of(addresses), at, {
      uuid: id.uuid('address', type, address),
      address,
      prefix,
      name: `${name}-${type}`,
      enable_dad: false,
      interface_uuid: host === undefined ? null : id.uuid(host.uuid, 'interface', carrierOf(system, type)),
      pool_uuid: pool,
      host_uuid: host?.uuid ?? null,
    })
    return {address, id: row.id}
  }
  const simplex = system.mode === 'simplex'
  const gateway = holder(planned.gateway ? `${base}1` : null, 'controller-gateway')
  const floating = holder(planned.hosts ? `${base}2` : null, 'controller')
  const first = holder(
    planned.hosts && !(simplex && type === 'oam') ? `${base}3` : null,
    'controller-0',
    system.hosts[0],
  )
  const second = holder(planned.hosts && !simplex ? `${base}4` : null, 'controller-1', system.hosts[1])
  if (type === 'mgmt' || type === 'cluster-host') {
    for (const host of system.hosts.filter((one) => one.personality !== 'controller')) {
      holder(hostAddress(host, base), host.hostname, host)
    }
  }
  add(scope.of(pools), at, {
    uuid: pool,
    name: `${planned.pool}${planned.pool.endsWith('subnet') ? '' : '-ipv4'}`,
    network: planned.network,
    prefix,
    family: 4,
    order: 'random',
    ranges: [[`${base}1`, lastOf(base, prefix)]],
    controller0_address: first.address,
    controller0_address_id: first.id,
    controller1_address: second.address,
    controller1_address_id: second.id,
    floating_address: floating.address,
    floating_address_id: floating.id,
    gateway_address: gateway.address,
    gateway_address_id: gateway.id,
  })
  const uuid = id.uuid('network', type)
  const name = type
  add(scope.of(networks), at, {
    uuid,
    type,
    name,
    dynamic: planned.dynamic,
    pool_uuid: pool,
    primary_pool_family: 'IPv4',
  })
  add(scope.of(networkPools), at, {
    uuid: id.uuid('network-pool', type),
    address_pool_uuid: pool,
    network_uuid: uuid,
  })
}

/** The port, or the loopback, whose interface carries a network. */
function carrierOf(system: PlannedSystem, type: string): string {
  if (type === 'oam') return 'enp2s0f0'
  return system.mode === 'simplex' ? 'lo' : managementPort
}

const hostAddress = (host: PlannedHost, base: string): string =>
  `${base}${managementAddress(host.id).split('.').at(-1) ?? ''}`

/** The last address that hosts may have, of the few sizes that are planned. */
function lastOf(base: string, prefix: number): string {
  const [a = '', b = ''] = base.split('.')
  if (prefix === 28) return `${base}14`
  if (prefix === 24) return `${base}254`
  if (prefix === 16) return `${a}.${b}.255.254`
  return `${a}.${Number(b) + 15}.255.254`
}
