// What a plan of a change to the fleet is made from, and what it is made of: data, however it was come by.

export const fleetStrategyTypes = ['sw-deploy', 'prestage', 'kubernetes', 'kube-rootca-update', 'firmware'] as const

/** As dcmanager calls them. */
export type FleetStrategyType = (typeof fleetStrategyTypes)[number]

/** A subcloud, as the system controller knows it. */
export interface SiteFact {
  readonly id: number
  readonly name: string
  /** The id of its group. */
  readonly group: number | undefined
  readonly managed: boolean
  readonly online: boolean
  readonly deployStatus: string
  readonly backupStatus: string | undefined
  readonly prestageStatus: string | undefined
  /** Its major release. */
  readonly release: string | undefined
  /** The sync status of each endpoint, by its type. */
  readonly sync: Readonly<Record<string, string>>
}

export interface GroupFact {
  readonly id: number
  readonly name: string
  readonly serial: boolean
  readonly maxParallel: number
}

export interface ReleaseFact {
  readonly id: string
  readonly version: string
  readonly state: string
}

export interface AlarmFact {
  readonly id: string
  readonly entity: string
  readonly managementAffecting: boolean
}

/** What only the subcloud itself knows. What a type of strategy does not look at is left out. */
export interface InsideFact {
  readonly alarms: readonly AlarmFact[]
  /** The strategy that its own orchestrator has. */
  readonly strategy?: {readonly type: string; readonly state: string} | undefined
  readonly releases?: readonly ReleaseFact[]
  /** Its deployment of software, where one is under way or was not deleted. */
  readonly deployment?: {readonly state: string} | undefined
  readonly kubernetes?: KubernetesFact
  /** What its health query finds wrong, alarms left out. */
  readonly unwell?: readonly string[]
  /** It has a host in service on which workloads run. */
  readonly works?: boolean
  /** It has two controllers, and controller-0 is not the active one. */
  readonly ledByOther?: boolean
}

export interface KubernetesFact {
  /** To which version an upgrade is under way. */
  readonly underWayTo?: string
  /** The versions that it may be upgraded to. */
  readonly available: readonly string[]
}

/** What was learnt inside of a subcloud, or why nothing was. */
export type Inside = InsideFact | {readonly silent: string}

export type AlarmRestriction = 'strict' | 'relaxed'

/** How long one subcloud took, once. */
export interface PastStep {
  readonly site: string
  readonly seconds: number
}

/** The fleet, at a moment. */
export interface FleetFact {
  readonly sites: readonly SiteFact[]
  readonly groups: readonly GroupFact[]
  /** The strategy that there is: there is one at a time, in the whole cloud. */
  readonly standing: {readonly type: string; readonly state: string} | undefined
  /** Those of the system controller. */
  readonly releases: readonly ReleaseFact[]
  /** The software of the system controller itself is being changed. */
  readonly controllerDeploying: boolean
  /** The version of Kubernetes that the system controller has. */
  readonly kubernetes: string | undefined
  /** Which alarms stand in the way, by the options of each subcloud; of all others by the default. */
  readonly restrictions: {readonly default: AlarmRestriction; readonly of: ReadonlyMap<string, AlarmRestriction>}
  /** What its clock says, where that is known: milliseconds since 1970. */
  readonly now?: number | undefined
  /** How long this took before. */
  readonly past: readonly PastStep[]
}

/** Which subclouds: the API knows all, one group and one subcloud; a selection takes groups made for it. */
export type Scope =
  | {readonly kind: 'all'}
  | {readonly kind: 'group'; readonly group: GroupFact}
  | {readonly kind: 'one'; readonly name: string}
  | {readonly kind: 'selection'; readonly names: readonly string[]}

/** A certificate that is to be made: the day is written as in `2036-01-01`. */
export interface CertificateWish {
  readonly subject: string | undefined
  readonly lastDay: string | undefined
}

/** What somebody wants done. */
export interface Wish {
  readonly type: FleetStrategyType
  readonly scope: Scope
  readonly applyType?: 'serial' | 'parallel' | undefined
  readonly maxParallel?: number | undefined
  readonly stopOnFailure?: boolean | undefined
  /** Of software: the id of the release. Of prestaging: the major release. */
  readonly release?: string | undefined
  readonly rollback?: boolean | undefined
  readonly cleanup?: boolean | undefined
  /** What a deployment leaves is deleted at its end. */
  readonly delete?: boolean | undefined
  readonly withPrestage?: boolean | undefined
  /** Prestaging prepares a deployment of software, not an installation. */
  readonly forDeploy?: boolean | undefined
  readonly force?: boolean | undefined
  readonly toVersion?: string | undefined
  /** Of a root certificate: what is asked of the new one. */
  readonly certificate?: CertificateWish | undefined
  /** How long one subcloud takes, where somebody knows. */
  readonly perSite?: number | undefined
}
