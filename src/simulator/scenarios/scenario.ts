import type {Hardware} from './hardware.js'

export type Personality = 'controller' | 'worker' | 'storage'

/** A host as a scenario plans it; the services derive everything else. */
export interface HostPlan {
  readonly hostname: string
  readonly personality: Personality
  /** its kind of machine */
  readonly hardware: string
  readonly location?: string
}

/** A network of the platform, with its first pool. */
/** Where the addresses of a network lie, of one family. */
export interface Lay {
  readonly network: string
  readonly prefix: number
  /** of a site that says where its addresses begin, with the floating one, and end */
  readonly first?: string
  readonly last?: string
  /** addresses that are none of the row: 1 is the gateway's, 2 the floating one, 3 and 4 the controllers' */
  readonly named?: Readonly<Record<string, string>>
}

export interface NetworkPlan extends Lay {
  readonly type: string
  readonly pool: string
  readonly dynamic: boolean
  /** the controllers have addresses there, a floating one among them */
  readonly hosts: boolean
  /** of another system's network its floating address is known */
  readonly floating?: true
  readonly gateway: boolean
  /** of a network that has both families from the first day: the one that is not its primary */
  readonly second?: Lay
}

/** Where a network of a site lies, by its type: what differs from one site to the next. */
export type Place = Readonly<Record<string, Lay & {readonly second?: Lay}>>

/** Pools are called after their family, where their names say one. */
export const poolOfFamily = (name: string, network: string): string =>
  name.replace(/ipv[46]$/, network.includes(':') ? 'ipv6' : 'ipv4')

export interface DataNetworkPlan {
  readonly name: string
  readonly type: 'flat' | 'vlan' | 'vxlan'
  readonly mtu: number
}

export interface ApplicationPlan {
  readonly name: string
  readonly version: string
  readonly applied: boolean
  /** none: those that it usually has */
  readonly charts: readonly {readonly name: string; readonly namespace: string}[]
}

/** Where the volumes of containers are kept. */
export interface StoragePlan {
  readonly backend: 'none' | 'ceph' | 'ceph-rook'
  /** of Rook: which hosts may carry OSDs */
  readonly deployment: 'controller' | 'dedicated' | 'open'
  readonly services: readonly ('block' | 'ecblock' | 'filesystem' | 'object')[]
  /** of Rook: the hosts that have one; without any said, the first that suit */
  readonly monitors?: readonly string[]
}

/** Of systems of which nothing is said, as of data from before something could be. */
export const usualStorage: StoragePlan = {backend: 'ceph', deployment: 'controller', services: ['block', 'filesystem']}

export interface SystemPlan {
  readonly systemMode: 'simplex' | 'duplex' | 'duplex-direct'
  readonly systemType: 'All-in-one' | 'Standard'
  /** how its operators call it; without one it is called as its region or role suggests */
  readonly systemName?: string
  /** only the bootstrap was run on its first controller: that waits to be configured, and to be unlocked */
  readonly bootstrapped?: true
  readonly hosts: readonly HostPlan[]
  readonly storage?: StoragePlan
  readonly networks: readonly NetworkPlan[]
  readonly dataNetworks: readonly DataNetworkPlan[]
  readonly applications: readonly ApplicationPlan[]
}

/** A subcloud that has a name of its own, and maybe a system of its own. */
export interface SitePlan {
  readonly name: string
  readonly description: string | null
  readonly location: string | null
  readonly system?: SystemPlan
}

/** What there is in the beginning. Plain JSON: it is kept with the data that is made from it. */
export interface Scenario {
  readonly name: string
  readonly central: SystemPlan
  /** a distributed cloud: the central system controls subclouds of this plan */
  readonly subcloud?: SystemPlan
  readonly subclouds: number
  /** the first of the subclouds, where they are described one by one */
  readonly sites: readonly SitePlan[]
  readonly hardware: Readonly<Record<string, Hardware>>
}

/** What a machine is, of which nothing but its purpose is said. */
export const usualHardware = (personality: Personality, systemType: SystemPlan['systemType']): string =>
  personality === 'controller' && systemType === 'All-in-one' ? 'all-in-one' : personality

/** The names that a distributed cloud gives its subclouds in the beginning, from number 1 on. */
export const subcloudName = ({sites}: Pick<Scenario, 'sites'>, n: number): string =>
  sites[n - 1]?.name ?? `subcloud${n}`

/** How the system of a subcloud is planned, whether it is there at present or not. */
export const subcloudPlan = ({sites, subcloud}: Scenario, name: string): SystemPlan | undefined =>
  sites.find((site) => site.name === name)?.system ?? subcloud
