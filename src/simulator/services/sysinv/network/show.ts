import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {hosts} from '../record/host.js'
import {interfaces} from '../record/interface.js'
import {notFound, pick, type Resource} from '../resource/resource.js'
import * as model from './model.js'

export const noPool = (ref: string): never => refuse(404, `Address pool ${ref} not found`)

export const poolResource: Resource<model.Pool> = {
  collection: model.pools,
  path: 'addrpools',
  argument: 'address_pool_uuid',
  missing: noPool,
  filters: ['parent_uuid', 'network_type'],
  show: (pool, view) => ({
    ...(view.single ? {id: pool.id} : {}),
    ...pick(pool, 'uuid', 'name', 'network', 'prefix', 'family', 'order'),
    ...pick(pool, 'controller0_address', 'controller0_address_id', 'controller1_address', 'controller1_address_id'),
    ...pick(pool, 'floating_address', 'floating_address_id', 'gateway_address', 'gateway_address_id', 'ranges'),
    ...(view.single ? view.dates() : {}),
  }),
}

export const networkResource: Resource<model.Network> = {
  collection: model.networks,
  path: 'networks',
  argument: 'network_uuid',
  missing: notFound('Network'),
  show: (network, view) => ({
    ...pick(network, 'id', 'uuid', 'type', 'name', 'dynamic', 'pool_uuid', 'primary_pool_family'),
    ...(view.single ? view.dates() : {}),
  }),
}

export const networkPoolResource: Resource<model.NetworkPool> = {
  collection: model.networkPools,
  path: 'network_addresspools',
  argument: 'network_addrpool_uuid',
  missing: notFound('Network addrpool'),
  show: (row, view) => {
    const pool = view.c.region.of(model.pools).get(row.address_pool_uuid)
    const network = view.c.region.of(model.networks).get(row.network_uuid)
    return {
      ...pick(row, 'id', 'uuid'),
      address_pool_id: pool?.id ?? null,
      address_pool_uuid: row.address_pool_uuid,
      address_pool_name: pool?.name ?? null,
      network_id: network?.id ?? null,
      network_uuid: row.network_uuid,
      network_name: network?.name ?? null,
      ...(view.single ? view.dates() : {}),
    }
  },
}

/** The number by which addresses, routes and assignments refer to a host. */
export const hostNumber = (c: Call, uuid: string | null): number | null =>
  uuid === null ? null : (c.region.of(hosts).get(uuid)?.id ?? null)

export const interfaceName = (c: Call, uuid: string | null): string | null =>
  uuid === null ? null : (c.region.of(interfaces).get(uuid)?.ifname ?? null)

const belongings = {
  ihosts: {field: 'host_uuid', argument: 'parent_uuid'},
  iinterfaces: {field: 'interface_uuid', argument: 'parent_uuid'},
}

export const addressResource: Resource<model.Address> = {
  collection: model.addresses,
  path: 'addresses',
  argument: 'address_uuid',
  missing: notFound('Address'),
  parents: belongings,
  show: (address, view) => ({
    ...(view.single ? {id: address.id} : {}),
    uuid: address.uuid,
    ...(address.interface_uuid === null ? {} : {interface_uuid: address.interface_uuid}),
    ifname: interfaceName(view.c, address.interface_uuid),
    ...pick(address, 'address', 'prefix'),
    ...(view.single ? {name: address.name} : {}),
    enable_dad: address.enable_dad,
    forihostid: hostNumber(view.c, address.host_uuid),
    pool_uuid: address.pool_uuid,
    ...(view.single ? view.dates() : {}),
  }),
}

export const dataNetworkResource: Resource<model.DataNetwork> = {
  collection: model.dataNetworks,
  path: 'datanetworks',
  argument: 'datanetwork_uuid',
  missing: notFound('DataNetwork'),
  show: (row, view) => ({
    ...pick(row, 'id', 'uuid', 'network_type', 'name', 'description', 'mtu', 'multicast_group', 'port_num'),
    ...pick(row, 'ttl', 'mode'),
    ...(view.single ? view.dates() : {}),
  }),
}

/** By uuid, number or name, as `system datanetwork-show` names it. */
export function dataNetworkAsked(c: Call<'uuid'>): model.DataNetwork {
  const ref = c.params.uuid
  const table = c.region.of(model.dataNetworks)
  const found = table.get(ref) ?? table.find((one) => one.name === ref || String(one.id) === ref)
  return found ?? dataNetworkResource.missing(ref)
}
