import type {NetworkName} from '../../addressing/network-rule.js'
import {bitsOf} from '../../addressing/network-rule.js'
import {type AddressRequest, isReached, type Model, type NetworkRequest, type Site} from './request.js'
import {needOf, separateBits, sharedBits} from './size.js'

/** What a network would take in one of the models, once all sites are there. */
export interface ModelCost {
  readonly network: NetworkName
  readonly model: Model
  readonly chosen: boolean
  /** Subnets of one's own. */
  readonly subnets: number
  readonly addresses: bigint
  /** Networks that routers outside the sites have to know. */
  readonly routes: number
}

/** Kubernetes hands out the whole subnet, and two servers for PXE in one segment would answer for each other. */
const possible: Readonly<Record<NetworkName, readonly Model[]>> = {
  oam: ['separate', 'shared', 'partitioned', 'public'],
  admin: ['separate', 'shared', 'partitioned'],
  management: ['separate', 'shared', 'partitioned'],
  'cluster-host': ['separate', 'shared', 'partitioned', 'local'],
  'cluster-pod': ['separate', 'local'],
  'cluster-service': ['separate', 'local'],
  storage: ['separate', 'shared', 'partitioned', 'local'],
  pxeboot: ['separate', 'local'],
  multicast: ['separate', 'shared', 'partitioned', 'local'],
}

export const modelsOf = (network: NetworkName): readonly Model[] => possible[network]

/** Every network in every model in which it could be. */
export function compareModels(request: AddressRequest): ModelCost[] {
  return request.networks.flatMap((network) =>
    modelsOf(network.name).flatMap((model): ModelCost[] => {
      const cost = costOf(request, network, model)
      if (!cost) return []
      const routes = isReached(network.name, request.networks) ? cost.subnets : 0
      return [{network: network.name, model, chosen: model === network.model, ...cost, routes}]
    }),
  )
}

function costOf(request: AddressRequest, network: NetworkRequest, model: Model) {
  const {sites} = request
  const {families} = network
  const each = (count: (family: NetworkRequest['families'][number]) => bigint) =>
    families.reduce((sum, family) => sum + count(family), 0n)
  const bits = (count: number) => 1n << BigInt(count)
  switch (model) {
    case 'separate': {
      // How large such a subnet is has to be said.
      if (needOf(network.name, sites[0] as Site, 0) === undefined && families.some((one) => !network.prefix[one])) {
        return undefined
      }
      const addresses = each((family) =>
        sites.reduce((sum, site) => sum + bits(separateBits(request, network, family, site)), 0n),
      )
      return {subnets: sites.length * families.length, addresses}
    }
    case 'shared':
    case 'partitioned': {
      const groups = model === 'shared' ? [sites] : [...byPartition(sites).values()]
      const addresses = each((family) =>
        groups.reduce((sum, group) => sum + bits(sharedBits(request, network, family, group)), 0n),
      )
      return {subnets: groups.length * families.length, addresses}
    }
    case 'public':
      return {
        subnets: 0,
        addresses: each(() => sites.reduce((sum, site) => sum + (needOf(network.name, site, request.spare) ?? 0n), 0n)),
      }
    case 'local': {
      if (network.model !== 'local') return undefined
      const addresses = network.subnets.reduce((sum, {family, prefix}) => sum + bits(bitsOf(family) - prefix), 0n)
      return {subnets: network.subnets.length, addresses}
    }
  }
}

export function byPartition(sites: readonly Site[]): Map<string, Site[]> {
  const groups = new Map<string, Site[]>()
  for (const site of sites) {
    const group = groups.get(site.partition ?? '') ?? []
    group.push(site)
    groups.set(site.partition ?? '', group)
  }
  return groups
}
