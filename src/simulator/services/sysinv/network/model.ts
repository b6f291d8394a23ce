import {collection} from '../../../kernel/collection.js'
import type {Row} from '../row.js'

export interface Pool extends Row {
  readonly name: string
  readonly network: string
  readonly prefix: number
  readonly family: 4 | 6
  readonly order: string
  readonly ranges: readonly (readonly [string, string])[]
  readonly controller0_address: string | null
  readonly controller0_address_id: number | null
  readonly controller1_address: string | null
  readonly controller1_address_id: number | null
  readonly floating_address: string | null
  readonly floating_address_id: number | null
  readonly gateway_address: string | null
  readonly gateway_address_id: number | null
}

export interface Network extends Row {
  readonly type: string
  readonly name: string
  readonly dynamic: boolean
  /** its first pool */
  readonly pool_uuid: string | null
  readonly primary_pool_family: 'IPv4' | 'IPv6'
}

/** A pool of a network: one for each family. */
export interface NetworkPool extends Row {
  readonly address_pool_uuid: string
  readonly network_uuid: string
}

export interface Address extends Row {
  readonly address: string
  readonly prefix: number
  readonly name: string | null
  readonly enable_dad: boolean
  readonly interface_uuid: string | null
  readonly pool_uuid: string | null
  /** of the host that its interface belongs to */
  readonly host_uuid: string | null
}

export interface DataNetwork extends Row {
  readonly network_type: string
  readonly name: string
  readonly description: string | null
  readonly mtu: number
  readonly multicast_group: string | null
  readonly port_num: number | null
  readonly ttl: number | null
  readonly mode: string | null
}

export const pools = collection<Pool>('sysinv.pool', {key: 'uuid', index: ['name']})
export const networks = collection<Network>('sysinv.network', {key: 'uuid', index: ['type', 'name']})
export const networkPools = collection<NetworkPool>('sysinv.network-pool', {key: 'uuid', index: ['network_uuid']})
export const addresses = collection<Address>('sysinv.address', {
  key: 'uuid',
  index: ['interface_uuid', 'host_uuid', 'pool_uuid'],
})
export const dataNetworks = collection<DataNetwork>('sysinv.data-network', {key: 'uuid', index: ['name']})
