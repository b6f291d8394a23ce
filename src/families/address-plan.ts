import {overlap, type Subnet, subnetOf} from '../addressing/network.js'
import type {NetworkName} from '../addressing/network-rule.js'
import type {Apis} from '../cli/apis.js'
import {subclouds} from '../client/dcmanager/subcloud.js'
import {addressPools} from '../client/sysinv/network/address-pool.js'
import type {AddressInput} from '../inputs/plan/address-plan.js'
import {bootstrapAddress, bootstrapValues, controllerRoutes, subnetText} from '../planning/address/bootstrap.js'
import {compareModels} from '../planning/address/compare.js'
import {type AddressPlan, type PoolUse, planAddresses} from '../planning/address/plan.js'
import {controllerNetwork, type Taken} from '../planning/address/request.js'
import {
  countOf,
  type LackRow,
  type ModelRow,
  type OverlapRow,
  type PoolRow,
  type RouteRow,
  type SiteRow,
} from '../views/plan.js'

/** Subnets of the live fleet, and names that are taken. */
export interface LiveFleet {
  readonly taken: readonly LiveSubnet[]
}

/** `subcloud`: whose it is, where it is no subnet of the system controller itself. */
interface LiveSubnet extends Taken {
  readonly text: string
  readonly subcloud?: string
}

export async function liveFleet({dcmanager, sysinv}: Apis): Promise<LiveFleet> {
  const [all, pools] = await Promise.all([subclouds(dcmanager).list({secondary: true}), addressPools(sysinv).list()])
  const of = (text: unknown, by: string, subcloud?: string): LiveSubnet[] => {
    const subnet = typeof text === 'string' ? subnetOf(text) : undefined
    return subnet
      ? [{family: subnet.family, first: subnet.first, last: subnet.last, by, text: subnet.text, subcloud}]
      : []
  }
  return {
    taken: [
      ...all.flatMap((subcloud) => of(subcloud['management-subnet'], `subcloud ${subcloud.name}`, subcloud.name)),
      ...pools.flatMap(({network, prefix, name}) => of(`${network}/${prefix}`, `address pool ${name}`)),
    ],
  }
}

/** All that follows from a request, as rows. */
export interface AddressAnswer {
  readonly plan: AddressPlan
  readonly models: ModelRow[]
  readonly pools: PoolRow[]
  readonly lacks: LackRow[]
  readonly routes: RouteRow[]
  readonly overlaps: OverlapRow[]
}

export function answerOf({request, controllerGateway}: AddressInput, fleet: LiveFleet): AddressAnswer {
  // A planned site that is there already may keep what it has.
  const planned = new Set(request.sites.map(({name}) => name))
  const others = fleet.taken.filter(({subcloud}) => subcloud === undefined || !planned.has(subcloud))
  const plan = planAddresses({...request, taken: [...request.taken, ...others]})
  return {
    plan,
    models: compareModels(request).map((cost) => ({...cost, addresses: countOf(cost.addresses)})),
    pools: plan.pools.map(poolRow),
    lacks: plan.lacks.map(({network, family, year, sites, addresses}) => ({
      ...{network, family: `IPv${family}`, year, sites},
      addresses: countOf(addresses),
    })),
    routes: controllerRoutes(plan.sites, controllerNetwork(request.networks), controllerGateway),
    overlaps: [
      ...overlapsOf(request.pools, inOrder(others)),
      ...moved(plan, controllerNetwork(request.networks), inOrder(fleet.taken)),
    ],
  }
}

function poolRow({pool, family, size, held, used, runsOut}: PoolUse): PoolRow {
  const end = held.at(-1) ?? 0n
  const percent = Number((10_000n * end) / (size === 0n ? 1n : size)) / 100
  return {
    pool,
    family: `IPv${family}`,
    size: countOf(size),
    now: countOf(held[0] ?? 0n),
    end: countOf(end),
    hosts: countOf(used.at(-1) ?? 0n),
    used: `${percent.toFixed(1)} %`,
    runs_out: runsOut ?? null,
  }
}

/** By their addresses, in whatever order the fleet was told. */
const inOrder = (taken: readonly LiveSubnet[]): LiveSubnet[] =>
  [...taken].sort((a, b) => a.family - b.family || Number(a.first > b.first) - Number(a.first < b.first))

/** What is there already within the pools, and around which the plan leads. */
function overlapsOf(
  pools: readonly {name: string; subnets: readonly Subnet[]}[],
  taken: readonly LiveSubnet[],
): OverlapRow[] {
  const subnets = pools.flatMap(({name, subnets: own}) => own.map((subnet) => ({name, subnet})))
  return taken.flatMap((one) =>
    subnets
      .filter(({subnet}) => overlap(subnet, one))
      .map(({name, subnet}) => ({subnet: one.text, of: one.by, meets: `pool ${name}, ${subnet.text}`})),
  )
}

/** Sites that are there, and have another subnet than the one that the plan gives them. */
function moved(plan: AddressPlan, network: NetworkName, taken: readonly LiveSubnet[]): OverlapRow[] {
  const sites = new Map(plan.sites.map((site) => [site.name, site]))
  return taken.flatMap((one) => {
    const slot = sites.get(one.subcloud ?? '')?.slots.find((slot) => slot.network === network)
    if (!slot || (slot.subnet.first === one.first && subnetText(slot).endsWith(`/${one.text.split('/')[1]}`))) return []
    return [{subnet: one.text, of: one.by, meets: `its own plan, ${subnetText(slot)}`}]
  })
}

export const siteRows = ({plan}: AddressAnswer, {request, controllerGateway}: AddressInput): SiteRow[] =>
  plan.sites.map((site) => ({
    name: site.name,
    kind: site.kind,
    partition: site.partition ?? '',
    year: site.year,
    bootstrap_address: bootstrapAddress(site) ?? '',
    ...bootstrapValues(site, request.networks, controllerGateway),
    lacks: site.lacking.join(' '),
    ...storageOf(site),
  }))

/** Configured after the bootstrap, so not among its values. */
function storageOf({slots}: AddressPlan['sites'][number]): Record<string, string> {
  const own = slots.filter(({network}) => network === 'storage')
  if (own.length === 0) return {}
  return {
    storage_subnet: own.map(subnetText).join(','),
  }
}
