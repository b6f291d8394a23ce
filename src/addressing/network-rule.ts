import type {Family} from './network.js'

// What the platform says of the networks of a site: how small they may be, and who has addresses in them. Whoever judges
// the values of a site and whoever plans them read it here, so that nothing is planned that would be refused.

/** The networks that a site may have, in the order in which people think of them. */
export const networkNames = [
  ...(['oam', 'admin', 'management', 'cluster-host', 'cluster-pod', 'cluster-service'] as const),
  ...(['storage', 'pxeboot', 'multicast'] as const),
] as const

export type NetworkName = (typeof networkNames)[number]

/** Those through which the system controller, or its operators, reach a site. */
export type ReachedNetwork = 'oam' | 'admin' | 'management'

export const systemModes = ['simplex', 'duplex', 'duplex-direct'] as const

export type SystemMode = (typeof systemModes)[number]

/** Regions that are no subclouds. */
export const reservedNames: readonly string[] = ['RegionOne', 'SystemController']

/** The fewest addresses that dcmanager lets a subnet have, all of them counted. */
export function leastSubnet(network: ReachedNetwork, simplex: boolean): number {
  if (network === 'oam') return 3
  return simplex ? 4 : 8
}

/** The fewest addresses that dcmanager lets the range of a management or admin network have. */
export const leastRange = (simplex: boolean): number => (simplex ? 1 : 3)

/** A subnet of IPv6 that reaches further is refused. */
export const WIDEST_IPV6 = 64

export const bitsOf = (family: Family): number => (family === 4 ? 32 : 128)

/** A floating address and one for each controller, which sysinv reserves in every network of hosts. */
const CONTROLLERS = 3
/** What service management, maintenance, and the two halves of patching call each other by. */
const GROUPS = 4

export interface SiteSize {
  readonly mode: SystemMode
  readonly workers: number
}

/** How many addresses of a network a site gives to its hosts; nothing where Kubernetes hands out the whole subnet. */
export function hostAddresses(network: NetworkName, {mode, workers}: SiteSize): number | undefined {
  const simplex = mode === 'simplex'
  switch (network) {
    case 'oam':
      return simplex ? 1 : CONTROLLERS
    case 'admin':
      return leastRange(simplex)
    case 'management':
      return leastRange(simplex) + workers
    case 'cluster-host':
    case 'storage':
    case 'pxeboot':
      return CONTROLLERS + workers
    case 'multicast':
      return GROUPS
    case 'cluster-pod':
    case 'cluster-service':
      return undefined
  }
}

/** What the bootstrap takes where nothing else is said; each site has it for itself. */
export const localDefaults: Readonly<Partial<Record<NetworkName, string>>> = {
  'cluster-host': '192.168.206.0/24',
  'cluster-pod': '172.16.0.0/16',
  'cluster-service': '10.96.0.0/12',
  pxeboot: '169.254.202.0/24',
  multicast: '239.1.1.0/28',
}
