import type {Family, Span, Subnet} from '../../addressing/network.js'
import type {NetworkName, SiteSize} from '../../addressing/network-rule.js'

/**
 * How sites come by a network. `separate`: a subnet for each; `shared`: one subnet, and a range in it for each;
 * `partitioned`: the same within a partition; `public`: a range in what a cloud provider routes; `local`: the same subnet
 * in all of them, because nobody outside sees it.
 */
export const models = ['separate', 'shared', 'partitioned', 'public', 'local'] as const

export type Model = (typeof models)[number]

export interface Site extends SiteSize {
  readonly name: string
  /** What people call its make: simplex, duplex, standard. */
  readonly kind: string
  readonly partition?: string
  /** The year in which it is there; 0 is now. */
  readonly year: number
}

export interface NetworkRequest {
  readonly name: NetworkName
  readonly model: Model
  /** The first one is the primary one. */
  readonly families: readonly Family[]
  /** By name, in the order in which they are taken from. */
  readonly pools: readonly string[]
  /** How long the prefix of a subnet is that a site has for itself. */
  readonly prefix: Partial<Readonly<Record<Family, number>>>
  /** With `local`: the subnet of each family. */
  readonly subnets: readonly Subnet[]
}

export interface Pool {
  readonly name: string
  readonly subnets: readonly Subnet[]
  /** Only sites of this partition take from it. */
  readonly partition?: string
  /** Handed out by a cloud provider, which keeps the first addresses of each subnet for itself. */
  readonly public: boolean
  readonly reserved: number
}

/** What is there already, and by whom. */
export interface Taken extends Span {
  readonly by: string
}

export interface AddressRequest {
  readonly years: number
  readonly sites: readonly Site[]
  readonly networks: readonly NetworkRequest[]
  readonly pools: readonly Pool[]
  readonly gateway: 'first' | 'last'
  /** Addresses that each site has to spare in each network of hosts. */
  readonly spare: number
  readonly taken: readonly Taken[]
}

/** Only what is reached from outside has a gateway; the admin network takes that of the management network over. */
export const isReached = (network: NetworkName, networks: readonly NetworkRequest[]): boolean =>
  network === 'oam' || network === controllerNetwork(networks)

/** By which network the system controller reaches its sites. */
export const controllerNetwork = (networks: readonly NetworkRequest[]): 'admin' | 'management' =>
  networks.some(({name}) => name === 'admin') ? 'admin' : 'management'
