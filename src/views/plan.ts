import {columns, type View} from '../output/view.js'

/** A count of addresses: with IPv6 more than a number can hold, and then its digits. */
export type Count = number | string

export const countOf = (value: bigint): Count =>
  value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : String(value)

/** What a network would take in one of the models. */
export interface ModelRow {
  network: string
  model: string
  chosen: boolean
  subnets: number
  addresses: Count
  routes: number
}

export const modelView: View<ModelRow> = {
  list: [
    ...columns<ModelRow>('network', 'model'),
    {field: 'chosen', value: ({chosen}) => (chosen ? 'yes' : '')},
    ...columns<ModelRow>('subnets', 'addresses', 'routes'),
  ],
}

/** A pool, now and at the end. */
export interface PoolRow {
  pool: string
  family: string
  size: Count
  now: Count
  end: Count
  /** Addresses that hosts and gateways have at the end. */
  hosts: Count
  used: string
  runs_out: number | null
}

export const poolView: View<PoolRow> = {
  list: [
    ...columns<PoolRow>('pool', 'family', 'size', 'now', 'end', 'hosts', 'used'),
    {field: 'runs_out', label: 'runs out in year', value: ({runs_out}) => runs_out ?? ''},
  ],
}

/** A site with what it is bootstrapped from. */
export interface SiteRow {
  name: string
  kind: string
  partition: string
  year: number
  lacks: string
  [key: string]: string | number
}

export const siteView: View<SiteRow> = {
  list: [
    ...columns<SiteRow>('name', 'kind', 'partition', 'year', 'external_oam_subnet', 'external_oam_floating_address'),
    ...columns<SiteRow>('management_subnet', 'management_start_address', 'management_end_address', 'lacks'),
  ],
}

export interface RouteRow {
  network: string
  prefix: number
  gateway: string
  sites: number
}

export const routeView: View<RouteRow> = {list: columns('network', 'prefix', 'gateway', 'sites')}

/** What the fleet has that the plan keeps away from. */
export interface OverlapRow {
  subnet: string
  of: string
  meets: string
}

export const overlapView: View<OverlapRow> = {list: columns('subnet', 'of', 'meets')}

/** What no pool has room for. */
export interface LackRow {
  network: string
  family: string
  year: number
  sites: number
  addresses: Count
}

export const lackView: View<LackRow> = {list: columns('network', 'family', 'year', 'sites', 'addresses')}
